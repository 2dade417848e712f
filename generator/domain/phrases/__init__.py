"""What a time phrase of a source means, where its words leave no doubt."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from types import MappingProxyType

from generator.domain.phrases.days import plain, read_stretch
from generator.domain.phrases.ends import End, read_end, read_start
from generator.domain.phrases.events import Names, event_key, read_event, read_point
from generator.domain.phrases.repeats import FILLERS, GAP, LATEST, read_repeat
from generator.domain.timespan import EventPoint, Kind, TimeExpr

_NO_EVENTS: Mapping[str, str] = MappingProxyType({})
_NAMING = "qu[ýí] |năm |tháng |giai đoạn |(?:0?6|sáu) tháng"  # “báo cáo quý I” is due after it
_LEADING = re.compile(f"^(?:(?:{FILLERS})[,:]? )+(?!{_NAMING})")
_TRAILING = re.compile(f"(?:,? (?:{FILLERS}))+$")
_AD_HOC = re.compile(
    "(?:(?:[,;…]| và|,? hoặc| hay) đột xuất(?: khi có yêu cầu)?|,? hoặc khi có yêu cầu)$"
)
_LONGEST = 500
"""No phrase is longer, whatever two congresses are called in full; a whole page is none."""


def read_phrase(phrase: str, events: Mapping[str, str] = _NO_EVENTS) -> TimeExpr | None:
    """Return what `phrase` means, or None when one of its words is not understood.

    `events` has the ids of events by their folded names and aliases. A day without its year,
    “cuối tháng”, “dịp Tết” and the like are never guessed at.
    """
    text, names = plain(phrase), {event_key(name): event for name, event in events.items()}
    regular = _AD_HOC.sub("", text) if len(text) <= _LONGEST else ""
    rest = _LEADING.sub("", regular)
    for wording in (regular, rest, _TRAILING.sub("", rest)):
        if found := _read(wording, names):
            return replace(found, phrase=phrase.strip(), ad_hoc=regular != text)
    return None


def _read(text: str, names: Names) -> TimeExpr | None:
    for pattern, make in _ROWS:
        if (match := pattern.fullmatch(text)) and (found := make(match, names)):
            return found
    return None


_Maker = Callable[[re.Match[str], Names], TimeExpr | None]
_expression = partial(TimeExpr, phrase="")


def _always(kind: Kind) -> _Maker:
    return lambda _match, _names: _expression(kind=kind)


def _until(match: re.Match[str], names: Names) -> TimeExpr | None:
    end = read_end(match["end"], names)
    if end is None or (isinstance(end.moment, EventPoint) and end.moment.or_later):
        return None
    kind = Kind.BEFORE if end.excluded else Kind.BY
    return _expression(kind=kind, end=end.moment, end_excluded=end.excluded, assumed=end.note)


def _lasting(match: re.Match[str], names: Names) -> TimeExpr | None:
    """“Đến sau Đại hội” sets no limit, but tells how long a thing goes on."""
    end = read_end(match["end"], names)
    return _expression(kind=Kind.RANGE, end=end.moment) if end else None


def _from_to(match: re.Match[str], names: Names) -> TimeExpr | None:
    """Try every “đến”, since an event's name may have one too."""
    words = match["range"]
    for cut in re.finditer(" (?:đến|tới|-) ", words):
        end = read_end(words[cut.end() :], names)
        start = end and read_start(words[: cut.start()], names, end.stretch)
        if start and end and not _lent_backwards(start, end):
            return _expression(
                kind=Kind.RANGE,
                start=start.moment,
                end=end.moment,
                end_excluded=end.excluded,
                assumed="; ".join(filter(None, (start.note, end.note))) or None,
            )
    return None


def _lent_backwards(start: End, end: End) -> bool:
    """“Từ 15/11 đến 15/01/2026” says nowhere that it begins in 2025."""
    if not (start.note and isinstance(start.moment, date) and isinstance(end.moment, date)):
        return False
    return start.moment > end.moment - timedelta(days=end.excluded)


def _from(match: re.Match[str], names: Names) -> TimeExpr | None:
    start = read_start(match["start"], names)
    return _expression(kind=Kind.RANGE, start=start.moment) if start else None


