"""The days on which a recurring thing falls (RFC 5545, section 3.3.10)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import MAXYEAR, date, datetime, time, timedelta
from functools import lru_cache

from dateutil.rrule import rrulestr

from generator.domain.events import Event
from generator.domain.timespan import Kind, Span, is_bare_quarterly

_MONTH, _MONTH_DAY = "(?:[1-9]|1[0-2])", "-?(?:[1-9]|[12][0-9]|3[01])"
_WEEKDAY = "(?:[+-]?[1-5])?(?:MO|TU|WE|TH|FR|SA|SU)"
_RULE = re.compile(
    "FREQ=(?:DAILY|WEEKLY|MONTHLY|YEARLY)(?:;(?:INTERVAL=[1-9][0-9]?"
    f"|BYMONTH={_MONTH}(?:,{_MONTH})*|BYMONTHDAY={_MONTH_DAY}(?:,{_MONTH_DAY})*"
    f"|BYDAY={_WEEKDAY}(?:,{_WEEKDAY})*|BYSETPOS=-?[1-9]))*"
)
_DAY_PARTS = ("BYMONTHDAY=", "BYDAY=", "FREQ=DAILY")
_COUNTING_PARTS = ("INTERVAL=", "BYSETPOS=")
_QUARTER_ENDS = "FREQ=MONTHLY;BYMONTH=3,6,9,12;BYMONTHDAY=-1"
_NO_START = date(1900, 1, 1)
"""Where intervals are counted from when no start is known: a Monday that begins a year."""
_LAST_YEARS = datetime(MAXYEAR - 29, 1, 1)  # noqa: DTZ001 - the rules know days only


def is_rule(text: str) -> bool:
    """Say whether `text` is a rule of the parts that plans need: FREQ first, each part once.

    COUNT and UNTIL are not among them: a plan's period bounds what it asks for.
    """
    names = [part.partition("=")[0] for part in text.split(";")]
    return _RULE.fullmatch(text) is not None and len(names) == len(set(names))


@lru_cache(1_000)
def falls(rrule: str) -> bool:
    """Whether a rule ever gives a day: one of “31 February” would be looked for until year 9999.

    It is asked of the last thirty years that there are: they have every sort of year.
    """
    bare = re.sub(";INTERVAL=[0-9]+", "", rrule)
    return next(iter(rrulestr(bare, dtstart=_LAST_YEARS)), None) is not None


def dated_rule(rrule: str | None) -> str | None:
    """The rule by which days can be counted, or None when the source names no day.

    “Hằng quý” without a day is taken as the last day of each quarter; the span says that this is
    assumed. A yearly or monthly rule without a day gives no day.
    """
    if rrule is None:
        return None
    if is_bare_quarterly(rrule):
        return _QUARTER_ENDS
    return rrule if _names_days(rrule) else None


def _names_days(rrule: str) -> bool:
    return any(part in rrule for part in _DAY_PARTS)


def days_of_rule(rrule: str, first: date, last: date, start: date | None = None) -> Iterator[date]:
    """The days from `first` to `last`, both included, that `rrule` names.

    Intervals are counted from `start`, so that they do not hang on what stretch is asked for.
    """
    if any(part in rrule for part in _COUNTING_PARTS) or not _names_days(rrule):
        yield from _counted(rrule, first, last, start)
        return
    for year in range(first.year, last.year + 1):  # it names the same, wherever one begins
        days = _counted(rrule, date(year, 1, 1), date(year, 12, 31))
        yield from (day for day in days if first <= day <= last)


@lru_cache(1_000)  # many duties share a rule and a year
def _counted(rrule: str, first: date, last: date, start: date | None = None) -> tuple[date, ...]:
    counted_from = (start or _NO_START) if "INTERVAL=" in rrule else first
    rule = rrulestr(rrule, dtstart=_moment(counted_from))
    return tuple(day.date() for day in rule.between(_moment(first), _moment(last), inc=True))


def _moment(day: date) -> datetime:
    return datetime.combine(day, time())


def occurrences(span: Span, first: date, last: date) -> tuple[date, ...]:
    """The days from `first` to `last` on which a recurring span asks for something.

    Nothing is due before the plan was issued or after it ends. A rule that excludes its own day
    (“trước ngày 20 hằng tháng”) gives the day before. Every stretch that contains a day gives it.
    """
    asked = _asked(span, first, last)
    if not asked:
        return ()
    shift = _shift(span)
    return tuple(day - shift for day in days_of_rule(*asked))


def first_occurrence(span: Span, first: date, last: date) -> date | None:
    """The first of `occurrences`, if there is one."""
    asked = _asked(span, first, last)
    day = next(days_of_rule(*asked), None) if asked else None
    return day - _shift(span) if day else None


def _shift(span: Span) -> timedelta:
    return timedelta(days=1 if span.exclusive else 0)


def _asked(span: Span, first: date, last: date) -> tuple[str, date, date, date | None] | None:
    """What `days_of_rule` is to be asked for the days of a span, if it has any."""
    if span.kind is not Kind.RECURRING or not (rule := dated_rule(span.rrule)):
        return None
    start = span.start or span.start_floor
    begin, end = max(filter(None, (first, start))), min(filter(None, (last, span.end)))
    if begin > end:
        return None
    shift = _shift(span)
    return rule, begin + shift, end + shift, start


def event_days(event: Event, first: date, last: date) -> tuple[date, ...]:
    """The days from `first` to `last` on which a yearly event falls."""
    days = {day for day in event.occurrences if first <= day <= last}
    begin = max(filter(None, (first, event.origin)))
    if event.rrule and begin <= last:
        days.update(days_of_rule(event.rrule, begin, last, event.origin))
    return tuple(sorted(days))
