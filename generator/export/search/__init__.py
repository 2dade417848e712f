"""The search's data: a classic script, because a page opened from a disk can fetch nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from datetime import date
from functools import partial
from types import MappingProxyType
from typing import Any
from zlib import crc32

from generator.domain import addresses
from generator.domain.corpus import Corpus
from generator.domain.plan import Plan
from generator.domain.roles import Role
from generator.domain.text import slug
from generator.export.scripts import keyed, literal
from generator.export.search.findable import Facets, Finding, Record
from generator.export.search.narrowed import BETWEEN, END, ROWS, part_address
from generator.export.search.plans import plan_record, plan_records
from generator.export.search.registry import registry_records
from generator.export.sheaf import Sheaf, files_of, one_file

_SHOWN = ("plan", "title", "names", "where", "text", "when")
_INHERITED = ("issuer", "topic", "channel")
_LEFT_OUT = {
    Finding.UNIT: ("issuer", "topic"),
    Finding.DOCUMENT: ("topic",),
    Finding.EVENT: ("issuer", "topic"),
}
_FACETS = tuple(field.name for field in fields(Facets) if field.name != "role")
_OWN_FACETS = tuple(name for name in _FACETS if name not in _INHERITED)
_ROLES = {role: slug(role.label) for role in Role}

MOST_IN_ONE = 60
"""Up to so many plans the search has one file with everything."""

NAMED_AT_ONCE = 1500
"""So many plans, the newest, are named in the first script; the names of the others follow."""

_NO_OTHERS: Mapping[str, Sequence[str]] = MappingProxyType({})
_PLANS_A_PART = 24
_PARTS = "PORTAL_SEARCH_PARTS"


def search_files(corpus: Corpus) -> Iterator[tuple[str, bytes]]:
    """Every file of search data, its address and bytes; see `search_scripts`."""
    return files_of(search_scripts(corpus))


def search_scripts(corpus: Corpus) -> Iterator[Sheaf]:
    """The search's data: one script with everything, or a first script and parts.

    Where there are many plans, the first script has what people name things by (units, documents,
    events, the newest plans), the names of older plans come after it, and the parts have the rest:
    the plans' own words, tasks and clauses. A part holds plans of one year, and which of them hangs
    on their ids alone: a plan that is added or edited changes one part.
    """
    if len(corpus.plans) <= MOST_IN_ONE:
        whole = partial(_whole, corpus)
        yield one_file(addresses.SEARCH_DATA, whole, heavy=True)
        return
    parts = _parts(corpus)
    newest = sorted(corpus.plans, key=lambda plan_id: _day(corpus.plans[plan_id]), reverse=True)
    later = {
        f"ten-{begin // NAMED_AT_ONCE}": tuple(newest[begin : begin + NAMED_AT_ONCE])
        for begin in range(NAMED_AT_ONCE, len(newest), NAMED_AT_ONCE)
    }
    first = partial(_first, corpus, newest[:NAMED_AT_ONCE], [*later], [*parts])
    yield one_file(addresses.SEARCH_DATA, first, heavy=True)
    for name, plans in later.items():
        yield one_file(part_address(name), partial(_names_of, corpus, name, plans), plans, ())
    for name, plans in parts.items():
        yield one_file(part_address(name), partial(_part, corpus, name, plans), plans, ())


def records_of(corpus: Corpus) -> tuple[Record, ...]:
    """Everything that can be found, each under an address of its own."""
    plans = (record for plan in corpus.plans.values() for record in plan_records(corpus, plan))
    return (*plans, *registry_records(corpus))


def _whole(corpus: Corpus) -> bytes:
    return _script(_labels(corpus), map(_row, records_of(corpus)))


def _first(
    corpus: Corpus, plans: Iterable[str], later: Sequence[str], parts: Sequence[str]
) -> bytes:
    """What has a name, less what would let the script grow too fast; the parts bring it."""
    rows = (*_named(corpus, plans), *map(_shortened, registry_records(corpus)))
    return _script(_labels(corpus), rows, {"later": later, "parts": parts})


def _named(corpus: Corpus, plans: Iterable[str]) -> Iterator[Mapping[str, Any]]:
    return (_shortened(plan_record(corpus, corpus.plans[plan])) for plan in plans)


def _names_of(corpus: Corpus, name: str, plans: Iterable[str]) -> bytes:
    return _part_script(name, _named(corpus, plans))


def _shortened(record: Record) -> Mapping[str, Any]:
    """A record without filters that are nearly always true; of a plan's names those that tell."""
    left_out = _LEFT_OUT.get(record.kind, ())
    row = {name: value for name, value in _row(record).items() if name not in left_out}
    if record.kind is Finding.PLAN:
        row["names"] = _telling(record.names)
    return row


