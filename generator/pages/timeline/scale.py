"""Days as places on a line, and the lines and labels that let one read them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from generator.domain.dates import month_name, quarter, roman

WIDE, NARROW = 900, 360
MARGIN = 12
"""Room at both sides for what stands on the very first or last day."""

_NAMED, _NUMBERED, _YEARLY = 56, 17, 42
_CHARACTER = 7


@dataclass(frozen=True, kw_only=True, slots=True)
class Tick:
    """Where a month, a quarter or a year begins; `middle` is the place of its label."""

    x: float
    middle: float
    label: str
    strong: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Scale:
    """From `first` to `last`, both included, over `width` units less the margins.

    One that is not `dated` shows no months: what stands on it has no day.
    """

    first: date
    last: date
    width: int = WIDE
    dated: bool = True

    def x(self, day: date) -> float:
        """Where `day` begins; days outside the scale lie outside the drawing."""
        return MARGIN + (day - self.first).days * self._unit

    def x_after(self, day: date) -> float:
        """Where `day` ends."""
        return self.x(day) + self._unit

    @property
    def _unit(self) -> float:
        return (self.width - 2 * MARGIN) / ((self.last - self.first).days + 1)

    def steps(self) -> tuple[Tick, ...]:
        """Months with names where there is room, else with numbers; else quarters, or none."""
        if not self.dated:
            return ()
        month = 30 * self._unit
        starts = [*_months(self.first, self.last)]
        if month >= _NAMED:
            return self._ticks(starts, [month_name(day.month) for day in starts])
        if month >= _NUMBERED:
            return self._ticks(starts, [str(day.month) for day in starts])
        starts = [day for day in starts if day.month % 3 == 1 or day == self.first]
        if 3 * month >= _NUMBERED:
            return self._ticks(starts, [roman(quarter(day)) for day in starts])
        return ()

    def years(self) -> tuple[Tick, ...]:
        """The years, every second or fifth where they stand close; none for one whole year."""
        if not self.dated or (self.first.month == 1 and self.first.year == self.last.year):
            return ()
        starts = [day for day in _months(self.first, self.last) if day.month == 1]
        if self.first not in starts:
            starts.insert(0, self.first)
        every = next(n for n in (1, 2, 5, 10, 200) if n * 365 * self._unit >= _YEARLY)
        labels = [str(day.year) if day.year % every == 0 else "" for day in starts]
        return self._ticks(starts, labels)

    def _ticks(self, starts: list[date], labels: list[str]) -> tuple[Tick, ...]:
        """Lines at `starts`; a label that would run into the next one is left out."""
        ends = [*starts[1:], self.last + timedelta(days=1)]
        ticks: list[Tick] = []
        limit = self.x_after(self.last)
        for start, end, label in reversed([*zip(starts, ends, labels, strict=True)]):
            x = self.x(start)
            fits = limit - x >= _CHARACTER * len(label)
            limit = x if label and fits else limit
            ticks.insert(
                0,
                Tick(
                    x=round(x, 1),
                    middle=round((x + self.x(end)) / 2, 1),
                    label=label if fits else "",
                    strong=(start.month, start.day) == (1, 1),
                ),
            )
        return tuple(ticks)


def _months(first: date, last: date) -> Iterator[date]:
    """The first days of the months from `first` on; the scale's own first day begins it."""
    day = first
    while day <= last:
        yield day
        day = (day.replace(day=1) + timedelta(days=32)).replace(day=1)
