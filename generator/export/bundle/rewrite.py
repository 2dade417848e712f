"""Whether an archive is, byte for byte, what the packer writes for what is in it."""

from __future__ import annotations

from collections.abc import Iterable
from io import SEEK_END
from typing import IO
from zipfile import ZipFile, ZipInfo

from generator.export.zipped import append, entry_of

_LOCAL_HEAD = 30


class _Differs(Exception):
    """The archive differs from what was written so far."""


class _Compared:
    """A stream to write to that compares instead of writing."""

    def __init__(self, bundle: IO[bytes]) -> None:
        self._bundle = bundle
        self.place = 0

    def write(self, data: bytes) -> int:
        self._bundle.seek(self.place)
        if self._bundle.read(len(data)) != data:
            raise _Differs
        self.place += len(data)
        return len(data)

    def flush(self) -> None:
        """Nothing waits to be written."""


def is_as_packed(bundle: IO[bytes], entries: Iterable[ZipInfo]) -> bool:
    """Tell whether the packer would write the same archive of the same members again.

    What is between members, before or after them, or said of them in a header, is ours too.
    """
    compared = _Compared(bundle)
    try:
        with ZipFile(compared, "w") as archive:  # type: ignore[call-overload]
            for entry in entries:
                append(archive, _again(entry), _packed(bundle, entry))
    except _Differs:
        return False
    return bundle.seek(0, SEEK_END) == compared.place


def _again(entry: ZipInfo) -> ZipInfo:
    made = entry_of(entry.filename, entry.date_time, deflated=bool(entry.compress_type))
    made.CRC, made.file_size = entry.CRC, entry.file_size
    made.compress_size = entry.compress_size
    return made


def _packed(bundle: IO[bytes], entry: ZipInfo) -> bytes:
    bundle.seek(entry.header_offset + _LOCAL_HEAD + len(entry.filename))
    return bundle.read(entry.compress_size)
