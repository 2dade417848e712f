"""How a time expression is written: the source's phrase and one meaning."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated, Any, Literal

from pydantic import Discriminator, Field, Tag, model_validator

from generator.domain.events import Part
from generator.domain.phrases import read_phrase
from generator.domain.timespan import EventPoint, Issued, Kind, Moment, TimeExpr
from generator.reading.forms.base import Day, EventId, Form, Mistaken, Rule, Text


class PointForm(Form):
    """Một ngày tính từ một phần của sự kiện trong danh mục sự kiện."""

    event: EventId = Field(description="mã sự kiện trong danh mục", examples=["dai-hoi-xiv"])
    part: Part = Field(
        default=Part.END,
        description="phần của sự kiện: start (bắt đầu), opening (khai mạc), closing (bế mạc), "
        "end (kết thúc)",
    )
    days: int = Field(
        default=0,
        ge=-999,
        le=999,
        description="số ngày sau (số âm: trước) phần ấy",
        examples=["1"],
    )
    or_later: bool = Field(
        default=False, description="true khi nguồn chỉ nói “sau”, không nói sau bao lâu"
    )


def _sort_of_moment(value: Any) -> str:
    if isinstance(value, dict):
        return "point"
    return "issued" if value == "issued" else "day"


MomentForm = Annotated[
    Annotated[Literal["issued"], Tag("issued")]
    | Annotated[Day, Tag("day")]
    | Annotated[PointForm, Tag("point")],
    Discriminator(_sort_of_moment),
]

_MEANINGS = ("on", "before", "by", "rrule", "recurring", "per_phase", "continuous", "unspecified")
_EITHER = "on, before, by, start/end, rrule, recurring, per_phase, continuous, unspecified"
_GUIDE = "chọn đúng một cách hiểu theo trang “Cách ghi thời gian” của phần Hướng dẫn"


class TimeForm(Form):
    """Một mốc hoặc khoảng thời gian: câu chữ của nguồn và đúng một cách hiểu.

    Câu chữ mà cổng tự hiểu được thì viết một mình, không cần khối: `due: trước ngày 30/11/2025`.
    """

    phrase: Text = Field(
        description="nguyên văn câu chữ của nguồn", examples=["trước ngày 30/11/2025"]
    )
    on: MomentForm | None = Field(default=None, description="đúng ngày này")
    before: MomentForm | None = Field(default=None, description="trước ngày này, không gồm nó")
    by: MomentForm | None = Field(default=None, description="chậm nhất ngày này, gồm cả nó")
    start: MomentForm | None = Field(
        default=None, description="ngày đầu của khoảng; issued nghĩa là “từ nay”"
    )
    end: MomentForm | None = Field(default=None, description="ngày cuối của khoảng, gồm cả nó")
    rrule: Rule | None = Field(
        default=None,
        description="quy tắc lặp theo RFC 5545",
        examples=["FREQ=YEARLY;BYMONTH=4;BYMONTHDAY=7"],
    )
    recurring: bool = Field(
        default=False, description="true khi nguồn chỉ nói “định kỳ”, không nói bao lâu một lần"
    )
    exclusive: bool = Field(
        default=False, description="true khi mỗi lần lặp là “trước ngày”, không gồm ngày ấy"
    )
    ad_hoc: bool = Field(default=False, description="true khi nguồn thêm “hoặc đột xuất”")
    per_phase: bool = Field(default=False, description="true khi nguồn nói “theo từng giai đoạn”")
    continuous: bool = Field(default=False, description="true khi nguồn nói “thường xuyên”")
    unspecified: bool = Field(
        default=False, description="true khi nguồn không cho ngày: “kịp thời”, “theo quy định”"
    )
    assumed: Text | None = Field(
        default=None, description="điều người biên tập phải giả định để hiểu câu chữ này"
    )

    @model_validator(mode="before")
    @classmethod
    def _from_phrase(cls, value: Any) -> Any:
        if not isinstance(value, str) or not value.strip():
            return value
        expression = read_phrase(value)
        if expression is None:
            why = f"chưa hiểu được “{value}”: viết thành khối có phrase và một trong {_EITHER}"
            raise Mistaken(why, _GUIDE)
        return keys_of(expression)

    @model_validator(mode="after")
    def _one_meaning(self) -> TimeForm:
        given = [name for name in _MEANINGS if getattr(self, name)]
        ranged = self.start is not None or self.end is not None
        if ranged and given not in ([], ["before"]):
            raise Mistaken(f"start/end không đi cùng {given[0]}", _GUIDE)
        if ranged and self.before is not None and self.end is not None:
            raise Mistaken("before và end đều là điểm cuối: chỉ ghi một", _GUIDE)
        if len(given) > 1:
            raise Mistaken(f"chỉ ghi một cách hiểu, ở đây có {', '.join(given)}", _GUIDE)
        if not given and not ranged:
            raise Mistaken(f"thiếu cách hiểu: thêm một trong {_EITHER}", _GUIDE)
        return self

    def expression(self) -> TimeExpr:
        """The domain's time expression for this form."""
        end = self.on or self.before or self.by or self.end
        return TimeExpr(
            phrase=self.phrase,
            kind=self._kind(),
            start=_moment(self.start),
            end=_moment(end),
            end_excluded=self.before is not None,
            rrule=self.rrule,
            exclusive=self.exclusive,
            ad_hoc=self.ad_hoc,
            assumed=self.assumed,
        )

    def _kind(self) -> Kind:
        if self.start is not None or self.end is not None:
            return Kind.RANGE
        kinds = {
            "on": Kind.ON,
            "before": Kind.BEFORE,
            "by": Kind.BY,
            "rrule": Kind.RECURRING,
            "recurring": Kind.RECURRING,
            "per_phase": Kind.PHASES,
            "continuous": Kind.CONTINUOUS,
        }
        return next((kind for name, kind in kinds.items() if getattr(self, name)), Kind.UNSPECIFIED)


_END_KEYS = {Kind.ON: "on", Kind.BEFORE: "before", Kind.BY: "by", Kind.RANGE: "end"}
_FLAGS = {
    Kind.RECURRING: "recurring",
    Kind.PHASES: "per_phase",
    Kind.CONTINUOUS: "continuous",
    Kind.UNSPECIFIED: "unspecified",
}


def keys_of(expression: TimeExpr) -> dict[str, Any]:
    """The keys of the form whose `expression()` is `expression` again; what is unsaid is left out.

    A RANGE whose end is excluded, and BEFORE, both have the key `before`.
    """
    kind = expression.kind
    end_key = "before" if expression.end_excluded else _END_KEYS.get(kind, "end")
    flag = {_FLAGS[kind]: True} if kind in _FLAGS and expression.rrule is None else {}
    keys = {
        "phrase": expression.phrase,
        "start": _written(expression.start),
        end_key: _written(expression.end),
        "rrule": expression.rrule,
        **flag,
        "exclusive": expression.exclusive,
        "ad_hoc": expression.ad_hoc,
        "assumed": expression.assumed,
    }
    return {key: value for key, value in keys.items() if value}


def _written(moment: Moment | None) -> Any:
    if isinstance(moment, Issued):
        return "issued"
    return asdict(moment) if isinstance(moment, EventPoint) else moment


def _moment(value: Any) -> Moment | None:
    if value == "issued":
        return Issued()
    if isinstance(value, PointForm):
        return EventPoint(
            event=value.event, part=value.part, days=value.days, or_later=value.or_later
        )
    return value  # type: ignore[no-any-return]
