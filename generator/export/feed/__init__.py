"""Atom feeds (RFC 4287) of plans new, changed and gone: of all, for each unit, of each issuer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import NamedTuple
from uuid import UUID, uuid5
from xml.etree import ElementTree as ET

from generator.domain import addresses
from generator.domain.changes.news import News, news_of
from generator.domain.corpus import Corpus
from generator.export.feed.entries import entry
from generator.reading.versions import Past

PORTAL = "Cổng kế hoạch tuyên truyền"
MOST = 50
"""The newest of so many are in a feed; what is older stands on the site."""

_ATOM = "http://www.w3.org/2005/Atom"
_OURS = UUID("6b3f4a52-6c0e-5f0b-9d0a-3a1f6f2f7c10")
_NO_NEWS = datetime(1970, 1, 1, tzinfo=UTC)


class _Feed(NamedTuple):
    address: str
    title: str
    page: str
    news: Sequence[News]


def feed_files(corpus: Corpus, past: Past, site_url: str | None) -> Iterator[tuple[str, bytes]]:
    """Every feed's address and bytes; a unit has one when it has, or had, a part in a plan.

    Where the site's own address is not known, links are relative to the feed's.
    """
    for feed in _feeds(corpus, news_of(corpus, past.versions, past.gone)):
        yield feed.address, _written(feed, corpus, site_url)


def _feeds(corpus: Corpus, news: Sequence[News]) -> Iterator[_Feed]:
    yield _Feed(addresses.FEED, f"{PORTAL}: mới và thay đổi", addresses.PLANS, news)
    for unit_id in sorted({unit_id for one in news for unit_id in one.units}):
        mine = [one for one in news if unit_id in one.units]
        title = f"Kế hoạch có việc của {corpus.unit(unit_id).name}: mới và thay đổi"
        yield _Feed(addresses.unit_feed(unit_id), title, addresses.unit(unit_id), mine)
    issuers = {one.plan.issuer for one in news}
    for unit_id in sorted(issuers & corpus.registry.units.keys()):
        mine = [one for one in news if one.plan.issuer == unit_id]
        title = f"Kế hoạch của {corpus.unit(unit_id).name}: mới và thay đổi"
        yield _Feed(addresses.issuer_feed(unit_id), title, addresses.unit(unit_id), mine)


def _written(feed: _Feed, corpus: Corpus, site_url: str | None) -> bytes:
    shown = feed.news[:MOST]
    root = ET.Element("feed", {"xmlns": _ATOM, "xml:lang": "vi"})
    start = f"{site_url.rstrip('/')}/" if site_url else "../" * addresses.depth(feed.address)
    ET.SubElement(root, "id").text = _urn(feed.address)
    ET.SubElement(root, "title").text = feed.title
    ET.SubElement(root, "updated").text = (shown[0].time if shown else _NO_NEWS).isoformat()
    if site_url:
        own = {"rel": "self", "type": "application/atom+xml", "href": start + feed.address}
        ET.SubElement(root, "link", own)
    ET.SubElement(root, "link", rel="alternate", type="text/html", href=start + feed.page)
    ET.SubElement(ET.SubElement(root, "author"), "name").text = PORTAL
    for news in shown:
        name = f"{news.plan.id} {news.commit or news.sort.value}"
        root.append(entry(news, corpus, _urn(name), start))
    ET.indent(root)
    text: bytes = ET.tostring(root, "utf-8")
    return b'<?xml version="1.0" encoding="utf-8"?>\n' + text + b"\n"


def _urn(name: str) -> str:
    """An id that stays when the site moves to another address."""
    return uuid5(_OURS, name).urn
