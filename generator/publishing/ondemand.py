"""What is looked at while one writes is made when it is asked for, from what was saved last."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from hashlib import sha256
from pathlib import Path

from generator.domain import addresses
from generator.export.sheaf import Pieces, whole
from generator.pages.shell import Render, Shells
from generator.publishing.edition import Edition, page_file
from generator.publishing.exchange import exchange
from generator.publishing.publish import Press
from generator.publishing.work import Done, Work, Written
from generator.reading.processes import set_aside

INDEX = "index.html"
_SEVERAL = ("data", "feed", "feed.xml", "lich", "assets")


class OnDemand:
    """Puts files of the newest edition into a folder just before they are served from there.

    Nobody gets a page of an edition that is older than the last saving: from the moment at which a
    file is known to have changed, who asks waits for the edition with the change.
    """

    def __init__(self) -> None:
        """Nothing can be had before the first edition."""
        self._turn = threading.Condition()
        self._making = threading.Lock()
        self._saved: list[str] = []
        self._begun = self._ended = self._shown = 0
        self._offer: _Offer | None = None
        self._known: dict[tuple[str, str], Done] = {}

    def saved(self, path: str) -> None:
        """A file was saved; a build will begin."""
        with self._turn:
            self._saved.append(path)

    def begin(self) -> tuple[Path, ...]:
        """A build begins, of all that was saved until now: what of it was never shown yet."""
        with self._turn:
            self._begun = len(self._saved)
            return tuple(map(Path, self._saved[self._shown : self._begun]))

    def show(self, edition: Edition, render: Render, press: Press) -> None:
        """The build has ended: what it made takes the place of everything in the folder."""
        with self._making:
            exchange(press.site, press.making, ())
            self._offer = _Offer(
                edition=edition, shells=Shells(render), site=press.site, known=self._known
            )
        self._shown = self._begun
        self.end()

    def renew(self, edition: Edition) -> None:
        """The build of what the portal itself makes has ended; what the host made stays."""
        with self._making:
            before = self._offer
            if before:
                self._offer = before.of(edition)
        self._shown = self._begun
        self.end()
        del before  # which takes a while, and nobody waits for it

    def end(self) -> None:
        """The build has ended, well or not; without a new edition the last one stays."""
        with self._turn:
            self._ended = self._begun
            self._turn.notify_all()

    def prepare(self, address: str) -> None:
        """Wait for what was saved last and put the file at `address`, if there is one, in place."""
        with self._turn:
            self._turn.wait_for(lambda: self._ended >= len(self._saved))
        with self._making, set_aside():
            if self._offer:
                self._offer.put(address)


@dataclass(kw_only=True)
class _Offer:
    """One edition, and what of it was put into the folder."""

    edition: Edition
    shells: Shells
    site: Path
    known: dict[tuple[str, str], Done]
    there: set[str] = field(default_factory=set)

    def of(self, edition: Edition) -> _Offer:
        """The same of a newer edition: what was put into the folder of this one goes."""
        for address in self.there:
            (self.site / address).unlink(missing_ok=True)
        return replace(self, edition=edition, there=set())

    def put(self, address: str) -> None:
        """Put the file at `address` there, if it is one of the edition's."""
        page = address.removesuffix(INDEX)
        page = page if not page or page.endswith("/") else f"{page}/"
        target = f"{page}{INDEX}" if self.edition.page(page) else address
        if target not in self.there and not (self.site / target).is_file():
            for made, data in whole(self._files(page, target)):
                path = self.site / made
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(data)
                self.there.add(made)

    def _files(self, page: str, target: str) -> Pieces:
        draft = self.edition.page(page)
        if target == addresses.CHECKSUMS or (draft and draft.lists_files):
            for work in self._closing:
                yield from work.make()
        elif draft:
            yield from page_file(draft.make, self.shells)
        elif target in self._single:
            yield from self._single[target].make()
        elif target.partition("/")[0] in _SEVERAL:
            for work in self._several:
                yield from work.make()

    @cached_property
    def _closing(self) -> tuple[Work, ...]:
        done = [self._weighed(work) for work in self.edition.taken()]
        return (*self.edition.closing(self.shells, done),)

    @cached_property
    def _single(self) -> Mapping[str, Work]:
        return {work.name: work for work in (*self.edition.taken(), *self.edition.scripts())}

    @property
    def _several(self) -> Iterator[Work]:
        """Works of more than one file, which are not named after it."""
        return (work for work in self._single.values() if "." not in work.name)

    def _weighed(self, work: Work) -> Done:
        """The sizes and sums of files; an earlier edition may have weighed the same."""
        if (work.name, work.key) not in self.known:
            files = tuple(
                Written(address=address, size=len(data), sum=sha256(data).hexdigest(), time=0)
                for address, data in whole(work.make())
            )
            self.known[work.name, work.key] = Done(name=work.name, key=work.key, files=files)
        return self.known[work.name, work.key]
