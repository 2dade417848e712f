"""Every page of the site."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from jinja2 import BaseLoader

from generator.domain.corpus import Corpus
from generator.domain.diagnostics import Diagnostic, Held, Rule
from generator.pages import (
    calendar,
    documents,
    guide,
    home,
    matrices,
    plans,
    quality,
    search,
    shelves,
    take_away,
    units,
)
from generator.pages.environment import Studio
from generator.pages.page import Page


@dataclass(frozen=True, kw_only=True, slots=True)
class Content:
    """What the site is made of: what is published, what is held back, and what was found.

    `files` are those that can be taken along, by address, made before the pages.
    """

    corpus: Corpus
    held: tuple[Held, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    rules: tuple[Rule, ...] = ()
    files: Mapping[str, bytes] = field(default_factory=dict)


def site_pages(content: Content, loader: BaseLoader) -> Iterator[Page]:
    """Make every page of the site with the templates of `loader`."""
    studio = Studio(loader, content.corpus)
    yield from home.pages(studio)
    yield from plans.pages(studio, content.held)
    yield from matrices.pages(studio)
    yield from units.pages(studio)
    yield from calendar.pages(studio)
    yield from documents.pages(studio)
    yield from search.pages(studio)
    yield from shelves.pages(studio)
    yield from take_away.pages(studio, content.files)
    yield from quality.pages(studio, content.held, content.diagnostics)
    yield from guide.pages(studio, content.rules)
