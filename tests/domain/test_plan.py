from datetime import date
from enum import StrEnum

import pytest

from generator.domain.events import EventKind, Part
from generator.domain.plan import (
    Action,
    Clause,
    Phase,
    Plan,
    PlanKind,
    Relation,
    Route,
    Status,
)
from generator.domain.registry import Level
from generator.domain.roles import Role
from generator.domain.timespan import Certainty, IssueDate, Kind, TimeExpr

TIME = TimeExpr(phrase="năm 2025", kind=Kind.RANGE, end=date(2025, 12, 31))


def phase(phase_id: str, *inner: Phase) -> Phase:
    return Phase(id=phase_id, title=phase_id, time=TIME, phases=inner)


def clause(address: str, *parts: str | Clause) -> Clause:
    return Clause(address=address, text=address, parts=parts)


INNER = phase("dot-1-1")
PLAN = Plan(
    id="a",
    title="A",
    kind=PlanKind.PROPAGANDA,
    issuer="so",
    issued=IssueDate(certainty=Certainty.UNKNOWN),
    phases=(phase("dot-1", INNER), phase("dot-2")),
    reporting=(Route(task="mot", to=("so",)), Route(task="hai")),
    body=("lời đầu", clause("I", "chữ", clause("I.1", clause("I.1.a")), clause("I.2"))),
)


def test_phases_come_in_the_plans_order_each_with_the_one_around_it() -> None:
    found = [(one.id, around.id if around else None) for one, around in PLAN.all_phases()]
    assert found == [("dot-1", None), ("dot-1-1", "dot-1"), ("dot-2", None)]


def test_clauses_come_in_the_texts_order_and_text_between_them_is_none() -> None:
    assert [one.address for one in PLAN.clauses()] == ["I", "I.1", "I.1.a", "I.2"]


def test_a_task_has_the_reporting_route_that_names_it() -> None:
    assert PLAN.route("hai") == Route(task="hai")
    assert PLAN.route("ba") is None


@pytest.mark.parametrize(
    ("relation", "basis"),
    [
        (Relation.IMPLEMENTS, True),
        (Relation.BASED_ON, True),
        (Relation.ROLLS_OUT, True),
        (Relation.SUBJECT, False),
        (Relation.FOLLOWS, False),
        (Relation.LINKED, False),
        (Relation.PUBLICISES, False),
        (Relation.CITES, False),
    ],
)
def test_a_plan_rests_on_what_it_implements_rolls_out_or_is_based_on(
    relation: Relation, *, basis: bool
) -> None:
    assert relation.is_basis is basis


@pytest.mark.parametrize(
    "kind", [Action, Certainty, EventKind, Kind, Level, Part, PlanKind, Relation, Role, Status]
)
def test_every_word_of_a_closed_list_has_a_vietnamese_name_of_its_own(kind: type[StrEnum]) -> None:
    names = [getattr(word, "label", "") for word in kind]
    assert all(names)
    assert len(set(names)) == len(names)


def test_every_role_has_a_mark_of_two_letters_and_a_meaning_of_its_own() -> None:
    assert [role.mark for role in Role] == [
        "CT",
        "CĐ",
        "HD",
        "TM",
        "TH",
        "PH",
        "TD",
        "KT",
        "TG",
        "BC",
    ]
    assert len({role.meaning for role in Role}) == len(Role)
