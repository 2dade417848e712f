from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from generator.domain.corpus import Corpus, corpus_of, times_of
from generator.domain.events import Dates, Event, EventKind, Part
from generator.domain.numbers import System
from generator.domain.plan import Phase, Plan, PlanKind, Task
from generator.domain.registry import Level, Registry, Unit
from generator.domain.timespan import Certainty, EventPoint, Issued, IssueDate, Kind, TimeExpr

ISSUED = IssueDate(day=date(2025, 7, 15), certainty=Certainty.STATED)


def group(unit_id: str, *members: str) -> Unit:
    return Unit(
        id=unit_id,
        name=unit_id,
        short=unit_id,
        system=System.STATE,
        level=Level.PROVINCE,
        is_group=bool(members),
        members=members,
    )


def corpus_with(*units: Unit) -> Corpus:
    return corpus_of((), Registry(units={unit.id: unit for unit in units}))


def plan(plan_id: str, **given: object) -> Plan:
    return Plan(
        id=plan_id,
        title=plan_id,
        kind=PlanKind.PROPAGANDA,
        issuer="so",
        issued=ISSUED,
        **given,  # type: ignore[arg-type]
    )


def ranged(phrase: str, **ends: object) -> TimeExpr:
    return TimeExpr(phrase=phrase, kind=Kind.RANGE, **ends)  # type: ignore[arg-type]


def test_members_come_through_groups_in_groups_each_once_nearest_first() -> None:
    corpus = corpus_with(
        group("tat-ca", "khoi-a", "c", "khoi-b"),
        group("khoi-a", "a1", "c"),
        group("khoi-b", "b1", "a1"),
        group("a1"),
        group("b1"),
        group("c"),
    )
    assert list(corpus.members("tat-ca")) == ["khoi-a", "c", "khoi-b", "a1", "b1"]
    assert list(corpus.members("c")) == []


def test_groups_that_contain_each_other_do_not_hang() -> None:
    corpus = corpus_with(group("a", "b", "a"), group("b", "c"), group("c", "a", "d"), group("d"))
    assert list(corpus.members("a")) == ["b", "c", "d"]
    assert list(corpus.members("b")) == ["c", "a", "d"]


def test_a_unit_knows_the_groups_that_name_it() -> None:
    corpus = corpus_with(group("a", "c"), group("b", "c", "d"), group("c"), group("d"))
    assert corpus.groups_of == {"c": ("a", "b"), "d": ("b",)}


@pytest.mark.parametrize("ask", [Corpus.unit, lambda corpus, unit: list(corpus.members(unit))])
def test_a_unit_that_is_not_there_is_a_key_error(ask: Callable[[Corpus, str], object]) -> None:
    with pytest.raises(KeyError, match="khong-co"):
        ask(corpus_with(group("a")), "khong-co")


def test_plans_stand_in_the_order_of_their_ids() -> None:
    corpus = corpus_of((plan("c"), plan("a"), plan("b")), Registry())
    assert list(corpus.plans) == ["a", "b", "c"]
    assert list(corpus.times) == ["a", "b", "c"]


def test_without_some_plans_the_others_and_their_times_stay() -> None:
    corpus = corpus_of((plan("a"), plan("b"), plan("c")), corpus_with(group("x", "y")).registry)
    less = corpus.without(iter(["a", "c", "khong-co"]))
    assert list(less.plans) == list(less.times) == ["b"]
    assert less.plans["b"] is corpus.plans["b"]
    assert (less.registry, less.groups_of) == (corpus.registry, {"y": ("x",)})
    assert list(corpus.plans) == ["a", "b", "c"]


def test_without_some_plans_over_another_registry_the_times_are_those_of_its_events() -> None:
    after = TimeExpr(
        phrase="sau đại hội", kind=Kind.RANGE, start=EventPoint(event="dai-hoi", part=Part.START)
    )
    held = Event(
        id="dai-hoi",
        name="Đại hội",
        kind=EventKind.CONGRESS,
        scheduled=Dates(start=date(2026, 1, 19)),
    )
    units = corpus_with(group("x", "y")).registry
    corpus = corpus_of((plan("a", period=after), plan("b")), units)
    for registry in (replace(units, units={}), replace(units, events={"dai-hoi": held})):
        assert corpus.without(["b"], registry) == corpus_of((plan("a", period=after),), registry)
    assert corpus.without([]).times["a"] is corpus.times["a"]


