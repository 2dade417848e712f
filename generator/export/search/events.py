"""Events that plans hang on or name, as the search finds them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date

from generator.domain import addresses
from generator.domain.agenda.happenings import Use
from generator.domain.agenda.occasions import event_entries, event_uses
from generator.domain.corpus import Corpus
from generator.domain.dates import official
from generator.domain.events import Event, Part
from generator.domain.plan import Plan
from generator.domain.window import Window
from generator.export.search.findable import (
    REGULAR,
    UNDATED,
    Facets,
    Finding,
    Record,
    When,
    sentences,
    years_of,
)

Windows = Mapping[str, Window]


def event_records(corpus: Corpus, windows: Windows) -> Iterator[Record]:
    """Every event that concerns a plan; of the others the site says nothing."""
    for event_id, uses in sorted(event_uses(corpus).items()):
        yield _event(corpus.registry.events[event_id], uses, windows)


def facets_of(plans: Iterable[Plan], windows: Windows) -> Facets:
    """What something shares with the plans that it has to do with."""
    plans = tuple(plans)
    years = {year for plan in plans if plan.id in windows for year in windows[plan.id].years}
    return Facets(
        issuer=tuple(sorted({plan.issuer for plan in plans})),
        year=tuple(sorted(years)),
        topic=tuple(sorted({topic for plan in plans for topic in plan.topics})),
    )


def _event(event: Event, uses: tuple[Use, ...], windows: Windows) -> Record:
    when = _event_days(event)
    entries = sorted(event_entries(event, uses, windows), key=lambda entry: entry.order)
    return Record(
        kind=Finding.EVENT,
        url=_event_url(uses, entries[0].day if entries else None),
        title=event.name,
        names=event.aliases,
        where=" · ".join((event.kind.label.capitalize(), _days_shown(event, when))),
        text=sentences(event.place, event.note),
        when=when,
        facets=replace(
            facets_of((use.plan for use in uses), windows),
            year=years_of(when) or tuple(sorted({entry.day.year for entry in entries})),
        ),
    )


def _event_days(event: Event) -> When:
    days = sorted(day for part in Part if (day := event.day(part)))
    if days:
        return days[0].isoformat(), days[-1].isoformat()
    return REGULAR if event.rrule or event.occurrences else UNDATED


def _days_shown(event: Event, when: When) -> str:
    if isinstance(when, tuple):
        days = dict.fromkeys(official(date.fromisoformat(day)) for day in when if day)
        known = any(event.took_place(part) for part in (Part.CLOSING, Part.END))
        return " – ".join(days) + ("" if known else " (dự kiến)")
    return "hằng năm" if when == REGULAR else "chưa rõ ngày"


def _event_url(uses: tuple[Use, ...], day: date | None) -> str:
    if day:
        return f"{addresses.calendar_year(day.year)}#ngay-{day.isoformat()}"
    return addresses.plan(uses[0].plan.id, uses[0].clause)
