"""Times as attributes from which the script works out how they stand on the reader's day."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from markupsafe import Markup

from generator.domain.corpus import Corpus
from generator.domain.plan import Plan
from generator.domain.standing import Standing, due_standing, standing_of
from generator.domain.timespan import Span

_NEAR = 4096  # times that pages near to each other show again


class Clock:
    """Writes the attributes; a recurring duty has days only in view of its plan."""

    def __init__(self, corpus: Corpus) -> None:
        """Take the times of the plans from `corpus`."""
        self._corpus = corpus
        self._of_plan = lru_cache(_NEAR)(self._written)

    def task(self, span: Span, plan: Plan | None = None) -> Markup:
        """The attributes of a task's time, with a space before them; nothing if it has none."""
        if plan is None:
            return _attributes(standing_of(span, task=True))
        return self._of_plan(plan.id, span)

    def _written(self, plan_id: str, span: Span) -> Markup:
        plan, times = self._corpus.plans[plan_id], self._corpus.times[plan_id]
        return _attributes(due_standing(plan, times, span))

    def phase(self, span: Span) -> Markup:
        """The attributes of the time of a phase or a whole plan."""
        return _attributes(standing_of(span, task=False))


def _attributes(standing: Standing | None) -> Markup:
    if standing is None:
        return Markup("")
    written = "".join(f' data-{name}="{value}"' for name, value in _pairs(standing))
    return Markup(f" data-clock{written}")  # noqa: S704 - names of ours and ISO days


def _pairs(standing: Standing) -> Iterator[tuple[str, str]]:
    for name in ("due", "on", "start", "end", "sure"):
        if day := getattr(standing, name):
            yield name, day.isoformat()
    if standing.start_open:
        yield "start-open", ""
    if standing.days is not None:
        yield "days", " ".join(day.isoformat() for day in standing.days)
