"""A plan's items as they stand in all calendars, packed to be kept: a leaf.

The calendars of thousands of plans are put together from leaves, and no more than one is open at a
time. What a unit's calendar has of the plan is packed by itself, so that it can be had alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from generator.export.calendars.sheets import Piece, Sheet
from generator.export.packed import Packed, pack

_WHOLE = ""


class Part(NamedTuple):
    """What a unit's calendar has of a plan, and whether the plan stands and gives it a part."""

    data: bytes
    stands: bool


def packed(sheet: Sheet, units: Iterable[str], site_url: str | None) -> bytes:
    """The leaf of a sheet, with the parts of `units`."""
    units = sorted(units)
    head = {
        "pieces": [(len(piece.data), piece.first, piece.last) for piece in sheet.pieces],
        "stands": [unit for unit in units if sheet.story.concerns(unit)],
    }
    texts = {unit: b"".join(sheet.of_unit(unit, site_url)) for unit in units}
    return pack(head, {_WHOLE: b"".join(piece.data for piece in sheet.pieces), **texts})


class Leaf:
    """A packed leaf, of which only what is asked for is unpacked."""

    def __init__(self, data: bytes) -> None:
        """Take what `packed` gave."""
        self._packed = Packed(data)

    def pieces(self) -> Iterator[Piece]:
        """The items of a calendar that has all of them."""
        whole, at = self._packed.text(_WHOLE), 0
        for size, first, last in self._packed.head["pieces"]:
            yield Piece(whole[at : at + size], _day(first), _day(last))
            at += size

    def part(self, unit: str) -> Part:
        """What a unit's calendar has of the plan."""
        return Part(self._packed.text(unit), unit in self._packed.head["stands"])


def _day(written: str | None) -> date | None:
    return date.fromisoformat(written) if written else None
