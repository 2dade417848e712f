"""What rules look up in the registry and among the plans, made once for all plans."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cached_property

from generator.domain.corpus import Corpus
from generator.domain.holidays import HolidaysByDay, holidays_by_day
from generator.domain.itself import itself_of
from generator.domain.registry import Document, Unit
from generator.domain.text import fold

_WORD = re.compile(r"\w+")


def words_of(text: str) -> tuple[str, ...]:
    """The words of a name without case, marks and what stands between them, for comparing."""
    return tuple(_WORD.findall(fold(text)))


def names_of(unit: Unit) -> Iterator[tuple[str, ...]]:
    """Every way in which the registry knows a unit to be called."""
    return (words_of(name) for name in (unit.name, unit.short, *unit.aliases))


class Tables:
    """The registry and the plans turned round, each part when it is first asked for."""

    def __init__(self, corpus: Corpus) -> None:
        """Take the plans and the registry that they refer to."""
        self._corpus = corpus

    @cached_property
    def holidays(self) -> HolidaysByDay:
        """The holidays of each day that has one."""
        return holidays_by_day(self._corpus.registry.holidays.values())

    @cached_property
    def symbols(self) -> Mapping[str, None]:
        """What stands for an issuer in numbers."""
        units = self._corpus.registry.units.values()
        return dict.fromkeys(sorted({unit.symbol for unit in units if unit.symbol}))

    @cached_property
    def replaced(self) -> Mapping[str, str]:
        """The documents that another has replaced, with the name of that other."""
        documents, plans = self._corpus.registry.documents, self._corpus.plans.values()
        found = {
            one.id: _title(documents[one.replaced_by])
            for one in documents.values()
            if one.replaced_by and one.replaced_by in documents
        }
        successors = {old: plan for plan in plans for old in plan.replaces}
        for document_id, plan in itself_of(self._corpus).items():
            if plan.id in successors:
                title = " ".join(filter(None, ("Kế hoạch", successors[plan.id].number)))
                found.setdefault(document_id, title)
        return found

    @cached_property
    def _names(self) -> Mapping[str, Mapping[int, frozenset[tuple[str, ...]]]]:
        """Every name of every unit, by its first word and then by its length."""
        found: defaultdict[str, defaultdict[int, set[tuple[str, ...]]]]
        found = defaultdict(lambda: defaultdict(set))
        for unit in self._corpus.registry.units.values():
            for name in filter(None, names_of(unit)):
                found[name[0]][len(name)].add(name)
        return {
            first: {length: frozenset(names) for length, names in by_length.items()}
            for first, by_length in found.items()
        }

    def name_before(self, words: tuple[str, ...]) -> tuple[str, ...] | None:
        """A known name of a unit that stands at the beginning of `words`, if there is one."""
        by_length = self._names.get(words[0], {}) if words else {}
        found = (words[:length] for length, names in by_length.items() if words[:length] in names)
        return next(found, None)

    def knows_name(self, words: tuple[str, ...]) -> bool:
        """Whether a unit is called so."""
        return words in self._names.get(words[0], {}).get(len(words), ())


def _title(document: Document) -> str:
    return " ".join(filter(None, (document.type, document.number)))
