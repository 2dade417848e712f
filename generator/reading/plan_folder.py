"""The files of all plans as they lie in their folder: their names, and what each one's bytes are.

Whoever looks again soon, as a preview does, reads only what was written since.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from generator.reading.folders import PLANS
from generator.reading.plans import names_plan
from generator.reading.rawtext import sum_of

_SETTLED = 2_000_000_000
"""Nanoseconds after which a file that is written again shows another time, on every file system."""


class Look(NamedTuple):
    """A file as the system tells of it: its size, its times in nanoseconds, and its place."""

    size: int
    written: int
    changed: int
    inode: int


@dataclass(frozen=True, kw_only=True, slots=True)
class PlanFolder:
    """The files by name, in order, each with the SHA-256 of its bytes; looked at from `time` on."""

    sums: Mapping[str, str]
    looks: Mapping[str, Look]
    time: int

    def settled(self, looks: Mapping[str, Look]) -> dict[str, str]:
        """The sums of files that look as they did then, and had not just been written."""
        past = self.time - _SETTLED
        return {
            name: self.sums[name]
            for name, look in looks.items()
            if self.looks.get(name) == look and max(look.written, look.changed) < past
        }


def plan_folder(root: Path, before: PlanFolder | None = None) -> PlanFolder:
    """What lies under `root` now; files that stand as `before` saw them are not read again.

    One that had just been written then is: it may have been written once more within the same tick
    of the system's clock.
    """
    now = time.time_ns()
    looks = {name: _look(root, name) for name in plan_names(root)}
    known = before.settled(looks) if before else {}
    sums = {name: known.get(name) or sum_of((root / name).read_bytes()) for name in looks}
    return PlanFolder(sums=sums, looks=looks, time=now)


def plan_names(root: Path) -> tuple[str, ...]:
    """The files of all plans, as paths from `root` with forward slashes, in order."""
    folder = root / PLANS
    found = files_under(folder, f"{PLANS}/") if folder.is_dir() else ()
    plans = (name for name in found if names_plan(name.rpartition("/")[2]))
    return tuple(sorted(plans, key=lambda name: name.split("/")))


def files_under(folder: Path | str, at: str) -> Iterator[str]:
    """The files in a folder and its folders, each with its path from there after `at`."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from files_under(entry.path, f"{at}{entry.name}/")
            elif entry.is_file():
                yield f"{at}{entry.name}"


def _look(root: Path, name: str) -> Look:
    found = os.stat(f"{root}/{name}")  # noqa: PTH116 - a path for each costs thrice as much
    return Look(found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino)
