"""What stands in a calendar file, before it is written: one item is one component of RFC 5545."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from generator.reading.history import Changes

UID_DOMAIN = "ke-hoach-tuyen-truyen.invalid"
"""Makes our UIDs unlike all others (RFC 5545, section 3.8.4.7). It says nothing about where the
portal stands, so that the portal can move; `.invalid` can never be somebody's (RFC 2606)."""


class Sort(StrEnum):
    """What an item is; the value stands in its UID and must never change."""

    TASK = "viec"
    RECURRING = "viec-dinh-ky"
    TASK_START = "bat-dau-viec"
    UNDATED = "viec-khong-ngay"
    PHASE = "dot"
    PERIOD = "thoi-gian"
    EVENT = "su-kien"

    @property
    def label(self) -> str:
        """The word under which calendars gather such items (CATEGORIES, section 3.8.1.2)."""
        return {
            "viec": "Hạn chót",
            "viec-dinh-ky": "Việc định kỳ",
            "bat-dau-viec": "Bắt đầu việc",
            "viec-khong-ngay": "Việc không nêu ngày",
            "dot": "Đợt",
            "thoi-gian": "Thời gian thực hiện",
            "su-kien": "Sự kiện",
        }[self.value]


class State(StrEnum):
    """How sure it is that an item takes place (STATUS, section 3.8.1.11)."""

    CONFIRMED = "CONFIRMED"
    TENTATIVE = "TENTATIVE"
    CANCELLED = "CANCELLED"


@dataclass(frozen=True, kw_only=True, slots=True)
class Item:
    """A thing on whole days from `first` to `last`, both included, or a duty without any day.

    It comes again by `rrule` (no later than `until`), or, where no rule can say it, on `days`.
    `address` is its place on the portal; `whose` says whose work it is, and `duties` name the
    duties that it carries: only these two differ from one unit's calendar to another's.
    """

    uid: str
    sort: Sort
    summary: str
    lines: tuple[str, ...]
    address: str
    changes: Changes
    whose: str | None = None
    first: date | None = None
    last: date | None = None
    state: State = State.CONFIRMED
    place: str | None = None
    rrule: str | None = None
    until: date | None = None
    days: tuple[date, ...] = ()
    alarms: tuple[timedelta, ...] = ()
    duties: tuple[str, ...] = ()


def uid_of(sort: Sort, *names: str) -> str:
    """A UID made of ids only, so that it outlives every correction of a date or a title."""
    return f"{'.'.join((sort.value, *names))}@{UID_DOMAIN}"
