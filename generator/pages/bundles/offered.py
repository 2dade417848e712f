"""The page of bundles: what of it is filled in when bundles are made, which is after the site."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from generator.domain import addresses
from generator.domain.text import sort_key
from generator.pages.environment import Studio
from generator.pages.page import Draft, Heading, Page, PageKind
from generator.pages.sizes import size_of
from generator.pages.units import concerned, gather

_PLACE = re.compile(r'<td data-goi="([^"]*)">.*?</td>', re.DOTALL)
_NOT_MADE = '<span class="unknown">chưa đóng gói</span>'


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
    yield Draft(address=addresses.BUNDLES, kind=PageKind.TAKE_AWAY, make=lambda: _page(studio))


def _page(studio: Studio) -> Page:
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
        units=tuple(_units(studio)),
        issuers=tuple(_issuers(studio)),
        not_made=Markup(_NOT_MADE),  # noqa: S704 - ours
    )


def with_offers(page: str, offers: Mapping[str, Offer]) -> str:
    """The page with the link, size and checksum of every file that is offered."""

    def filled(place: re.Match[str]) -> str:
        offer = offers.get(place[1])
        return place[0] if offer is None else _offered(place[1], offer)

    return _PLACE.sub(filled, page)


def _offered(address: str, offer: Offer) -> str:
    name = address.rpartition("/")[2]
    return (
        f'<td data-goi="{address}"><a href="{name}" download>{name}</a>'
        f" <small>{size_of(offer.size)}</small>"
        f' <small class="sum">SHA-256 <code>{offer.sha256}</code></small></td>'
    )


def _units(studio: Studio) -> Iterator[Row]:
    dossiers = gather(studio.corpus)
    for unit in sorted(studio.corpus.registry.units.values(), key=lambda one: sort_key(one.name)):
        if concerned(dossiers[unit.id]):
            files = (
                ("Một trang", addresses.unit_paper(unit.id)),
                ("Cả gói", addresses.unit_bundle(unit.id)),
            )
            page = addresses.unit(unit.id)
            yield Row(name=unit.name, page=page, anchor=f"don-vi-{unit.id}", files=files)


def _issuers(studio: Studio) -> Iterator[Row]:
    found = {plan.issuer for plan in studio.corpus.plans.values()}
    units = (studio.corpus.unit(unit) for unit in found)
    for unit in sorted(units, key=lambda one: sort_key(one.name)):
        files = (("Cả gói", addresses.issuer_bundle(unit.id)),)
        page = addresses.matrix(unit.id)
        yield Row(name=unit.name, page=page, anchor=f"co-quan-{unit.id}", files=files)