def test_a_plan_can_be_looked_at_in_the_place_of_the_one_with_its_id() -> None:
    first, second = plan("a"), plan("a", period=ranged("năm 2025", end=date(2025, 12, 31)))
    corpus = corpus_of((second, plan("b")), Registry())
    assert corpus.having(second) is corpus
    assert corpus.having(first).plans == {"a": first, "b": plan("b")}
    assert corpus.having(first).times["a"].period is None


def test_every_time_of_a_plan_is_worked_out_against_its_issue_date_period_and_events() -> None:
    event = Event(
        id="dai-hoi",
        name="Đại hội",
        kind=EventKind.CONGRESS,
        actual=Dates(end=date(2026, 1, 23)),
    )
    after = EventPoint(event="dai-hoi", part=Part.END, or_later=True)
    inner = Phase(
        id="dot-1-1", title="Đợt 1.1", time=ranged("đến 31/7/2025", end=date(2025, 7, 31))
    )
    one = plan(
        "a",
        period=ranged("Từ nay đến hết tháng 4/2026", start=Issued(), end=date(2026, 4, 30)),
        phases=(
            Phase(
                id="dot-1",
                title="Đợt 1",
                time=ranged("từ nay đến sau Đại hội", start=Issued(), end=after),
                phases=(inner,),
            ),
        ),
        tasks=(
            Task(
                id="viec",
                title="Việc",
                clause="I",
                due=TimeExpr(phrase="thường xuyên", kind=Kind.CONTINUOUS),
            ),
            Task(id="khong-han", title="Việc khác", clause="I"),
        ),
    )
    times = corpus_of((one,), Registry(events={"dai-hoi": event})).times["a"]
    assert times.period is not None
    assert times.period.days == (date(2025, 7, 15), date(2026, 4, 30))
    outer = times.phases["dot-1"]
    assert (outer.days, outer.end_open, outer.end_floor) == (
        times.period.days,
        True,
        date(2026, 1, 23),
    )
    assert times.phases["dot-1-1"].days == (date(2025, 7, 15), date(2025, 7, 31))
    assert times.phases["dot-1-1"].assumptions == ("bắt đầu cùng đợt lớn chứa nó",)
    due = times.due_of(one.tasks[0])
    assert due is not None
    assert due.days == times.period.days
    assert times.due_of(one.tasks[1]) is None


def test_a_deadline_that_stands_alone_is_resolved_once_for_all_plans() -> None:
    due = TimeExpr(phrase="trước 20/8", kind=Kind.BEFORE, end=date(2025, 8, 20))
    task = Task(id="viec", title="Treo băng rôn", clause="III.1", due=due)
    times = corpus_of((plan("a", tasks=(task,)), plan("b", tasks=(task,))), Registry()).times
    assert times["a"].dues["viec"] is times["b"].dues["viec"]
    assert times["a"] == times_of(plan("a", tasks=(task,)), Registry())


def test_around_a_unit_are_the_groups_that_it_is_in_through_others_too() -> None:
    found = corpus_with(
        group("xa"), group("cac-xa", "xa"), group("moi-noi", "cac-xa"), group("khac", "huyen")
    )
    assert found.around("xa") == {"xa", "cac-xa", "moi-noi"}
    assert found.around("khac") == {"khac"}


def test_groups_that_hold_each_other_have_an_end() -> None:
    found = corpus_with(group("mot", "hai"), group("hai", "mot"))
    assert found.around("mot") == {"mot", "hai"}


def test_what_plans_say_alike_is_resolved_once() -> None:
    due = TimeExpr(phrase="từ nay đến 30/9", kind=Kind.RANGE, start=Issued(), end=date(2025, 9, 30))
    tasks = (Task(id="lam", title="Làm", clause="I", due=due),)
    later = replace(ISSUED, day=date(2025, 8, 1))
    plans = [plan(name, tasks=tasks) for name in ("a", "b", "c")]
    plans[2] = replace(plans[2], issued=later)
    spans = [times.dues["lam"] for times in corpus_of(plans, Registry()).times.values()]
    assert spans[0] is spans[1]
    assert [span.start for span in spans] == [date(2025, 7, 15)] * 2 + [date(2025, 8, 1)]
