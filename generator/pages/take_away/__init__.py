"""What can be taken along: spreadsheets, calendars, feeds, data; what for, and how to use each."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from generator.domain import addresses
from generator.domain.columns import COLUMNS, flat
from generator.domain.plan_columns import PLAN_COLUMNS
from generator.domain.roles import Role
from generator.domain.timespan import Kind
from generator.pages.environment import Studio
from generator.pages.offered import DATA, TABLES
from generator.pages.page import Draft, Heading, Page, PageKind
from generator.pages.take_away import own
from generator.pages.take_away.own import Files, Made

__all__ = ["Files", "Made", "drafts"]


def drafts(studio: Studio, files: Callable[[], Files]) -> Iterator[Draft]:
    """The pages of everything that can be taken along; `files` are made before them."""
    yield Draft(
        address=addresses.TAKE_AWAY,
        kind=PageKind.TAKE_AWAY,
        make=lambda: _page(studio, files()),
        lists_files=True,
    )
    yield from own.drafts(studio, files)


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
        lists=own.lists(studio.corpus, files),
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
