"""A build from end to end: what is new is made, what is old is kept, and all gets in place."""

from __future__ import annotations

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


def publish(edition: Edition, render: Render, press: Press, outline: Outline, basis: Basis) -> None:
    """Bring the site up to `edition`; what others have put into `press.making` goes with it."""
    ledger = press.ledger
    crew = Crew(press.making, ledger.standing(), press.site)
    shells = Shells(render)
    with without_collection():
        works = [*edition.works(shells)]
    done = _done(works, ledger, crew, press.processes)
    with without_collection():
        last = _done([*edition.closing(shells, done)], ledger, crew, press.processes)
        every = [*done, *last]
        exchange(press.site, press.making, {file.address for one in every for file in one.files})
        edition.tidy()
        # What was changed meanwhile may have been read or not: then the next build looks again.
        mark = basis.mark if basis.stays() else ""
        write_ledger(press.ledger_file, every, mark, outline)


def keep(press: Press) -> None:
    """Leave the site as it stands, but for what others have put into `press.making`."""
    exchange(press.site, press.making, {file.address for file in press.ledger.files})


def _done(works: list[Work], ledger: Ledger, crew: Crew, processes: int) -> list[Done]:
    """What was done already, and what is done now, in the order of `works`."""
    kept = {work.name: done for work in works if (done := ledger.kept(work))}
    new = [work for work in works if work.name not in kept]
    made = {one.name: one for one in crew.do(new, processes)}
    return [kept.get(work.name) or made[work.name] for work in works]
