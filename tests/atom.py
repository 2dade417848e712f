"""The rules of RFC 4287 (Atom) over one feed, each with its section."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from xml.etree import ElementTree as ET

_ATOM = "{http://www.w3.org/2005/Atom}"
_XHTML = "{http://www.w3.org/1999/xhtml}"
_XML = "{http://www.w3.org/XML/1998/namespace}"
_MANY = 10**9
_CONTAINERS = {  # sections 4.1.1 and 4.1.2: how often each element may stand
    "feed": {
        "author": (0, _MANY), "category": (0, _MANY), "contributor": (0, _MANY),
        "entry": (0, _MANY), "generator": (0, 1), "icon": (0, 1), "id": (1, 1),
        "link": (0, _MANY), "logo": (0, 1), "rights": (0, 1), "subtitle": (0, 1),
        "title": (1, 1), "updated": (1, 1),
    },
    "entry": {
        "author": (0, _MANY), "category": (0, _MANY), "content": (0, 1),
        "contributor": (0, _MANY), "id": (1, 1), "link": (0, _MANY), "published": (0, 1),
        "rights": (0, 1), "source": (0, 1), "summary": (0, 1), "title": (1, 1),
        "updated": (1, 1),
    },
    "author": {"name": (1, 1), "uri": (0, 1), "email": (0, 1)},
    "contributor": {"name": (1, 1), "uri": (0, 1), "email": (0, 1)},
}  # fmt: skip
_ATTRIBUTES = {
    "content": {"type", "src"},
    "category": {"term", "scheme", "label"},
    "link": {"href", "rel", "type", "hreflang", "title", "length"},
    "generator": {"uri", "version"},
    "title": {"type"},
    "subtitle": {"type"},
    "summary": {"type"},
    "rights": {"type"},
}
_TEXTS, _DATES = ("title", "subtitle", "summary", "rights"), ("updated", "published")
_DATE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`]+")
_REFERENCE = re.compile(r"[^\s<>\"{}|\\^`]+")
_MEDIA = re.compile(r"[a-z]+/[a-z0-9.+-]+")
_LANGUAGE = re.compile(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*")
_RELATION = re.compile(r"alternate|related|self|enclosure|via")


def faults(data: bytes) -> list[str]:
    """Everything in which a feed breaks the standard; nothing for a valid one."""
    try:
        root = ET.fromstring(data)
    except ET.ParseError as error:
        return [f"2: not well-formed: {error}"]
    if root.tag != f"{_ATOM}feed":
        return [f"2: the root is {root.tag}"]
    return [*_feed(root), *(fault for node in root.iter() for fault in _element(node))]


def _feed(feed: ET.Element) -> Iterator[str]:
    entries = feed.findall(f"{_ATOM}entry")
    for entry in entries:
        if not [*feed.findall(f"{_ATOM}author"), *entry.findall(f"{_ATOM}author")]:
            yield "4.1.2: an entry without an author, in a feed without one"
        yield from _entry(entry)
    if not entries and feed.find(f"{_ATOM}author") is None:
        yield "4.1.1: a feed without an author"
    ids = Counter(node.text for node in feed.iter(f"{_ATOM}id"))
    yield from (f"4.1.1: the id {name} stands twice" for name, count in ids.items() if count > 1)
    moments = [entry.findtext(f"{_ATOM}updated", "") for entry in entries]
    if moments and feed.findtext(f"{_ATOM}updated", "") < max(moments):
        yield "4.2.15: the feed is older than its newest entry"


def _entry(entry: ET.Element) -> Iterator[str]:
    content = entry.find(f"{_ATOM}content")
    relations = [link.get("rel", "alternate") for link in entry.findall(f"{_ATOM}link")]
    if content is None and "alternate" not in relations:
        yield "4.1.2: neither content nor an alternate link"
    if content is not None and content.get("src") and entry.find(f"{_ATOM}summary") is None:
        yield "4.1.2: content elsewhere, and no summary"
    published = entry.findtext(f"{_ATOM}published")
    if published and published > entry.findtext(f"{_ATOM}updated", ""):
        yield "4.2.9: updated before it was published"


def _element(node: ET.Element) -> Iterator[str]:
    if not node.tag.startswith(_ATOM):
        return
    name = node.tag.removeprefix(_ATOM)
    yield from _attributes(name, node)
    if name in _CONTAINERS:
        yield from _children(name, node)
    elif name == "content" or name in _TEXTS:
        yield from _text(name, node)
    elif len(node):
        yield f"4.2: {name} holds elements"
    if name in _DATES and not _is_date(node.text or ""):
        yield f"3.3: {name} is {node.text}"
    if name == "id" and not _IRI.fullmatch(node.text or ""):
        yield f"4.2.6: the id is {node.text}"
    if name in ("title", "name") and not "".join(node.itertext()).strip():
        yield f"4.2: {name} is empty"


def _children(name: str, node: ET.Element) -> Iterator[str]:
    found = Counter(child.tag.removeprefix(_ATOM) for child in node)
    for child in found.keys() - _CONTAINERS[name].keys():
        yield f"4.1: {child} in {name}"
    for child, (least, most) in _CONTAINERS[name].items():
        if not least <= found[child] <= most:
            yield f"4.1: {found[child]} times {child} in {name}"
    if (node.text or "").strip() or any((child.tail or "").strip() for child in node):
        yield f"4.1: words between the elements of {name}"
    alternates = Counter(
        (link.get("type"), link.get("hreflang"))
        for link in node.findall(f"{_ATOM}link")
        if link.get("rel", "alternate") == "alternate"
    )
    if any(count > 1 for count in alternates.values()):
        yield f"4.1: two alternate links of one type and language in {name}"


def _text(name: str, node: ET.Element) -> Iterator[str]:
    """Text constructs (3.1) and content (4.1.3)."""
    kind = node.get("type", "text")
    if kind not in ("text", "html", "xhtml"):
        yield f"3.1.1: {name} is of type {kind}"
    elif kind != "xhtml" and len(node):
        yield f"3.1.1: {name} of type {kind} holds elements"
    elif kind == "xhtml":
        if [child.tag for child in node] != [f"{_XHTML}div"] or (node.text or "").strip():
            yield f"3.1.1.3: {name} is not one div"
        if any(not child.tag.startswith(_XHTML) for child in node.iter() if child is not node):
            yield f"3.1.1.3: {name} holds what is not XHTML"


def _attributes(name: str, node: ET.Element) -> Iterator[str]:
    known = {*_ATTRIBUTES.get(name, ()), f"{_XML}lang", f"{_XML}base"}
    yield from (f"4.2: {name} has {key}" for key in node.attrib if key not in known)
    language = node.get(f"{_XML}lang", node.get("hreflang", "vi"))
    if not _LANGUAGE.fullmatch(language):
        yield f"2: the language is {language}"
    if name == "category" and not node.get("term"):
        yield "4.2.2: a category without a term"
    if name == "link":
        yield from _link(node)


def _link(node: ET.Element) -> Iterator[str]:
    if not _REFERENCE.fullmatch(node.get("href", "")):
        yield f"4.2.7.1: a link to {node.get('href')}"
    relation = node.get("rel", "alternate")
    if not (_RELATION.fullmatch(relation) or _IRI.fullmatch(relation)):
        yield f"4.2.7.2: a link that is {relation}"
    if not _MEDIA.fullmatch(node.get("type", "text/html")):
        yield f"4.2.7.3: a link to a {node.get('type')}"


def _is_date(text: str) -> bool:
    """A moment of RFC 3339, that exists."""
    if not _DATE.fullmatch(text):
        return False
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return True
