"""What a site is made from: its own content folder, or what other portals publish of theirs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from generator.checks.federation import federated
from generator.checks.folder import Checked, check_folder
from generator.checks.run import Verdict, judged
from generator.domain.duties import plans_of_units
from generator.pages.page import Build
from generator.reading.chronicle import Chronicle, from_git
from generator.reading.commit import read_commit
from generator.reading.hold import Hold
from generator.reading.library import Library, read_library
from generator.reading.plan_folder import PlanFolder, plan_folder
from generator.reading.program import digest
from generator.reading.shard import from_shards, read_shard


class Read(NamedTuple):
    """What a process has seen of its own content, for when it looks again."""

    folder: PlanFolder
    checked: Checked
    library: Library


@dataclass(frozen=True, kw_only=True)
class Source:
    """What may be published, what came before, and a digest of each plan's text by its id.

    `mark` is a digest of what else the site is made from and no file of the project holds; `years`
    are the folders of plans.
    """

    verdict: Verdict
    chronicle: Chronicle
    marks: Mapping[str, str]
    mark: str = ""
    years: tuple[str, ...] = ()
    read: Read | None = None

    @cached_property
    def parts(self) -> Mapping[str, tuple[str, ...]]:
        """The plans in which each unit has a part."""
        return plans_of_units(self.verdict.corpus)


def build_of(root: Path) -> Build:
    """What the site at `root` is made from, as git tells it."""
    commit = read_commit(root)
    if commit is None:
        return Build(commit=None, time=None)
    return Build(commit=commit.name, time=commit.time, changed=commit.changed)


def own_content(
    root: Path,
    cache: Path | None = None,
    processes: int = 1,
    before: Source | None = None,
    *,
    again: bool = False,
) -> Source:
    """The plans and registries under `root`, read by several processes.

    What is known from before is taken from the folder `cache`, and from `before`: the same content
    as this process read it last. Where it will look `again`, it holds what it saw.
    """
    was = before.read if before else None
    folder = plan_folder(root, cache, was.folder if was else None)
    checked = check_folder(root, cache, processes, folder, was.checked if was else None)
    library = read_library(root, processes, cache, folder, was.library if was else None)
    verdict = judged(library, checked.diagnostics)
    return Source(
        verdict=verdict,
        chronicle=from_git(root, verdict.corpus.plans),
        marks={file.id: f"{file.file} {file.sum}" for file in library.plan_files},
        years=library.years,
        read=Read(folder, checked, library) if again else None,
    )


def other_portals(sites: Mapping[str, Path], cache: Path) -> Source:
    """What the portals that were built into the folders of `sites` publish; raises NoShard.

    What is too much to be held in memory lies in the folder `cache`.
    """
    hold = Hold(cache)
    shards = [read_shard(name, site, hold) for name, site in sites.items()]
    return Source(
        verdict=federated(shards),
        chronicle=from_shards(shards),
        marks={name: mark for shard in shards for name, mark in shard.marks.items() if name},
        mark=digest(*(f"{shard.name} {shard.marks['']}" for shard in shards)),
    )
