"""What the last build made, so that the next one makes only what must be new.

The ledger is safe to lose: without it everything is made. It is never believed against the disk:
a file that is not as it was written is made again.
"""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Mapping
from pathlib import Path

from generator.publishing.work import Done, Work, Written
from generator.reading.atomic import put

_VERSION = 1


class Ledger:
    """What was done, by name, and the folder that holds the files."""

    def __init__(self, folder: Path, done: Iterable[Done] = ()) -> None:
        """Take what was done into `folder`."""
        self._folder = folder
        self._done: Mapping[str, Done] = {one.name: one for one in done}

    def kept(self, work: Work) -> Done | None:
        """What was done already, if it is what `work` would do and all its files stand."""
        done = self._done.get(work.name)
        if done and done.key == work.key and all(map(self._stands, done.files)):
            return done
        return None

    def standing(self) -> Mapping[str, Written]:
        """Every file that is as it was written, by address."""
        files = (file for done in self._done.values() for file in done.files)
        return {file.address: file for file in files if self._stands(file)}

    def _stands(self, file: Written) -> bool:
        try:
            found = (self._folder / file.address).stat()
        except OSError:
            return False
        return (found.st_size, found.st_mtime_ns) == (file.size, file.time)


def read_ledger(path: Path, folder: Path) -> Ledger:
    """The ledger at `path`, of the files in `folder`; an empty one where none can be read."""
    try:
        version, done = pickle.loads(path.read_bytes())  # noqa: S301 - our own file
    except (OSError, ValueError, TypeError, EOFError, AttributeError, pickle.UnpicklingError):
        return Ledger(folder)
    return Ledger(folder, done if version == _VERSION else ())


def write_ledger(path: Path, done: Iterable[Done]) -> None:
    """Keep what was done at `path`; nobody ever finds half of it."""
    put(path, pickle.dumps((_VERSION, [*done]), pickle.HIGHEST_PROTOCOL))
