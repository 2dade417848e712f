"""How far a phase reaches: the days that are sure, and the days in which an open end may lie."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from generator.domain.corpus import Times
from generator.domain.plan import Phase, Plan
from generator.domain.timespan import Frame, Issued, Kind, Span, TimeExpr, resolve
from generator.domain.window import Window, first_time


class Edge(StrEnum):
    """How a bar ends within the days shown: on a day, open, or going on beyond them."""

    DAY = "day"
    OPEN = "open"
    ONWARD = "onward"


@dataclass(frozen=True, kw_only=True, slots=True)
class Bar:
    """A phase, or a whole plan that has none, as a stretch of days to be drawn.

    From `first` to `last` it is drawn; from `sure_from` to `sure_until` the source leaves no
    doubt, and both are None when nothing is sure. In between an open end fades: its day lies
    there, or, where nothing limits it, the bar fades to the end of the plan's last year.
    """

    plan: Plan
    phase: Phase | None
    depth: int
    span: Span
    first: date
    last: date
    sure_from: date | None
    sure_until: date | None
    start_open: bool
    end_open: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Shown:
    """The part of a bar that falls on the days shown, and how it ends on either side."""

    bar: Bar
    first: date
    last: date
    start: Edge
    end: Edge


def bars_of(plan: Plan, times: Times, window: Window) -> Iterator[Bar]:
    """The bars of a plan's phases in the plan's order, or one for a plan without phases."""
    if not plan.phases:
        yield bar_of(plan, None, 0, whole_span(plan, times, window), window)
    depths: dict[str, int] = {}
    for phase, parent in plan.all_phases():
        depths[phase.id] = depths[parent.id] + 1 if parent else 0
        yield bar_of(plan, phase, depths[phase.id], times.phases[phase.id], window)


def whole_span(plan: Plan, times: Times, window: Window) -> Span:
    """The time of a whole plan: its period, else from its issue on, at least to its last due day.

    The phrase is empty when the source gives no word about the period.
    """
    period = times.period
    if period and (period.start or period.end):
        return period
    since = TimeExpr(phrase=period.phrase if period else "", kind=Kind.RANGE, start=Issued())
    span = resolve(since, Frame(issued=plan.issued))
    dues = times.dues.values()
    known = (day for due in dues for day in (due.due, first_time(due, window.begin)) if day)
    return replace(span, end_floor=max(known, default=None))


def bar_of(plan: Plan, phase: Phase | None, depth: int, span: Span, window: Window) -> Bar:
    """The bar of `span`; an open end without a limit of its own reaches the plan's own limits."""
    start, end = span.known_start, span.known_end
    sure_from, sure_until = _sure(end, span)
    first = start or span.start_floor or window.first
    last = end or span.end or date(window.last.year, 12, 31)
    return Bar(
        plan=plan,
        phase=phase,
        depth=depth,
        span=span,
        first=min(filter(None, (first, sure_from))),
        last=max(filter(None, (last, sure_until, first))),
        sure_from=sure_from,
        sure_until=sure_until,
        start_open=start is None,
        end_open=end is None,
    )


def _sure(end: date | None, span: Span) -> tuple[date | None, date | None]:
    """From when until when a span certainly runs: a plan is issued by the end of its window."""
    begun = span.begun
    until = end or span.end_floor or begun
    if until is None:
        return None, None
    return min(begun or until, until), until


def shown(bar: Bar, first: date, last: date) -> Shown | None:
    """The part of `bar` that falls between two days, both included; None if it has none there."""
    if bar.last < first or bar.first > last:
        return None
    start = Edge.ONWARD if bar.first < first else Edge.OPEN if bar.start_open else Edge.DAY
    end = Edge.ONWARD if bar.last > last else Edge.OPEN if bar.end_open else Edge.DAY
    return Shown(
        bar=bar, first=max(bar.first, first), last=min(bar.last, last), start=start, end=end
    )
