"""The program itself as one word: what it makes of a file may change whenever it does."""

from __future__ import annotations

import hashlib
import platform
from collections.abc import Iterable, Iterator
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path

import generator

CACHE = ".cache"
"""The folder under a project's own that the program keeps things in; it can be deleted."""

_DISTRIBUTION = "plan-portal"


def digest(parts: Iterable[bytes | str]) -> str:
    """One word for several texts; other texts have another word."""
    found = hashlib.sha256()
    for part in parts:
        data = part.encode() if isinstance(part, str) else part
        found.update(b"%d:" % len(data))
        found.update(data)
    return found.hexdigest()


def program() -> str:
    """One word for the sources of all rooms that reading and checking use, and what they stand on.

    That is Python itself, and the libraries in their versions.
    """
    return digest((*_sources("domain", "reading", "checks"), *_libraries()))


def _sources(*rooms: str) -> Iterator[bytes | str]:
    folder = Path(generator.__file__).parent
    for room in rooms:
        for path in sorted((folder / room).rglob("*.py")):
            yield path.relative_to(folder).as_posix()
            yield path.read_bytes()


def _libraries() -> Iterator[str]:
    yield platform.python_version()
    try:
        named = requires(_DISTRIBUTION) or ()
    except PackageNotFoundError:
        named = []
    for line in named:
        if "extra ==" not in line:
            name = line.split(">")[0].split("<")[0].split("=")[0].strip()
            yield f"{name} {version(name)}"
