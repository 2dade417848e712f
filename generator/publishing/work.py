"""What there is to do, and what was done."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from generator.export.sheaf import Pieces


@dataclass(frozen=True, kw_only=True, slots=True)
class Work:
    """Files that are made together; `key` is a digest of everything that decides their bytes.

    `heavy` work is worth a hand of its own.
    """

    name: str
    key: str
    make: Callable[[], Pieces]
    heavy: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Written:
    """A file as it was written: its size, its SHA-256, and when, by the file system."""

    address: str
    size: int
    sum: str
    time: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Done:
    """A piece of work that was done, and its files."""

    name: str
    key: str
    files: tuple[Written, ...]
