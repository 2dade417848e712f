"""The phase calendar: all years on one page, and a page for each year."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import islice

from generator.domain import addresses
from generator.domain.agenda import Calendar
from generator.domain.agenda.bars import shown
from generator.domain.agenda.happenings import EntryKind
from generator.domain.agenda.shares import shares
from generator.pages.calendar.almanac import roles_shown
from generator.pages.calendar.loose import Loose, loose
from generator.pages.calendar.year import (
    in_groups,
    overview_page,
    share_drafts,
    sum_of,
    year_page,
    years_scale,
)
from generator.pages.environment import Studio
from generator.pages.page import Draft, Heading, Page, PageKind
from generator.pages.timeline import timeline

_MOST_BARS = 80  # more than these nobody can read, and a phone cannot draw


def drafts(studio: Studio) -> Iterator[Draft]:
    """The calendar of all years, and the page of each year."""
    calendar = Calendar(studio.corpus)
    year_of = partial(Draft, kind=PageKind.CALENDAR)
    yield year_of(address=addresses.CALENDAR, make=lambda: _all_years(studio, calendar))
    for year in calendar.years:
        cut = (*shares(studio.corpus.plans, calendar.counts[year]),)
        make = partial(overview_page, shares=cut) if cut else year_page
        yield from share_drafts(studio, calendar, year, cut)
        yield year_of(
            address=addresses.calendar_year(year), make=partial(make, studio, calendar, year)
        )


def _all_years(studio: Studio, calendar: Calendar) -> Page:
    nowhere = [loose(studio.corpus, undated) for undated in calendar.nowhere]
    bars = [*islice(calendar.bars(), _MOST_BARS + 1)]
    view = None
    if bars and len(bars) <= _MOST_BARS:
        scale = years_scale(calendar.years[0], calendar.years[-1])
        parts = (shown(bar, scale.first, scale.last) for bar in bars)
        label = f"Dòng thời gian mọi kế hoạch, {_span(calendar.years)}"
        view = timeline("lich", label, filter(None, parts), scale, studio.corpus.registry.events)
    return studio.page(
        addresses.CALENDAR,
        PageKind.CALENDAR,
        "Lịch",
        template="calendar-all.html",
        description="Các đợt, hạn chót, việc định kỳ và sự kiện của mọi kế hoạch, theo năm.",
        contents=_contents_of_all(nowhere, drawn=view is not None),
        years=[sum_of(year, calendar.counts[year].values()) for year in calendar.years],
        timeline=view,
        nowhere=nowhere,
        roles=roles_shown(in_groups(nowhere)),
        EntryKind=EntryKind,
    )


def _span(years: tuple[int, ...]) -> str:
    return f"năm {years[0]}" if len(years) == 1 else f"các năm {years[0]} đến {years[-1]}"


def _contents_of_all(nowhere: list[Loose], *, drawn: bool) -> Iterator[Heading]:
    yield Heading("Từng năm", "tung-nam")
    if drawn:
        yield Heading("Các đợt", "cac-dot")
    yield Heading("Cách đọc lịch", "cach-doc")
    if nowhere:
        yield Heading("Chưa xếp được vào năm nào", "chua-ro-nam")
