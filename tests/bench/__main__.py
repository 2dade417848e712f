"""`make bench`: the portal and its peers on the same plans, in one run, as one table of ratios."""

from __future__ import annotations

import argparse
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.bench import corpus, measure, peers, preview, report

Costs = dict[str, list[measure.Cost]]
"""The runs of each scenario."""


@dataclass(frozen=True, kw_only=True)
class Figures:
    """All runs of one publisher at one size, by scenario, and the megabytes that it wrote."""

    publisher: peers.Publisher
    plans: int
    costs: Mapping[str, list[measure.Cost]]
    waits: tuple[float, ...]
    output: float


def main() -> None:
    asked = _arguments()
    tools = peers.Tools(
        portal=asked.portal, peers=asked.peers, node=asked.node, debian_hugo=asked.debian_hugo
    )
    found: list[Figures] = []
    for plans in asked.plans:
        with tempfile.TemporaryDirectory(dir=asked.work) as folder:
            source = Path(folder, "corpus")
            corpus.write(plans, source)
            for publisher in peers.publishers(tools):
                if publisher.most and plans > publisher.most:
                    continue
                if asked.only and not publisher.name.startswith(tuple(asked.only)):
                    continue
                found.append(_figures(publisher, source, Path(folder, "project"), asked.runs))
                print(report.line(found[-1]), flush=True)
    if asked.report:
        asked.report.write_text(report.text(found, asked.runs), encoding="utf-8")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--plans", type=int, nargs="+", default=[100, 1000])
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--only", nargs="*", help="names of publishers, or how they begin")
    parser.add_argument("--portal", type=Path, required=True, help="the portal's environment")
    parser.add_argument("--peers", type=Path, required=True, help="the peers' environment")
    parser.add_argument("--node", type=Path, required=True, help="the peers' node_modules")
    parser.add_argument("--debian-hugo", type=Path)
    parser.add_argument("--work", type=Path, help="where to build; a folder in memory is steadiest")
    parser.add_argument("--report", type=Path)
    return parser.parse_args()


def _figures(publisher: peers.Publisher, source: Path, project: Path, runs: int) -> Figures:
    costs: Costs = {}
    project.mkdir()
    publisher.lay(source, project)
    changes = _changes(project)
    for _ in range(runs):
        for kept in (publisher.output, ".cache"):
            shutil.rmtree(project / kept, ignore_errors=True)
        costs.setdefault(report.COLD, []).append(measure.run(publisher.build, project))
    output = measure.size(project / publisher.output)
    for scenario, change in changes.items():
        for turn in range(runs):
            change(turn)
            again = publisher.again or publisher.build
            costs.setdefault(scenario, []).append(measure.run(again, project))
    if publisher.check:
        costs |= _checks(publisher, project, runs)
    waits = tuple(_waits(publisher, project, runs))
    plans = len(peers.plans_of(source))
    shutil.rmtree(project)
    return Figures(publisher=publisher, plans=plans, costs=costs, waits=waits, output=output)


def _checks(
    publisher: peers.Publisher, project: Path, runs: int
) -> Mapping[str, list[measure.Cost]]:
    """Checks of what was never checked, then of one plan edited."""
    costs: Costs = {report.CHECK: [], report.CHECK_ONE: []}
    plan = _some_plan(project)
    text = plan.read_text(encoding="utf-8")
    for _ in range(runs):
        shutil.rmtree(project / ".cache", ignore_errors=True)
        costs[report.CHECK].append(measure.run(publisher.check, project))
    for turn in range(runs):
        _write(plan, f"{text}\nSoát lần {turn}.\n")
        costs[report.CHECK_ONE].append(measure.run(publisher.check, project))
    return costs


def _waits(publisher: peers.Publisher, project: Path, runs: int) -> Iterator[float]:
    if publisher.serve:
        plan = _some_plan(project)
        page = f"{peers.ADDRESS}/{plan.stem}/"
        yield from preview.waits(publisher.serve, project, plan, page, runs)


def _some_plan(project: Path) -> Path:
    return min(path for path in project.rglob("cq-*.md") if "site" not in path.parts)


def _changes(project: Path) -> Mapping[str, Callable[[int], None]]:
    """What is done before a build that is not the first."""
    plan = _some_plan(project)
    text = plan.read_text(encoding="utf-8")
    changes = {
        report.NOTHING: lambda _: None,
        report.ONE_PLAN: lambda turn: _write(plan, f"{text}\nSửa lần {turn}.\n"),
    }
    units = project / "content" / "registry" / "units.yml"
    if units.exists():
        registry = units.read_text(encoding="utf-8")
        changes[report.ONE_UNIT] = lambda turn: _write(
            units, registry.replace("name: Sở 0 ", f"name: Sở {turn}0 ", 1)
        )
        documents = units.with_name("documents.yml")
        cited = documents.read_text(encoding="utf-8")
        changes[report.ONE_DOCUMENT] = lambda turn: _write(
            documents, f"{cited}them-{turn}: {{type: Chỉ thị, subject: Lần {turn}}}\n"
        )
    return changes


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
