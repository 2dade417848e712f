"""The phase calendar: by year the bars of the phases, what falls on its days, what has no day.

Every duty of every plan is in it: on the days of its task, or, when the source names none, with
its phrase in every year in which its plan is active. A plan without any day is in no year;
`Calendar.nowhere` holds its duties.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from generator.domain.agenda.bars import Bar, Shown, bars_of, shown
from generator.domain.agenda.happenings import Entry, Use
from generator.domain.agenda.occasions import event_entries, event_uses
from generator.domain.agenda.own import Count, Own, counts_of, own_of
from generator.domain.agenda.undated import Undated, dateless_events
from generator.domain.corpus import Corpus
from generator.domain.events import Event
from generator.domain.plan import Plan
from generator.domain.window import Window


@dataclass(frozen=True, kw_only=True, slots=True)
class Agenda:
    """What a year holds of some plans: bars by plan, entries by day, and what has no day."""

    year: int
    bars: tuple[Shown, ...]
    entries: tuple[Entry, ...]
    undated: tuple[Undated, ...]


class Calendar:
    """Every year from the first to the last that has anything.

    What a year holds is gathered when it is asked for: all years of all plans at once are large.
    """

    def __init__(self, corpus: Corpus) -> None:
        """Look at the days of all events, and from when to when each plan reaches."""
        self._corpus = corpus
        self._windows = dict(sorted(corpus.windows.items(), key=lambda one: (one[1].first, one[0])))
        uses = event_uses(corpus)
        events = [
            entry
            for event_id, places in sorted(uses.items())
            for entry in event_entries(corpus.registry.events[event_id], places, self._windows)
        ]
        self._dateless = dateless_events(corpus, uses, events)
        self._events = sorted(events, key=lambda entry: entry.order)
        self._uses = _by_plan(self._events)
        self._years = _years(self._windows.values(), events)

    @property
    def years(self) -> tuple[int, ...]:
        """The years, without a gap."""
        return tuple(self._years)

    @cached_property
    def counts(self) -> Mapping[int, Mapping[str, Count]]:
        """By year and plan how much there is; plans that begin first stand before the others."""
        found: Mapping[int, dict[str, Count]] = {year: {} for year in self._years}
        without = sorted(plan_id for plan_id in self._uses if plan_id not in self._windows)
        for plan_id in (*self._windows, *without):
            own, window = self._own(self._corpus.plans[plan_id]), self._windows.get(plan_id)
            uses = Counter(self._events[place].day.year for place, _ in self._uses.get(plan_id, ()))
            for year, count in counts_of(own, window, self._years, uses):
                found[year][plan_id] = count
        return found

    def agenda(self, year: int, plans: Iterable[str] | None = None) -> Agenda:
        """What a year holds of `plans`, in their order, or of all plans."""
        names = self.counts[year] if plans is None else plans
        own = {name: self._own(self._corpus.plans[name]) for name in names}
        first, last = date(year, 1, 1), date(year, 12, 31)
        bars = (shown(bar, first, last) for one in own.values() for bar in one.bars)
        entries = [entry for one in own.values() for entry in one.entries if entry.day.year == year]
        entries += self.events_of(own, year)
        return Agenda(
            year=year,
            bars=tuple(filter(None, bars)),
            entries=tuple(sorted(entries, key=lambda entry: entry.order)),
            undated=tuple(one.undated for one in own.values() if self._asks(one.undated, year)),
        )

    def entries(self) -> Iterator[Entry]:
        """What falls on any day of any year, in no order."""
        for plan_id in self._windows:
            yield from self._own(self._corpus.plans[plan_id]).entries
        yield from self._events

    def events(self, year: int) -> Iterator[Entry]:
        """The days of events in a year, in their order, with all places at which they are named."""
        return (entry for entry in self._events if entry.day.year == year)

    def events_of(self, plans: Iterable[str], year: int) -> Iterator[Entry]:
        """Those that `plans` name, each with the places at which these do."""
        found: defaultdict[int, list[Use]] = defaultdict(list)
        for plan_id in sorted(plans):
            for place, use in self._uses.get(plan_id, ()):
                if self._events[place].day.year == year:
                    found[place].append(use)
        for place, uses in sorted(found.items()):
            yield replace(self._events[place], uses=tuple(uses))

    def dateless(self, plan_id: str) -> tuple[Event, ...]:
        """The events that a plan names and that have no day."""
        return self._dateless.get(plan_id, ())

    def bars(self) -> Iterator[Bar]:
        """All bars in their length."""
        for plan_id, window in self._windows.items():
            yield from bars_of(self._corpus.plans[plan_id], self._corpus.times[plan_id], window)

    @property
    def nowhere(self) -> tuple[Undated, ...]:
        """What plans ask for that have no day at all."""
        plans = self._corpus.plans.items()
        return tuple(self._own(plan).undated for name, plan in plans if name not in self._windows)

    def _asks(self, undated: Undated, year: int) -> bool:
        window = self._windows.get(undated.plan.id)
        return undated.asks and window is not None and year in window.years

    def _own(self, plan: Plan) -> Own:
        times, window = self._corpus.times[plan.id], self._windows.get(plan.id)
        until = date(self._years.stop - 1, 12, 31) if self._years else date.max
        return own_of(plan, times, window, until, self.dateless(plan.id))


def _years(windows: Iterable[Window], events: Iterable[Entry]) -> range:
    years = {entry.day.year for entry in events}
    for window in windows:
        years |= {window.first.year, window.last.year}
    return range(min(years), max(years) + 1) if years else range(0)


def _by_plan(events: Iterable[Entry]) -> Mapping[str, list[tuple[int, Use]]]:
    """The places at which each plan names `events`, with these events' places in their order."""
    found: defaultdict[str, list[tuple[int, Use]]] = defaultdict(list)
    for place, entry in enumerate(events):
        for use in entry.uses:
            found[use.plan.id].append((place, use))
    return found
