"""One edition of the site: everything that it consists of, as work to be done."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, partial
from pathlib import Path
from typing import Any

from jinja2 import FileSystemLoader

from generator.checks.run import RULES
from generator.domain import addresses
from generator.export.admin import admin_script
from generator.export.checksums import checksum_file
from generator.export.search import search_scripts
from generator.export.shard import shard_files
from generator.export.sheaf import Files, Keep, Sheaf
from generator.export.units import unit_scripts
from generator.export.years import year_files
from generator.pages.environment import Studio
from generator.pages.page import Build, Draft, Page
from generator.pages.shell import Shells
from generator.pages.site import Content, sections
from generator.pages.take_away import Made
from generator.publishing.kept import KeptParts
from generator.publishing.keys import Keys
from generator.publishing.source import Source
from generator.publishing.taken import taken_along
from generator.publishing.work import Done, Work
from generator.reading.processes import without_collection
from generator.reading.program import CACHE, digest


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """Where the project is, what it is built from, and where it will stand, if that is known.

    `admin` is what the portal's owner says of editing plans in the browser; `shard` asks for the
    files from which a common portal is made.
    """

    root: Path
    config: Path
    build: Build
    site_url: str | None
    admin: Mapping[str, Any] = field(default_factory=dict)
    shard: bool = False


class Edition:
    """Knows every page and file of the site before any is made; lays out what is asked for."""

    def __init__(self, place: Place, source: Source) -> None:
        """Lay out what `source` lets be published."""
        verdict = source.verdict
        self._place = place
        self._source = source
        self._corpus = verdict.corpus
        self._taken: dict[str, Made] = {}
        taken = self._taken  # not `self`, which holds what holds this
        content = Content(
            corpus=verdict.corpus,
            held=verdict.held,
            diagnostics=verdict.diagnostics,
            rules=RULES,
            files=lambda: taken,
        )
        loader = FileSystemLoader(place.root / "theme" / "templates")
        self._sections = sections(content, Studio(loader, verdict.corpus))
        self._laid_out: dict[int, Mapping[str, Draft]] = {}

    @property
    def drafts(self) -> Iterator[Draft]:
        """Every page."""
        for number in range(len(self._sections)):
            yield from self._section(number).values()

    def has_page(self, address: str) -> bool:
        """Whether there is a page at an address."""
        fronts = (folder for one in self._sections if one.has_front for folder in one.folders)
        return address in fronts or self.page(address) is not None

    def page(self, address: str) -> Draft | None:
        """The page at an address, if there is one; only the sections of its folder are laid out."""
        top, slash, _ = address.partition("/")
        for number, section in enumerate(self._sections):
            if f"{top}{slash}" not in section.folders:
                continue
            found = section.page(address) or self._section(number).get(address)
            if found:
                return found
        return None

    def _section(self, number: int) -> Mapping[str, Draft]:
        if number not in self._laid_out:
            with without_collection():
                drafts = self._sections[number].drafts()
                self._laid_out[number] = {draft.address: draft for draft in drafts}
        return self._laid_out[number]

    @cached_property
    def _keys(self) -> Keys:
        place, source = self._place, self._source
        return Keys(place.root, place.config, source.marks, self._corpus, source.mark)

    @cached_property
    def _kept_parts(self) -> KeptParts:
        return KeptParts(self._place.root / CACHE / "parts", self._keys)

    def tidy(self) -> None:
        """Let go of what was kept for plans that are no more."""
        self._kept_parts.keep_only({*self._corpus.plans, *self._source.chronicle.past().gone})

    def taken(self) -> Iterator[Work]:
        """The files that can be taken along, but for what `closing` adds."""
        place = self._place
        sorts = taken_along(self._source, place.build, place.site_url, self._kept_parts)
        return (self._sheaf(sheaf) for sort in sorts for sheaf in sort.sheaves)

    def scripts(self) -> Iterator[Work]:
        """What the site's own scripts read, and what a common portal is made from."""
        yield from map(self._sheaf, _scripts(self._place, self._source, self._kept_parts))
        if self._place.shard:
            yield self._sheaf(_shard(self._place, self._source))

    def pages(self, shells: Shells) -> Iterator[Work]:
        """The pages, but for those of `closing`, in `shells`; nobody else holds them any more."""
        for number in range(len(self._sections)):
            drafts = self._section(number)
            self._laid_out[number] = {at: one for at, one in drafts.items() if one.lists_files}
            yield from (self._page(one, shells) for one in drafts.values() if not one.lists_files)

    def closing(self, shells: Shells, taken: Iterable[Done]) -> Iterator[Work]:
        """What tells of the files that can be `taken` along, when they are done."""
        for one in taken:
            for file in one.files:
                self._taken[file.address] = Made(bytes=file.size, sum=file.sum)
        sums = {address: made.sum for address, made in self._taken.items()}
        address, data = checksum_file(sums)
        yield Work(name=address, key=digest(data), make=lambda: ((address, data),))
        self._taken[address] = Made(bytes=len(data), sum=hashlib.sha256(data).hexdigest())
        for draft in self.drafts:
            if draft.lists_files:
                yield self._page(draft, shells, data)

    def _sheaf(self, sheaf: Sheaf) -> Work:
        key = self._keys.sheaf(sheaf)
        return Work(name=sheaf.name, key=key, make=sheaf.make, heavy=sheaf.heavy)

    def _page(self, draft: Draft, shells: Shells, more: bytes = b"") -> Work:
        return Work(
            name=draft.address or "/",
            key=digest(self._keys.draft(draft), self._keys.theme, shells.mark(draft), more),
            make=partial(page_file, draft.make, shells),
        )


def page_file(make: Callable[[], Page], shells: Shells) -> Files:
    """The file of the page that `make` makes, in one of `shells`."""
    page = make()
    html = shells.of(page).filled(page)
    yield f"{page.address}index.html", html.encode("utf-8", errors="xmlcharrefreplace")


def _shard(place: Place, source: Source) -> Sheaf:
    """What a common portal is made from."""
    verdict, commit = source.verdict, place.build.commit
    return Sheaf(
        name="shard",
        make=lambda: shard_files(
            verdict.corpus, verdict.held, verdict.diagnostics, commit, source.chronicle
        ),
        also=(commit, place.build.time, verdict.held, verdict.diagnostics),
        heavy=True,
    )


def _scripts(place: Place, source: Source, keep: Keep) -> Iterator[Sheaf]:
    """What the site's own scripts read."""
    corpus = source.verdict.corpus
    yield from search_scripts(corpus)
    yield Sheaf(name="years", make=lambda: year_files(corpus, keep), heavy=True)
    yield from unit_scripts(corpus, source.parts)
    yield Sheaf(
        name=addresses.ADMIN_SCRIPT,
        make=lambda: (admin_script(corpus.registry, source.years, place.admin),),
        plans=(),
        also=(source.years, place.admin),
    )
