"""A year of the calendar: on one page, or as an overview and a page for each share of plans."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from itertools import groupby
from typing import Any

from generator.domain import addresses
from generator.domain.agenda import Agenda
from generator.domain.agenda.happenings import Entry, EntryKind
from generator.domain.agenda.shares import Share, plans_in
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
class Around:
    """The years before and after one that have a page."""

    previous: int | None = None
    following: int | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class IssuerRow:
    """An issuer's line in the overview of a year: its shares, and what they hold together."""

    issuer: Unit
    shares: tuple[Share, ...]
    sum: Sum


def sum_of(agenda: Agenda) -> Sum:
    """How much an agenda holds."""
    kinds = [entry.kind for entry in agenda.entries]
    return Sum(
        year=agenda.year,
        plans=len({part.bar.plan.id for part in agenda.bars}),
        phases=sum(part.bar.phase is not None for part in agenda.bars),
        deadlines=kinds.count(EntryKind.DEADLINE),
        repetitions=kinds.count(EntryKind.RECURRING),
        undated=sum(len(tasks) for of in agenda.undated for tasks in of.tasks.values()),
    )


def years_scale(first: int, last: int) -> Scale:
    """A scale of whole years."""
    return Scale(first=date(first, 1, 1), last=date(last, 12, 31))


def year_page(studio: Studio, agenda: Agenda, around: Around) -> Page:
    """A year that fits on one page."""
    year = agenda.year
    return studio.page(
        addresses.calendar_year(year),
        PageKind.CALENDAR,
        f"Lịch năm {year}",
        description=f"Các đợt, hạn chót, việc định kỳ và sự kiện trong năm {year}.",
        share=None,
        shares=(),
        previous=around.previous,
        following=around.following,
        **_view(studio.corpus, agenda),
    )


def share_drafts(
    studio: Studio, shares: Iterable[Share], years: tuple[int, ...]
) -> Iterator[Draft]:
    """The pages of a year that is cut into shares; those of one issuer know each other.

    What comes again for ever is told up to the last of the calendar's `years`.
    """
    for _, found in groupby(shares, key=lambda share: share.issuer):
        own = tuple(found)
        for share in own:
            yield Draft(
                address=addresses.calendar_share(share.agenda.year, share.issuer, share.number),
                kind=PageKind.CALENDAR,
                make=partial(_share_page, studio, share, own),
                plans=ids(plan for one in own for plan in one.plans),
                entries=(),
                also=(share.plans[0].id, years, *_events_of(share)),
            )


def _events_of(share: Share) -> Iterator[tuple[date, str, tuple[str, ...]]]:
    """The days of events that a share shows: which they are can hang on plans outside of it."""
    for entry in share.agenda.entries:
        if entry.event:
            yield entry.day, entry.event.id, ids(use.plan for use in entry.uses)


def _share_page(studio: Studio, share: Share, own: tuple[Share, ...]) -> Page:
    year, name = share.agenda.year, studio.corpus.unit(share.issuer).name
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
        **_view(studio.corpus, share.agenda),
    )


def overview_page(studio: Studio, agenda: Agenda, shares: Iterable[Share], around: Around) -> Page:
    """A year too large for one page: its issuers, and the events that everybody waits for."""
    families = _families(studio.corpus, shares)
    events = [replace(entry, uses=()) for entry in agenda.entries if entry.event]
    return studio.page(
        addresses.calendar_year(agenda.year),
        PageKind.CALENDAR,
        f"Lịch năm {agenda.year}",
        template="calendar-shares.html",
        description=f"Lịch năm {agenda.year} theo cơ quan ban hành.",
        contents=_overview_contents(families, events),
        sum=sum_of(agenda),
        families=families,
        events=by_day(studio.corpus, events),
        choices=choices_of(studio.corpus, ()),
        previous=around.previous,
        following=around.following,
    )


def _families(
    corpus: Corpus, shares: Iterable[Share]
) -> tuple[tuple[str, tuple[IssuerRow, ...]], ...]:
    """The issuers of a year by province, in the order of their names."""
    grouped: defaultdict[str, list[IssuerRow]] = defaultdict(list)
    for issuer_id, found in groupby(shares, key=lambda share: share.issuer):
        own, issuer = tuple(found), corpus.unit(issuer_id)
        row = IssuerRow(issuer=issuer, shares=own, sum=_total(own))
        grouped[issuer.province or "Trung ương"].append(row)
    return tuple(
        (name, tuple(sorted(grouped[name], key=lambda row: sort_key(row.issuer.name))))
        for name in sorted(grouped, key=sort_key)
    )


def _total(shares: tuple[Share, ...]) -> Sum:
    sums = [sum_of(share.agenda) for share in shares]
    return Sum(
        year=sums[0].year,
        plans=sum(len(share.plans) for share in shares),
        phases=sum(one.phases for one in sums),
        deadlines=sum(one.deadlines for one in sums),
        repetitions=sum(one.repetitions for one in sums),
        undated=sum(one.undated for one in sums),
    )


def _overview_contents(
    families: Iterable[tuple[str, object]], events: list[Entry]
) -> Iterator[Heading]:
    names = tuple(Heading(name, slug(name)) for name, _ in families)
    yield Heading("Theo cơ quan ban hành", "co-quan", names)
    if events:
        yield Heading("Sự kiện trong năm", "su-kien")


Days = tuple[tuple[date, tuple[Item, ...]], ...]


def _view(corpus: Corpus, agenda: Agenda) -> Mapping[str, Any]:
    """What the template of a year's page needs of an agenda."""
    year = agenda.year
    days = by_day(corpus, agenda.entries)
    undated = [loose(corpus, one) for one in agenda.undated]
    label = f"Dòng thời gian các đợt trong năm {year}"
    scale = years_scale(year, year)
    drawn = timeline("lich", label, agenda.bars, scale, corpus.registry.events)
    items = [item for _, on_day in days for item in on_day]
    return {
        "template": "calendar-year.html",
        "contents": _contents(days, undated),
        "sum": sum_of(agenda),
        "timeline": drawn if agenda.bars else None,
        "months": months_of(
            year, agenda.entries, holidays_by_day(corpus.registry.holidays.values())
        ),
        "weekdays": WEEKDAYS,
        "kinds": [kind for kind in EntryKind if any(item.entry.kind is kind for item in items)],
        "agenda": [(month, [*_of_month(days, month)]) for month in range(1, 13)],
        "undated": undated,
        "choices": choices_of(corpus, plans_in(agenda)),
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
