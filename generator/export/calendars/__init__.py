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
from generator.export.calendars.duties import Desk, desk_of, duty_items
from generator.export.calendars.items import Item
from generator.export.calendars.occasions import event_items
from generator.export.calendars.phases import phase_items
from generator.export.calendars.write import Head, calendar, written
from generator.reading.history import Changes, History
from generator.reading.library import REGISTRY

_EVENTS, _UNITS = f"{REGISTRY}/events.yml", f"{REGISTRY}/units.yml"


def calendar_files(
    corpus: Corpus, history: History, site_url: str | None = None
) -> Iterator[tuple[str, bytes]]:
    """Every calendar's address and bytes; the same corpus and history give the same bytes.

    A plan's items count the commits to its file and to the registries that its days and units
    hang on: what they say changes with any of these, and SEQUENCE never falls.
    """
    sheets = {
        plan.id: _sheet(corpus, plan, history.of_plan(plan.id, _EVENTS, _UNITS), site_url)
        for plan in corpus.plans.values()
    }
    maker = _Maker(corpus, history, sheets, site_url)
    yield maker.file(_head_of_all(), tuple(sheets))
    for unit_id, plan_ids in _plans_of_units(sheets.values()).items():
        yield maker.file(_head_of_unit(corpus.unit(unit_id)), plan_ids, unit_id)
    for plan in corpus.plans.values():
        yield maker.file(_head_of_plan(plan), (plan.id,))


class _Sheet(NamedTuple):
    """A plan's items as they stand in every file that has all of them."""

    desk: Desk
    phases: bytes
    duties: bytes


def _sheet(corpus: Corpus, plan: Plan, changes: Changes, site_url: str | None) -> _Sheet:
    desk = desk_of(corpus, plan, changes)
    return _Sheet(desk, _written(phase_items(desk), site_url), _written(duty_items(desk), site_url))


def _written(items: Iterable[Item], site_url: str | None) -> bytes:
    return b"".join(written(item, site_url) for item in items)


def _plans_of_units(sheets: Iterable[_Sheet]) -> Mapping[str, tuple[str, ...]]:
    found: defaultdict[str, tuple[str, ...]] = defaultdict(tuple)
    for sheet in sheets:
        for unit_id in sheet.desk.units:
            found[unit_id] += (sheet.desk.plan.id,)
    return dict(sorted(found.items()))


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
            plan_id: sheet.desk.window for plan_id, sheet in sheets.items() if sheet.desk.window
        }
        self.events: dict[tuple[str, ...], bytes] = {}

    def file(
        self, head: Head, plan_ids: tuple[str, ...], unit_id: str | None = None
    ) -> tuple[str, bytes]:
        """One file: its plans' phases and tasks in the plans' order, then the events."""
        sheets = [self.sheets[plan_id] for plan_id in plan_ids]
        changed = max((sheet.desk.changes.last for sheet in sheets), default=self.time)
        if plan_ids not in self.events:
            self.events[plan_ids] = _written(self._events(plan_ids, changed), self.site_url)
        body = b"".join(self._plan(sheet, unit_id) for sheet in sheets) + self.events[plan_ids]
        return head.address, calendar(head, body, changed, self.site_url)

    def _plan(self, sheet: _Sheet, unit_id: str | None) -> bytes:
        if unit_id is None:
            return sheet.phases + sheet.duties
        return sheet.phases + _written(duty_items(sheet.desk, unit_id), self.site_url)

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


def _head_of_plan(plan: Plan) -> Head:
    return Head(
        name=plan.name,
        description=f"Các đợt, hạn chót, việc định kỳ và sự kiện của {plan.kind.label} "
        f"“{plan.title}”. Bản tổng hợp không chính thức; bản gốc là bản có giá trị.",
        address=addresses.plan_ics(plan.id),
        page=addresses.plan(plan.id),
    )
