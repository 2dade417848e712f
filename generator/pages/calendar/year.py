"""A year of the calendar: on one page, or as an overview and a page for each share of plans."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from itertools import groupby
from typing import Any

from generator.domain import addresses
from generator.domain.agenda import Calendar
from generator.domain.agenda.happenings import Entry, EntryKind
from generator.domain.agenda.own import Count
from generator.domain.agenda.shares import Share
from generator.domain.corpus import Corpus
from generator.domain.dates import month_name
from generator.domain.holidays import holidays_by_day
from generator.domain.registry import Unit
from generator.domain.text import slug, sort_key
from generator.pages.calendar.almanac import Duties, Item, by_day, roles_shown
from generator.pages.calendar.choices import choices_of
from generator.pages.calendar.loose import Loose, loose
from generator.pages.calendar.monthgrid import WEEKDAYS, months_of
from generator.pages.environment import Studio
from generator.pages.page import Draft, Heading, Page, PageKind, ids
from generator.pages.timeline import timeline
from generator.pages.timeline.scale import Scale

_UNDATED = "Việc không có ngày"


@dataclass(frozen=True, kw_only=True, slots=True)
class Sum:
    """How much a year, or a share of it, holds."""

    year: int
    plans: int
    phases: int
    deadlines: int
    repetitions: int
    undated: int


@dataclass(frozen=True, kw_only=True, slots=True)
class IssuerRow:
    """An issuer's line in the overview of a year: its shares, and what they hold together."""

    issuer: Unit
    shares: tuple[Share, ...]
    sum: Sum


def sum_of(year: int, counts: Collection[Count]) -> Sum:
    """How much some plans have in a year, where `counts` has how much each has."""
    return Sum(
        year=year,
        plans=sum(count.bars > 0 for count in counts),
        phases=sum(count.phases for count in counts),
        deadlines=sum(count.deadlines for count in counts),
        repetitions=sum(count.repetitions for count in counts),
        undated=sum(count.undated or 0 for count in counts),
    )


def years_scale(first: int, last: int) -> Scale:
    """A scale of whole years."""
    return Scale(first=date(first, 1, 1), last=date(last, 12, 31))


def year_page(studio: Studio, calendar: Calendar, year: int) -> Page:
    """A year that fits on one page."""
    return studio.page(
        addresses.calendar_year(year),
        PageKind.CALENDAR,
        f"Lịch năm {year}",
        description=f"Các đợt, hạn chót, việc định kỳ và sự kiện trong năm {year}.",
        share=None,
        shares=(),
        **_around(calendar, year),
        **_view(studio.corpus, calendar, year, (*calendar.counts[year],)),
    )


def share_drafts(
    studio: Studio, calendar: Calendar, year: int, shares: Iterable[Share]
) -> Iterator[Draft]:
    """The pages of a year that is cut into shares; those of one issuer know each other.

    What comes again for ever is told up to the last of the calendar's years.
    """
    for _, found in groupby(shares, key=lambda share: share.issuer):
        own = tuple(found)
        for share in own:
            names = ids(share.plans)
            yield Draft(
                address=addresses.calendar_share(year, share.issuer, share.number),
                kind=PageKind.CALENDAR,
                make=partial(_share_page, studio, calendar, year, share, own),
                plans=ids(plan for one in own for plan in one.plans),
                entries=(),
                also=(names[0], calendar.years, *_events_of(calendar, year, names)),
            )


def _events_of(calendar: Calendar, year: int, plans: tuple[str, ...]) -> Iterator[object]:
    """The events that plans show, on their days and without: which can hang on other plans too."""
    for entry in calendar.events_of(plans, year):
        if entry.event:
            yield entry.day, entry.event.id, ids(use.plan for use in entry.uses)
    for name in plans:
        for event in calendar.dateless(name):
            yield name, event.id


def _share_page(
    studio: Studio, calendar: Calendar, year: int, share: Share, own: tuple[Share, ...]
) -> Page:
    name = studio.corpus.unit(share.issuer).name
    part = f", phần {share.number}" if len(own) > 1 else ""
    return studio.page(
        addresses.calendar_share(year, share.issuer, share.number),
        PageKind.CALENDAR,
        f"Lịch năm {year} – {name}{part}",
        description=f"Lịch năm {year} của các kế hoạch do {name} ban hành.",
        share=share,
        shares=own,
        previous=None,
        following=None,
        **_view(studio.corpus, calendar, year, ids(share.plans)),
    )


