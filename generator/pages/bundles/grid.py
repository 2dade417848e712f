"""The matrix of a paper: one unit's tasks in a plan, against whoever has a part in them.

A phone is narrow and so is A4, so the units are numbered, and named below.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby

from generator.domain.holders import Holder
from generator.domain.plan import Plan, Task
from generator.pages.tables import UnitDuty


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """A task, what the unit itself holds in it, and what the others do, by unit."""

    task: Task
    own: tuple[Holder, ...]
    others: Mapping[str, tuple[Holder, ...]]


@dataclass(frozen=True, kw_only=True, slots=True)
class Grid:
    """The tasks of one plan that a unit has, and the other units that have a part in them."""

    plan: Plan
    units: tuple[str, ...]
    rows: tuple[Row, ...]


def grids_of(duties: Iterable[UnitDuty]) -> tuple[Grid, ...]:
    """A grid for every plan that gives the unit a task, in the order of the plan's tasks."""
    ordered = sorted(duties, key=lambda duty: duty.plan.id)
    return tuple(_grid([*group]) for _, group in groupby(ordered, key=lambda duty: duty.plan.id))


def _grid(duties: list[UnitDuty]) -> Grid:
    plan = duties[0].plan
    place = {task.id: number for number, task in enumerate(plan.tasks)}
    duties.sort(key=lambda duty: place[duty.task.id])
    rows = tuple(Row(task=duty.task, own=duty.holders, others=duty.others) for duty in duties)
    units = dict.fromkeys(unit for row in rows for unit in row.others)
    return Grid(plan=plan, units=tuple(units), rows=rows)
