"""Calendar days as editors write them, as official papers print them, and Roman ordinals."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

FIRST_YEAR, LAST_YEAR = 1930, 2100
"""From the founding of the Party, whose papers plans cite, to what a plan may look ahead to."""

_ISO = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
_YEAR_FIRST = re.compile(r"([0-9]{3,5})[-/. ]([0-9]{1,2})[-/. ]([0-9]{1,2})")
_DAY_FIRST = re.compile(r"([0-9]{1,2})[-/. ]([0-9]{1,2})[-/. ]([0-9]{1,5})")
_IN_WORDS = re.compile(
    r"(?:ngày\s+)?([0-9]{1,2})\s+tháng\s+([0-9]{1,2})\s+năm\s+([0-9]{1,5})", re.IGNORECASE
)
_WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")
_UNITS = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
_ROMAN = tuple("X" * (number // 10) + _UNITS[number % 10] for number in range(40))


class DateFault(ValueError):
    """A text is not a day; the message says in Vietnamese why, and what to write where known."""


def official(day: date) -> str:
    """Print a day as official papers do: 09/9/2025, 19/8/2025, 01/01/2026.

    Nghị định 30/2020/NĐ-CP, Phụ lục I: a zero before days below 10 and before months 1 and 2 only.
    """
    month = f"{day.month:02}" if day.month <= 2 else str(day.month)
    return f"{day.day:02}/{month}/{day.year}"


def parse_iso(text: str) -> date:
    """Return the day that `text` writes as YYYY-MM-DD.

    Raises:
        DateFault: it is written otherwise, does not exist, or lies outside 1930–2100.
    """
    parts = _parts(text)
    if not parts:
        raise DateFault(f"{text}: không phải là ngày; viết năm-tháng-ngày, thí dụ 2025-11-30")
    if reason := _impossible(*parts):
        raise DateFault(f"{text}: {reason}")
    day = date(*parts)
    if not _ISO.fullmatch(text):
        raise DateFault(f"{text}: viết ngày theo dạng năm-tháng-ngày, ở đây là {day.isoformat()}")
    return day


def _parts(text: str) -> tuple[int, int, int] | None:
    """Return year, month, day of any spelling that leaves no doubt about which is which."""
    bare = text.strip()
    if match := _YEAR_FIRST.fullmatch(bare):
        return int(match[1]), int(match[2]), int(match[3])
    if match := _DAY_FIRST.fullmatch(bare) or _IN_WORDS.fullmatch(bare):
        return int(match[3]), int(match[2]), int(match[1])
    return None


def _impossible(year: int, month: int, day: int) -> str | None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return f"năm {year} nằm ngoài khoảng từ {FIRST_YEAR} đến {LAST_YEAR}"
    if not 1 <= month <= 12:
        return f"không có tháng {month}"
    last = monthrange(year, month)[1]
    if day > last:
        return f"tháng {month} năm {year} chỉ có {last} ngày"
    return None if day else "không có ngày 0"


def month_name(month: int) -> str:
    """Return “Tháng 8” for 8."""
    if not 1 <= month <= 12:
        raise ValueError(f"no month has the number {month}")
    return f"Tháng {month}"


def weekday_name(day: date) -> str:
    """Return “Thứ Hai” to “Chủ nhật”."""
    return _WEEKDAYS[day.weekday()]


def quarter(day: date) -> int:
    """Return 1 to 4, which plans print as quý I to IV."""
    return (day.month + 2) // 3


def roman(number: int) -> str:
    """Return the ordinal I to XXXIX, as sections, quarters and congresses are counted."""
    if not 1 <= number < len(_ROMAN):
        raise ValueError(f"no Roman ordinal from I to XXXIX for {number}")
    return _ROMAN[number]


def from_roman(text: str) -> int | None:
    """Return the number of an ordinal I to XXXIX in capitals, or None if `text` is none."""
    return _ROMAN.index(text) if text and text in _ROMAN else None
