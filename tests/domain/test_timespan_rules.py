"""What happens when the days that a phrase hangs on are unknown, scheduled, open or odd."""

from dataclasses import replace
from datetime import date

import pytest

from generator.domain.events import Dates, Event, EventKind, Part
from generator.domain.timespan import (
    Certainty,
    EventPoint,
    Frame,
    Issued,
    IssueDate,
    Kind,
    Span,
    TimeExpr,
    inherit_start,
    resolve,
)

JULY, AUGUST = date(2025, 7, 15), date(2025, 8, 31)
KNOWN = IssueDate(day=JULY, certainty=Certainty.STATED)
CONGRESS = Event(
    id="dai-hoi",
    name="Đại hội tỉnh",
    kind=EventKind.CONGRESS,
    scheduled=Dates(start=date(2026, 1, 19), end=date(2026, 1, 25)),
    actual=Dates(end=date(2026, 1, 23)),
)
PERIOD = Span(phrase="Từ nay đến hết tháng 4/2026", kind=Kind.RANGE, end=date(2026, 4, 30))
FROM_NOW = TimeExpr(phrase="Từ nay đến ngày 31/8/2025", kind=Kind.RANGE, start=Issued(), end=AUGUST)
AFTER = TimeExpr(
    phrase="đến sau Đại hội",
    kind=Kind.RANGE,
    end=EventPoint(event="dai-hoi", part=Part.END, or_later=True),
)


def frame(*events: Event, issued: IssueDate = KNOWN, envelope: Span | None = None) -> Frame:
    return Frame(issued=issued, events={event.id: event for event in events}, envelope=envelope)


def test_from_now_with_an_unknown_issue_date_is_open_and_not_earlier_than_its_window() -> None:
    window = IssueDate(not_before=date(2025, 6, 30), certainty=Certainty.UNKNOWN)
    assert resolve(FROM_NOW, frame(issued=window)) == Span(
        phrase="Từ nay đến ngày 31/8/2025",
        kind=Kind.RANGE,
        end=AUGUST,
        start_open=True,
        start_floor=date(2025, 6, 30),
        start_anchor="issued",
        assumptions=("tính từ ngày ban hành, mà bản gốc không nêu ngày ban hành",),
    )


@pytest.mark.parametrize(
    ("certainty", "said"),
    [
        (Certainty.STATED, "tính từ ngày ban hành 15/7/2025"),
        (Certainty.DERIVED, "tính từ ngày ban hành suy ra là 15/7/2025"),
        (Certainty.PROBABLE, "tính từ ngày ban hành nhiều khả năng là 15/7/2025"),
    ],
)
def test_from_now_says_how_the_issue_date_is_known(certainty: Certainty, said: str) -> None:
    span = resolve(FROM_NOW, frame(issued=IssueDate(day=JULY, certainty=certainty)))
    assert (span.start, span.start_open, span.assumptions) == (JULY, False, (said,))


def test_a_removed_event_leaves_the_end_open_and_keeps_the_anchor() -> None:
    point = EventPoint(event="dai-hoi", part=Part.END)
    span = resolve(TimeExpr(phrase="đến Đại hội", kind=Kind.BY, end=point), frame())
    assert (span.end, span.end_open, span.end_anchor) == (None, True, "dai-hoi.end")
    assert span.assumptions == ("chưa có ngày kết thúc dai-hoi",)
    assert span.due is None


def test_an_event_without_the_named_part_leaves_the_end_open() -> None:
    point = EventPoint(event="dai-hoi", part=Part.OPENING)
    expression = TimeExpr(phrase="trước khai mạc", kind=Kind.BEFORE, end=point)
    span = resolve(expression, frame(CONGRESS))
    assert (span.end, span.end_open, span.due) == (None, True, None)
    assert span.assumptions == ("chưa có ngày khai mạc Đại hội tỉnh",)


def test_a_scheduled_day_says_that_it_is_scheduled_until_the_actual_day_is_known() -> None:
    expression = TimeExpr(
        phrase="đến Đại hội", kind=Kind.BY, end=EventPoint(event="dai-hoi", part=Part.END)
    )
    scheduled = resolve(expression, frame(replace(CONGRESS, actual=Dates())))
    assert scheduled.end == date(2026, 1, 25)
    assert scheduled.assumptions == (
        "tính từ ngày kết thúc Đại hội tỉnh (25/01/2026 theo lịch dự kiến)",
    )
    held = resolve(expression, frame(CONGRESS))
    assert held.end == date(2026, 1, 23)
    assert held.assumptions == ("tính từ ngày kết thúc Đại hội tỉnh (23/01/2026)",)


@pytest.mark.parametrize("last", [date(2026, 4, 30), date(2026, 1, 23)])
def test_an_end_after_an_event_lies_within_the_period_and_is_no_due_date(last: date) -> None:
    span = resolve(AFTER, frame(CONGRESS, envelope=replace(PERIOD, end=last)))
    assert (span.end, span.end_open, span.end_floor) == (last, True, date(2026, 1, 23))
    assert span.due is None


