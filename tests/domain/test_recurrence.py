from datetime import date, datetime, time, timedelta

import pytest
from dateutil.rrule import rrulestr
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from generator.domain.events import Event, EventKind
from generator.domain.recurrence import (
    dated_rule,
    days_of_rule,
    event_days,
    falls,
    first_occurrence,
    is_rule,
    occurrences,
)
from generator.domain.timespan import Kind, Span

YEARLY = "FREQ=YEARLY;BYMONTH=4;BYMONTHDAY=7"
QUARTERLY = "FREQ=MONTHLY;INTERVAL=3"
FIRST, LAST = date(2025, 1, 1), date(2026, 12, 31)


def recurring(rrule: str | None, **given: date | bool) -> Span:
    return Span(phrase="định kỳ", kind=Kind.RECURRING, rrule=rrule, **given)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("rrule", "dated"),
    [
        (None, None),
        ("FREQ=YEARLY", None),
        ("FREQ=MONTHLY", None),
        ("FREQ=MONTHLY;INTERVAL=6", None),
        ("FREQ=WEEKLY", None),
        ("FREQ=DAILY", "FREQ=DAILY"),
        ("FREQ=WEEKLY;BYDAY=MO", "FREQ=WEEKLY;BYDAY=MO"),
        (YEARLY, YEARLY),
        (QUARTERLY, "FREQ=MONTHLY;BYMONTH=3,6,9,12;BYMONTHDAY=-1"),
    ],
)
def test_only_a_rule_that_names_a_day_gives_days_and_a_bare_quarter_means_its_end(
    rrule: str | None, dated: str | None
) -> None:
    assert dated_rule(rrule) == dated


@pytest.mark.parametrize(
    "rrule",
    [
        YEARLY,
        QUARTERLY,
        "FREQ=DAILY",
        "FREQ=WEEKLY;BYDAY=MO,FR",
        "FREQ=MONTHLY;BYDAY=-1FR",
        "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
        "FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=15",
        "FREQ=MONTHLY;BYMONTHDAY=-1",
    ],
)
def test_a_rule_of_these_parts_is_one(rrule: str) -> None:
    assert is_rule(rrule)
    assert len(tuple(days_of_rule(rrule, FIRST, LAST))) > 0


@pytest.mark.parametrize(
    "text",
    [
        "",
        "hằng năm",
        "FREQ",
        "FREQ=",
        "FREQ=HOURLY",
        "freq=yearly",
        "INTERVAL=3;FREQ=MONTHLY",
        "FREQ=MONTHLY;INTERVAL=0",
        "FREQ=MONTHLY;INTERVAL=3;INTERVAL=6",
        "FREQ=MONTHLY;BYDAY=",
        "FREQ=MONTHLY;BYMONTHDAY=32",
        "FREQ=MONTHLY;BYMONTHDAY=0",
        "FREQ=YEARLY;BYMONTH=13",
        "FREQ=YEARLY;UNTIL=20251231",
        "FREQ=YEARLY;COUNT=3",
        "FREQ=YEARLY;",
        "RRULE:FREQ=YEARLY",
        "DTSTART:20250101\nFREQ=YEARLY",
        "FREQ=YEARLY\n",
    ],
)
def test_anything_else_is_no_rule(text: str) -> None:
    assert not is_rule(text)


@pytest.mark.parametrize(
    ("rrule", "does"),
    [
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", True),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29;BYDAY=MO", True),
        ("FREQ=YEARLY;INTERVAL=4;BYMONTH=2;BYMONTHDAY=29", True),
        ("FREQ=MONTHLY;INTERVAL=3", True),
        ("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", False),
        ("FREQ=YEARLY;INTERVAL=2;BYMONTH=4,6;BYMONTHDAY=31", False),
        ("FREQ=MONTHLY;BYMONTHDAY=1;BYSETPOS=2", False),
    ],
)
def test_a_rule_of_a_day_that_no_month_has_never_falls(rrule: str, *, does: bool) -> None:
    assert falls(rrule) is does


def test_a_yearly_day_falls_once_a_year_with_both_ends_included() -> None:
    days = occurrences(recurring(YEARLY), date(2025, 4, 7), date(2026, 4, 7))
    assert days == (date(2025, 4, 7), date(2026, 4, 7))


