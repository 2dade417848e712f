"""The columns of the duties as people read them: their heads and what they mean."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class Column:
    """One column: its name in the data, its head in a spreadsheet, and its meaning."""

    name: str
    head: str
    meaning: str


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
    ),
    Column(
        name="through_group",
        head="Qua nhóm",
        meaning="mã của nhóm mà qua đó đơn vị có việc này; trống khi bản gốc gọi tên đơn vị",
    ),
    Column(
        name="phase_ids",
        head="Mã các đợt",
        meaning="mã các đợt mà việc thuộc về, cách nhau bằng dấu cách",
    ),
    Column(
        name="due_phrase",
        head="Thời hạn theo bản gốc",
        meaning="lời của bản gốc về thời hạn; trống khi bản gốc không nói gì",
    ),
    Column(
        name="due_kind",
        head="Cách hiểu thời hạn",
        meaning="cách hiểu lời ấy, xem bảng cách hiểu bên dưới",
    ),
    Column(
        name="due_date",
        head="Hạn cuối",
        meaning="ngày cuối cùng còn trong hạn; trống khi bản gốc không cho ngày",
    ),
    Column(
        name="due_assumed",
        head="Cách tính hạn",
        meaning="ngày ấy được tính từ đâu, và điều gì phải giả định để tính",
    ),
    Column(
        name="rrule",
        head="Quy tắc lặp",
        meaning="quy tắc lặp của việc định kỳ, theo RFC 5545",
    ),
    Column(
        name="report_to",
        head="Nơi nhận báo cáo",
        meaning="nơi nhận báo cáo",
    ),
    Column(
        name="report_via",
        head="Báo cáo qua",
        meaning="báo cáo gửi qua đơn vị nào",
    ),
    Column(
        name="url",
        head="Địa chỉ trên cổng",
        meaning="địa chỉ điều khoản giao việc trên cổng này",
    ),
)
"""The columns of the duties, in their order; `Duty` has a field for each."""
