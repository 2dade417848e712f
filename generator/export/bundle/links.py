"""Links of a built page as they must read from a folder, where no server finds `index.html`."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable
from dataclasses import dataclass
from sys import intern

INDEX = "index.html"

_TAGS = re.compile(rb"<(?:a|area|form|iframe|image|img|link|script|source|use)\s[^>]*>")
_ADDRESSES = re.compile(rb'(\s(?:href|src|action)=")([^"]*)(?=")')
_PATH = re.compile(r"[^?#]*")
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
_STYLED = re.compile(rb"url\(\s*[\"']?([^\"')]+)[\"']?\s*\)")
_ANCHORS = re.compile(r'<a\s[^>]*?href="([^"]*)"[^>]*>(.*?)</a>', re.DOTALL)


@dataclass(frozen=True, kw_only=True, slots=True)
class Readied:
    """A file as it goes into a bundle, and the files that it leads to or loads."""

    data: bytes
    targets: tuple[str, ...]


def readied(name: str, data: bytes) -> Readied:
    """The site's file `name` for a bundle: a page leads to files, and so works without a server."""
    found: set[str] = set()
    if name.endswith(".html"):

        def turned(address: re.Match[bytes]) -> bytes:
            return address[1] + _turned(name, address[2].decode(), found).encode()

        data = _TAGS.sub(lambda tag: _ADDRESSES.sub(turned, tag[0]), data)
    elif name.endswith(".css"):
        loaded = (target_of(name, address.decode()) for address in _STYLED.findall(data))
        found.update(filter(None, loaded))
    return Readied(data=data, targets=tuple(map(intern, sorted(found))))


def target_of(name: str, address: str) -> str | None:
    """The file that an address in the file `name` stands for; None for its own and other hosts'."""
    path, _ = split(address)
    if not path or _ELSEWHERE.match(path):
        return None
    place = posixpath.join(posixpath.dirname(name), path)
    return posixpath.normpath(posixpath.join(place, INDEX) if _is_folder(path) else place)


def split(address: str) -> tuple[str, str]:
    """The path of an address, and its query and fragment."""
    end = len(_PATH.match(address)[0])  # type: ignore[index]  # it always matches
    return address[:end], address[end:]


def with_links(page: str, is_there: Callable[[str], bool]) -> str:
    """A page at the root with its links, as far as `is_there` knows their files; the rest is text.

    Links within the page stay.
    """

    def kept(anchor: re.Match[str]) -> str:
        target = target_of(INDEX, anchor[1])
        return anchor[0] if target is None or is_there(target) else anchor[2]

    return _ANCHORS.sub(kept, page)


def _turned(name: str, address: str, found: set[str]) -> str:
    target = target_of(name, address)
    if target is None:
        return address
    found.add(target)
    path, rest = split(address)
    return posixpath.join(path, INDEX) + rest if _is_folder(path) else address


def _is_folder(path: str) -> bool:
    return path.rpartition("/")[2] in ("", ".", "..")
