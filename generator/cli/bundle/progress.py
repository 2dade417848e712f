"""A bar for long work, on a terminal only."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sized
from typing import TypeVar

_T = TypeVar("_T")
_WIDTH = 30


def progress(words: str, items: Iterable[_T], count: int | None = None) -> Iterator[_T]:
    """Yield `items`, and show how far it is where somebody watches."""
    total = count if count is not None else len(items) if isinstance(items, Sized) else 0
    watched = sys.stderr.isatty() and total > 0
    shown = -1
    for done, item in enumerate(items, 1):
        yield item
        filled = min(done * _WIDTH // total, _WIDTH) if watched else -1
        if filled != shown:
            shown = filled
            bar = "█" * filled + "░" * (_WIDTH - filled)
            print(f"\r{words} {bar} {done}/{total}", end="", file=sys.stderr, flush=True)
    if watched:
        print("\r\x1b[K", end="", file=sys.stderr, flush=True)
