"""What one plan has in the calendar, and how much of it falls into each year."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple, TypeVar

from generator.domain.agenda.bars import Bar, bars_of
from generator.domain.agenda.happenings import Entry, EntryKind, plan_entries
from generator.domain.agenda.undated import Undated, undated_of
from generator.domain.corpus import Times
from generator.domain.events import Event
from generator.domain.plan import Plan
from generator.domain.window import Window

T = TypeVar("T")


@dataclass(frozen=True, kw_only=True, slots=True)
class Own:
    """The bars of a plan, its entries in no order, and what it asks for without a day."""

    bars: tuple[Bar, ...]
    entries: tuple[Entry, ...]
    undated: Undated


class Count(NamedTuple):
    """How much a plan has in a year.

    `phases` are those of its `bars` that are phases, `deadlines` and `repetitions` those of its
    `entries`, and `uses` the places at which it names events of that year. `undated` are the tasks
    without a day, None where it asks for nothing without one.
    """

    bars: int
    phases: int
    entries: int
    deadlines: int
    repetitions: int
    undated: int | None
    uses: int


def own_of(
    plan: Plan, times: Times, window: Window | None, until: date, events: tuple[Event, ...]
) -> Own:
    """All of it; what comes again for ever, `until` that day.

    `events` are those that it names and that have no day. Without a `window` it has no day either.
    """
    entries = tuple(plan_entries(plan, times, window, until)) if window else ()
    return Own(
        bars=tuple(bars_of(plan, times, window)) if window else (),
        entries=entries,
        undated=undated_of(plan, times, entries, events),
    )


def counts_of(
    own: Own, window: Window | None, years: range, uses: Counter[int]
) -> Iterator[tuple[int, Count]]:
    """How much of it falls into those of `years` into which anything does; `uses` are by year."""
    drawn = _by_year((year, bar) for bar in own.bars for year in _years_of(bar, years))
    kinds = _by_year((entry.day.year, entry.kind) for entry in own.entries)
    loose = window.years if window and own.undated.asks else ()
    tasks = sum(map(len, own.undated.tasks.values()))
    for year in sorted({*drawn, *kinds, *loose, *uses}):
        bars, on_days = drawn.get(year, ()), kinds.get(year, [])
        yield (
            year,
            Count(
                bars=len(bars),
                phases=sum(bar.phase is not None for bar in bars),
                entries=len(on_days),
                deadlines=on_days.count(EntryKind.DEADLINE),
                repetitions=on_days.count(EntryKind.RECURRING),
                undated=tasks if year in loose else None,
                uses=uses[year],
            ),
        )


def _years_of(bar: Bar, years: range) -> range:
    return range(max(bar.first.year, years.start), min(bar.last.year + 1, years.stop))


def _by_year(found: Iterable[tuple[int, T]]) -> Mapping[int, list[T]]:
    by_year: defaultdict[int, list[T]] = defaultdict(list)
    for year, one in found:
        by_year[year].append(one)
    return by_year
