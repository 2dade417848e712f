"""A long row cut into runs that are short enough to be shown."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")


def runs(items: Iterable[T], weigh: Callable[[T], int], most: int) -> Iterator[tuple[T, ...]]:
    """Runs of `items` in their order, each of a weight of `most` at most, or of one item."""
    run: list[T] = []
    taken = 0
    for item in items:
        weight = weigh(item)
        if run and taken + weight > most:
            yield tuple(run)
            run, taken = [], 0
        run.append(item)
        taken += weight
    if run:
        yield tuple(run)
