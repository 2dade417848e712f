"""What there is to do, and what was done."""

from __future__ import annotations

from collections.abc import Callable, Container
from dataclasses import dataclass, replace
from pathlib import Path

from generator.export.sheaf import Files


@dataclass(frozen=True, kw_only=True, slots=True)
class Work:
    """Files that are made together; `key` is a digest of everything that decides their bytes.

    `heavy` work is worth a hand of its own.
    """

    name: str
    key: str
    make: Callable[[], Files]
    heavy: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Written:
    """A file as it was written: its size, its SHA-256, and when, by the file system."""

    address: str
    size: int
    sum: str
    time: int

    def as_in(self, site: Path, left: Container[str]) -> Written:
        """The same, with its time in `site` if it was left there as it stood."""
        if self.address not in left:
            return self
        return replace(self, time=(site / self.address).stat().st_mtime_ns)


@dataclass(frozen=True, kw_only=True, slots=True)
class Done:
    """A piece of work that was done, and its files."""

    name: str
    key: str
    files: tuple[Written, ...]

    def standing(self, site: Path, left: Container[str]) -> Done:
        """The same, with the times of the files at the addresses `left`, which stood before."""
        if not any(file.address in left for file in self.files):
            return self
        return replace(self, files=tuple(file.as_in(site, left) for file in self.files))
