"""The phase calendar: nothing is lost between the years, nothing gets a day that it has not."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given

from generator.domain.agenda import Agenda, Calendar
from generator.domain.agenda.bars import Edge
from generator.domain.agenda.happenings import EntryKind
from generator.domain.agenda.own import Count
from generator.domain.events import Dates, Event, EventKind, Part
from generator.domain.plan import Mention, Plan
from generator.domain.timespan import Certainty, Issued, IssueDate, Kind, TimeExpr
from tests.calendars import (
    CONGRESS,
    DRAFTS,
    EVENTS,
    UNKNOWN,
    WINDOW,
    Drafts,
    after,
    corpus,
    drawn,
    keys_in,
    keys_of,
    phase,
    plan,
    task,
    time,
)

BEFORE = time(Kind.BEFORE, "trước ngày 30/11/2025", end=date(2025, 11, 30))
QUARTERLY = time(Kind.RECURRING, "hàng quý hoặc đột xuất", rrule="FREQ=MONTHLY;INTERVAL=3")
YEARLY = time(
    Kind.RECURRING, "7/4 hằng năm", rrule="FREQ=YEARLY;BYMONTH=4;BYMONTHDAY=7"
)  # fmt: skip
OFTEN = time(Kind.CONTINUOUS, "thường xuyên")
PERIODIC = time(Kind.RECURRING, "định kỳ")
EVERY_YEAR = time(Kind.RECURRING, "định kỳ hàng năm", rrule="FREQ=YEARLY")
SOON = time(Kind.UNSPECIFIED, "kịp thời")
BY_PHASE = time(Kind.PHASES, "theo các đợt")
TO_THE_CONGRESS = time(Kind.BY, "chậm nhất khi bế mạc", end=after(Part.END))


def entries(calendar: Calendar) -> list[tuple[str, str, str]]:
    """Day, kind and whose thing it is, of everything that stands on a day."""
    return [
        (
            entry.day.isoformat(),
            entry.kind.value,
            next(one.id for one in (entry.task, entry.phase, entry.event, entry.plan) if one),
        )
        for year in calendar.years
        for entry in calendar.agenda(year).entries
    ]


def bars(calendar: Calendar, year: int) -> list[tuple[str, str, str, Edge, Edge]]:
    return [
        (
            part.bar.phase.id if part.bar.phase else "-",
            part.first.isoformat(),
            part.last.isoformat(),
            part.start,
            part.end,
        )
        for part in calendar.agenda(year).bars
    ]


def undated(calendar: Calendar, year: int) -> dict[Kind | None, list[str]]:
    return {
        kind: [one.id for one in tasks]
        for of in calendar.agenda(year).undated
        for kind, tasks in of.tasks.items()
    }


def test_the_years_reach_from_the_first_to_the_last_thing_without_a_gap() -> None:
    early = plan("som", issued=IssueDate(day=date(2022, 5, 4), certainty=Certainty.STATED))
    late = plan("muon", tasks=(task("bao-cao", BEFORE),))
    assert Calendar(corpus(early, late)).years == (2022, 2023, 2024, 2025)


def test_a_corpus_without_plans_has_no_years() -> None:
    calendar = Calendar(corpus())
    assert calendar.years == ()
    assert [*calendar.bars()] == []


def test_a_deadline_before_a_day_stands_on_the_last_day_that_is_in_time() -> None:
    calendar = Calendar(corpus(plan(tasks=(task("bao-cao", BEFORE),))))
    assert entries(calendar) == [
        ("2025-03-10", "issued", "ke-hoach"),
        ("2025-11-29", "deadline", "bao-cao"),
    ]
    assert calendar.agenda(2025).undated == ()


def test_a_quarterly_duty_stands_on_each_quarters_last_day_and_says_that_this_is_assumed() -> None:
    calendar = Calendar(corpus(plan(tasks=(task("bao-cao", QUARTERLY),))))
    found = [entry for entry in calendar.agenda(2025).entries if entry.task]
    assert [entry.day.isoformat() for entry in found] == [
        "2025-03-31",
        "2025-06-30",
        "2025-09-30",
        "2025-12-31",
    ]
    assert {entry.kind for entry in found} == {EntryKind.RECURRING}
    assert found[0].time
    assert found[0].time.assumptions == (
        "bản gốc không nêu ngày trong quý; lịch ghi vào ngày cuối quý",
    )


def test_a_yearly_duty_that_comes_only_next_year_stretches_the_calendar_to_it() -> None:
    issued = IssueDate(day=date(2025, 5, 1), certainty=Certainty.STATED)
    calendar = Calendar(corpus(plan(issued=issued, tasks=(task("phat-dong", YEARLY),))))
    assert entries(calendar) == [
        ("2025-05-01", "issued", "ke-hoach"),
        ("2026-04-07", "recurring", "phat-dong"),
    ]
    assert undated(calendar, 2025) == {}


def test_a_rule_that_a_leap_day_bears_falls_on_leap_years_only() -> None:
    leap = time(
        Kind.RECURRING, "29/02 bốn năm một lần", rrule="FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29"
    )
    calendar = Calendar(corpus(plan(tasks=(task("dien-tap", leap),))))
    assert calendar.years == (2025, 2026, 2027, 2028)
    assert entries(calendar)[-1] == ("2028-02-29", "recurring", "dien-tap")


def test_a_deadline_on_a_leap_day_stands_there() -> None:
    leap = time(Kind.BY, "chậm nhất ngày 29/02/2028", end=date(2028, 2, 29))
    calendar = Calendar(corpus(plan(tasks=(task("bao-cao", leap),))))
    assert entries(calendar)[-1] == ("2028-02-29", "deadline", "bao-cao")


def test_what_recurs_for_ever_goes_on_to_the_end_of_the_last_year() -> None:
    other = plan("khac", tasks=(task("tong-ket", time(Kind.BY, "x", end=date(2027, 1, 5))),))
    calendar = Calendar(corpus(plan(tasks=(task("phat-dong", YEARLY),)), other))
    assert [day for day, kind, _ in entries(calendar) if kind == "recurring"] == [
        "2025-04-07",
        "2026-04-07",
        "2027-04-07",
    ]


@pytest.mark.parametrize(
    ("due", "kind"),
    [
        (None, None),
        (OFTEN, Kind.CONTINUOUS),
        (PERIODIC, Kind.RECURRING),
        (EVERY_YEAR, Kind.RECURRING),
        (SOON, Kind.UNSPECIFIED),
        (BY_PHASE, Kind.PHASES),
    ],
)
def test_a_duty_without_a_day_stands_in_every_year_of_its_plan_and_on_no_day(
    due: TimeExpr | None, kind: Kind | None
) -> None:
    period = time(Kind.RANGE, "đến hết năm 2026", start=Issued(), end=date(2026, 12, 31))
    calendar = Calendar(corpus(plan(period=period, tasks=(task("lam", due),))))
    assert undated(calendar, 2025) == {kind: ["lam"]}
    assert undated(calendar, 2026) == {kind: ["lam"]}
    assert [row for row in entries(calendar) if row[2] == "lam"] == []


def test_a_plan_without_any_day_keeps_its_duties_outside_the_years() -> None:
    of = corpus(plan(issued=UNKNOWN, tasks=(task("lam", OFTEN), task("lap", QUARTERLY))))
    calendar = Calendar(of)
    assert calendar.years == ()
    assert [undated.plan.id for undated in calendar.nowhere] == ["ke-hoach"]
    assert keys_in(of, calendar) == keys_of(of)


def test_a_phase_over_new_year_is_cut_in_both_years_and_goes_on() -> None:
    calendar = Calendar(
        corpus(plan(phases=(phase("dot-1", date(2025, 11, 1), date(2026, 2, 28)),)))
    )
    assert bars(calendar, 2025) == [("dot-1", "2025-11-01", "2025-12-31", Edge.DAY, Edge.ONWARD)]
    assert bars(calendar, 2026) == [("dot-1", "2026-01-01", "2026-02-28", Edge.ONWARD, Edge.DAY)]
    assert entries(calendar)[1:] == [
        ("2025-11-01", "phase-start", "dot-1"),
        ("2026-02-28", "phase-end", "dot-1"),
    ]


def test_a_phase_that_ends_on_new_years_eve_does_not_go_on() -> None:
    calendar = Calendar(
        corpus(plan(phases=(phase("dot-1", date(2025, 12, 31), date(2025, 12, 31)),)))
    )
    assert bars(calendar, 2025) == [("dot-1", "2025-12-31", "2025-12-31", Edge.DAY, Edge.DAY)]
    assert calendar.years == (2025,)


def test_from_now_on_begins_open_within_the_window_of_the_issue_date_and_on_no_day() -> None:
    calendar = Calendar(
        corpus(plan(issued=WINDOW, phases=(phase("dot-1", Issued(), date(2025, 12, 15)),)))
    )
    assert bars(calendar, 2025) == [("dot-1", "2025-07-03", "2025-12-15", Edge.OPEN, Edge.DAY)]
    assert next(calendar.bars()).sure_from == date(2025, 9, 24)
    assert entries(calendar) == [("2025-12-15", "phase-end", "dot-1")]


def test_an_end_after_an_event_is_open_from_the_event_to_the_plans_limit() -> None:
    period = time(Kind.RANGE, "đến hết tháng 4/2026", start=Issued(), end=date(2026, 4, 30))
    third = phase("dot-3", date(2025, 10, 1), after(Part.END, or_later=True))
    calendar = Calendar(corpus(plan(period=period, phases=(third,))))
    assert bars(calendar, 2026) == [("dot-3", "2026-01-01", "2026-04-30", Edge.ONWARD, Edge.OPEN)]
    assert next(calendar.bars()).sure_until == date(2026, 1, 23)
    assert ("2026-04-30", "plan-end", "ke-hoach") in entries(calendar)
    assert ("2026-04-30", "phase-end", "dot-3") not in entries(calendar)


def test_an_end_that_nothing_limits_fades_to_the_end_of_the_plans_last_year() -> None:
    calendar = Calendar(corpus(plan(phases=(phase("dot-3", date(2025, 6, 1), None),))))
    assert bars(calendar, 2025) == [("dot-3", "2025-06-01", "2025-12-31", Edge.DAY, Edge.OPEN)]
    assert next(calendar.bars()).sure_until == date(2025, 6, 1)


def test_phases_between_events_move_with_the_events_and_open_when_an_event_is_removed() -> None:
    own = plan(
        issued=WINDOW,
        phases=(
            phase(
                "dot-2",
                date(2025, 9, 27),
                after(Part.END),
                phase("dot-2-2", after(Part.OPENING), after(Part.END)),
            ),
        ),
    )
    there = Calendar(corpus(own))
    assert bars(there, 2026) == [
        ("dot-2", "2026-01-01", "2026-01-23", Edge.ONWARD, Edge.DAY),
        ("dot-2-2", "2026-01-20", "2026-01-23", Edge.DAY, Edge.DAY),
    ]
    gone = Calendar(corpus(own, events=()))
    assert gone.years == (2025,)
    assert bars(gone, 2025) == [
        ("dot-2", "2025-09-27", "2025-12-31", Edge.DAY, Edge.OPEN),
        ("dot-2-2", "2025-07-03", "2025-12-31", Edge.OPEN, Edge.OPEN),
    ]
    assert [bar.sure_from for bar in gone.bars()] == [date(2025, 9, 27), None]
    assert [bar.depth for bar in gone.bars()] == [0, 1]


def test_a_deadline_that_hangs_on_an_event_without_a_date_keeps_its_phrase_without_a_day() -> None:
    undecided = replace(CONGRESS, scheduled=Dates(), actual=Dates())
    of = corpus(plan(tasks=(task("tong-ket", TO_THE_CONGRESS),)), events=(undecided,))
    calendar = Calendar(of)
    assert undated(calendar, 2025) == {Kind.BY: ["tong-ket"]}
    assert [event.id for event in calendar.agenda(2025).undated[0].events] == ["dai-hoi"]
    assert keys_in(of, calendar) == keys_of(of)


def test_an_event_stands_where_it_took_place_and_says_where_it_was_planned() -> None:
    calendar = Calendar(corpus(plan(events=(Mention(target="dai-hoi"),))))
    found = {entry.day.isoformat(): entry.parts for entry in calendar.agenda(2026).entries}
    assert [*found] == ["2026-01-19", "2026-01-20", "2026-01-23"]
    (end,) = found["2026-01-23"]
    assert (end.part, end.took_place, end.scheduled) == (Part.END, True, date(2026, 1, 25))


def test_an_event_that_no_plan_names_is_not_in_the_calendar() -> None:
    assert [kind for _, kind, _ in entries(Calendar(corpus(plan())))] == ["issued"]


def feast(rrule: str = "FREQ=YEARLY;BYMONTH=9;BYMONTHDAY=2") -> Event:
    return Event(
        id="quoc-khanh",
        name="Quốc khánh",
        kind=EventKind.ANNIVERSARY,
        origin=date(1945, 9, 2),
        rrule=rrule,
    )


def yearly_days(own: Plan, event: Event) -> list[str]:
    calendar = Calendar(corpus(own, events=(event,)))
    return [day for day, kind, _ in entries(calendar) if kind == "event"]


LONG = time(Kind.RANGE, "đến hết năm 2027", start=Issued(), end=date(2027, 12, 31))


def test_a_yearly_day_stands_in_the_years_of_the_plan_that_names_it() -> None:
    own = plan(period=LONG, events=(Mention(target="quoc-khanh"),))
    assert yearly_days(own, feast()) == ["2025-09-02", "2026-09-02", "2027-09-02"]


def test_a_yearly_day_stands_only_in_the_year_that_the_plan_writes_out() -> None:
    named = Mention(target="quoc-khanh", phrase="80 năm Quốc khánh (02/9/1945 – 02/9/2025)")
    assert yearly_days(plan(period=LONG, events=(named,)), feast()) == ["2025-09-02"]


def test_a_day_that_the_plan_writes_out_and_that_does_not_exist_is_passed_over() -> None:
    named = Mention(target="quoc-khanh", phrase="kỷ niệm (31/9/2025)")
    assert yearly_days(plan(events=(named,)), feast()) == ["2025-09-02"]


def test_a_yearly_day_before_the_plan_was_issued_is_not_in_the_calendar() -> None:
    first = feast("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=3")
    assert yearly_days(plan(events=(Mention(target="quoc-khanh"),)), first) == []


def test_a_plan_without_phases_has_one_bar_to_its_last_deadline_and_open_after_it() -> None:
    calendar = Calendar(corpus(plan(tasks=(task("bao-cao", BEFORE),))))
    assert bars(calendar, 2025) == [("-", "2025-03-10", "2025-12-31", Edge.DAY, Edge.OPEN)]
    assert next(calendar.bars()).sure_until == date(2025, 11, 29)
    assert next(calendar.bars()).span.phrase == ""


def test_a_plan_without_phases_has_one_bar_over_its_period() -> None:
    period = time(Kind.RANGE, "năm 2025", start=Issued(), end=date(2025, 12, 31))
    calendar = Calendar(corpus(plan(period=period)))
    assert bars(calendar, 2025) == [("-", "2025-03-10", "2025-12-31", Edge.DAY, Edge.DAY)]


def test_a_task_with_a_first_and_a_last_day_stands_on_both() -> None:
    due = time(Kind.RANGE, "từ 01/6 đến 30/6/2025", start=date(2025, 6, 1), end=date(2025, 6, 30))
    of = corpus(plan(tasks=(task("trung-bay", due),)))
    calendar = Calendar(of)
    assert entries(calendar)[1:] == [
        ("2025-06-01", "task-start", "trung-bay"),
        ("2025-06-30", "deadline", "trung-bay"),
    ]
    assert keys_in(of, calendar) == keys_of(of)


def test_a_task_that_only_begins_on_a_day_stands_on_that_day() -> None:
    due = time(Kind.RANGE, "từ ngày 01/6/2025", start=date(2025, 6, 1))
    of = corpus(plan(tasks=(task("trung-bay", due),)))
    calendar = Calendar(of)
    assert entries(calendar)[1:] == [("2025-06-01", "task-start", "trung-bay")]
    assert keys_in(of, calendar) == keys_of(of)


def test_on_one_day_what_must_be_done_stands_first() -> None:
    day = date(2025, 6, 1)
    own = plan(
        phases=(phase("dot-1", day, day),),
        tasks=(task("bao-cao", time(Kind.ON, "ngày 01/6/2025", end=day)),),
    )
    assert [kind for when, kind, _ in entries(Calendar(corpus(own))) if when == "2025-06-01"] == [
        "deadline",
        "phase-end",
        "phase-start",
    ]


@given(DRAFTS, EVENTS)
def test_the_duties_of_all_years_are_exactly_the_duties_of_all_plans(
    drafts: Drafts, events: tuple[Event, ...]
) -> None:
    of = drawn(drafts, events)
    calendar = Calendar(of)
    assert keys_in(of, calendar) == keys_of(of)
    assert (
        [*calendar.years] == [*range(calendar.years[0], calendar.years[-1] + 1)]
        if (calendar.years)
        else [*calendar.bars()] == []
    )


@given(DRAFTS, EVENTS)
def test_as_much_is_counted_as_there_is_of_each_plan_and_of_all(
    drafts: Drafts, events: tuple[Event, ...]
) -> None:
    calendar = Calendar(drawn(drafts, events))
    for year in calendar.years:
        counts = calendar.counts[year]
        assert {name: held(calendar.agenda(year, [name])) for name in counts} == counts
        together = zip(*counts.values(), held(calendar.agenda(year)), strict=True)
        assert all(sum(n or 0 for n in parts) == (whole or 0) for *parts, whole in together)


def held(agenda: Agenda) -> Count:
    """How much there is, counted on what is there."""
    of_plans = [entry for entry in agenda.entries if not entry.event]
    kinds = [entry.kind for entry in of_plans]
    tasks = [one for of in agenda.undated for tasks in of.tasks.values() for one in tasks]
    return Count(
        bars=len(agenda.bars),
        phases=sum(part.bar.phase is not None for part in agenda.bars),
        entries=len(of_plans),
        deadlines=kinds.count(EntryKind.DEADLINE),
        repetitions=kinds.count(EntryKind.RECURRING),
        undated=len(tasks) if agenda.undated else None,
        uses=sum(len(entry.uses) for entry in agenda.entries),
    )
