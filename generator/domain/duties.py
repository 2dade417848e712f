"""The flat truth: one row for each plan, task, unit and role; what is published comes from it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial

from generator.domain import addresses
from generator.domain.corpus import Corpus
from generator.domain.holders import Share, holders
from generator.domain.plan import Plan, Route, Task
from generator.domain.roles import Role


@dataclass(frozen=True, kw_only=True, slots=True)
class Duty:
    """What one unit has to do in one role; the fields are those of the open data, in its order.

    A member of a group has the group's duties with `through_group`; `report_to` and `report_via`
    are names, and only on rows whose task has a reporting route.
    """

    plan_id: str
    plan_title: str
    task_id: str
    task_title: str
    clause: str
    unit_id: str
    unit_name: str
    role: Role
    through_group: str | None
    phase_ids: tuple[str, ...]
    due_phrase: str | None
    due_kind: str | None
    due_date: date | None
    due_assumed: str | None
    rrule: str | None
    report_to: str | None
    report_via: str | None
    url: str

    @property
    def key(self) -> tuple[str, str, str, str, str | None]:
        """What tells one duty from another, and the date that must reach every output."""
        day = self.due_date.isoformat() if self.due_date else None
        return (self.plan_id, self.task_id, self.unit_id, self.role.value, day)


def duties_of(corpus: Corpus, plan: Plan) -> Iterator[Duty]:
    """The duties of one plan in the order of its tasks, roles and units; members after groups."""
    for task in plan.tasks:
        of_task = _of_task(corpus, plan, task)
        for holder in holders(corpus.registry, task):
            yield of_task(
                unit_id=holder.unit,
                unit_name=corpus.unit(holder.unit).name,
                role=holder.role,
                through_group=holder.group,
            )


def all_duties(corpus: Corpus) -> tuple[Duty, ...]:
    """The duties of all plans."""
    return tuple(duty for plan in corpus.plans.values() for duty in duties_of(corpus, plan))


def plans_of_units(corpus: Corpus) -> Mapping[str, tuple[str, ...]]:
    """By unit, in the order of ids, the plans in which it has a part, in their order."""
    parts = parts_of_units(corpus)
    return {unit_id: tuple(parts[unit_id]) for unit_id in sorted(parts)}


def parts_of_units(corpus: Corpus) -> Mapping[str, Mapping[str, Share]]:
    """By unit and plan, what the unit has to do there."""
    return {
        unit_id: parts
        for unit_id, shares in shares_of_units(corpus).items()
        if (parts := {plan_id: share for plan_id, share in shares.items() if share.tasks})
    }


def shares_of_units(corpus: Corpus) -> Mapping[str, Mapping[str, Share]]:
    """By unit and plan, what the unit has there, be it only its name."""
    found: defaultdict[str, dict[str, Share]] = defaultdict(dict)
    for plan_id, shares in corpus.shares.items():
        for unit_id, share in shares.items():
            found[unit_id][plan_id] = share
    return found


def _of_task(corpus: Corpus, plan: Plan, task: Task) -> Callable[..., Duty]:
    """What is the same in the duties of everybody who has a part in a task."""
    due = corpus.times[plan.id].due_of(task)
    route = plan.route(task.id)
    return partial(
        Duty,
        plan_id=plan.id,
        plan_title=plan.title,
        task_id=task.id,
        task_title=task.title,
        clause=task.clause,
        phase_ids=task.phases,
        due_phrase=due.phrase if due else None,
        due_kind=due.kind.value if due else None,
        due_date=due.due if due else None,
        due_assumed="; ".join(due.assumptions) or None if due else None,
        rrule=due.rrule if due else None,
        report_to=_names(corpus, route, "to"),
        report_via=_names(corpus, route, "via"),
        url=f"/{addresses.plan(plan.id, task.clause)}",
    )


def _names(corpus: Corpus, route: Route | None, part: str) -> str | None:
    if route is None:
        return None
    names = [corpus.unit(unit_id).name for unit_id in getattr(route, part)]
    if part == "to" and not names and route.phrase:
        return route.phrase
    return "; ".join(names) or None
