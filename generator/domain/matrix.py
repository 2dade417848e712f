"""Responsibility matrices: tasks against units, and plans against units."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.domain.corpus import Corpus
from generator.domain.duties import Holder, holders
from generator.domain.plan import Plan, Task
from generator.domain.roles import Role

_ORDER = {role: place for place, role in enumerate(Role)}


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """One task and who holds which roles in it, by unit; a unit that is not there has no part."""

    task: Task
    cells: Mapping[str, tuple[Holder, ...]]


@dataclass(frozen=True, kw_only=True, slots=True)
class Matrix:
    """The tasks of one plan against all units that have a part in one of them."""

    plan: Plan
    units: tuple[str, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Share:
    """What one unit has in one plan: how many tasks, in which roles; named only, if none."""

    tasks: int
    roles: tuple[Role, ...]


def matrix_of(corpus: Corpus, plan: Plan) -> Matrix:
    """One plan's matrix; units in the order in which its tasks first name them."""
    rows = tuple(_row(corpus, task) for task in plan.tasks)
    units = dict.fromkeys(unit for row in rows for unit in row.cells)
    return Matrix(plan=plan, units=tuple(units), rows=rows)


def _row(corpus: Corpus, task: Task) -> Row:
    return Row(task=task, cells=by_unit(holders(corpus, task)))


def by_unit(found: Iterable[Holder]) -> Mapping[str, tuple[Holder, ...]]:
    """Holders by unit in the order of their first mention, each unit's in the order of roles."""
    cells: defaultdict[str, list[Holder]] = defaultdict(list)
    for holder in found:
        cells[holder.unit].append(holder)
    return {unit: in_order(held) for unit, held in cells.items()}


def in_order(held: Iterable[Holder]) -> tuple[Holder, ...]:
    """Holders in the order of their roles."""
    found = tuple(held)
    return found if len(found) < 2 else tuple(sorted(found, key=lambda one: _ORDER[one.role]))


def shares_of(corpus: Corpus, plan: Plan) -> Mapping[str, Share]:
    """What each unit that the plan names has in it; a unit named without a task has no roles."""
    tasks: defaultdict[str, set[str]] = defaultdict(set)
    roles: defaultdict[str, set[Role]] = defaultdict(set)
    for task in plan.tasks:
        for holder in holders(corpus, task):
            tasks[holder.unit].add(task.id)
            roles[holder.unit].add(holder.role)
    return {
        unit: Share(
            tasks=len(tasks[unit]), roles=tuple(sorted(roles[unit], key=_ORDER.__getitem__))
        )
        for unit in dict.fromkeys((*tasks, *named_units(plan)))
    }


def named_units(plan: Plan) -> tuple[str, ...]:
    """Every unit that a plan names outside its tasks: issuer, recipients, reporting routes."""
    named = [plan.issuer, *(r.unit for r in plan.recipients if r.unit)]
    for route in plan.reporting:
        named += [*route.to, *route.via, *route.onward]
    return tuple(dict.fromkeys(named))
