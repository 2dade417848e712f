"""A year's months as small tables of weeks; months in which nothing falls are told in a line."""

from __future__ import annotations

from calendar import Calendar
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from generator.domain.agenda.happenings import Entry, EntryKind
from generator.domain.dates import month_name, official
from generator.domain.holidays import HolidaysByDay

WEEKDAYS = (
    ("T2", "Thứ Hai"), ("T3", "Thứ Ba"), ("T4", "Thứ Tư"), ("T5", "Thứ Năm"),
    ("T6", "Thứ Sáu"), ("T7", "Thứ Bảy"), ("CN", "Chủ nhật"),
)  # fmt: skip


@dataclass(frozen=True, kw_only=True, slots=True)
class DayCell:
    """A day of a grid and what falls on it, each kind once with how often; names of holidays."""

    day: date
    kinds: tuple[tuple[EntryKind, int], ...]
    holidays: tuple[str, ...] = ()

    @property
    def marks(self) -> tuple[str, ...]:
        """The letters that stand for its kinds."""
        return tuple(dict.fromkeys(kind.mark for kind, _ in self.kinds))


@dataclass(frozen=True, kw_only=True, slots=True)
class Month:
    """One month, or with `until` a run of months without anything; weeks begin on Monday.

    A week has None where a day belongs to another month. A run has no weeks.
    """

    number: int
    until: int
    weeks: tuple[tuple[DayCell | None, ...], ...]

    @property
    def name(self) -> str:
        """“Tháng 8”, “Tháng 01 đến tháng 5”."""
        if self.until == self.number:
            return month_name(self.number)
        return f"{month_name(self.number)} đến {month_name(self.until).lower()}"

    @property
    def holidays(self) -> tuple[tuple[str, str], ...]:
        """The month's holidays and their days, which need no year: “30/4”."""
        cells = (cell for week in self.weeks for cell in week if cell and cell.holidays)
        return tuple(
            (official(cell.day).rpartition("/")[0], ", ".join(cell.holidays)) for cell in cells
        )


def months_of(
    year: int, entries: Iterable[Entry], holidays: HolidaysByDay | None = None
) -> tuple[Month, ...]:
    """The months of a year with what falls on their days."""
    kinds: dict[date, dict[EntryKind, int]] = {}
    for entry in entries:
        on_day = kinds.setdefault(entry.day, {})
        on_day[entry.kind] = on_day.get(entry.kind, 0) + 1
    busy = {day.month for day in kinds}
    return tuple(_months(year, busy, kinds, holidays or {}))


_Kinds = Mapping[date, Mapping[EntryKind, int]]


def _months(year: int, busy: set[int], kinds: _Kinds, holidays: HolidaysByDay) -> Iterator[Month]:
    for has, run in groupby(range(1, 13), key=busy.__contains__):
        numbers = [*run]
        if has:
            for number in numbers:
                weeks = _weeks(year, number, kinds, holidays)
                yield Month(number=number, until=number, weeks=weeks)
        else:
            yield Month(number=numbers[0], until=numbers[-1], weeks=())


def _weeks(
    year: int, month: int, kinds: _Kinds, holidays: HolidaysByDay
) -> tuple[tuple[DayCell | None, ...], ...]:
    def cell(day: date) -> DayCell | None:
        if day.month != month:
            return None
        names = tuple(holiday.name for holiday in holidays.get(day, ()))
        return DayCell(day=day, kinds=tuple(kinds.get(day, {}).items()), holidays=names)

    weeks = Calendar(firstweekday=0).monthdatescalendar(year, month)
    return tuple(tuple(cell(day) for day in week) for week in weeks)
