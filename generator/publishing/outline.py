"""What a build can say before it makes anything, and whether it need make anything at all."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from generator.checks.report import render_all
from generator.publishing.edition import Edition
from generator.publishing.source import Source
from generator.reading.commit import git_mark
from generator.reading.processes import without_collection
from generator.reading.program import contents, digest, program
from generator.reading.shard import shard_data

_FOLDERS = ("content", "theme/overrides", "theme/templates")


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

    def __init__(self, root: Path, settings: str, portals: Iterable[Path] = ()) -> None:
        """Look at it; `settings` is all that the host knows, whatever tells it.

        `portals` are the folders of those that a common portal is made from.
        """
        self._root, self._settings, self._portals = root, settings, tuple(portals)
        self.mark = self._read()

    def stays(self) -> bool:
        """Whether nothing of it has changed since."""
        return self._read() == self.mark

    def _read(self) -> str:
        found = (
            digest(*contents(folder, (path for path in folder.rglob("*") if path.is_file())))
            for folder in map(self._root.joinpath, _FOLDERS)
        )
        shards = (digest(*contents(site, shard_data(site))) for site in self._portals)
        return digest(program(), self._settings, git_mark(self._root), *found, *shards)
