"""Time expressions: a source's own phrase, what it means, and the days that follow from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import NamedTuple

from generator.domain.dates import official
from generator.domain.events import Event, Part
from generator.domain.labels import Labelled


class Kind(Labelled):
    """What a phrase says about time; the values are those of the open data's `due_kind`."""

    ON = "on", "đúng ngày"
    BEFORE = "before", "trước ngày"
    BY = "by", "chậm nhất ngày"
    RANGE = "range", "trong khoảng"
    RECURRING = "recurring", "định kỳ"
    PHASES = "phases", "theo các đợt"
    CONTINUOUS = "continuous", "thường xuyên"
    UNSPECIFIED = "unspecified", "không nêu ngày"


@dataclass(frozen=True, slots=True)
class Issued:
    """“Từ nay”, “từ ngày ký”: the day the plan was issued."""

    def __str__(self) -> str:
        return "issued"


@dataclass(frozen=True, kw_only=True, slots=True)
class EventPoint:
    """A day counted from a part of an event; `or_later` when the source only says “after”."""

    event: str
    part: Part
    days: int = 0
    or_later: bool = False

    def __str__(self) -> str:
        return f"{self.event}.{self.part}" + (f"{self.days:+d}" if self.days else "")


Moment = date | Issued | EventPoint


@dataclass(frozen=True, kw_only=True, slots=True)
class TimeExpr:
    """A phrase of the source and what it means.

    ON, BEFORE and BY have `end` (BEFORE excludes it); RANGE has `start`, `end` or both; RECURRING
    has an RFC 5545 rule, or none when the source gives no interval; `exclusive` means that each
    occurrence is a limit that must not be reached; `ad_hoc` adds “hoặc đột xuất”. `assumed` is
    the editor's own reading of a vague phrase, shown beside it.
    """

    phrase: str
    kind: Kind
    start: Moment | None = None
    end: Moment | None = None
    end_excluded: bool = False
    rrule: str | None = None
    exclusive: bool = False
    ad_hoc: bool = False
    assumed: str | None = None


class Certainty(Labelled):
    """How a date is known."""

    STATED = "stated", "văn bản ghi rõ"
    DERIVED = "derived", "suy ra"
    PROBABLE = "probable", "nhiều khả năng"
    UNKNOWN = "unknown", "không nêu"


@dataclass(frozen=True, kw_only=True, slots=True)
class IssueDate:
    """When a plan was issued: a day, or the window in which it must lie, and how that is known."""

    day: date | None = None
    not_before: date | None = None
    not_after: date | None = None
    certainty: Certainty
    why: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Span:
    """The days that a time expression comes to; both ends are inclusive.

    An open end has no fixed day: it has None, or a day that only caps it. `start_floor` is the
    earliest day at which an open start can lie, `start_ceiling` the latest, `end_floor` the
    earliest for an open end; they say how far a drawn bar fades. `assumptions` tell, in
    Vietnamese, what was not in the phrase.
    """

    phrase: str
    kind: Kind
    start: date | None = None
    end: date | None = None
    start_open: bool = False
    end_open: bool = False
    start_floor: date | None = None
    start_ceiling: date | None = None
    end_floor: date | None = None
    start_anchor: str | None = None
    end_anchor: str | None = None
    rrule: str | None = None
    exclusive: bool = False
    ad_hoc: bool = False
    assumptions: tuple[str, ...] = ()

    @property
    def known_start(self) -> date | None:
        """The first day if the phrase fixes one; a day at an open start only bounds it."""
        return None if self.start_open else self.start

    @property
    def begun(self) -> date | None:
        """The first day on which it has certainly begun: its start, or the latest day for that."""
        return self.start_ceiling if self.start_open else self.start

    @property
    def known_end(self) -> date | None:
        """The last day if the phrase fixes one; a day at an open end only caps it."""
        return None if self.end_open else self.end

    @property
    def due(self) -> date | None:
        """The last day on which the thing is in time, if the phrase fixes one."""
        return self.known_end if self.kind in (Kind.ON, Kind.BEFORE, Kind.BY, Kind.RANGE) else None

    @property
    def days(self) -> tuple[date, ...]:
        """The days that the span names, in order (none, one or two)."""
        return tuple(day for day in (self.start, self.end) if day)


@dataclass(frozen=True, kw_only=True, slots=True)
class Frame:
    """What a time expression is resolved against: its plan's issue date and period, the events."""

    issued: IssueDate
    events: Mapping[str, Event] = field(default_factory=dict)
    envelope: Span | None = None


class _End(NamedTuple):
    """One end of a span on the way to it."""

    day: date | None = None
    open: bool = False
    floor: date | None = None
    ceiling: date | None = None
    anchor: str | None = None
    assumptions: tuple[str, ...] = ()


_NO_END = _End()


def ground_of(expression: TimeExpr, frame: Frame) -> tuple[IssueDate | None, Span | None]:
    """What of `frame`, beside the events, the days of `expression` hang on.

    Where that is the same, and the events are, it comes to the same days.
    """
    start, end = expression.start, expression.end
    from_issue = isinstance(start, Issued) or isinstance(end, Issued)
    lasting = expression.kind in (Kind.CONTINUOUS, Kind.RECURRING)
    within = lasting or isinstance(end, Issued | EventPoint)
    return frame.issued if from_issue else None, frame.envelope if within else None


