"""The home page: find your unit, what stands in time order, a year at a glance, the plans.

What is under way and due today is for the reader's browser; without it the dates stand here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from generator.domain import addresses
from generator.domain.corpus import Corpus
from generator.domain.dated import years_dated
from generator.domain.duties import parts_of_units
from generator.domain.plan import Plan
from generator.domain.registry import Unit
from generator.domain.text import sort_key
from generator.domain.timespan import Span
from generator.pages.environment import Studio
from generator.pages.home.strip import WIDTH, strips
from generator.pages.page import Draft, Page, PageKind
from generator.pages.plans import newest_first

MILESTONES_SHOWN = 16
PLANS_SHOWN = 10
_NOWHERE = "Trung ương và đơn vị không thuộc một tỉnh"


@dataclass(frozen=True, kw_only=True, slots=True)
class Milestone:
    """A phase or a deadline; `day` is the first day known of it, by which it is sorted."""

    day: date
    title: str
    plan: Plan
    time: Span
    target: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Family:
    """The units of one province that have duties, each with the number of its tasks."""

    name: str
    units: tuple[tuple[Unit, int], ...]


def drafts(studio: Studio) -> Iterator[Draft]:
    """The home page."""
    yield Draft(address=addresses.HOME, kind=PageKind.HOME, make=lambda: _page(studio))


def _page(studio: Studio) -> Page:
    corpus = studio.corpus
    found = milestones(corpus)
    plans = newest_first(corpus.plans.values())
    return studio.page(
        addresses.HOME,
        PageKind.HOME,
        "Trang chủ",
        template="home.html",
        description="Mỗi đơn vị phải làm gì, hạn khi nào, phối hợp với ai, báo cáo cho ai.",
        families=families(corpus),
        milestones=found[-MILESTONES_SHOWN:],
        milestones_left=max(len(found) - MILESTONES_SHOWN, 0),
        plans=plans[:PLANS_SHOWN],
        plan_count=len(plans),
        years=years_dated(corpus),
        strips=strips(corpus),
        strip_width=WIDTH,
    )


def milestones(corpus: Corpus) -> list[Milestone]:
    """Every phase and deadline that has a day, over all plans, in the order of their days.

    There is no clock: which of them are past is worked out where the page is read.
    """
    found = [one for plan in corpus.plans.values() for one in _of_plan(corpus, plan)]
    return sorted(found, key=lambda one: (one.day, one.time.end or date.max, one.plan.id))


def _of_plan(corpus: Corpus, plan: Plan) -> Iterator[Milestone]:
    times, home = corpus.times[plan.id], addresses.plan(plan.id)
    for phase, parent in plan.all_phases():
        title = f"{parent.title} – {phase.title}" if parent else phase.title
        span = times.phases[phase.id]
        if day := _first_day(span):
            target = addresses.phase(plan.id, phase.id)
            yield Milestone(day=day, title=title, plan=plan, time=span, target=target)
    for task in plan.tasks:
        due = times.due_of(task)
        if due and due.due:
            target = f"{home}#{addresses.task_anchor(task.id)}"
            yield Milestone(day=due.due, title=task.title, plan=plan, time=due, target=target)


def _first_day(span: Span) -> date | None:
    """A phase that begins on an unknown day stands where that day can lie at the earliest."""
    return span.start or span.start_floor or span.end or span.end_floor


def families(corpus: Corpus) -> list[Family]:
    """The units that have duties, by province, both in the Vietnamese order."""
    grouped: defaultdict[str, list[tuple[Unit, int]]] = defaultdict(list)
    for unit_id, parts in parts_of_units(corpus).items():
        unit, count = corpus.unit(unit_id), sum(share.tasks for share in parts.values())
        grouped[unit.province or _NOWHERE].append((unit, count))
    return [
        Family(name=name, units=tuple(sorted(units, key=lambda pair: sort_key(pair[0].name))))
        for name, units in sorted(
            grouped.items(), key=lambda item: (item[0] == _NOWHERE, sort_key(item[0]))
        )
    ]
