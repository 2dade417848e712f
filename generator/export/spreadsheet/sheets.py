"""The two sheets of a spreadsheet: the duties, and what every column means."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from xlsxwriter import Workbook  # type: ignore[import-untyped]
from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

from generator.domain.columns import COLUMNS
from generator.domain.dates import official
from generator.domain.roles import Role
from generator.domain.timespan import Kind

DUTIES, MEANINGS = "Việc phải làm", "Giải thích"

_A4 = 9


class _Look(NamedTuple):
    """How wide a column is; codes are folded away, still there for machines."""

    width: int
    folded: bool = False


_LOOKS = {
    "plan_id": _Look(24, folded=True),
    "plan_title": _Look(28),
    "task_id": _Look(18, folded=True),
    "task_title": _Look(34),
    "clause": _Look(11),
    "unit_id": _Look(24, folded=True),
    "unit_name": _Look(22),
    "role": _Look(11),
    "through_group": _Look(16),
    "phase_ids": _Look(12, folded=True),
    "due_phrase": _Look(22),
    "due_kind": _Look(13),
    "due_date": _Look(12),
    "due_assumed": _Look(28),
    "rrule": _Look(24, folded=True),
    "report_to": _Look(18),
    "report_via": _Look(18),
    "url": _Look(30, folded=True),
}
_GUIDE = (
    "Mỗi dòng của trang “Việc phải làm” là một đơn vị giữ một vai trò trong một việc.",
    "Bấm mũi tên ở đầu cột để lọc hoặc sắp xếp.",
    "Các cột mã được gấp lại: bấm số 2 ở góc trên, bên trái trang tính để mở, bấm số 1 để gấp.",
    "Ô trống là điều bản gốc không nêu. Bản gốc của kế hoạch là bản có giá trị.",
)
_TABLES: tuple[tuple[tuple[str, ...], tuple[tuple[str, ...], ...]], ...] = (
    (("Cột", "Trong dữ liệu", "Nghĩa"), tuple((c.head, c.name, c.meaning) for c in COLUMNS)),
    (("Vai trò", "Trong dữ liệu", "Nghĩa"), tuple((r.label, r.value, r.meaning) for r in Role)),
    (("Cách hiểu thời hạn", "Trong dữ liệu"), tuple((k.label, k.value) for k in Kind)),
)


class Formats:
    """The formats of one workbook's cells."""

    def __init__(self, book: Workbook) -> None:
        """Declare them in `book`."""
        base = {"text_wrap": True, "valign": "top", "font_size": 10}
        bar = {"bold": True, "bg_color": "#E3EBF4", "bottom": 1, "valign": "vcenter"}
        self.head = book.add_format(base | bar)
        self.text = book.add_format(base | {"num_format": "@"})
        self.quoted = book.add_format(base | {"num_format": "@", "quote_prefix": True})
        self.day = book.add_format(base | {"num_format": "dd/m/yyyy", "align": "left"})
        self.early = book.add_format(base | {"num_format": "dd/mm/yyyy", "align": "left"})


def duties_sheet(book: Workbook, formats: Formats) -> None:
    """The heads of the duties, and one row that shows what every sort of cell looks like."""
    sheet = book.add_worksheet(DUTIES)
    for index, column in enumerate(COLUMNS):
        look = _LOOKS[column.name]
        folded = {"level": 1, "hidden": True} if look.folded else {}
        sheet.set_column(index, index, look.width, None, folded)
        sheet.write_string(0, index, column.head, formats.head)
    for index, look in enumerate((formats.text, formats.quoted, formats.day, formats.early)):
        sheet.write_blank(1, index, None, look)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, 1, len(COLUMNS) - 1)
    sheet.repeat_rows(0)


def meanings_sheet(book: Workbook, formats: Formats, name: str) -> None:
    """What the file is, and what its columns and their words mean."""
    sheet = book.add_worksheet(MEANINGS)
    for index, width in enumerate((26, 18, 80)):
        sheet.set_column(index, index, width)
    for row, line in enumerate((name, *_GUIDE)):
        sheet.merge_range(row, 0, row, 2, line, formats.text)
        sheet.set_row(row, 32)
    row = len(_GUIDE) + 2
    for head, rows in _TABLES:
        sheet.write_row(row, 0, head, formats.head)
        for offset, cells in enumerate(rows, 1):
            sheet.write_row(row + offset, 0, cells, formats.text)
        row += len(rows) + 2


def set_up_print(sheet: Worksheet, name: str, made: datetime | None) -> None:
    """A4 lying, as wide as the paper, with the name above and the pages' numbers below."""
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.4, right=0.4, top=0.7, bottom=0.7)
    sheet.set_header(f"&L{name}&R{sheet.get_name()}")
    day = f"Dữ liệu ngày {official(made)}" if made else ""
    sheet.set_footer(f"&L{day}&RTrang &P/&N")
