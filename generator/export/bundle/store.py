"""Files made ready for archives: each is compressed once, however many archives it goes into.

The compressor is libdeflate at a fixed level, out of a pinned package that carries it: zlib's
bytes differ between the zlibs that systems bring, these are the same wherever it runs.
"""

from __future__ import annotations

import hashlib
import zlib
from dataclasses import dataclass
from typing import BinaryIO

from deflate import deflate_compress

_LEVEL = 9
_PACKED_ALREADY = (".woff2", ".xlsx", ".zip", ".gz", ".png")


@dataclass(frozen=True, kw_only=True, slots=True)
class Pressed:
    """A file's bytes as an archive holds them."""

    data: bytes
    deflated: bool
    size: int
    crc: int
    sha256: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Kept:
    """Where the bytes of a pressed file lie in the store, and what is known of them."""

    place: int
    length: int
    deflated: bool
    size: int
    crc: int
    sha256: str


def press(name: str, data: bytes) -> Pressed:
    """Compress a file, or leave it as it is where that gains nothing."""
    packed = data if name.endswith(_PACKED_ALREADY) else bytes(deflate_compress(data, _LEVEL))
    deflated = len(packed) < len(data)
    return Pressed(
        data=packed if deflated else data,
        deflated=deflated,
        size=len(data),
        crc=zlib.crc32(data),
        sha256=hashlib.sha256(data).hexdigest(),
    )


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
