"""What is made together, and what it is made from: so that a build makes anew only what changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

Files = Iterable[tuple[str, bytes]]
"""Files by their addresses."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Sheaf:
    """Some files that are made by one call; `name` tells it from all others.

    `plans` are the ids of the plans that it is made from, in their order; None stands for all of
    them. `also` is what else decides its bytes, as values whose `repr` tells them apart. Registries
    and code belong to every sheaf and are not named. What has the same needs has the same bytes.
    A `heavy` one takes long.
    """

    name: str
    make: Callable[[], Files]
    plans: tuple[str, ...] | None = None
    also: tuple[object, ...] = ()
    heavy: bool = False


def one_file(
    address: str,
    make: Callable[[], bytes],
    plans: tuple[str, ...] | None = None,
    *,
    also: tuple[object, ...] = (),
    heavy: bool = False,
) -> Sheaf:
    """A sheaf of the one file at `address`."""

    def made() -> Iterator[tuple[str, bytes]]:
        yield address, make()

    return Sheaf(name=address, make=made, plans=plans, also=also, heavy=heavy)


def files_of(sheaves: Iterable[Sheaf]) -> Iterator[tuple[str, bytes]]:
    """All files of some sheaves."""
    for sheaf in sheaves:
        yield from sheaf.make()


class Keep(Protocol):
    """Gives what `make` gives of one plan, or what it gave in an earlier build.

    `sort` tells what it is; `also` is what decides it beside the plan, the registries and the code,
    as values whose `repr` tells them apart. What is `small` cannot be made smaller.
    """

    def __call__(
        self,
        sort: str,
        plan_id: str,
        make: Callable[[], bytes],
        *,
        also: tuple[object, ...] = (),
        small: bool = False,
    ) -> bytes:
        """The bytes of one plan's part of a file."""


def remembering() -> Keep:
    """Keeps what is made as long as it is held itself, for one corpus and history."""
    made: dict[tuple[str, str], bytes] = {}

    def keep(
        sort: str,
        plan_id: str,
        make: Callable[[], bytes],
        *,
        also: tuple[object, ...] = (),  # noqa: ARG001 - the signature of `Keep`
        small: bool = False,  # noqa: ARG001 - likewise
    ) -> bytes:
        if (sort, plan_id) not in made:
            made[sort, plan_id] = make()
        return made[sort, plan_id]

    return keep
