"""Work done by several processes; one gives the same files as many."""

from __future__ import annotations

import gc
import multiprocessing
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing.sharedctypes import Synchronized
from pathlib import Path

from generator.publishing.work import Done, Work, Written
from generator.publishing.writing import Writer

_BATCH = 24  # pieces of light work that one hand takes at a time
_UNTIL_COLLECTED = 100_000  # pages leave little behind in circles; looking for it took a tenth
_FEW = 100  # fewer than these are done before a second process has started


class Crew:
    """Does work; what is made is written as `Writer` does it."""

    def __init__(
        self, folder: Path, standing: Mapping[str, Written], site: Path | None = None
    ) -> None:
        """Take what a `Writer` takes."""
        self._writer = Writer(folder, standing, site)

    def do(self, works: Sequence[Work], processes: int) -> Iterator[Done]:
        """Do all of `works` and give what was done in their order; raises what a maker raises."""
        if (
            processes < 2
            or len(works) < _FEW
            or "fork" not in multiprocessing.get_all_start_methods()
        ):
            yield from map(self.one, works)
            return
        with _seldom_collecting():
            yield from self._together(works, processes)

    def one(self, work: Work) -> Done:
        """Make the files of one piece of work and write those that are new."""
        return Done(name=work.name, key=work.key, files=self._writer.write(work.make()))

    def _together(self, works: Sequence[Work], processes: int) -> Iterator[Done]:
        """This process takes its part too: another would have a copy of all that it holds."""
        context = multiprocessing.get_context("fork")
        batches = [*_batches(works)]
        turns = _Turns(context.Value("l"), len(batches))

        def part() -> dict[int, Done]:
            found: dict[int, Done] = {}
            try:
                while (turn := turns.take()) is not None:
                    found |= {number: self.one(works[number]) for number in batches[turn]}
            except BaseException:
                turns.stop()
                raise
            return found

        with ProcessPoolExecutor(
            processes - 1, mp_context=context, initializer=_begin, initargs=(part,)
        ) as pool:
            others = [pool.submit(_take_part) for _ in range(processes - 1)]
            found = part()
            for other in others:
                found |= other.result()
        yield from (found[number] for number in range(len(works)))


class _Turns:
    """Gives each number below `end` to one of the processes that share `value`."""

    def __init__(self, value: Synchronized[int], end: int) -> None:
        self._value, self._end = value, end

    def take(self) -> int | None:
        """The next number, if there is one left."""
        with self._value.get_lock():
            turn = self._value.value
            self._value.value += 1
        return turn if turn < self._end else None

    def stop(self) -> None:
        """Give nobody any more."""
        self._value.value = self._end


def _batches(works: Sequence[Work]) -> Iterator[tuple[int, ...]]:
    """The numbers of works: heavy ones first and alone, the others some at a time."""
    heavy = [number for number, work in enumerate(works) if work.heavy]
    light = [number for number, work in enumerate(works) if not work.heavy]
    yield from ((number,) for number in heavy)
    for begin in range(0, len(light), _BATCH):
        yield tuple(light[begin : begin + _BATCH])


@contextmanager
def _seldom_collecting() -> Iterator[None]:
    """Frozen, or every collection in a child would copy the memory that all share."""
    before = gc.get_threshold()
    gc.freeze()
    gc.set_threshold(_UNTIL_COLLECTED)
    try:
        yield
    finally:
        gc.set_threshold(*before)
        gc.unfreeze()


# What a child process has from its parent: a fork shares it, nothing is sent.
_part: Callable[[], dict[int, Done]]


def _begin(part: Callable[[], dict[int, Done]]) -> None:
    global _part  # noqa: PLW0603 - the pool's way to hand something to its processes
    _part = part


def _take_part() -> dict[int, Done]:
    return _part()
