"""Units, documents, topics and channels as the search finds them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from generator.domain import addresses
from generator.domain.corpus import Corpus
from generator.domain.dates import official
from generator.domain.duties import parts_of_units
from generator.domain.holders import Share
from generator.domain.plan import Citation, Plan
from generator.domain.registry import Document, Unit
from generator.domain.roles import Role
from generator.domain.searchable import number_names
from generator.export.search.events import Windows, event_records, facets_of
from generator.export.search.findable import Facets, Finding, Record, sentences


def registry_records(corpus: Corpus) -> Iterator[Record]:
    """Every entry of the registries, by registry in the order of ids."""
    registry = corpus.registry
    parts = parts_of_units(corpus)
    for _, unit in sorted(registry.units.items()):
        yield _unit(corpus, unit, parts.get(unit.id, {}), corpus.windows)
    cited = _citing(corpus)
    for _, document in sorted(registry.documents.items()):
        yield _document(corpus, document, cited.get(document.id, ()))
    yield from event_records(corpus, corpus.windows)
    yield from _shelves(corpus)


def _unit(corpus: Corpus, unit: Unit, parts: Mapping[str, Share], windows: Windows) -> Record:
    plans = [corpus.plans[plan_id] for plan_id in parts]
    roles = {role for share in parts.values() for role in share.roles}
    above = corpus.unit(unit.parent).name if unit.parent else ""
    level = f"nhóm đơn vị {unit.level.label}" if unit.is_group else unit.level.label
    return Record(
        kind=Finding.UNIT,
        url=addresses.unit(unit.id),
        title=unit.name,
        names=tuple(dict.fromkeys(filter(None, (unit.short, *unit.aliases, unit.symbol)))),
        where=" · ".join(filter(None, (level[0].upper() + level[1:], above))),
        text=sentences(unit.note),
        facets=replace(
            facets_of(plans, windows),
            unit=(unit.id,),
            role=tuple(role for role in Role if role in roles),
        ),
    )


def _citing(corpus: Corpus) -> Mapping[str, list[tuple[Plan, Citation]]]:
    """By document, the plans that cite it, each with how it does."""
    found: defaultdict[str, list[tuple[Plan, Citation]]] = defaultdict(list)
    for plan in corpus.plans.values():
        for citation in plan.basis:
            found[citation.document].append((plan, citation))
    return found


def _document(corpus: Corpus, document: Document, cited: Sequence[tuple[Plan, Citation]]) -> Record:
    printed = (spelling for _, citation in cited for spelling in citation.as_printed)
    issuer = corpus.unit(document.issuer).name if document.issuer else document.issuer_name
    day = official(document.date) if document.date else None
    names = number_names(document.number, document.type) if document.number else ()
    return Record(
        kind=Finding.DOCUMENT,
        url=addresses.document(document.id),
        title=" ".join(filter(None, (document.type, document.number))),
        names=tuple(dict.fromkeys((*names, *printed))),
        where=" · ".join(filter(None, (day, issuer))),
        text=sentences(" ".join(filter(None, (document.subject, day and f"ngày {day}", issuer)))),
        facets=Facets(
            issuer=(document.issuer,) if document.issuer else (),
            year=(document.date.year,) if document.date else (),
            topic=tuple(sorted({topic for plan, _ in cited for topic in plan.topics})),
        ),
    )


def _shelves(corpus: Corpus) -> Iterator[Record]:
    for topic in corpus.registry.topics.values():
        yield Record(
            kind=Finding.SHELF,
            url=addresses.topic(topic.id),
            title=topic.name,
            where="Chủ đề",
            text=sentences(topic.description),
            facets=Facets(topic=(topic.id,)),
        )
    for channel in corpus.registry.channels.values():
        yield Record(
            kind=Finding.SHELF,
            url=addresses.channel(channel.id),
            title=channel.name,
            where=f"Kênh · {channel.group}",
            text=sentences(channel.note),
            facets=Facets(channel=(channel.id,)),
        )
