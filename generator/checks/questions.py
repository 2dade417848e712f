"""What one plan's rules ask of the units and documents, noted with the answers.

Where the same questions have the same answers, the rules find the same: a plan need not be looked
at again because a unit was added that nothing in it asks for.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from enum import StrEnum
from functools import cached_property, partial
from typing import TypeVar

from generator.checks.tables import Tables
from generator.domain.corpus import Corpus
from generator.reading.program import digest

V = TypeVar("V")
Asked = Mapping[str, str]
"""Questions as words that can be kept: by sort, a line for each."""


class Sort(StrEnum):
    """What is asked for."""

    UNIT = "unit"
    DOCUMENT = "document"
    GROUPS = "groups"
    SYMBOL = "symbol"
    NAME = "name"
    NO_NAME = "no-name"


ALL = "*"  # no id, symbol or name of a unit


class Questions:
    """Notes what is asked."""

    def __init__(self) -> None:
        self._asked: defaultdict[Sort, set[str]] = defaultdict(set)

    def note(self, sort: Sort, key: str) -> None:
        """Note one question."""
        self._asked[sort].add(key)

    def of(self, sort: Sort, answers: Mapping[str, V]) -> Noted[V]:
        """The answers, of which it is noted here what they are asked for."""
        return Noted(answers, partial(self.note, sort))

    @property
    def asked(self) -> Asked:
        """All questions until now."""
        return {sort.value: "\n".join(sorted(keys)) for sort, keys in sorted(self._asked.items())}


class Noted(Mapping[str, V]):
    """A mapping of which it is noted what it is asked for."""

    def __init__(self, answers: Mapping[str, V], note: Callable[[str], None]) -> None:
        """Take what is answered, and who notes each key; `ALL` stands for all of them."""
        self._answers, self._note = answers, note

    def __contains__(self, key: object) -> bool:
        self._note(str(key))
        return key in self._answers

    def __getitem__(self, key: str) -> V:
        self._note(key)
        return self._answers[key]

    def __iter__(self) -> Iterator[str]:
        self._note(ALL)
        return iter(self._answers)

    def __len__(self) -> int:
        self._note(ALL)
        return len(self._answers)


def noted_in(corpus: Corpus, questions: Questions) -> Corpus:
    """The corpus, of whose units and documents it is noted which are asked for."""
    registry = corpus.registry
    return replace(
        corpus,
        registry=replace(
            registry,
            units=questions.of(Sort.UNIT, registry.units),
            documents=questions.of(Sort.DOCUMENT, registry.documents),
        ),
        groups_of=questions.of(Sort.GROUPS, corpus.groups_of),
    )


class Answers:
    """What the registry answers to the questions, as words."""

    def __init__(self, corpus: Corpus, tables: Tables) -> None:
        """Take the registry with its groups, and the tables of it."""
        self._corpus, self._tables = corpus, tables
        self._known: dict[tuple[str, str], str] = {}

    def word(self, asked: Asked) -> str:
        """One word for all answers to some questions."""
        keys = ((sort, key) for sort, lines in asked.items() for key in lines.split("\n"))
        return digest(*(self._answer(sort, key) for sort, key in keys))

    def _answer(self, sort: str, key: str) -> str:
        if (sort, key) not in self._known:
            self._known[sort, key] = self._worked_out(Sort(sort), key)
        return self._known[sort, key]

    def _worked_out(self, sort: Sort, key: str) -> str:
        if sort is Sort.NAME:
            return repr(self._tables.knows_name((*key.split(),)))
        if sort is Sort.NO_NAME:
            return repr(self._tables.name_before((*key.split(),)))
        of = self._mappings[sort]
        if key == ALL:
            return digest(*map(repr, of.items()))
        return repr(of[key]) if key in of else ""

    @cached_property
    def _mappings(self) -> Mapping[Sort, Mapping[str, object]]:
        registry = self._corpus.registry
        return {
            Sort.UNIT: registry.units,
            Sort.DOCUMENT: registry.documents,
            Sort.GROUPS: self._corpus.groups_of,
            Sort.SYMBOL: self._tables.symbols,
        }
