"""A year at a glance: a thin bar for each phase, one line for each plan, over twelve months."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from generator.domain.agenda.bars import Shown, bars_of, shown
from generator.domain.corpus import Corpus
from generator.domain.plan import Plan
from generator.pages.timeline.words import days_in_words

WIDTH = 1200
YEARS_SHOWN, PLANS_SHOWN = 3, 12
_GAP = 3


@dataclass(frozen=True, kw_only=True, slots=True)
class Stroke:
    """A part of a bar: `fade` is “in” or “out” where its end is not known, else empty."""

    x: float
    width: float
    fade: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """One plan's phases in a year; `words` say what is drawn."""

    plan: Plan
    words: str
    strokes: tuple[Stroke, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Strip:
    """A year; `left` counts the plans that had no room."""

    year: int
    lines: tuple[Line, ...]
    left: int


def strips(corpus: Corpus) -> tuple[Strip, ...]:
    """The latest years in which a plan runs, the latest first."""
    parts: dict[int, dict[str, list[Shown]]] = {}
    for plan in corpus.plans.values():
        for year, part in _parts(corpus, plan):
            parts.setdefault(year, {}).setdefault(plan.id, []).append(part)
    latest = sorted(parts, reverse=True)[:YEARS_SHOWN]
    return tuple(_strip(year, [*parts[year].values()]) for year in latest)


def _parts(corpus: Corpus, plan: Plan) -> Iterator[tuple[int, Shown]]:
    times = corpus.times[plan.id]
    for bar in bars_of(plan, times, times.window) if times.window else ():
        for year in range(bar.first.year, bar.last.year + 1):
            part = shown(bar, date(year, 1, 1), date(year, 12, 31))
            if part and not bar.depth:
                yield year, part


def _strip(year: int, plans: list[list[Shown]]) -> Strip:
    ordered = sorted(plans, key=lambda parts: (parts[0].first, parts[0].bar.plan.id))
    return Strip(
        year=year,
        lines=tuple(_line(parts) for parts in ordered[:PLANS_SHOWN]),
        left=max(len(plans) - PLANS_SHOWN, 0),
    )


def _line(parts: list[Shown]) -> Line:
    words = (f"{_name(part)}, {days_in_words(part.bar)}" for part in parts)
    strokes = tuple(stroke for part in parts for stroke in _strokes(part))
    return Line(plan=parts[0].bar.plan, words="; ".join(words), strokes=strokes)


def _name(part: Shown) -> str:
    return part.bar.phase.title if part.bar.phase else "Cả kế hoạch"


def _strokes(part: Shown) -> Iterator[Stroke]:
    """What is sure of a bar, and what fades before and after it."""
    bar, first, last = part.bar, _x(part.first), _x(part.last, after=True) - _GAP
    if bar.sure_from is None or bar.sure_until is None:
        yield Stroke(x=first, width=_span(first, last), fade="out" if bar.end_open else "in")
        return
    begin = min(max(_x(max(bar.sure_from, part.first)), first), last)
    end = min(_x(min(bar.sure_until, part.last), after=True) - _GAP, last)
    if bar.sure_until < part.first:
        begin = end = first
    elif bar.sure_from > part.last:
        begin = end = last
    if begin > first:
        yield Stroke(x=first, width=_span(first, begin), fade="in")
    if end > begin:
        yield Stroke(x=begin, width=_span(begin, end))
    if last > end:
        yield Stroke(x=end, width=_span(end, last), fade="out")


def _span(first: float, last: float) -> float:
    return round(max(last - first, 1), 1)


def _x(day: date, *, after: bool = False) -> float:
    start = date(day.year, 1, 1)
    length = (date(day.year, 12, 31) - start).days + 1
    return round(WIDTH * ((day - start).days + after) / length, 1)
