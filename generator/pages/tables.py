# ruff: noqa: S704 - what comes from files is escaped as it is put in
"""The rows of the large tables: a plan's matrix, and a unit's duties.

They are most of what a large portal's pages hold, so they are put together here and not by the
templates, as the parts are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from markupsafe import Markup

from generator.domain import addresses
from generator.domain.corpus import Corpus, Times
from generator.domain.holders import Holder
from generator.domain.matrix import Matrix, Row
from generator.domain.plan import Plan, Route, Task
from generator.domain.roles import Role
from generator.domain.timespan import Span
from generator.pages.clock import Clock
from generator.pages.compiling import as_html
from generator.pages.parts import Link, Parts
from generator.pages.prose import words

_NOBODY = "bản gốc không nêu đơn vị nào làm việc này"
_NO_PART = '<td class="no-part"><i>không tham gia</i></td>\n'


@dataclass(frozen=True, kw_only=True, slots=True)
class UnitDuty:
    """A task as one unit has it: its roles, its own or through groups, and its time.

    `named` are all whom the task names.
    """

    plan: Plan
    task: Task
    unit: str
    holders: tuple[Holder, ...]
    named: Mapping[str, tuple[Holder, ...]]
    due: Span | None
    route: Route | None

    @property
    def others(self) -> Mapping[str, tuple[Holder, ...]]:
        """Whom the task names beside the unit."""
        return {unit: held for unit, held in self.named.items() if unit != self.unit}

    @property
    def reports(self) -> bool:
        """Whether the unit itself is to report."""
        return any(holder.role is Role.REPORT for holder in self.holders)


class _Grid(NamedTuple):
    """What all rows of a matrix share; `heads` are the beginnings of their cells, by unit."""

    plan: Plan
    times: Times
    heads: Mapping[str, str]
    own: bool


class Tables:
    """Writes rows for pages of one corpus; every function returns finished HTML."""

    def __init__(self, corpus: Corpus, parts: Parts, clock: Clock) -> None:
        """Take the parts that stand in cells."""
        self._corpus, self._parts, self._clock = corpus, parts, clock

    def matrix(self, link: Link, matrix: Matrix, times: Times, *, own: bool) -> Markup:
        """A row for each task of a plan, a cell for each unit; `own` on the plan's own page."""
        units = self._corpus.registry.units
        heads = {unit: f'<td data-head="{as_html(units[unit].short)}">' for unit in matrix.units}
        grid = _Grid(matrix.plan, times, heads, own)
        return Markup("".join(self._matrix_row(link, grid, row) for row in matrix.rows))

    def _matrix_row(self, link: Link, grid: _Grid, row: Row) -> str:
        plan, task, due = grid.plan, row.task, grid.times.due_of(row.task)
        anchor = addresses.task_anchor(task.id)
        page = addresses.plan(plan.id)
        target = link(addresses.plan(plan.id, task.clause) if grid.own else f"{page}#{anchor}")
        when = f" · {words(due.phrase)}" if due else ""
        named = f' id="{anchor}"' if grid.own else ""
        cells = "".join(self._cells(grid, row, due))
        return (
            f'<tr{named}>\n<th scope="row"><a href="{as_html(target)}">{words(task.title)}</a>'
            f" <small>mục {as_html(task.clause)}{when}</small></th>\n{cells}</tr>\n"
        )

    def _cells(self, grid: _Grid, row: Row, due: Span | None) -> Iterator[str]:
        if not row.cells:
            yield f'<td colspan="{max(len(grid.heads), 1)}" class="unknown">{_NOBODY}</td>\n'
            return
        for unit, head in grid.heads.items():
            held = row.cells.get(unit, ())
            marks = (self._parts.duty(grid.plan, row.task, one, due) for one in held)
            yield f"{head}{''.join(marks)}</td>\n" if held else _NO_PART

    def unit(self, link: Link, duties: Iterable[UnitDuty]) -> Markup:
        """A row for each duty of a unit: its roles, the task, when, and with whom."""
        return Markup("".join(self._unit_row(link, duty) for duty in duties))

    def _unit_row(self, link: Link, duty: UnitDuty) -> str:
        plan, task = duty.plan, duty.task
        target = as_html(link(addresses.plan(plan.id, task.clause)))
        source = (
            f"{self._parts.clause(link, plan, task.clause)}, {self._parts.plan_link(link, plan)}"
            f" ({self._parts.reference(plan)})"
        )
        note = f"\n<small>{words(task.note)}</small>" if task.note else ""
        return (
            f"<tr>\n<td>{' '.join(self._held(link, duty))}</td>\n"
            f'<th scope="row"><a href="{target}">{words(task.title)}</a>\n'
            f"<small>{source}</small>{note}</th>\n"
            f"<td>{self._when(duty)}</td>\n<td>{self._others(link, duty.others)}</td>\n</tr>\n"
        )

    def _held(self, link: Link, duty: UnitDuty) -> Iterator[str]:
        for holder in duty.holders:
            mark = self._parts.duty(duty.plan, duty.task, holder, duty.due)
            yield (
                f'<span class="held">{mark} <span class="role-word">{holder.role.label}</span>'
                "</span>"
            )
        for group in dict.fromkeys(holder.group for holder in duty.holders if holder.group):
            yield f"<small>qua nhóm {self._parts.unit(link, group)}</small>"

    def _when(self, duty: UnitDuty) -> str:
        """The task's own time, else that of its phases."""
        if duty.due:
            return self._parts.span(duty.due, plan=duty.plan)
        phases = self._corpus.times[duty.plan.id].phases
        shown = (
            f'<span class="when"{self._clock.phase(phases[name])}>'
            f'<q class="phrase">{words(phases[name].phrase)}</q></span>'
            for name in duty.task.phases
        )
        return "; ".join(shown) or '<span class="unknown">bản gốc không nêu</span>'

    def _others(self, link: Link, others: Mapping[str, tuple[Holder, ...]]) -> str:
        shown = (
            f'<span class="holder">{" ".join(self._parts.role(one.role) for one in held)}'
            f" {self._parts.unit(link, unit)}</span>"
            for unit, held in others.items()
        )
        return " ".join(shown) or '<span class="empty">không nêu đơn vị khác</span>'
