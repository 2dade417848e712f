"""What holds for every time expression, whatever it hangs on."""

from datetime import date, timedelta

from hypothesis import assume, given
from hypothesis import strategies as st

from generator.domain.events import Dates, Event, EventKind, Part
from generator.domain.timespan import (
    Certainty,
    EventPoint,
    Frame,
    Issued,
    IssueDate,
    Kind,
    Moment,
    Span,
    TimeExpr,
    ground_of,
    resolve,
)

DAYS = st.dates(date(1930, 1, 1), date(2100, 12, 31))
MOMENTS: st.SearchStrategy[Moment | None] = st.none() | st.one_of(
    DAYS,
    st.just(Issued()),
    st.builds(
        EventPoint,
        event=st.sampled_from(["dai-hoi", "la"]),
        part=st.sampled_from(Part),
        days=st.integers(-999, 999),
        or_later=st.booleans(),
    ),
)
EXPRESSIONS = st.builds(
    TimeExpr,
    phrase=st.text(max_size=20),
    kind=st.sampled_from(Kind),
    start=MOMENTS,
    end=MOMENTS,
    end_excluded=st.booleans(),
    rrule=st.sampled_from([None, "FREQ=MONTHLY;INTERVAL=3"]),
)
PARTS = st.builds(Dates, **{part.value: st.none() | DAYS for part in Part})
FRAMES = st.builds(
    Frame,
    issued=st.builds(
        IssueDate,
        day=st.none() | DAYS,
        not_before=st.none() | DAYS,
        certainty=st.sampled_from(Certainty),
    ),
    events=st.builds(
        Event,
        id=st.just("dai-hoi"),
        name=st.just("Đại hội"),
        kind=st.just(EventKind.CONGRESS),
        scheduled=PARTS,
        actual=PARTS,
    ).map(lambda event: {event.id: event}),
    envelope=st.none()
    | st.builds(Span, phrase=st.just(""), kind=st.just(Kind.RANGE), end=st.none() | DAYS),
)


@given(EXPRESSIONS, FRAMES)
def test_any_expression_resolves_and_claims_no_day_that_is_not_known(
    expression: TimeExpr, surroundings: Frame
) -> None:
    span = resolve(expression, surroundings)
    assert (span.phrase, span.kind) == (expression.phrase, expression.kind)
    assert not (span.start_open and span.start)
    assert not (span.end_open and span.due)
    if span.end_floor and span.end:
        assert span.end_floor <= span.end
    if isinstance(expression.end, EventPoint) and not surroundings.envelope:
        assert span.end_anchor == str(expression.end)


@given(DAYS, st.integers(0, 999), FRAMES)
def test_days_in_order_stay_in_order(first: date, length: int, surroundings: Frame) -> None:
    last = first + timedelta(days=length)
    expression = TimeExpr(phrase="", kind=Kind.RANGE, start=first, end=last)
    span = resolve(expression, surroundings)
    assert (span.start, span.end, span.due) == (first, last, last)


@given(EXPRESSIONS, FRAMES, FRAMES)
def test_where_what_it_hangs_on_is_the_same_it_comes_to_the_same_days(
    expression: TimeExpr, one: Frame, other: Frame
) -> None:
    issued, envelope = ground_of(expression, one)
    other = Frame(
        issued=issued or other.issued,
        events=one.events,
        envelope=envelope or other.envelope,
    )
    assume(ground_of(expression, other) == (issued, envelope))
    assert resolve(expression, one) == resolve(expression, other)
