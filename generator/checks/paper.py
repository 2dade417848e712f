"""A plan with the lines of its file, for rules that read its very words."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from generator.domain.diagnostics import Span
from generator.domain.plan import Clause, Plan
from generator.reading.plans import Fences, PlanFile


@dataclass(frozen=True, kw_only=True)
class Paper:
    """A plan and where its body's words stand; lines count from 1."""

    plan: Plan
    file: str
    lines: tuple[str, ...]
    first: int

    def body(self) -> Iterator[tuple[int, str]]:
        """Every line of the body with its number."""
        yield from enumerate(self.lines[self.first - 1 :], start=self.first)

    def span_of(self, clause: Clause) -> Span:
        """The first line of a clause, less the blanks before it."""
        line = self.lines[clause.line - 1]
        start = len(line) - len(line.lstrip())
        return Span(line=clause.line, column=start + 1, end_column=len(line) + 1)

    def clause_at(self, line: int) -> str:
        """The address of the clause in which a line stands; empty before the first."""
        numbers, addresses = self._starts
        place = bisect_right(numbers, line)
        return addresses[place - 1] if place else ""

    @cached_property
    def _starts(self) -> tuple[list[int], list[str]]:
        clauses = list(self.plan.clauses())
        return [clause.line for clause in clauses], [clause.address for clause in clauses]


def paper_of(plan: Plan, file: PlanFile) -> Paper:
    """The plan that was read from `file`, with its lines."""
    text = file.text
    body = Fences.FM_BOUNDARY.split(text, 2)[-1]
    return Paper(
        plan=plan,
        file=file.file,
        lines=tuple(text.split("\n")),
        first=text.count("\n") - body.count("\n") + 1,
    )
