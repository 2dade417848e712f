"""What the last check found, kept for the next one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from generator.domain.diagnostics import Diagnostic, Rule, Span
from generator.reading.sealed import seal_json, unsealed_json

Told = tuple[str, str, int, int, int, str, str, str, str]
"""A diagnostic in one file as words and numbers, which can be kept and sent to other processes."""


class Record(NamedTuple):
    """What is known of one plan's file with the digest `sum`.

    `own` are the faults of the file alone, `found` those of the plan among the others: they hold
    while each id of `asked` is a plan's or not as it says, the files of the plans `used` have
    those digests, if `everything` is not empty, the ids of all plans have that digest, each
    document of `replaced` is replaced by what it says, or by nothing, and the `questions` have the
    `answers` that they had. `card` is what other plans' rules are told of a sound plan.
    """

    sum: str
    is_sound: bool
    own: tuple[Told, ...] = ()
    found: tuple[Told, ...] = ()
    asked: Mapping[str, bool] = {}
    used: Mapping[str, str] = {}
    everything: str = ""
    replaced: Mapping[str, str | None] = {}
    card: Sequence[Any] = ()
    questions: Mapping[str, str] = {}
    answers: str = ""


@dataclass(kw_only=True)
class Memory:
    """The registry as JSON, the faults of each registry file, and a record for each plan's file.

    `replaced` are the documents that another has replaced, as the cards of the plans tell it.
    `entries` is a digest of the registries to which questions are noted.
    """

    entries: str
    registry: str
    faults: Mapping[str, tuple[Told, ...]]
    replaced: Mapping[str, str] = field(default_factory=dict)
    plans: dict[str, Record] = field(default_factory=dict)


def told(diagnostic: Diagnostic) -> Told:
    """A diagnostic as words and numbers, without its file."""
    d, span = diagnostic, diagnostic.span
    place = (span.line, span.column, span.end_column)
    return (d.rule.id, d.message, *place, d.source, d.label, d.fix, d.acknowledged)


def untold(file: str, one: Told, rules: Mapping[str, Rule]) -> Diagnostic:
    """The diagnostic that `told` made words of; `rules` are all that there are, by id."""
    rule, message, line, column, end_column, source, label, fix, acknowledged = one
    return Diagnostic(
        rule=rules[rule],
        message=message,
        file=file,
        span=Span(line=line, column=column, end_column=end_column),
        source=source,
        label=label,
        fix=fix,
        acknowledged=acknowledged,
    )


def remembered(path: Path, key: str) -> Memory | None:
    """What was kept in the file under `key`, if it is whole."""
    kept = unsealed_json(path, key)
    if kept is None:
        return None
    plans = {name: Record(*record) for name, record in kept.pop("plans").items()}
    return Memory(**kept, plans=plans)


def remember(path: Path, key: str, memory: Memory) -> None:
    """Keep the memory for the next check."""
    seal_json(path, key, vars(memory))
