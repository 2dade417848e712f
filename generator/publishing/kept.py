"""Each plan's part of the files that tell of all plans, kept from build to build.

Safe to lose and never wrong: a part stands behind a digest of all that decides it.
"""

from __future__ import annotations

import os
import zlib
from collections.abc import Callable, Container
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from generator.export.sheaf import PlanPart
from generator.publishing.keys import Keys
from generator.reading.atomic import put

_FAST = 1
_SUM = len(" 00000000 ")


@dataclass(frozen=True)
class KeptParts:
    """Parts of files in the folder `folder`, one file for a sort and a plan."""

    folder: Path
    keys: Keys

    def __call__(self, part: PlanPart, make: Callable[[], bytes]) -> bytes:
        """See `Keep`; a part that is damaged, or that cannot be kept, is made."""
        path, key = f"{self.folder}/{part.sort}/{part.plan_id}", self.keys.part(part)
        found = _read(path, key)
        if found is None:
            made = make()
            found = made if part.small else zlib.compress(made, _FAST)
            with suppress(OSError):
                put(Path(path), _head(key, found) + found)
            return made
        return found if part.small else zlib.decompress(found)

    def keep_only(self, plans: Container[str]) -> None:
        """Take away the parts of plans that are no more."""
        with suppress(OSError):
            for sort in os.scandir(self.folder):
                for part in os.scandir(sort.path):
                    if part.name not in plans:
                        Path(part.path).unlink(missing_ok=True)


def _read(path: str, key: str) -> bytes | None:
    """What is kept behind a key, if it is whole."""
    try:
        with open(path, "rb", buffering=0) as file:  # noqa: PTH123 - a path for each costs as much
            data = file.read()
    except OSError:
        return None
    found = data[len(key) + _SUM :]
    return found if data.startswith(_head(key, found)) else None


def _head(key: str, data: bytes) -> bytes:
    return f"{key} {zlib.crc32(data):08x} ".encode()
