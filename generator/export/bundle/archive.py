"""A zip archive of files that are compressed already: the same files give the same bytes."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import IO
from zipfile import ZIP_DEFLATED, ZipFile

from generator.export.bundle.store import Kept, Store
from generator.export.zipped import EARLIEST, Stamp, add


def stamp_of(time: datetime | None) -> Stamp:
    """The time that every file of an archive has: the commit's; zip knows none before 1980."""
    if time is None or time.year < EARLIEST[0]:
        return EARLIEST
    return time.year, time.month, time.day, time.hour, time.minute, time.second // 2 * 2


def write_archive(out: IO[bytes], files: Mapping[str, Kept], store: Store, stamp: Stamp) -> None:
    """Write an archive of `files` to a stream, in the order of their names."""
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, kept in sorted(files.items()):
            add(archive, name, stamp, kept, store.bytes_of(kept))
