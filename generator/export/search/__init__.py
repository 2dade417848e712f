"""The search's data: a classic script, because a page opened from a disk can fetch nothing."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from typing import Any

from generator.domain import addresses
from generator.domain.corpus import Corpus
from generator.domain.roles import Role
from generator.domain.text import slug
from generator.export.search.findable import Facets, Finding, Record
from generator.export.search.plans import plan_records
from generator.export.search.registry import registry_records

_SHOWN = ("plan", "title", "names", "where", "text", "when")
_INHERITED = ("issuer", "topic", "channel")
_ESCAPES = {"</": "<\\/", "\u2028": "\\u2028", "\u2029": "\\u2029"}


def search_files(corpus: Corpus) -> Iterator[tuple[str, bytes]]:
    """Every file of search data, its address and bytes; the same corpus gives the same bytes."""
    labels = _labels(corpus)
    for address, records in _shards(records_of(corpus)):
        yield address, _script(labels, records)


def records_of(corpus: Corpus) -> tuple[Record, ...]:
    """Everything that can be found, each under an address of its own."""
    plans = (record for plan in corpus.plans.values() for record in plan_records(corpus, plan))
    return (*plans, *registry_records(corpus))


def _shards(records: Iterable[Record]) -> Iterator[tuple[str, tuple[Record, ...]]]:
    """Group records into files; all go into one until a corpus is too large for that."""
    yield addresses.SEARCH_DATA, tuple(records)


def _labels(corpus: Corpus) -> Mapping[str, Mapping[str, str]]:
    registry = corpus.registry
    units = {unit.id: unit.short or unit.name for unit in registry.units.values()}
    return {
        "kind": {kind.value: kind.label for kind in Finding},
        "issuer": {unit.id: unit.name for unit in registry.units.values()},
        "unit": units,
        "topic": {topic.id: topic.name for topic in registry.topics.values()},
        "channel": {channel.id: channel.name for channel in registry.channels.values()},
        "role": {slug(role.label): role.label for role in Role},
    }


def _script(labels: Mapping[str, Mapping[str, str]], records: Iterable[Record]) -> bytes:
    rows = ",\n".join(_json(_row(record)) for record in records)
    head = f'window.PORTAL_SEARCH = {{\n"labels": {_json(labels)},\n"records": [\n'
    return f"{head}{rows}\n]}};\n".encode()


def _row(record: Record) -> Mapping[str, Any]:
    """A record without what it lacks, and without what the script takes from its plan."""
    row: dict[str, Any] = {"kind": record.kind, "url": record.url}
    row |= {name: value for name in _SHOWN if (value := getattr(record, name))}
    left_out = _INHERITED if record.plan else ()
    names = (field.name for field in fields(Facets) if field.name not in left_out)
    row |= {name: value for name in names if (value := getattr(record.facets, name))}
    if record.facets.role:
        row["role"] = [slug(role.label) for role in record.facets.role]
    return row


def _json(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for sign, escaped in _ESCAPES.items():
        text = text.replace(sign, escaped)
    return text
