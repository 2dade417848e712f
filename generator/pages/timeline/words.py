"""A bar's time in a few words: the days, what is open, and the events that bound it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from generator.domain.agenda.bars import Bar
from generator.domain.dates import official
from generator.domain.events import Event
from generator.domain.timespan import Certainty, EventPoint, Kind


class Bound(NamedTuple):
    """An event that bounds a bar, in words; `known` says whether it has a day."""

    words: str
    known: bool


def days_in_words(bar: Bar) -> str:
    """From when to when, or which end is open: “từ ngày ban hành đến 31/8/2025”."""
    span = bar.span
    if span.start and span.start == span.end and not bar.end_open:
        return f"ngày {official(span.start)}"
    start, end = _start(bar), _end(bar)
    if not start:
        return end
    return f"{start} {end}" if end.startswith("đến") else f"{start}, {end}"


def _start(bar: Bar) -> str:
    issued = bar.plan.issued
    if bar.span.start_anchor == "issued":
        if issued.day is None:
            return "từ ngày ban hành (chưa rõ)"
        if issued.certainty is not Certainty.STATED:
            return f"từ ngày ban hành ({issued.certainty.label} {official(issued.day)})"
    if bar.span.start and not bar.start_open:
        return f"từ {official(bar.span.start)}"
    return "" if bar.span.kind in (Kind.BEFORE, Kind.BY) else "từ ngày chưa rõ"


def _end(bar: Bar) -> str:
    span = bar.span
    if span.end and not bar.end_open:
        return f"đến {official(span.end)}"
    if span.end_floor and span.end_anchor is None:
        return f"ít nhất đến {official(span.end_floor)}"
    if span.end_floor:
        cap = f", không quá {official(span.end)}" if span.end else ""
        return f"đến sau {official(span.end_floor)}{cap}"
    return "đến ngày chưa rõ" if span.end_anchor else "không nêu ngày kết thúc"


def bounds(bar: Bar, events: Mapping[str, Event]) -> tuple[Bound | None, Bound | None]:
    """The events that bound the start and the end of a bar."""
    time = bar.phase.time if bar.phase else bar.plan.period
    if time is None:
        return None, None
    excluded = time.end_excluded or time.kind is Kind.BEFORE
    start = _bound("từ", time.start, events) if isinstance(time.start, EventPoint) else None
    end = None
    if isinstance(time.end, EventPoint):
        end = _bound("đến trước" if excluded else "đến", time.end, events)
    return start, end


def _bound(word: str, point: EventPoint, events: Mapping[str, Event]) -> Bound:
    event = events.get(point.event)
    day = event.day(point.part) if event else None
    name = short_name(event) if event else point.event
    note = "" if event and event.took_place(point.part) else " (lịch dự kiến)"
    if day is None:
        note = " (chưa có ngày)"
    words = f"{word} {_offset(point)}khi {point.part.label} {name}{note}"
    return Bound(words, day is not None)


def _offset(point: EventPoint) -> str:
    if point.or_later or point.days == 1:
        return "sau "
    if point.days:
        return f"{abs(point.days)} ngày {'sau' if point.days > 0 else 'trước'} "
    return ""


def short_name(event: Event) -> str:
    """What plans call an event for short: the first of its other names, if that is shorter."""
    names = [name for name in event.aliases[:1] if len(name) < len(event.name)]
    return names[0] if names else event.name
