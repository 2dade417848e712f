"""How plans of the portal stand to each other: what they share, rest on, follow and replace."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from generator.domain.corpus import Corpus
from generator.domain.itself import itself_of
from generator.domain.plan import Plan
from generator.domain.registry import Topic
from generator.pages.page import ids

_MANY = 40  # a bond that more plans share says nothing, and comparing them all would be quadratic


@dataclass(frozen=True, kw_only=True, slots=True)
class Neighbours:
    """The plans issued just before and just after one, among those that share topics with it."""

    topics: tuple[Topic, ...]
    before: Plan | None
    after: Plan | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Relatives:
    """The plans around one plan; `itself` says which documents that it cites are plans here."""

    alike: tuple[Plan, ...]
    neighbours: tuple[Neighbours, ...]
    basis_of: tuple[Plan, ...]
    successors: tuple[Plan, ...]
    itself: Mapping[str, Plan]

    @property
    def bonds(self) -> tuple[tuple[str, ...], ...]:
        """Who stands where: what tells these relatives from others, but for the plans' words."""
        return (
            ids(self.alike),
            *map(_around, self.neighbours),
            ids(self.basis_of),
            ids(self.successors),
            tuple(f"{document} {plan.id}" for document, plan in self.itself.items()),
        )

    @property
    def ids(self) -> tuple[str, ...]:
        """The plans that are named, each once."""
        around = (plan for one in self.neighbours for plan in (one.before, one.after) if plan)
        named = (*self.alike, *around, *self.basis_of, *self.successors, *self.itself.values())
        return tuple(dict.fromkeys(plan.id for plan in named))


class Relations:
    """Knows the plans around every plan of a corpus; works them out for those that are asked."""

    def __init__(self, corpus: Corpus) -> None:
        """Note what all plans share and name."""
        ordered = sorted(corpus.plans.values(), key=issue_order)
        self._corpus, self._itself = corpus, itself_of(corpus)
        self._resting = _plans_resting(ordered, self._itself)
        self._successors = _successors(corpus)
        self._by_topic: defaultdict[str, list[Plan]] = defaultdict(list)
        for plan in ordered:
            for topic in dict.fromkeys(plan.topics):
                self._by_topic[topic].append(plan)
        self._by_bond: defaultdict[str, list[str]] = defaultdict(list)
        for plan in corpus.plans.values():
            for bond in _bonds(plan):
                self._by_bond[bond].append(plan.id)

    def of(self, plan: Plan) -> Relatives:
        """The plans around one."""
        return Relatives(
            alike=self.alike(plan),
            neighbours=self.neighbours(plan),
            basis_of=self._resting.get(plan.id, ()),
            successors=tuple(self._successors.get(plan.id, ())),
            itself=_cited(plan, self._itself),
        )

    def neighbours(self, plan: Plan) -> tuple[Neighbours, ...]:
        """Its neighbours in every topic; topics with the same neighbours are one."""
        found: dict[tuple[str, ...], Neighbours] = {}
        for topic in dict.fromkeys(plan.topics):
            plans = self._by_topic[topic]
            place = bisect_left(plans, issue_order(plan), key=issue_order)
            before = plans[place - 1] if place else None
            after = plans[place + 1] if place + 1 < len(plans) else None
            if before or after:
                same = found.get(around := ids((before, after)))
                topics = (*(same.topics if same else ()), self._corpus.registry.topics[topic])
                found[around] = Neighbours(topics=topics, before=before, after=after)
        return tuple(found.values())

    def alike(self, plan: Plan) -> tuple[Plan, ...]:
        """The others that share documents, events, topics or issuer, nearest first."""
        counts: defaultdict[str, int] = defaultdict(int)
        for bond in _bonds(plan):
            if len(self._by_bond[bond]) <= _MANY:
                for other in self._by_bond[bond]:
                    counts[other] += 1
        counts.pop(plan.id, None)
        best = sorted(counts, key=lambda other: (-counts[other], other))[:6]
        return tuple(self._corpus.plans[other] for other in best)


def _around(one: Neighbours) -> tuple[str, ...]:
    return (*(topic.id for topic in one.topics), *ids((one.before, one.after)))


def _cited(plan: Plan, itself: Mapping[str, Plan]) -> Mapping[str, Plan]:
    cited = dict.fromkeys(citation.document for citation in plan.basis)
    return {document: itself[document] for document in cited if document in itself}


def issue_order(plan: Plan) -> tuple[date, str]:
    """Sorts plans by the day on which they were issued, or must have been at the latest."""
    issued = plan.issued
    return issued.day or issued.not_after or issued.not_before or date.min, plan.id


def _bonds(plan: Plan) -> Iterator[str]:
    yield f"issuer {plan.issuer}"
    yield from (f"document {citation.document}" for citation in plan.basis)
    yield from (f"event {mention.target}" for mention in plan.events)
    yield from (f"topic {topic}" for topic in plan.topics)


def _plans_resting(
    plans: Iterable[Plan], itself: Mapping[str, Plan]
) -> Mapping[str, tuple[Plan, ...]]:
    """For each plan those that rest on it: they cite its number, of its issuer and year."""
    found: defaultdict[str, dict[str, Plan]] = defaultdict(dict)
    for plan in plans:
        for citation in plan.basis:
            base = itself.get(citation.document)
            if base and citation.relation.is_basis and base.id != plan.id:
                found[base.id][plan.id] = plan
    return {plan_id: tuple(plans.values()) for plan_id, plans in found.items()}


def _successors(corpus: Corpus) -> Mapping[str, list[Plan]]:
    found: defaultdict[str, list[Plan]] = defaultdict(list)
    for plan in corpus.plans.values():
        for old in dict.fromkeys((*plan.amends, *plan.replaces)):
            found[old].append(plan)
    return found
