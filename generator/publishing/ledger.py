"""What the last build made, so that the next one makes only what must be new.

The ledger is safe to lose: without it everything is made. It is never believed against the disk:
a file that is not as it was written is made again.
"""

from __future__ import annotations

import os
import pickle
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path

from generator.publishing.outline import Outline
from generator.publishing.work import Done, Work, Written
from generator.reading.atomic import put

_VERSION = 2


class Ledger:
    """What was done, by name, and the folder that holds the files."""

    def __init__(
        self,
        folder: Path,
        done: Iterable[Done] = (),
        mark: str = "",
        outline: Outline | None = None,
    ) -> None:
        """Take what was done into `folder` from all that `mark` names, and the outline of it."""
        self._folder = folder
        self._done: Mapping[str, Done] = {one.name: one for one in done}
        self._mark, self._outline = mark, outline

    def whole(self, mark: str) -> Outline | None:
        """The outline of what was done, if it was all made from what `mark` names and stands."""
        if not mark or mark != self._mark or len(self.standing()) != len([*self.files]):
            return None
        return self._outline

    @property
    def files(self) -> Iterator[Written]:
        """Every file that was written."""
        return (file for done in self._done.values() for file in done.files)

    def kept(self, work: Work) -> Done | None:
        """What was done already, if it is what `work` would do and all its files stand."""
        done = self._done.get(work.name)
        if done and done.key == work.key and all(f.address in self.standing() for f in done.files):
            return done
        return None

    def standing(self) -> Mapping[str, Written]:
        """Every file that is as it was written, by address; looked at once."""
        return self._there

    @cached_property
    def _there(self) -> Mapping[str, Written]:
        return {file.address: file for file in self.files if self._stands(file)}

    def _stands(self, file: Written) -> bool:
        try:
            found = os.stat(f"{self._folder}/{file.address}")  # noqa: PTH116 - asked of every file
        except OSError:
            return False
        return (found.st_size, found.st_mtime_ns) == (file.size, file.time)


def read_ledger(path: Path, folder: Path) -> Ledger:
    """The ledger at `path`, of the files in `folder`; an empty one where none can be read."""
    try:
        version, *kept = pickle.loads(path.read_bytes())  # noqa: S301 - our own file
    except (OSError, ValueError, TypeError, EOFError, AttributeError, pickle.UnpicklingError):
        return Ledger(folder)
    return Ledger(folder, *kept) if version == _VERSION else Ledger(folder)


def write_ledger(path: Path, done: Iterable[Done], mark: str, outline: Outline) -> None:
    """Keep what was done at `path`; nobody ever finds half of it."""
    put(path, pickle.dumps((_VERSION, [*done], mark, outline), pickle.HIGHEST_PROTOCOL))
