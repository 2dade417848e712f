"""Times as attributes from which the script works out how they stand on the reader's day."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from generator.domain.corpus import Corpus
from generator.domain.plan import Plan
from generator.domain.standing import Standing, due_standing, standing_of
from generator.domain.timespan import Span


class Clock:
    """Writes the attributes; a recurring duty has days only in view of its plan."""

    def __init__(self, corpus: Corpus) -> None:
        """Take the times of the plans from `corpus`."""
        self._corpus = corpus

    def task(self, span: Span, plan: Plan | None = None) -> Markup:
        """The attributes of a task's time, with a space before them; nothing if it has none."""
        if plan is None:
            return _attributes(standing_of(span, task=True))
        return _attributes(due_standing(plan, self._corpus.times[plan.id], span))

    def phase(self, span: Span) -> Markup:
        """The attributes of the time of a phase or a whole plan."""
        return _attributes(standing_of(span, task=False))


def _attributes(standing: Standing | None) -> Markup:
    if standing is None:
        return Markup("")
    written = (Markup(' data-{}="{}"').format(*pair) for pair in _pairs(standing))
    return Markup(" data-clock") + Markup("").join(written)


def _pairs(standing: Standing) -> Iterator[tuple[str, str]]:
    for name in ("due", "on", "start", "end", "sure"):
        if day := getattr(standing, name):
            yield name, day.isoformat()
    if standing.start_open:
        yield "start-open", ""
    if standing.days:
        yield "days", " ".join(day.isoformat() for day in standing.days)
