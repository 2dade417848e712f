"""Plans as they were read, kept in files: safe to share and to lose, and never wrong.

Each stands under the bytes that it was read from and the program that read it, as data without
anything that could run. One that is damaged or gone is read again.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from pathlib import Path

from pydantic import TypeAdapter

from generator.domain.plan import Plan
from generator.reading.bodies import PackedBody, pack, with_packed_body
from generator.reading.hold import Hold
from generator.reading.plans import PlanFile, read_plan
from generator.reading.program import CHECKING, digest, program
from generator.reading.rawtext import sum_of
from generator.reading.sealed import seal, unsealed
from generator.reading.squeezed import squeeze, unsqueezed

_FOLDER = "plans"
_SIZE = 4  # bytes that say how long the first part is


@dataclass(frozen=True)
class Store:
    """Plans without a fault in the folder `folder`, read by the program `key`.

    What one process has taken from the folder stays in its `memory` until it is told to `forget`.
    """

    folder: Path
    key: str
    memory: dict[str, Plan] = field(default_factory=dict, repr=False, compare=False)

    @cached_property
    def _hold(self) -> Hold:
        return Hold(self.folder)

    def __reduce__(self) -> tuple[object, ...]:
        """Leave the memory where it is when the store is sent to another process."""
        return Store, (self.folder, self.key)

    def read(self, file: str, raw: bytes) -> PlanFile:
        """Read a plan as `read_plan` does, or take it from here; what is read is kept."""
        known = self.known(file, sum_of(raw), raw)
        if known:
            return known
        found = read_plan(file, raw)
        if not found.plan or found.broken:
            return found
        plan = with_packed_body(found.plan)
        self._keep(self.name(file, found.sum), plan)
        return replace(found, plan=plan)

    def known(self, file: str, found: str, source: bytes | Path) -> PlanFile | None:
        """The plan of the bytes with the sum `found`, if it stands here; see `PlanFile`."""
        name = self.name(file, found)
        if name not in self.memory:
            kept = unsealed(f"{self.folder}/{name}", self.key)
            plan = None if kept is None else _plan(kept)
            if plan is None:
                return None
            self.memory[name] = self._hold.held(plan)
        plan = self.memory[name]
        return PlanFile(file=file, id=plan.id, plan=plan, broken=(), sum=found, source=source)

    def name(self, file: str, found: str) -> str:
        """The name under which the plan of a file stands whose bytes have the sum `found`."""
        return digest(self.key, file, found)

    def forget(self) -> None:
        """Hold nothing any more of what was taken."""
        self.memory.clear()
        self._hold.forget()

    def keep_only(self, names: Iterable[str]) -> None:
        """Take away what stands under any other name: plans as they were before."""
        kept = frozenset(names)
        with suppress(OSError), os.scandir(self.folder) as entries:
            for entry in entries:
                if entry.name not in kept:
                    Path(entry.path).unlink(missing_ok=True)

    def _keep(self, name: str, plan: Plan) -> None:
        data = _data(plan)
        if _plan(data) == plan:  # else it would not come back as it is
            seal(f"{self.folder}/{name}", self.key, data)


def _data(plan: Plan) -> bytes:
    """A plan as it is kept: the plan without its body, then its body."""
    head = squeeze(_adapter().dump_json(replace(plan, body=()), exclude_defaults=True))
    return len(head).to_bytes(_SIZE) + head + pack(plan.body).data


def _plan(data: bytes) -> Plan | None:
    """The plan that is kept as `data`, if that is what it is."""
    end = _SIZE + int.from_bytes(data[:_SIZE])
    try:
        plan = _adapter().validate_json(unsqueezed(data[_SIZE:end]))
    except ValueError:
        return None
    return replace(plan, body=PackedBody(data[end:]))


def store_in(folder: Path) -> Store:
    """The store of this program in the folder that it keeps things in; one for a process."""
    return _one(folder / _FOLDER, program(*CHECKING))


@cache
def _one(folder: Path, key: str) -> Store:
    return Store(folder, key)


@cache
def _adapter() -> TypeAdapter[Plan]:
    return TypeAdapter(Plan)
