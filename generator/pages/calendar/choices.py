"""What the calendar and the list of plans can be narrowed to, for the filters' scripts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from generator.domain.corpus import Corpus, Times
from generator.domain.holders import having_tasks
from generator.domain.plan import Plan, Task
from generator.domain.registry import Unit
from generator.domain.text import sort_key
from generator.domain.timespan import Span


@dataclass(frozen=True, kw_only=True, slots=True)
class Reach:
    """From when to when something is under way; None where its day is not known.

    Where `start_open`, it may have begun before `first`, the first day on which it certainly has.
    """

    first: date | None
    last: date | None
    start_open: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class PlanChoice:
    """A plan, how far it reaches, and its issuer and its units as places in `Choices.units`."""

    plan: Plan
    reach: Reach
    units: tuple[int, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Choices:
    """All units that plans concern, all plans and their issuers, in the order of their names.

    A page names a plan by its place in `plans`; `places` gives it by the plan's id.
    """

    units: tuple[Unit, ...]
    plans: tuple[PlanChoice, ...]
    issuers: tuple[Unit, ...]
    places: Mapping[str, int]

    def of(self, plans: Iterable[Plan]) -> str:
        """The places of `plans`, as an attribute gives them."""
        return " ".join(str(self.places[plan.id]) for plan in plans)


def choices_of(corpus: Corpus, shown: Iterable[Plan]) -> Choices:
    """Everything that the plans which a page shows can be filtered by."""
    concerned = {plan.id: _units(corpus, plan) for plan in shown}
    units = _by_name(corpus, {unit for found in concerned.values() for unit in found})
    place = {unit.id: number for number, unit in enumerate(units)}
    plans = sorted(
        (corpus.plans[name] for name in concerned), key=lambda p: (sort_key(p.name), p.id)
    )
    return Choices(
        units=units,
        plans=tuple(
            PlanChoice(
                plan=plan,
                reach=plan_reach(plan, corpus.times[plan.id]),
                units=tuple(sorted(place[unit] for unit in concerned[plan.id])),
            )
            for plan in plans
        ),
        issuers=_by_name(corpus, {plan.issuer for plan in plans}),
        places={plan.id: number for number, plan in enumerate(plans)},
    )


def _units(corpus: Corpus, plan: Plan) -> set[str]:
    """The units that have a part in a plan, be it through a group, and the plan's issuer."""
    return {plan.issuer} | having_tasks(corpus.shares[plan.id])


def _by_name(corpus: Corpus, ids: Iterable[str]) -> tuple[Unit, ...]:
    found = map(corpus.unit, ids)
    return tuple(sorted(found, key=lambda unit: (sort_key(unit.name), unit.id)))


def plan_reach(plan: Plan, times: Times) -> Reach:
    """From a plan's first day to the end of its period, or of its phases where all are known."""
    spans = [times.period] if times.period else [*times.phases.values()]
    if plan.issued.day:
        return Reach(first=times.window.first if times.window else None, last=_last(spans))
    if times.period and times.period.known_start:
        return Reach(first=times.period.known_start, last=_last(spans))
    begun = [plan.issued.not_after, *(span.begun for span in (*spans, *times.phases.values()))]
    first = min(filter(None, begun), default=None)
    return Reach(first=first, last=_last(spans), start_open=True)


def active_years(times: Times) -> tuple[int, ...]:
    """The years in which a plan has anything to do with the calendar."""
    return tuple(times.window.years) if times.window else ()


def task_reach(task: Task, times: Times) -> Reach | None:
    """The stretch of the phases in which a task stands; None if it stands in none."""
    spans = [times.phases[phase] for phase in task.phases]
    if not spans:
        return None
    begun = [span.begun for span in spans if span.begun]
    start_open = any(span.start_open for span in spans)
    first = min(begun) if begun and (start_open or len(begun) == len(spans)) else None
    return Reach(first=first, last=_last(spans), start_open=start_open)


def _last(spans: Iterable[Span]) -> date | None:
    ends = [span.known_end for span in spans]
    known = [end for end in ends if end]
    return max(known) if known and len(known) == len(ends) else None
