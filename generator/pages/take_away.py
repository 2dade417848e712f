"""What can be taken along: spreadsheets, calendars, feeds, data; what for, and how to use each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.domain import addresses
from generator.domain.columns import COLUMNS, flat
from generator.domain.plan_columns import PLAN_COLUMNS
from generator.domain.roles import Role
from generator.domain.text import sort_key
from generator.domain.timespan import Kind
from generator.pages.environment import Studio
from generator.pages.offered import DATA, TABLES
from generator.pages.page import Draft, Heading, Page, PageKind
from generator.pages.sizes import size_of


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


def drafts(studio: Studio, files: Callable[[], Files]) -> Iterator[Draft]:
    """The page of everything that can be taken along; `files` are made before it."""
    yield Draft(
        address=addresses.TAKE_AWAY,
        kind=PageKind.TAKE_AWAY,
        make=lambda: _page(studio, files()),
    )


def _page(studio: Studio, files: Files) -> Page:
    return studio.page(
        addresses.TAKE_AWAY,
        PageKind.TAKE_AWAY,
        "Tải về",
        template="take-away.html",
        description="Gói không cần mạng, bảng tính, lịch, tin mới, dữ liệu; cách mở, cách dùng.",
        contents=_contents(files),
        made=files,
        tables=[file for file in TABLES if file.address in files],
        data=[file for file in DATA if file.address in files],
        years=tuple(_years(files)),
        unit_rows=_unit_rows(studio, files),
        plan_rows=_plan_rows(studio, files),
        columns=COLUMNS,
        plan_columns=tuple(flat(PLAN_COLUMNS)),
        roles=tuple(Role),
        kinds=tuple(Kind),
    )


def _contents(files: Files) -> Iterator[Heading]:
    yield Heading("Gói mang theo", "goi")
    yield Heading("Bảng tính", "bang-tinh")
    if addresses.ALL_ICS in files:
        yield Heading("Lịch", "lich")
    if addresses.FEED in files:
        yield Heading("Tin mới và thay đổi", "tin-moi")
    yield Heading("Của từng đơn vị", "tung-don-vi")
    yield Heading("Của từng kế hoạch", "tung-ke-hoach")
    yield Heading("Dành cho phần mềm", "cac-tep")
    yield Heading("Nghĩa của từng cột", "cac-cot")
    yield Heading("Kiểm tra tệp đã tải", "kiem-tra")
    yield Heading("Dùng lại dữ liệu", "dung-lai")


def _years(files: Files) -> Iterator[tuple[int, str]]:
    """The years that have a calendar, and its address."""
    for address in sorted(files):
        name = address.removeprefix(addresses.CALENDAR).removesuffix(".ics")
        if name.isdecimal() and address == addresses.year_ics(int(name)):
            yield int(name), address


def _unit_rows(studio: Studio, files: Files) -> list[Row]:
    """The units that have files of their own, in Vietnamese order."""
    units = sorted(studio.corpus.registry.units.values(), key=lambda unit: sort_key(unit.name))
    named = (
        ("Bảng tính", addresses.unit_spreadsheet),
        ("Lịch", addresses.unit_ics),
        ("Tin về việc của đơn vị", addresses.unit_feed),
        ("Tin về kế hoạch đơn vị ban hành", addresses.issuer_feed),
    )
    rows = (
        Row(
            name=unit.name,
            page=addresses.unit(unit.id),
            files=_there(files, ((word, address(unit.id)) for word, address in named)),
        )
        for unit in units
    )
    return [row for row in rows if row.files]


def _plan_rows(studio: Studio, files: Files) -> list[Row]:
    plans = sorted(studio.corpus.plans.values(), key=lambda plan: sort_key(plan.name))
    named = (("Bảng tính", addresses.plan_spreadsheet), ("Lịch", addresses.plan_ics))
    rows = (
        Row(
            name=plan.name,
            page=addresses.plan(plan.id),
            files=_there(files, ((word, address(plan.id)) for word, address in named)),
        )
        for plan in plans
    )
    return [row for row in rows if row.files]


def _there(files: Files, named: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    return tuple((word, address) for word, address in named if address in files)
