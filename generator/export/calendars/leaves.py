"""A plan's items as they stand in all calendars, packed to be kept: a leaf.

The calendars of thousands of plans are put together from leaves, and no more than one is open at a
time. What a unit's calendar has of the plan is packed by itself, so that it can be had alone.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cached_property
from typing import Any, NamedTuple

from generator.export.calendars.sheets import Piece, Sheet

_FAST = 1


class Part(NamedTuple):
    """What a unit's calendar has of a plan, and whether the plan stands and gives it a part."""

    data: bytes
    stands: bool


def packed(sheet: Sheet, units: Iterable[str], site_url: str | None) -> bytes:
    """The leaf of a sheet, with the parts of `units`."""
    texts = [b"".join(piece.data) for piece in sheet.pieces]
    blobs = [zlib.compress(b"".join(texts), _FAST)]
    head: dict[str, Any] = {
        "pieces": [
            [len(text), piece.first, piece.last]
            for text, piece in zip(texts, sheet.pieces, strict=True)
        ],
        "whole": len(blobs[0]),
        "units": {},
    }
    for unit in sorted(units):
        blob = zlib.compress(b"".join(sheet.of_unit(unit, site_url)), _FAST)
        head["units"][unit] = [sum(map(len, blobs)), len(blob), sheet.story.concerns(unit)]
        blobs.append(blob)
    return b"".join((json.dumps(head, default=str).encode(), b"\n", *blobs))


class Leaf:
    """A packed leaf, of which only what is asked for is unpacked."""

    def __init__(self, data: bytes) -> None:
        """Take what `packed` gave."""
        self._data = data
        self._start = data.index(b"\n") + 1

    @cached_property
    def _head(self) -> Mapping[str, Any]:
        found: Mapping[str, Any] = json.loads(self._data[: self._start])
        return found

    def pieces(self) -> Iterator[Piece]:
        """The items of a calendar that has all of them."""
        whole, at = self._blob(0, self._head["whole"]), 0
        for size, first, last in self._head["pieces"]:
            yield Piece((whole[at : at + size],), _day(first), _day(last))
            at += size

    def part(self, unit: str) -> Part:
        """What a unit's calendar has of the plan."""
        at, size, stands = self._head["units"][unit]
        return Part(self._blob(at, size), stands)

    def _blob(self, at: int, size: int) -> bytes:
        return zlib.decompress(self._data[self._start + at : self._start + at + size])


def _day(written: str | None) -> date | None:
    return date.fromisoformat(written) if written else None
