"""What `portal new` wants to know: each thing is an option, and a question in a terminal."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from generator.cli.words import WrongUse
from generator.domain.naming import names_of, units_called
from generator.domain.numbers import parse
from generator.domain.phrases.days import read_stretch
from generator.domain.plan import PlanKind
from generator.domain.registry import Registry, Unit
from generator.domain.text import closest, fold, slug


@dataclass(frozen=True, kw_only=True, slots=True)
class Question:
    """One thing to know: `read` makes the answer of a text, or raises WrongUse and says why."""

    name: str
    sort: str
    words: str
    read: Callable[[str, Registry], Any]
    field: str = ""
    required: bool = False
    many: bool = False
    usual: str = ""

    def having(self, usual: str) -> Question:
        """The same question with what an empty answer will mean."""
        return replace(self, usual=usual)

    def read_all(self, given: Any, registry: Registry) -> Any:
        """What the option's text means; every text of it where it may stand several times."""
        if self.many:
            return tuple(dict.fromkeys(self.read(text, registry) for text in given or ()))
        return self.read(given, registry) if given else None

    def ask(
        self, registry: Registry, listen: Callable[[str], str], say: Callable[[str], None]
    ) -> Any:
        """Ask until the answer is understood; an empty one ends a question that may be left."""
        say(f"\n{self.words}{f' [{self.usual}]' if self.usual else ''}")
        answers: list[Any] = []
        while True:
            text = _heard(listen)
            if not text and not (self.required and not answers):
                return tuple(answers) if self.many else None
            try:
                answers.append(self.read(text, registry))
            except WrongUse as wrong:
                say(f"  {wrong}")
                continue
            if not self.many:
                return answers[0]


def _heard(listen: Callable[[str], str]) -> str:
    try:
        return listen("> ").strip()
    except EOFError:
        raise WrongUse("đã dừng, chưa ghi tệp nào") from None


def _title(text: str, _: Registry) -> str:
    if not text or "<" in text or ">" in text:
        raise WrongUse("trích yếu là một dòng chữ, không có dấu < và >")
    return text


def _unit(text: str, registry: Registry) -> Unit:
    found = units_called(text, registry.units.values())
    if len(found) == 1:
        return found[0]
    if found:
        ids = "; ".join(f"{unit.id} ({unit.name})" for unit in found)
        raise WrongUse(f"“{text}” là tên của nhiều đơn vị, hãy ghi mã: {ids}")
    known = {name: unit.id for unit in registry.units.values() for name in names_of(unit)}
    near = closest(text, (*registry.units, *known))
    hint = f"có phải {known.get(near, near)}? Đơn vị mới thì" if near else "hãy"
    raise WrongUse(f"không có đơn vị “{text}”; {hint} thêm vào content/registry/units.yml trước")


def _kind(text: str, _: Registry) -> PlanKind:
    for number, kind in enumerate(PlanKind, start=1):
        if fold(text) in (kind.value, str(number), fold(kind.label)):
            return kind
    raise WrongUse(f"loại kế hoạch là một trong: {_KINDS}")


def _number(text: str, _: Registry) -> str:
    if parse(text) is None:
        raise WrongUse(f"“{text}” không đúng dạng số, ký hiệu; thí dụ 123/KH-SYT hay 45-KH/ĐU")
    return text


def _day(text: str, _: Registry) -> date:
    stretch = read_stretch(text)
    if stretch is None and (parts := text.split("-")) and len(parts) == 3:
        stretch = read_stretch("/".join(reversed(parts)))
    if stretch is None or not stretch.is_day:
        raise WrongUse(f"“{text}” không phải là một ngày có thật; thí dụ 19/8/2025")
    return stretch.first


def _topic(text: str, _: Registry) -> str:
    if not slug(text):
        raise WrongUse("cần vài chữ để đặt tên tệp")
    return slug(text)


_KINDS = ", ".join(
    f"{number} {kind.label} ({kind})" for number, kind in enumerate(PlanKind, start=1)
)
_TEXT = "CHỮ"
_UNIT = "ĐƠN_VỊ"

QUESTIONS = (
    Question(
        name="issuer", field="issuer", sort=_UNIT, read=_unit, required=True,
        words="Cơ quan ban hành: mã hoặc tên trong danh mục đơn vị",
    ),
    Question(
        name="title", field="title", sort=_TEXT, read=_title, required=True,
        words="Trích yếu, chép đúng bản gốc, không kèm chữ “Kế hoạch”",
    ),
    Question(
        name="kind", field="kind", sort="LOẠI", read=_kind, required=True,
        words=f"Loại kế hoạch: {_KINDS}",
    ),
    Question(
        name="number", field="number", sort="SỐ", read=_number,
        words="Số, ký hiệu, thí dụ 3838/KH-SYT",
    ),
    Question(
        name="date", field="issued", sort="NGÀY", read=_day,
        words="Ngày ban hành, thí dụ 19/8/2025",
    ),
    Question(
        name="period", field="period", sort=_TEXT, read=_title,
        words="Thời gian thực hiện, chép nguyên văn, thí dụ “Từ nay đến hết tháng 5/2026”",
    ),
    Question(
        name="unit", field="units", sort=_UNIT, read=_unit, many=True,
        words="Các đơn vị được giao việc: mỗi lần một mã hoặc tên, hết thì bỏ trống",
    ),
)  # fmt: skip
"""In the order in which they are asked; `field` is the answer's name in a draft's Answers."""

TOPIC = Question(
    name="topic", sort=_TEXT, read=_topic, words="Chủ đề trong tên tệp, vài chữ không dấu"
)
