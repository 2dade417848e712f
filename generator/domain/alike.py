"""Equal values held once: plans say the same of many tasks, and a portal holds all plans."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, TypeVar

from generator.domain.plan import Plan, Task

T = TypeVar("T")


class Alike(dict[Any, Any]):
    """For each value the first that it equals of those that were asked for; it holds them all.

    It is asked for values of which only those of one type are equal.
    """

    def __missing__(self, value: T) -> T:
        """The first of its kind is the one."""
        self[value] = value
        return value


def shared_parts(plan: Plan, alike: Alike) -> Mapping[str, Any]:
    """The parts of `plan` that say what others say too, equal to them, and held with the others."""
    return {
        "basis": tuple(map(alike.__getitem__, plan.basis)),
        "tasks": tuple(_task(task, alike) for task in plan.tasks),
        "recipients": tuple(map(alike.__getitem__, plan.recipients)),
    }


def _task(task: Task, alike: Alike) -> Task:
    return replace(
        task,
        title=alike[task.title],
        assignments=alike[tuple(map(alike.__getitem__, task.assignments))],
        due=alike[task.due],
        phases=alike[task.phases],
    )
