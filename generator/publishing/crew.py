"""Work done by several processes; one gives the same files as many."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from multiprocessing.context import ForkContext

from generator.publishing.hands import Hand, forking
from generator.publishing.work import Done, Work
from generator.publishing.writing import Writer
from generator.reading.processes import without_collection

_BATCH = 24  # pieces of light work, or more, that one process takes at a time
_MOST = 4000  # batches: their numbers must have room in a pipe
_SIZE = 4  # bytes for one of these numbers
_FEW = 100  # fewer than these are done before another process has started

_Found = dict[int, Done]
"""What was done, by the numbers of the works."""


class Crew:
    """Does works in two heaps: `begin` takes the first, `end` the second.

    Between the two another process is at the first already. It was forked before the second was
    there, and holds nothing of what that is made from.
    """

    def __init__(self, writer: Writer, processes: int) -> None:
        """Take what writes the files, and how many processes may work at once."""
        self._writer = writer
        self._processes = processes
        self._context = forking() if processes > 1 else None
        self._heaps: list[_Heap] = []
        self._hands: list[Hand[_Found]] = []

    def begin(self, works: list[Work]) -> None:
        """Have the works of the first heap done; they are taken out of the list."""
        heap = self._heaped(works)
        if heap.size:
            self._hire(1, [heap])

    def stop(self) -> None:
        """Have nothing more done; what was begun is left as it is."""
        for heap in self._heaps:
            heap.turns.stop()

    def end(self, works: list[Work]) -> Iterator[Done]:
        """Do all that is not done yet, and give all in the order of the works of both heaps.

        This process takes its part too: another would have a copy of all that it holds. Raises
        what a maker raises.
        """
        heap = self._heaped(works)
        newest_first = self._heaps[::-1]
        with _collecting_by_hand():
            if heap.size >= _FEW:
                busy = sum(not hand.is_done() for hand in self._hands)
                self._hire(self._processes - 1 - busy, newest_first)
            found = self._part(newest_first)
            for hand in self._hands:
                found |= hand.result()
        yield from (found.pop(number) for number in range(len(found)))

    def _heaped(self, works: list[Work]) -> _Heap:
        start = sum(heap.size for heap in self._heaps)
        self._heaps.append(_Heap(works, start, self._context))
        return self._heaps[-1]

    def _hire(self, count: int, heaps: Sequence[_Heap]) -> None:
        if self._context:
            gc.freeze()  # or a collection, here or there, would copy the memory that both share
            do = partial(self._apart, heaps)
            self._hands += [Hand(self._context, do) for _ in range(count)]

    def _apart(self, heaps: Sequence[_Heap]) -> _Found:
        with _collecting_by_hand():
            return self._part(heaps)

    def _part(self, heaps: Sequence[_Heap]) -> _Found:
        """This process's part of some heaps, one after the other."""
        found: _Found = {}
        try:
            for heap in heaps:
                while batch := heap.take():
                    found |= {number: self.one(work) for number, work in batch}
                    del batch
                    gc.collect(0)  # of what pages leave behind in circles, nothing is old
        except BaseException:
            self.stop()
            raise
        return found

    def one(self, work: Work) -> Done:
        """Make the files of one piece of work and write those that are new."""
        return Done(name=work.name, key=work.key, files=self._writer.write(work.make()))


class _Heap:
    """Works of which processes take some at a time, and let go of what they have done.

    They are numbered from `start` on.
    """

    def __init__(self, works: list[Work], start: int, context: ForkContext | None) -> None:
        self.size = len(works)
        self._start = start
        self._batches = [*_batches(works)]
        self._works = dict(enumerate(works))
        works.clear()
        self.turns = _Turns(len(self._batches), context)

    def take(self) -> list[tuple[int, Work]]:
        """Some works for who asks, with their numbers; none when there are no more."""
        turn = self.turns.take()
        places = () if turn is None else self._batches[turn]
        return [(self._start + place, self._works.pop(place)) for place in places]


class _Turns:
    """Gives each number below `end` to one of the processes that are forked in `context`.

    The numbers lie in a pipe, from which whoever asks takes one. There is no lock that a process
    could be killed with in its hand.
    """

    def __init__(self, end: int, context: ForkContext | None) -> None:
        self._alone = iter(range(end))
        self._pipe = None
        if context:
            self._pipe, into = context.Pipe(duplex=False)
            os.write(into.fileno(), b"".join(turn.to_bytes(_SIZE) for turn in range(end)))
            into.close()

    def take(self) -> int | None:
        """The next number, if there is one left."""
        if self._pipe is None:
            return next(self._alone, None)
        found = os.read(self._pipe.fileno(), _SIZE)
        return int.from_bytes(found) if found else None

    def stop(self) -> None:
        """Give nobody any more."""
        while self.take() is not None:
            pass


def _batches(works: Sequence[Work]) -> Iterator[tuple[int, ...]]:
    """The places of works: heavy ones first and alone, the others some at a time."""
    heavy = [place for place, work in enumerate(works) if work.heavy]
    light = [place for place, work in enumerate(works) if not work.heavy]
    yield from ((place,) for place in heavy)
    some = max(_BATCH, len(light) // _MOST)
    for begin in range(0, len(light), some):
        yield tuple(light[begin : begin + some])


@contextmanager
def _collecting_by_hand() -> Iterator[None]:
    """Nobody looks for rubbish in what was laid out, or the memory that is shared would be copied.

    Neither does it hang on how much is let go of when the rest is looked through.
    """
    with without_collection():
        gc.freeze()
        try:
            yield
        finally:
            gc.unfreeze()
