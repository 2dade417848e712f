"""The plans as one plan's rules see them, with a note of what the rules asked of the others.

What was found in one plan stays true for as long as its own bytes, the registries and the answers
to those questions are the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from generator.checks.questions import ALL, Noted, Questions, Sort
from generator.checks.tables import Tables
from generator.domain.corpus import Corpus, Times, times_of
from generator.domain.holidays import HolidaysByDay
from generator.domain.plan import Plan
from generator.domain.registry import Registry


class Missing(KeyError):
    """A file that was taken to hold a plan holds none."""


class Shelf(Mapping[str, Plan]):
    """Plans by id, each read when it is asked for; `own` stands among them in any case."""

    def __init__(
        self, own: Plan, files: Mapping[str, str], read: Callable[[str], Plan | None]
    ) -> None:
        """Take the files of all plans by id; `read` gives the plan of a file, if it holds one."""
        self._own, self._files, self._read = own, files, read
        self.asked: dict[str, bool] = {}
        """Ids of other plans, and whether there was such a plan."""
        self.used: set[str] = set()
        """Ids of other plans whose content was looked at."""
        self.counted = False
        """Whether the ids of all plans were looked at."""

    def __contains__(self, plan_id: object) -> bool:
        if plan_id == self._own.id:
            return True
        known = plan_id in self._files
        self.asked[str(plan_id)] = known
        return known

    def __getitem__(self, plan_id: str) -> Plan:
        if plan_id not in self:
            raise KeyError(plan_id)
        if plan_id == self._own.id:
            return self._own
        self.used.add(plan_id)
        found = self._read(self._files[plan_id])
        if found is None:
            raise Missing(plan_id)
        return found

    def __iter__(self) -> Iterator[str]:
        self.counted = True
        return iter(sorted({*self._files, self._own.id}))

    def __len__(self) -> int:
        self.counted = True
        return len({*self._files, self._own.id})


class _Times(Mapping[str, Times]):
    """The times of plans, each worked out when it is asked for, once."""

    def __init__(self, shelf: Shelf, registry: Registry) -> None:
        self._shelf, self._registry = shelf, registry
        self._known: dict[str, Times] = {}

    def __getitem__(self, plan_id: str) -> Times:
        if plan_id not in self._known:
            self._known[plan_id] = times_of(self._shelf[plan_id], self._registry)
        return self._known[plan_id]

    def __iter__(self) -> Iterator[str]:
        return iter(self._shelf)

    def __len__(self) -> int:
        return len(self._shelf)


def corpus_on(shelf: Shelf, empty: Corpus) -> Corpus:
    """The corpus of the plans on a shelf; `empty` is the same without any plan."""
    return replace(empty, plans=shelf, times=_Times(shelf, empty.registry))


@dataclass(frozen=True, slots=True)
class _Issued:
    day: date | None


@dataclass(frozen=True, slots=True)
class Card:
    """So much of a plan as tables of all plans need; a table that asks for more fails aloud."""

    id: str
    number: str | None
    issuer: str
    issued: _Issued
    replaces: tuple[str, ...]


def card_of(plan: Plan) -> tuple[Any, ...]:
    """A plan's card as words, but for its id."""
    day = plan.issued.day
    return (plan.number, plan.issuer, day.isoformat() if day else None, [*plan.replaces])


def carded(plan_id: str, words: Any) -> Card:
    """The card that `card_of` made words of."""
    number, issuer, day, replaces = words
    issued = _Issued(date.fromisoformat(day) if day else None)
    return Card(plan_id, number, issuer, issued, tuple(replaces))


class NotedTables(Tables):
    """The tables as one plan's rules see them; only what is named here can be asked for.

    Of the holidays it is not noted which are asked for.
    """

    def __init__(self, tables: Tables, replaced: Mapping[str, str], questions: Questions) -> None:
        """Take the tables of the registries, and the documents that another has replaced."""
        self._tables, self._questions = tables, questions
        self._replaced = replaced
        self.noted: dict[str, str | None] = {}
        """Which documents were asked for, and by what they were said to be replaced."""

    @property
    def holidays(self) -> HolidaysByDay:
        """The holidays of each day that has one."""
        return self._tables.holidays

    @property
    def symbols(self) -> Mapping[str, None]:
        """What stands for an issuer in numbers."""
        return self._questions.of(Sort.SYMBOL, self._tables.symbols)

    @property
    def replaced(self) -> Mapping[str, str]:
        """The documents that another has replaced, with the name of that other."""
        return Noted(self._replaced, self._note_replaced)

    def _note_replaced(self, document: str) -> None:
        if document == ALL:
            raise NotImplementedError("what depends on all of it cannot be noted")
        self.noted[document] = self._replaced.get(document)

    def name_before(self, words: tuple[str, ...]) -> tuple[str, ...] | None:
        """A known name of a unit that stands at the beginning of `words`, if there is one."""
        found = self._tables.name_before(words)
        self._questions.note(Sort.NAME if found else Sort.NO_NAME, " ".join(found or words))
        return found
