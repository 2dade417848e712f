"""What can be taken along: the data files, what each is for, and what every column means."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields

from generator.domain import addresses
from generator.domain.duties import Duty
from generator.domain.roles import Role
from generator.domain.timespan import Kind
from generator.pages.environment import Studio
from generator.pages.page import Heading, Page, PageKind


@dataclass(frozen=True, kw_only=True, slots=True)
class DataFile:
    """A file to take along and, in a clerk's words, what it is for."""

    address: str
    title: str
    purpose: str
    opening: str

    @property
    def name(self) -> str:
        """The file's name without its folder."""
        return self.address.rpartition("/")[2]


FILES = (
    DataFile(
        address=addresses.DUTIES_CSV,
        title="Mọi việc, dạng bảng",
        purpose="Lọc, sắp xếp việc của đơn vị mình, in ra hoặc dán vào báo cáo. Mỗi dòng là một "
        "đơn vị giữ một vai trò trong một việc.",
        opening="Mở bằng Excel, LibreOffice Calc hoặc phần mềm bảng tính khác.",
    ),
    DataFile(
        address=addresses.DUTIES_JSON,
        title="Mọi việc, dành cho phần mềm",
        purpose="Cùng các dòng và các cột như bảng trên, để đưa vào một phần mềm khác.",
        opening="Đưa cho người lập trình; không cần mở bằng tay.",
    ),
    DataFile(
        address=addresses.PLANS_JSON,
        title="Mọi kế hoạch, dành cho phần mềm",
        purpose="Số, ngày ban hành, các đợt, căn cứ, nơi nhận và tình trạng của từng kế hoạch.",
        opening="Đưa cho người lập trình; không cần mở bằng tay.",
    ),
    DataFile(
        address=addresses.PLAN_SCHEMA,
        title="Mẫu khai báo của một kế hoạch",
        purpose="Để phần mềm soạn thảo tự gợi ý khóa và báo chỗ sai khi soạn một kế hoạch.",
        opening="Khai địa chỉ tệp này trong phần mềm soạn thảo có hỗ trợ JSON Schema.",
    ),
)

COLUMNS: Mapping[str, str] = {
    "plan_id": "mã của kế hoạch, cũng là địa chỉ trang của nó",
    "plan_title": "trích yếu của kế hoạch",
    "task_id": "mã của việc, riêng trong kế hoạch",
    "task_title": "việc phải làm, viết ngắn",
    "clause": "điều khoản giao việc; IV.2.7 là mục IV, điểm 2, ý thứ bảy",
    "unit_id": "mã của đơn vị, cũng là địa chỉ trang của đơn vị",
    "unit_name": "tên đơn vị",
    "role": "vai trò của đơn vị trong việc, xem bảng vai trò bên dưới",
    "through_group": "mã của nhóm mà qua đó đơn vị có việc này; trống khi bản gốc gọi tên đơn vị",
    "phase_ids": "mã các đợt mà việc thuộc về, cách nhau bằng dấu cách",
    "due_phrase": "lời của bản gốc về thời hạn; trống khi bản gốc không nói gì",
    "due_kind": "cách hiểu lời ấy, xem bảng cách hiểu bên dưới",
    "due_date": "ngày cuối cùng còn trong hạn (năm-tháng-ngày); trống khi bản gốc không cho ngày",
    "due_assumed": "ngày ấy được tính từ đâu, và điều gì phải giả định để tính",
    "rrule": "quy tắc lặp của việc định kỳ, theo RFC 5545",
    "report_to": "nơi nhận báo cáo",
    "report_via": "báo cáo gửi qua đơn vị nào",
    "url": "địa chỉ điều khoản giao việc trên cổng này",
}
"""What each column of the duties means; `Duty` says which there are and in which order."""


def pages(studio: Studio) -> Iterator[Page]:
    """The page of everything that can be taken along."""
    yield studio.page(
        addresses.TAKE_AWAY,
        PageKind.TAKE_AWAY,
        "Tải về",
        template="take-away.html",
        description="Tải dữ liệu của mọi kế hoạch và mọi việc, cách mở và nghĩa của từng cột.",
        contents=[
            Heading("Các tệp", "cac-tep"),
            Heading("Mở bằng Excel", "mo-bang-excel"),
            Heading("Nghĩa của từng cột", "cac-cot"),
            Heading("Dùng lại dữ liệu", "dung-lai"),
        ],
        files=FILES,
        columns=[(field.name, COLUMNS[field.name]) for field in fields(Duty)],
        roles=tuple(Role),
        kinds=tuple(Kind),
    )
