"""How people name units and events, and how a new plan gets its id."""

from __future__ import annotations

import re
from collections.abc import Iterable

from generator.domain.events import Event
from generator.domain.phrases.events import Names, event_key
from generator.domain.registry import Unit
from generator.domain.text import fold, normalise_tones, slug

_USUAL = re.compile(
    "^(?:ke-hoach-)?(?:(?:cong-tac|tuyen-truyen|truyen-thong|trien-khai|thuc-hien|huong-ung|ve|va)-)+"
)
_YEAR = re.compile("-(?:nam-)?20[0-9]{2}$")
_TOPIC_WORDS = 6


def units_called(words: str, units: Iterable[Unit]) -> tuple[Unit, ...]:
    """The units that `words` name: the one with that id, else all whose name or alias it is.

    Letters without marks count as the letters with them where no unit is named exactly.
    """
    known = tuple(units)
    for spelling in (str, lambda text: normalise_tones(text).casefold(), fold):
        meant = spelling(words.strip())
        ids = tuple(unit for unit in known if unit.id == meant)
        found = ids or tuple(unit for unit in known if meant in map(spelling, names_of(unit)))
        if found:
            return found
    return ()


def names_of(unit: Unit) -> tuple[str, ...]:
    """Everything that a unit is called."""
    return (unit.name, unit.short, *unit.aliases)


def event_names(events: Iterable[Event]) -> Names:
    """The ids of events by everything that they are called, to read phrases with."""
    return {event_key(name): event.id for event in events for name in (event.name, *event.aliases)}


def plan_id(issuer: Unit, year: int, topic: str) -> str:
    """The id of a new plan: issuer, year, topic, as in `syt-quang-ninh-2025-dai-hoi-dang`."""
    return slug(f"{_short_id(issuer)} {year} {topic}")


def topic_of(title: str) -> str:
    """The few words of a title that tell the plan from others, for its id."""
    whole = slug(title)
    telling = _YEAR.sub("", _USUAL.sub("", f"{whole}-").strip("-")) or whole
    return "-".join(telling.split("-")[:_TOPIC_WORDS])


def _short_id(unit: Unit) -> str:
    """The unit's id; where its symbol is made of the first letters of it, the symbol instead."""
    symbol, parts = slug(unit.symbol or ""), unit.id.split("-")
    initials = "".join(part[0] for part in parts[: len(symbol)])
    return "-".join((symbol, *parts[len(symbol) :])) if symbol and initials == symbol else unit.id
