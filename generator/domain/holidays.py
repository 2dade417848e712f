"""Days off and feasts, as hints beside a date: nothing is ever moved because of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from generator.domain.dates import weekday_name

_SATURDAY = 5


@dataclass(frozen=True, kw_only=True, slots=True)
class Holiday:
    """A feast and the days on which it falls; on a `day_off` everybody has leave by law."""

    id: str
    name: str
    days: tuple[date, ...]
    day_off: bool = True
    note: str | None = None


HolidaysByDay = Mapping[date, tuple[Holiday, ...]]


def holidays_by_day(holidays: Iterable[Holiday]) -> HolidaysByDay:
    """The holidays of each day that has one."""
    found: defaultdict[date, tuple[Holiday, ...]] = defaultdict(tuple)
    for holiday in holidays:
        for day in holiday.days:
            found[day] += (holiday,)
    return dict(found)


def rest_on(day: date, holidays: HolidaysByDay) -> tuple[str, ...]:
    """Why offices are closed on `day`: the days off by law, then Saturday or Sunday."""
    names = tuple(holiday.name for holiday in holidays.get(day, ()) if holiday.day_off)
    return (*names, weekday_name(day)) if day.weekday() >= _SATURDAY else names
