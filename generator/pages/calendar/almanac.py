"""What the calendar's pages say of days, and of tasks with all that belongs to them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from generator.domain.agenda.happenings import Entry, EntryKind, PartDay
from generator.domain.corpus import Corpus
from generator.domain.dates import official
from generator.domain.events import Part
from generator.domain.holders import Holder, by_unit, holders
from generator.domain.holidays import holidays_by_day, rest_on
from generator.domain.plan import Phase, Plan, Route, Task
from generator.domain.roles import Role
from generator.domain.timespan import Span
from generator.pages.calendar.choices import Reach, task_reach

_LIMITS = (EntryKind.DEADLINE, EntryKind.RECURRING)


@dataclass(frozen=True, kw_only=True, slots=True)
class Duties:
    """A task with its time, its phases, who has which part in it, and to whom it is reported.

    `reach` is the stretch of the phases, if there are any.
    """

    task: Task
    due: Span | None
    phases: tuple[Phase, ...]
    cells: Mapping[str, tuple[Holder, ...]]
    route: Route | None
    reach: Reach | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """A plan that an event concerns, its clauses that name the event, and the words they use."""

    plan: Plan
    clauses: tuple[str, ...]
    phrases: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Item:
    """One entry of the agenda: with its duties if it is of a task, its places if it is an event.

    `first` says whether an event stands here for the first time; `rest` why offices are closed on
    the day of a deadline.
    """

    entry: Entry
    duties: Duties | None = None
    happens: str = ""
    places: tuple[Place, ...] = ()
    first: bool = True
    rest: tuple[str, ...] = ()

    @property
    def plans(self) -> tuple[Plan, ...]:
        """The plans that it is of, or that the event concerns."""
        return (self.entry.plan,) if self.entry.plan else tuple(at.plan for at in self.places)


def by_day(corpus: Corpus, entries: Iterable[Entry]) -> tuple[tuple[date, tuple[Item, ...]], ...]:
    """The days on which something falls, each with its items; `entries` stand in order."""
    items = _Items(corpus)
    return tuple(
        (day, tuple(map(items.of, on_day)))
        for day, on_day in groupby(entries, key=lambda entry: entry.day)
    )


class _Items:
    """Makes the items of a page, and knows what stands on it already."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self._holidays = holidays_by_day(corpus.registry.holidays.values())
        self._events: set[str] = set()
        self._duties: dict[tuple[str, str], Duties] = {}

    def of(self, entry: Entry) -> Item:
        if entry.event:
            first = entry.event.id not in self._events
            self._events.add(entry.event.id)
            said = "; ".join(happens(entry))
            return Item(entry=entry, happens=said, places=tuple(_places(entry)), first=first)
        if entry.plan and entry.task:
            rest = rest_on(entry.day, self._holidays) if entry.kind in _LIMITS else ()
            return Item(entry=entry, duties=self._of_task(entry.plan, entry.task), rest=rest)
        return Item(entry=entry)

    def _of_task(self, plan: Plan, task: Task) -> Duties:
        """What comes again stands on a page many times."""
        key = plan.id, task.id
        if key not in self._duties:
            self._duties[key] = duties_of_task(self._corpus, plan, task)
        return self._duties[key]


def duties_of_task(corpus: Corpus, plan: Plan, task: Task) -> Duties:
    """A task of `plan` with everything that the calendar says of it."""
    return Duties(
        task=task,
        due=corpus.times[plan.id].due_of(task),
        phases=tuple(phase for phase, _ in plan.all_phases() if phase.id in task.phases),
        cells=by_unit(holders(corpus.registry, task)),
        route=plan.route(task.id),
        reach=task_reach(task, corpus.times[plan.id]),
    )


def happens(entry: Entry) -> Iterator[str]:
    """What of an event happens on the day: “đã khai mạc”, “kết thúc theo lịch dự kiến”."""
    if not entry.parts:
        yield "hằng năm"
    for took_place, group in groupby(entry.parts, key=lambda part: part.took_place):
        parts = [*group]
        words = _together(parts)
        yield f"đã {words}" if took_place else f"{words} theo lịch dự kiến"
        for part in parts:
            if part.scheduled:
                yield f"lịch dự kiến {part.part.label} ngày {official(part.scheduled)}"


def _together(parts: Iterable[PartDay]) -> str:
    found = [part.part for part in parts]
    if {Part.START, Part.END} <= {*found}:
        return "diễn ra trong ngày"
    return ", ".join(part.label for part in found)


def _places(entry: Entry) -> Iterator[Place]:
    """The plans that an event concerns; how they speak of a yearly day is told with it."""
    for _, group in groupby(entry.uses, key=lambda use: use.plan.id):
        uses = [*group]
        clauses = dict.fromkeys(use.clause for use in uses if use.clause)
        phrases = dict.fromkeys(use.phrase for use in uses if use.phrase and not entry.parts)
        yield Place(plan=uses[0].plan, clauses=tuple(clauses), phrases=tuple(phrases))


def roles_shown(duties: Iterable[Duties]) -> tuple[Role, ...]:
    """The roles that occur in `duties`, in the order of legends."""
    found = {holder.role for one in duties for held in one.cells.values() for holder in held}
    return tuple(role for role in Role if role in found)
