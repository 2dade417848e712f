"""Plans that are held are the plans; what they say alike is there once."""

from dataclasses import replace
from pathlib import Path

from generator.reading.hold import Hold
from generator.reading.plans import read_plan
from tests.samples import FILE, plan_text


def test_plans_are_held_as_they_are_and_their_parts_together(tmp_path: Path) -> None:
    plan, same = (read_plan(FILE, plan_text().encode()).plan for _ in range(2))
    assert plan
    assert same
    hold = Hold(tmp_path / "cache")
    one, other = hold.held(plan), hold.held(replace(same, id="khac"))
    assert (one, other) == (plan, replace(plan, id="khac"))
    assert one.tasks[1].due is other.tasks[1].due
    hold.forget()
    assert hold.held(same).tasks[1].due is not one.tasks[1].due
