"""What can be said of a time on the reader's day, before that day is known."""

from dataclasses import replace
from datetime import date

import pytest

from generator.domain.standing import Standing, days_listed, due_standing, standing_of
from generator.domain.timespan import Kind, Span
from generator.domain.window import Window
from tests.calendars import WINDOW, corpus, plan, task, time

MAY, JUNE = date(2025, 5, 1), date(2025, 6, 30)


def span(kind: Kind = Kind.RANGE, **given: object) -> Span:
    return Span(phrase="lời của bản gốc", kind=kind, **given)  # type: ignore[arg-type]


@pytest.mark.parametrize("kind", [Kind.BEFORE, Kind.BY, Kind.RANGE])
def test_the_time_of_a_task_that_only_ends_is_its_deadline(kind: Kind) -> None:
    assert standing_of(span(kind, end=JUNE), task=True) == Standing(due=JUNE)


def test_a_phase_that_only_ends_is_a_stretch() -> None:
    assert standing_of(span(Kind.BEFORE, end=JUNE), task=False) == Standing(end=JUNE)


def test_a_stretch_of_one_day_is_that_day() -> None:
    assert standing_of(span(start=MAY, end=MAY), task=False) == Standing(on=MAY)
    assert standing_of(span(Kind.ON, end=MAY), task=True) == Standing(on=MAY)


def test_an_open_end_is_certain_until_its_earliest_day_and_capped_by_its_latest() -> None:
    open_end = span(start=MAY, end=JUNE, end_open=True, end_floor=date(2025, 6, 1))
    expected = Standing(start=MAY, end=JUNE, sure=date(2025, 6, 1))
    assert standing_of(open_end, task=False) == expected


def test_of_an_end_that_nothing_limits_only_the_first_day_is_certain() -> None:
    expected = Standing(start=MAY, sure=MAY)
    assert standing_of(span(start=MAY, end_open=True), task=False) == expected


def test_only_from_the_latest_day_of_its_issue_on_a_plan_has_certainly_begun() -> None:
    latest = date(2025, 6, 10)
    issued = span(start_open=True, start_floor=MAY, start_ceiling=latest, end=JUNE)
    assert standing_of(issued, task=False) == Standing(start=latest, start_open=True, end=JUNE)


def test_of_an_unknown_start_without_a_latest_day_only_the_end_is_ever_said() -> None:
    after = span(start_open=True, start_floor=MAY, end=JUNE)
    assert standing_of(after, task=False) == Standing(start_open=True, end=JUNE)


def test_an_open_end_after_an_unknown_start_is_certain_no_longer_than_its_own_floor() -> None:
    latest = date(2025, 6, 10)
    both = span(start_open=True, start_ceiling=latest, end_open=True)
    assert standing_of(both, task=False) is None
    expected = Standing(start=latest, start_open=True, sure=JUNE)
    assert standing_of(replace(both, end_floor=JUNE), task=False) == expected


@pytest.mark.parametrize("kind", [Kind.PHASES, Kind.CONTINUOUS, Kind.UNSPECIFIED, Kind.RECURRING])
def test_of_a_time_without_a_day_nothing_is_ever_said(kind: Kind) -> None:
    assert standing_of(span(kind), task=True) is None


def test_of_what_comes_again_without_a_day_only_its_end_is_ever_said() -> None:
    periodical = span(Kind.RECURRING, end=JUNE)
    assert standing_of(periodical, task=True) == Standing(days=(), end=JUNE)


def test_the_days_of_a_recurring_duty_begin_with_its_plan_and_go_on_for_some_years() -> None:
    yearly = span(Kind.RECURRING, rrule="FREQ=YEARLY;BYMONTH=4;BYMONTHDAY=7")
    window = Window(first=MAY, last=JUNE, begin=MAY)
    assert days_listed(yearly, window) == tuple(date(year, 4, 7) for year in range(2026, 2032))
    assert days_listed(yearly, None) == ()


def test_a_daily_duty_does_not_fill_the_page() -> None:
    daily = span(Kind.RECURRING, rrule="FREQ=DAILY")
    assert len(days_listed(daily, Window(first=MAY, last=JUNE, begin=MAY))) == 320


def test_nothing_is_said_to_come_again_before_its_plan_has_certainly_been_issued() -> None:
    monthly = time(Kind.RECURRING, "ngày 20 hằng tháng", rrule="FREQ=MONTHLY;BYMONTHDAY=20")
    of = corpus(plan(issued=WINDOW, tasks=(task("bao-cao", monthly),)))
    (own,) = of.plans.values()
    standing = due_standing(own, of.times[own.id], of.times[own.id].dues["bao-cao"])
    assert standing
    assert standing.days
    assert standing.days[0] == date(2025, 10, 20)
