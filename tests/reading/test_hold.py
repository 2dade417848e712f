"""Plans that are held are the plans; what they say alike is there once."""

from dataclasses import replace
from pathlib import Path

import pytest

from generator.domain.plan import Plan
from generator.reading.hold import Hold
from generator.reading.plans import read_plan
from tests.samples import FILE, plan_text


def plan(plan_id: str) -> Plan:
    """A plan whose every part is new."""
    found = read_plan(FILE, plan_text().encode()).plan
    assert found
    return replace(found, id=plan_id)


@pytest.fixture
def hold(tmp_path: Path) -> Hold:
    return Hold(tmp_path / "cache")


def test_plans_stay_as_they_are(hold: Hold) -> None:
    assert [hold.held(plan("a")), hold.held(plan("b"))] == [plan("a"), plan("b")]


def test_plans_hold_together_what_they_say_alike(hold: Hold) -> None:
    one, other = hold.held(plan("a")), hold.held(plan("b"))
    mine, theirs = one.tasks[1], other.tasks[1]
    assert mine.due
    for part in ("title", "assignments", "due", "phases"):
        assert getattr(mine, part) is getattr(theirs, part)
    assert one.basis[0] is other.basis[0]
    assert one.recipients[0] is other.recipients[0]


def test_plans_of_before_and_of_after_have_nothing_together(hold: Hold) -> None:
    before = hold.held(plan("a"))
    hold.forget()
    assert hold.held(plan("a")).tasks[1].due is not before.tasks[1].due
