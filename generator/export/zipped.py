"""Files as zip archives hold them: the same files give the same bytes, wherever they are made.

The compressor is libdeflate at a fixed level, out of a pinned package that carries it: zlib's
bytes differ between the zlibs that systems bring.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from deflate import deflate_compress

BEST, QUICK = 9, 6
_QUICKEST = 1

_CHUNK = 1_000_000

_MODE = 0o100644 << 16
_UNIX = 3
_PACKED_ALREADY = (".woff2", ".xlsx", ".zip", ".gz", ".png")

Stamp = tuple[int, int, int, int, int, int]
EARLIEST: Stamp = (1980, 1, 1, 0, 0, 0)
"""Zip knows no time before."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Known:
    """What an archive tells of a file, but for its bytes."""

    deflated: bool
    size: int
    crc: int
    sha256: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Pressed(Known):
    """A file with its bytes as an archive holds them."""

    data: bytes


def press(name: str, data: bytes, level: int = BEST) -> Pressed:
    """Compress a file, or leave it as it is where that gains nothing."""
    packed = data if name.endswith(_PACKED_ALREADY) else bytes(deflate_compress(data, level))
    deflated = len(packed) < len(data)
    return Pressed(
        data=packed if deflated else data,
        deflated=deflated,
        size=len(data),
        crc=zlib.crc32(data),
        sha256=hashlib.sha256(data).hexdigest(),
    )


def press_pieces(pieces: Iterable[bytes]) -> Pressed:
    """Compress a file too large to be held in memory as it comes, and quickly.

    That only zlib can do, whose bytes hang on the machine.
    """
    compressor = zlib.compressobj(_QUICKEST, zlib.DEFLATED, -zlib.MAX_WBITS)
    held, packed, found, size, crc = bytearray(), bytearray(), hashlib.sha256(), 0, 0
    for piece in chain(pieces, [b""]):
        held += piece
        if piece and len(held) < _CHUNK:
            continue
        packed += compressor.compress(held)
        found.update(held)
        size, crc = size + len(held), zlib.crc32(held, crc)
        held.clear()
    packed += compressor.flush()
    data = bytes(packed)
    return Pressed(data=data, deflated=True, size=size, crc=crc, sha256=found.hexdigest())


def entry_of(name: str, stamp: Stamp, *, deflated: bool) -> ZipInfo:
    """How an archive of ours names a file: a plain file that its owner writes and all read."""
    entry = ZipInfo(name, stamp)
    entry.create_system = _UNIX
    entry.external_attr = _MODE
    entry.compress_type = ZIP_DEFLATED if deflated else ZIP_STORED
    return entry


def append(archive: ZipFile, entry: ZipInfo, data: bytes) -> None:
    """Add bytes that are compressed already, which `ZipFile.writestr` would compress anew."""
    out = archive.fp
    assert out is not None, "the archive is open"  # noqa: S101 - for the types alone
    entry.header_offset = out.tell()
    out.write(entry.FileHeader())
    out.write(data)
    archive.filelist.append(entry)
    archive.NameToInfo[entry.filename] = entry
    archive.start_dir = out.tell()


def add(archive: ZipFile, name: str, stamp: Stamp, known: Known, data: bytes) -> None:
    """Add a file whose bytes are pressed."""
    entry = entry_of(name, stamp, deflated=known.deflated)
    entry.CRC, entry.compress_size, entry.file_size = known.crc, len(data), known.size
    append(archive, entry, data)
