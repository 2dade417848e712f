"""From when to when a plan has anything to do with the calendar."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from generator.domain.corpus import Times
from generator.domain.plan import Plan
from generator.domain.recurrence import occurrences
from generator.domain.timespan import Span

_RARE_RULE = timedelta(days=9 * 366)  # 29 February comes back after eight years at the latest


@dataclass(frozen=True, kw_only=True, slots=True)
class Window:
    """The first and the last day of a plan; before `begin` nothing of it can be due."""

    first: date
    last: date
    begin: date

    @property
    def years(self) -> range:
        """The years in which the plan is active."""
        return range(self.first.year, self.last.year + 1)


def window_of(plan: Plan, times: Times) -> Window | None:
    """From a plan's issue, or the earliest day for it, to its last dated thing; None without days.

    Of something that comes again for ever the first time counts.
    """
    days = [*_issue_days(plan), *(day for span in _spans(times) for day in _days(span))]
    if not days:
        return None
    begin = min(_issue_days(plan) or days)
    days += filter(None, (first_time(due, begin) for due in times.dues.values()))
    return Window(first=min(days), last=max(days), begin=begin)


def first_time(due: Span, begin: date) -> date | None:
    """The first day from `begin` on at which a recurring duty is due, if its rule names days."""
    return next(iter(occurrences(due, begin, begin + _RARE_RULE)), None)


def _issue_days(plan: Plan) -> tuple[date, ...]:
    issued = plan.issued
    if issued.day:
        return (issued.day,)
    return tuple(day for day in (issued.not_before, issued.not_after) if day)


def _spans(times: Times) -> Iterator[Span]:
    if times.period:
        yield times.period
    yield from times.phases.values()
    yield from times.dues.values()


def _days(span: Span) -> Iterator[date]:
    yield from filter(None, (span.start, span.end, span.start_floor, span.end_floor))
