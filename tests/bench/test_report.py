"""The report says how far the portal is from its aims."""

from types import SimpleNamespace
from typing import Any

from tests.bench import report
from tests.bench.measure import Cost


def figures(name: str, wall: float, peak: float, waits: tuple[float, ...] = ()) -> Any:
    cold = [Cost(wall=wall, cpu=wall, peak=peak)]
    nothing = [Cost(wall=wall / 100, cpu=wall / 100, peak=peak)]
    costs = {report.COLD: cold, report.ONE_PLAN: cold, report.NOTHING: nothing}
    if name == "Portal":
        costs |= {report.CHECK: nothing, report.CHECK_ONE: nothing}
    publisher = SimpleNamespace(name=name)
    return SimpleNamespace(publisher=publisher, plans=100, costs=costs, waits=waits, output=1.0)


def test_an_aim_is_met_or_not_by_the_medians_of_the_largest_size() -> None:
    found = [figures("Portal", 4.0, 10.0, (0.3, 0.2, 0.9)), figures("Hugo + JSON index", 2.0, 80.0)]
    text = report.text(found, 5)
    assert "## Aims, at 100 plans" in text
    assert "| cold, seconds, to Hugo's | ≤ 0.60 | 2.00 | not met |" in text
    assert "| cold, peak memory, to Hugo's | ≤ 0.25 | 0.12 | met |" in text
    assert "| nothing changed, seconds, to the portal's cold | ≤ 0.05 | 0.01 | met |" in text
    assert "| `portal check`, cold, seconds, to the portal's cold | ≤ 0.35 | 0.01 | met |" in text
    assert "| `portal check`, one plan edited, seconds | ≤ 0.50 | 0.04 | met |" in text
    assert "| preview, seconds from a save to the page | ≤ 0.25 | 0.30 | not met |" in text
    assert "mkdocs-material" not in text, "it was not measured"