def _telling(names: Sequence[str]) -> tuple[str, ...]:
    """Of a plan's names those whose words make up all others."""
    found: list[str] = []
    words: set[str] = set()
    for name in sorted(names, key=len, reverse=True):
        if not words.issuperset(name.split()):
            found.append(name)
            words.update(name.split())
    return tuple(found)


def _part(corpus: Corpus, name: str, plans: Iterable[str]) -> bytes:
    records = (record for plan in plans for record in plan_records(corpus, corpus.plans[plan]))
    return _part_script(name, map(_row, records))


def _part_script(name: str, rows: Iterable[Mapping[str, Any]]) -> bytes:
    return b"%s = {%s" % (keyed(_PARTS, name).encode(), _rows(rows))


def _parts(corpus: Corpus) -> Mapping[str, tuple[str, ...]]:
    """The plans of each part, by its name; the newest year's first."""
    years: defaultdict[int, list[str]] = defaultdict(list)
    for plan in corpus.plans.values():
        years[_day(plan).year].append(plan.id)
    found: dict[str, tuple[str, ...]] = {}
    for year in sorted(years, reverse=True):
        for number, plans in _spread(years[year]):
            found[f"{year}-{number}"] = plans
    return found


def _day(plan: Plan) -> date:
    """The day on which a plan was issued, or must have been at the latest, as far as is known."""
    issued = plan.issued
    return issued.day or issued.not_after or issued.not_before or date.min


def _spread(plans: Sequence[str]) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Plans in a power of two of parts: their number seldom changes when a plan is added."""
    count = 1 << max(0, (len(plans) // _PLANS_A_PART).bit_length())
    places: defaultdict[int, list[str]] = defaultdict(list)
    for plan in plans:
        places[crc32(plan.encode()) % count].append(plan)
    return ((number, tuple(places[number])) for number in sorted(places))


def _labels(corpus: Corpus) -> Mapping[str, Mapping[str, str]]:
    registry = corpus.registry
    units = {unit.id: unit.short or unit.name for unit in registry.units.values()}
    return {
        "kind": {kind.value: kind.label for kind in Finding},
        "issuer": {unit.id: unit.name for unit in registry.units.values()},
        "unit": units,
        "topic": {topic.id: topic.name for topic in registry.topics.values()},
        "channel": {channel.id: channel.name for channel in registry.channels.values()},
        "role": {word: role.label for role, word in _ROLES.items()},
    }


def _script(
    labels: Mapping[str, Mapping[str, str]],
    rows: Iterable[Mapping[str, Any]],
    others: Mapping[str, Sequence[str]] = _NO_OTHERS,
) -> bytes:
    named = {"labels": labels, **others}
    listed = b"".join(b'"%s": %s,\n' % (sort.encode(), literal(it)) for sort, it in named.items())
    return b"window.PORTAL_SEARCH = {\n%s%s" % (listed, _rows(rows))


def _rows(rows: Iterable[Mapping[str, Any]]) -> bytes:
    """The rest of a script, from its rows on."""
    return b"%s%s%s;\n" % (ROWS, BETWEEN.join(map(literal, rows)), END)


def _row(record: Record) -> Mapping[str, Any]:
    """A record without what it lacks, and without what the script takes from its plan."""
    row: dict[str, Any] = {"kind": record.kind, "url": record.url}
    row |= {name: value for name in _SHOWN if (value := getattr(record, name))}
    names = _OWN_FACETS if record.plan else _FACETS
    row |= {name: value for name in names if (value := getattr(record.facets, name))}
    if record.facets.role:
        row["role"] = [_ROLES[role] for role in record.facets.role]
    return row
