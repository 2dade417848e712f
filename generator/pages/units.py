"""The list of units, and a page for each: what it must do, by when, and to whom it reports."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from itertools import groupby
from typing import NamedTuple

from generator.domain import addresses
from generator.domain.corpus import Corpus
from generator.domain.holders import by_unit, holders, in_order
from generator.domain.plan import Plan, Recipient, Route, Task
from generator.domain.registry import Unit
from generator.domain.roles import Role
from generator.domain.text import SortKey, sort_key
from generator.domain.timespan import Kind, Span
from generator.pages.bundle_places import bundle_places
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


@dataclass(frozen=True, kw_only=True, slots=True)
class Incoming:
    """A report that comes to a unit: as its addressee, through it, or passed on to it."""

    plan: Plan
    task: Task
    part: str
    route: Route
    due: Span | None
    reporters: tuple[str, ...]


class Given(NamedTuple):
    """A task of a plan, as it stands in the dossier of each unit that has a part in it."""

    plan: Plan
    task: Task


@dataclass(slots=True)
class Dossier:
    """Everything that concerns one unit, gathered in one pass over the plans."""

    given: list[Given]
    incoming: list[Incoming]
    received: list[tuple[Plan, Recipient]]
    issued: list[Plan]
    children: list[str]
    documents: list[str]

    def of(self, plans: Iterable[Plan]) -> Dossier:
        """What of it is of some plans; what is of none stays whole."""
        return self.parted([plans])[0]

    def parted(self, groups: Sequence[Iterable[Plan]]) -> list[Dossier]:
        """What of it is of each group of plans, in one pass over it."""
        parts = [replace(self, given=[], incoming=[], received=[], issued=[]) for _ in groups]
        found = {plan.id: part for group, part in zip(groups, parts, strict=True) for plan in group}
        for given in self.given:
            if part := found.get(given.plan.id):
                part.given.append(given)
        for item in self.incoming:
            if part := found.get(item.plan.id):
                part.incoming.append(item)
        for plan, line in self.received:
            if part := found.get(plan.id):
                part.received.append((plan, line))
        for plan in self.issued:
            if part := found.get(plan.id):
                part.issued.append(plan)
        return parts


_SHELVES = (
    ("co-ngay", "Có ngày", "ngày gần nhất đứng trước"),
    ("dinh-ky", "Định kỳ", "lặp lại theo lời của bản gốc"),
    ("thuong-xuyen", "Thường xuyên và theo các đợt", "trong suốt thời gian của kế hoạch"),
    ("khong-neu-ngay", "Không nêu ngày", "bản gốc không cho ngày; cổng không tự đặt ra"),
)


def drafts(studio: Studio) -> Iterator[Draft]:
    """The list of units, and the page of every unit in the registry."""
    dossiers, places = gather(studio.corpus), bundle_places(studio.corpus)
    yield from _list_drafts(studio, dossiers)
    for unit in studio.corpus.registry.units.values():
        yield from _unit_drafts(studio, unit, dossiers[unit.id], places[unit.id])


def gather(corpus: Corpus) -> Mapping[str, Dossier]:
    """What concerns each unit, by its id; each plan is read once."""
    found: defaultdict[str, Dossier] = defaultdict(lambda: Dossier([], [], [], [], [], []))
    for plan in corpus.plans.values():
        found[plan.issuer].issued.append(plan)
        for recipient in plan.recipients:
            if recipient.unit:
                found[recipient.unit].received.append((plan, recipient))
        for task in plan.tasks:
            _gather_task(corpus, plan, task, found)
    for unit in corpus.registry.units.values():
        if unit.parent:
            found[unit.parent].children.append(unit.id)
    for document in corpus.registry.documents.values():
        if document.issuer:
            found[document.issuer].documents.append(document.id)
    return found


def _gather_task(corpus: Corpus, plan: Plan, task: Task, found: Mapping[str, Dossier]) -> None:
    everyone, given = holders(corpus.registry, task), Given(plan, task)
    for unit_id in dict.fromkeys(holder.unit for holder in everyone):
        found[unit_id].given.append(given)
    if route := plan.route(task.id):
        due = corpus.times[plan.id].due_of(task)
        reporters = tuple(dict.fromkeys(h.unit for h in everyone if h.role is Role.REPORT))
        for part in ("to", "via", "onward"):
            for unit_id in getattr(route, part):
                found[unit_id].incoming.append(
                    Incoming(
                        plan=plan, task=task, part=part, route=route, due=due, reporters=reporters
                    )
                )


def unit_duties(corpus: Corpus, unit_id: str, dossier: Dossier) -> tuple[UnitDuty, ...]:
    """The duties in a unit's dossier, worked out; those of all units at once take much memory."""
    return tuple(_duty(corpus, unit_id, *given) for given in dossier.given)


