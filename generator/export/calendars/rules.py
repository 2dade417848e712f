"""Recurring duties as RRULE (RFC 5545, section 3.3.10), those that exclude their own day too."""

from __future__ import annotations

from datetime import timedelta

from generator.domain.recurrence import dated_rule
from generator.domain.timespan import Span

_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_DAILY = {"FREQ", "INTERVAL"}
_WEEKLY = {*_DAILY, "BYDAY"}
_MONTHLY = {*_DAILY, "BYMONTH", "BYMONTHDAY"}

_AT_EIGHT = timedelta(hours=8)
WEEK, THREE_DAYS, EVE = (timedelta(days=days) - _AT_EIGHT for days in (7, 3, 1))
"""A reminder is counted back from the midnight that begins the day (section 3.8.6.3): a week less
eight hours before it is eight in the morning, seven days before."""


def rule_of(due: Span) -> str | None:
    """The rule that gives a duty's days from the first one on, or None when no rule can.

    “Trước ngày 20 hằng tháng” falls on the 19th: the whole rule is moved by one day.
    """
    rule = dated_rule(due.rrule)
    return day_earlier(rule) if rule and due.exclusive else rule


def alarms_of(rrule: str | None) -> tuple[timedelta, ...]:
    """When to remind of a duty: 7, 3 and 1 days before, but never before the last time is over."""
    if rrule and rrule.startswith("FREQ=DAILY"):
        return ()
    if rrule and rrule.startswith("FREQ=WEEKLY"):
        return (EVE,)
    return (WEEK, THREE_DAYS, EVE)


def day_earlier(rrule: str) -> str | None:
    """The rule whose days are each one before those of `rrule`, or None when there is none.

    Counted, as a calendar counts, from its own first day. “Before the first of a month” is the
    last day of the month before; the 29th to 31st are not in every month, and “the first Monday”
    has no fixed eve.
    """
    parts = dict(part.split("=") for part in rrule.split(";"))
    if parts["FREQ"] == "DAILY" and parts.keys() <= _DAILY:
        return rrule
    if parts["FREQ"] == "WEEKLY" and parts.keys() <= _WEEKLY:
        return _weekly(parts)
    if parts["FREQ"] in ("MONTHLY", "YEARLY") and "BYMONTHDAY" in parts.keys() <= _MONTHLY:
        return _monthly(parts)
    return None


def _weekly(parts: dict[str, str]) -> str | None:
    """A week that began on Monday begins on Sunday once its days are moved (WKST)."""
    weekdays = parts["BYDAY"].split(",")
    if not set(weekdays) <= set(_DAYS):
        return None
    eves = ",".join(_DAYS[_DAYS.index(day) - 1] for day in weekdays)
    return _text(parts | {"BYDAY": eves, "WKST": "SU"})


def _monthly(parts: dict[str, str]) -> str | None:
    days = [int(day) for day in parts["BYMONTHDAY"].split(",")]
    if all(2 <= day <= 28 or -27 <= day <= -1 for day in days):
        return _text(parts | {"BYMONTHDAY": ",".join(str(day - 1) for day in days)})
    if days != [1]:
        return None
    months = [int(month) for month in parts.get("BYMONTH", "").split(",") if month]
    if parts["FREQ"] == "YEARLY" and "INTERVAL" in parts and months != [1] and 1 in (months or [1]):
        return None
    moved = {"BYMONTHDAY": "-1"}
    if months:
        moved["BYMONTH"] = ",".join(str((month - 2) % 12 + 1) for month in months)
    return _text(parts | moved)


def _text(parts: dict[str, str]) -> str:
    return ";".join(f"{name}={value}" for name, value in parts.items())
