"""The paper of one unit: all that concerns it on one page, to send, to print, to keep.

An offline bundle of the unit begins with the same paper, then with links into the bundle.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from generator.domain.corpus import Corpus
from generator.domain.duties import shares_of_units
from generator.domain.plan import Plan
from generator.domain.registry import Document, Unit
from generator.pages.bundles.days import Almanac
from generator.pages.bundles.grid import grids_of
from generator.pages.dossier import Dossier, dossier_of
from generator.pages.environment import Studio, linker
from generator.pages.plans import newest_first
from generator.pages.units import roles_of, shelves


@dataclass(frozen=True, kw_only=True, slots=True)
class Outside:
    """What a paper takes from elsewhere: the scripts of the site, and when it was made."""

    scripts: tuple[str, ...]
    made_from: str
    built: str = ""
    built_day: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Cited:
    """A document, and the plans of a paper that cite it."""

    document: Document
    plans: tuple[Plan, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Paper:
    """What a paper tells: of a unit, or of the plans that it issued."""

    unit: Unit
    plans: tuple[Plan, ...]
    documents: tuple[Cited, ...]
    body: str


_SAMPLE = 20
_MARGIN = 0.95


class Press:
    """Makes the papers of one corpus."""

    def __init__(self, studio: Studio, outside: Outside) -> None:
        """Take templates and corpus from `studio`."""
        self._studio, self._outside = studio, outside
        self._almanac = Almanac(studio.corpus)
        self._shares = shares_of_units(studio.corpus)
        self._issued: defaultdict[str, list[Plan]] = defaultdict(list)
        for plan in studio.corpus.plans.values():
            self._issued[plan.issuer].append(plan)

    @property
    def corpus(self) -> Corpus:
        """What the papers tell of."""
        return self._studio.corpus

    def units(self) -> tuple[str, ...]:
        """The units that some plan names; the others have nothing to take along."""
        return tuple(unit for unit in self.corpus.registry.units if unit in self._shares)

    def issuers(self) -> tuple[str, ...]:
        """The units that have issued a plan."""
        return tuple(unit for unit in self.corpus.registry.units if unit in self._issued)

    def of_unit(self, unit_id: str, most: int) -> Paper:
        """A unit's paper: what it must do, over all plans that name it.

        Where that is more than `most` bytes, over its newest plans, and the paper says so.
        """
        plans = self._plans_of(unit_id)
        count = len(plans)
        shown = plans
        if count > _SAMPLE:  # what a few take tells how many fit, without making all of them
            shown = plans[: _fitting(self._of_plans(unit_id, plans[:_SAMPLE], count), most)]
        while _size(paper := self._of_plans(unit_id, shown, count)) > most:
            shown = shown[: min(len(shown) - 1, _fitting(paper, most))]
        return replace(paper, plans=plans)

    def _of_plans(self, unit_id: str, plans: tuple[Plan, ...], count: int) -> Paper:
        return self._made(unit_id, plans, dossier_of(self.corpus, unit_id, plans), count=count)

    def of_issuer(self, unit_id: str) -> Paper:
        """An issuer's paper: what its plans ask of whom."""
        plans = newest_first(self._issued[unit_id])
        return self._made(unit_id, tuple(plans))

    def small(self, template: str, **view: object) -> bytes:
        """One of the small pages that hold a bundle together."""
        made = self._studio.environment.get_template(f"bundle/{template}.html").render(**view)
        return made.encode()

    def _plans_of(self, unit_id: str) -> tuple[Plan, ...]:
        named = self._shares.get(unit_id, ())
        return tuple(newest_first(map(self.corpus.plans.__getitem__, named)))

    def _made(
        self,
        unit_id: str,
        plans: tuple[Plan, ...],
        dossier: Dossier | None = None,
        *,
        count: int = 0,
    ) -> Paper:
        """A paper over `plans`: of what a unit's `dossier` has of them, or of all that they ask."""
        unit, documents = self.corpus.unit(unit_id), tuple(self._cited(plans))
        duties, incoming = (dossier.duties, dossier.incoming) if dossier else ((), ())
        own = {*_tasks(plans, dossier)}
        body = self._studio.environment.get_template("bundle/paper.html").render(
            link=linker("", {}),
            unit=unit,
            issuer=dossier is None,
            count=count,
            plans=plans,
            incoming=incoming,
            shelves=shelves(duties),
            routes=[duty for duty in duties if duty.route and duty.reports],
            roles=roles_of(duties),
            days=self._almanac.of(plans, own, units=dossier is None),
            grids=grids_of(duties),
            documents=documents,
            outside=self._outside,
        )
        return Paper(unit=unit, plans=plans, documents=documents, body=body)

    def _cited(self, plans: Iterable[Plan]) -> Iterator[Cited]:
        """The documents that plans cite, in the order in which they are first cited."""
        found: defaultdict[str, dict[str, Plan]] = defaultdict(dict)
        for plan in plans:
            for citation in plan.basis:
                found[citation.document][plan.id] = plan
        for document, citing in found.items():
            yield Cited(
                document=self.corpus.registry.documents[document], plans=tuple(citing.values())
            )


def _size(paper: Paper) -> int:
    return len(paper.body.encode())


def _fitting(paper: Paper, most: int) -> int:
    """How many plans like those of a paper are likely to fit into `most` bytes."""
    return int(len(paper.plans) * most / _size(paper) * _MARGIN)


def _tasks(plans: Iterable[Plan], dossier: Dossier | None) -> Iterator[tuple[str, str]]:
    """Of the plans' tasks those in a `dossier`, or all."""
    if dossier is None:
        yield from ((plan.id, task.id) for plan in plans for task in plan.tasks)
    else:
        yield from ((duty.plan.id, duty.task.id) for duty in dossier.duties)
        yield from ((item.plan.id, item.task.id) for item in dossier.incoming)
