"""The files of all plans that readers are offered, and what each is for."""

from __future__ import annotations

from dataclasses import dataclass

from generator.domain import addresses


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


_BY_HAND = "Đưa cho người lập trình; không cần mở bằng tay."

TABLES = (
    DataFile(
        address=addresses.DUTIES_XLSX,
        title="Mọi việc, bảng tính Excel",
        purpose="Lọc, sắp xếp việc của đơn vị mình, in ra hoặc dán vào báo cáo. Mỗi dòng là một "
        "đơn vị giữ một vai trò trong một việc; ngày là ngày thật, sắp xếp được.",
        opening="Bấm đúp để mở bằng Excel hoặc LibreOffice Calc; trên điện thoại mở bằng Google "
        "Trang tính. In ra vừa khổ A4 ngang.",
    ),
    DataFile(
        address=addresses.DUTIES_CSV,
        title="Mọi việc, dạng bảng đơn giản",
        purpose="Cùng các dòng và các cột ấy, để đưa vào phần mềm khác hoặc khi máy không mở được "
        "tệp Excel.",
        opening="Mở bằng Excel, LibreOffice Calc hoặc phần mềm bảng tính khác.",
    ),
)
DATA = (
    DataFile(
        address=addresses.DUTIES_JSON,
        title="Mọi việc, dành cho phần mềm",
        purpose="Cùng các dòng và các cột như bảng tính, để đưa vào một phần mềm khác.",
        opening=_BY_HAND,
    ),
    DataFile(
        address=addresses.PLANS_JSON,
        title="Mọi kế hoạch, dành cho phần mềm",
        purpose="Số, ngày ban hành, các đợt, căn cứ, nơi nhận và tình trạng của từng kế hoạch.",
        opening=_BY_HAND,
    ),
    DataFile(
        address=addresses.DUTIES_SCHEMA,
        title="Quy cách của duties.json",
        purpose="Mô tả từng cột theo JSON Schema, để phần mềm kiểm tra dữ liệu trước khi nhập.",
        opening=_BY_HAND,
    ),
    DataFile(
        address=addresses.PLANS_SCHEMA,
        title="Quy cách của plans.json",
        purpose="Mô tả từng mục theo JSON Schema, để phần mềm kiểm tra dữ liệu trước khi nhập.",
        opening=_BY_HAND,
    ),
    DataFile(
        address=addresses.PLAN_SCHEMA,
        title="Mẫu khai báo của một kế hoạch",
        purpose="Để phần mềm soạn thảo tự gợi ý khóa và báo chỗ sai khi soạn một kế hoạch.",
        opening="Khai địa chỉ tệp này trong phần mềm soạn thảo có hỗ trợ JSON Schema.",
    ),
)
