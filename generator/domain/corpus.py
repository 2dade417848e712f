"""All plans and what they refer to, with every time expression worked out once."""

from __future__ import annotations

from collections import ChainMap, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from generator.domain.holders import Share, shares_of
from generator.domain.plan import Plan, Task
from generator.domain.reach import Reach
from generator.domain.registry import Registry, Unit
from generator.domain.timespan import (
    Frame,
    IssueDate,
    Span,
    TimeExpr,
    ground_of,
    inherit_start,
    resolve,
)
from generator.domain.window import Window, window_of


@dataclass(frozen=True, kw_only=True)
class Times:
    """The resolved time of one plan: its period, its phases and its tasks' deadlines, by id."""

    issued: IssueDate
    period: Span | None
    phases: Mapping[str, Span]
    dues: Mapping[str, Span]

    def due_of(self, task: Task) -> Span | None:
        """The resolved deadline of `task`, or None when the source gives no word of time."""
        return self.dues.get(task.id)

    @cached_property
    def window(self) -> Window | None:
        """From when to when the plan has anything to do with the calendar; None without days."""
        period = (self.period,) if self.period else ()
        return window_of(self.issued, (*period, *self.phases.values()), self.dues.values())


@dataclass(frozen=True, kw_only=True)
class Corpus:
    """Plans by id (in the order of their ids) and the registry; made by `corpus_of`."""

    plans: Mapping[str, Plan]
    registry: Registry
    times: Mapping[str, Times]
    groups_of: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @cached_property
    def reach(self) -> Reach:
        """What of the registry stands behind the plans."""
        return Reach(self.registry)

    @cached_property
    def windows(self) -> Mapping[str, Window]:
        """The windows of the plans that have a day, by plan."""
        found = ((plan_id, self.times[plan_id].window) for plan_id in self.plans)
        return {plan_id: window for plan_id, window in found if window}

    @cached_property
    def shares(self) -> Mapping[str, Mapping[str, Share]]:
        """What each unit has in each plan that names it, by plan and unit."""
        return {plan.id: shares_of(self.registry, plan) for plan in self.plans.values()}

    def unit(self, unit_id: str) -> Unit:
        """The unit with this id; raises KeyError when there is none."""
        return self.registry.units[unit_id]

    def name(self, unit_id: str) -> str:
        """A unit's name; one that the registry no longer has, in an earlier version, is its id."""
        unit = self.registry.units.get(unit_id)
        return unit.name if unit else unit_id

    def members(self, unit_id: str) -> Iterator[str]:
        """All units inside a group; see `Registry.members`."""
        return self.registry.members(unit_id)

    def around(self, unit_id: str) -> frozenset[str]:
        """A unit and all groups that it is in, through groups in groups."""
        found, waiting = {unit_id}, [unit_id]
        while waiting:
            groups = {*self.groups_of.get(waiting.pop(), ())} - found
            found |= groups
            waiting += groups
        return frozenset(found)

    def without(self, plan_ids: Iterable[str], registry: Registry | None = None) -> Corpus:
        """This corpus less some plans, over `registry` if one is given."""
        gone = set(plan_ids)
        kept = (plan for plan_id, plan in self.plans.items() if plan_id not in gone)
        return corpus_of(kept, registry or self.registry, before=self)

    def alone(self, plan: Plan) -> Corpus:
        """A corpus of `plan` only, over the same registry; for its earlier versions."""
        return replace(self, plans={plan.id: plan}, times={plan.id: times_of(plan, self.registry)})

    def having(self, plan: Plan) -> Corpus:
        """This corpus with `plan` in the place of the one that has its id."""
        if self.plans.get(plan.id) is plan:
            return self
        one = self.alone(plan)
        # Nothing is copied: with many repeated ids, that would grow with the square.
        return replace(
            self,
            plans=ChainMap(one.plans, self.plans),  # type: ignore[arg-type] # only read
            times=ChainMap(one.times, self.times),  # type: ignore[arg-type] # only read
        )


def corpus_of(plans: Iterable[Plan], registry: Registry, before: Corpus | None = None) -> Corpus:
    """Gather plans, work out their times, and turn the groups' members round.

    Times rest on the plan and the events only: where both are those of `before`, none is worked
    out again.
    """
    by_id = {plan.id: plan for plan in sorted(plans, key=lambda plan: plan.id)}
    same = {}
    if before and registry.events == before.registry.events:
        same = {i: before.times[i] for i, plan in by_id.items() if before.plans.get(i) is plan}
    known: _Known = {}
    times = (same.get(plan.id) or times_of(plan, registry, known) for plan in by_id.values())
    return Corpus(
        plans=by_id,
        registry=registry,
        times=dict(zip(by_id, times, strict=True)),
        groups_of=_groups_of(registry),
    )


_Known = dict[tuple[TimeExpr, IssueDate | None, Span | None], Span]
"""Resolved time expressions, by themselves and what they hang on; for the same events."""


def times_of(plan: Plan, registry: Registry, known: _Known | None = None) -> Times:
    """Resolve every time expression of `plan` against its issue date, period and the events.

    What is `known` is taken from there; what is new is put there.
    """
    known = {} if known is None else known
    frame = Frame(issued=plan.issued, events=registry.events)
    period = _resolved(plan.period, frame, known) if plan.period else None
    frame = Frame(issued=plan.issued, events=registry.events, envelope=period)
    phases: dict[str, Span] = {}
    for phase, parent in plan.all_phases():
        span = _resolved(phase.time, frame, known)
        phases[phase.id] = inherit_start(span, phases[parent.id]) if parent else span
    dues = {task.id: _resolved(task.due, frame, known) for task in plan.tasks if task.due}
    return Times(issued=plan.issued, period=period, phases=phases, dues=dues)


def _resolved(expression: TimeExpr, frame: Frame, known: _Known) -> Span:
    key = (expression, *ground_of(expression, frame))
    if key not in known:
        known[key] = resolve(expression, frame)
    return known[key]


def _groups_of(registry: Registry) -> Mapping[str, tuple[str, ...]]:
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for unit in registry.units.values():
        for member in unit.members:
            groups[member].append(unit.id)
    return {member: tuple(ids) for member, ids in groups.items()}
