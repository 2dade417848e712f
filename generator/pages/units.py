"""The list of units, and a page for each: what it must do, by when, and to whom it reports."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import groupby
from typing import NamedTuple

from generator.domain import addresses
from generator.domain.duties import shares_of_units
from generator.domain.plan import Plan
from generator.domain.registry import Registry, Unit
from generator.domain.roles import Role
from generator.domain.text import SortKey, sort_key
from generator.domain.timespan import Kind, Span
from generator.pages.bundle_places import bundle_places
from generator.pages.dossier import dossier_of, reports_to
from generator.pages.environment import Studio
from generator.pages.page import Draft, Heading, Page, PageKind, ids
from generator.pages.plans import newest_first
from generator.pages.sheets import Sheet, sheets
from generator.pages.tables import UnitDuty

_UNITS_A_SHEET = 700
_DUTIES_A_SHEET = 120


@dataclass(frozen=True, kw_only=True, slots=True)
class Shelf:
    """Duties of one sort of time, under one heading."""

    anchor: str
    title: str
    why: str
    duties: tuple[UnitDuty, ...]


_SHELVES = (
    ("co-ngay", "Có ngày", "ngày gần nhất đứng trước"),
    ("dinh-ky", "Định kỳ", "lặp lại theo lời của bản gốc"),
    ("thuong-xuyen", "Thường xuyên và theo các đợt", "trong suốt thời gian của kế hoạch"),
    ("khong-neu-ngay", "Không nêu ngày", "bản gốc không cho ngày; cổng không tự đặt ra"),
)


class _Ties(NamedTuple):
    """What in the registry leads to a unit: the units below it, the documents that it issued."""

    children: tuple[str, ...]
    documents: tuple[str, ...]


def drafts(studio: Studio) -> Iterator[Draft]:
    """The list of units, and the page of every unit in the registry."""
    corpus = studio.corpus
    shares, reports = shares_of_units(corpus), reports_to(corpus)
    tasks = {unit: sum(share.tasks for share in own.values()) for unit, own in shares.items()}
    yield from _list_drafts(studio, tasks)
    ties, places = _ties(corpus.registry), bundle_places(corpus)
    for unit in corpus.registry.units.values():
        weights = {
            name: 1 + share.tasks + reports[unit.id][name]
            for name, share in shares.get(unit.id, {}).items()
        }
        yield from _unit_drafts(studio, unit, ties[unit.id], weights, places[unit.id])


def _ties(registry: Registry) -> Mapping[str, _Ties]:
    children, documents = defaultdict(list), defaultdict(list)
    for unit in registry.units.values():
        if unit.parent:
            children[unit.parent].append(unit.id)
    for document in registry.documents.values():
        if document.issuer:
            documents[document.issuer].append(document.id)
    return {
        name: _Ties(children=tuple(children[name]), documents=tuple(documents[name]))
        for name in registry.units
    }


def shelves(duties: Iterable[UnitDuty]) -> tuple[Shelf, ...]:
    """Duties by the sort of their time, the dated ones in the order of days; no empty shelves."""
    sorted_duties = sorted(duties, key=lambda duty: (_day(duty), duty.plan.id))
    placed: defaultdict[str, list[UnitDuty]] = defaultdict(list)
    for duty in sorted_duties:
        placed[_shelf_of(duty.due)].append(duty)
    return tuple(
        Shelf(anchor=anchor, title=title, why=why, duties=tuple(placed[anchor]))
        for anchor, title, why in _SHELVES
        if placed[anchor]
    )


def _day(duty: UnitDuty) -> date:
    return (duty.due and duty.due.due) or date.max


def _shelf_of(due: Span | None) -> str:
    if due is None or due.kind is Kind.UNSPECIFIED:
        return "khong-neu-ngay"
    if due.due:
        return "co-ngay"
    if due.kind is Kind.RECURRING:
        return "dinh-ky"
    return "thuong-xuyen"


def _list_drafts(studio: Studio, tasks: Mapping[str, int]) -> Iterator[Draft]:
    units = sorted(studio.corpus.registry.units.values(), key=_place)
    for sheet in sheets(addresses.UNITS, units, _UNITS_A_SHEET):
        yield Draft(
            address=sheet.address,
            kind=PageKind.UNITS,
            make=partial(_list_page, studio, sheet, tasks),
        )


def _list_page(studio: Studio, sheet: Sheet[Unit], tasks: Mapping[str, int]) -> Page:
    return studio.page(
        sheet.address,
        PageKind.UNITS,
        f"Đơn vị{sheet.suffix}",
        template="units.html",
        description="Mọi đơn vị được nêu trong các kế hoạch; mở trang của đơn vị để xem việc.",
        families=[(name, [*own]) for name, own in groupby(sheet.items, key=_province)],
        tasks=tasks,
        sheet=sheet,
    )


def _province(unit: Unit) -> str:
    return unit.province or "Trung ương"


def _place(unit: Unit) -> tuple[SortKey, SortKey]:
    return sort_key(_province(unit)), sort_key(unit.name)


def _unit_drafts(
    studio: Studio, unit: Unit, ties: _Ties, weights: Mapping[str, int], bundles: str
) -> Iterator[Draft]:
    """The page of a unit; where many plans name it, the newest first and the others after it.

    `weights` has how much each of these plans takes, `bundles` is the address at which the unit's
    bundles are offered.
    """
    corpus, reach = studio.corpus, studio.corpus.reach
    plans = newest_first(map(corpus.plans.__getitem__, weights))
    cut = sheets(addresses.unit(unit.id), plans, _DUTIES_A_SHEET, lambda plan: weights[plan.id])
    above = (unit.parent,) if unit.parent else ()
    groups = corpus.groups_of.get(unit.id, ())
    units = reach.units((unit.id, *above, *unit.successors, *groups, *ties.children))
    entries = (*units, "", *reach.documents(ties.documents))
    for sheet in cut:
        yield Draft(
            address=sheet.address,
            kind=PageKind.UNIT,
            make=partial(_unit_page, studio, unit, ties, sheet, bundles),
            plans=ids(sheet.items),
            entries=entries,
            also=(sheet.count, bundles),
        )


def _unit_page(studio: Studio, unit: Unit, ties: _Ties, sheet: Sheet[Plan], bundles: str) -> Page:
    dossier = dossier_of(studio.corpus, unit.id, sheet.items)
    found = shelves(dossier.duties)
    return studio.page(
        sheet.address,
        PageKind.UNIT,
        f"{unit.name}{sheet.suffix}",
        template="unit.html",
        description=f"Việc, thời hạn và nơi nhận báo cáo của {unit.name} trong mọi kế hoạch.",
        contents=_contents(found, taken_along=bool(dossier.plans)),
        unit=unit,
        shelves=found,
        routes=[duty for duty in dossier.duties if duty.route and duty.reports],
        dossier=dossier,
        roles=roles_of(dossier.duties),
        groups=studio.corpus.groups_of.get(unit.id, ()),
        children=ties.children,
        documents=ties.documents,
        sheet=sheet,
        bundles=bundles,
    )


def roles_of(duties: Iterable[UnitDuty]) -> tuple[Role, ...]:
    """The roles that occur in duties, the unit's own and others', in the order of legends."""
    found = {holder.role for duty in duties for holder in duty.holders}
    found |= {h.role for duty in duties for held in duty.named.values() for h in held}
    return tuple(role for role in Role if role in found)


def _contents(found: Iterable[Shelf], *, taken_along: bool) -> Iterator[Heading]:
    yield Heading("Báo cáo cho ai", "bao-cao")
    children = tuple(Heading(shelf.title, shelf.anchor) for shelf in found)
    yield Heading("Việc phải làm", "viec", children)
    if taken_along:
        yield Heading("Mang theo", "mang-theo")
    yield Heading("Lịch và văn bản", "lich-van-ban")
