"""Plans, their clauses and their tasks as the search finds them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from generator.domain import addresses
from generator.domain.corpus import Corpus
from generator.domain.dates import official
from generator.domain.holders import Holder, holders
from generator.domain.plan import Clause, Plan, Task
from generator.domain.roles import Role
from generator.domain.searchable import number_names
from generator.export.search.findable import (
    Facets,
    Finding,
    Record,
    When,
    around,
    plain_text,
    sentences,
    when_of,
    years_of,
)
from generator.reading.bodies import with_open_body


def plan_records(corpus: Corpus, plan: Plan) -> Iterator[Record]:
    """A plan, then its tasks, then its clauses; a task's units count for its clause as well."""
    plan = with_open_body(plan)
    when, facets = _when(corpus, plan), _facets(corpus, plan)
    held = {task.id: holders(corpus.registry, task) for task in plan.tasks}
    yield replace(
        plan_record(corpus, plan),
        text=_plan_text(corpus, plan),
        facets=_held(facets, (holder for own in held.values() for holder in own)),
    )
    for task in plan.tasks:
        yield _task(corpus, plan, task, _held(facets, held[task.id]))
    at_clause: defaultdict[str, list[Holder]] = defaultdict(list)
    for task in plan.tasks:
        at_clause[task.clause] += held[task.id]
    for clause in plan.clauses():
        yield _clause(plan, clause, when, _held(facets, at_clause[clause.address]))


def plan_record(corpus: Corpus, plan: Plan) -> Record:
    """A plan by its names alone, without its own words and the units that it gives a part."""
    return Record(
        kind=Finding.PLAN,
        url=addresses.plan(plan.id),
        title=plan.title,
        names=_names(plan),
        where=_reference(corpus, plan),
        when=_when(corpus, plan),
        facets=_facets(corpus, plan),
    )


def _names(plan: Plan) -> tuple[str, ...]:
    numbered = number_names(plan.number, plan.kind.label) if plan.number else ()
    return tuple(filter(None, (plan.short, *numbered)))


def _reference(corpus: Corpus, plan: Plan) -> str:
    day = official(plan.issued.day) if plan.issued.day else "không ghi ngày"
    return " · ".join((plan.number or "Không ghi số", day, corpus.unit(plan.issuer).name))


def _plan_text(corpus: Corpus, plan: Plan) -> str:
    opening = (plain_text(part) for part in plan.body if isinstance(part, str))
    slogans = (f"“{slogan.target}”" for slogan in plan.slogans)
    said = (plan.kind.label.capitalize(), corpus.unit(plan.issuer).name, plan.place or "")
    return sentences(*said, *opening, *slogans)


def _when(corpus: Corpus, plan: Plan) -> When:
    times = corpus.times[plan.id]
    return when_of(times.period) if times.period else around(times.phases.values())


def _facets(corpus: Corpus, plan: Plan) -> Facets:
    window = corpus.windows.get(plan.id)
    return Facets(
        issuer=(plan.issuer,),
        year=tuple(window.years) if window else (),
        topic=plan.topics,
        channel=plan.channels,
    )


def _held(facets: Facets, held: Iterable[Holder]) -> Facets:
    held = tuple(held)
    units = tuple(dict.fromkeys(holder.unit for holder in held))
    roles = {holder.role for holder in held}
    return replace(facets, unit=units, role=tuple(role for role in Role if role in roles))


def _task(corpus: Corpus, plan: Plan, task: Task, facets: Facets) -> Record:
    times = corpus.times[plan.id]
    due = times.due_of(task)
    when = when_of(due)
    if not isinstance(when, tuple) and task.phases:
        when = around(times.phases[name] for name in task.phases if name in times.phases)
    when = _since_issue(plan, when)
    return Record(
        kind=Finding.TASK,
        plan=addresses.plan(plan.id),
        url=f"{addresses.plan(plan.id)}#{addresses.task_anchor(task.id)}",
        title=task.title,
        where=f"Mục {task.clause} · {plan.name}",
        text=sentences(due.phrase if due else None, _who(corpus, task), task.note),
        when=when,
        facets=replace(facets, year=years_of(when) or facets.year),
    )


def _since_issue(plan: Plan, when: When) -> When:
    """What only ends is under way from the day of issue on, as far as that is known."""
    if not isinstance(when, tuple) or when[0] or when[2:]:
        return when
    issued, end = plan.issued, when[1]
    if issued.day:
        return issued.day.isoformat(), end
    first, latest = issued.not_before, issued.not_after
    return first.isoformat() if first else None, end, latest.isoformat() if latest else None


def _who(corpus: Corpus, task: Task) -> str:
    parts: defaultdict[Role, list[str]] = defaultdict(list)
    for assignment in task.assignments:
        parts[assignment.role].append(corpus.unit(assignment.unit).name)
    return "; ".join(f"{role.label}: {', '.join(names)}" for role, names in parts.items())


def _clause(plan: Plan, clause: Clause, when: When, facets: Facets) -> Record:
    own = [part for part in clause.parts if isinstance(part, str)]
    if clause.heading is None:
        own.insert(0, clause.text)
    return Record(
        kind=Finding.CLAUSE,
        plan=addresses.plan(plan.id),
        url=addresses.plan(plan.id, clause.address),
        title=plain_text(clause.text) if clause.heading is not None else "",
        where=f"Mục {clause.address} · {plan.name}",
        text=plain_text("\n".join(own)),
        when=when,
        facets=facets,
    )
