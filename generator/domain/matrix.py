"""Responsibility matrices: tasks against units, and plans against units."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.domain.corpus import Corpus
from generator.domain.holders import Holder, by_unit, holders
from generator.domain.plan import Plan, Task


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


def matrix_of(corpus: Corpus, plan: Plan) -> Matrix:
    """One plan's matrix; units in the order in which its tasks first name them."""
    rows = tuple(_row(corpus, task) for task in plan.tasks)
    units = dict.fromkeys(unit for row in rows for unit in row.cells)
    return Matrix(plan=plan, units=tuple(units), rows=rows)


def _row(corpus: Corpus, task: Task) -> Row:
    return Row(task=task, cells=by_unit(holders(corpus.registry, task)))
