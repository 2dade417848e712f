"""Each plan's part of the files that tell of all plans, kept from build to build.

Safe to lose and never wrong: a part stands behind a digest of all that decides it.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Container
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from generator.export.sheaf import PlanPart
from generator.publishing.keys import Keys
from generator.reading.sealed import seal, unsealed
from generator.reading.squeezed import squeeze, unsqueezed


@dataclass(frozen=True)
class KeptParts:
    """Parts of files in the folder `folder`, one file for a sort and a plan."""

    folder: Path
    keys: Keys

    def __call__(self, part: PlanPart, make: Callable[[], bytes]) -> bytes:
        """See `Keep`; a part that is damaged, or that cannot be kept, is made."""
        path, key = f"{self.folder}/{part.sort}/{part.plan_id}", self.keys.part(part)
        found = unsealed(path, key)
        if found is None:
            made = make()
            seal(path, key, made if part.small else squeeze(made))
            return made
        return found if part.small else unsqueezed(found)

    def keep_only(self, plans: Container[str]) -> None:
        """Take away the parts of plans that are no more."""
        with suppress(OSError):
            for sort in os.scandir(self.folder):
                for part in os.scandir(sort.path):
                    if part.name not in plans:
                        Path(part.path).unlink(missing_ok=True)
