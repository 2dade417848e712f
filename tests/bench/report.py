"""The figures as a Markdown report: medians, and ratios to Hugo in the same run."""

from __future__ import annotations

import platform
import statistics
from collections.abc import Iterator, Sequence
from typing import Any

COLD, NOTHING, ONE_PLAN, ONE_UNIT = (
    "cold",
    "nothing changed",
    "one plan edited",
    "one registry entry edited",
)
SCENARIOS = (COLD, ONE_PLAN, ONE_UNIT, NOTHING)
_YARDSTICK = "Hugo + JSON index"


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
    return "\n".join((*_head(runs), *_tables(found), ""))


def _head(runs: int) -> Iterator[str]:
    yield "# Benchmarks"
    yield ""
    yield (
        "Peers render bare plan pages from the same Markdown; the portal renders everything: plan, "
        "unit, calendar and matrix pages, calendars, feeds, spreadsheets, search and open data."
    )
    yield ""
    yield f"Medians of {runs} runs; the ratio in brackets is to {_YARDSTICK} in the same run."
    yield f"{platform.platform()}, {platform.machine()}, Python {platform.python_version()}."
    yield "Made by `make bench`."


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
    return f"{value:,.2f}" + (f" ({value / base:.2f})" if base else "")
