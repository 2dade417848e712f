"""What is kept of a plan's calendars comes back as it was made."""

from pathlib import Path

from generator.export.calendars.leaves import Leaf, Part, packed
from generator.export.calendars.sheets import Sheets
from generator.reading.history import History
from generator.reading.versions import Past
from tests.samples import verdict_at

PLAN = "so-van-hoa-2025-ngay-hoi-sach"
URL = "https://vi-du.invalid/"


def test_a_leaf_has_the_items_of_its_sheet_and_the_part_of_each_unit(tmp_path: Path) -> None:
    sheets = Sheets(verdict_at(tmp_path).corpus, History(), Past(), URL)
    sheet, units = sheets[PLAN], sorted(sheets.units(PLAN))
    leaf = Leaf(packed(sheet, units, URL))
    assert [*leaf.pieces()] == [*sheet.pieces]
    assert any(piece.first for piece in sheet.pieces)
    assert len(units) > 1
    for unit in units:
        assert leaf.part(unit) == Part(b"".join(sheet.of_unit(unit, URL)), stands=True)


def test_the_same_sheet_gives_the_same_leaf_whatever_the_order_of_units(tmp_path: Path) -> None:
    sheets = Sheets(verdict_at(tmp_path).corpus, History(), Past(), URL)
    units = sorted(sheets.units(PLAN))
    assert packed(sheets[PLAN], units, URL) == packed(sheets[PLAN], units[::-1], URL)
