"""The reader's unit on the home page: the list to pick from, and a script for each unit."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache, partial
from typing import NamedTuple

from generator.domain import addresses
from generator.domain.corpus import Corpus
from generator.domain.duties import plans_of_units
from generator.domain.holders import Holder, by_unit, holders
from generator.domain.plan import Plan, Route, Task
from generator.domain.registry import Unit
from generator.domain.roles import Role
from generator.domain.standing import due_standing, standing_of
from generator.domain.text import sort_key
from generator.domain.timespan import Kind
from generator.export.scripts import PlanRows, Row, keyed, script, time_row, without_empty
from generator.export.sheaf import Sheaf, files_of, one_file

_NEAR = 1500
"""The units of a province stand together and share plans: more are not asked for again soon."""


class Charge(NamedTuple):
    """A task as one unit has it."""

    plan: Plan
    task: Task
    held: tuple[Holder, ...]


def unit_files(corpus: Corpus) -> Iterator[tuple[str, bytes]]:
    """The list of units and every unit's script; the same corpus gives the same bytes."""
    return files_of(unit_scripts(corpus, plans_of_units(corpus)))


def unit_scripts(corpus: Corpus, parts: Mapping[str, tuple[str, ...]]) -> Iterator[Sheaf]:
    """The list of units, and a script for every unit; `parts` are the plans of each."""
    charges = lru_cache(_NEAR)(lambda plan_id: _charges(corpus, corpus.plans[plan_id]))

    def of(unit_id: str) -> list[Charge]:
        return [one for plan in parts.get(unit_id, ()) for one in charges(plan)[unit_id]]

    def count(unit_id: str) -> int:
        return sum(corpus.shares[plan][unit_id].tasks for plan in parts.get(unit_id, ()))

    def list_() -> bytes:
        units = sorted(corpus.registry.units.values(), key=lambda unit: sort_key(unit.name))
        return script("window.PORTAL_UNIT_LIST", [_listed(unit, count(unit.id)) for unit in units])

    def one(unit: Unit) -> bytes:
        return script(keyed("PORTAL_UNITS", unit.id), _unit(corpus, unit, of(unit.id)))

    yield one_file(addresses.UNIT_LIST, list_)
    for unit in corpus.registry.units.values():
        plans = parts.get(unit.id, ())
        entries = (*corpus.reach.units((unit.id, *unit.successors)),)
        yield one_file(addresses.unit_data(unit.id), partial(one, unit), plans, entries)


def _charges(corpus: Corpus, plan: Plan) -> Mapping[str, list[Charge]]:
    """The tasks of every unit that has any in a plan, its own and those through groups."""
    found: defaultdict[str, list[Charge]] = defaultdict(list)
    for task in plan.tasks:
        for unit_id, held in by_unit(holders(corpus.registry, task)).items():
            found[unit_id].append(Charge(plan, task, held))
    return found


def _listed(unit: Unit, duties: int) -> Row:
    return without_empty(
        {
            "id": unit.id,
            "name": unit.name,
            "short": unit.short,
            "aliases": unit.aliases,
            "symbol": unit.symbol,
            "duties": duties,
            "until": unit.valid_to,
        }
    )


def _unit(corpus: Corpus, unit: Unit, charges: Iterable[Charge]) -> Row:
    plans = PlanRows(corpus)
    duties = [_duty(corpus, charge, plans) for charge in charges]
    return without_empty(
        {
            "name": unit.name,
            "url": addresses.unit(unit.id),
            "until": unit.valid_to,
            "successors": [corpus.unit(other).name for other in unit.successors],
            "plans": plans.rows,
            "duties": duties,
        }
    )


def _duty(corpus: Corpus, charge: Charge, plans: PlanRows) -> Row:
    plan, task, held = charge
    groups = dict.fromkeys(holder.group for holder in held if holder.group)
    due = corpus.times[plan.id].due_of(task)
    reports = any(holder.role is Role.REPORT for holder in held)
    route = plan.route(task.id) if reports else None
    row: Row = {
        "title": task.title,
        "url": addresses.plan(plan.id, task.clause),
        "plan": plans.place(plan),
        "roles": dict.fromkeys(holder.role.label for holder in held),
        "through": [corpus.unit(group).short for group in groups],
        "phrase": due.phrase if due else None,
        "always": due is not None and due.kind is Kind.CONTINUOUS,
        "times": [*_times(corpus, plan, task)],
        "report": _report(corpus, route) if route else None,
    }
    return without_empty(row | {"roles": [*row["roles"]]})


def _times(corpus: Corpus, plan: Plan, task: Task) -> Iterator[Row]:
    """A task's own time; without one, that of its phases, or of its plan as a whole."""
    times = corpus.times[plan.id]
    due = times.due_of(task)
    if due and due.kind is not Kind.PHASES:
        yield time_row(due, due_standing(plan, times, due))
    elif task.phases or due:
        for phase, _ in plan.all_phases():
            if phase.id in task.phases or not task.phases:
                span = times.phases[phase.id]
                yield time_row(span, standing_of(span, task=False), phase.title)
    elif times.period:
        standing = standing_of(times.period, task=False)
        yield time_row(times.period, standing, "thời gian chung của kế hoạch")


def _report(corpus: Corpus, route: Route) -> Row:
    def names(ids: Iterable[str]) -> list[Row]:
        return [{"name": corpus.unit(one).short, "url": addresses.unit(one)} for one in ids]

    return without_empty(
        {
            "to": names(route.to),
            "via": names(route.via),
            "onward": names(route.onward),
            "phrase": route.phrase,
        }
    )
