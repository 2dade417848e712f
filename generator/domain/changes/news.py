"""What is new on the portal: plans that came, and what was changed in them since."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta, timezone
from itertools import pairwise
from types import MappingProxyType
from typing import NamedTuple

from generator.domain.changes import changes
from generator.domain.corpus import Corpus
from generator.domain.holders import having_tasks, holders
from generator.domain.labels import Labelled
from generator.domain.plan import Plan, Status

_VIETNAM = timezone(timedelta(hours=7))
_NONE_GONE: Mapping[str, Gone] = MappingProxyType({})
_TAKEN_AWAY = (
    "kế hoạch không còn trên cổng; trong các lịch đã đăng ký, mục của kế hoạch ghi là đã hủy"
)
_NO_DAY = datetime(1970, 1, 1, tzinfo=_VIETNAM)


@dataclass(frozen=True, kw_only=True, slots=True)
class Version:
    """A plan as one commit left it."""

    plan: Plan
    commit: str
    time: datetime


class Gone(NamedTuple):
    """A plan whose file was taken away: its versions, oldest first, and when it was."""

    versions: tuple[Version, ...]
    time: datetime


class Sort(Labelled):
    """What happened to a plan."""

    NEW = "new", "Kế hoạch mới"
    CHANGED = "changed", "Đã cập nhật"
    REPLACED = "replaced", "Đã được thay thế"
    CANCELLED = "cancelled", "Đã bãi bỏ"
    GONE = "gone", "Đã rút khỏi cổng"


@dataclass(frozen=True, kw_only=True, slots=True)
class News:
    """One thing that happened to a plan, and the units that it concerns.

    `time` is the commit's, `came` that of the plan's first; without history both are its issue day.
    `commit` is None for the plan's coming, which is the same news with history and without, and
    for its going.
    """

    plan: Plan
    sort: Sort
    time: datetime
    came: datetime
    commit: str | None = None
    changes: tuple[str, ...] = ()
    units: frozenset[str] = frozenset()


def news_of(
    corpus: Corpus,
    versions: Mapping[str, Sequence[Version]],
    gone: Mapping[str, Gone] = _NONE_GONE,
) -> tuple[News, ...]:
    """Everything that happened to the plans of `corpus`, and that others are gone, newest first."""
    found = [
        one
        for plan in corpus.plans.values()
        for one in _of_plan(corpus, plan, versions.get(plan.id, ()))
    ]
    found += [_of_gone(corpus, one) for one in gone.values()]
    found.sort(key=lambda one: (one.plan.id, one.commit or ""))
    return tuple(sorted(found, key=lambda one: one.time, reverse=True))


def _of_plan(corpus: Corpus, plan: Plan, versions: Sequence[Version]) -> Iterator[News]:
    came = versions[0].time if versions else _issue_time(plan)
    yield News(plan=plan, sort=Sort.NEW, time=came, came=came, units=_units(corpus, plan))
    for old, new in pairwise(versions):
        if found := changes(old.plan, new.plan, corpus.registry):
            yield News(
                plan=plan,
                sort=_sort(old.plan, new.plan),
                time=new.time,
                came=came,
                commit=new.commit,
                changes=found,
                units=_units(corpus, old.plan) | _units(corpus, new.plan),
            )


def _of_gone(corpus: Corpus, gone: Gone) -> News:
    last = gone.versions[-1].plan
    return News(
        plan=last,
        sort=Sort.GONE,
        time=gone.time,
        came=gone.versions[0].time,
        changes=(_TAKEN_AWAY,),
        units=frozenset[str]().union(*(_units(corpus, one.plan) for one in gone.versions)),
    )


def _sort(old: Plan, new: Plan) -> Sort:
    if old.status != new.status and new.status in (Status.REPLACED, Status.CANCELLED):
        return Sort(new.status.value)
    return Sort.CHANGED


def _issue_time(plan: Plan) -> datetime:
    issued = plan.issued
    day = issued.day or issued.not_after or issued.not_before
    return datetime.combine(day, time(), _VIETNAM) if day else _NO_DAY


def _units(corpus: Corpus, plan: Plan) -> frozenset[str]:
    """The units with a part in a plan, or in one that it amends or replaces."""
    others = (corpus.plans[i] for i in (*plan.amends, *plan.replaces) if i in corpus.plans)
    return frozenset[str]().union(*(_with_tasks(corpus, one) for one in (plan, *others)))


def _with_tasks(corpus: Corpus, plan: Plan) -> Collection[str]:
    """Those who have a part in a plan; the registry may not know those of an earlier version."""
    if corpus.plans.get(plan.id) is plan:
        return having_tasks(corpus.shares[plan.id])
    known = corpus.registry.units
    return [
        holder.unit
        for task in plan.tasks
        if all(assignment.unit in known for assignment in task.assignments)
        for holder in holders(corpus.registry, task)
    ]
