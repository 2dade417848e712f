"""The columns of the open data, declared once: their names, heads, forms and what they mean."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum

from generator.domain.labels import Labelled
from generator.domain.roles import Role
from generator.domain.timespan import Kind


class Form(Enum):
    """What stands in a column; `PARTS` are columns of their own."""

    TEXT = "text"
    DAY = "day"
    YES_NO = "yes-no"
    PARTS = "parts"


@dataclass(frozen=True, kw_only=True, slots=True)
class Column:
    """One column: its name in the data, its head in a spreadsheet, its meaning, and its form.

    `words` are the only ones that may stand there. An `optional` one may be empty, which in JSON is
    null; one of `many` holds a list. Schemas, spreadsheets and help are made from this.
    """

    name: str
    head: str = ""
    meaning: str
    form: Form = Form.TEXT
    words: type[Labelled | Role] | None = None
    parts: tuple[Column, ...] = ()
    optional: bool = False
    many: bool = False


def flat(columns: Iterable[Column], path: str = "") -> Iterator[tuple[str, Column]]:
    """Columns and all in them, each with its place: `issued.date`, `phases[].title`."""
    for column in columns:
        place = f"{path}{column.name}{'[]' if column.many else ''}"
        yield place, column
        yield from flat(column.parts, f"{place}.")


COLUMNS = (
    Column(
        name="plan_id",
        head="Mã kế hoạch",
        meaning="mã của kế hoạch, cũng là địa chỉ trang của nó",
    ),
    Column(
        name="plan_title",
        head="Kế hoạch",
        meaning="trích yếu của kế hoạch",
    ),
    Column(
        name="task_id",
        head="Mã việc",
        meaning="mã của việc, riêng trong kế hoạch",
    ),
    Column(
        name="task_title",
        head="Việc phải làm",
        meaning="việc phải làm, viết ngắn",
    ),
    Column(
        name="clause",
        head="Điều khoản",
        meaning="điều khoản giao việc; IV.2.7 là mục IV, điểm 2, ý thứ bảy",
    ),
    Column(
        name="unit_id",
        head="Mã đơn vị",
        meaning="mã của đơn vị, cũng là địa chỉ trang của đơn vị",
    ),
    Column(
        name="unit_name",
        head="Đơn vị",
        meaning="tên đơn vị",
    ),
    Column(
        name="role",
        head="Vai trò",
        meaning="vai trò của đơn vị trong việc, xem bảng vai trò bên dưới",
        words=Role,
    ),
    Column(
        name="through_group",
        head="Qua nhóm",
        meaning="mã của nhóm mà qua đó đơn vị có việc này; trống khi bản gốc gọi tên đơn vị",
        optional=True,
    ),
    Column(
        name="phase_ids",
        head="Mã các đợt",
        meaning="mã các đợt mà việc thuộc về, cách nhau bằng dấu cách",
        many=True,
    ),
    Column(
        name="due_phrase",
        head="Thời hạn theo bản gốc",
        meaning="lời của bản gốc về thời hạn; trống khi bản gốc không nói gì",
        optional=True,
    ),
    Column(
        name="due_kind",
        head="Cách hiểu thời hạn",
        meaning="cách hiểu lời ấy, xem bảng cách hiểu bên dưới",
        words=Kind,
        optional=True,
    ),
    Column(
        name="due_date",
        head="Hạn cuối",
        meaning="ngày cuối cùng còn trong hạn; trống khi bản gốc không cho ngày",
        form=Form.DAY,
        optional=True,
    ),
    Column(
        name="due_assumed",
        head="Cách tính hạn",
        meaning="ngày ấy được tính từ đâu, và điều gì phải giả định để tính",
        optional=True,
    ),
    Column(
        name="rrule",
        head="Quy tắc lặp",
        meaning="quy tắc lặp của việc định kỳ, theo RFC 5545",
        optional=True,
    ),
    Column(
        name="report_to",
        head="Nơi nhận báo cáo",
        meaning="nơi nhận báo cáo",
        optional=True,
    ),
    Column(
        name="report_via",
        head="Báo cáo qua",
        meaning="báo cáo gửi qua đơn vị nào",
        optional=True,
    ),
    Column(
        name="url",
        head="Địa chỉ trên cổng",
        meaning="địa chỉ điều khoản giao việc trên cổng này",
    ),
)
"""The columns of the duties, in their order; `Duty` has a field for each."""
