"""The phase calendar: all years on one page, and a page for each year."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from generator.domain import addresses
from generator.domain.agenda import Agenda, Calendar, calendar_of
from generator.domain.agenda.bars import shown
from generator.domain.agenda.happenings import EntryKind
from generator.domain.dates import month_name
from generator.domain.holidays import holidays_by_day
from generator.pages.calendar.almanac import Duties, Item, by_day, roles_shown
from generator.pages.calendar.choices import Choices, choices_of
from generator.pages.calendar.loose import Loose, loose
from generator.pages.calendar.monthgrid import WEEKDAYS, months_of
from generator.pages.environment import Studio
from generator.pages.page import Heading, Page, PageKind
from generator.pages.timeline import timeline
from generator.pages.timeline.scale import Scale

_UNDATED = "Việc không có ngày"


@dataclass(frozen=True, kw_only=True, slots=True)
class Sum:
    """How much a year holds."""

    year: int
    plans: int
    phases: int
    deadlines: int
    repetitions: int
    undated: int


def pages(studio: Studio) -> Iterator[Page]:
    """The calendar of all years, and the page of each year."""
    calendar = calendar_of(studio.corpus)
    yield _all_years(studio, calendar)
    choices = choices_of(studio.corpus)
    for agenda in calendar.agendas.values():
        yield _year(studio, calendar, agenda, choices)


def _all_years(studio: Studio, calendar: Calendar) -> Page:
    nowhere = [loose(studio.corpus, undated) for undated in calendar.nowhere]
    view = None
    if calendar.bars:
        scale = _years_scale(calendar.years[0], calendar.years[-1])
        parts = (shown(bar, scale.first, scale.last) for bar in calendar.bars)
        label = f"Dòng thời gian mọi kế hoạch, {_span(calendar.years)}"
        view = timeline("lich", label, filter(None, parts), scale, studio.corpus.registry.events)
    return studio.page(
        addresses.CALENDAR,
        PageKind.CALENDAR,
        "Lịch",
        template="calendar-all.html",
        description="Các đợt, hạn chót, việc định kỳ và sự kiện của mọi kế hoạch, theo năm.",
        contents=_contents_of_all(nowhere, drawn=view is not None),
        years=[_sum(agenda) for agenda in calendar.agendas.values()],
        timeline=view,
        nowhere=nowhere,
        roles=roles_shown(_in_groups(nowhere)),
        EntryKind=EntryKind,
    )


def _years_scale(first: int, last: int) -> Scale:
    return Scale(first=date(first, 1, 1), last=date(last, 12, 31))


def _span(years: tuple[int, ...]) -> str:
    return f"năm {years[0]}" if len(years) == 1 else f"các năm {years[0]} đến {years[-1]}"


def _contents_of_all(nowhere: list[Loose], *, drawn: bool) -> Iterator[Heading]:
    yield Heading("Từng năm", "tung-nam")
    if drawn:
        yield Heading("Các đợt", "cac-dot")
    yield Heading("Cách đọc lịch", "cach-doc")
    if nowhere:
        yield Heading("Chưa xếp được vào năm nào", "chua-ro-nam")


def _sum(agenda: Agenda) -> Sum:
    kinds = [entry.kind for entry in agenda.entries]
    return Sum(
        year=agenda.year,
        plans=len({part.bar.plan.id for part in agenda.bars}),
        phases=sum(part.bar.phase is not None for part in agenda.bars),
        deadlines=kinds.count(EntryKind.DEADLINE),
        repetitions=kinds.count(EntryKind.RECURRING),
        undated=sum(len(tasks) for of in agenda.undated for tasks in of.tasks.values()),
    )


def _year(studio: Studio, calendar: Calendar, agenda: Agenda, choices: Choices) -> Page:
    corpus, year = studio.corpus, agenda.year
    days = by_day(corpus, agenda.entries)
    undated = [loose(corpus, one) for one in agenda.undated]
    label = f"Dòng thời gian các đợt trong năm {year}"
    scale = _years_scale(year, year)
    drawn = timeline("lich", label, agenda.bars, scale, corpus.registry.events)
    items = [item for _, on_day in days for item in on_day]
    return studio.page(
        addresses.calendar_year(year),
        PageKind.CALENDAR,
        f"Lịch năm {year}",
        template="calendar-year.html",
        description=f"Các đợt, hạn chót, việc định kỳ và sự kiện trong năm {year}.",
        contents=_contents(days, undated),
        sum=_sum(agenda),
        timeline=drawn if agenda.bars else None,
        months=months_of(year, agenda.entries, holidays_by_day(corpus.registry.holidays.values())),
        weekdays=WEEKDAYS,
        kinds=[kind for kind in EntryKind if any(item.entry.kind is kind for item in items)],
        agenda=[(month, [*_of_month(days, month)]) for month in range(1, 13)],
        undated=undated,
        choices=choices,
        roles=roles_shown([*_in_items(items), *_in_groups(undated)]),
        previous=year - 1 if year - 1 in calendar.agendas else None,
        following=year + 1 if year + 1 in calendar.agendas else None,
    )


Days = tuple[tuple[date, tuple[Item, ...]], ...]


def _of_month(days: Days, month: int) -> Iterator[tuple[date, tuple[Item, ...]]]:
    return ((day, items) for day, items in days if day.month == month)


def _in_items(items: Iterable[Item]) -> Iterator[Duties]:
    return (item.duties for item in items if item.duties)


def _in_groups(undated: Iterable[Loose]) -> Iterator[Duties]:
    return (one for plan in undated for _, group in plan.groups for one in group)


def _contents(days: Days, undated: list[Loose]) -> Iterator[Heading]:
    yield Heading("Các đợt trong năm", "cac-dot")
    yield Heading("Tờ lịch từng tháng", "tung-thang")
    months = dict.fromkeys(day.month for day, _ in days)
    children = tuple(Heading(month_name(month), f"thang-{month}") for month in months)
    yield Heading("Theo ngày", "theo-ngay", children)
    plans = tuple(Heading(of.plan.name, f"khong-ngay-{of.plan.id}") for of in undated)
    yield Heading(_UNDATED, "khong-ngay", plans)
