"""What each unit and each plan can take along of its own, over as many pages as that needs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import groupby

from generator.domain import addresses
from generator.domain.corpus import Corpus
from generator.domain.plan import Plan
from generator.domain.registry import Unit
from generator.domain.text import sort_key
from generator.pages.environment import Studio
from generator.pages.page import Draft, Page, PageKind
from generator.pages.sheets import Sheet, sheets
from generator.pages.sizes import size_of

MOST_UNITS, MOST_PLANS = 200, 150
"""So many stand in one table; what has more gets pages of its own."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Made:
    """A file that was made: how many bytes it has, and their SHA-256."""

    bytes: int
    sum: str

    @property
    def size(self) -> str:
        """The size as readers see it."""
        return size_of(self.bytes)


Files = Mapping[str, Made]
"""The files that can be taken along, by address."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """What one unit or plan can take along: what each file is called, and its address."""

    name: str
    page: str
    files: tuple[tuple[str, str], ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Group:
    """Rows under one heading; none where everything is one list."""

    title: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Lists:
    """What the page of all files shows of its own accord, and which lists have pages of their own.

    `units` and `plans` are None where they are too many for it.
    """

    units: tuple[Row, ...] | None
    plans: tuple[Row, ...] | None
    unit_count: int
    plan_count: int


def lists(corpus: Corpus, files: Files) -> Lists:
    """The rows of a small portal; of a large one only how many there are."""
    units, plans = corpus.registry.units, corpus.plans
    by_name = sorted(plans.values(), key=lambda plan: sort_key(plan.name))
    return Lists(
        units=_unit_rows(units_by_name(corpus), files) if len(units) <= MOST_UNITS else None,
        plans=_plan_rows(by_name, files) if len(plans) <= MOST_PLANS else None,
        unit_count=len(units),
        plan_count=len(plans),
    )


def drafts(studio: Studio, files: Callable[[], Files]) -> Iterator[Draft]:
    """The pages of lists that are too long for the page of all files."""
    corpus = studio.corpus
    if len(corpus.registry.units) > MOST_UNITS:
        for units in sheets(addresses.FILES_OF_UNITS, units_by_name(corpus), MOST_UNITS):
            yield _draft(units.address, partial(_units_page, studio, units, files))
    if len(corpus.plans) > MOST_PLANS:
        for plans in sheets(addresses.FILES_OF_PLANS, _by_issuer(corpus), MOST_PLANS):
            yield _draft(plans.address, partial(_plans_page, studio, plans, files))


def _draft(address: str, make: Callable[[], Page]) -> Draft:
    return Draft(address=address, kind=PageKind.TAKE_AWAY, make=make, lists_files=True)


def units_by_name(corpus: Corpus) -> list[Unit]:
    """Every unit of the registry, in the order of names."""
    return sorted(corpus.registry.units.values(), key=lambda unit: sort_key(unit.name))


def _by_issuer(corpus: Corpus) -> list[Plan]:
    """Plans by issuer, the newest years first; one whose year is not known comes last."""

    def order(plan: Plan) -> tuple[object, ...]:
        return sort_key(corpus.name(plan.issuer)), -(_year(plan) or 0), sort_key(plan.name)

    return sorted(corpus.plans.values(), key=order)


def _year(plan: Plan) -> int | None:
    day = plan.issued.day or plan.issued.not_after or plan.issued.not_before
    return day.year if day else None


def _units_page(studio: Studio, sheet: Sheet[Unit], files: Callable[[], Files]) -> Page:
    made = files()
    groups = (Group(title="", rows=_unit_rows(sheet.items, made)),)
    return _page(studio, sheet, "đơn vị", groups, made)


def _plans_page(studio: Studio, sheet: Sheet[Plan], files: Callable[[], Files]) -> Page:
    made = files()
    groups = tuple(
        Group(title=title, rows=_plan_rows(own, made))
        for title, own in groupby(sheet.items, partial(_title, studio.corpus))
    )
    return _page(studio, sheet, "kế hoạch", groups, made)


def _title(corpus: Corpus, plan: Plan) -> str:
    year = _year(plan)
    return f"{corpus.name(plan.issuer)}, {f'năm {year}' if year else 'không rõ năm'}"


def _page(
    studio: Studio,
    sheet: Sheet[Unit] | Sheet[Plan],
    what: str,
    groups: Iterable[Group],
    made: Files,
) -> Page:
    return studio.page(
        sheet.address,
        PageKind.TAKE_AWAY,
        f"Tệp của từng {what}{sheet.suffix}",
        template="own-files.html",
        description=f"Lịch, bảng tính và nguồn tin của từng {what}.",
        sheet=sheet,
        what=what,
        groups=tuple(groups),
        made=made,
    )


_OF_UNITS = (
    ("Bảng tính", addresses.unit_spreadsheet),
    ("Lịch", addresses.unit_ics),
    ("Tin về việc của đơn vị", addresses.unit_feed),
    ("Tin về kế hoạch đơn vị ban hành", addresses.issuer_feed),
)
_OF_PLANS = (("Bảng tính", addresses.plan_spreadsheet), ("Lịch", addresses.plan_ics))


def _unit_rows(units: Iterable[Unit], files: Files) -> tuple[Row, ...]:
    return _rows(units, addresses.unit, _OF_UNITS, files)


def _plan_rows(plans: Iterable[Plan], files: Files) -> tuple[Row, ...]:
    return _rows(plans, addresses.plan, _OF_PLANS, files)


def _rows(
    things: Iterable[Unit] | Iterable[Plan],
    page: Callable[[str], str],
    named: Iterable[tuple[str, Callable[[str], str]]],
    files: Files,
) -> tuple[Row, ...]:
    """Those that have files of their own, with these files."""
    rows = (
        Row(
            name=one.name,
            page=page(one.id),
            files=_there(files, ((word, address(one.id)) for word, address in named)),
        )
        for one in things
    )
    return tuple(row for row in rows if row.files)


def _there(files: Files, named: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    return tuple((word, address) for word, address in named if address in files)
