"""All rules over all files, and what may be published after them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.checks import (
    acknowledged,
    amendments,
    citations,
    cover,
    dates,
    deadlines,
    names,
    phases,
    references,
    registry,
    tasks,
    years,
)
from generator.checks.paper import paper_of
from generator.checks.tables import Tables
from generator.domain.corpus import Corpus
from generator.domain.diagnostics import Broken, Diagnostic, Held, Rule, Severity
from generator.domain.plan import Plan
from generator.domain.registry import closed
from generator.reading import library as reading
from generator.reading import rawtext
from generator.reading.library import Library
from generator.reading.plans import PlanFile, early_fence
from generator.reading.unfinished import unfinished

RULES: tuple[Rule, ...] = (
    *reading.RULES,
    *references.RULES,
    *tasks.RULES,
    *dates.RULES,
    *phases.RULES,
    *deadlines.RULES,
    *cover.RULES,
    *names.RULES,
    *citations.RULES,
    *years.RULES,
    *amendments.RULES,
    *registry.RULES,
    *acknowledged.RULES,
)
BY_ID = {rule.id: rule for rule in RULES}

_HALF_READ = (early_fence, unfinished)
"""After these it is too early to say what has no work: its keys are still to come."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Verdict:
    """What checking a library gave: what may be published, what is held back, and all faults."""

    corpus: Corpus
    held: tuple[Held, ...]
    diagnostics: tuple[Diagnostic, ...]

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        """The faults that an editor must mend."""
        return tuple(d for d in self.diagnostics if d.rule.severity is Severity.ERROR)

    @property
    def withheld(self) -> frozenset[str]:
        """The files that hold what nobody may read: neither plans nor the editors' own pages."""
        return frozenset(d.file for d in self.diagnostics if d.rule in rawtext.NOT_TO_BE_SHOWN)


def check(library: Library) -> Verdict:
    """Check everything; a plan with an error of its own is held back, never dropped."""
    return judged(library, library.diagnostics(_broken(library)))


def judged(library: Library, diagnostics: tuple[Diagnostic, ...]) -> Verdict:
    """What may be published of a library in which `diagnostics` are all the faults."""
    errors = _errors_by_file(diagnostics)
    held = tuple(
        _held(file, errors[file.file]) for file in library.plan_files if file.file in errors
    )
    gone = {file.id for file in held}
    corpus = library.corpus.without(gone, closed(library.corpus.registry))
    return Verdict(corpus=corpus, held=held, diagnostics=diagnostics)


def _held(file: PlanFile, faults: Iterable[Diagnostic]) -> Held:
    """A plan that may not be shown is not named by its title, which may hold what is forbidden."""
    found = tuple(faults)
    silent = any(fault.rule in rawtext.NOT_TO_BE_SHOWN for fault in found)
    title = file.id if silent else file.title
    return Held(file=file.file, id=file.id, title=title, diagnostics=found)


def _broken(library: Library) -> Iterator[Broken]:
    yield from registry.check(library.corpus.registry)
    tables = Tables(library.corpus)
    for file in library.plan_files:
        if file.plan:
            corpus = library.corpus.having(file.plan)
            yield from broken_in(file.plan, corpus, file, tables)


def broken_in(plan: Plan, corpus: Corpus, file: PlanFile, tables: Tables) -> Iterator[Broken]:
    """What is wrong with the plan of one file, all in that file.

    Of other plans it sees only `corpus`, and what `tables` was made of.
    """
    broken = tuple(_unweighed(plan, corpus, file, tables))
    yield from acknowledged.weighed(plan, broken, file.file, BY_ID)


def _unweighed(plan: Plan, corpus: Corpus, file: PlanFile, tables: Tables) -> Iterator[Broken]:
    paper = paper_of(plan, file)
    for room in (references, tasks, dates, phases, amendments):
        yield from room.check(plan, corpus, file.file)
    yield from deadlines.check(plan, corpus, file.file, tables.holidays)
    if not any(broken.rule in _HALF_READ for broken in file.broken):
        yield from cover.check(paper, corpus)
    yield from names.check(paper, corpus, tables)
    yield from citations.check(paper, corpus, tables)
    yield from years.check(paper)


def _errors_by_file(diagnostics: Iterable[Diagnostic]) -> Mapping[str, list[Diagnostic]]:
    errors: defaultdict[str, list[Diagnostic]] = defaultdict(list)
    for diagnostic in diagnostics:
        if diagnostic.rule.severity is Severity.ERROR:
            errors[diagnostic.file].append(diagnostic)
    return errors
