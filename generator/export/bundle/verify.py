"""Whether a bundle is what was packed: whole, unchanged, and safe to unpack.

An archive is read as if an enemy had made it: nothing is unpacked, no size that it claims is
believed, and what its names could do to a disk is judged before any byte is read.
"""

from __future__ import annotations

import hashlib
import re
import zlib
from collections.abc import Iterator
from typing import IO
from zipfile import BadZipFile, ZipFile, ZipInfo

from generator.export.bundle.entries import entry_faults
from generator.export.bundle.parcel import MANIFEST, READ_ME, SUMS
from generator.export.bundle.rewrite import is_as_packed

_BLOCK = 1 << 16
_LINE = re.compile(r"([0-9a-f]{64})  (\S+)")
_LARGEST_SUMS = 64 << 20
_DAMAGE = (BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError)

NOT_WHOLE = "tệp không phải là tệp zip, hoặc đã hỏng hay bị cắt ngắn; hãy tải hoặc chép lại"


def faults_of(bundle: IO[bytes]) -> Iterator[str]:
    """Say in Vietnamese all that is wrong with a bundle; nothing where it is as it was packed."""
    try:
        archive = ZipFile(bundle)
    except (*_DAMAGE, ValueError, UnicodeDecodeError):
        yield NOT_WHOLE
        return
    with archive:
        entries = archive.infolist()
        if unsafe := tuple(entry_faults(entries)):
            yield from unsafe
            return
        found = tuple(_content_faults(archive, entries))
        yield from found
        if not found and not is_as_packed(bundle, entries):
            yield "các tệp bên trong còn nguyên, nhưng tệp zip đã bị sửa hoặc đóng gói lại"


def _content_faults(archive: ZipFile, entries: list[ZipInfo]) -> Iterator[str]:
    names = {entry.filename: entry for entry in entries}
    for name in (READ_ME, MANIFEST, SUMS):
        if name not in names:
            yield f"thiếu tệp {name}: đây không phải là gói của cổng, hoặc gói đã bị sửa"
    if SUMS not in names:
        return
    try:
        expected = _sums(archive, names[SUMS])
    except (*_DAMAGE, ValueError):
        yield f"không đọc được {SUMS}: tệp đã hỏng hoặc bị sửa"
        return
    yield from (f"tệp bị thiếu: {name}" for name in sorted(expected.keys() - names.keys()))
    for name in sorted(names.keys() - {SUMS}):
        if name not in expected:
            yield f"tệp lạ, không có trong {SUMS}: {name}"
        elif fault := _fault_of(archive, names[name], expected[name]):
            yield fault


def _sums(archive: ZipFile, entry: ZipInfo) -> dict[str, str]:
    if entry.file_size > _LARGEST_SUMS:
        raise ValueError(SUMS)
    found = {}
    for line in archive.read(entry).decode("ascii").splitlines():
        matched = _LINE.fullmatch(line)
        if not matched or matched[2] in found:
            raise ValueError(line)
        found[matched[2]] = matched[1]
    return found


def _fault_of(archive: ZipFile, entry: ZipInfo, expected: str) -> str | None:
    """What is wrong with one file; it is read in blocks, and no further than its size."""
    digest = hashlib.sha256()
    try:
        with archive.open(entry) as file:
            while block := file.read(_BLOCK):
                digest.update(block)
    except _DAMAGE:
        return f"tệp bị hỏng: {entry.filename}"
    return None if digest.hexdigest() == expected else f"tệp bị sửa: {entry.filename}"
