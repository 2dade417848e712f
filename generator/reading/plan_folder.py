"""The files of all plans as they lie in their folder: their names, and what each one's bytes are.

Whoever looks again, in the same process or in another, reads only what was written since.
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
from generator.reading.sealed import seal_json, unsealed_json

_FILE = "folder.json"
_VERSION = "1"

_TIMES_TELL = os.name == "posix"
"""Whether a file has a time that every change of it sets, which nobody can set back."""

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


def plan_folder(
    root: Path, cache: Path | None = None, before: PlanFolder | None = None
) -> PlanFolder:
    """What lies under `root` now; files that stand as `before` saw them are not read again.

    One that had just been written then is: it may have been written once more within the same tick
    of the system's clock. A process that has not looked before takes what the last one saw from
    the folder `cache`, and leaves there what it sees. (git knows its files again in the same way.)
    """
    now = time.time_ns()
    looks = {name: _look(root, name) for name in plan_names(root)}
    last = before or (_remembered(cache) if cache else None)
    known = last.settled(looks) if last else {}
    sums = {name: known.get(name) or sum_of(_bytes(root, name)) for name in looks}
    folder = PlanFolder(sums=sums, looks=looks, time=now)
    if cache and not before and sums.keys() != known.keys():
        _remember(cache, folder)
    return folder


def _remembered(cache: Path) -> PlanFolder | None:
    kept = unsealed_json(cache / _FILE, _VERSION) if _TIMES_TELL else None
    if kept is None:
        return None
    time, files = kept
    return PlanFolder(
        sums={name: found for name, (found, *_) in files.items()},
        looks={name: Look(*look) for name, (_, *look) in files.items()},
        time=time,
    )


def _remember(cache: Path, folder: PlanFolder) -> None:
    files = {name: (found, *folder.looks[name]) for name, found in folder.sums.items()}
    seal_json(cache / _FILE, _VERSION, (folder.time, files))


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


# A `Path` for each file would cost half as much again as all of the looking and reading.


def _bytes(root: Path, name: str) -> bytes:
    with open(f"{root}/{name}", "rb", buffering=0) as file:  # noqa: PTH123
        return file.read()


def _look(root: Path, name: str) -> Look:
    found = os.stat(f"{root}/{name}")  # noqa: PTH116
    return Look(found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino)
