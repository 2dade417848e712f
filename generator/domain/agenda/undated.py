"""What plans ask for without a day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.domain.agenda.happenings import Entry, Use
from generator.domain.corpus import Corpus, Times
from generator.domain.events import Event
from generator.domain.plan import Plan, Task
from generator.domain.timespan import Kind

_ORDER = (
    Kind.PHASES, Kind.RANGE, Kind.ON, Kind.BEFORE, Kind.BY,
    Kind.RECURRING, Kind.CONTINUOUS, Kind.UNSPECIFIED, None,
)  # fmt: skip


@dataclass(frozen=True, kw_only=True, slots=True)
class Undated:
    """What one plan asks for without a day: tasks by the kind of their phrase, and events.

    The kind None gathers tasks of whose time the source says nothing.
    """

    plan: Plan
    tasks: Mapping[Kind | None, tuple[Task, ...]]
    events: tuple[Event, ...]

    @property
    def asks(self) -> bool:
        """Whether there is anything."""
        return bool(self.tasks or self.events)


def undated_of(
    plan: Plan, times: Times, entries: Iterable[Entry], events: tuple[Event, ...]
) -> Undated:
    """The tasks of `plan` that none of its `entries` puts on a day, and its dateless `events`."""
    dated = {entry.task.id for entry in entries if entry.task}
    tasks: dict[Kind | None, list[Task]] = {kind: [] for kind in _ORDER}
    for task in plan.tasks:
        if task.id not in dated:
            due = times.due_of(task)
            tasks[due.kind if due else None].append(task)
    found = {kind: tuple(of) for kind, of in tasks.items() if of}
    return Undated(plan=plan, tasks=found, events=events)


def dateless_events(
    corpus: Corpus, uses: Mapping[str, Iterable[Use]], entries: Iterable[Entry]
) -> Mapping[str, tuple[Event, ...]]:
    """By plan, the events on which it hangs or which it names and which have no day at all."""
    dated = {entry.event.id for entry in entries if entry.event}
    found: defaultdict[str, dict[str, Event]] = defaultdict(dict)
    for event_id in sorted(uses.keys() - dated):
        for use in uses[event_id]:
            found[use.plan.id][event_id] = corpus.registry.events[event_id]
    return {plan_id: tuple(events.values()) for plan_id, events in found.items()}
