"""What rules look up in the registry, made once for all plans."""

from __future__ import annotations

from functools import cached_property

from generator.domain.holidays import HolidaysByDay, holidays_by_day
from generator.domain.registry import Registry


class Tables:
    """The registry turned round, each part when it is first asked for."""

    def __init__(self, registry: Registry) -> None:
        """Take the registry that all plans refer to."""
        self._registry = registry

    @cached_property
    def holidays(self) -> HolidaysByDay:
        """The holidays of each day that has one."""
        return holidays_by_day(self._registry.holidays.values())
