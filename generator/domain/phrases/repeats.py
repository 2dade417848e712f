"""What a phrase means that names a time which comes again: each year, quarter, month, week."""

from __future__ import annotations

import re
from collections.abc import Callable

from generator.domain.dates import DateFault, parse_iso
from generator.domain.timespan import Kind, TimeExpr

FILLERS = "gửi|nộp|báo cáo(?: kết quả)?|hoàn thành|xong"
"""Words that say what is to be done, never when; “thời gian” is none: it may count a duration."""
GAP = f"(?:[,;…]| (?:{FILLERS}))* "
"""What may stand between two parts of a phrase; “…” is the mark of words left out by an editor."""
LATEST = (
    "(?:(?:ngày )?(?:chậm|muộn) nhất(?: phải hoàn thành)?:?|không (?:chậm|muộn) hơn)"
    "(?: là| vào| đến)*"
)


def read_repeat(text: str) -> TimeExpr | None:
    """Return what `text`, as `plain` gives it, asks for again and again; “định kỳ” may be gone."""
    for pattern, make in _ROWS:
        if (match := pattern.fullmatch(text)) and (found := make(match)):
            return found
    return None


def _repeat(rrule: str, assumed: str | None = None, *, exclusive: bool = False) -> TimeExpr:
    return TimeExpr(
        phrase="", kind=Kind.RECURRING, rrule=rrule, exclusive=exclusive, assumed=assumed
    )


def _dated(match: re.Match[str]) -> TimeExpr | None:
    """A day that each year or month has: not 29/2, and of a month none after the 28th."""
    day, month = match["d"], match.groupdict().get("m")
    if not _is_yearly(month or "2", day):
        return None
    rule = f"FREQ=YEARLY;BYMONTH={int(month)}" if month else "FREQ=MONTHLY"
    return _repeat(f"{rule};BYMONTHDAY={int(day)}", exclusive=match["limit"] == "trước")


def _is_yearly(month: str, day: str) -> bool:
    try:
        return bool(parse_iso(f"2001-{month:>02}-{day:>02}"))
    except DateFault:
        return False


def _twice_a_year(match: re.Match[str]) -> TimeExpr | None:
    """Two limits, which one rule can say when both are the same day of a month."""
    day, months = match["d"], (match["half"], match["whole"])
    if int(match["d2"]) != int(day) or not all(_is_yearly(month, day) for month in months):
        return None
    listed = ",".join(str(int(month)) for month in months)
    return _repeat(f"FREQ=YEARLY;BYMONTH={listed};BYMONTHDAY={int(day)}", exclusive=True)


def _each(match: re.Match[str]) -> TimeExpr:
    return _repeat(f"FREQ={_RULES[match['unit']]}")


def _half_yearly(match: re.Match[str]) -> TimeExpr:
    return _repeat("FREQ=MONTHLY;INTERVAL=6", _WHOLE_YEAR if match["year"] else None)


_RULES = {
    "năm": "YEARLY",
    "quý": "MONTHLY;INTERVAL=3",
    "tháng": "MONTHLY",
    "tuần": "WEEKLY",
    "ngày": "DAILY",
}
_WHOLE_YEAR = "được hiểu là sáu tháng một lần, lần cuối năm là của cả năm"
_DAY = "(?P<d>[0-9]{1,2})"
_DAY_MONTH = f"{_DAY}(?:[/.-]| tháng )(?P<m>[0-9]{{1,2}})"
_LIMIT = f"(?:(?P<limit>trước|vào|{LATEST}) )?"
_EACH = "(?:của )?(?:h[ằà]ng|mỗi)"
_ONCE = "(?: (?:một|0?1) lần)?"
_SIX = "(?:báo cáo )?(?:6|06|sáu) tháng"
_TWO_LIMITS = (
    f"{_SIX} trước ngày {_DAY}/(?P<half>[0-9]{{1,2}})(?:[,;]| và) (?:{_EACH} )?năm "
    "trước ngày (?P<d2>[0-9]{1,2})/(?P<whole>[0-9]{1,2})"
)

_ROWS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], TimeExpr | None]], ...] = tuple(
    (re.compile(pattern), make)
    for pattern, make in (
        (f"{_EACH} năm{GAP}{_LIMIT}(?:ngày )?{_DAY_MONTH}", _dated),
        (f"{_LIMIT}(?:ngày )?{_DAY_MONTH} {_EACH} năm", _dated),
        (f"{_EACH} (?P<unit>{'|'.join(_RULES)}){_ONCE}", _each),
        (f"{_EACH} tháng{GAP}{_LIMIT}ngày {_DAY}", _dated),
        (f"{_LIMIT}ngày {_DAY} {_EACH} tháng", _dated),
        (f"{_SIX}(?:{_ONCE}|/lần|(?:,| và)(?P<year> (?:{_EACH} )?năm))", _half_yearly),
        (_TWO_LIMITS, _twice_a_year),
        (f"{_LIMIT}(?:ngày )?{_DAY_MONTH} (?:của )?năm liền kề năm báo cáo", _dated),
    )
)
