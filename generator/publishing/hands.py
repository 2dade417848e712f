"""A process that does one thing beside this one, and says in the end what came of it."""

from __future__ import annotations

import multiprocessing
import traceback
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection
from multiprocessing.context import ForkContext
from typing import Generic, TypeVar

T = TypeVar("T")


def forking() -> ForkContext | None:
    """How processes are begun that have all that this one has; None where they cannot be."""
    if "fork" not in multiprocessing.get_all_start_methods():
        return None
    return multiprocessing.get_context("fork")


class LostHand(Exception):
    """Raised when a process ended without a word: killed, or out of memory."""


class Hand(Generic[T]):
    """A fork of this process: it shares what is there, and nothing is sent to it.

    A pool of the standard library would watch it from a thread, and a process with threads must
    not be forked again.
    """

    def __init__(self, context: ForkContext, do: Callable[[], T]) -> None:
        """Begin to `do` it."""
        self._mine, its = context.Pipe(duplex=False)
        self._process = context.Process(target=_tell, args=(its, do), daemon=True)
        self._process.start()
        its.close()

    def is_done(self) -> bool:
        """Whether it need not be waited for."""
        return self._mine.poll()

    def result(self) -> T:
        """Wait for what came of it; raises what it raised."""
        try:
            fine, found = self._mine.recv()
        except EOFError:
            raise LostHand(
                "một tiến trình đang làm tệp bị dừng giữa chừng, thường vì máy hết bộ nhớ"
            ) from None
        self._process.join()
        if not fine:
            raise found
        return found  # type: ignore[no-any-return] # what `do` gave


def _tell(its: Connection, do: Callable[[], object]) -> None:
    try:
        said = True, do()
    except BaseException as error:  # noqa: BLE001 - it is raised again by who asks
        error.add_note(traceback.format_exc())
        said = False, error
    with suppress(BrokenPipeError):  # nobody asks any more
        its.send(said)
