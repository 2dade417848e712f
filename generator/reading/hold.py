"""Plans as a process holds them that has thousands: in as little memory as can be.

Plans say the same of many tasks: of all assignments of 5,000, three in a hundred are unlike others.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from generator.domain.plan import Plan, Task
from generator.reading.bodies import Drawer, pack

_set = object.__setattr__  # what is frozen can be changed in no other way


class Hold:
    """Makes plans hold together what they say alike, and puts their bodies aside."""

    def __init__(self, folder: Path) -> None:
        """Take the folder in which there is room for bodies."""
        self._alike, self._drawer = _Alike(), Drawer(folder)

    def held(self, plan: Plan) -> Plan:
        """The same plan as it is held."""
        alike = self._alike.__getitem__
        for task in plan.tasks:
            self._join(task)
        return replace(
            plan,
            basis=tuple(map(alike, plan.basis)),
            recipients=tuple(map(alike, plan.recipients)),
            body=self._drawer.put(pack(plan.body).data),
        )

    def _join(self, task: Task) -> None:
        """Give a task the parts of others in place of its own, which they equal.

        Nobody can tell it from what it was, and a copy takes as long as reading it.
        """
        alike = self._alike
        _set(task, "title", alike[task.title])
        _set(task, "assignments", alike[tuple(map(alike.__getitem__, task.assignments))])
        _set(task, "due", alike[task.due])
        _set(task, "phases", alike[task.phases])

    def forget(self) -> None:
        """Know no more what was said; plans of before and of after have nothing together."""
        self._alike.clear()


class _Alike(dict[Any, Any]):
    """For each value the first that it equals of those that were asked for.

    It is asked for values of which only those of one type are equal.
    """

    def __missing__(self, value: Any) -> Any:
        self[value] = value
        return value
