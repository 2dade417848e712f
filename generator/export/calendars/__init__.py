"""Calendars to subscribe to (RFC 5545, RFC 7986): of everything, of each year, unit and plan."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime

from generator.domain import addresses
from generator.domain.agenda.happenings import Use
from generator.domain.agenda.occasions import event_uses
from generator.domain.corpus import Corpus
from generator.export.calendars import heads
from generator.export.calendars.items import Item
from generator.export.calendars.occasions import event_items
from generator.export.calendars.sheets import EVENTS, Piece, Sheet, pieces_of, sheets_of
from generator.export.calendars.write import Head, calendar
from generator.reading.commit import VIETNAM
from generator.reading.history import Changes, History
from generator.reading.versions import Past

_NO_PAST = Past()


def calendar_files(
    corpus: Corpus, history: History, site_url: str | None = None, past: Past = _NO_PAST
) -> Iterator[tuple[str, bytes]]:
    """Every calendar's address and bytes; the same corpus, history and past give the same bytes.

    A plan's items count the commits to its file and to the registries that its days and units
    hang on: what they say changes with any of these, and SEQUENCE never falls. What stood in an
    earlier version and is no longer there stays, cancelled; so does a plan that was taken away,
    with a calendar of its own, for those who subscribed to it.
    """
    sheets = {sheet.plan_id: sheet for sheet in sheets_of(corpus, history, past, site_url)}
    maker = _Maker(corpus, history, sheets, site_url)
    yield from _files_of_all(maker, since(history.time))
    for unit_id, plan_ids in _plans_of_units(sheets.values()).items():
        if unit_id in corpus.registry.units:
            yield maker.of_unit(heads.of_unit(corpus.unit(unit_id)), plan_ids, unit_id)
    for plan in corpus.plans.values():
        yield maker.of_plan(heads.of_plan(plan, addresses.plan(plan.id)), plan.id)
    for gone in past.gone.values():
        plan = gone.versions[-1].plan
        yield maker.of_plan(heads.of_plan(plan, addresses.PLANS), plan.id)


def since(time: datetime) -> date:
    """The day from which the calendar of all plans holds what is not over.

    It would grow for ever otherwise. It is the first of the month before the newest commit's, so
    that what has just passed is still there; the years hold everything.
    """
    month = time.astimezone(VIETNAM).date().replace(day=1)
    return date(month.year - (month.month == 1), (month.month - 2) % 12 + 1, 1)


def _files_of_all(maker: _Maker, day: date) -> Iterator[tuple[str, bytes]]:
    pieces, changed = maker.all_pieces()
    yield maker.file(heads.of_all(day), (one for one in pieces if one.reaches(day)), changed)
    for year in sorted({year for piece in pieces for year in piece.years}):
        own = (piece for piece in pieces if piece.falls_in(year))
        yield maker.file(heads.of_year(year), own, changed)


def _plans_of_units(sheets: Iterable[Sheet]) -> Mapping[str, tuple[str, ...]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for sheet in sheets:
        for unit_id in sheet.story.units:
            found[unit_id].append(sheet.plan_id)
    return {unit_id: tuple(found[unit_id]) for unit_id in sorted(found)}


class _Maker:
    """Makes the files; the events of the same plans are written once."""

    def __init__(
        self,
        corpus: Corpus,
        history: History,
        sheets: Mapping[str, Sheet],
        site_url: str | None,
    ) -> None:
        self.registry, self.sheets, self.site_url = corpus.registry, sheets, site_url
        self.commits = history.of_files(EVENTS).commits
        self.time = history.time
        self.uses = _uses_by_plan(event_uses(corpus))
        self.windows = {
            plan_id: sheet.story.now.desk.window
            for plan_id, sheet in sheets.items()
            if sheet.story.now and sheet.story.now.desk.window
        }
        self.events: dict[tuple[str, ...], tuple[Piece, ...]] = {}

    def all_pieces(self) -> tuple[tuple[Piece, ...], datetime]:
        """Everything of all plans and when the last of it was changed."""
        changed = self._changed(self.sheets.values())
        own = (piece for sheet in self.sheets.values() for piece in sheet.pieces)
        standing = tuple(name for name, one in self.sheets.items() if one.story.concerns(None))
        return (*own, *self._events_of(standing, changed)), changed

    def of_plan(self, head: Head, plan_id: str) -> tuple[str, bytes]:
        """A plan's phases and tasks, then the events."""
        sheet = self.sheets[plan_id]
        changed = self._changed([sheet])
        standing = (plan_id,) if sheet.story.concerns(None) else ()
        return self.file(head, (*sheet.pieces, *self._events_of(standing, changed)), changed)

    def of_unit(self, head: Head, plan_ids: Iterable[str], unit_id: str) -> tuple[str, bytes]:
        """The phases of plans and the unit's tasks in the plans' order, then the events."""
        sheets = [self.sheets[plan_id] for plan_id in plan_ids]
        changed = self._changed(sheets)
        standing = tuple(sheet.plan_id for sheet in sheets if sheet.story.concerns(unit_id))
        own = (part for sheet in sheets for part in sheet.of_unit(unit_id, self.site_url))
        events = (part for piece in self._events_of(standing, changed) for part in piece.data)
        return head.address, calendar(head, (*own, *events), changed, self.site_url)

    def file(self, head: Head, pieces: Iterable[Piece], changed: datetime) -> tuple[str, bytes]:
        """A calendar of pieces."""
        data = (part for piece in pieces for part in piece.data)
        return head.address, calendar(head, data, changed, self.site_url)

    def _changed(self, sheets: Iterable[Sheet]) -> datetime:
        return max((sheet.changes.last for sheet in sheets), default=self.time)

    def _events_of(self, plan_ids: tuple[str, ...], changed: datetime) -> tuple[Piece, ...]:
        if plan_ids not in self.events:
            items = self._event_items(plan_ids, changed)
            self.events[plan_ids] = pieces_of(items, self.site_url)
        return self.events[plan_ids]

    def _event_items(self, plan_ids: Iterable[str], changed: datetime) -> Iterator[Item]:
        found: defaultdict[str, list[Use]] = defaultdict(list)
        for plan_id in plan_ids:
            for event_id, use in self.uses.get(plan_id, ()):
                found[event_id].append(use)
        for event_id, uses in sorted(found.items()):
            event = self.registry.events[event_id]
            yield from event_items(event, uses, self.windows, Changes(self.commits, changed))


def _uses_by_plan(uses: Mapping[str, Iterable[Use]]) -> Mapping[str, list[tuple[str, Use]]]:
    found: defaultdict[str, list[tuple[str, Use]]] = defaultdict(list)
    for event_id, of in uses.items():
        for use in of:
            found[use.plan.id].append((event_id, use))
    return found
