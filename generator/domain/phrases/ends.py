"""Where the time of a phrase begins and ends: on a day, at the issue, at a part of an event."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta

from generator.domain.dates import official
from generator.domain.events import Part
from generator.domain.phrases.days import Stretch, read_stretch
from generator.domain.phrases.events import Names, read_point
from generator.domain.timespan import Issued, Moment


@dataclass(frozen=True, slots=True)
class End:
    """One end of a phrase's time; `note` says what was assumed to read it."""

    moment: Moment
    excluded: bool = False
    stretch: Stretch | None = None
    note: str | None = None


_ISSUED = re.compile("nay|(?:ngày|khi) (?:ký|ban hành|ký ban hành)(?: kế hoạch)?(?: này)?")
_AFTER = re.compile("(?:ngay )?sau (?:thời điểm diễn ra )?(.+)")


def read_start(text: str, names: Names, until: Stretch | None = None) -> End | None:
    """Return where a time begins whose words after “từ” are `text`; `until` is its other end."""
    if _ISSUED.fullmatch(text):
        return End(Issued())
    if after := _AFTER.fullmatch(text):
        stretch = read_stretch(after[1])
        point = read_point(after[1], names, Part.END, days=1)
        moment = stretch.last + timedelta(days=1) if stretch else point
    else:
        stretch = read_stretch(text, until)
        moment = stretch.first if stretch else read_point(text, names, None)
    return End(moment, stretch=stretch, note=_inherited(stretch)) if moment else None


def _inherited(stretch: Stretch | None) -> str | None:
    if stretch is None or not stretch.inherited:
        return None
    day = official(stretch.first)
    return f"nguồn chỉ ghi năm ở điểm cuối; điểm đầu được hiểu là ngày {day}"


def read_end(text: str, names: Names) -> End | None:
    """Return where a time ends whose words after “đến” or “chậm nhất” are `text`."""
    if before := re.fullmatch("trước (.+)", text):
        stretch = read_stretch(before[1])
        moment = stretch.first if stretch else read_point(before[1], names, Part.START)
        return End(moment, excluded=True, stretch=stretch) if moment else None
    if after := _AFTER.fullmatch(text):
        point = read_point(after[1], names, Part.END, or_later=True)
        return End(point) if point else None
    if stretch := read_stretch(re.sub("^(?:hết|trong) ", "", text)):
        return End(stretch.last, stretch=stretch, note=_to_the_last(text, stretch))
    point = read_point(text.removeprefix("hết "), names, Part.END)
    return End(point) if point else None


def _to_the_last(text: str, stretch: Stretch) -> str | None:
    if stretch.is_day or text.startswith(("hết ", "trong ")):
        return None
    return f"nguồn không ghi “hết”; được hiểu là đến hết ngày {official(stretch.last)}"
