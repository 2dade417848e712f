"""The spreadsheets: the rows of the data, as a clerk opens and prints them."""

from __future__ import annotations

import io
import json
import time
import zipfile
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook  # type: ignore[import-untyped]

from generator.checks.run import check
from generator.domain.columns import COLUMNS
from generator.domain.corpus import Corpus, corpus_of
from generator.domain.roles import Role
from generator.domain.timespan import Kind
from generator.export import spreadsheet
from generator.export.data import data_files
from generator.export.spreadsheet import spreadsheet_files
from generator.reading.library import read_library
from tests.samples import FILE, plan_text, verdict_at

ROOT = Path(__file__).parents[2]
MADE = datetime(2025, 11, 24, 23, 0, tzinfo=UTC)
PLAN = "so-van-hoa-2025-ngay-hoi-sach"


@cache
def founding() -> Corpus:
    return check(read_library(ROOT)).corpus


def opened(data: bytes) -> Workbook:
    return load_workbook(io.BytesIO(data))


def files(corpus: Corpus, made: datetime | None = MADE) -> dict[str, bytes]:
    return dict(spreadsheet_files(corpus, made))


def rows_of(data: bytes) -> list[dict[str, Any]]:
    """The rows as the data has them: names of columns, codes of roles and kinds."""
    head, *rows = opened(data)["Việc phải làm"].iter_rows(values_only=True)
    assert list(head) == [column.head for column in COLUMNS]
    roles = {role.label: role.value for role in Role}
    kinds = {kind.label: kind.value for kind in Kind}
    names = [column.name for column in COLUMNS]
    found = [dict(zip(names, row, strict=True)) for row in rows]
    for row in found:
        row["role"] = roles[row["role"]]
        row["due_kind"] = kinds[row["due_kind"]] if row["due_kind"] else None
        row["phase_ids"] = row["phase_ids"].split() if row["phase_ids"] else []
        row["due_date"] = row["due_date"].date().isoformat() if row["due_date"] else None
    return found


def json_of(corpus: Corpus) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = json.loads(dict(data_files(corpus, None))["data/duties.json"])
    return rows


@pytest.mark.parametrize("many", [60_000, 1], ids=["held", "as it comes"])
def test_all_duties_have_the_rows_and_columns_of_the_json_in_its_order(
    monkeypatch: pytest.MonkeyPatch, many: int
) -> None:
    monkeypatch.setattr(import_module("generator.export.spreadsheet.form"), "_MANY", many)
    made = files(founding())
    assert rows_of(made["data/duties.xlsx"]) == json_of(founding())


