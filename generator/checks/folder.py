"""Every fault of a content folder, looking only at what changed since the last check.

Gives what `check` gives for the whole library, without ever holding more than a few plans.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from pathlib import Path
from typing import Any, cast

from pydantic import TypeAdapter

from generator.checks import registry as registry_rules
from generator.checks.memory import Memory, Record, Told, remember, remembered, told, untold
from generator.checks.questions import Answers, Questions, noted_in
from generator.checks.run import BY_ID, broken_in
from generator.checks.shelf import Missing, NotedTables, Shelf, card_of, carded, corpus_on
from generator.checks.tables import Tables
from generator.domain.corpus import Corpus, corpus_of
from generator.domain.diagnostics import Broken, Diagnostic
from generator.domain.plan import Plan
from generator.domain.registry import Registry
from generator.reading.bodies import with_open_body
from generator.reading.library import (
    located,
    others,
    registry_bytes,
    registry_of,
    registry_texts,
    repeated_ids,
)
from generator.reading.plan_folder import PlanFolder, plan_folder
from generator.reading.plans import PlanFile, id_of, read_plan
from generator.reading.processes import each, without_collection
from generator.reading.program import CHECKING, digest, program
from generator.reading.rawtext import sum_of
from generator.reading.registries import Kind, RegistryFile, read_registry
from generator.reading.store import Store, store_in

_REGISTRY: TypeAdapter[Registry] = TypeAdapter(Registry)
_FILE = "check.json"


@dataclass(frozen=True, kw_only=True, slots=True)
class Checked:
    """The files of a content folder, and all faults in them.

    `memory` holds what was found, for the next check; it counts while `key` is the same.
    """

    plans: tuple[str, ...]
    registries: tuple[str, ...]
    diagnostics: tuple[Diagnostic, ...]
    memory: Memory
    key: str


@without_collection()
def check_folder(
    root: Path,
    cache: Path | None = None,
    processes: int = 1,
    folder: PlanFolder | None = None,
    before: Checked | None = None,
) -> Checked:
    """Check everything under `root`; what the last check found is kept in the folder `cache`.

    It is taken from there where everything that it depends on is the same: the bytes of the plan,
    of the small registries, of the other plans that its rules looked at, of the program, and what
    the large registries answer to its questions. A process that checks again and again has it in
    `before`, and keeps nothing else.

    `folder` are the plans that lie there, if that was looked at already.
    """
    folder = folder or plan_folder(root, cache)
    registries = tuple(registry_bytes(root))
    key = digest(program(*CHECKING), *registry_texts(registries, large=False))
    entries = digest(*registry_texts(registries, large=True))
    known = before.memory if before and before.key == key else None
    if cache and not before:
        known = remembered(cache / _FILE, key)
    stays = known and known.entries == entries
    memory = known if known and stays else _of_registries(registries, entries, known)
    look = _Look(root, memory.registry, store_in(cache) if cache else None)
    records, replaced = _records(folder.sums, memory, look, processes, asking=not stays)
    if not stays or records != memory.plans:
        memory = replace(memory, replaced=replaced, plans=records)
        if cache and not before:
            remember(cache / _FILE, key, memory)
    beside = tuple(others(root))
    told_beside = (fault for file in beside for fault in located(file, file.broken))
    found = [*_untold(memory.faults), *told_beside, *_in_plans(root, records)]
    return Checked(
        plans=tuple(records),
        registries=(*(file for _, file, _ in registries), *(file.file for file in beside)),
        diagnostics=tuple(sorted(found, key=lambda diagnostic: diagnostic.order)),
        memory=memory,
        key=key,
    )


def _of_registries(
    registries: Iterable[tuple[Kind, str, bytes]], entries: str, known: Memory | None
) -> Memory:
    """What the registries give, and what is `known` of the plans, which may be true no longer."""
    files = tuple(read_registry(kind, file, raw) for kind, file, raw in registries)
    registry = registry_of(files)
    faults = {file.file: [*file.broken] for file in files}
    for broken in registry_rules.check(registry):
        faults[broken.finding.file].append(broken)
    return Memory(
        entries=entries,
        plans=known.plans if known else {},
        registry=_REGISTRY.dump_json(registry).decode(),
        faults={file.file: _told(file, faults[file.file]) for file in files},
    )


def _records(
    found: Mapping[str, str], memory: Memory, look: _Look, processes: int, *, asking: bool
) -> tuple[dict[str, Record], Mapping[str, str]]:
    """A true record of each file, and what is replaced: kept ones that hold, new ones for others.

    `found` has the digest of each file; `asking` asks the questions of the kept ones again. New
    ones are made as if every unread file held a plan and replaced nothing else than before, by
    several processes. Once it is known which do, those that were misled are made again.
    """
    names, sums = [*found], {**found}
    records = {
        name: record
        for name, record in memory.plans.items()
        if name in sums and sums[name] == record.sum
    }
    cards = _cards(memory.plans, memory.plans)
    replaced, answers = memory.replaced, None
    if asking:
        replaced, answers = look.replaced_among(cards), look.answers
    for _ in range(2):
        unread = [name for name in names if name not in records]
        sound = (name for name in names if name not in records or records[name].is_sound)
        files = {id_of(name): name for name in sound}
        held = _Held(files, sums, replaced, answers)
        wanted = [*unread, *(name for name in records if not held.holds(records[name]))]
        informed = replace(look, files=files, replaced=replaced)
        for name, record in zip(wanted, each(informed, wanted, processes), strict=True):
            records[name] = record
            sums[name] = record.sum
        before, cards = cards, _cards(names, records)
        if cards == before and cards.keys() == files.keys():
            break  # nothing has come to light that would have misled one
        replaced = look.replaced_among(cards)
    return {name: records[name] for name in names}, replaced


def _cards(names: Iterable[str], records: Mapping[str, Record]) -> dict[str, list[Any]]:
    """The cards of all plans by id; of a repeated id, of the last file in order."""
    return {id_of(name): [*records[name].card] for name in names if records[name].is_sound}


class _Held:
    """Tells which records are still true."""

    def __init__(
        self,
        files: Mapping[str, str],
        sums: Mapping[str, str],
        replaced: Mapping[str, str],
        answers: Answers | None,
    ) -> None:
        """Take the files of all plans by id, the digest of each file, and what is replaced.

        Without `answers` the questions have those that they had.
        """
        self._files, self._sums, self._replaced, self._answers = files, sums, replaced, answers

    def holds(self, record: Record) -> bool:
        """Whether the answers that the record rests on are still the same."""
        return (
            all((name in self._files) is known for name, known in record.asked.items())
            and all(self._sums[self._files[name]] == found for name, found in record.used.items())
            and (not record.everything or record.everything == self._everything)
            and all(self._replaced.get(name) == by for name, by in record.replaced.items())
            and (
                not self._answers
                or not record.answers
                or self._answers.word(record.questions) == record.answers
            )
        )

    @cached_property
    def _everything(self) -> str:
        return _all(self._files)


@dataclass(frozen=True)
class _Look:
    """Reads and checks one file; `files` are those of all plans, by id, `replaced` the documents.

    `registry` is JSON still, for when nothing changed it is not needed.
    """

    root: Path
    registry: str
    store: Store | None
    files: Mapping[str, str] = field(default_factory=dict)
    replaced: Mapping[str, str] = field(default_factory=dict)

    def __call__(self, name: str) -> Record:
        """The record of the file `name`."""
        file, found = self._read(name)
        own = _told(file, file.broken)
        if file.plan is None:
            return Record(found, is_sound=False, own=own)
        plan = with_open_body(file.plan)  # every rule looks at it
        sums: dict[str, str] = {}
        shelf = Shelf(plan, self.files, partial(self._other, sums))
        questions = Questions()
        corpus = noted_in(corpus_on(shelf, self._empty), questions)
        tables = NotedTables(self._tables, self.replaced, questions)
        card = card_of(plan)
        try:
            broken = tuple(broken_in(plan, corpus, file, tables))
        except Missing as missing:
            return Record(found, is_sound=True, own=own, asked={missing.args[0]: True}, card=card)
        return Record(
            found,
            is_sound=True,
            own=own,
            found=_told(file, broken),
            asked=shelf.asked,
            used=sums,
            everything=_all(self.files) if shelf.counted else "",
            replaced=tables.noted,
            card=card,
            questions=questions.asked,
            answers=self.answers.word(questions.asked),
        )

    def replaced_among(self, cards: Mapping[str, Any]) -> Mapping[str, str]:
        """The documents that another has replaced, as the cards of all plans tell it."""
        plans = {plan_id: carded(plan_id, cards[plan_id]) for plan_id in sorted(cards)}
        return Tables(replace(self._empty, plans=cast(Mapping[str, Plan], plans))).replaced

    def _read(self, name: str) -> tuple[PlanFile, str]:
        raw = (self.root / name).read_bytes()
        return (self.store.read if self.store else read_plan)(name, raw), sum_of(raw)

    def _other(self, sums: dict[str, str], name: str) -> Plan | None:
        file, sums[id_of(name)] = self._read(name)
        return file.plan

    @cached_property
    def _empty(self) -> Corpus:
        return corpus_of((), _REGISTRY.validate_json(self.registry))

    @cached_property
    def _tables(self) -> Tables:
        return Tables(self._empty)

    @cached_property
    def answers(self) -> Answers:
        """What the registry answers to questions."""
        return Answers(self._empty, self._tables)


def _in_plans(root: Path, records: Mapping[str, Record]) -> Iterator[Diagnostic]:
    repeated = {b.finding.file: b for b in repeated_ids((id_of(name), name) for name in records)}
    for name, record in records.items():
        yield from _untold({name: record.own})
        if name in repeated:
            yield from located(read_plan(name, (root / name).read_bytes()), [repeated[name]])
        yield from _untold({name: record.found})


def _told(file: PlanFile | RegistryFile, broken: Iterable[Broken]) -> tuple[Told, ...]:
    return tuple(map(told, located(file, broken)))


def _untold(faults: Mapping[str, Iterable[Told]]) -> Iterator[Diagnostic]:
    return (untold(file, one, BY_ID) for file, found in faults.items() for one in found)


def _all(plan_ids: Iterable[str]) -> str:
    return digest(*sorted(plan_ids))
