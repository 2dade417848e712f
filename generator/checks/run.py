"""All rules over all files, and what may be published after them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.checks import dates, references, registry, tasks
from generator.domain.corpus import Corpus
from generator.domain.diagnostics import Broken, Diagnostic, Held, Rule, Severity
from generator.reading import library as reading
from generator.reading.library import Library
from generator.reading.plans import PlanFile

RULES: tuple[Rule, ...] = (
    *reading.RULES,
    *references.RULES,
    *tasks.RULES,
    *dates.RULES,
    *registry.RULES,
)


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


def check(library: Library) -> Verdict:
    """Check everything; a plan with an error of its own is held back, never dropped."""
    diagnostics = library.diagnostics(_broken(library))
    held = tuple(
        Held(file=file.file, id=file.id, title=file.title, diagnostics=faults)
        for file in library.plan_files
        if (faults := _errors_of(file, diagnostics))
    )
    corpus = library.corpus.without(file.id for file in held)
    return Verdict(corpus=corpus, held=held, diagnostics=diagnostics)


def _broken(library: Library) -> Iterator[Broken]:
    yield from registry.check(library.corpus.registry)
    for file in library.plan_files:
        if file.plan:
            for room in (references, tasks, dates):
                yield from room.check(file.plan, library.corpus, file.file)


def _errors_of(file: PlanFile, diagnostics: tuple[Diagnostic, ...]) -> tuple[Diagnostic, ...]:
    return tuple(
        d for d in diagnostics if d.file == file.file and d.rule.severity is Severity.ERROR
    )
