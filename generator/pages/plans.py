"""The list of plans, and a page for each plan."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from generator.domain import addresses, numbers
from generator.domain.corpus import Corpus
from generator.domain.diagnostics import Held
from generator.domain.duties import Holder
from generator.domain.matrix import Matrix, matrix_of
from generator.domain.plan import Clause, Plan, Route, Task
from generator.domain.roles import Role
from generator.domain.timespan import Span
from generator.pages import prose
from generator.pages.environment import Studio, linker
from generator.pages.page import Heading, Page, PageKind
from generator.pages.timeline import plan_timeline


@dataclass(frozen=True, kw_only=True, slots=True)
class Deadline:
    """A task with its time and its report, as the plan's page lists it."""

    task: Task
    due: Span | None
    route: Route | None
    cells: Mapping[str, tuple[Holder, ...]]


class PlanProse:
    """A plan's words as HTML, with the numbers of the documents it cites linked to their pages."""

    def __init__(self, corpus: Corpus, plan: Plan) -> None:
        """Take the numbers from the plan's citations."""
        root = linker(addresses.plan(plan.id), {})
        self._targets: dict[object, str] = {}
        for citation in plan.basis:
            number = numbers.parse(corpus.registry.documents[citation.document].number or "")
            if number:
                self._targets[number.identity] = root(addresses.document(citation.document))

    def _link(self, number: numbers.DocNumber) -> str | None:
        return self._targets.get(number.identity)

    def inline(self, text: str) -> Markup:
        """Words without a paragraph around them."""
        return prose.inline(text, self._link)

    def block(self, text: str) -> Markup:
        """A piece of Markdown."""
        return prose.block(text, self._link)


def pages(studio: Studio, held: Iterable[Held]) -> Iterator[Page]:
    """The list of all plans and the page of each."""
    yield _list_page(studio, tuple(held))
    related = related_plans(studio.corpus)
    for plan in studio.corpus.plans.values():
        yield _plan_page(studio, plan, related[plan.id])


def newest_first(plans: Iterable[Plan]) -> list[Plan]:
    """Plans by the day on which they were issued, or must have been at the latest."""

    def issued(plan: Plan) -> date:
        return plan.issued.day or plan.issued.not_after or plan.issued.not_before or date.min

    return sorted(plans, key=lambda plan: (issued(plan), plan.id), reverse=True)


def _list_page(studio: Studio, held: tuple[Held, ...]) -> Page:
    return studio.page(
        addresses.PLANS,
        PageKind.PLANS,
        "Kế hoạch",
        template="plans.html",
        description="Mọi kế hoạch đã công bố trên cổng, mới nhất trước.",
        plans=newest_first(studio.corpus.plans.values()),
        held=held,
    )


def _plan_page(studio: Studio, plan: Plan, related: tuple[Plan, ...]) -> Page:
    corpus = studio.corpus
    matrix = matrix_of(corpus, plan)
    return studio.page(
        addresses.plan(plan.id),
        PageKind.PLAN,
        plan.title,
        template="plan.html",
        description=_description(corpus, plan),
        contents=_contents(plan),
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
        prose=PlanProse(corpus, plan),
        related=related,
        successors=_successors(corpus, plan),
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


def _contents(plan: Plan) -> Iterator[Heading]:
    sections = (
        ("cac-dot", "Các đợt", bool(plan.phases)),
        ("ai-lam-gi", "Ai làm gì", True),
        ("thoi-han", "Thời hạn và báo cáo", True),
        ("noi-dung", "Nội dung theo điều khoản", True),
        ("can-cu", "Căn cứ, viện dẫn", True),
        ("noi-nhan", "Nơi nhận", bool(plan.recipients)),
        ("kenh", "Kênh, sự kiện, khẩu hiệu", bool(plan.channels or plan.events or plan.slogans)),
        ("luu-y", "Điều cần lưu ý ở bản gốc", True),
        ("lien-quan", "Kế hoạch liên quan", True),
    )
    for anchor, title, there in sections:
        children = tuple(_clause_headings(plan.body)) if anchor == "noi-dung" else ()
        if there:
            yield Heading(title, anchor, children)


def _clause_headings(body: Iterable[str | Clause]) -> Iterator[Heading]:
    for part in body:
        if isinstance(part, Clause) and part.heading == 2:
            title = f"{part.label} {part.text}" if part.label else part.text
            yield Heading(title, addresses.anchor(part.address))


def related_plans(corpus: Corpus) -> Mapping[str, tuple[Plan, ...]]:
    """For each plan the others that share documents, events, topics or issuer, nearest first."""
    by_bond: defaultdict[str, list[str]] = defaultdict(list)
    bonds = {plan.id: tuple(_bonds(plan)) for plan in corpus.plans.values()}
    for plan_id, own in bonds.items():
        for bond in own:
            by_bond[bond].append(plan_id)
    return {plan_id: _nearest(corpus, plan_id, own, by_bond) for plan_id, own in bonds.items()}


_MANY = 40  # a bond that more plans share says nothing, and comparing them all would be quadratic


def _nearest(
    corpus: Corpus, plan_id: str, bonds: Iterable[str], by_bond: Mapping[str, list[str]]
) -> tuple[Plan, ...]:
    counts: defaultdict[str, int] = defaultdict(int)
    for bond in bonds:
        if len(by_bond[bond]) <= _MANY:
            for other in by_bond[bond]:
                counts[other] += 1
    counts.pop(plan_id, None)
    best = sorted(counts, key=lambda other: (-counts[other], other))[:6]
    return tuple(corpus.plans[other] for other in best)


def _bonds(plan: Plan) -> Iterator[str]:
    yield f"issuer {plan.issuer}"
    yield from (f"document {citation.document}" for citation in plan.basis)
    yield from (f"event {mention.target}" for mention in plan.events)
    yield from (f"topic {topic}" for topic in plan.topics)


def _successors(corpus: Corpus, plan: Plan) -> list[Plan]:
    others = corpus.plans.values()
    return [other for other in others if plan.id in (*other.amends, *other.replaces)]
