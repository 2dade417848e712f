"""The last line of a paper in one file: the checksum of all that stands before it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator

_LINE = re.compile(rb"<!-- sha256 ([0-9a-f]{64}) -->\n")
_LENGTH = len(b"<!-- sha256  -->\n") + 64

LARGEST = 1_000_000
"""The most bytes that a paper may have."""


def with_seal(paper: bytes) -> bytes:
    """A paper with its last line; a browser does not show it."""
    return paper + f"<!-- sha256 {hashlib.sha256(paper).hexdigest()} -->\n".encode()


def seal_faults(data: bytes) -> Iterator[str]:
    """Say in Vietnamese what is wrong with a paper; nothing where it is as it was made."""
    sealed = _LINE.fullmatch(data[-_LENGTH:])
    if not sealed:
        yield "thiếu dòng cuối: tệp bị cắt ngắn, bị sửa, hoặc không phải trang mang theo của cổng"
    elif hashlib.sha256(data[:-_LENGTH]).hexdigest() != sealed[1].decode():
        yield "nội dung đã bị sửa hoặc bị hỏng"