@pytest.mark.parametrize(
    "envelope",
    [
        None,
        replace(PERIOD, end=None),
        replace(PERIOD, end_open=True),
        replace(PERIOD, end=date(2026, 1, 22)),
    ],
    ids=["none", "without an end", "with an open end", "over before the event"],
)
def test_an_end_after_an_event_is_not_capped_by_such_a_period(envelope: Span | None) -> None:
    span = resolve(AFTER, frame(CONGRESS, envelope=envelope))
    assert (span.end, span.end_open, span.end_floor) == (None, True, date(2026, 1, 23))
    assert span.assumptions == ("tính từ ngày kết thúc Đại hội tỉnh (23/01/2026)",)


def test_a_range_may_exclude_its_last_day() -> None:
    span = resolve(replace(FROM_NOW, end_excluded=True), frame())
    assert span.end == date(2025, 8, 30)
    assert span.assumptions[1] == (
        "“Từ nay đến ngày 31/8/2025” không gồm ngày 31/8/2025; ngày cuối trong hạn: 30/8/2025"
    )


def test_what_is_continuous_lasts_as_long_as_the_plan_and_is_as_open() -> None:
    envelope = replace(PERIOD, start_open=True, start_floor=JULY, end_open=True, end_floor=AUGUST)
    expression = TimeExpr(phrase="thường xuyên", kind=Kind.CONTINUOUS)
    span = resolve(expression, frame(envelope=envelope))
    assert span == replace(envelope, phrase="thường xuyên", kind=Kind.CONTINUOUS)


def test_what_is_continuous_in_a_plan_without_a_period_has_no_days() -> None:
    span = resolve(TimeExpr(phrase="thường xuyên", kind=Kind.CONTINUOUS), frame())
    assert span == Span(phrase="thường xuyên", kind=Kind.CONTINUOUS)


@pytest.mark.parametrize("kind", [Kind.RANGE, Kind.BEFORE])
@pytest.mark.parametrize(
    "parent",
    [
        Span(phrase="", kind=Kind.RANGE, start=JULY, start_anchor="issued"),
        Span(phrase="", kind=Kind.RANGE, start_open=True, start_floor=JULY),
    ],
)
def test_a_sub_phase_without_a_start_begins_with_the_phase_around_it(
    kind: Kind, parent: Span
) -> None:
    span = Span(phrase="đến ngày 31/8/2025", kind=kind, end=AUGUST, assumptions=("một",))
    assert inherit_start(span, parent) == replace(
        parent,
        phrase="đến ngày 31/8/2025",
        kind=kind,
        end=AUGUST,
        assumptions=("một", "bắt đầu cùng đợt lớn chứa nó"),
    )


@pytest.mark.parametrize(
    ("span", "parent"),
    [
        (Span(phrase="", kind=Kind.RANGE, start=AUGUST), Span(phrase="", kind=Kind.RANGE)),
        (
            Span(phrase="", kind=Kind.RANGE, start=AUGUST),
            Span(phrase="", kind=Kind.RANGE, start=JULY),
        ),
        (
            Span(phrase="", kind=Kind.RANGE, start_open=True),
            Span(phrase="", kind=Kind.RANGE, start=JULY),
        ),
        (Span(phrase="", kind=Kind.RANGE), Span(phrase="", kind=Kind.RANGE, end=AUGUST)),
        (Span(phrase="", kind=Kind.PHASES), Span(phrase="", kind=Kind.RANGE, start=JULY)),
    ],
)
def test_every_other_sub_phase_stays_as_it_is(span: Span, parent: Span) -> None:
    assert inherit_start(span, parent) == span


@pytest.mark.parametrize(
    ("kind", "due"),
    [
        (Kind.ON, AUGUST),
        (Kind.BEFORE, AUGUST),
        (Kind.BY, AUGUST),
        (Kind.RANGE, AUGUST),
        (Kind.RECURRING, None),
        (Kind.CONTINUOUS, None),
        (Kind.PHASES, None),
        (Kind.UNSPECIFIED, None),
    ],
)
def test_only_a_phrase_that_fixes_a_last_day_has_a_due_date(kind: Kind, due: date | None) -> None:
    assert Span(phrase="", kind=kind, start=JULY, end=AUGUST).due == due
    assert Span(phrase="", kind=kind, end=AUGUST, end_open=True).due is None


def test_a_span_names_the_days_that_it_has() -> None:
    assert Span(phrase="", kind=Kind.RANGE, start=JULY, end=AUGUST).days == (JULY, AUGUST)
    assert Span(phrase="", kind=Kind.BY, end=AUGUST).days == (AUGUST,)
    assert Span(phrase="", kind=Kind.UNSPECIFIED).days == ()


def test_from_now_is_begun_for_certain_by_the_latest_day_of_the_issue() -> None:
    window = IssueDate(not_after=AUGUST, certainty=Certainty.UNKNOWN)
    phase = resolve(FROM_NOW, frame(issued=window))
    within = Span(phrase="", kind=Kind.RANGE, end=JULY)
    assert (phase.start, phase.start_ceiling, phase.begun) == (None, AUGUST, AUGUST)
    assert inherit_start(within, phase).begun == AUGUST
    always = TimeExpr(phrase="thường xuyên", kind=Kind.CONTINUOUS)
    assert resolve(always, frame(issued=window, envelope=phase)).begun == AUGUST
    assert resolve(FROM_NOW, frame()).begun == KNOWN.day
