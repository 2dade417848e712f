"""What a portal publishes of itself so that a common portal can be made from many."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.domain import addresses
from generator.domain.corpus import Corpus
from generator.domain.diagnostics import Diagnostic, Held
from generator.domain.plan import Plan
from generator.reading.bodies import with_open_body
from generator.reading.chronicle import Chronicle
from generator.reading.shard import HEAD, PLAN, Earlier, Fault, Head, HeldBack, Told
from generator.reading.versions import Past


def shard_files(
    corpus: Corpus,
    held: Iterable[Held],
    diagnostics: Iterable[Diagnostic],
    commit: str | None,
    chronicle: Chronicle,
) -> Iterator[tuple[str, bytes]]:
    """The shard's own file, and one for each published plan with everything that it says.

    A fault goes without its line of the source, which may hold what must not be published.
    """
    past = chronicle.past()
    head = Head(
        commit=commit,
        registry=corpus.registry,
        plans=tuple(corpus.plans),
        held=tuple(HeldBack(file=one.file, id=one.id, title=one.title) for one in held),
        faults=tuple(map(_fault, diagnostics)),
        history=chronicle.history(),
        gone=past.gone,
    )
    yield addresses.SHARD, HEAD.dump_json(head, exclude_defaults=True)
    for plan in corpus.plans.values():
        told = Told(plan=with_open_body(plan), versions=tuple(_versions(plan, past)))
        yield addresses.plan_data(plan.id), PLAN.dump_json(told, exclude_defaults=True)


def _versions(plan: Plan, past: Past) -> Iterator[Earlier]:
    for version in past.versions.get(plan.id, ()):
        stands = version.plan == plan
        earlier = None if stands else with_open_body(version.plan)
        yield Earlier(version.commit, version.time, earlier)


def _fault(diagnostic: Diagnostic) -> Fault:
    span = diagnostic.span
    return Fault(
        rule=diagnostic.rule.id,
        message=diagnostic.message,
        file=diagnostic.file,
        line=span.line,
        column=span.column,
        end_column=span.end_column,
        fix=diagnostic.fix,
        acknowledged=diagnostic.acknowledged,
    )
