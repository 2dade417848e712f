"""A build from end to end: what is new is made, what is old is kept, and all gets in place."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from generator.pages.shell import Render, Shells
from generator.publishing.crew import Crew
from generator.publishing.edition import Edition
from generator.publishing.exchange import aside, exchange
from generator.publishing.ledger import Ledger, read_ledger, write_ledger
from generator.publishing.outline import Basis, Outline
from generator.publishing.work import Done, Work
from generator.publishing.writing import Writer
from generator.reading.processes import without_collection
from generator.reading.program import digest


@dataclass(frozen=True, kw_only=True)
class Press:
    """Where the site stands and where its ledger is kept; how many processes may work."""

    site: Path
    cache: Path
    processes: int = 1

    @property
    def making(self) -> Path:
        """Where new files are put until the site is whole."""
        return aside(self.site)

    @property
    def ledger_file(self) -> Path:
        """Every place that a site is built into has a ledger of its own."""
        return self.cache / f"{digest(str(self.site.absolute()))[:16]}.ledger"

    @cached_property
    def ledger(self) -> Ledger:
        """What the last build did, read once for a build."""
        return read_ledger(self.ledger_file, self.site)


class Printing:
    """A build under way: files are made while the pages are laid out."""

    def __init__(self, edition: Edition, press: Press) -> None:
        """Begin with the files of `edition`, for which no page need be known."""
        self._edition, self._press = edition, press
        self._ledger = press.ledger
        writer = Writer(press.making, self._ledger.standing(), press.site)
        self._crew = Crew(writer, press.processes)
        with without_collection():
            self._files = (*edition.taken, *edition.scripts)
        self._crew.begin(self._new(self._files))

    def stop(self) -> None:
        """The build has failed."""
        self._crew.stop()

    def end(self, render: Render, outline: Outline, basis: Basis) -> None:
        """Bring the site up to the edition; what others put into `Press.making` goes with it."""
        shells, press, edition = Shells(render), self._press, self._edition
        with without_collection():
            works = (*self._files, *edition.pages(shells))
            made = self._crew.end(self._new(works[len(self._files) :]))
        done = self._in_order(works, made)
        with without_collection():
            last = (*edition.closing(shells, done),)
            every = [*done, *self._in_order(last, map(self._crew.one, self._new(last)))]
            names = {file.address for one in every for file in one.files}
            exchange(press.site, press.making, names)
            edition.tidy()
            # What was changed meanwhile may have been read or not: then the next build looks again.
            mark = basis.mark if basis.stays() else ""
            write_ledger(press.ledger_file, every, mark, outline)

    def _new(self, works: Iterable[Work]) -> list[Work]:
        return [work for work in works if not self._ledger.kept(work)]

    def _in_order(self, works: Iterable[Work], made: Iterable[Done]) -> list[Done]:
        """What was done already, and what is done now."""
        new = iter(made)
        return [self._ledger.kept(work) or next(new) for work in works]


def keep(press: Press) -> None:
    """Leave the site as it stands, but for what others have put into `press.making`."""
    exchange(press.site, press.making, {file.address for file in press.ledger.files})
