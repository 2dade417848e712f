"""One edition of the site: everything that it consists of, as work to be done."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from jinja2 import FileSystemLoader

from generator.checks.run import RULES
from generator.domain import addresses
from generator.domain.corpus import Corpus
from generator.export.admin import admin_script
from generator.export.checksums import checksum_file
from generator.export.search import search_files
from generator.export.shard import shard_files
from generator.export.units import unit_files
from generator.export.years import year_files
from generator.pages.environment import Studio
from generator.pages.page import Build, Draft
from generator.pages.shell import Render, Shells
from generator.pages.site import Content, site_drafts
from generator.pages.take_away import Made
from generator.publishing.keys import Keys
from generator.publishing.source import Source
from generator.publishing.taken import taken_along
from generator.publishing.work import Done, Files, Work, digest


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """Where the project is, what it is built from, and where it will stand, if that is known.

    `years` are the folders of plans; `admin` is what the portal's owner says of editing them in the
    browser.
    `shard` asks for the files from which a common portal is made.
    """

    root: Path
    config: Path
    build: Build
    site_url: str | None
    years: tuple[str, ...] = ()
    admin: Mapping[str, Any] = field(default_factory=dict)
    shard: bool = False


class Edition:
    """Knows every page and file of the site before any is made."""

    def __init__(self, place: Place, source: Source) -> None:
        """Lay out what `source` lets be published."""
        verdict = source.verdict
        self._place = place
        self._source = source
        self._corpus = verdict.corpus
        self._keys = Keys(place.root, place.config, source.marks, verdict.corpus.plans, source.mark)
        self._taken: dict[str, Made] = {}
        content = Content(
            corpus=verdict.corpus,
            held=verdict.held,
            diagnostics=verdict.diagnostics,
            rules=RULES,
            files=lambda: self._taken,
        )
        loader = FileSystemLoader(place.root / "theme" / "templates")
        self.drafts = (*site_drafts(content, Studio(loader, verdict.corpus)),)

    @property
    def addresses(self) -> Iterator[str]:
        """Where the pages will stand."""
        return (draft.address for draft in self.drafts)

    def works(self, render: Render) -> Iterator[Work]:
        """Everything but what `closing` adds; `render` puts the theme around a page."""
        yield from _taken_along(self._place, self._source, self._keys)
        if self._place.shard:
            yield _shard(self._place, self._source, self._keys)
        yield _scripts(self._corpus, self._keys)
        yield _admin(self._place, self._corpus, self._keys)
        shells = Shells(render)
        for draft in self.drafts:
            if not draft.lists_files:
                yield self._page(draft, shells)

    def closing(self, render: Render, done: Iterable[Done]) -> Iterator[Work]:
        """What tells of the files that can be taken along, when those of `works` are `done`."""
        names = {work.name for work in _taken_along(self._place, self._source, self._keys)}
        for one in done:
            if one.name in names:
                for file in one.files:
                    self._taken[file.address] = Made(bytes=file.size, sum=file.sum)
        sums = {address: made.sum for address, made in self._taken.items()}
        address, data = checksum_file(sums)
        yield Work(name=address, key=digest(data), make=lambda: ((address, data),))
        self._taken[address] = Made(bytes=len(data), sum=hashlib.sha256(data).hexdigest())
        shells = Shells(render)
        for draft in self.drafts:
            if draft.lists_files:
                yield self._page(draft, shells, data)

    def _page(self, draft: Draft, shells: Shells, more: bytes = b"") -> Work:
        return Work(
            name=draft.address or "/",
            key=digest(self._keys.draft(draft), self._keys.theme, shells.mark(draft), more),
            make=partial(_page_file, draft, shells),
        )


def _page_file(draft: Draft, shells: Shells) -> Files:
    page = draft.make()
    html = shells.of(page).filled(page)
    yield f"{page.address}index.html", html.encode("utf-8", errors="xmlcharrefreplace")


def _taken_along(place: Place, source: Source, keys: Keys) -> Iterator[Work]:
    """The files that can be taken along, those that take longest first."""
    key = keys.whole(place.build.commit, place.build.time, place.build.changed, place.site_url)
    for sort in taken_along(source, place.build, place.site_url):
        yield Work(name=sort.name, key=key, make=sort.make, heavy=True)


def _shard(place: Place, source: Source, keys: Keys) -> Work:
    """What a common portal is made from."""
    verdict, commit = source.verdict, place.build.commit
    return Work(
        name="shard",
        key=keys.whole(commit, place.build.time),
        make=lambda: shard_files(
            verdict.corpus, verdict.held, verdict.diagnostics, commit, source.chronicle
        ),
        heavy=True,
    )


def _scripts(corpus: Corpus, keys: Keys) -> Work:
    """What the site's own scripts read."""

    def make() -> Files:
        yield from search_files(corpus)
        yield from unit_files(corpus)
        yield from year_files(corpus)

    return Work(name="scripts", key=keys.whole(), make=make, heavy=True)


def _admin(place: Place, corpus: Corpus, keys: Keys) -> Work:
    """What the page for editing in the browser is told."""
    return Work(
        name=addresses.ADMIN_SCRIPT,
        key=keys.whole(place.years, place.admin),
        make=lambda: (admin_script(corpus.registry, place.years, place.admin),),
    )