def test_a_stretch_of_one_day_gives_that_day() -> None:
    day = date(2025, 4, 7)
    assert occurrences(recurring(YEARLY), day, day) == (day,)
    assert event_days(anniversary(rrule=YEARLY), day, day) == (day,)
    assert event_days(anniversary(occurrences=(day,)), day, day) == (day,)


def test_every_quarter_without_a_day_means_the_last_day_of_each_quarter() -> None:
    assert occurrences(recurring(QUARTERLY), FIRST, date(2025, 12, 31)) == (
        date(2025, 3, 31),
        date(2025, 6, 30),
        date(2025, 9, 30),
        date(2025, 12, 31),
    )


def test_a_rule_that_excludes_its_day_gives_the_day_before() -> None:
    rule = recurring("FREQ=MONTHLY;BYMONTHDAY=20", exclusive=True)
    assert occurrences(rule, date(2025, 1, 19), date(2025, 3, 18)) == (
        date(2025, 1, 19),
        date(2025, 2, 19),
    )


def test_two_yearly_reports_before_their_days() -> None:
    rule = recurring("FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=15", exclusive=True)
    assert occurrences(rule, FIRST, date(2025, 12, 31)) == (date(2025, 6, 14), date(2025, 12, 14))


def test_a_report_before_10_january_falls_in_the_year_after_the_one_it_reports_on() -> None:
    rule = recurring("FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=10", exclusive=True, start=date(2025, 2, 1))
    assert occurrences(rule, FIRST, LAST) == (date(2026, 1, 9),)


@pytest.mark.parametrize(
    "span",
    [
        recurring(None),
        recurring("FREQ=YEARLY"),
        recurring("FREQ=MONTHLY;INTERVAL=6"),
        Span(phrase="ngày 7/4", kind=Kind.ON, end=date(2025, 4, 7), rrule=YEARLY),
        recurring(YEARLY, start=date(2027, 1, 1)),
        recurring(YEARLY, end=date(2024, 12, 31)),
    ],
)
def test_nothing_is_due_where_the_source_names_no_day_or_the_plan_does_not_reach(
    span: Span,
) -> None:
    assert occurrences(span, FIRST, LAST) == ()


@pytest.mark.parametrize(
    "bounds",
    [
        {"start": date(2025, 4, 8), "end": date(2026, 4, 30)},
        {"start_open": True, "start_floor": date(2025, 4, 8), "end": date(2026, 4, 30)},
    ],
)
def test_nothing_is_due_before_the_plan_was_issued_or_after_it_ends(
    bounds: dict[str, date | bool],
) -> None:
    days = occurrences(recurring(YEARLY, **bounds), date(2020, 1, 1), date(2030, 1, 1))
    assert days == (date(2026, 4, 7),)


def test_intervals_are_counted_from_the_start_of_the_plan() -> None:
    rule = recurring("FREQ=MONTHLY;INTERVAL=2;BYMONTHDAY=5", start=date(2025, 2, 1))
    days = (date(2025, 2, 5), date(2025, 4, 5), date(2025, 6, 5))
    assert occurrences(rule, FIRST, date(2025, 6, 30)) == days


