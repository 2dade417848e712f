"""The files of the built site, each read, readied for a folder and compressed once."""

from __future__ import annotations

import os
from collections.abc import Iterable
from concurrent.futures import Executor
from pathlib import Path

from generator.cli.bundle.progress import progress
from generator.export.bundle.contents import Site
from generator.export.bundle.links import readied
from generator.export.bundle.store import Kept, Store
from generator.export.zipped import Pressed, press

_AT_ONCE = 64
"""As many files as are in memory at a time."""


class Shelf:
    """What bundles are put together from."""

    def __init__(self, folder: Path, store: Store, pool: Executor) -> None:
        """Take the site from `folder`; the compressor lets go of Python, so `pool` has threads."""
        self._folder, self._store, self._pool = folder, store, pool
        self.site = Site(_names(folder))
        self.kept: dict[str, Kept] = {}
        self.targets: dict[str, tuple[str, ...]] = {}

    def fill(self, names: Iterable[str]) -> None:
        """Ready files that are not yet there."""
        wanted = sorted(set(names) - self.kept.keys())
        watched = iter(progress("Đang nén các trang", wanted))
        for start in range(0, len(wanted), _AT_ONCE):
            batch = wanted[start : start + _AT_ONCE]
            loaded = self._pool.map(self._load, batch)
            for name, (pressed, targets) in zip(batch, loaded, strict=True):
                next(watched)
                self.kept[name], self.targets[name] = self._store.keep(pressed), targets
        next(watched, None)

    def made(self, name: str, data: bytes) -> Kept:
        """Ready a file that the site does not have; the same bytes are kept once."""
        return self._store.keep(press(name, readied(name, data).data))

    def read(self, name: str) -> bytes:
        """A file as the site has it."""
        return (self._folder / name).read_bytes()

    def _load(self, name: str) -> tuple[Pressed, tuple[str, ...]]:
        found = readied(name, self.read(name))
        return press(name, found.data), found.targets


def _names(folder: Path) -> Iterable[str]:
    for root, _, files in os.walk(folder):
        inside = Path(root).relative_to(folder)
        yield from ((inside / file).as_posix() for file in files)
