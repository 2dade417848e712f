"""Every page of the site."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from types import MappingProxyType

from generator.domain.corpus import Corpus
from generator.domain.diagnostics import Diagnostic, Held, Rule
from generator.pages import (
    bundles,
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
from generator.pages.page import Draft
from generator.pages.take_away import Files


def _none() -> Files:
    return MappingProxyType({})


@dataclass(frozen=True, kw_only=True, slots=True)
class Content:
    """What the site is made of: what is published, what is held back, and what was found.

    `files` gives those that can be taken along, by address; they are made before the page that
    lists them.
    """

    corpus: Corpus
    held: tuple[Held, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    rules: tuple[Rule, ...] = ()
    files: Callable[[], Files] = _none


def site_drafts(content: Content, studio: Studio) -> Iterator[Draft]:
    """Every page of the site, ready to be made by `studio`."""
    yield from home.drafts(studio)
    yield from plans.drafts(studio, content.held)
    yield from matrices.drafts(studio)
    yield from units.drafts(studio)
    yield from calendar.drafts(studio)
    yield from documents.drafts(studio)
    yield from search.drafts(studio)
    yield from shelves.drafts(studio)
    yield from take_away.drafts(studio, content.files)
    yield from bundles.drafts(studio)
    yield from quality.drafts(studio, content.held, content.diagnostics)
    yield from guide.drafts(studio, content.rules)
