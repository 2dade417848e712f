"""Pressed files between archives: each is compressed once, however many it goes into."""

from __future__ import annotations

from dataclasses import dataclass
from typing import BinaryIO

from generator.export.zipped import Known, Pressed


@dataclass(frozen=True, kw_only=True, slots=True)
class Kept(Known):
    """A file, and where its pressed bytes lie in the store."""

    place: int
    length: int


class Store:
    """Keeps pressed files in one file on the disk, so that memory stays flat."""

    def __init__(self, spool: BinaryIO) -> None:
        """Take the file to keep them in; it is read and written, and is the caller's to close."""
        self._spool = spool
        self._end = 0

    def keep(self, pressed: Pressed) -> Kept:
        """Put a file in."""
        self._spool.seek(self._end)
        self._spool.write(pressed.data)
        place, self._end = self._end, self._end + len(pressed.data)
        return Kept(
            place=place,
            length=len(pressed.data),
            deflated=pressed.deflated,
            size=pressed.size,
            crc=pressed.crc,
            sha256=pressed.sha256,
        )

    def bytes_of(self, kept: Kept) -> bytes:
        """The bytes of a file, still pressed."""
        self._spool.seek(kept.place)
        return self._spool.read(kept.length)
