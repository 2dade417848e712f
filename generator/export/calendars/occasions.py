"""The events that plans hang on or name as items: one for each, or one for each yearly day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import islice

from generator.domain import addresses
from generator.domain.agenda.happenings import Entry, PartDay, Use
from generator.domain.agenda.occasions import event_entries
from generator.domain.dates import official
from generator.domain.events import Event, Part
from generator.domain.window import Window
from generator.export.calendars.items import Item, Sort, State, uid_of
from generator.reading.history import Changes

_MOST_NAMED = 20
"""An event that thousands of plans name does not list them all."""

_BEGINNINGS, _ENDINGS = {Part.START, Part.OPENING}, {Part.CLOSING, Part.END}


def event_items(
    event: Event, uses: Iterable[Use], windows: Mapping[str, Window], changes: Changes
) -> Iterator[Item]:
    """An event of some plans: the days of its parts together, and each day that comes again.

    A yearly day is told from those of other years by its place in its year, not by its date, so
    that a corrected lunar date keeps its UID.
    """
    parts: list[tuple[date, PartDay]] = []
    seen: defaultdict[int, int] = defaultdict(int)
    for entry in sorted(event_entries(event, uses, windows), key=lambda entry: entry.day):
        if entry.parts:
            parts += [(entry.day, part) for part in entry.parts]
        else:
            seen[entry.day.year] += 1
            yield _yearly(entry, event, changes, seen[entry.day.year])
    if parts:
        yield _once(event, tuple(uses), parts, changes)


def _yearly(entry: Entry, event: Event, changes: Changes, place: int) -> Item:
    names = (event.id, str(entry.day.year), *([str(place)] if place > 1 else []))
    return Item(
        uid=uid_of(Sort.EVENT, *names),
        sort=Sort.EVENT,
        summary=event.name,
        lines=_lines(event, entry.uses, ()),
        address=_address(entry.uses),
        changes=changes,
        first=entry.day,
        place=event.place,
    )


def _once(
    event: Event, uses: tuple[Use, ...], parts: list[tuple[date, PartDay]], changes: Changes
) -> Item:
    """From the first day that is known to the last; what is missing is said in the summary."""
    known = {part.part for _, part in parts}
    before = ""
    if not known & _ENDINGS:
        before = f"{parts[0][1].part.label.capitalize()}: "
    elif not known & _BEGINNINGS:
        before = f"{parts[-1][1].part.label.capitalize()}: "
    took_place = any(part.took_place for _, part in parts)
    return Item(
        uid=uid_of(Sort.EVENT, event.id),
        sort=Sort.EVENT,
        summary=f"{before}{event.name}",
        lines=_lines(event, uses, parts),
        address=_address(uses),
        changes=changes,
        first=parts[0][0],
        last=parts[-1][0],
        state=State.CONFIRMED if took_place else State.TENTATIVE,
        place=event.place,
    )


def _lines(
    event: Event, uses: Iterable[Use], parts: Iterable[tuple[date, PartDay]]
) -> tuple[str, ...]:
    return (
        *(_part(day, part) for day, part in parts),
        *_whose(uses),
        *([f"Ghi chú: {event.note}"] if event.note else []),
    )


def _part(day: date, part: PartDay) -> str:
    note = "" if part.took_place else " (lịch dự kiến)"
    if part.scheduled:
        note = f" (dự kiến trước đó: {official(part.scheduled)})"
    return f"{part.part.label.capitalize()}: {official(day)}{note}."


def _whose(uses: Iterable[Use]) -> Iterator[str]:
    """For each plan where it names the event, and in which words."""
    by_plan: defaultdict[str, list[Use]] = defaultdict(list)
    for use in uses:
        by_plan[use.plan.id].append(use)
    for found in islice(by_plan.values(), _MOST_NAMED):
        clauses = ", ".join(dict.fromkeys(use.clause for use in found if use.clause))
        phrases = "; ".join(dict.fromkeys(f"“{use.phrase}”" for use in found if use.phrase))
        at = f", mục {clauses}" if clauses else ""
        yield f"Có trong {found[0].plan.kind.label} “{found[0].plan.name}”{at}" + (
            f": {phrases}." if phrases else "."
        )
    if len(by_plan) > _MOST_NAMED:
        yield f"Và trong {len(by_plan) - _MOST_NAMED} kế hoạch khác trên cổng."


def _address(uses: Iterable[Use]) -> str:
    use = next(iter(uses))
    return addresses.plan(use.plan.id, use.clause)
