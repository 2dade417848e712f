"""One function done to many things by several processes; one process gives the same as many."""

from __future__ import annotations

import atexit
import gc
import os
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, TypeVar

T = TypeVar("T")
R = TypeVar("R")

_BATCH = 16
_FEW = 48  # are done before a second process has begun


def each(function: Callable[[T], R], things: Sequence[T], processes: int) -> Iterator[R]:
    """What `function` gives for each of `things`, in their order; raises what it raises.

    Where processes are not forked, the function is sent to each once, and must be one that can be.
    """
    if processes < 2 or len(things) < _FEW:
        yield from map(function, things)
        return
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415 - few programs need it

    with ProcessPoolExecutor(processes, initializer=_begin, initargs=(function,)) as pool:
        yield from pool.map(_do, things, chunksize=_BATCH)


_function: Callable[[Any], Any]


def _begin(function: Callable[[Any], Any]) -> None:
    global _function  # noqa: PLW0603 - the pool's way to hand something to its processes
    _function = function


def _do(thing: Any) -> Any:
    return _function(thing)


def processors() -> int:
    """How many processes can work at once."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class _Pause:
    """Ends when the last of those who asked for it has gone, whichever thread that is in."""

    def __init__(self) -> None:
        self._lock, self._askers, self._was_on = threading.Lock(), 0, False

    def begin(self) -> None:
        with self._lock:
            if self._askers == 0:
                self._was_on = gc.isenabled()
                gc.disable()
            self._askers += 1

    def end(self) -> None:
        with self._lock:
            self._askers -= 1
            if self._askers == 0 and self._was_on:
                gc.enable()


_pause = _Pause()


@contextmanager
def without_collection() -> Iterator[None]:
    """Starting, reading and laying out make many things and no rubbish in circles: not to look.

    The looking took an eighth of the time, and the more the more plans there are.
    """
    _pause.begin()
    try:
        yield
    finally:
        _pause.end()


@contextmanager
def set_aside() -> Iterator[None]:
    """As `without_collection`, for a process that lives long and holds much.

    Until `gc.unfreeze` is called, nobody looks for rubbish in circles in what is there at the end.
    Other rubbish goes as ever.
    """
    with without_collection():
        yield
        gc.freeze()


def leave_at_once() -> None:
    """At the end of the program nobody looks for rubbish: all memory goes back anyway.

    With 5,000 plans the looking took eight seconds, after the site was in place.
    """
    atexit.register(gc.freeze)
