"""The templates' environment: what every template can say, and how a page is made with one."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from jinja2 import BaseLoader, BytecodeCache, StrictUndefined
from jinja2.bccache import Bucket

from generator.domain import addresses
from generator.domain.corpus import Corpus
from generator.domain.dates import month_name, weekday_name
from generator.domain.roles import Role
from generator.domain.text import slug
from generator.pages.clock import Clock
from generator.pages.compiling import PlainEnvironment
from generator.pages.days import day
from generator.pages.page import Heading, Page, PageKind
from generator.pages.parts import Parts
from generator.pages.prose import words
from generator.pages.tables import Tables


class _Compiled(BytecodeCache):
    """Templates as they were compiled in this process, for the next set of pages from them."""

    def __init__(self) -> None:
        self._known: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in self._known:
            bucket.bytecode_from_string(self._known[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._known[bucket.key] = bucket.bytecode_to_string()


_COMPILED = _Compiled()


class Studio:
    """Makes pages of one corpus with one set of templates."""

    def __init__(self, loader: BaseLoader, corpus: Corpus) -> None:
        """Take the templates from `loader`."""
        self.corpus = corpus
        clock = Clock(corpus)
        parts = Parts(corpus, clock)
        self.environment = PlainEnvironment(
            loader=loader,
            bytecode_cache=_COMPILED,
            autoescape=True,
            auto_reload=False,  # or every import of a template asks the disk
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self.environment.filters.update(
            day=day,
            num=words,
            slug=slug,
        )
        self.environment.globals.update(
            at=addresses,
            corpus=corpus,
            clock=clock,
            parts=parts,
            tables=Tables(corpus, parts, clock),
            units=corpus.registry.units,
            Role=Role,
            weekday_name=weekday_name,
            month_name=month_name,
        )

    def page(
        self,
        address: str,
        kind: PageKind,
        title: str,
        *,
        template: str,
        description: str = "",
        contents: Iterable[Heading] = (),
        **view: Any,
    ) -> Page:
        """Make the page at `address`; the template gets `view`, and `link` to write addresses."""
        links: dict[str, None] = {}
        body = self.environment.get_template(template).render(
            title=title, address=address, link=linker(address, links), **view
        )
        return Page(
            address=address,
            kind=kind,
            title=title,
            body=body,
            description=description,
            contents=tuple(contents),
            links=tuple(links),
        )


def linker(address: str, links: dict[str, None]) -> Callable[[str], str]:
    """A function that writes other addresses as seen from `address` and notes them in `links`."""
    root = "../" * addresses.depth(address)

    def link(target: str) -> str:
        links[target.partition("#")[0]] = None
        own, mark, anchor = target.partition("#")
        if own == address and mark:
            return f"#{anchor}"
        return f"{root}{target}" or "./"

    return link
