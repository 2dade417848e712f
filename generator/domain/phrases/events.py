"""What a phrase means that names an event: a part of it, its time, days counted from it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from generator.domain.events import Part
from generator.domain.phrases.days import plain
from generator.domain.phrases.repeats import LATEST
from generator.domain.text import fold
from generator.domain.timespan import EventPoint, Kind, TimeExpr

Names = Mapping[str, str]
"""Ids of events by the `event_key` of their names and aliases."""

_PARTS = {
    "khai mạc": Part.OPENING,
    "bế mạc": Part.CLOSING,
    "bắt đầu": Part.START,
    "kết thúc": Part.END,
    "hoàn thành": Part.END,
}
_MENTION = re.compile(
    f"(?:(?:thời điểm|khi|ngày|lễ) )*(?:(?P<part>{'|'.join(_PARTS)}) )?(?P<event>.+)"
)


def event_key(name: str) -> str:
    """Return the key under which an event's name is sought, however it is spelled."""
    return re.sub(" ?- ?", "-", fold(plain(name)))


def read_point(
    text: str, names: Names, part: Part | None, *, days: int = 0, or_later: bool = False
) -> EventPoint | None:
    """Return the point of an event that `text` names; `part` is meant where no word says which."""
    event = names.get(event_key(text))
    if event is None and (mention := _MENTION.fullmatch(text)):
        event = names.get(event_key(mention["event"]))
        part = _PARTS.get(mention["part"], part)
    if event is None or part is None:
        return None
    return EventPoint(event=event, part=part, days=days, or_later=or_later)


def read_event(text: str, names: Names) -> TimeExpr | None:
    """Return what `text`, as `plain` gives it, says of the time of an event and around it."""
    for pattern, make in _ROWS:
        if (match := pattern.fullmatch(text)) and (found := make(match, names)):
            return found
    return None


def _during(match: re.Match[str], names: Names) -> TimeExpr | None:
    first, last = (read_point(match["event"], names, part) for part in (Part.START, Part.END))
    return TimeExpr(phrase="", kind=Kind.RANGE, start=first, end=last) if first else None


def _around(match: re.Match[str], names: Names) -> TimeExpr | None:
    known = read_point(match["event"], names, Part.END)
    return TimeExpr(phrase="", kind=Kind.UNSPECIFIED) if known else None


def _counted(match: re.Match[str], names: Names) -> TimeExpr | None:
    """Count from the first day before an event or about its “ngày”, else from its last."""
    ahead, one_day = match["side"] == "trước", match["event"].startswith("ngày ")
    part = Part.START if ahead or one_day else Part.END
    days = int(match["n"]) * (-1 if ahead else 1)
    point = read_point(match["event"], names, part, days=days)
    kind = Kind.BY if match["latest"] else Kind.ON
    return TimeExpr(phrase="", kind=kind, end=point) if point else None


_ROWS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], Names], TimeExpr | None]], ...] = (
    (re.compile("(?:trong )?(?:suốt )?thời gian diễn ra (?P<event>.+)"), _during),
    (re.compile("trước, trong(?:,| và|, và) sau (?P<event>.+)"), _around),
    (
        re.compile(
            f"(?P<latest>{LATEST} )?(?P<n>[0-9]{{1,3}}) ngày (?P<side>trước|sau) (?P<event>.+)"
        ),
        _counted,
    ),
)
