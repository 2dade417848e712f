"""The documents that plans cite: all of them, and for each every plan that rests on it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import groupby
from typing import Any

from generator.domain import addresses
from generator.domain.corpus import Corpus
from generator.domain.itself import itself_of
from generator.domain.plan import Citation, Plan
from generator.domain.registry import Document
from generator.domain.text import sort_key
from generator.pages.environment import Studio
from generator.pages.page import Draft, Page, PageKind, ids
from generator.pages.sheets import Sheet, sheets

_DOCUMENTS_A_SHEET = 300
_USES_A_SHEET = 200


@dataclass(frozen=True, kw_only=True, slots=True)
class Use:
    """One citation of a document by one plan."""

    plan: Plan
    citation: Citation


@dataclass(frozen=True, kw_only=True, slots=True)
class Shelf:
    """The documents of one type, newest first, each with the number of plans that cite it."""

    type: str
    documents: tuple[tuple[Document, int], ...]


Uses = Mapping[str, tuple[Use, ...]]


def drafts(studio: Studio) -> Iterator[Draft]:
    """The list of cited documents and the page of each."""
    documents = studio.corpus.registry.documents
    uses, itself = uses_of(studio.corpus), itself_of(studio.corpus)
    followers = followers_of(documents.values())
    yield from _list_drafts(studio, uses)
    for document in documents.values():
        yield from _document_drafts(
            studio,
            document,
            uses.get(document.id, ()),
            follows=[documents[name] for name in document.follows if name in documents],
            followers=followers.get(document.id, []),
            itself=itself.get(document.id),
            successor=documents.get(document.replaced_by or ""),
        )


def uses_of(corpus: Corpus) -> Uses:
    """Every citation of every document: of plans that rest on it first, then of those naming it."""
    found: defaultdict[str, list[Use]] = defaultdict(list)
    for plan in corpus.plans.values():
        for citation in plan.basis:
            found[citation.document].append(Use(plan=plan, citation=citation))
    return {
        document: tuple(sorted(uses, key=lambda use: not use.citation.relation.is_basis))
        for document, uses in found.items()
    }


def shelved(documents: Iterable[Document]) -> Iterator[Document]:
    """Documents by their type, in the Vietnamese order of types, in each the newest first."""
    grouped: defaultdict[str, list[Document]] = defaultdict(list)
    for document in documents:
        grouped[document.type].append(document)
    for name in sorted(grouped, key=sort_key):
        yield from _newest(grouped[name])


def shelves_of(documents: Iterable[Document], uses: Uses) -> list[Shelf]:
    """A shelf for each type; the documents stand type by type."""
    return [
        Shelf(
            type=name,
            documents=tuple((one, _plan_count(uses.get(one.id, ()))) for one in own),
        )
        for name, own in groupby(documents, key=lambda document: document.type)
    ]


def _newest(documents: Iterable[Document]) -> list[Document]:
    named = sorted(documents, key=lambda document: sort_key(document.number or document.id))
    return sorted(named, key=lambda document: document.date or date.min, reverse=True)


def _plan_count(uses: Iterable[Use]) -> int:
    return len({use.plan.id for use in uses})


def followers_of(documents: Iterable[Document]) -> Mapping[str, list[Document]]:
    """For each document those that implement it."""
    found: defaultdict[str, list[Document]] = defaultdict(list)
    for document in documents:
        for name in document.follows:
            found[name].append(document)
    return found


def _list_drafts(studio: Studio, uses: Uses) -> Iterator[Draft]:
    documents = shelved(studio.corpus.registry.documents.values())
    for sheet in sheets(addresses.DOCUMENTS, documents, _DOCUMENTS_A_SHEET):
        yield Draft(
            address=sheet.address,
            kind=PageKind.DOCUMENTS,
            make=partial(_list_page, studio, sheet, uses),
        )


def _list_page(studio: Studio, sheet: Sheet[Document], uses: Uses) -> Page:
    return studio.page(
        sheet.address,
        PageKind.DOCUMENTS,
        f"Văn bản{sheet.suffix}",
        template="documents.html",
        description="Các văn bản mà kế hoạch trên cổng căn cứ, thực hiện hoặc viện dẫn.",
        shelves=shelves_of(sheet.items, uses),
        sheet=sheet,
    )


def _document_drafts(
    studio: Studio, document: Document, uses: tuple[Use, ...], **view: Any
) -> Iterator[Draft]:
    beside = (*view["follows"], *view["followers"], *filter(None, (view["successor"],)))
    entries = (*studio.corpus.reach.documents((document.id, *(one.id for one in beside))),)
    for sheet in sheets(addresses.document(document.id), uses, _USES_A_SHEET):
        yield Draft(
            address=sheet.address,
            kind=PageKind.DOCUMENT,
            make=partial(_document_page, studio, document, sheet, view),
            plans=ids((*(use.plan for use in sheet.items), view["itself"])),
            entries=entries,
            also=(sheet.count, len(uses)),
        )


def _document_page(
    studio: Studio, document: Document, sheet: Sheet[Use], view: Mapping[str, Any]
) -> Page:
    title = f"{document.type} {document.number}" if document.number else document.type
    return studio.page(
        sheet.address,
        PageKind.DOCUMENT,
        f"{title}{sheet.suffix}",
        template="document.html",
        description=document.subject or f"Các kế hoạch viện dẫn {title}.",
        document=document,
        uses=sheet.items,
        sheet=sheet,
        **view,
    )
