"""A build from end to end: what is new is made, what is old is kept, and all gets in place."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from generator.pages.shell import Render, Shells
from generator.publishing.crew import Crew
from generator.publishing.edition import Edition
from generator.publishing.exchange import aside, exchange
from generator.publishing.ledger import Ledger, read_ledger, write_ledger
from generator.publishing.outline import Basis, Outline
from generator.publishing.work import Done, Work
from generator.reading.program import digest


@dataclass(frozen=True, kw_only=True, slots=True)
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
    def ledger(self) -> Path:
        """Every place that a site is built into has a ledger of its own."""
        return self.cache / f"{digest(str(self.site.absolute()))[:16]}.ledger"


def publish(edition: Edition, render: Render, press: Press, outline: Outline, basis: Basis) -> None:
    """Bring the site up to `edition`; what others have put into `press.making` goes with it."""
    ledger = read_ledger(press.ledger, press.site)
    crew = Crew(press.making, ledger.standing())
    shells = Shells(render)
    works = [*edition.works(shells)]
    done = _done(works, ledger, crew, press.processes)
    last = _done([*edition.closing(shells, done)], ledger, crew, press.processes)
    every = [*done, *last]
    kept = {file.address for one in every for file in one.files}
    same = exchange(press.site, press.making, kept)
    every = [one.standing(press.site, same) for one in every]
    edition.tidy()
    # What was changed meanwhile may have been read or not: then the next build looks at all again.
    write_ledger(press.ledger, every, basis.mark if basis.stays() else "", outline)


def unchanged(press: Press, basis: Basis) -> Outline | None:
    """The outline of the site as it stands, if it was made from the same basis."""
    return read_ledger(press.ledger, press.site).whole(basis.mark)


def keep(press: Press) -> None:
    """Leave the site as it stands, but for what others have put into `press.making`."""
    files = read_ledger(press.ledger, press.site).files
    exchange(press.site, press.making, {file.address for file in files})


def _done(works: list[Work], ledger: Ledger, crew: Crew, processes: int) -> list[Done]:
    """What was done already, and what is done now, in the order of `works`."""
    kept = {work.name: done for work in works if (done := ledger.kept(work))}
    new = [work for work in works if work.name not in kept]
    made = {one.name: one for one in crew.do(new, processes)}
    return [kept.get(work.name) or made[work.name] for work in works]
