"""Calendars to subscribe to (RFC 5545, RFC 7986): of everything, of each unit, of each plan."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import NamedTuple

from generator.domain import addresses
from generator.domain.agenda.happenings import Use
from generator.domain.agenda.occasions import event_uses
from generator.domain.corpus import Corpus
from generator.domain.plan import Plan
from generator.domain.registry import Unit
from generator.export.calendars.duties import Work, of_unit
from generator.export.calendars.items import Item
from generator.export.calendars.occasions import event_items
from generator.export.calendars.standing import Story, story_of, story_of_gone
from generator.export.calendars.write import Component, Head, calendar, component, written
from generator.reading.history import Changes, History
from generator.reading.library import REGISTRY
from generator.reading.versions import Past

_EVENTS, _UNITS = f"{REGISTRY}/events.yml", f"{REGISTRY}/units.yml"
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
    sheets = {sheet.plan_id: sheet for sheet in _sheets(corpus, history, site_url, past)}
    maker = _Maker(corpus, history, sheets, site_url)
    yield maker.file(_head_of_all(), tuple(sheets))
    for unit_id, plan_ids in _plans_of_units(sheets.values()).items():
        if unit_id in corpus.registry.units:
            yield maker.file(_head_of_unit(corpus.unit(unit_id)), plan_ids, unit_id)
    for plan in corpus.plans.values():
        yield maker.file(_head_of_plan(plan, addresses.plan(plan.id)), (plan.id,))
    for gone in past.gone.values():
        plan = gone.versions[-1].plan
        yield maker.file(_head_of_plan(plan, addresses.PLANS), (plan.id,))


class _Task(NamedTuple):
    """An item of a task, written but for what differs from one calendar to another."""

    work: Work
    item: Item
    component: Component


class _Sheet(NamedTuple):
    """A plan's story, and its items as they stand in every file that has all of them."""

    plan_id: str
    story: Story
    changes: Changes
    phases: bytes
    tasks: tuple[_Task, ...]
    duties: bytes
    withdrawn: bytes


def _sheets(corpus: Corpus, history: History, site_url: str | None, past: Past) -> Iterator[_Sheet]:
    def changes_of(plan_id: str) -> Changes:
        return history.of_plan(plan_id, _EVENTS, _UNITS)

    for plan_id, plan in corpus.plans.items():
        changes = changes_of(plan_id)
        story = story_of(corpus, plan, changes, past.versions.get(plan_id, ()))
        yield _sheet(plan_id, story, changes, site_url)
    for plan_id, gone in past.gone.items():
        changes = changes_of(plan_id)
        yield _sheet(plan_id, story_of_gone(corpus, gone, changes), changes, site_url)


def _sheet(plan_id: str, story: Story, changes: Changes, site_url: str | None) -> _Sheet:
    now = story.now
    tasks = tuple(
        _Task(work, item, component(item, site_url))
        for work, items in (now.tasks if now else ())
        for item in items
    )
    return _Sheet(
        plan_id=plan_id,
        story=story,
        changes=changes,
        phases=_written(now.phases if now else (), site_url),
        tasks=tasks,
        duties=b"".join(one.component.of(one.item.whose, one.item.duties) for one in tasks),
        withdrawn=_written(story.withdrawn(), site_url),
    )


def _written(items: Iterable[Item], site_url: str | None) -> bytes:
    return b"".join(written(item, site_url) for item in items)


def _plans_of_units(sheets: Iterable[_Sheet]) -> Mapping[str, tuple[str, ...]]:
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
        sheets: Mapping[str, _Sheet],
        site_url: str | None,
    ) -> None:
        self.registry, self.sheets, self.site_url = corpus.registry, sheets, site_url
        self.commits = history.of_files(_EVENTS).commits
        self.time = history.time
        self.uses = _uses_by_plan(event_uses(corpus))
        self.windows = {
            plan_id: sheet.story.now.desk.window
            for plan_id, sheet in sheets.items()
            if sheet.story.now and sheet.story.now.desk.window
        }
        self.events: dict[tuple[str, ...], bytes] = {}

    def file(
        self, head: Head, plan_ids: tuple[str, ...], unit_id: str | None = None
    ) -> tuple[str, bytes]:
        """One file: its plans' phases and tasks in the plans' order, then the events."""
        sheets = [self.sheets[plan_id] for plan_id in plan_ids]
        changed = max((sheet.changes.last for sheet in sheets), default=self.time)
        standing = tuple(sheet.plan_id for sheet in sheets if sheet.story.concerns(unit_id))
        if standing not in self.events:
            self.events[standing] = _written(self._events(standing, changed), self.site_url)
        body = (part for sheet in sheets for part in self._plan(sheet, unit_id))
        return head.address, calendar(head, (*body, self.events[standing]), changed, self.site_url)

    def _plan(self, sheet: _Sheet, unit_id: str | None) -> Iterator[bytes]:
        if unit_id is None:
            yield from (sheet.phases, sheet.duties, sheet.withdrawn)
            return
        if (now := sheet.story.now) and sheet.story.concerns(unit_id):
            yield sheet.phases
            for work, item, made in sheet.tasks:
                if unit_id in work.held:
                    own = of_unit(now.desk, work, item, unit_id)
                    yield made.of(own.whose, own.duties)
        yield _written(sheet.story.withdrawn(unit_id), self.site_url)

    def _events(self, plan_ids: Iterable[str], changed: datetime) -> Iterator[Item]:
        found: defaultdict[str, tuple[Use, ...]] = defaultdict(tuple)
        for plan_id in plan_ids:
            for event_id, use in self.uses.get(plan_id, ()):
                found[event_id] += (use,)
        for event_id, uses in sorted(found.items()):
            event = self.registry.events[event_id]
            yield from event_items(event, uses, self.windows, Changes(self.commits, changed))


def _uses_by_plan(uses: Mapping[str, Iterable[Use]]) -> Mapping[str, list[tuple[str, Use]]]:
    found: defaultdict[str, list[tuple[str, Use]]] = defaultdict(list)
    for event_id, of in uses.items():
        for use in of:
            found[use.plan.id].append((event_id, use))
    return found


def _head_of_all() -> Head:
    return Head(
        name="Kế hoạch tuyên truyền: tất cả",
        description="Các đợt, hạn chót, việc định kỳ và sự kiện của mọi kế hoạch trên cổng. "
        "Bản tổng hợp không chính thức; bản gốc là bản có giá trị.",
        address=addresses.ALL_ICS,
        page=addresses.CALENDAR,
    )


def _head_of_unit(unit: Unit) -> Head:
    name = unit.name
    return Head(
        name=f"Việc của {name}",
        description=f"Hạn chót và việc định kỳ của {name}, cùng các đợt và sự kiện của những kế "
        "hoạch giao việc cho đơn vị. Bản tổng hợp không chính thức; bản gốc là bản có giá trị.",
        address=addresses.unit_ics(unit.id),
        page=addresses.unit(unit.id),
    )


def _head_of_plan(plan: Plan, page: str) -> Head:
    return Head(
        name=plan.name,
        description=f"Các đợt, hạn chót, việc định kỳ và sự kiện của {plan.kind.label} "
        f"“{plan.title}”. Bản tổng hợp không chính thức; bản gốc là bản có giá trị.",
        address=addresses.plan_ics(plan.id),
        page=page,
    )
