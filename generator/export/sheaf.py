"""What is made together, and what it is made from: so that a build makes anew only what changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

Files = Iterable[tuple[str, bytes]]
"""Files by their addresses."""

Pieces = Iterable[tuple[str, bytes]]
"""Files by their addresses; an address that comes again goes on where it was left.

So files larger than anybody wants to hold are made side by side in one pass.
"""


@dataclass(frozen=True, kw_only=True, slots=True)
class Sheaf:
    """Some files that are made by one call; `name` tells it from all others.

    `plans` are the ids of the plans that it is made from, in their order; None stands for all of
    them. `entries` are words for the units and documents that it shows beside those that the plans
    lead to (see `Reach`); None stands for all of the registry. `also` is what else decides its
    bytes, as values whose `repr` tells them apart. The small registries and the code belong to
    every sheaf and are not named. What has the same needs has the same bytes. A `heavy` one takes
    long.
    """

    name: str
    make: Callable[[], Pieces]
    plans: tuple[str, ...] | None = None
    entries: tuple[str, ...] | None = None
    also: tuple[object, ...] = ()
    heavy: bool = False


def one_file(
    address: str,
    make: Callable[[], bytes],
    plans: tuple[str, ...] | None = None,
    entries: tuple[str, ...] | None = None,
    *,
    also: tuple[object, ...] = (),
    heavy: bool = False,
) -> Sheaf:
    """A sheaf of the one file at `address`."""

    def made() -> Iterator[tuple[str, bytes]]:
        yield address, make()

    return Sheaf(name=address, make=made, plans=plans, entries=entries, also=also, heavy=heavy)


def files_of(sheaves: Iterable[Sheaf]) -> Iterator[tuple[str, bytes]]:
    """All files of some sheaves."""
    for sheaf in sheaves:
        yield from whole(sheaf.make())


def whole(pieces: Pieces) -> Files:
    """Files of pieces, in the order in which they begin."""
    found: dict[str, list[bytes]] = {}
    for address, data in pieces:
        found.setdefault(address, []).append(data)
    return ((address, b"".join(parts)) for address, parts in found.items())


class PlanPart(NamedTuple):
    """One plan's part of a file of that `sort`.

    `also` is what decides it beside the plan, the entries of the registry that it leads to, the
    small registries and the code, as values whose `repr` tells them apart. What is `small` cannot
    be made smaller.
    """

    sort: str
    plan_id: str
    also: tuple[object, ...] = ()
    small: bool = False


Keep = Callable[[PlanPart, Callable[[], bytes]], bytes]
"""Gives what a maker gives of one plan, or what it gave in an earlier build."""


def anew(_: PlanPart, make: Callable[[], bytes]) -> bytes:
    """Keeps nothing: for parts that are asked for once."""
    return make()


def remembering() -> Keep:
    """Keeps what is made as long as it is held itself, for one corpus and history."""
    made: dict[PlanPart, bytes] = {}

    def keep(part: PlanPart, make: Callable[[], bytes]) -> bytes:
        if part not in made:
            made[part] = make()
        return made[part]

    return keep
