"""What is dated, and in which years."""

from datetime import date

from hypothesis import given

from generator.domain.dated import dated_of, years_dated
from generator.domain.events import Event
from generator.domain.timespan import Kind
from tests.calendars import DRAFTS, EVENTS, Drafts, corpus, drawn, plan, task, time


@given(DRAFTS, EVENTS)
def test_the_years_in_which_anything_can_be_said_are_those_of_all_that_is_dated(
    drafts: Drafts, events: tuple[Event, ...]
) -> None:
    of = drawn(drafts, events)
    dated = [one for plan in of.plans.values() for one in dated_of(of, plan)]
    assert years_dated(of) == tuple(sorted({year for one in dated for year in one.years}))


def test_what_comes_again_is_told_of_years_after_those_of_the_plan() -> None:
    once = task("mot-lan", time(Kind.BY, "chậm nhất 30/6/2025", end=date(2025, 6, 30)))
    quarterly = task("hang-quy", time(Kind.RECURRING, "hàng quý", rrule="FREQ=MONTHLY;INTERVAL=3"))
    of = corpus(plan("a", tasks=(once,)), plan("b", tasks=(quarterly,)))
    assert years_dated(of) == (*range(2025, 2032),)
