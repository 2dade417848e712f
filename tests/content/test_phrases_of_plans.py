"""What editors say that the plans' phrases of time mean, against the phrases' own words."""

from collections.abc import Iterator
from pathlib import Path

from generator.domain.phrases import read_phrase
from generator.domain.plan import Plan
from generator.domain.text import fold
from generator.domain.timespan import Frame, Span, TimeExpr, resolve
from generator.reading.library import read_library

CORPUS = read_library(Path(__file__).parents[2]).corpus
NAMES = {
    fold(name): event.id
    for event in CORPUS.registry.events.values()
    for name in (event.name, *event.aliases)
}

NOT_UNDERSTOOD = {
    # no event of the registry is called so
    "Từ sau ĐH tỉnh XVIII đến Đại hội XIV",
    # whose meetings, and how often, only the cell's own rules say
    "sinh hoạt định kỳ của chi bộ",
}
DISAGREEMENTS = {
    # the editor begins with the opening, the table of phrases with the preparatory session
    "Trong thời gian diễn ra Đại hội XIV",
    # the editor begins with the issue date, the year with its first day
    "năm 2025",
}


def expressions(plan: Plan) -> Iterator[tuple[TimeExpr, Frame]]:
    """Every time expression of a plan, with what it is worked out against."""
    frame = Frame(issued=plan.issued, events=CORPUS.registry.events)
    if plan.period:
        yield plan.period, frame
    period = CORPUS.times[plan.id].period
    frame = Frame(issued=plan.issued, events=CORPUS.registry.events, envelope=period)
    yield from ((phase.time, frame) for phase, _ in plan.all_phases())
    yield from ((task.due, frame) for task in plan.tasks if task.due)


EXPRESSIONS = [pair for plan in CORPUS.plans.values() for pair in expressions(plan)]


def meaning(span: Span) -> tuple[object, ...]:
    """What two readings of a phrase must have in common."""
    ends = (span.start, span.start_open, span.end, span.end_open)
    return (span.kind, *ends, span.rrule, span.exclusive, span.ad_hoc)


def agrees(expression: TimeExpr, read: TimeExpr, frame: Frame) -> bool:
    return meaning(resolve(expression, frame)) == meaning(resolve(read, frame))


def test_there_are_phrases_to_compare() -> None:
    assert len(EXPRESSIONS) > 30


def test_all_phrases_but_these_are_understood() -> None:
    phrases = {expression.phrase for expression, _ in EXPRESSIONS}
    assert {phrase for phrase in phrases if not read_phrase(phrase, NAMES)} == NOT_UNDERSTOOD


def test_all_phrases_that_are_understood_mean_what_their_editor_says_but_these() -> None:
    read = ((said, read_phrase(said.phrase, NAMES), frame) for said, frame in EXPRESSIONS)
    apart = {said.phrase for said, own, frame in read if own and not agrees(said, own, frame)}
    assert apart == DISAGREEMENTS
