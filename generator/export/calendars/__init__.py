"""Calendars to subscribe to (RFC 5545, RFC 7986): of everything, of each year, unit and plan."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime
from functools import cached_property, partial
from itertools import chain

from generator.domain import addresses
from generator.domain.agenda.happenings import Use
from generator.domain.agenda.occasions import event_uses
from generator.domain.corpus import Corpus
from generator.domain.plan import Plan
from generator.domain.registry import Unit
from generator.export.calendars import heads
from generator.export.calendars.items import Item
from generator.export.calendars.leaves import Leaf, packed
from generator.export.calendars.occasions import event_items
from generator.export.calendars.sheets import EVENTS, Piece, Sheets, pieces_of
from generator.export.calendars.together import of_all
from generator.export.calendars.write import calendar, opening
from generator.export.sheaf import Keep, Pieces, PlanPart, Sheaf, files_of, one_file, remembering
from generator.reading.commit import VIETNAM
from generator.reading.history import Changes, History
from generator.reading.versions import Past

_NO_PAST = Past()


def calendar_files(
    corpus: Corpus, history: History, site_url: str | None = None, past: Past = _NO_PAST
) -> Iterator[tuple[str, bytes]]:
    """Every calendar's address and bytes; see `calendars`."""
    return files_of(calendars(corpus, history, site_url, past))


def calendars(
    corpus: Corpus,
    history: History,
    site_url: str | None = None,
    past: Past = _NO_PAST,
    keep: Keep | None = None,
) -> Iterator[Sheaf]:
    """Every calendar; the same corpus, history and past give the same bytes.

    A plan's items count the commits to its file and to the registries that its days and units
    hang on: what they say changes with any of these, and SEQUENCE never falls. What stood in an
    earlier version and is no longer there stays, cancelled; so does a plan that was taken away,
    with a calendar of its own, for those who subscribed to it.
    """
    sheets = Sheets(corpus, history, past, site_url)
    maker = _Maker(corpus, history, sheets, site_url, keep or remembering())
    yield Sheaf(
        name="calendars",
        make=lambda: maker.of_all(since(history.time)),
        also=maker.told(maker.sheets.names),
        heavy=True,
    )
    for unit_id, names in _plans_of_units(maker.sheets).items():
        if unit_id in corpus.registry.units:
            entries = (*corpus.reach.units((unit_id,)),)
            yield maker.of_unit(corpus.unit(unit_id), names, entries)
    for plan in corpus.plans.values():
        yield maker.of_plan(plan, addresses.plan(plan.id))
    for gone in past.gone.values():
        yield maker.of_plan(gone.versions[-1].plan, addresses.PLANS)


def since(time: datetime) -> date:
    """The day from which the calendar of all plans holds what is not over.

    It would grow for ever otherwise. It is the first of the month before the newest commit's, so
    that what has just passed is still there; the years hold everything.
    """
    month = time.astimezone(VIETNAM).date().replace(day=1)
    return date(month.year - (month.month == 1), (month.month - 2) % 12 + 1, 1)


def _plans_of_units(sheets: Sheets) -> Mapping[str, tuple[str, ...]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for name in sheets.names:
        for unit_id in sheets.units(name):
            found[unit_id].append(name)
    return {unit_id: tuple(found[unit_id]) for unit_id in sorted(found)}


class _Maker:
    """Makes the files."""

    def __init__(
        self,
        corpus: Corpus,
        history: History,
        sheets: Sheets,
        site_url: str | None,
        keep: Keep,
    ) -> None:
        self.corpus, self.sheets, self.site_url, self.keep = corpus, sheets, site_url, keep
        self.commits = history.of_files(EVENTS).commits
        self.time = history.time

    @cached_property
    def uses(self) -> Mapping[str, list[tuple[str, Use]]]:
        """The events that each plan names."""
        return _uses_by_plan(event_uses(self.corpus))

    def told(self, names: Iterable[str]) -> tuple[object, ...]:
        """What decides the calendar of some plans beside their files."""
        sheets = tuple(self.sheets.told(name) for name in names)
        return (self.site_url, self.time, self.commits, sheets)

    def of_all(self, day: date) -> Pieces:
        """The calendar of all plans from `day` on, and those of years, in one pass."""
        names = self.sheets.names
        changed = self._changed(names)
        leaves = ((*self._leaf(name).pieces(),) for name in names)
        return of_all(
            chain(leaves, [self._events_of((*self.corpus.plans,), changed)]),
            day,
            lambda head: opening(head, changed, self.site_url),
        )

    def _leaf(self, name: str) -> Leaf:
        def make() -> bytes:
            return packed(self.sheets[name], self.sheets.units(name), self.site_url)

        return Leaf(self.keep(PlanPart("ics", name, also=self.told((name,)), small=True), make))

    def of_plan(self, plan: Plan, page: str) -> Sheaf:
        """A plan's phases and tasks, then the events; `page` is where readers find it."""
        make = partial(self._of_plan, plan, page)
        return self._sheaf(addresses.plan_ics(plan.id), (plan.id,), make)

    def of_unit(self, unit: Unit, names: tuple[str, ...], entries: tuple[str, ...]) -> Sheaf:
        """The phases of plans and the unit's tasks in the plans' order, then the events."""
        make = partial(self._of_unit, unit, names)
        return self._sheaf(addresses.unit_ics(unit.id), names, make, entries)

    def _sheaf(
        self,
        address: str,
        names: tuple[str, ...],
        make: Callable[[], bytes],
        entries: tuple[str, ...] = (),
    ) -> Sheaf:
        plans = tuple(name for name in names if name in self.corpus.plans)
        return one_file(address, make, plans, entries, also=self.told(names))

    def _of_plan(self, plan: Plan, page: str) -> bytes:
        changed = self._changed((plan.id,))
        standing = (plan.id,) if plan.id in self.corpus.plans else ()
        pieces = (*self._leaf(plan.id).pieces(), *self._events_of(standing, changed))
        data = (piece.data for piece in pieces)
        return calendar(heads.of_plan(plan, page), data, changed, self.site_url)

    def _of_unit(self, unit: Unit, names: Iterable[str]) -> bytes:
        parts = {name: self._leaf(name).part(unit.id) for name in names}
        changed = self._changed(parts)
        standing = tuple(name for name, part in parts.items() if part.stands)
        events = (piece.data for piece in self._events_of(standing, changed))
        own = (part.data for part in parts.values())
        return calendar(heads.of_unit(unit), (*own, *events), changed, self.site_url)

    def _changed(self, names: Iterable[str]) -> datetime:
        return max((self.sheets.changes(name).last for name in names), default=self.time)

    def _events_of(self, plan_ids: tuple[str, ...], changed: datetime) -> tuple[Piece, ...]:
        return pieces_of(self._event_items(plan_ids, changed), self.site_url)

    def _event_items(self, plan_ids: Iterable[str], changed: datetime) -> Iterator[Item]:
        found: defaultdict[str, list[Use]] = defaultdict(list)
        for plan_id in plan_ids:
            for event_id, use in self.uses.get(plan_id, ()):
                found[event_id].append(use)
        for event_id, uses in sorted(found.items()):
            event = self.corpus.registry.events[event_id]
            yield from event_items(event, uses, self.corpus.windows, Changes(self.commits, changed))


def _uses_by_plan(uses: Mapping[str, Iterable[Use]]) -> Mapping[str, list[tuple[str, Use]]]:
    found: defaultdict[str, list[tuple[str, Use]]] = defaultdict(list)
    for event_id, of in uses.items():
        for use in of:
            found[use.plan.id].append((event_id, use))
    return found
