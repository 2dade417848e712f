"""What the search can find: one record for each plan, clause, task, unit, document and event."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from generator.domain.roles import Role
from generator.domain.timespan import Kind, Span

REGULAR, UNDATED = "regular", "undated"
"""The times of what goes on without an end, and of what has no day at all."""

When = tuple[str | None, ...] | str | None
"""First and last day (None is open), or one of the two words; None where a state has no sense.

Where the day of the start is not known, the first is the earliest one can be, and a third stands
after the last: the first day on which the thing has certainly begun, or None.
"""

_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_SIGNS = re.compile(r"^\s*(?:[-*+>]|\|[-:| ]+\|$)\s*|[*_`|]+", re.MULTILINE)


class Finding(StrEnum):
    """The sorts of things that are found; the values stand in addresses."""

    PLAN = "ke-hoach"
    TASK = "viec"
    UNIT = "don-vi"
    CLAUSE = "dieu-khoan"
    DOCUMENT = "van-ban"
    EVENT = "su-kien"
    SHELF = "chu-de-kenh"

    @property
    def label(self) -> str:
        """The Vietnamese name of the sort."""
        return {
            "ke-hoach": "Kế hoạch",
            "viec": "Việc phải làm",
            "don-vi": "Đơn vị",
            "dieu-khoan": "Điều khoản",
            "van-ban": "Văn bản",
            "su-kien": "Sự kiện",
            "chu-de-kenh": "Chủ đề, kênh",
        }[self.value]


@dataclass(frozen=True, kw_only=True, slots=True)
class Facets:
    """The values by which a record can be filtered: ids, years, roles."""

    issuer: tuple[str, ...] = ()
    unit: tuple[str, ...] = ()
    year: tuple[int, ...] = ()
    topic: tuple[str, ...] = ()
    channel: tuple[str, ...] = ()
    role: tuple[Role, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Record:
    """One thing to find; `url` is relative to the site's root.

    `names` are other spellings and aliases, searched and not shown; `where` is shown and not
    searched; a bullet has no title. What belongs to a plan has the plan's address in `plan`.
    """

    kind: Finding
    url: str
    plan: str = ""
    title: str = ""
    names: tuple[str, ...] = ()
    where: str = ""
    text: str = ""
    when: When = None
    facets: Facets = field(default=Facets())


def when_of(span: Span | None) -> When:
    """The days between which `span` is under way, as far as they are known."""
    if span is None:
        return UNDATED
    start = span.start or span.start_floor
    if span.kind is Kind.ON:
        start = span.end
    if start or span.end or span.begun:
        begun = (_iso(span.begun),) if span.start_open else ()
        return _iso(start), _iso(span.end), *begun
    return REGULAR if span.kind in (Kind.CONTINUOUS, Kind.RECURRING) else UNDATED


def around(spans: Iterable[Span]) -> When:
    """The days from the first to the last of several spans."""
    found = [when for when in map(when_of, spans) if isinstance(when, tuple)]
    if not found:
        return UNDATED
    starts = [start for start, *_ in found]
    ends = [end for _, end, *_ in found]
    begun = min((day for when in found if (day := _begun(when))), default=None)
    return (
        None if None in starts else min(filter(None, starts)),
        None if None in ends else max(filter(None, ends)),
        *((begun,) if any(when[2:] for when in found) else ()),
    )


def _begun(when: tuple[str | None, ...]) -> str | None:
    return when[2] if when[2:] else when[0]


def years_of(when: When) -> tuple[int, ...]:
    """The years that lie between the days of `when`, if both are known, or the one that is."""
    if not isinstance(when, tuple):
        return ()
    years = [int(day[:4]) for day in when if day]
    return tuple(range(min(years), max(years) + 1))


def sentences(*parts: str | None) -> str:
    """What is said of a thing in several parts, each as a sentence that begins as one."""
    said = [part[:1].upper() + part[1:] for part in parts if part]
    return " ".join((*(_ended(part) for part in said[:-1]), *said[-1:]))


def _ended(sentence: str) -> str:
    return sentence if sentence.endswith((".", "!", "?", "…")) else f"{sentence}."


def plain_text(markdown: str) -> str:
    """Words of Markdown without its signs, on one line."""
    words = _LINK.sub(r"\1", markdown) if "](" in markdown else markdown
    return " ".join(_SIGNS.sub("", words).split())


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
