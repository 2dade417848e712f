"""A zip archive of files that are compressed already: the same files give the same bytes."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import IO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from generator.export.bundle.store import Kept, Store

_MODE = 0o100644 << 16
_UNIX = 3
_EARLIEST = (1980, 1, 1, 0, 0, 0)

Stamp = tuple[int, int, int, int, int, int]


def stamp_of(time: datetime | None) -> Stamp:
    """The time that every file of an archive has: the commit's; zip knows none before 1980."""
    if time is None or time.year < _EARLIEST[0]:
        return _EARLIEST
    return time.year, time.month, time.day, time.hour, time.minute, time.second // 2 * 2


def write_archive(out: IO[bytes], files: Mapping[str, Kept], store: Store, stamp: Stamp) -> None:
    """Write an archive of `files` to a stream, in the order of their names."""
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, kept in sorted(files.items()):
            entry = entry_of(name, stamp, deflated=kept.deflated)
            entry.CRC, entry.compress_size, entry.file_size = kept.crc, kept.length, kept.size
            append(archive, entry, store.bytes_of(kept))


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


def entry_of(name: str, stamp: Stamp, *, deflated: bool) -> ZipInfo:
    """How an archive of ours names a file: a plain file that its owner writes and all read."""
    entry = ZipInfo(name, stamp)
    entry.create_system = _UNIX
    entry.external_attr = _MODE
    entry.compress_type = ZIP_DEFLATED if deflated else ZIP_STORED
    return entry