@settings(deadline=None)
@given(
    rrule=st.sampled_from(
        ["FREQ=MONTHLY;INTERVAL=5;BYMONTHDAY=5", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", QUARTERLY]
    ),
    start=st.none() | st.dates(date(2024, 1, 1), date(2025, 6, 30)),
    later=st.integers(0, 400),
    exclusive=st.booleans(),
)
def test_a_shorter_stretch_gives_the_same_days(
    *, rrule: str, start: date | None, later: int, exclusive: bool
) -> None:
    rule = recurring(rrule, exclusive=exclusive, **({"start": start} if start else {}))
    begin = FIRST + timedelta(days=later)
    days = occurrences(rule, FIRST, LAST)
    assert occurrences(rule, begin, LAST) == tuple(day for day in days if day >= begin)


@given(
    rrule=st.sampled_from(
        [
            *("FREQ=MONTHLY;INTERVAL=5;BYMONTHDAY=31", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU"),
            *("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", "FREQ=DAILY", "FREQ=MONTHLY", QUARTERLY, None),
        ]
    ),
    ends=st.fixed_dictionaries(
        {
            "start": st.none() | st.dates(date(2024, 1, 1), date(2025, 6, 30)),
            "end": st.none() | st.dates(date(2024, 6, 1), date(2027, 1, 1)),
            "exclusive": st.booleans(),
        }
    ),
    stretch=st.tuples(st.dates(FIRST, LAST), st.integers(-9, 900)),
)
def test_the_first_day_is_the_first_of_all(
    rrule: str | None, ends: dict[str, date | bool], stretch: tuple[date, int]
) -> None:
    rule, first = recurring(rrule, **ends), stretch[0]
    last = first + timedelta(days=stretch[1])
    assert first_occurrence(rule, first, last) == next(iter(occurrences(rule, first, last)), None)


_PARTS = {
    "BYMONTH": st.sampled_from(["2", "3,6,9,12", "1,12"]),
    "BYMONTHDAY": st.sampled_from(["1", "29", "31", "-1", "5,20"]),
    "BYDAY": st.sampled_from(["MO", "TU,FR", "1MO", "-1FR", "MO,TU,WE,TH,FR"]),
    "BYSETPOS": st.sampled_from(["1", "-1", "3"]),
}


@settings(deadline=None)
@given(
    frequency=st.sampled_from(["DAILY", "WEEKLY", "MONTHLY", "YEARLY"]),
    parts=st.fixed_dictionaries({}, optional=_PARTS),
    first=st.dates(date(2023, 1, 1), date(2026, 1, 1)),
    length=st.integers(-9, 800),
)
def test_a_rule_without_intervals_gives_the_days_that_rfc_5545_gives(
    frequency: str, parts: dict[str, str], first: date, length: int
) -> None:
    named = "".join(f";{name}={value}" for name, value in parts.items())
    rrule, last = f"FREQ={frequency}{named}", first + timedelta(days=length)
    assume(dated_rule(rrule) == rrule and falls(rrule))
    begin, end = (datetime.combine(day, time()) for day in (first, last))
    expected = [day.date() for day in rrulestr(rrule, dtstart=begin).between(begin, end, inc=True)]
    assert [*days_of_rule(rrule, first, last)] == expected


def anniversary(**given: object) -> Event:
    kind = EventKind.ANNIVERSARY
    return Event(id="e", name="Ngày truyền thống", kind=kind, **given)  # type: ignore[arg-type]


def test_an_anniversary_comes_every_year_from_its_origin_on() -> None:
    event = anniversary(origin=date(1933, 6, 15), rrule="FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=15")
    assert event_days(event, date(2025, 1, 1), date(2025, 12, 31)) == (date(2025, 6, 15),)
    assert len(event_days(event, date(1900, 1, 1), date(2025, 6, 15))) == 2025 - 1933 + 1
    assert event_days(event, date(1900, 1, 1), date(1933, 6, 14)) == ()


def test_an_anniversary_every_five_years_is_counted_from_its_origin() -> None:
    rule = "FREQ=YEARLY;INTERVAL=5;BYMONTH=6;BYMONTHDAY=15"
    event = anniversary(origin=date(1933, 6, 15), rrule=rule)
    assert event_days(event, date(2024, 1, 1), date(2033, 12, 31)) == (
        date(2028, 6, 15),
        date(2033, 6, 15),
    )


def test_a_lunar_feast_falls_on_the_days_of_its_table_only() -> None:
    event = anniversary(occurrences=(date(2025, 4, 7), date(2026, 4, 26), date(2027, 4, 16)))
    assert event_days(event, FIRST, LAST) == (date(2025, 4, 7), date(2026, 4, 26))


def test_a_listed_day_that_the_rule_gives_too_stands_once_and_in_order() -> None:
    event = anniversary(occurrences=(date(2026, 4, 7), date(2025, 9, 9)), rrule=YEARLY)
    assert event_days(event, FIRST, LAST) == (date(2025, 4, 7), date(2025, 9, 9), date(2026, 4, 7))
