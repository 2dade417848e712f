"""How a bar is inked: where it is sure, where it fades, and which events stand at its ends."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from generator.domain.agenda.bars import Edge, Shown
from generator.pages.timeline.scale import Scale
from generator.pages.timeline.words import Bound

_LEAST_FADE, _LEAST_BAR = 22, 6


class Fade(NamedTuple):
    """An open end: from `x` on, the ink goes from the one strength to the other.

    `to_end` tells the end of the bar from its start: the edge away from the ink is dashed.
    """

    id: str
    x: float
    width: float
    begin: float
    end: float
    to_end: bool


class Diamond(NamedTuple):
    """An event at the end of a bar; one without a day is drawn hollow."""

    x: float
    known: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Ink:
    """A bar from `x` to `x_end`; `solid` is where it is sure, as x and width.

    A bar of which nothing is sure has neither solid nor fades.
    """

    x: float
    x_end: float
    solid: tuple[float, float] | None
    fades: tuple[Fade, ...]


def ink_of(bar_id: str, part: Shown, scale: Scale) -> Ink:
    """Where a bar is sure and where it fades; what is too short to be seen is widened."""
    bar = part.bar
    x = scale.x(part.first)
    x_end = max(scale.x_after(part.last), x + _LEAST_BAR)
    if bar.sure_from is None or bar.sure_until is None:
        return Ink(x=round(x, 1), x_end=round(x_end, 1), solid=None, fades=())
    outer, outer_end = scale.x(bar.first), max(scale.x_after(bar.last), x_end)
    least = min(_LEAST_FADE, (outer_end - outer) / 2)
    sure = max(scale.x(bar.sure_from), outer + least) if bar.start_open else outer
    sure_end = outer_end
    if bar.end_open:
        sure_end = max(min(scale.x_after(bar.sure_until), outer_end - least), sure)
    left, right = max(sure, x), min(sure_end, x_end)
    return Ink(
        x=round(x, 1),
        x_end=round(x_end, 1),
        solid=(round(left, 1), round(right - left, 1)) if right > left else None,
        fades=tuple(_fades(bar_id, (x, x_end), (outer, sure), (sure_end, outer_end))),
    )


def _fades(
    bar_id: str,
    seen: tuple[float, float],
    start: tuple[float, float],
    end: tuple[float, float],
) -> Iterator[Fade]:
    """The parts of the fading ends that are seen, as strong as they are at that place."""
    (x, x_end), (outer, sure), (sure_end, outer_end) = seen, start, end
    if x < sure:
        stop = min(sure, x_end)
        strength = [round((at - outer) / (sure - outer), 2) for at in (x, stop)]
        width = round(stop - x, 1)
        yield Fade(f"{bar_id}-a", round(x, 1), width, strength[0], strength[1], to_end=False)
    if sure_end < x_end:
        go = max(sure_end, x)
        strength = [round((outer_end - at) / (outer_end - sure_end), 2) for at in (go, x_end)]
        width = round(x_end - go, 1)
        yield Fade(f"{bar_id}-b", round(go, 1), width, strength[0], strength[1], to_end=True)


def diamonds_of(
    part: Shown, start: Bound | None, end: Bound | None, scale: Scale
) -> Iterator[Diamond]:
    """The events at the ends that are shown."""
    if start and part.start is not Edge.ONWARD:
        yield Diamond(round(scale.x(part.first), 1), start.known)
    if end and part.end is not Edge.ONWARD:
        yield Diamond(end_of(part, scale), end.known)
    elif end and end.known and part.bar.sure_until and part.bar.end_open:
        x = scale.x_after(part.bar.sure_until)
        if scale.x(part.first) <= x <= scale.x_after(part.last):
            yield Diamond(round(x, 1), known=True)


def end_of(part: Shown, scale: Scale) -> float:
    """Where the event at the end stands: an end “after” an event opens on the event's day."""
    bar = part.bar
    after = bar.sure_until if bar.end_open and bar.span.end_floor else None
    day = min(max(after, part.first), part.last) if after else part.last
    return round(scale.x_after(day), 1)