def test_there_is_no_file_of_more_duties_than_a_sheet_can_hold(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(spreadsheet, "MOST_ROWS", len(json_of(founding())))
    whole = files(founding())
    assert "data/duties.xlsx" in whole
    monkeypatch.setattr(spreadsheet, "MOST_ROWS", len(json_of(founding())) - 1)
    assert files(founding()).keys() == whole.keys() - {"data/duties.xlsx"}


def test_every_unit_with_a_duty_has_its_rows_and_no_others() -> None:
    made, rows = files(founding()), json_of(founding())
    units = {row["unit_id"] for row in rows}
    addresses = {name for name in made if name.startswith("data/don-vi/")}
    assert addresses == {f"data/don-vi/{unit}.xlsx" for unit in units}
    for unit in units:
        mine = [row for row in rows if row["unit_id"] == unit]
        assert rows_of(made[f"data/don-vi/{unit}.xlsx"]) == mine


def test_every_plan_has_its_rows_and_no_others() -> None:
    made, rows = files(founding()), json_of(founding())
    for plan in founding().plans:
        mine = [row for row in rows if row["plan_id"] == plan]
        assert rows_of(made[f"data/ke-hoach/{plan}.xlsx"]) == mine


def test_days_are_dates_shown_as_official_papers_do(tmp_path: Path) -> None:
    corpus = verdict_at(tmp_path).corpus
    sheet = opened(files(corpus)["data/duties.xlsx"])["Việc phải làm"]
    (cell, *_) = [row[12] for row in sheet.iter_rows(min_row=2) if row[12].value]
    assert cell.is_date
    assert cell.value == datetime(2025, 6, 19)  # noqa: DTZ001 - a spreadsheet's days have no zone
    assert cell.number_format == "dd/m/yyyy"


def test_january_and_february_are_shown_with_a_zero(tmp_path: Path) -> None:
    due = "\n  - id: a\n    title: A\n    clause: III.1\n    roles: {do: van-phong}\n    due:"
    tasks = f"{due}\n      phrase: ngày 5/2/2026\n      on: 2026-02-05"
    corpus = verdict_at(tmp_path, {FILE: plan_text(tasks=tasks, reporting=None)}).corpus
    sheet = opened(files(corpus)["data/duties.xlsx"])["Việc phải làm"]
    assert sheet.cell(2, 13).number_format == "dd/mm/yyyy"


def test_heads_are_frozen_filtered_and_repeated_on_every_printed_page() -> None:
    count = len(json_of(founding()))
    sheet = opened(files(founding())["data/duties.xlsx"])["Việc phải làm"]
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == f"A1:R{count + 1}"
    assert sheet.print_title_rows == "$1:$1"
    assert sheet.cell(1, 1).font.bold


def test_a_sheet_prints_on_lying_a4_as_wide_as_the_paper(tmp_path: Path) -> None:
    corpus = verdict_at(tmp_path).corpus
    sheet = opened(files(corpus)["data/don-vi/van-phong.xlsx"])["Việc phải làm"]
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.oddHeader.left.text == "Văn phòng Sở Văn hóa"
    assert sheet.oddFooter.left.text == "Dữ liệu ngày 24/11/2025"
    assert sheet.oddFooter.right.text == "Trang &P/&N"


def test_columns_of_codes_are_folded_and_words_wrap() -> None:
    sheet = opened(files(founding())["data/duties.xlsx"])["Việc phải làm"]
    letters = "ABCDEFGHIJKLMNOPQR"
    hidden = [letter for letter in letters if sheet.column_dimensions[letter].hidden]
    assert hidden == ["A", "C", "F", "J", "O", "R"]
    assert sheet["B2"].alignment.wrap_text


@pytest.mark.parametrize("title", ["=1+1", "+84 là mã", "-1", "@gần", "http://a.vn", "0171"])
def test_words_stay_words_whatever_they_begin_with(tmp_path: Path, title: str) -> None:
    corpus = verdict_at(tmp_path).corpus
    (plan,) = corpus.plans.values()
    other = corpus_of([replace(plan, title=title)], corpus.registry)
    sheet = opened(files(other)["data/duties.xlsx"])["Việc phải làm"]
    assert (sheet["B2"].value, sheet["B2"].data_type) == (title, "s")
    assert sheet["B2"].hyperlink is None
    assert sheet["B2"].quotePrefix == (title[0] in "=+-@")


def test_no_file_has_a_formula_or_a_link() -> None:
    for data in files(founding()).values():
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            for name in parts.namelist():
                text = parts.read(name)
                assert not name.startswith("xl/worksheets/") or b"<f>" not in text
                assert b"<hyperlink" not in text


def test_the_second_sheet_explains_every_column_role_and_kind() -> None:
    book = opened(files(founding())["data/duties.xlsx"])
    assert book.sheetnames == ["Việc phải làm", "Giải thích"]
    rows = list(book["Giải thích"].iter_rows(values_only=True))
    assert rows[0][0] == "Mọi việc của mọi kế hoạch"
    for column in COLUMNS:
        assert (column.head, column.name, column.meaning) in rows
    for role in Role:
        assert (role.label, role.value, role.meaning) in rows
    for kind in Kind:
        assert (kind.label, kind.value, None) in rows


def test_two_makings_at_different_times_are_byte_identical(tmp_path: Path) -> None:
    corpus = verdict_at(tmp_path).corpus
    for made in (MADE, None):
        first = files(corpus, made)
        time.sleep(2.1)  # a zip's clock ticks every two seconds
        assert files(corpus, made) == first


def test_nothing_in_a_file_tells_when_or_where_it_was_made(tmp_path: Path) -> None:
    data = files(verdict_at(tmp_path).corpus)["data/duties.xlsx"]
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        assert {part.date_time for part in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    properties = opened(data).properties
    assert properties.created.isoformat() == properties.modified.isoformat()
    assert properties.created.isoformat().startswith("2025-11-24T23:00:00")
    assert properties.creator == "Cổng kế hoạch tuyên truyền"


def test_a_plan_without_duties_has_a_file_with_its_heads_only(tmp_path: Path) -> None:
    corpus = verdict_at(tmp_path, {FILE: plan_text(tasks=None, reporting=None)}).corpus
    made = files(corpus)
    assert list(made) == ["data/duties.xlsx", f"data/ke-hoach/{PLAN}.xlsx"]
    assert rows_of(made[f"data/ke-hoach/{PLAN}.xlsx"]) == []


def test_names_of_files_are_ascii() -> None:
    assert all(name.isascii() for name in files(founding()))


def test_a_long_name_and_its_signs_do_not_spoil_the_printed_header(tmp_path: Path) -> None:
    corpus = verdict_at(tmp_path).corpus
    (plan,) = corpus.plans.values()
    named = replace(plan, title="PGD&ĐT " + "đọc sách " * 60, short=None)
    made = files(corpus_of([named], corpus.registry))
    with zipfile.ZipFile(io.BytesIO(made[f"data/ke-hoach/{PLAN}.xlsx"])) as parts:
        text = parts.read("xl/worksheets/sheet1.xml").decode()
    assert "<oddHeader>&amp;LPGD&amp;&amp;ĐT đọc sách" in text
    assert "…&amp;RViệc phải làm</oddHeader>" in text


def test_signs_that_xml_keeps_for_itself_or_does_not_know_stay_or_become_a_space(
    tmp_path: Path,
) -> None:
    corpus = verdict_at(tmp_path).corpus
    (plan,) = corpus.plans.values()
    other = corpus_of([replace(plan, title=" <Đọc> & \x0bviết ")], corpus.registry)
    sheet = opened(files(other)["data/duties.xlsx"])["Việc phải làm"]
    assert sheet["B2"].value == " <Đọc> &  viết "
