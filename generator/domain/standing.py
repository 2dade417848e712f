"""What must be known of a time so that the reader's day can be set against it; no clock here."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from generator.domain.corpus import Times
from generator.domain.plan import Plan
from generator.domain.recurrence import occurrences
from generator.domain.timespan import Kind, Span
from generator.domain.window import Window

_YEARS_AHEAD, _MOST_DAYS = 6, 320
"""How far the days of a recurring duty are listed after its plan's last year, and how many."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Standing:
    """A deadline, a day, the days of something that comes again, or a stretch of time.

    A stretch is under way from `start` and over after `end`. Where the day of its end is not
    known, it is certainly under way until `sure`, and `end` only caps it. Where `start_open`, the
    day of its start is not known: `start` is the first day on which it has certainly begun, if
    there is one, and before that nothing is said, neither that it is under way nor that it comes.
    """

    due: date | None = None
    on: date | None = None
    start: date | None = None
    start_open: bool = False
    end: date | None = None
    sure: date | None = None
    days: tuple[date, ...] | None = None


def standing_of(span: Span, *, task: bool, days: Iterable[date] = ()) -> Standing | None:
    """How `span` can stand to a day, or None if nothing certain can ever be said of it.

    The time of a `task` that only ends is its deadline; a phase that only ends is a stretch.
    """
    if span.kind is Kind.RECURRING:
        listed, end = tuple(days), span.end  # without days, its end is all that can be said
        return Standing(days=listed, end=end) if listed or end else None
    begins = span.start or span.start_open
    if span.kind is Kind.ON or (span.start and span.start == span.due):
        return Standing(on=span.due) if span.due else None
    if task and span.due and not begins:
        return Standing(due=span.due)
    return _stretch(span)


def _stretch(span: Span) -> Standing | None:
    start, sure = span.begun, None
    if span.end_open:
        certain = (span.known_start, span.end_floor)
        sure = max(filter(None, certain), default=None)
    if not span.end and not (start and sure):
        return None
    return Standing(start=start, start_open=span.start_open, end=span.end, sure=sure)


def years_told(times: Times) -> range:
    """The years in which anything can be said of a plan, and perhaps some in which nothing can."""
    window = times.window
    if window is None:
        return range(0)
    for_ever = any(due.rrule and not due.end for due in times.dues.values())
    return range(window.first.year, window.last.year + 1 + (_YEARS_AHEAD if for_ever else 0))


def days_listed(span: Span, window: Window | None) -> tuple[date, ...]:
    """The days of a recurring duty from its plan's beginning on, for some years to come."""
    if window is None or span.kind is not Kind.RECURRING:
        return ()
    last = date(window.last.year + _YEARS_AHEAD, 12, 31)
    return occurrences(span, window.begin, last)[:_MOST_DAYS]


def due_standing(plan: Plan, times: Times, span: Span) -> Standing | None:
    """How the time of one of a plan's tasks stands to a day; recurring ones with their days.

    Of these none is said to come before the plan has certainly been issued.
    """
    days = days_listed(span, times.window) if span.rrule else ()
    issued = plan.issued.day or plan.issued.not_after or date.min
    return standing_of(span, task=True, days=(day for day in days if day >= issued))
