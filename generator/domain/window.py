"""From when to when a plan has anything to do with the calendar."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from generator.domain.recurrence import first_occurrence
from generator.domain.timespan import IssueDate, Span

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


def window_of(
    issued: IssueDate, stretches: Iterable[Span], dues: Collection[Span]
) -> Window | None:
    """From a plan's issue, or the earliest day for it, to its last dated thing; None without days.

    `stretches` are the times of the plan and its phases, `dues` those of its tasks. Of something
    that comes again for ever the first time counts.
    """
    issue = _issue_days(issued)
    days = [*issue, *(day for span in (*stretches, *dues) for day in _days(span))]
    if not days:
        return None
    begin = min(issue or days)
    days += filter(None, (first_time(due, begin) for due in dues))
    return Window(first=min(days), last=max(days), begin=begin)


def first_time(due: Span, begin: date) -> date | None:
    """The first day from `begin` on at which a recurring duty is due, if its rule names days."""
    return first_occurrence(due, begin, begin + _RARE_RULE)


def _issue_days(issued: IssueDate) -> tuple[date, ...]:
    if issued.day:
        return (issued.day,)
    return tuple(day for day in (issued.not_before, issued.not_after) if day)


def _days(span: Span) -> Iterator[date]:
    yield from filter(None, (span.start, span.end, span.start_floor, span.end_floor))
