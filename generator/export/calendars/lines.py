"""Content lines of RFC 5545 (section 3.1), folded as icalendar folds them.

icalendar weighs every character by itself, and most of a calendar's time went there: here a line
is cut, and a text is escaped, as bytes. Tests have icalendar read and write every calendar again,
byte for byte.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from functools import lru_cache

from icalendar import vDatetime, vDuration

_LONGEST = 74  # and the space that begins a line that goes on
_CONTROL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f]+")
_CONTROL_BYTES = bytes([*range(0x0A), *range(0x0B, 0x20), 0x7F])
_HIGH_CONTROL = b"\xc2"  # begins those above 0x7f in UTF-8, and some other signs


def line(name: bytes, value: bytes) -> bytes:
    """A property, over as many lines as it needs; no character and no escape is split."""
    rest = name + b":" + value
    if len(rest) <= _LONGEST:
        return rest + b"\r\n"
    pieces = []
    start, length = 0, len(rest)
    while length - start > _LONGEST:
        end = start + _LONGEST
        while rest[end] & 0xC0 == 0x80:
            end -= 1
        if rest[end - 1] in b"\\^":
            end -= 1
        pieces.append(rest[start:end])
        start = end
    pieces.append(rest[start:])
    return b"\r\n ".join(pieces) + b"\r\n"


def clean(text: str) -> str:
    """Text without the control characters that a content line may not hold (section 3.1)."""
    return _CONTROL.sub(" ", text.replace("\r\n", "\n"))


def escaped(text: str) -> bytes:
    """A value of type TEXT (section 3.3.11)."""
    data = text.encode()
    if _HIGH_CONTROL in data or len(data.translate(None, _CONTROL_BYTES)) < len(data):
        data = clean(text).encode()
    for sign in (b"\\", b";", b","):
        data = data.replace(sign, b"\\" + sign)
    return data.replace(b"\n", b"\\n")


def days(found: Iterable[date]) -> bytes:
    """Values of type DATE (section 3.3.4)."""
    return ",".join(f"{day:%Y%m%d}" for day in found).encode()


@lru_cache
def moment(time: datetime) -> bytes:
    """A value of type DATE-TIME (section 3.3.5)."""
    return bytes(vDatetime(time).to_ical())  # type: ignore[no-untyped-call]


@lru_cache
def duration(of: timedelta) -> bytes:
    """A value of type DURATION (section 3.3.6)."""
    return bytes(vDuration(of).to_ical())  # type: ignore[no-untyped-call]
