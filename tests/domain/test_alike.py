"""What plans say alike is held once, and nothing that they say is another for it."""

from dataclasses import replace
from datetime import date

from generator.domain.alike import Alike, shared_parts
from generator.domain.corpus import times_of
from generator.domain.plan import Assignment, Citation, Plan, PlanKind, Recipient, Relation, Task
from generator.domain.registry import Registry
from generator.domain.roles import Role
from generator.domain.timespan import Certainty, IssueDate, Kind, Span, TimeExpr


def plan(plan_id: str, number: int = 1) -> Plan:
    """A plan whose every part is new."""
    return Plan(
        id=plan_id,
        title=plan_id,
        kind=PlanKind.PROPAGANDA,
        issuer="so",
        issued=IssueDate(day=date(2025, 7, 15), certainty=Certainty.STATED),
        basis=(Citation(document="5-kh-ubnd", relation=Relation.IMPLEMENTS),),
        tasks=(
            Task(
                id="viec",
                title=f"Treo băng rôn đợt {number}",
                clause="III.1",
                assignments=(Assignment(unit="so", role=Role.LEAD),),
                due=TimeExpr(phrase="trước 20/8", kind=Kind.BEFORE, end=date(2025, 8, 20)),
                phases=(f"dot-{number}",),
                note=f"của {plan_id}",
            ),
        ),
        recipients=(Recipient(name="UBND tỉnh"),),
    )


def test_the_first_of_equal_values_is_given_for_all() -> None:
    alike = Alike()
    first, second = (Assignment(unit="so", role=Role.LEAD) for _ in range(2))
    assert alike[first] is first
    assert alike[second] is first
    assert alike[Assignment(unit="so", role=Role.DO)] is not first


def test_plans_hold_together_what_they_say_alike_and_stay_as_they_are() -> None:
    alike = Alike()
    one, other = (replace(p, **shared_parts(p, alike)) for p in (plan("a"), plan("b")))
    assert (one, other) == (plan("a"), plan("b"))
    mine, theirs = one.tasks[0], other.tasks[0]
    assert mine.title is theirs.title
    assert mine.assignments is theirs.assignments
    assert mine.due is theirs.due
    assert mine.phases is theirs.phases
    assert one.basis[0] is other.basis[0]
    assert one.recipients[0] is other.recipients[0]
    assert (mine.note, theirs.note) == ("của a", "của b")


def test_equal_deadlines_of_plans_come_to_one_span() -> None:
    alone: dict[TimeExpr, Span] = {}
    one, other = (times_of(plan(name), Registry(), alone) for name in ("a", "b"))
    assert one.dues["viec"] is other.dues["viec"]
    assert one == times_of(plan("a"), Registry())
