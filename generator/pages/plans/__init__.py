"""The list of plans, and a page for each plan."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property, partial

from generator.domain import addresses
from generator.domain.corpus import Corpus
from generator.domain.diagnostics import Held
from generator.domain.holders import Holder
from generator.domain.matrix import Matrix, matrix_of
from generator.domain.plan import Plan, Route, Task
from generator.domain.roles import Role
from generator.domain.text import sort_key
from generator.domain.timespan import Span
from generator.pages.calendar.choices import active_years, choices_of
from generator.pages.environment import Studio
from generator.pages.glossary import Glossary
from generator.pages.page import Draft, Page, PageKind, ids
from generator.pages.plans.body import Body
from generator.pages.plans.contents import contents_of
from generator.pages.plans.prose import PlanProse
from generator.pages.plans.related import Relations, Relatives, issue_order
from generator.pages.sheets import Sheet, sheets
from generator.pages.timeline import plan_timeline

_PLANS_A_SHEET = 150


@dataclass(frozen=True, kw_only=True, slots=True)
class Deadline:
    """A task with its time and its report, as the plan's page lists it."""

    task: Task
    due: Span | None
    route: Route | None
    cells: Mapping[str, tuple[Holder, ...]]


def drafts(studio: Studio, held: Iterable[Held]) -> Iterator[Draft]:
    """The list of all plans and the page of each."""
    yield from _list_drafts(studio, tuple(held))
    pages = PlanPages(studio)
    yield from map(pages.draft, studio.corpus.plans.values())


class PlanPages:
    """The pages of plans, each laid out when it is asked for."""

    def __init__(self, studio: Studio) -> None:
        """Lay none out yet."""
        self._studio = studio

    @cached_property
    def _relations(self) -> Relations:
        return Relations(self._studio.corpus)

    @cached_property
    def _glossary(self) -> Glossary:
        return Glossary(self._studio.corpus.registry.abbreviations.values())

    def draft(self, plan: Plan) -> Draft:
        """The page of a plan."""
        own = self._relations.of(plan)
        return Draft(
            address=addresses.plan(plan.id),
            kind=PageKind.PLAN,
            make=partial(_plan_page, self._studio, plan, own, self._glossary),
            plans=(plan.id, *own.ids),
            entries=(),
            also=own.bonds,
        )

    def at(self, address: str) -> Draft | None:
        """The page at an address, if a plan's stands there."""
        plan_id = address.removeprefix(addresses.PLANS).removesuffix("/")
        plan = self._studio.corpus.plans.get(plan_id)
        return self.draft(plan) if plan and addresses.plan(plan_id) == address else None


def newest_first(plans: Iterable[Plan]) -> list[Plan]:
    """Plans by the day on which they were issued, or must have been at the latest."""
    return sorted(plans, key=issue_order, reverse=True)


def _list_drafts(studio: Studio, held: tuple[Held, ...]) -> Iterator[Draft]:
    plans = newest_first(studio.corpus.plans.values())
    for sheet in sheets(addresses.PLANS, plans, _PLANS_A_SHEET):
        shown = held if sheet.number == 1 else ()
        yield Draft(
            address=sheet.address,
            kind=PageKind.PLANS,
            make=partial(_list_page, studio, sheet, shown),
            plans=ids(sheet.items),
            entries=(),
            also=(sheet.count, len(plans), shown),
        )


def _list_page(studio: Studio, sheet: Sheet[Plan], held: tuple[Held, ...]) -> Page:
    corpus = studio.corpus
    active = {plan.id: active_years(corpus.times[plan.id]) for plan in sheet.items}
    years = sorted({year for own in active.values() for year in own}, reverse=True)
    named = {topic for plan in sheet.items for topic in plan.topics}
    topics = [(name, corpus.registry.topics[name].name) for name in named]
    return studio.page(
        sheet.address,
        PageKind.PLANS,
        f"Kế hoạch{sheet.suffix}",
        template="plans.html",
        description="Mọi kế hoạch đã công bố trên cổng, mới nhất trước.",
        sheet=sheet,
        count=len(corpus.plans),
        held=held,
        choices=choices_of(corpus, sheet.items),
        active=active,
        years=[(year, year) for year in years],
        topics=sorted(topics, key=lambda topic: sort_key(topic[1])),
    )


def _plan_page(studio: Studio, plan: Plan, around: Relatives, glossary: Glossary) -> Page:
    corpus = studio.corpus
    matrix = matrix_of(corpus, plan)
    return studio.page(
        addresses.plan(plan.id),
        PageKind.PLAN,
        plan.title,
        template="plan.html",
        description=_description(corpus, plan),
        contents=contents_of(plan),
        plan=plan,
        times=corpus.times[plan.id],
        timeline=plan_timeline(corpus, plan),
        matrix=matrix,
        roles=roles_in(matrix),
        deadlines=deadlines(corpus, plan, matrix),
        tasks_at=_by_clause(plan.tasks),
        cells={row.task.id: row.cells for row in matrix.rows},
        bases=[c for c in plan.basis if c.relation.is_basis],
        citations=[c for c in plan.basis if not c.relation.is_basis],
        prose=PlanProse(corpus, plan, glossary),
        body=Body,
        around=around,
    )


def _description(corpus: Corpus, plan: Plan) -> str:
    issuer = corpus.unit(plan.issuer).name
    return f"{plan.kind.label.capitalize()} của {issuer}: {plan.title}"


def roles_in(matrix: Matrix) -> tuple[Role, ...]:
    """The roles that occur in a matrix, in the order of legends."""
    found = {holder.role for row in matrix.rows for cell in row.cells.values() for holder in cell}
    return tuple(role for role in Role if role in found)


def deadlines(corpus: Corpus, plan: Plan, matrix: Matrix) -> list[Deadline]:
    """The tasks with a word of time or a reporting route: dated first, in the order of days."""
    times = corpus.times[plan.id]
    found = [
        Deadline(
            task=row.task,
            due=times.due_of(row.task),
            route=plan.route(row.task.id),
            cells=row.cells,
        )
        for row in matrix.rows
        if row.task.due or plan.route(row.task.id)
    ]
    return sorted(found, key=lambda item: (item.due and item.due.due) or date.max)


def _by_clause(tasks: Iterable[Task]) -> Mapping[str, list[Task]]:
    found: defaultdict[str, list[Task]] = defaultdict(list)
    for task in tasks:
        found[task.clause].append(task)
    return dict(found)
