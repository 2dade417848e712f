"""The pages of bundles: what of them is filled in when bundles are made, after the site."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from generator.domain import addresses
from generator.domain.corpus import Corpus
from generator.domain.registry import Unit
from generator.pages.bundle_places import anchor, sheets_of_units
from generator.pages.environment import Studio
from generator.pages.page import Draft, Heading, Page, PageKind
from generator.pages.sheets import Sheet
from generator.pages.sizes import size_of
from generator.pages.take_away.own import units_by_name

_PLACE = re.compile(r'(<td [^>]*?data-goi="([^"]*)">).*?</td>', re.DOTALL)
_NOT_MADE = Markup('<span class="unknown">chưa đóng gói</span>')


@dataclass(frozen=True, kw_only=True, slots=True)
class Offer:
    """A file that is offered: its size in bytes and its checksum."""

    size: int
    sha256: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """A unit or issuer, the anchor of its line, and its files: words and addresses."""

    name: str
    page: str
    anchor: str
    files: tuple[tuple[str, str], ...]


def drafts(studio: Studio) -> Iterator[Draft]:
    """The page of offline bundles; until they are made, it says that they are not."""
    cut = sheets_of_units(studio.corpus)
    yield _draft(addresses.BUNDLES, partial(_page, studio, cut))
    for sheet in cut:
        yield _draft(sheet.address, partial(_units_page, studio, sheet))


def _draft(address: str, make: Callable[[], Page]) -> Draft:
    return Draft(address=address, kind=PageKind.TAKE_AWAY, make=make)


def _page(studio: Studio, cut: Sequence[Sheet[Unit]]) -> Page:
    corpus = studio.corpus
    return studio.page(
        addresses.BUNDLES,
        PageKind.TAKE_AWAY,
        "Gói mang theo",
        template="bundles.html",
        description="Gói xem khi không có mạng: cả cổng, của từng đơn vị, của từng cơ quan.",
        contents=(
            Heading("Cả cổng", "ca-cong"),
            Heading("Của từng đơn vị", "don-vi"),
            Heading("Của từng cơ quan ban hành", "co-quan"),
            Heading("Cách mở", "cach-mo"),
            Heading("Kiểm tra gói", "kiem-tra"),
        ),
        sheets=cut,
        units=() if cut else tuple(_units(corpus, units_by_name(corpus))),
        issuers=() if cut else tuple(_issuers(corpus, units_by_name(corpus))),
        not_made=_NOT_MADE,
    )


def _units_page(studio: Studio, sheet: Sheet[Unit]) -> Page:
    return studio.page(
        sheet.address,
        PageKind.TAKE_AWAY,
        f"Gói của từng đơn vị{sheet.suffix}",
        template="bundles-of-units.html",
        description="Gói xem khi không có mạng của từng đơn vị, từng cơ quan ban hành.",
        sheet=sheet,
        units=tuple(_units(studio.corpus, sheet.items)),
        issuers=tuple(_issuers(studio.corpus, sheet.items)),
        not_made=_NOT_MADE,
    )


def with_offers(page: str, offers: Mapping[str, Offer]) -> str:
    """The page with the link, size and checksum of every file that is offered."""

    def filled(place: re.Match[str]) -> str:
        offer = offers.get(place[2])
        return place[0] if offer is None else f"{place[1]}{_offered(place[2], offer)}</td>"

    return _PLACE.sub(filled, page)


def _offered(address: str, offer: Offer) -> str:
    name = address.rpartition("/")[2]
    return (
        f'<a href="{name}" download>{name}</a>'
        f" <small>{size_of(offer.size)}</small>"
        f' <small class="sum">SHA-256 <code>{offer.sha256}</code></small>'
    )


def _units(corpus: Corpus, units: Iterable[Unit]) -> Iterator[Row]:
    """Those that some plan names."""
    named = frozenset().union(*corpus.shares.values())
    for unit in units:
        if unit.id in named:
            files = (
                ("Một trang", addresses.unit_paper(unit.id)),
                ("Cả gói", addresses.unit_bundle(unit.id)),
            )
            page = addresses.unit(unit.id)
            yield Row(name=unit.name, page=page, anchor=anchor(unit.id), files=files)


def _issuers(corpus: Corpus, units: Iterable[Unit]) -> Iterator[Row]:
    """Those that have issued a plan."""
    found = {plan.issuer for plan in corpus.plans.values()}
    for unit in units:
        if unit.id in found:
            files = (("Cả gói", addresses.issuer_bundle(unit.id)),)
            page = addresses.matrix(unit.id)
            yield Row(name=unit.name, page=page, anchor=f"co-quan-{unit.id}", files=files)
