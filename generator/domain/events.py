"""Events that plans hang on: congresses, anniversaries, elections, campaigns."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from generator.domain.labels import Labelled


class Part(Labelled):
    """A part of an event that a time expression can name."""

    START = "start", "bắt đầu"
    OPENING = "opening", "khai mạc"
    CLOSING = "closing", "bế mạc"
    END = "end", "kết thúc"


_STAND_INS = {
    Part.END: (Part.END, Part.CLOSING),
    Part.CLOSING: (Part.CLOSING, Part.END),
    Part.OPENING: (Part.OPENING,),
    Part.START: (Part.START,),
}
"""An event that ends by its closing ceremony has one date for both; an opening is not a start."""


class EventKind(Labelled):
    """What sort of event it is."""

    CONGRESS = "congress", "đại hội"
    ANNIVERSARY = "anniversary", "ngày kỷ niệm"
    ELECTION = "election", "bầu cử"
    CAMPAIGN = "campaign", "phong trào, giải thưởng"
    OBSERVANCE = "observance", "ngày lễ, ngày hưởng ứng"
    CONFERENCE = "conference", "hội nghị"


@dataclass(frozen=True, kw_only=True, slots=True)
class Dates:
    """The dates of an event's parts; a part without a date is None."""

    start: date | None = None
    opening: date | None = None
    closing: date | None = None
    end: date | None = None

    def of(self, part: Part) -> date | None:
        """The date of `part`, or of the part that stands in for it."""
        found = (getattr(self, name) for name in _STAND_INS[part])
        return next((day for day in found if day), None)


@dataclass(frozen=True, kw_only=True, slots=True)
class Event:
    """An event: what was scheduled, what took place, and when it comes again.

    `rrule` is an RFC 5545 rule for a yearly day that `origin` or a fixed calendar day begins;
    `occurrences` lists the days that no rule gives (lunar feasts, from a checked table).
    """

    id: str
    name: str
    kind: EventKind
    scheduled: Dates = field(default_factory=Dates)
    actual: Dates = field(default_factory=Dates)
    origin: date | None = None
    rrule: str | None = None
    occurrences: tuple[date, ...] = ()
    place: str | None = None
    note: str | None = None
    aliases: tuple[str, ...] = ()

    def day(self, part: Part) -> date | None:
        """The day of `part`: as it took place where that is known, else as it was scheduled."""
        return self.actual.of(part) or self.scheduled.of(part)

    def took_place(self, part: Part) -> bool:
        """Whether the day of `part` is known from what took place, not only from the schedule."""
        return self.actual.of(part) is not None
