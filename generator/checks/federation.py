"""Many portals as one: their plans and registries put together, and what does not fit."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields
from typing import Any

from generator.checks.registry import differing_entry
from generator.checks.run import RULES, Verdict
from generator.domain.corpus import corpus_of
from generator.domain.diagnostics import Broken, Diagnostic, Held, Severity, Span
from generator.domain.plan import Plan
from generator.domain.registry import Registry
from generator.reading.library import repeated_id
from generator.reading.shard import Fault, NoShard, Shard


def federated(shards: Sequence[Shard]) -> Verdict:
    """What the portals together publish and hold back, as if their sources were checked as one.

    An id that two shards give to a plan is held back in both; a registry entry that differs is
    taken from the first. Raises NoShard when a shard knows a rule that is not known here.
    """
    plans, repeated = _plans(shards)
    registry, differing = _registry(shards)
    own = [_diagnostic(broken) for broken in (*repeated, *differing)]
    found = sorted([*own, *_reported(shards)], key=lambda one: one.order)
    return Verdict(
        corpus=corpus_of(plans, registry),
        held=tuple(_held(shards, found)),
        diagnostics=tuple(found),
    )


def _plans(shards: Iterable[Shard]) -> tuple[list[Plan], list[Broken]]:
    """The plans whose id is theirs alone, and what is wrong with the others."""
    by_id: defaultdict[str, list[tuple[str, Plan]]] = defaultdict(list)
    for shard in shards:
        for plan in shard.plans:
            by_id[plan.id].append((_place(shard, plan), plan))
    repeated: list[Broken] = []
    for plan_id, found in by_id.items():
        names = [name for name, _ in found]
        for name in names if len(names) > 1 else ():
            other = next(other for other in names if other != name)
            repeated += repeated_id(name, plan_id, other)
    return [found[0][1] for found in by_id.values() if len(found) == 1], repeated


def _place(shard: Shard, plan: Plan) -> str:
    return f"{shard.name}/{plan.id}.md"


def _registry(shards: Iterable[Shard]) -> tuple[Registry, list[Broken]]:
    """All entries of all registries, and those that two shards tell differently."""
    merged: dict[str, dict[str, Any]] = {part.name: {} for part in fields(Registry)}
    teller: dict[tuple[str, str], str] = {}
    differing: list[Broken] = []
    for shard in shards:
        for kind, known in merged.items():
            for entry_id, entry in getattr(shard.head.registry, kind).items():
                first = teller.setdefault((kind, entry_id), shard.name)
                if known.setdefault(entry_id, entry) != entry:
                    differing += differing_entry(shard.name, kind, entry_id, first)
    return Registry(**merged), differing


def _reported(shards: Iterable[Shard]) -> Iterator[Diagnostic]:
    """What the shards' own checks found, each under its shard's name."""
    rules = {one.id: one for one in RULES}
    for shard in shards:
        for fault in shard.head.faults:
            if fault.rule not in rules:
                raise NoShard(
                    f"cổng thành viên “{shard.name}” báo lỗi theo quy tắc “{fault.rule}” mà bản "
                    "chương trình ở đây không có; dựng lại hai cổng bằng cùng một bản"
                )
            yield Diagnostic(
                rule=rules[fault.rule],
                message=fault.message,
                file=f"{shard.name}/{fault.file}",
                span=_span(fault),
                fix=fault.fix,
                acknowledged=fault.acknowledged,
            )


def _span(fault: Fault) -> Span:
    return Span(line=fault.line, column=fault.column, end_column=fault.end_column)


def _held(shards: Iterable[Shard], found: Iterable[Diagnostic]) -> Iterator[Held]:
    """Plans that a shard held back, then those that are held back because of another shard."""
    errors: defaultdict[str, list[Diagnostic]] = defaultdict(list)
    for one in found:
        if one.rule.severity is Severity.ERROR:
            errors[one.file].append(one)
    for shard in shards:
        for held in shard.head.held:
            file = f"{shard.name}/{held.file}"
            yield Held(file=file, id=held.id, title=held.title, diagnostics=tuple(errors[file]))
        for plan in shard.plans:
            if faults := errors.get(file := _place(shard, plan)):
                yield Held(file=file, id=plan.id, title=plan.title, diagnostics=tuple(faults))


def _diagnostic(broken: Broken) -> Diagnostic:
    finding = broken.finding
    return Diagnostic(
        rule=broken.rule,
        message=finding.message,
        file=finding.file,
        span=finding.span or Span(line=1),
        fix=finding.fix,
    )
