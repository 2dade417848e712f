"""One portal, and the same plans as shards with a common portal: what each needs, as a table."""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from zlib import crc32

from tests.bench import corpus, measure, peers

DATA = ("data/duties.json", "data/duties.csv", "lich/tat-ca.ics", "assets/units.js")
"""Files of all plans that name no commit, so that a common portal's are the single one's."""

_HEAD = """# Scale

One machine, all plans in one portal; then the same plans as {shards} shards by issuer, each a
portal of its own, and the common portal made from what the shards publish under `data/`. Shards
can be built at the same time on as many machines (a pipeline matrix); here they ran one after the
other.
The common portal's {same} equal the single portal's, byte by byte.

{machine}, Python {python}, {cores} cores. Made by
`python -m tests.bench.scale --plans {plans} --shards {shards} --portal .venv`. Seconds of one run
each; seconds of the processor hang less on what else the machine does.

| what | plans | wall, s | processor, s | peak, MB |
|---|---:|---:|---:|---:|
"""


def configure(project: Path, option: str) -> None:
    """Give the portal's plugin one more line."""
    config = project / "mkdocs.yml"
    text = config.read_text("utf-8")
    config.write_text(text.replace("  - plan-portal:\n", f"  - plan-portal:\n      {option}\n"))


def share(whole: Path, number: int, shards: int, folder: Path) -> Path:
    """The plans of every so many issuers, with all registries."""
    for path in filter(Path.is_file, whole.rglob("*")):
        lines = path.read_text("utf-8").split("\n")
        issuer = next((line for line in lines if line.startswith("issuer: ")), "")
        if path.suffix == ".yml" or crc32(issuer.encode()) % shards == number:
            copy = folder / path.relative_to(whole)
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, copy)
    return folder


def lay_common(project: Path, sites: Mapping[str, Path]) -> Path:
    """A project without plans and registries of its own."""
    root = peers.HERE.parents[1]
    shutil.copytree(root / "content" / "pages", project / "content" / "pages")
    shutil.copy(root / "mkdocs.yml", project)
    for name in ("generator", "theme"):
        (project / name).symlink_to(root / name)
    peers.git(project)
    shards = ", ".join(f"{name}: {site}" for name, site in sites.items())
    configure(project, f"shards: {{{shards}}}")
    return project


def _lines(folder: Path, plans: int, shards: int, build: list[str]) -> Iterator[str]:
    whole = folder / "whole"
    corpus.write(plans, folder / "corpus")
    peers.lay_portal(folder / "corpus", whole)
    yield _line("all plans in one portal, cold", plans, measure.run(build, whole))
    yield _line("the same, nothing changed", plans, measure.run(build, whole))
    plan = peers.plans_of(whole)[0]
    text = plan.read_text("utf-8")
    plan.write_text(f"{text}\nSửa một lần.\n", "utf-8")
    yield _line("the same, one plan edited", plans, measure.run(build, whole))
    plan.write_text(text, "utf-8")
    measure.run(build, whole)
    sites = {}
    for number in range(shards):
        project = folder / f"shard-{number}"
        peers.lay_portal(share(folder / "corpus", number, shards, folder / str(number)), project)
        configure(project, "shard: true")
        own = len(peers.plans_of(project))
        yield _line(f"shard {number + 1}, cold", own, measure.run(build, project))
        sites[f"cong-{number}"] = project / "site"
    common = lay_common(folder / "common", sites)
    yield _line("common portal from the shards, cold", plans, measure.run(build, common))
    yield _line("the same, nothing changed", plans, measure.run(build, common))
    for name in DATA:
        if (common / "site" / name).read_bytes() != (whole / "site" / name).read_bytes():
            raise RuntimeError(f"{name}: the common portal differs from the single one")


def _line(what: str, plans: int, cost: measure.Cost) -> str:
    line = f"| {what} | {plans:,} | {cost.wall:.1f} | {cost.cpu:.1f} | {cost.peak:.0f} |\n"
    print(line, end="", flush=True)
    return line


def main() -> None:
    """Measure, and write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--plans", type=int, default=5000)
    parser.add_argument("--shards", type=int, default=4)
    parser.add_argument("--portal", type=Path, required=True, help="the portal's environment")
    parser.add_argument("--work", type=Path, help="where to build")
    parser.add_argument("--report", type=Path)
    asked = parser.parse_args()
    build = [str(asked.portal.absolute() / "bin" / "mkdocs"), "build"]
    with tempfile.TemporaryDirectory(dir=asked.work) as folder:
        lines = [*_lines(Path(folder), asked.plans, asked.shards, build)]
    head = _HEAD.format(
        plans=asked.plans,
        shards=asked.shards,
        same=", ".join(f"`{name}`" for name in DATA),
        machine=platform.platform(),
        python=platform.python_version(),
        cores=os.cpu_count(),
    )
    if asked.report:
        asked.report.write_text(head + "".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
