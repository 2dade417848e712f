"""The figures as a Markdown report: medians, and ratios to Hugo in the same run."""

from __future__ import annotations

import os
import platform
import statistics
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

COLD, NOTHING, ONE_PLAN, ONE_UNIT, ONE_DOCUMENT = (
    "cold",
    "nothing changed",
    "one plan edited",
    "a unit that most plans name edited",
    "a document added",
)
SCENARIOS = (COLD, ONE_PLAN, ONE_DOCUMENT, ONE_UNIT, NOTHING)
CHECK, CHECK_ONE = "check, cold", "check, one plan edited"
_YARDSTICK, _OURS, _HOST = "Hugo + JSON index", "Portal", "mkdocs-material, plans out of nav"


class _Aim(NamedTuple):
    """What the portal needs at most, as a part of what another, or it itself, needs."""

    what: str
    scenario: str
    cost: str
    yard: str
    base: str
    most: float


_AIMS = (
    _Aim("cold, seconds, to Hugo's", COLD, "wall", _YARDSTICK, COLD, 0.6),
    _Aim("cold, seconds, to those of mkdocs-material", COLD, "wall", _HOST, COLD, 0.1),
    _Aim("one plan edited, seconds, to Hugo's", ONE_PLAN, "wall", _YARDSTICK, ONE_PLAN, 0.1),
    _Aim("nothing changed, seconds, to the portal's cold", NOTHING, "wall", _OURS, COLD, 0.05),
    _Aim("cold, peak memory, to Hugo's", COLD, "peak", _YARDSTICK, COLD, 0.25),
    _Aim("`portal check`, cold, seconds, to the portal's cold", CHECK, "wall", _OURS, COLD, 0.35),
)
_WAIT, _CHECK = 0.25, 0.5
"""So many seconds an editor may wait for the preview, and for a check of what she edited."""


def median(figures: Any, scenario: str, what: str) -> float | None:
    """The median of one figure, or None where it was not measured."""
    costs = figures.costs.get(scenario)
    return statistics.median(getattr(cost, what) for cost in costs) if costs else None


def line(figures: Any) -> str:
    """One publisher at one size, for who watches."""
    seconds = ", ".join(
        f"{scenario} {value:.2f} s"
        for scenario in SCENARIOS
        if (value := median(figures, scenario, "wall")) is not None
    )
    peak = median(figures, COLD, "peak")
    wait = f"preview {statistics.median(figures.waits):.2f} s, " if figures.waits else ""
    return (
        f"{figures.plans:>6} {figures.publisher.name:<36} {seconds}, {wait}"
        f"peak {peak:.0f} MB, output {figures.output:.0f} MB"
    )


def text(found: Sequence[Any], runs: int) -> str:
    """The whole report."""
    return "\n".join((*_head(runs), *_tables(found), *_aims(found), ""))


def _head(runs: int) -> Iterator[str]:
    yield "# Benchmarks"
    yield ""
    yield (
        "Peers render bare plan pages from the same Markdown; the portal renders everything: plan, "
        "unit, calendar and matrix pages, calendars, feeds, spreadsheets, search and open data."
    )
    yield ""
    yield f"Medians of {runs} runs; the ratio in brackets is to {_YARDSTICK} in the same run."
    yield f"{platform.platform()}, {platform.machine()}, Python {platform.python_version()}, "
    yield f"{os.cpu_count()} cores. Made by `make bench`."


def _tables(found: Sequence[Any]) -> Iterator[str]:
    for plans in dict.fromkeys(figures.plans for figures in found):
        same = [figures for figures in found if figures.plans == plans]
        yard = next((f for f in same if f.publisher.name == _YARDSTICK), None)
        yield f"\n## {plans:,} plans\n"
        yield (
            "| publisher | "
            + " | ".join(f"{s}, s" for s in SCENARIOS)
            + " | preview, s | CPU, s | peak, MB | output, MB |"
        )
        yield "|---|" + "---:|" * (len(SCENARIOS) + 4)
        for figures in same:
            yield _row(figures, yard)


def _row(figures: Any, yard: Any) -> str:
    cells = [_cell(figures, yard, scenario, "wall") for scenario in SCENARIOS]
    cells.append(f"{statistics.median(figures.waits):.2f}" if figures.waits else "–")
    cells += [_cell(figures, yard, COLD, "cpu"), _cell(figures, yard, COLD, "peak")]
    return f"| {figures.publisher.name} | " + " | ".join((*cells, f"{figures.output:,.0f}")) + " |"


def _cell(figures: Any, yard: Any, scenario: str, what: str) -> str:
    value = median(figures, scenario, what)
    if value is None:
        return "–"
    base = (
        median(yard, scenario if yard and yard.costs.get(scenario) else COLD, what)
        if yard
        else None
    )
    shown = f"{value:,.0f}" if what == "peak" else f"{value:,.2f}"
    return shown + (f" ({value / base:.2f})" if base else "")


def _aims(found: Sequence[Any]) -> Iterator[str]:
    """How far the portal is from what it aims at, which is meant for 5,000 plans."""
    most = max((figures.plans for figures in found), default=0)
    same = {figures.publisher.name: figures for figures in found if figures.plans == most}
    yield f"\n## Aims, at {most:,} plans\n"
    yield "| what | aim | found | |"
    yield "|---|---:|---:|---|"
    ours = same.get(_OURS)
    for aim in _AIMS if ours else ():
        measured = median(ours, aim.scenario, aim.cost)
        yard = median(same[aim.yard], aim.base, aim.cost) if aim.yard in same else None
        if measured is not None and yard:
            yield _aim(aim.what, aim.most, measured / yard)
    if (checked := median(ours, CHECK_ONE, "wall") if ours else None) is not None:
        yield _aim("`portal check`, one plan edited, seconds", _CHECK, checked)
    if ours and ours.waits:
        yield _aim("preview, seconds from a save to the page", _WAIT, statistics.median(ours.waits))


def _aim(what: str, aim: float, measured: float) -> str:
    return f"| {what} | ≤ {aim:.2f} | {measured:.2f} | {'met' if measured <= aim else 'not met'} |"
