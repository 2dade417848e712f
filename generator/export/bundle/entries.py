"""What the names and sizes in an archive could do to whoever unpacks it."""

from __future__ import annotations

import stat
from collections import Counter
from collections.abc import Iterable, Iterator
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipInfo

LARGEST = 4 << 30
"""The most bytes that a bundle may unpack to."""

MOST = 1_000_000
"""The most files that a bundle may hold."""

_RATIO = 1_100
"""Deflate cannot shrink more than 1,032 times; whoever claims more lies."""

_ENCRYPTED = 0x1
_WINDOWS_DEVICES = frozenset(
    ("con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10)))
)


def entry_faults(entries: Iterable[ZipInfo]) -> Iterator[str]:
    """Say in Vietnamese why an archive must not be unpacked; nothing where it may."""
    entries = tuple(entries)
    if len(entries) > MOST:
        yield f"gói có {len(entries)} tệp, quá nhiều: có thể là bom nén; đừng giải nén"
        return
    for entry in entries:
        if fault := _name_fault(entry.orig_filename) or _sort_fault(entry):
            yield f"{fault}: {_shown(entry.orig_filename)}; đừng giải nén"
    counted = Counter(entry.filename.lower() for entry in entries)
    for name, times in counted.items():
        if times > 1:
            yield f"tên tệp có {times} lần: {_shown(name)}; đừng giải nén"
    if sum(entry.file_size for entry in entries) > LARGEST:
        yield "gói bung ra quá lớn: có thể là bom nén; đừng giải nén"


def _name_fault(name: str) -> str | None:
    parts = name.split("/")
    if ".." in parts or "." in parts:
        return "tên tệp dẫn ra ngoài thư mục giải nén"
    if name.startswith("/") or "\\" in name or ":" in name:
        return "tên tệp là đường dẫn tuyệt đối hoặc có dấu ổ đĩa"
    if not name.isascii() or not name.isprintable() or "" in parts:
        return "tên tệp có ký tự lạ"
    if any(part.partition(".")[0].lower() in _WINDOWS_DEVICES for part in parts):
        return "tên tệp trùng tên thiết bị của Windows"
    return None


def _sort_fault(entry: ZipInfo) -> str | None:
    if stat.S_IFMT(entry.external_attr >> 16) not in (0, stat.S_IFREG):
        return "không phải tệp thường mà là liên kết hoặc tệp đặc biệt"
    if entry.flag_bits & _ENCRYPTED:
        return "tệp bị khóa bằng mật khẩu"
    if entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        return "tệp nén theo kiểu lạ"
    if entry.file_size > _RATIO * max(entry.compress_size, 1):
        return "tệp bung ra quá lớn so với khi nén, có thể là bom nén"
    return None


def _shown(name: str) -> str:
    """A name as a terminal may show it: nothing in it moves the cursor."""
    return "".join(sign if sign.isprintable() else "?" for sign in name[:200])
