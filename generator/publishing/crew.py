"""Work done by several processes; one gives the same files as many."""

from __future__ import annotations

import gc
import hashlib
import multiprocessing
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import TypeVar

from generator.publishing.work import Done, Work, Written

T = TypeVar("T")

_BATCH = 24  # pieces of light work that one hand takes at a time
_UNTIL_COLLECTED = 100_000  # pages leave little behind in circles; looking for it took a tenth
_FEW = 100  # fewer than these are done before a second process has started


class Crew:
    """Writes what is made into `folder`; what stands elsewhere with the same bytes stays there."""

    def __init__(
        self, folder: Path, standing: Mapping[str, Written], site: Path | None = None
    ) -> None:
        """Take the place for new files, and the files that are known to stand.

        Of others it is looked whether they stand in `site`: what is known can be lost.
        """
        self._folder, self._site = folder, site
        self._standing = standing

    def do(self, works: Sequence[Work], processes: int) -> Iterator[Done]:
        """Do all of `works` and give what was done in their order; raises what a maker raises."""
        if (
            processes < 2
            or len(works) < _FEW
            or "fork" not in multiprocessing.get_all_start_methods()
        ):
            yield from map(self.one, works)
            return
        gc.freeze()  # or every collection in a child copies the memory that all share
        try:
            yield from self._together(works, processes)
        finally:
            gc.unfreeze()

    def one(self, work: Work) -> Done:
        """Make the files of one piece of work and write those that are new."""
        files = tuple(self._written(address, data) for address, data in work.make())
        return Done(name=work.name, key=work.key, files=files)

    def _written(self, address: str, data: bytes) -> Written:
        found = hashlib.sha256(data).hexdigest()
        standing = self._standing.get(address)
        if standing and standing.sum == found:
            return standing
        path = self._folder / address
        if self._site and not standing and _holds(self._site / address, data):
            path = self._site / address
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("wb") as file:
                file.write(data)
        return Written(address=address, size=len(data), sum=found, time=path.stat().st_mtime_ns)

    def _together(self, works: Sequence[Work], processes: int) -> Iterator[Done]:
        with ProcessPoolExecutor(
            processes,
            mp_context=multiprocessing.get_context("fork"),
            initializer=_begin,
            initargs=(lambda number: self.one(works[number]),),
        ) as pool:
            batches = [*_batches(works)]
            found = dict(zip(_flat(batches), _flat(pool.map(_do, batches)), strict=True))
        yield from (found[number] for number in range(len(works)))


def _holds(path: Path, data: bytes) -> bool:
    return path.is_file() and path.stat().st_size == len(data) and path.read_bytes() == data


def _batches(works: Sequence[Work]) -> Iterator[tuple[int, ...]]:
    """The numbers of works: heavy ones first and alone, the others some at a time."""
    heavy = [number for number, work in enumerate(works) if work.heavy]
    light = [number for number, work in enumerate(works) if not work.heavy]
    yield from ((number,) for number in heavy)
    for begin in range(0, len(light), _BATCH):
        yield tuple(light[begin : begin + _BATCH])


def _flat(groups: Iterable[Iterable[T]]) -> Iterator[T]:
    return (one for group in groups for one in group)


# What a child process has from its parent: a fork shares it, nothing is sent.
_one: Callable[[int], Done]


def _begin(one: Callable[[int], Done]) -> None:
    global _one  # noqa: PLW0603 - the pool's way to hand something to its processes
    _one = one
    gc.set_threshold(_UNTIL_COLLECTED)


def _do(batch: Sequence[int]) -> list[Done]:
    return [_one(number) for number in batch]
