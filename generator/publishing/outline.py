"""What a build can say before it makes anything, and whether it need make anything at all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.checks.report import render_all
from generator.publishing.edition import Edition
from generator.publishing.source import Source
from generator.reading.commit import git_mark
from generator.reading.folders import CONTENT
from generator.reading.plan_folder import PlanFolder, files_under, plan_folder
from generator.reading.processes import without_collection
from generator.reading.program import contents, digest, program
from generator.reading.shard import shard_data

_FOLDERS = (CONTENT, "theme/overrides", "theme/templates")


@dataclass(frozen=True, kw_only=True, slots=True)
class Outline:
    """Where the pages stand, what was found in the content, and whether an error is among it.

    `withheld` are the files that hold what nobody may read.
    """

    pages: tuple[str, ...]
    report: str
    faulty: bool
    withheld: frozenset[str] = frozenset()


def outline_of(edition: Edition, source: Source, *, whole: bool) -> Outline:
    """The outline of an edition of `source`; all pages are laid out for the `whole` of it only."""
    verdict = source.verdict
    with without_collection():
        pages = tuple(draft.address for draft in edition.drafts) if whole else ()
    return Outline(
        pages=pages,
        report=render_all(verdict.diagnostics) if verdict.diagnostics else "",
        faulty=bool(verdict.errors),
        withheld=verdict.withheld,
    )


class Basis:
    """All that the portal's part of a site is made from; `mark` is one word for it."""

    def __init__(
        self, root: Path, settings: str, portals: Iterable[Path] = (), cache: Path | None = None
    ) -> None:
        """Look at it; `settings` is all that the host knows, whatever tells it.

        `portals` are the folders of those that a common portal is made from; `cache` is that in
        which it is kept what a process saw.
        """
        self._root, self._settings, self._portals = root, settings, tuple(portals)
        self._plans = plan_folder(root, cache)
        self.mark = self._mark(self._plans)

    def stays(self) -> bool:
        """Whether nothing of it has changed since."""
        return self._mark(plan_folder(self._root, before=self._plans)) == self.mark

    def _mark(self, plans: PlanFolder) -> str:
        texts = (f"{name} {found}" for name, found in plans.sums.items())
        found = (digest(*contents(self._root, self._others(folder, plans))) for folder in _FOLDERS)
        shards = (digest(*contents(site, shard_data(site))) for site in self._portals)
        mark = git_mark(self._root)
        return digest(program(), self._settings, mark, digest(*texts), *found, *shards)

    def _others(self, folder: str, plans: PlanFolder) -> Iterator[Path]:
        """The files in a folder that are no plans."""
        place = self._root / folder
        for name in files_under(place, f"{folder}/") if place.is_dir() else ():
            if name not in plans.sums:
                yield self._root / name
