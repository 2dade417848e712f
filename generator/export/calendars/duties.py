"""A plan's tasks as items: deadlines, what comes again, what begins, and what has no day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from generator.domain import addresses
from generator.domain.agenda.happenings import EntryKind, plan_entries
from generator.domain.corpus import Corpus
from generator.domain.holders import Holder, holders
from generator.domain.plan import Plan, Task
from generator.domain.standing import days_listed
from generator.domain.timespan import Kind, Span
from generator.domain.window import Window, first_time
from generator.export.calendars import words as ics_words
from generator.export.calendars.items import Item, Sort, State, uid_of
from generator.export.calendars.rules import alarms_of, rule_of
from generator.reading.history import Changes


@dataclass(frozen=True, kw_only=True, slots=True)
class Work:
    """A task with everybody who has a part in it, by unit, in the order of the source."""

    task: Task
    held: Mapping[str, tuple[Holder, ...]]

    @property
    def named(self) -> Iterator[Holder]:
        """Those whom the source names."""
        return (holder for own in self.held.values() for holder in own if holder.group is None)


@dataclass(frozen=True, kw_only=True, slots=True)
class Desk:
    """One plan, worked out once for all the calendars that it goes into.

    `units` are all that have a part in it.
    """

    corpus: Corpus
    plan: Plan
    changes: Changes
    window: Window | None
    works: tuple[Work, ...]
    units: frozenset[str]
    starts: Mapping[str, date]


def desk_of(corpus: Corpus, plan: Plan, changes: Changes) -> Desk:
    """Gather what the items of one plan need."""
    times = corpus.times[plan.id]
    window = times.window
    entries = plan_entries(plan, times, window, window.begin) if window else ()
    works = tuple(_work(corpus, task) for task in plan.tasks)
    return Desk(
        corpus=corpus,
        plan=plan,
        changes=changes,
        window=window,
        works=works,
        units=frozenset(unit for work in works for unit in work.held),
        starts={
            entry.task.id: entry.day
            for entry in entries
            if entry.task and entry.kind is EntryKind.TASK_START
        },
    )


def _work(corpus: Corpus, task: Task) -> Work:
    held: defaultdict[str, tuple[Holder, ...]] = defaultdict(tuple)
    for holder in holders(corpus.registry, task):
        held[holder.unit] += (holder,)
    return Work(task=task, held=held)


def items_of(desk: Desk, work: Work) -> Iterator[Item]:
    """A task as everybody's; one that has no day is an item without days."""
    due = desk.corpus.times[desk.plan.id].due_of(work.task)
    item = _undated(desk, work, due)
    if due and due.due:
        yield _deadline(desk, work.task, item, due)
    elif due and (first := _first_time(desk, due)):
        yield _recurring(desk, work.task, item, due, first)
    else:
        yield item
    if start := desk.starts.get(work.task.id):
        yield replace(
            item,
            uid=uid_of(Sort.TASK_START, desk.plan.id, work.task.id),
            sort=Sort.TASK_START,
            summary=ics_words.summary(desk.plan, work.task.title, "Bắt đầu: "),
            first=start,
            duties=(),
        )


def part_of(desk: Desk, work: Work, unit: str) -> tuple[str, tuple[str, ...]]:
    """What an item of a task says in the calendar of one unit: its part, and its duties."""
    own = work.held[unit]
    return ics_words.holder_line(desk.corpus, own), _duties(desk, work, own)


def _duties(desk: Desk, work: Work, held: Iterable[Holder]) -> tuple[str, ...]:
    start = f"{desk.plan.id} {work.task.id}"
    return tuple(f"{start} {holder.unit} {holder.role.value}" for holder in held)


def _undated(desk: Desk, work: Work, due: Span | None) -> Item:
    """A task without a day: what stays to be said of it whatever the day is."""
    corpus, plan, task = desk.corpus, desk.plan, work.task
    lines = (
        *(() if task.title == ics_words.short_title(task.title) else (task.title,)),
        *ics_words.due_lines(due),
        *ics_words.report_lines(corpus, plan.route(task.id)),
        *ics_words.task_notes(corpus, plan, task),
        ics_words.plan_line(corpus, plan, task.clause),
    )
    return Item(
        uid=uid_of(Sort.UNDATED, plan.id, task.id),
        sort=Sort.UNDATED,
        summary=ics_words.summary(plan, task.title),
        whose=ics_words.holder_line(corpus, work.named),
        lines=lines,
        address=addresses.plan(plan.id, task.clause),
        changes=desk.changes,
        state=ics_words.state_of(plan),
        duties=_duties(desk, work, (one for own in work.held.values() for one in own)),
    )


def _deadline(desk: Desk, task: Task, item: Item, due: Span) -> Item:
    before = "" if due.kind is Kind.ON else "Hạn: "
    return replace(
        item,
        uid=uid_of(Sort.TASK, desk.plan.id, task.id),
        sort=Sort.TASK,
        summary=ics_words.summary(desk.plan, task.title, before),
        first=due.due,
        alarms=_alarms(item, due),
    )


def _first_time(desk: Desk, due: Span) -> date | None:
    return first_time(due, desk.window.begin) if desk.window else None


def _recurring(desk: Desk, task: Task, item: Item, due: Span, first: date) -> Item:
    """It comes again until the plan ends, where an end is known."""
    rule = rule_of(due)
    days = () if rule else days_listed(due, desk.window)
    return replace(
        item,
        uid=uid_of(Sort.RECURRING, desk.plan.id, task.id),
        sort=Sort.RECURRING,
        summary=ics_words.summary(desk.plan, task.title, "Định kỳ: "),
        first=first,
        rrule=rule,
        until=due.end,
        days=tuple(day for day in days if day != first),
        alarms=_alarms(item, due),
    )


def _alarms(item: Item, due: Span) -> tuple[timedelta, ...]:
    return () if item.state is State.CANCELLED else alarms_of(due.rrule)
