"""A new plan to be filled in: what is known is written, what is missing is marked, and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Any

from generator.domain.phrases import read_phrase
from generator.domain.plan import PlanKind
from generator.domain.registry import Unit
from generator.domain.timespan import Certainty
from generator.reading.forms.plan import PlanForm
from generator.reading.forms.time import keys_of
from generator.reading.unfinished import to_fill
from generator.reading.written import written

_HEAD = """\
Dòng bắt đầu bằng dấu # là lời nhắc: không lên trang, xong việc thì xóa.
Dòng có dấu # dính liền chữ là thí dụ: cần khóa ấy thì xóa dấu #, rồi sửa cho đúng bản gốc.
Nghĩa của từng khóa: trang “Các khóa khai báo” trong phần Hướng dẫn của cổng.
"""
_COACHING: Mapping[str, str] = MappingProxyType(
    {
        "title": "Chép đúng trích yếu, không thêm chữ “Kế hoạch”.",
        "number": "Bản gốc không ghi số thì bỏ dòng này.",
        "issued": "Không biết ngày thì ghi khoảng mà ngày ấy phải nằm trong, và vì sao.",
        "period": "phrase là nguyên văn câu chữ của bản gốc; không có ngày thì đừng đặt ra.",
        "phases": "Mỗi đợt, giai đoạn một khối; bản gốc không chia đợt thì bỏ khóa này.",
        "tasks": "Mỗi ý giao việc trong thân một khối; clause là số mục của ý ấy, thí dụ III.1.1.",
        "reporting": "Báo cáo gửi ai, qua ai; task là mã của việc báo cáo ở trên.",
        "recipients": "Chép các dòng ở mục Nơi nhận.",
    }
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Answers:
    """What is known of a plan before it is written; `today` limits an unknown day of issue."""

    title: str
    kind: PlanKind
    issuer: Unit
    today: date
    number: str | None = None
    issued: date | None = None
    period: str | None = None
    units: tuple[Unit, ...] = field(default=())


def draft(answers: Answers, events: Mapping[str, str]) -> str:
    """The text of the plan's file, which passes every check but for the places marked as open.

    `events` has the ids of events by their folded names, to read the period's phrase with.
    """
    head = "\n".join(_front_matter(_known(answers, events)))
    return f"---\n{_commented(_HEAD, '# ')}\n{head}\n---\n\n{_body(answers.units)}"


def _known(answers: Answers, events: Mapping[str, str]) -> Mapping[str, Any]:
    return {
        "title": answers.title,
        "kind": answers.kind.value,
        "issuer": answers.issuer.id,
        "number": answers.number,
        "issued": _issued(answers),
        "period": _period(answers.period, events) if answers.period else None,
        "tasks": [_task(number, unit) for number, unit in enumerate(answers.units, start=1)],
        "source": {"kind": "digest"},
    }


def _issued(answers: Answers) -> Mapping[str, str]:
    if answers.issued:
        return {"date": answers.issued.isoformat(), "certainty": Certainty.STATED.value}
    return {
        "not_after": answers.today.isoformat(),
        "certainty": Certainty.UNKNOWN.value,
        "why": to_fill("vì sao biết ngày ban hành nằm trong khoảng này"),
    }


def _period(phrase: str, events: Mapping[str, str]) -> Mapping[str, Any]:
    if read := read_phrase(phrase, events):
        return {key: _scalar(value) for key, value in keys_of(read).items()} | {"phrase": phrase}
    return {
        "phrase": phrase,
        "unspecified": "true",
        "assumed": to_fill("cổng chưa hiểu câu chữ này, hãy thay dòng này và dòng trên bằng ngày"),
    }


def _scalar(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _scalar(inner) for key, inner in value.items() if inner}
    return str(value).lower() if isinstance(value, bool) else str(value)


def _task(number: int, unit: Unit) -> Mapping[str, Any]:
    return {
        "id": f"viec-{number}",
        "title": to_fill(f"việc giao cho {unit.short}, viết ngắn"),
        "clause": f"III.{number}.1",
        "roles": {"do": unit.id},
    }


def _front_matter(known: Mapping[str, Any]) -> Iterator[str]:
    """Every key in the order of its declaration: written where it is known, else as an example."""
    for name, declared in PlanForm.model_fields.items():
        value, examples = known.get(name), declared.examples
        if value or examples:
            yield f"\n# {declared.description}. {_COACHING.get(name, '')}".rstrip()
            text = written({name: value or next(iter(examples or ()))})
            yield text.rstrip() if value else _commented(text, "#")


def _commented(text: str, mark: str) -> str:
    return "\n".join(f"{mark}{line}" for line in text.splitlines())


def _body(units: tuple[Unit, ...]) -> str:
    given = [
        f"### {number}. {unit.short}\n\n- {to_fill(f'việc giao cho {unit.short}')}\n"
        for number, unit in enumerate(units, start=1)
    ] or [f"{to_fill('mỗi việc một gạch đầu dòng: đơn vị nào làm gì')}\n"]
    return "\n".join(
        (
            f"{to_fill('một câu: cơ quan nào lập kế hoạch này, để làm gì')}\n",
            "## I. Mục đích, yêu cầu\n",
            f"### 1. Mục đích\n\n- {to_fill('mục đích, bằng lời của bạn')}\n",
            f"### 2. Yêu cầu\n\n- {to_fill('yêu cầu, bằng lời của bạn')}\n",
            "## II. Nội dung, thời gian\n",
            f"- {to_fill('nội dung; mỗi ý một dòng')}\n",
            "## III. Tổ chức thực hiện\n",
            *given,
        )
    )
