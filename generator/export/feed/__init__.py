"""Atom feeds (RFC 4287) of plans new, changed and gone: of all, for each unit, of each issuer."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
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

_DECLARATION, _END = b'<?xml version="1.0" encoding="utf-8"?>\n', b"</feed>\n"
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
    writer = _Writer(corpus, site_url)
    for feed in _feeds(corpus, news_of(corpus, past.versions, past.gone)):
        yield feed.address, writer.written(feed)


def _feeds(corpus: Corpus, news: Sequence[News]) -> Iterator[_Feed]:
    yield _Feed(addresses.FEED, f"{PORTAL}: mới và thay đổi", addresses.PLANS, news)
    for unit_id, mine in _by(news, lambda one: one.units):
        title = f"Kế hoạch có việc của {corpus.unit(unit_id).name}: mới và thay đổi"
        yield _Feed(addresses.unit_feed(unit_id), title, addresses.unit(unit_id), mine)
    for unit_id, mine in _by(news, lambda one: {one.plan.issuer} & corpus.registry.units.keys()):
        title = f"Kế hoạch của {corpus.unit(unit_id).name}: mới và thay đổi"
        yield _Feed(addresses.issuer_feed(unit_id), title, addresses.unit(unit_id), mine)


def _by(
    news: Iterable[News], units: Callable[[News], Iterable[str]]
) -> Iterable[tuple[str, list[News]]]:
    """News by unit, in the order of their ids."""
    found: defaultdict[str, list[News]] = defaultdict(list)
    for one in news:
        for unit_id in units(one):
            found[unit_id].append(one)
    return sorted(found.items())


class _Writer:
    """Writes feeds; an entry that stands in several is written once."""

    def __init__(self, corpus: Corpus, site_url: str | None) -> None:
        self._corpus, self._url = corpus, site_url
        self._entries: dict[tuple[str, str], bytes] = {}

    def written(self, feed: _Feed) -> bytes:
        shown = feed.news[:MOST]
        root = ET.Element("feed", {"xmlns": _ATOM, "xml:lang": "vi"})
        start = f"{self._url.rstrip('/')}/" if self._url else "../" * addresses.depth(feed.address)
        ET.SubElement(root, "id").text = _urn(feed.address)
        ET.SubElement(root, "title").text = feed.title
        ET.SubElement(root, "updated").text = (shown[0].time if shown else _NO_NEWS).isoformat()
        if self._url:
            own = {"rel": "self", "type": "application/atom+xml", "href": start + feed.address}
            ET.SubElement(root, "link", own)
        ET.SubElement(root, "link", rel="alternate", type="text/html", href=start + feed.page)
        ET.SubElement(ET.SubElement(root, "author"), "name").text = PORTAL
        ET.indent(root)
        head: bytes = ET.tostring(root, "utf-8").removesuffix(_END.rstrip())
        return b"".join((_DECLARATION, head, *(self._entry(one, start) for one in shown), _END))

    def _entry(self, news: News, start: str) -> bytes:
        name = f"{news.plan.id} {news.commit or news.sort.value}"
        if (name, start) not in self._entries:
            made = entry(news, self._corpus, _urn(name), start)
            ET.indent(made, level=1)
            self._entries[name, start] = b"  " + ET.tostring(made, "utf-8") + b"\n"
        return self._entries[name, start]


def _urn(name: str) -> str:
    """An id that stays when the site moves to another address."""
    return uuid5(_OURS, name).urn
