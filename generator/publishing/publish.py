"""A build from end to end: what is new is made, what is old is kept, and all gets in place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
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
        writer = Writer(press.making, press.ledger.standing(), press.site)
        self._crew = Crew(writer, press.processes)
        with without_collection():
            self._taken = _Round(press.ledger, edition.taken())
            self._scripts = _Round(press.ledger, edition.scripts())
        self._crew.begin([*self._taken.new(), *self._scripts.new()])

    def stop(self) -> None:
        """The build has failed."""
        self._crew.stop()

    def end(self, render: Render, outline: Outline, basis: Basis) -> None:
        """Bring the site up to the edition; what others put into `Press.making` goes with it."""
        shells, press = Shells(render), self._press
        with without_collection():
            pages = _Round(press.ledger, self._edition.pages(shells))
            new = pages.new()
        made = self._crew.end(new)
        with without_collection():
            taken = self._taken.done(made)
            done = [*taken, *self._scripts.done(made), *pages.done(made)]
            last = _Round(press.ledger, self._edition.closing(shells, taken))
            done += last.done(map(self._crew.one, last.new()))
            exchange(press.site, press.making, {file.address for one in done for file in one.files})
            self._edition.tidy()
            # What was changed meanwhile may have been read or not: then the next build looks again.
            mark = basis.mark if basis.stays() else ""
            write_ledger(press.ledger_file, done, mark, outline)


class _Round:
    """Some works in their order: what was done by an earlier build, and what is new."""

    def __init__(self, ledger: Ledger, works: Iterable[Work]) -> None:
        self._new: list[Work] = []
        self._done: list[Done | None] = []
        for work in works:
            self._done.append(ledger.kept(work))
            if not self._done[-1]:
                self._new.append(work)

    def new(self) -> list[Work]:
        """What is to be done; whoever takes it need not hold what is done already."""
        new, self._new = self._new, []
        return new

    def done(self, made: Iterator[Done]) -> list[Done]:
        """All of it, where `made` gives what was new."""
        return [one or next(made) for one in self._done]


def keep(press: Press) -> None:
    """Leave the site as it stands, but for what others have put into `press.making`."""
    exchange(press.site, press.making, {file.address for file in press.ledger.files})
