"""The program itself as one word: what it makes of a file may change whenever it does."""

from __future__ import annotations

import hashlib
import platform
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.metadata import PackageNotFoundError, requires, version
from itertools import chain
from pathlib import Path

import generator

CACHE = ".cache"
"""The folder under a project's own that the program keeps things in; it can be deleted."""

_DISTRIBUTION = "plan-portal"


def digest(*parts: bytes | str) -> str:
    """One word for several texts; other texts have another word."""
    found = hashlib.sha256()
    for part in parts:
        data = part.encode() if isinstance(part, str) else part
        found.update(b"%d:" % len(data))
        found.update(data)
    return found.hexdigest()


CHECKING = ("domain", "reading", "checks")
"""The rooms that reading and checking use."""


@cache
def program(*rooms: str) -> str:
    """One word for the sources of some rooms, or else of all, and what they stand on.

    That is Python itself, and the libraries in their versions.
    """
    folder = Path(generator.__file__).parent
    sources = (contents(folder, (folder / room).rglob("*.py")) for room in rooms or ("",))
    return digest(*chain.from_iterable(sources), *_libraries())


def contents(folder: Path, paths: Iterable[Path]) -> Iterator[bytes | str]:
    """The name and the bytes of each of `paths` under `folder`, in a fixed order."""
    for path in sorted(paths):
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
