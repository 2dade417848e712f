"""The calendar of a paper: what falls on days, month by month, and what it can be narrowed to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from generator.domain.agenda import Calendar
from generator.domain.agenda.happenings import Entry, EntryKind
from generator.domain.corpus import Corpus
from generator.domain.dates import month_name
from generator.domain.holders import holders
from generator.domain.plan import Plan
from generator.domain.registry import Unit
from generator.domain.text import sort_key
from generator.pages.calendar.almanac import happens

_TaskKey = tuple[str, str]


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """One thing on one day; its plans and units are places in the lists of its `Days`."""

    entry: Entry
    happens: str
    plans: tuple[int, ...]
    units: tuple[int, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Month:
    """A month in which anything falls."""

    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Days:
    """A paper's calendar, and all kinds, plans and units that occur in it."""

    months: tuple[Month, ...]
    kinds: tuple[EntryKind, ...]
    plans: tuple[Plan, ...]
    units: tuple[Unit, ...]


class Almanac:
    """What falls on the days of one corpus, by plan."""

    def __init__(self, corpus: Corpus) -> None:
        """Look into `corpus` when first asked."""
        self._corpus = corpus

    def of(self, plans: Iterable[Plan], tasks: Collection[_TaskKey], *, units: bool) -> Days:
        """The calendar of some plans, with some of their tasks alone.

        Whose tasks they are is told only where `units` says so: a paper of one unit has no other.
        """
        own = {plan.id: plan for plan in plans}
        entries = self._entries_of(own, tasks)
        named = {plan for entry in entries for plan in _plans_of(entry) if plan in own}
        listed = sorted(
            (own[plan] for plan in named), key=lambda plan: (sort_key(plan.name), plan.id)
        )
        held = [self._held(entry) if units else () for entry in entries]
        known = sorted(
            (self._corpus.unit(unit) for unit in {unit for one in held for unit in one}),
            key=lambda unit: (sort_key(unit.name), unit.id),
        )
        plan_at = {plan.id: place for place, plan in enumerate(listed)}
        unit_at = {unit.id: place for place, unit in enumerate(known)}
        lines = (
            Line(
                entry=entry,
                happens="; ".join(happens(entry)),
                plans=tuple(plan_at[plan] for plan in _plans_of(entry) if plan in plan_at),
                units=tuple(sorted(unit_at[unit] for unit in has)),
            )
            for entry, has in zip(entries, held, strict=True)
        )
        return Days(
            months=tuple(_months(lines)),
            kinds=tuple(kind for kind in EntryKind if any(one.kind is kind for one in entries)),
            plans=tuple(listed),
            units=tuple(known),
        )

    def _entries_of(self, plans: Iterable[str], tasks: Collection[_TaskKey]) -> list[Entry]:
        found = {
            id(entry): entry
            for plan in plans
            for entry in self._by_plan.get(plan, ())
            if not entry.task or (plan, entry.task.id) in tasks
        }
        return sorted(found.values(), key=lambda entry: entry.order)

    def _held(self, entry: Entry) -> set[str]:
        """The units that have a part in an entry's task."""
        return (
            {held.unit for held in holders(self._corpus.registry, entry.task)}
            if entry.task
            else set()
        )

    @cached_property
    def _by_plan(self) -> Mapping[str, list[Entry]]:
        """An event is with every plan that it concerns."""
        found: defaultdict[str, list[Entry]] = defaultdict(list)
        for entry in Calendar(self._corpus).entries():
            for plan in _plans_of(entry):
                found[plan].append(entry)
        return found


def _plans_of(entry: Entry) -> Iterable[str]:
    return (entry.plan.id,) if entry.plan else dict.fromkeys(use.plan.id for use in entry.uses)


def _months(lines: Iterable[Line]) -> Iterator[Month]:
    for (year, month), group in groupby(lines, key=lambda one: _month_of(one.entry)):
        yield Month(title=f"{month_name(month)} năm {year}", lines=tuple(group))


def _month_of(entry: Entry) -> tuple[int, int]:
    return entry.day.year, entry.day.month