def resolve(expression: TimeExpr, frame: Frame) -> Span:
    """Work out the days of `expression` in `frame`.

    Returns a span that keeps the phrase. A day that hangs on an unknown date is left open, never
    guessed; what was assumed is said.
    """
    start = _resolve_moment(expression.start, frame)
    end = _resolve_moment(expression.end, frame)
    if expression.kind is Kind.BEFORE or expression.end_excluded:
        end = _day_before(end, expression.phrase)
    if end.open and end.floor:
        end = _capped(end, frame.envelope)
    if expression.kind in (Kind.CONTINUOUS, Kind.RECURRING) and frame.envelope:
        start, end = _within(frame.envelope)
    extra = _assumption_of_rule(expression.rrule)
    return Span(
        phrase=expression.phrase,
        kind=expression.kind,
        start=start.day,
        end=end.day,
        start_open=start.open,
        end_open=end.open or (expression.kind is Kind.RANGE and expression.end is None),
        start_floor=start.floor,
        start_ceiling=start.ceiling,
        end_floor=end.floor,
        start_anchor=start.anchor,
        end_anchor=end.anchor,
        rrule=expression.rrule,
        exclusive=expression.exclusive,
        ad_hoc=expression.ad_hoc,
        assumptions=_unique((expression.assumed, *start.assumptions, *end.assumptions, *extra)),
    )


def inherit_start(span: Span, parent: Span) -> Span:
    """Give a sub-phase without a start of its own that of the phase around it, and say so."""
    if span.kind is not Kind.RANGE and span.kind is not Kind.BEFORE:
        return span
    if span.start or span.start_open or not (parent.start or parent.start_open):
        return span
    return replace(
        span,
        start=parent.start,
        start_open=parent.start_open,
        start_floor=parent.start_floor,
        start_ceiling=parent.start_ceiling,
        start_anchor=parent.start_anchor,
        assumptions=_unique((*span.assumptions, "bắt đầu cùng đợt lớn chứa nó")),
    )


def _unique(notes: tuple[str | None, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(note for note in notes if note))


def _resolve_moment(moment: Moment | None, frame: Frame) -> _End:
    if moment is None:
        return _NO_END
    if isinstance(moment, Issued):
        return _issue_end(frame.issued)
    if isinstance(moment, EventPoint):
        return _event_end(moment, frame.events.get(moment.event))
    return _End(day=moment)


def _issue_end(issued: IssueDate) -> _End:
    if issued.day is None:
        note = "tính từ ngày ban hành, mà bản gốc không nêu ngày ban hành"
        return _End(
            open=True,
            floor=issued.not_before,
            ceiling=issued.not_after,
            anchor="issued",
            assumptions=(note,),
        )
    if issued.certainty is Certainty.STATED:
        note = f"tính từ ngày ban hành {official(issued.day)}"
    else:
        note = f"tính từ ngày ban hành {issued.certainty.label} là {official(issued.day)}"
    return _End(day=issued.day, anchor="issued", assumptions=(note,))


def _event_end(point: EventPoint, event: Event | None) -> _End:
    anchor = str(point)
    day = event.day(point.part) if event else None
    if event is None or day is None:
        note = f"chưa có ngày {point.part.label} {event.name if event else point.event}"
        return _End(open=True, anchor=anchor, assumptions=(note,))
    source = "" if event.took_place(point.part) else " theo lịch dự kiến"
    note = f"tính từ ngày {point.part.label} {event.name} ({official(day)}{source})"
    day += timedelta(days=point.days)
    if point.or_later:
        return _End(open=True, floor=day, anchor=anchor, assumptions=(note,))
    return _End(day=day, anchor=anchor, assumptions=(note,))


def _day_before(end: _End, phrase: str) -> _End:
    if end.day is None:
        return end
    last = end.day - timedelta(days=1)
    note = f"“{phrase}” không gồm ngày {official(end.day)}; ngày cuối trong hạn: {official(last)}"
    return end._replace(day=last, assumptions=(*end.assumptions, note))


def _capped(end: _End, envelope: Span | None) -> _End:
    """An open end lies within the plan's period, unless it begins only after that."""
    if envelope is None or envelope.end is None or envelope.end_open:
        return end
    if end.floor and envelope.end < end.floor:
        return end
    note = f"không quá thời gian chung của kế hoạch ({official(envelope.end)})"
    return end._replace(day=envelope.end, assumptions=(*end.assumptions, note))


def _within(envelope: Span) -> tuple[_End, _End]:
    """Something continuous or recurring goes on for as long as the plan does."""
    start = _End(
        day=envelope.start,
        open=envelope.start_open,
        floor=envelope.start_floor,
        ceiling=envelope.start_ceiling,
        anchor=envelope.start_anchor,
    )
    end = _End(day=envelope.end, open=envelope.end_open, floor=envelope.end_floor)
    return start, end


def _assumption_of_rule(rrule: str | None) -> tuple[str, ...]:
    if rrule and is_bare_quarterly(rrule):
        return ("bản gốc không nêu ngày trong quý; lịch ghi vào ngày cuối quý",)
    return ()


def is_bare_quarterly(rrule: str) -> bool:
    """Whether a rule says “every quarter” without naming a day (domain table, “hàng quý”)."""
    return rrule == "FREQ=MONTHLY;INTERVAL=3"
