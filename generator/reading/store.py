"""Plans as they were read, kept in files: safe to share and to lose, and never wrong.

Each stands under the bytes that it was read from and the program that read it, as data without
anything that could run. One that is damaged or gone is read again.
"""

from __future__ import annotations

import os
import zlib
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from pydantic import TypeAdapter

from generator.domain.plan import Plan
from generator.reading.atomic import put
from generator.reading.plans import PlanFile, read_plan
from generator.reading.program import CHECKING, digest, program
from generator.reading.rawtext import decode, sum_of

_FOLDER = "plans"
_FAST = 1  # a third of the room for a fifth of the time that reading takes


@dataclass(frozen=True)
class Store:
    """Plans without a fault in the folder `folder`, read by the program `key`.

    What one process has taken from the folder stays in its `memory`.
    """

    folder: Path
    key: str
    memory: dict[str, PlanFile] = field(default_factory=dict, repr=False, compare=False)

    def __reduce__(self) -> tuple[object, ...]:
        """Leave the memory where it is when the store is sent to another process."""
        return Store, (self.folder, self.key)

    def read(self, file: str, raw: bytes) -> PlanFile:
        """Read a plan as `read_plan` does, or take it from here; what is read is kept."""
        found = self.known(file, raw)
        if found is None:
            found = read_plan(file, raw)
            if found.plan and not found.broken:
                self._keep(self.folder / self.name(file, found.sum), found.plan)
        return found

    def known(self, file: str, raw: bytes) -> PlanFile | None:
        """The plan of these bytes if it stands here."""
        found = sum_of(raw)
        name = self.name(file, found)
        if name not in self.memory:
            try:
                kept = zlib.decompress((self.folder / name).read_bytes())
                plan = _adapter().validate_json(kept)
            except (OSError, ValueError, zlib.error):
                return None
            text = decode(raw)[0]
            self.memory[name] = PlanFile(
                file=file, id=plan.id, text=text, plan=plan, broken=(), sum=found
            )
        return self.memory[name]

    def name(self, file: str, found: str) -> str:
        """The name under which the plan of a file stands whose bytes have the sum `found`."""
        return digest(self.key, file, found)

    def keep_only(self, names: Iterable[str]) -> None:
        """Take away what stands under any other name: plans as they were before."""
        kept = frozenset(names)
        with suppress(OSError), os.scandir(self.folder) as entries:
            for entry in entries:
                if entry.name not in kept:
                    Path(entry.path).unlink(missing_ok=True)

    def _keep(self, path: Path, plan: Plan) -> None:
        data = _adapter().dump_json(plan)
        if _adapter().validate_json(data) != plan:
            return  # it would not come back as it is
        with suppress(OSError):
            put(path, zlib.compress(data, _FAST))


def store_in(folder: Path) -> Store:
    """The store of this program in the folder that it keeps things in; one for a process."""
    return _one(folder / _FOLDER, program(*CHECKING))


@cache
def _one(folder: Path, key: str) -> Store:
    return Store(folder, key)


@cache
def _adapter() -> TypeAdapter[Plan]:
    return TypeAdapter(Plan)
