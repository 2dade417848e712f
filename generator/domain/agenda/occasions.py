"""The events that plans hang on or name, and the days on which they fall."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import date

from generator.domain.agenda.happenings import Entry, EntryKind, PartDay, Use
from generator.domain.corpus import Corpus
from generator.domain.events import Event, Part
from generator.domain.plan import Plan
from generator.domain.recurrence import event_days
from generator.domain.timespan import EventPoint, TimeExpr
from generator.domain.window import Window

_DAY_IN_TEXT = re.compile(r"(?<!\d)(\d{1,2})[/-](\d{1,2})[/-](\d{4})(?!\d)")


def event_uses(corpus: Corpus) -> Mapping[str, tuple[Use, ...]]:
    """By event, every place of every plan that hangs on it or names it, each once."""
    found: defaultdict[str, dict[tuple[str, str | None], Use]] = defaultdict(dict)
    for plan in corpus.plans.values():
        for event_id, use in _uses(plan):
            if event_id in corpus.registry.events:
                found[event_id].setdefault((plan.id, use.clause), use)
    return {event_id: tuple(uses.values()) for event_id, uses in found.items()}


def _uses(plan: Plan) -> Iterator[tuple[str, Use]]:
    for mention in plan.events:
        yield mention.target, Use(plan=plan, clause=mention.clause, phrase=mention.phrase)
    for event_id in _anchors(plan.period):
        yield event_id, Use(plan=plan, clause=None)
    for phase, _ in plan.all_phases():
        for event_id in (*_anchors(phase.time), *filter(None, (phase.event,))):
            yield event_id, Use(plan=plan, clause=phase.clause)
    for task in plan.tasks:
        for event_id in _anchors(task.due):
            yield event_id, Use(plan=plan, clause=task.clause)


def _anchors(time: TimeExpr | None) -> Iterator[str]:
    for moment in (time.start, time.end) if time else ():
        if isinstance(moment, EventPoint):
            yield moment.event


def event_entries(
    event: Event, uses: Iterable[Use], windows: Mapping[str, Window]
) -> Iterator[Entry]:
    """The days of an event that concerns plans: its parts, and the days on which it comes again.

    `windows` are the plans' own, by id. A part that took place on another day than planned stands
    on the day on which it took place.
    """
    uses = tuple(uses)
    parts: defaultdict[date, list[PartDay]] = defaultdict(list)
    for day, part in _part_days(event):
        parts[day].append(part)
    yearly: defaultdict[date, list[Use]] = defaultdict(list)
    for use in uses:
        if window := windows.get(use.plan.id):
            for day in _yearly_days(event, use, window):
                yearly[day].append(use)
    for day, found in parts.items():
        yield Entry(day=day, kind=EntryKind.EVENT, event=event, parts=tuple(found), uses=uses)
    for day, users in yearly.items():
        if day not in parts:
            yield Entry(day=day, kind=EntryKind.EVENT, event=event, uses=tuple(users))


def _part_days(event: Event) -> Iterator[tuple[date, PartDay]]:
    for part in Part:
        planned = getattr(event.scheduled, part)
        day = event.day(part) if planned or getattr(event.actual, part) else None
        if day:
            moved = planned if planned != day else None
            yield day, PartDay(part=part, took_place=event.took_place(part), scheduled=moved)


def _yearly_days(event: Event, use: Use, window: Window) -> tuple[date, ...]:
    """The days that the plan writes out, if they are the event's; else all from its issue on."""
    new_year, eve = date(window.first.year, 1, 1), date(window.last.year, 12, 31)
    named = {*_days_in(use.phrase or "")}
    said = tuple(day for day in event_days(event, new_year, eve) if day in named)
    return said or event_days(event, window.begin, eve)


def _days_in(text: str) -> Iterator[date]:
    for day, month, year in _DAY_IN_TEXT.findall(text):
        with suppress(ValueError):
            yield date(int(year), int(month), int(day))