def overview_page(studio: Studio, calendar: Calendar, year: int, shares: Iterable[Share]) -> Page:
    """A year too large for one page: its issuers, and the events that everybody waits for."""
    counts = calendar.counts[year]
    families = _families(studio.corpus, year, counts, shares)
    events = [replace(entry, uses=()) for entry in calendar.events(year)]
    return studio.page(
        addresses.calendar_year(year),
        PageKind.CALENDAR,
        f"Lịch năm {year}",
        template="calendar-shares.html",
        description=f"Lịch năm {year} theo cơ quan ban hành.",
        contents=_overview_contents(families, events),
        sum=sum_of(year, counts.values()),
        families=families,
        events=by_day(studio.corpus, events),
        choices=choices_of(studio.corpus, ()),
        **_around(calendar, year),
    )


def _around(calendar: Calendar, year: int) -> Mapping[str, Any]:
    """The years before and after one that have a page."""
    return {
        "previous": year - 1 if year - 1 in calendar.years else None,
        "following": year + 1 if year + 1 in calendar.years else None,
    }


def _families(
    corpus: Corpus, year: int, counts: Mapping[str, Count], shares: Iterable[Share]
) -> tuple[tuple[str, tuple[IssuerRow, ...]], ...]:
    """The issuers of a year by province, in the order of their names."""
    grouped: defaultdict[str, list[IssuerRow]] = defaultdict(list)
    for issuer_id, found in groupby(shares, key=lambda share: share.issuer):
        own, issuer = tuple(found), corpus.unit(issuer_id)
        plans = [counts[plan.id] for share in own for plan in share.plans]
        row = IssuerRow(
            issuer=issuer, shares=own, sum=replace(sum_of(year, plans), plans=len(plans))
        )
        grouped[issuer.province or "Trung ương"].append(row)
    return tuple(
        (name, tuple(sorted(grouped[name], key=lambda row: sort_key(row.issuer.name))))
        for name in sorted(grouped, key=sort_key)
    )


def _overview_contents(
    families: Iterable[tuple[str, object]], events: list[Entry]
) -> Iterator[Heading]:
    names = tuple(Heading(name, slug(name)) for name, _ in families)
    yield Heading("Theo cơ quan ban hành", "co-quan", names)
    if events:
        yield Heading("Sự kiện trong năm", "su-kien")


Days = tuple[tuple[date, tuple[Item, ...]], ...]


def _view(
    corpus: Corpus, calendar: Calendar, year: int, plans: tuple[str, ...]
) -> Mapping[str, Any]:
    """What the template of a year's page needs of some plans."""
    agenda = calendar.agenda(year, plans)
    days = by_day(corpus, agenda.entries)
    undated = [loose(corpus, one) for one in agenda.undated]
    label = f"Dòng thời gian các đợt trong năm {year}"
    scale = years_scale(year, year)
    drawn = timeline("lich", label, agenda.bars, scale, corpus.registry.events)
    items = [item for _, on_day in days for item in on_day]
    return {
        "template": "calendar-year.html",
        "contents": _contents(days, undated),
        "sum": sum_of(year, [calendar.counts[year][name] for name in plans]),
        "timeline": drawn if agenda.bars else None,
        "months": months_of(
            year, agenda.entries, holidays_by_day(corpus.registry.holidays.values())
        ),
        "weekdays": WEEKDAYS,
        "kinds": [kind for kind in EntryKind if any(item.entry.kind is kind for item in items)],
        "agenda": [(month, [*_of_month(days, month)]) for month in range(1, 13)],
        "undated": undated,
        "choices": choices_of(corpus, map(corpus.plans.__getitem__, plans)),
        "roles": roles_shown([*_in_items(items), *in_groups(undated)]),
    }


def _of_month(days: Days, month: int) -> Iterator[tuple[date, tuple[Item, ...]]]:
    return ((day, items) for day, items in days if day.month == month)


def _in_items(items: Iterable[Item]) -> Iterator[Duties]:
    return (item.duties for item in items if item.duties)


def in_groups(undated: Iterable[Loose]) -> Iterator[Duties]:
    """All duties of plans without a day."""
    return (one for plan in undated for _, group in plan.groups for one in group)


def _contents(days: Days, undated: list[Loose]) -> Iterator[Heading]:
    yield Heading("Các đợt trong năm", "cac-dot")
    yield Heading("Tờ lịch từng tháng", "tung-thang")
    months = dict.fromkeys(day.month for day, _ in days)
    children = tuple(Heading(month_name(month), f"thang-{month}") for month in months)
    yield Heading("Theo ngày", "theo-ngay", children)
    plans = tuple(Heading(of.plan.name, f"khong-ngay-{of.plan.id}") for of in undated)
    yield Heading(_UNDATED, "khong-ngay", plans)
