"""Every phase and task of which something certain can be said on some day, and in which years."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from generator.domain import addresses
from generator.domain.corpus import Corpus
from generator.domain.plan import Plan
from generator.domain.standing import Standing, due_standing, standing_of, years_told
from generator.domain.timespan import Span


class Dated(NamedTuple):
    """A phase or a task, where it stands on the site, and how its time can stand to a day."""

    title: str
    target: str
    span: Span
    standing: Standing

    @property
    def years(self) -> tuple[int, ...]:
        """The years in which something can be said of it, be it that it may have begun."""
        of = self.standing
        if of.days:
            return tuple(dict.fromkeys(day.year for day in of.days))
        perhaps = self.span.start_floor if of.start_open else None
        days = [day for day in (of.due, of.on, perhaps, of.start, of.end, of.sure) if day]
        return tuple(range(min(days).year, max(days).year + 1))


def dated_of(corpus: Corpus, plan: Plan) -> Iterator[Dated]:
    """What one plan dates, in its order."""
    times = corpus.times[plan.id]
    for phase, parent in plan.all_phases():
        span = times.phases[phase.id]
        title = f"{parent.title} – {phase.title}" if parent else phase.title
        if standing := standing_of(span, task=False):
            yield Dated(title, addresses.phase(plan.id, phase.id), span, standing)
    for task in plan.tasks:
        due = times.due_of(task)
        if due and (standing := due_standing(plan, times, due)):
            yield Dated(task.title, addresses.plan(plan.id, task.clause), due, standing)


def years_dated(corpus: Corpus) -> tuple[int, ...]:
    """The years in which anything of any plan can be said, in order."""
    found: set[int] = set()
    for plan in corpus.plans.values():
        if not found.issuperset(years_told(corpus.times[plan.id])):  # few tell of a new year
            found.update(year for one in dated_of(corpus, plan) for year in one.years)
    return tuple(sorted(found))
