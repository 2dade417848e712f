"""Every page of the site."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from types import MappingProxyType
from typing import NamedTuple

from generator.domain import addresses
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


def _nowhere(address: str) -> None:  # noqa: ARG001 - what a section asks
    return None


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


class Section(NamedTuple):
    """Pages that are laid out together, and the folders at the top of the site they stand in.

    A page stands at the address of each of its folders too, unless editors write that. `page` lays
    out one page by its address, where that is less work than to lay out all.
    """

    folders: tuple[str, ...]
    drafts: Callable[[], Iterable[Draft]]
    page: Callable[[str], Draft | None] = _nowhere
    has_front: bool = True


def sections(content: Content, studio: Studio) -> tuple[Section, ...]:
    """Every section of the site; its pages are ready to be made by `studio`."""
    found, held = content.diagnostics, content.held
    return (
        Section((addresses.HOME,), lambda: home.drafts(studio)),
        Section(
            (addresses.PLANS,),
            lambda: plans.drafts(studio, held),
            plans.PlanPages(studio).at,
        ),
        Section((addresses.MATRICES,), lambda: matrices.drafts(studio)),
        Section((addresses.UNITS,), lambda: units.drafts(studio)),
        Section((addresses.CALENDAR,), lambda: calendar.drafts(studio)),
        Section((addresses.DOCUMENTS,), lambda: documents.drafts(studio)),
        Section((addresses.SEARCH,), lambda: search.drafts(studio)),
        Section((addresses.TOPICS, addresses.CHANNELS), lambda: shelves.drafts(studio)),
        Section((addresses.TAKE_AWAY,), lambda: take_away.drafts(studio, content.files)),
        Section((addresses.TAKE_AWAY,), lambda: bundles.drafts(studio)),
        Section((addresses.QUALITY,), lambda: quality.drafts(studio, held, found)),
        Section((addresses.GUIDE,), lambda: guide.drafts(studio, content.rules), has_front=False),
    )


def site_drafts(content: Content, studio: Studio) -> Iterator[Draft]:
    """Every page of the site, ready to be made by `studio`."""
    for section in sections(content, studio):
        yield from section.drafts()