def _duty(corpus: Corpus, unit_id: str, plan: Plan, task: Task) -> UnitDuty:
    everyone = holders(corpus.registry, task)
    return UnitDuty(
        plan=plan,
        task=task,
        unit=unit_id,
        holders=in_order(holder for holder in everyone if holder.unit == unit_id),
        named=by_unit(holder for holder in everyone if holder.group is None),
        due=corpus.times[plan.id].due_of(task),
        route=plan.route(task.id),
    )


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


def _list_drafts(studio: Studio, dossiers: Mapping[str, Dossier]) -> Iterator[Draft]:
    units = sorted(studio.corpus.registry.units.values(), key=_place)
    for sheet in sheets(addresses.UNITS, units, _UNITS_A_SHEET):
        yield Draft(
            address=sheet.address,
            kind=PageKind.UNITS,
            make=partial(_list_page, studio, sheet, dossiers),
        )


def _list_page(studio: Studio, sheet: Sheet[Unit], dossiers: Mapping[str, Dossier]) -> Page:
    return studio.page(
        sheet.address,
        PageKind.UNITS,
        f"Đơn vị{sheet.suffix}",
        template="units.html",
        description="Mọi đơn vị được nêu trong các kế hoạch; mở trang của đơn vị để xem việc.",
        families=[(name, [*own]) for name, own in groupby(sheet.items, key=_province)],
        dossiers=dossiers,
        sheet=sheet,
    )


def _province(unit: Unit) -> str:
    return unit.province or "Trung ương"


def _place(unit: Unit) -> tuple[SortKey, SortKey]:
    return sort_key(_province(unit)), sort_key(unit.name)


def _unit_drafts(studio: Studio, unit: Unit, dossier: Dossier, bundles: str) -> Iterator[Draft]:
    """The page of a unit; where many plans name it, the newest first and the others after it.

    `bundles` is the address at which its bundles are offered.
    """
    plans = newest_first(concerned(dossier))
    weights = Counter(given.plan.id for given in dossier.given)
    weights.update(item.plan.id for item in dossier.incoming)
    home = addresses.unit(unit.id)
    cut = [*sheets(home, plans, _DUTIES_A_SHEET, lambda plan: 1 + weights[plan.id])]
    parts = dossier.parted([sheet.items for sheet in cut])
    reach = studio.corpus.reach
    above = (unit.parent,) if unit.parent else ()
    groups = studio.corpus.groups_of.get(unit.id, ())
    units = reach.units((unit.id, *above, *unit.successors, *groups, *dossier.children))
    entries = (*units, "", *reach.documents(dossier.documents))
    for sheet, part in zip(cut, parts, strict=True):
        yield Draft(
            address=sheet.address,
            kind=PageKind.UNIT,
            make=partial(_unit_page, studio, unit, part, sheet, bundles),
            plans=ids(sheet.items),
            entries=entries,
            also=(sheet.count, bundles),
        )


def _unit_page(
    studio: Studio, unit: Unit, dossier: Dossier, sheet: Sheet[Plan], bundles: str
) -> Page:
    corpus = studio.corpus
    duties = unit_duties(corpus, unit.id, dossier)
    found = shelves(duties)
    routes = [duty for duty in duties if duty.route and duty.reports]
    return studio.page(
        sheet.address,
        PageKind.UNIT,
        f"{unit.name}{sheet.suffix}",
        template="unit.html",
        description=f"Việc, thời hạn và nơi nhận báo cáo của {unit.name} trong mọi kế hoạch.",
        contents=_contents(found, taken_along=bool(concerned(dossier))),
        unit=unit,
        shelves=found,
        routes=routes,
        dossier=dossier,
        roles=roles_of(duties),
        groups=corpus.groups_of.get(unit.id, ()),
        children=dossier.children,
        documents=dossier.documents,
        concerned=concerned(dossier),
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


def concerned(dossier: Dossier) -> tuple[Plan, ...]:
    """Every plan that names the unit, each once."""
    plans = [
        *dossier.issued,
        *(given.plan for given in dossier.given),
        *(plan for plan, _ in dossier.received),
        *(item.plan for item in dossier.incoming),
    ]
    return tuple({plan.id: plan for plan in plans}.values())