def _periodic(match: re.Match[str], names: Names) -> TimeExpr | None:
    rest = _read(match["rest"], names)
    if rest and rest.kind in (Kind.BEFORE, Kind.BY):
        return replace(rest, assumed="; ".join(filter(None, (rest.assumed, _ONE_LIMIT))))
    return rest if rest and rest.kind is Kind.RECURRING else None


def _of_event(match: re.Match[str], names: Names) -> TimeExpr | None:
    return read_event(match[0], names)


def _repeated(match: re.Match[str], _names: Names) -> TimeExpr | None:
    return read_repeat(match[0])


def _dateless(match: re.Match[str], _names: Names) -> TimeExpr:
    always = re.search(_CONTINUOUS, match[0])
    return _expression(kind=Kind.CONTINUOUS if always else Kind.UNSPECIFIED)


def _named(match: re.Match[str], names: Names) -> TimeExpr | None:
    stretch, point = read_stretch(match["when"]), read_point(match["when"], names, None)
    if stretch and not stretch.is_day:
        return _expression(kind=Kind.RANGE, start=stretch.first, end=stretch.last)
    moment = stretch.last if stretch else point
    return _expression(kind=Kind.ON, end=moment) if moment else None


def _school_year(match: re.Match[str], _names: Names) -> TimeExpr | None:
    first, last = read_stretch(f"tháng 9/{match['y']}"), read_stretch(f"tháng 5/{match['y2']}")
    if first is None or last is None or last.last.year != first.first.year + 1:
        return None
    return _expression(kind=Kind.RANGE, start=first.first, end=last.last, assumed=_SCHOOL_MONTHS)


_ONE_LIMIT = "nguồn viết “định kỳ” mà chỉ nêu một ngày; được hiểu là một lần"
_SCHOOL_MONTHS = "năm học được hiểu là từ ngày 01/9 đến hết ngày 31/5 năm sau"
_AROUND = "trước, trong(?:,| và|, và) sau"
_CONTINUOUS = "thường xuyên|liên tục|(?:trong )?(?:suốt )?cả năm"
_PROMPTLY = "kịp thời|khẩn trương|ngay"
_OUTSIDE = "(?:theo |đúng |theo đúng )(?:quy định|tiến độ)|theo chỉ đạo|(?:khi có|theo) yêu cầu"
_DATELESS = f"(?:{_CONTINUOUS}|{_PROMPTLY}|{_OUTSIDE}|{_AROUND} đại hội)"

_ROWS: tuple[tuple[re.Pattern[str], _Maker], ...] = tuple(
    (re.compile(pattern), make)
    for pattern, make in (
        (f"(?:(?:{LATEST}|kết thúc) )?(?P<end>trước .+)", _until),
        (f"{LATEST} (?P<end>.+)", _until),
        ("(?:đến|tới) (?P<end>.+)", _until),
        ("(?P<end>hết .+)", _until),
        ("(?:kể )?từ (?P<range>.+)", _from_to),
        ("(?P<range>.+ (?:đến|tới) .+)", _from_to),
        ("(?:kể )?từ (?P<start>.+?)(?: trở đi)?", _from),
        ("(?P<start>(?:ngay )?sau .+)", _from),
        ("(?:đến|tới) (?P<end>(?:ngay )?sau .+)", _lasting),
        ("kết thúc (?P<end>khi .+)", _lasting),
        (".+", _of_event),
        (".+", _repeated),
        ("định k[ỳì]", _always(Kind.RECURRING)),
        (f"định k[ỳì]{GAP}(?P<rest>(?!định).+)", _periodic),
        (f"{_DATELESS}(?:(?:[,;…]| và)? {_DATELESS})*", _dateless),
        ("theo (?:(?:từng|các) )?(?:giai đoạn|đợt)(?: cao điểm)?", _always(Kind.PHASES)),
        ("(?:trong |vào |đúng )?(?P<when>.+)", _named),
        ("năm học (?P<y>[0-9]{4}) ?- ?(?P<y2>[0-9]{4})", _school_year),
    )
)
