"""The days that the words of a phrase name: a day, a month, a quarter, years."""

from __future__ import annotations

import re
import unicodedata
from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from generator.domain.dates import DateFault, from_roman, parse_iso


@dataclass(frozen=True, slots=True)
class Stretch:
    """What a phrase names, by its first and last day; `inherited` if its year stood elsewhere."""

    first: date
    last: date
    inherited: bool = False

    @property
    def is_day(self) -> bool:
        """Whether it is one day."""
        return self.first == self.last

    @property
    def is_year(self) -> bool:
        """Whether it is a whole year, or several."""
        return (self.first.month, self.last.month) == (1, 12)


def plain(text: str) -> str:
    """Return `text` as phrases are compared: lower case, one spelling of dashes, stops, spaces."""
    text = unicodedata.normalize("NFC", text).lower()
    text = re.sub("[‐‑‒–—−]", "-", text)
    text = re.sub(r"[\[(]?(?:…|\.{3,})[\])]?", "…", text)
    text = re.sub(r"\s*/\s*", "/", text)
    text = re.sub(r"\s*([,;:…])\s*", r"\1 ", text)
    return " ".join(text.split()).strip(" .,;:…")


_DAY, _MONTH, _YEAR = "(?P<d>[0-9]{1,2})", "(?P<m>[0-9]{1,2})", "(?P<y>[0-9]{4})"
_MONTH_NAMES = {
    name: number
    for number, names in enumerate(
        ["một", "hai", "ba", "bốn tư", "năm", "sáu", "bảy", "tám", "chín", "mười"], 1
    )
    for name in names.split()
}
_SHAPES = tuple(
    re.compile(shape)
    for shape in (
        f"(?:ngày )?{_DAY}(?P<dash>[/.-]){_MONTH}(?:(?:(?P=dash)| năm ){_YEAR})?",
        f"(?:ngày )?{_DAY} tháng (?P<m>[0-9]{{1,2}}|{'|'.join(_MONTH_NAMES)})(?: năm {_YEAR})?",
        f"(?:ngày )?{_DAY}",
        f"tháng {_MONTH}(?:(?:[/-]| năm ){_YEAR})?",
        f"{_MONTH}/{_YEAR}",
        f"qu[ýí] (?P<q>i|ii|iii|iv|[1-4])(?:(?:[/-]| năm ){_YEAR})?",
        f"(?:cả )?năm {_YEAR}",
        f"giai đoạn {_YEAR} ?- ?(?P<y2>[0-9]{{4}})",
    )
)


def read_stretch(text: str, until: Stretch | None = None) -> Stretch | None:
    """Return the days that `text` names, or None when it names none or one that does not exist.

    Before the right end of a range, `until`, the year may be left out, and before a day the month.
    """
    found = next((match for shape in _SHAPES if (match := shape.fullmatch(text))), None)
    given = {key: value for key, value in found.groupdict().items() if value} if found else {}
    lent = _lent(until, given)
    parts = lent | given
    if "y" not in parts or ("d" in parts and "m" not in parts):
        return None
    try:
        first, last = _first_and_last(parts)
    except DateFault:
        return None
    return Stretch(first, last, inherited=not lent.keys() <= given.keys())


def _lent(until: Stretch | None, given: Mapping[str, str]) -> dict[str, str]:
    """What a left end has from the right one: “từ tháng 4 đến năm 2026” leaves its year open."""
    if until is None or until.is_year or not given:
        return {}
    month = {"m": str(until.last.month)} if until.is_day and "d" in given else {}
    return {"y": str(until.last.year)} | month


def _first_and_last(parts: Mapping[str, str]) -> tuple[date, date]:
    year, (start, end) = int(parts["y"]), _months(parts)
    if "d" in parts:
        return (_day(year, start, int(parts["d"])),) * 2
    last_month = _day(int(parts.get("y2", year)), end, 1)
    last_day = monthrange(last_month.year, last_month.month)[1]
    return _day(year, start, 1), last_month.replace(day=last_day)


def _months(parts: Mapping[str, str]) -> tuple[int, int]:
    if "q" in parts:
        number = from_roman(parts["q"].upper()) or int(parts["q"])
        return 3 * number - 2, 3 * number
    if "m" in parts:
        return (_MONTH_NAMES.get(parts["m"]) or int(parts["m"]),) * 2
    return 1, 12


def _day(year: int, month: int, day: int) -> date:
    return parse_iso(f"{year:04}-{month:02}-{day:02}")
