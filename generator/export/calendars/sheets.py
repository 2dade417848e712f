"""A plan's items, written once for all the calendars that they go into."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from generator.domain.corpus import Corpus
from generator.domain.holders import having_tasks, shares_of
from generator.domain.window import Window
from generator.export.calendars.duties import Work, part_of
from generator.export.calendars.items import Item
from generator.export.calendars.standing import Story, story_of, story_of_gone
from generator.export.calendars.write import Component, component, written
from generator.reading.folders import REGISTRY
from generator.reading.history import Changes, History
from generator.reading.program import digest
from generator.reading.versions import Past

EVENTS, _UNITS = f"{REGISTRY}/events.yml", f"{REGISTRY}/units.yml"


class Piece(NamedTuple):
    """A component, and the first and last day of what it says; None where there is no end.

    A duty without a day may be done on any day of its plan.
    """

    data: bytes
    first: date | None
    last: date | None

    def reaches(self, day: date) -> bool:
        """Whether it is not over before `day`."""
        return self.last is None or self.last >= day

    def falls_in(self, year: int) -> bool:
        """Whether any of its days may lie in a year; never for what has no days at all."""
        if self.first is None:
            return False
        return self.first.year <= year and self.reaches(date(year, 1, 1))

    @property
    def years(self) -> Iterator[int]:
        """The years in which it begins and ends."""
        return (day.year for day in (self.first, self.last) if self.first and day)


class _Task(NamedTuple):
    """An item of a task, written but for what differs from one calendar to another."""

    work: Work
    carries: bool
    component: Component


@dataclass(frozen=True, kw_only=True, slots=True)
class Sheet:
    """A plan's story and its items; `pieces` are those of a calendar that has all of them."""

    story: Story
    phases: tuple[Piece, ...]
    tasks: tuple[_Task, ...]
    pieces: tuple[Piece, ...]

    def of_unit(self, unit: str, site_url: str | None) -> Iterator[bytes]:
        """What a unit's calendar has of the plan."""
        if (now := self.story.now) and self.story.concerns(unit):
            yield from (piece.data for piece in self.phases)
            for work, carries, made in self.tasks:
                if unit in work.held:
                    whose, duties = part_of(now.desk, work, unit)
                    yield made.of(whose, duties if carries else ())
        for item in self.story.withdrawn(unit):
            yield written(item, site_url)


class Sheets:
    """The sheets of plans, those taken away too, each made when it is asked for and not held."""

    def __init__(self, corpus: Corpus, history: History, past: Past, site_url: str | None) -> None:
        """Take what sheets are made from."""
        self._corpus, self._history, self._past, self._site_url = corpus, history, past, site_url
        self.names = (*corpus.plans, *past.gone)
        self._told: dict[str, str] = {}

    def __getitem__(self, name: str) -> Sheet:
        """The sheet of the plan with this id; raises KeyError when there is no such plan."""
        return _sheet(self._story(name), self._site_url)

    def units(self, name: str) -> Iterable[str]:
        """Everybody who has, or had, a part in a plan; no sheet is made to tell."""
        corpus, gone = self._corpus, self._past.gone.get(name)
        versions = gone.versions if gone else self._past.versions.get(name, ())[:-1]
        shares = [shares_of(corpus.registry, version.plan) for version in versions]
        if not gone:
            shares.append(corpus.shares[name])
        return frozenset[str]().union(*map(having_tasks, shares))

    def told(self, name: str) -> str:
        """One word for what decides a sheet beside the plan's own file."""
        if name not in self._told:
            self._told[name] = digest(repr(self._deciding(name)))
        return self._told[name]

    def _deciding(self, name: str) -> tuple[object, ...]:
        gone = self._past.gone.get(name)
        versions = gone.versions if gone else self._past.versions.get(name, ())
        reach = self._corpus.reach.plan
        past = tuple((one.commit, one.time, reach(one.plan)) for one in versions)
        return (name, self.changes(name), past, gone and gone.time)

    def changes(self, name: str) -> Changes:
        """How often and when last what a plan's items say was changed."""
        return self._history.of_plan(name, EVENTS, _UNITS)

    def _story(self, name: str) -> Story:
        changes = self.changes(name)
        if gone := self._past.gone.get(name):
            return story_of_gone(self._corpus, gone, changes)
        versions = self._past.versions.get(name, ())
        return story_of(self._corpus, self._corpus.plans[name], changes, versions)


def _sheet(story: Story, site_url: str | None) -> Sheet:
    now, window = story.now, story.window
    phases = pieces_of(now.phases if now else (), site_url)
    tasks: list[_Task] = []
    own: list[Piece] = []
    for work, items in now.tasks if now else ():
        for item in items:
            made = component(item, site_url)
            tasks.append(_Task(work, bool(item.duties), made))
            own.append(_piece(made.of(item.whose, item.duties), item, window))
    return Sheet(
        story=story,
        phases=phases,
        tasks=tuple(tasks),
        pieces=(*phases, *own, *pieces_of(story.withdrawn(), site_url, window)),
    )


def pieces_of(
    items: Iterable[Item], site_url: str | None, window: Window | None = None
) -> tuple[Piece, ...]:
    """Items as they stand in a calendar that has all of them; `window` is their plan's."""
    return tuple(_piece(written(item, site_url), item, window) for item in items)


def _piece(data: bytes, item: Item, window: Window | None) -> Piece:
    if item.first is None:
        return Piece(data, *((window.first, window.last) if window else (None, None)))
    if item.rrule:
        return Piece(data, item.first, item.until)
    return Piece(data, item.first, max(item.last or item.first, *item.days, item.first))
