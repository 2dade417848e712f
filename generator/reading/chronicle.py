"""What came before: the changes and earlier versions of plans, asked for only when needed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path

from generator.domain.plan import Plan
from generator.reading.history import History, read_history
from generator.reading.versions import Past, read_past


@dataclass(frozen=True, slots=True)
class Chronicle:
    """How often and when files were changed, and what plans said before."""

    history: Callable[[], History]
    past: Callable[[], Past]


def from_git(root: Path, plans: Mapping[str, Plan]) -> Chronicle:
    """The chronicle that git keeps of `plans` and registries under `root`; each is read once."""
    return Chronicle(cache(partial(read_history, root)), cache(partial(read_past, root, plans)))
