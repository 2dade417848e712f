"""What all forms share: strictness, and the small types that values are read through.

YAML scalars reach the forms as strings (the YAML of 1.1 would read `0171`, `12:30` and `no` as
something else), so every type here says how it is written.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, StringConstraints

from generator.domain.dates import DateFault, parse_iso
from generator.domain.recurrence import falls, is_rule

_ADDRESS = r"^[0-9A-Za-zđ]+([.-][0-9A-Za-zđ]+)*$"


class Form(BaseModel):
    """A mapping in a file: only declared keys, read once."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Mistaken(ValueError):
    """A value that cannot be meant: why not, and what to write instead, both in Vietnamese."""

    def __init__(self, why: str, fix: str) -> None:
        """Take the reason, and the `fix` for editors."""
        super().__init__(why)
        self.fix = fix


@dataclass(frozen=True, slots=True)
class Names:
    """Says that a value is an id of an entry in the registry of that name."""

    registry: str


def _day(value: Any) -> Any:
    try:
        return parse_iso(value) if isinstance(value, str) else value
    except DateFault as fault:
        fix = "viết một ngày có thật, dạng năm-tháng-ngày, thí dụ 2025-08-19"
        raise Mistaken(str(fault), fix) from None


def _listed(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


def _rule(value: str) -> str:
    if not is_rule(value):
        fix = "viết như FREQ=MONTHLY;BYMONTHDAY=20 (ngày 20 hằng tháng)"
        raise Mistaken(f"“{value}” không phải quy tắc lặp theo RFC 5545", fix)
    if not falls(value):
        fix = "xem lại tháng, ngày và thứ trong quy tắc; tháng 2 chẳng hạn không có ngày 30"
        raise Mistaken(f"quy tắc lặp “{value}” không rơi vào ngày nào", fix)
    return value


Day = Annotated[date, BeforeValidator(_day)]
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, pattern=r"^[^<>]*$")]
Rule = Annotated[Text, AfterValidator(_rule)]
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Texts = Annotated[tuple[Text, ...], BeforeValidator(_listed)]
Slugs = Annotated[tuple[Slug, ...], BeforeValidator(_listed)]
Place = Annotated[str, StringConstraints(pattern=_ADDRESS)]
Clause = Annotated[str, StringConstraints(pattern=_ADDRESS)]
Clauses = Annotated[tuple[Clause, ...], BeforeValidator(_listed)]

UnitId = Annotated[Slug, Names("units")]
UnitIds = Annotated[tuple[UnitId, ...], BeforeValidator(_listed)]
DocumentId = Annotated[Slug, Names("documents")]
EventId = Annotated[Slug, Names("events")]
TopicIds = Annotated[tuple[Annotated[Slug, Names("topics")], ...], BeforeValidator(_listed)]
ChannelIds = Annotated[tuple[Annotated[Slug, Names("channels")], ...], BeforeValidator(_listed)]
