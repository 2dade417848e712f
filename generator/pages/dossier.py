"""What concerns one unit in some plans: gathered for the page that shows it, and then let go."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.domain.corpus import Corpus
from generator.domain.holders import by_unit, holders, in_order
from generator.domain.plan import Plan, Recipient, Route, Task
from generator.domain.roles import Role
from generator.domain.timespan import Span
from generator.pages.tables import UnitDuty

_PARTS = ("to", "via", "onward")


@dataclass(frozen=True, kw_only=True, slots=True)
class Incoming:
    """A report that comes to a unit: as its addressee, through it, or passed on to it."""

    plan: Plan
    task: Task
    part: str
    route: Route
    due: Span | None
    reporters: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Dossier:
    """What concerns one unit, in the order of plans; `plans` are all that name it."""

    plans: tuple[Plan, ...]
    duties: tuple[UnitDuty, ...]
    incoming: tuple[Incoming, ...]
    received: tuple[tuple[Plan, Recipient], ...]


def dossier_of(corpus: Corpus, unit_id: str, plans: Iterable[Plan]) -> Dossier:
    """What of `plans`, all of which name the unit, concerns it."""
    own = sorted(plans, key=lambda plan: plan.id)
    around = corpus.around(unit_id)
    duties = [duty for plan in own for duty in _duties(corpus, plan, unit_id, around)]
    incoming = [item for plan in own for item in _incoming(corpus, plan, unit_id)]
    received = [(plan, line) for plan in own for line in plan.recipients if line.unit == unit_id]
    named = (
        *(plan for plan in own if plan.issuer == unit_id),
        *(duty.plan for duty in duties),
        *(plan for plan, _ in received),
        *(item.plan for item in incoming),
    )
    return Dossier(
        plans=tuple({plan.id: plan for plan in named}.values()),
        duties=tuple(duties),
        incoming=tuple(incoming),
        received=tuple(received),
    )


def reports_to(corpus: Corpus) -> defaultdict[str, Counter[str]]:
    """By unit and plan, how many reports come to the unit."""
    found: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for plan in corpus.plans.values():
        for _, route in _routed(plan):
            for part in _PARTS:
                for unit_id in getattr(route, part):
                    found[unit_id][plan.id] += 1
    return found


def _duties(corpus: Corpus, plan: Plan, unit_id: str, around: frozenset[str]) -> Iterator[UnitDuty]:
    for task in plan.tasks:
        if around.isdisjoint(one.unit for one in task.assignments):
            continue
        everyone = holders(corpus.registry, task)
        yield UnitDuty(
            plan=plan,
            task=task,
            unit=unit_id,
            holders=in_order(holder for holder in everyone if holder.unit == unit_id),
            named=by_unit(holder for holder in everyone if holder.group is None),
            due=corpus.times[plan.id].due_of(task),
            route=plan.route(task.id),
        )


def _incoming(corpus: Corpus, plan: Plan, unit_id: str) -> Iterator[Incoming]:
    for task, route in _routed(plan):
        for part in _PARTS:
            for _ in range(getattr(route, part).count(unit_id)):
                reporting = (
                    h.unit for h in holders(corpus.registry, task) if h.role is Role.REPORT
                )
                yield Incoming(
                    plan=plan,
                    task=task,
                    part=part,
                    route=route,
                    due=corpus.times[plan.id].due_of(task),
                    reporters=tuple(dict.fromkeys(reporting)),
                )


def _routed(plan: Plan) -> Iterator[tuple[Task, Route]]:
    """The tasks of a plan whose reports it sends somewhere."""
    routes = {route.task: route for route in reversed(plan.reporting)}  # the first of each task
    for task in plan.tasks if routes else ():
        if task.id in routes:
            yield task, routes[task.id]
