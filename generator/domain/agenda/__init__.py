"""The phase calendar: by year the bars of the phases, what falls on its days, what has no day.

Every duty of every plan is in it: on the days of its task, or, when the source names none, with
its phrase in every year in which its plan is active. A plan without any day is in no year;
`Calendar.nowhere` holds its duties.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from generator.domain.agenda.bars import Bar, Shown, bars_of, shown
from generator.domain.agenda.happenings import Entry, plan_entries
from generator.domain.agenda.occasions import event_entries, event_uses
from generator.domain.agenda.undated import Undated, dateless_events, undated_of
from generator.domain.corpus import Corpus
from generator.domain.window import Window

Windows = Mapping[str, Window]
"""The windows of the plans that have a day, by plan, those that begin first before the others."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Agenda:
    """One year: its bars by plan, its entries by day, and what its plans ask for without a day."""

    year: int
    bars: tuple[Shown, ...]
    entries: tuple[Entry, ...]
    undated: tuple[Undated, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Calendar:
    """Every year from the first to the last that has anything, and all bars in their length."""

    agendas: Mapping[int, Agenda]
    bars: tuple[Bar, ...]
    nowhere: tuple[Undated, ...]

    @property
    def years(self) -> tuple[int, ...]:
        """The years, without a gap."""
        return tuple(self.agendas)


def calendar_of(corpus: Corpus) -> Calendar:
    """Sort everything that the plans of a corpus say about time into years."""
    windows = dict(sorted(corpus.windows.items(), key=lambda one: (one[1].first, one[0])))
    uses = event_uses(corpus)
    events = [
        entry
        for event_id, places in sorted(uses.items())
        for entry in event_entries(corpus.registry.events[event_id], places, windows)
    ]
    years = _years(windows, events)
    entries = _plan_entries(corpus, windows, years)
    dateless = dateless_events(corpus, uses, events)
    undated = {
        plan.id: undated_of(
            plan, corpus.times[plan.id], entries.get(plan.id, ()), dateless.get(plan.id, ())
        )
        for plan in corpus.plans.values()
    }
    bars = tuple(_bars(corpus, windows))
    every = [*(entry for own in entries.values() for entry in own), *events]
    return Calendar(
        agendas=_agendas(years, bars, every, _active(undated, windows)),
        bars=bars,
        nowhere=tuple(of for plan_id, of in undated.items() if plan_id not in windows),
    )


def _years(windows: Windows, events: Iterable[Entry]) -> range:
    years = {entry.day.year for entry in events}
    for window in windows.values():
        years |= {window.first.year, window.last.year}
    return range(min(years), max(years) + 1) if years else range(0)


def _plan_entries(corpus: Corpus, windows: Windows, years: range) -> Mapping[str, list[Entry]]:
    return {
        plan_id: [
            *plan_entries(
                corpus.plans[plan_id],
                corpus.times[plan_id],
                window,
                until=date(years.stop - 1, 12, 31),
            )
        ]
        for plan_id, window in windows.items()
    }


def _bars(corpus: Corpus, windows: Windows) -> Iterator[Bar]:
    for plan_id, window in windows.items():
        yield from bars_of(corpus.plans[plan_id], corpus.times[plan_id], window)


def _active(undated: Mapping[str, Undated], windows: Windows) -> Mapping[int, list[Undated]]:
    found: defaultdict[int, list[Undated]] = defaultdict(list)
    for plan_id, window in windows.items():
        if undated[plan_id].tasks or undated[plan_id].events:
            for year in window.years:
                found[year].append(undated[plan_id])
    return found


def _agendas(
    years: range,
    bars: Iterable[Bar],
    entries: Iterable[Entry],
    undated: Mapping[int, Iterable[Undated]],
) -> Mapping[int, Agenda]:
    days: defaultdict[int, list[Entry]] = defaultdict(list)
    for entry in sorted(entries, key=lambda entry: entry.order):
        days[entry.day.year].append(entry)
    drawn: defaultdict[int, list[Shown]] = defaultdict(list)
    for bar in bars:
        for year in range(max(bar.first.year, years.start), min(bar.last.year + 1, years.stop)):
            if part := shown(bar, date(year, 1, 1), date(year, 12, 31)):
                drawn[year].append(part)
    return {
        year: Agenda(
            year=year,
            bars=tuple(drawn[year]),
            entries=tuple(days[year]),
            undated=tuple(undated.get(year, ())),
        )
        for year in years
    }
