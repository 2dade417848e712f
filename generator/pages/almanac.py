"""What the calendar's pages say of days and of duties without a day, ready to be written out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from generator.domain.corpus import Corpus
from generator.domain.dates import official
from generator.domain.duties import Holder, holders
from generator.domain.events import Event, Part
from generator.domain.happenings import Entry, PartDay
from generator.domain.matrix import by_unit
from generator.domain.plan import Phase, Plan, Route, Task
from generator.domain.roles import Role
from generator.domain.timespan import Kind, Span
from generator.domain.undated import Undated

_GROUPS = {
    Kind.PHASES: "Theo các đợt",
    Kind.RANGE: "Gắn với mốc chưa có ngày",
    Kind.ON: "Gắn với mốc chưa có ngày",
    Kind.BEFORE: "Gắn với mốc chưa có ngày",
    Kind.BY: "Gắn với mốc chưa có ngày",
    Kind.RECURRING: "Định kỳ, không nêu ngày",
    Kind.CONTINUOUS: "Thường xuyên",
    Kind.UNSPECIFIED: "Có lời về thời gian, không có ngày",
    None: "Không nêu thời hạn",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Duties:
    """A task with its time, its phases, who has which part in it, and to whom it is reported."""

    task: Task
    due: Span | None
    phases: tuple[Phase, ...]
    cells: Mapping[str, tuple[Holder, ...]]
    route: Route | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """A plan that an event concerns, its clauses that name the event, and the words they use."""

    plan: Plan
    clauses: tuple[str, ...]
    phrases: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Item:
    """One entry of the agenda: with its duties if it is of a task, its places if it is an event.

    `first` says whether an event stands here for the first time.
    """

    entry: Entry
    duties: Duties | None = None
    happens: str = ""
    places: tuple[Place, ...] = ()
    first: bool = True


@dataclass(frozen=True, kw_only=True, slots=True)
class Loose:
    """One plan's duties without a day under the headings of their kinds, and dateless events."""

    plan: Plan
    groups: tuple[tuple[str, tuple[Duties, ...]], ...]
    events: tuple[Event, ...]


def by_day(corpus: Corpus, entries: Iterable[Entry]) -> tuple[tuple[date, tuple[Item, ...]], ...]:
    """The days on which something falls, each with its items; `entries` stand in order."""
    seen: set[str] = set()
    return tuple(
        (day, tuple(_item(corpus, entry, seen) for entry in on_day))
        for day, on_day in groupby(entries, key=lambda entry: entry.day)
    )


def _item(corpus: Corpus, entry: Entry, seen: set[str]) -> Item:
    if entry.event:
        first = entry.event.id not in seen
        seen.add(entry.event.id)
        happens = "; ".join(_happens(entry))
        return Item(entry=entry, happens=happens, places=tuple(_places(entry)), first=first)
    if entry.plan and entry.task:
        return Item(entry=entry, duties=duties_of_task(corpus, entry.plan, entry.task))
    return Item(entry=entry)


def duties_of_task(corpus: Corpus, plan: Plan, task: Task) -> Duties:
    """A task of `plan` with everything that the calendar says of it."""
    return Duties(
        task=task,
        due=corpus.times[plan.id].due_of(task),
        phases=tuple(phase for phase, _ in plan.all_phases() if phase.id in task.phases),
        cells=by_unit(holders(corpus, task)),
        route=plan.route(task.id),
    )


def _happens(entry: Entry) -> Iterator[str]:
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


def loose(corpus: Corpus, undated: Undated) -> Loose:
    """The duties of one plan that have no day; kinds that readers see as one stand together."""
    groups: dict[str, tuple[Duties, ...]] = {}
    for kind, tasks in undated.tasks.items():
        found = tuple(duties_of_task(corpus, undated.plan, task) for task in tasks)
        groups[_GROUPS[kind]] = (*groups.get(_GROUPS[kind], ()), *found)
    return Loose(plan=undated.plan, groups=tuple(groups.items()), events=undated.events)


def roles_shown(duties: Iterable[Duties]) -> tuple[Role, ...]:
    """The roles that occur in `duties`, in the order of legends."""
    found = {holder.role for one in duties for held in one.cells.values() for holder in held}
    return tuple(role for role in Role if role in found)
