"""Days as pages show them."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from markupsafe import Markup

from generator.domain.dates import official


@lru_cache(10_000)
def day(value: date | None) -> Markup:
    """A day in the official style, for people and for machines; nothing for no day."""
    if value is None:
        return Markup("")
    return Markup('<time datetime="{}" class="num">{}</time>').format(
        value.isoformat(), official(value)
    )
