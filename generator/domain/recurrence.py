"""The days on which a recurring thing falls (RFC 5545, section 3.3.10)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from dateutil.rrule import rrulestr

from generator.domain.events import Event
from generator.domain.timespan import Kind, Span, is_bare_quarterly

_DAY_PARTS = ("BYMONTHDAY=", "BYDAY=", "BYYEARDAY=", "BYWEEKNO=", "FREQ=DAILY")
_QUARTER_ENDS = "FREQ=MONTHLY;BYMONTH=3,6,9,12;BYMONTHDAY=-1"


def dated_rule(rrule: str | None) -> str | None:
    """The rule by which days can be counted, or None when the source names no day.

    “Hằng quý” without a day is taken as the last day of each quarter; the span says that this is
    assumed. A yearly or monthly rule without a day gives no day.
    """
    if rrule is None:
        return None
    if is_bare_quarterly(rrule):
        return _QUARTER_ENDS
    return rrule if any(part in rrule for part in _DAY_PARTS) else None


def days_of_rule(rrule: str, first: date, last: date) -> Iterator[date]:
    """The days from `first` to `last`, both included, that `rrule` names."""
    begin = datetime.combine(first, time())
    for moment in rrulestr(rrule, dtstart=begin).between(
        begin, datetime.combine(last, time()), inc=True
    ):
        yield moment.date()


def occurrences(span: Span, first: date, last: date) -> tuple[date, ...]:
    """The days from `first` to `last` on which a recurring span asks for something.

    Nothing is due before the plan was issued or after it ends. A rule that excludes its own day
    (“trước ngày 20 hằng tháng”) gives the day before.
    """
    rule = dated_rule(span.rrule)
    if span.kind is not Kind.RECURRING or rule is None:
        return ()
    begin = max(filter(None, (first, span.start or span.start_floor)))
    end = min(filter(None, (last, span.end)))
    shift = timedelta(days=1 if span.exclusive else 0)
    if begin + shift > end + shift:
        return ()
    return tuple(day - shift for day in days_of_rule(rule, begin + shift, end + shift))


def event_days(event: Event, first: date, last: date) -> tuple[date, ...]:
    """The days from `first` to `last` on which a yearly event falls."""
    listed = tuple(day for day in event.occurrences if first <= day <= last)
    if event.rrule is None:
        return listed
    begin = max(filter(None, (first, event.origin)))
    return listed + (tuple(days_of_rule(event.rrule, begin, last)) if begin <= last else ())
