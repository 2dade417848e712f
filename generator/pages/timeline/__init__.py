"""The timeline: bars of phases over the months, as drawings that need no script.

Text in a drawing cannot wrap by itself, so each plan is drawn twice: wide, and for narrow screens.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import groupby

from generator.domain.agenda.bars import Bar, Shown, bars_of, shown
from generator.domain.corpus import Corpus
from generator.domain.events import Event
from generator.domain.plan import Plan
from generator.domain.window import Window
from generator.pages.timeline.lanes import GAP, Lane, lane_of
from generator.pages.timeline.scale import NARROW, WIDE, Scale, Tick

_HEAD_ROW = 20
_OPEN_END = timedelta(days=92)  # how far a plan's own timeline shows an end that nothing limits
_NO_DAYS = Window(first=date(2000, 1, 1), last=date(2000, 12, 31), begin=date(2000, 1, 1))


@dataclass(frozen=True, kw_only=True, slots=True)
class Drawing:
    """One plan's lanes under the lines of the months; the ids in it begin with its name.

    `years` is empty where one year fills the drawing, and `steps` too where no day is known.
    """

    name: str
    width: float
    height: float
    head: float
    years: tuple[Tick, ...]
    steps: tuple[Tick, ...]
    lanes: tuple[Lane, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Group:
    """One plan, drawn for wide and for narrow screens."""

    plan: Plan
    wide: Drawing
    narrow: Drawing


@dataclass(frozen=True, kw_only=True, slots=True)
class TimelineView:
    """A timeline ready to be written out; `label` says what it shows, over the days of `scale`."""

    label: str
    scale: Scale
    groups: tuple[Group, ...]


def plan_timeline(corpus: Corpus, plan: Plan) -> TimelineView | None:
    """The timeline of one plan's phases; None for a plan without phases."""
    if not plan.phases:
        return None
    times = corpus.times[plan.id]
    window = times.window
    bars = [*bars_of(plan, times, window or _NO_DAYS)]
    first, last = _reach(bars) if window else (_NO_DAYS.first, _NO_DAYS.last)
    parts = (shown(_faded_out(bar, last), first, last) for bar in bars)
    scale = Scale(first=first, last=last, dated=window is not None)
    label = "Dòng thời gian các đợt của kế hoạch"
    return timeline("dot", label, filter(None, parts), scale, corpus.registry.events)


def _reach(bars: Iterable[Bar]) -> tuple[date, date]:
    """The whole months that show every known day, and for some time what fades after them."""
    bars = [*bars]
    first = min(bar.first for bar in bars)
    last = max(bar.span.end or (bar.sure_until or bar.first) + _OPEN_END for bar in bars)
    return first.replace(day=1), last.replace(day=monthrange(last.year, last.month)[1])


def _faded_out(bar: Bar, last: date) -> Bar:
    return bar if bar.span.end else replace(bar, last=last)


def timeline(
    name: str,
    label: str,
    parts: Iterable[Shown],
    scale: Scale,
    events: Mapping[str, Event],
) -> TimelineView:
    """Draw `parts`, which stand plan by plan, on `scale`; ids begin with `name`."""
    groups = tuple(_groups(name, parts, scale, events))
    return TimelineView(label=label, scale=scale, groups=groups)


def _groups(
    name: str, parts: Iterable[Shown], scale: Scale, events: Mapping[str, Event]
) -> Iterator[Group]:
    for plan_id, found in groupby(parts, key=lambda part: part.bar.plan.id):
        of_plan = [*found]
        wide, narrow = (
            _drawing(f"{name}-{plan_id}-{width}", of_plan, replace(scale, width=width), events)
            for width in (WIDE, NARROW)
        )
        yield Group(plan=of_plan[0].bar.plan, wide=wide, narrow=narrow)


def _drawing(name: str, parts: list[Shown], scale: Scale, events: Mapping[str, Event]) -> Drawing:
    years, steps = scale.years(), scale.steps()
    head = _HEAD_ROW * (bool(years) + bool(steps))
    y = head + GAP / 2
    lanes: list[Lane] = []
    for number, part in enumerate(parts):
        lanes.append(lane_of(f"{name}-{number}", part, scale, y, events))
        y += lanes[-1].height + GAP
    return Drawing(
        name=name,
        width=scale.width,
        height=y,
        head=head,
        years=years,
        steps=steps,
        lanes=tuple(lanes),
    )
