"""What falls on a day because a plan says so: its issue, ends of phases, deadlines, repetitions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from generator.domain.corpus import Times
from generator.domain.events import Event, Part
from generator.domain.plan import Phase, Plan, Task
from generator.domain.recurrence import occurrences
from generator.domain.timespan import Kind, Span
from generator.domain.window import Window


class _Face(NamedTuple):
    label: str
    mark: str


class EntryKind(StrEnum):
    """What sort of thing falls on a day; on one day they stand in this order."""

    DEADLINE = "deadline"
    RECURRING = "recurring"
    PHASE_END = "phase-end"
    PLAN_END = "plan-end"
    TASK_START = "task-start"
    PHASE_START = "phase-start"
    PLAN_START = "plan-start"
    EVENT = "event"
    ISSUED = "issued"

    @property
    def label(self) -> str:
        """The Vietnamese words for it."""
        return _FACES[self].label

    @property
    def mark(self) -> str:
        """The letter that stands for it in a month's grid."""
        return _FACES[self].mark


_FACES = {
    EntryKind.DEADLINE: _Face("hạn chót", "H"),
    EntryKind.RECURRING: _Face("việc định kỳ", "K"),
    EntryKind.PHASE_END: _Face("kết thúc đợt", "C"),
    EntryKind.PLAN_END: _Face("kết thúc kế hoạch", "C"),
    EntryKind.TASK_START: _Face("bắt đầu việc", "Đ"),
    EntryKind.PHASE_START: _Face("bắt đầu đợt", "Đ"),
    EntryKind.PLAN_START: _Face("bắt đầu kế hoạch", "Đ"),
    EntryKind.EVENT: _Face("sự kiện", "S"),
    EntryKind.ISSUED: _Face("ban hành kế hoạch", "B"),
}
_ORDER = {kind: place for place, kind in enumerate(EntryKind)}


@dataclass(frozen=True, kw_only=True, slots=True)
class PartDay:
    """A part of an event on its day; `scheduled` is the day planned for it, if that was another."""

    part: Part
    took_place: bool
    scheduled: date | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Use:
    """Where a plan hangs on an event or names it."""

    plan: Plan
    clause: str | None
    phrase: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """One thing on one day.

    Either of a plan, its phase or its task, with the time that it comes from; or an event with
    its parts (none on a yearly day) and the plans that it concerns.
    """

    day: date
    kind: EntryKind
    plan: Plan | None = None
    phase: Phase | None = None
    task: Task | None = None
    time: Span | None = None
    event: Event | None = None
    parts: tuple[PartDay, ...] = ()
    uses: tuple[Use, ...] = ()

    @property
    def order(self) -> tuple[date, int]:
        """The key that sorts entries by day, what must be done first."""
        return self.day, _ORDER[self.kind]


def plan_entries(plan: Plan, times: Times, window: Window, until: date) -> Iterator[Entry]:
    """Everything of one plan that falls on a day; what comes again for ever, until `until`."""
    if plan.issued.day:
        yield Entry(day=plan.issued.day, kind=EntryKind.ISSUED, plan=plan)
    if times.period and times.period.kind is not Kind.CONTINUOUS:
        for day, kind in _ends(times.period, EntryKind.PLAN_START, EntryKind.PLAN_END):
            if day != plan.issued.day:
                yield Entry(day=day, kind=kind, plan=plan, time=times.period)
    for phase, _ in plan.all_phases():
        span = times.phases[phase.id]
        for day, kind in _ends(span, EntryKind.PHASE_START, EntryKind.PHASE_END):
            yield Entry(day=day, kind=kind, plan=plan, phase=phase, time=span)
    for task in plan.tasks:
        if due := times.due_of(task):
            for day, kind in _task_days(due, window.begin, until):
                yield Entry(day=day, kind=kind, plan=plan, task=task, time=due)


def _ends(span: Span, start: EntryKind, end: EntryKind) -> Iterator[tuple[date, EntryKind]]:
    if span.start and not span.start_open:
        yield span.start, start
    if span.end and not span.end_open:
        yield span.end, end


def _task_days(due: Span, begin: date, until: date) -> Iterator[tuple[date, EntryKind]]:
    if due.kind is Kind.RANGE and due.start and not _is_known_by(due):
        yield due.start, EntryKind.TASK_START
    if due.due:
        yield due.due, EntryKind.DEADLINE
    for day in occurrences(due, begin, until):
        yield day, EntryKind.RECURRING


def _is_known_by(due: Span) -> bool:
    """Whether a deadline makes the day on which its task begins superfluous."""
    return due.due is not None and (due.start_anchor == "issued" or due.start == due.due)
