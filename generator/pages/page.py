"""The seam between what is published and whoever publishes it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from generator.domain.dates import official
from generator.domain.plan import Plan


class PageKind(StrEnum):
    """What a page shows; the theme and later tools tell pages apart by it."""

    HOME = "home"
    PLANS = "plans"
    PLAN = "plan"
    CALENDAR = "calendar"
    MATRIX = "matrix"
    UNITS = "units"
    UNIT = "unit"
    DOCUMENTS = "documents"
    DOCUMENT = "document"
    TOPIC = "topic"
    CHANNEL = "channel"
    TAKE_AWAY = "take-away"
    QUALITY = "quality"
    GUIDE = "guide"
    RULE = "rule"
    ABOUT = "about"
    SEARCH = "search"


@dataclass(frozen=True, slots=True)
class Heading:
    """An entry of a page's table of contents."""

    title: str
    anchor: str
    children: tuple[Heading, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Page:
    """One page: `body` is HTML with links relative to `address`; `links` are their addresses."""

    address: str
    kind: PageKind
    title: str
    body: str
    description: str = ""
    contents: tuple[Heading, ...] = ()
    links: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Draft:
    """A page that can be made: its address and kind, and what it is made from.

    `plans` are the ids of the plans that it shows, in their order; None stands for all of them.
    `entries` are words for the units and documents that it shows beside those that the plans lead
    to (see `Reach`); None stands for all of the registry. `also` is what else decides its words, as
    values whose `repr` tells them apart. The small registries, templates and code belong to every
    page and are not named. What has the same needs is the same.
    A page that `lists_files` tells of those that can be taken along, and is made after them.
    """

    address: str
    kind: PageKind
    make: Callable[[], Page]
    plans: tuple[str, ...] | None = None
    entries: tuple[str, ...] | None = None
    also: tuple[object, ...] = ()
    lists_files: bool = False


def ids(plans: Iterable[Plan | None]) -> tuple[str, ...]:
    """What a draft names plans by; no plan is an empty name."""
    return tuple(plan.id if plan else "" for plan in plans)


@dataclass(frozen=True, kw_only=True, slots=True)
class Build:
    """What the site is made from: a commit and its time, or None where there is no git."""

    commit: str | None
    time: datetime | None
    changed: bool = False

    @property
    def shown(self) -> str:
        """The moment as readers see it: “lúc 10:31 ngày 22/11/2026”."""
        return f"lúc {self.time:%H:%M} ngày {official(self.time)}" if self.time else ""

    @property
    def day(self) -> str:
        """The day as readers see it."""
        return official(self.time) if self.time else ""
