"""One lane of a timeline: a label, a bar, and the names of the events that bound it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from generator.domain import addresses
from generator.domain.agenda.bars import Shown
from generator.domain.events import Event
from generator.pages.timeline.ink import Diamond, Ink, diamonds_of, end_of, ink_of
from generator.pages.timeline.scale import MARGIN, Scale
from generator.pages.timeline.textfit import text_width, wrap
from generator.pages.timeline.words import bounds, days_in_words

LABEL, SMALL = 13.5, 12.5
GAP = 14
_LINE, _SMALL_LINE, _INDENT = 18, 17, 16


class Line(NamedTuple):
    """A line of text that begins, or where `to_end` ends, at `x` and stands on `y`."""

    x: float
    y: float
    text: str
    strong: str = ""
    to_end: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Lane:
    """What is drawn for one bar between `y` and `y` + `height`, and where it leads."""

    shown: Shown
    address: str
    name: str
    days: str
    y: float
    height: float
    label: tuple[Line, ...]
    captions: tuple[Line, ...]
    bar_y: float
    bar_height: float
    ink: Ink
    diamonds: tuple[Diamond, ...]


def lane_of(lane_id: str, part: Shown, scale: Scale, y: float, events: Mapping[str, Event]) -> Lane:
    """Draw one bar at height `y`; nothing that is written leaves the drawing."""
    bar = part.bar
    ink = ink_of(lane_id, part, scale)
    name, days = bar.phase.title if bar.phase else "Cả kế hoạch", days_in_words(bar)
    label = tuple(_label(name, days, ink.x + _INDENT * bar.depth, scale, y))
    bar_y, bar_height = y + _LINE * len(label) + 2, 13 if bar.depth == 0 else 9
    start, end = bounds(bar, events)
    words = (start.words if start else "", end.words if end else "")
    ends = (ink.x, end_of(part, scale))
    captions = tuple(_captions(words, ends, scale, bar_y + bar_height + 2))
    low = max([bar_y + bar_height, *(line.y + 4 for line in captions)])
    return Lane(
        shown=part,
        address=addresses.plan(bar.plan.id, bar.phase.clause if bar.phase else None),
        name=name,
        days=days,
        y=y,
        height=low - y,
        label=label,
        captions=captions,
        bar_y=bar_y,
        bar_height=bar_height,
        ink=ink,
        diamonds=tuple(diamonds_of(part, start, end, scale)),
    )


def _label(name: str, days: str, x: float, scale: Scale, y: float) -> Iterator[Line]:
    """The phase and its days on one line from the bar's start; else as one block that fits."""
    room = scale.width - 2 * MARGIN
    together = text_width(f"{name}   {days}", LABEL)
    if x + together <= scale.width - MARGIN:
        yield Line(round(x, 1), y + _LINE - 4, days, strong=name)
    elif together <= room:
        yield Line(scale.width - MARGIN, y + _LINE - 4, days, strong=name, to_end=True)
    else:
        lines = [(text, "") for text in wrap(name, LABEL, room)]
        lines += [("", text) for text in wrap(days, LABEL, room)]
        left = _left([strong + text for strong, text in lines], LABEL, x, scale)
        for number, (strong, text) in enumerate(lines, start=1):
            yield Line(left, y + _LINE * number - 4, text, strong=strong)


def _captions(
    words: tuple[str, str], ends: tuple[float, float], scale: Scale, y: float
) -> Iterator[Line]:
    """The events' names under the bar: each at its end of it, or one after the other."""
    first, last = words
    room = scale.width - 2 * MARGIN
    width = text_width(last, SMALL)
    stop = max(ends[1], MARGIN + width)
    apart = not first or ends[0] + text_width(first, SMALL) + GAP <= stop - width
    if last and width <= room and apart:
        yield Line(round(stop, 1), y + _SMALL_LINE - 4, last, to_end=True)
        last = ""
    lines = wrap(", ".join(filter(None, (first, last))), SMALL, room)
    left = _left(lines, SMALL, ends[0], scale)
    for number, text in enumerate(lines, start=1):
        yield Line(left, y + _SMALL_LINE * number - 4, text)


def _left(lines: list[str], size: float, x: float, scale: Scale) -> float:
    """Where a block of lines begins that would stand at `x` and must end within the drawing."""
    width = max((text_width(line, size) for line in lines), default=0)
    return round(max(MARGIN, min(x, scale.width - MARGIN - width)), 1)
