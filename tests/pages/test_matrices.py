"""The matrices as tables that a reader and a screen reader can follow."""

from pathlib import Path

from generator.pages.environment import Studio
from generator.pages.matrices import drafts
from generator.pages.page import Page
from tests.pages.conftest import making, soup, studio_of, words
from tests.samples import FILE, plan_text

pages = making(drafts)


def issuer_page(studio: Studio) -> Page:
    return next(page for page in pages(studio) if page.address == "ma-tran/so-van-hoa/")


def test_every_header_has_a_scope_and_every_table_a_caption(studio: Studio) -> None:
    for page in pages(studio):
        for table in soup(page).select("table"):
            assert table.caption
            assert {str(head["scope"]) for head in table.select("thead th")} == {"col"}
            assert {str(head["scope"]) for head in table.select("tbody th")} == {"row"}


def test_a_cell_shows_its_role_and_no_part_is_said_in_words(studio: Studio) -> None:
    first, second = soup(issuer_page(studio)).select("table.matrix tbody tr")
    assert [" ".join(cell.get_text(" ").split()) for cell in first.select("td")] == [
        "CT chủ trì",
        "TH thực hiện",
        "TH thực hiện (qua nhóm Các thư viện)",
        "TH thực hiện (qua nhóm Các thư viện)",
    ]
    assert " ".join(second.select("td")[0].get_text(" ").split()) == "không tham gia"


def test_a_task_without_units_differs_from_no_part(tmp_path: Path) -> None:
    tasks = """
  - {id: a, title: A, clause: III.1, roles: {do: van-phong}}
  - {id: b, title: B, clause: III.2}"""
    studio = studio_of(tmp_path, {FILE: plan_text(tasks=tasks, reporting=None)})
    cells = words(issuer_page(studio), "table.matrix tbody td")
    assert cells == ["TH thực hiện", "bản gốc không nêu đơn vị nào làm việc này"]


def test_a_task_leads_to_its_row_on_the_plans_page(studio: Studio) -> None:
    links = [str(link["href"]) for link in soup(issuer_page(studio)).select("tbody th a")]
    assert links == [
        "../../ke-hoach/so-van-hoa-2025-ngay-hoi-sach/#viec-lap-ke-hoach",
        "../../ke-hoach/so-van-hoa-2025-ngay-hoi-sach/#viec-bao-cao",
    ]


def test_all_plans_against_units_tells_named_from_absent(studio: Studio) -> None:
    rows = dict(
        zip(
            words(next(pages(studio)), "table.matrix tbody th"),
            words(next(pages(studio)), "table.matrix tbody td"),
            strict=True,
        )
    )
    assert rows["Ủy ban nhân dân tỉnh Sông Xanh"] == "○ được nêu tên, không có việc"
    assert rows["Các thư viện"] == "2 việc TH thực hiện BC báo cáo"


def test_no_plans_give_an_empty_page_that_says_why(tmp_path: Path) -> None:
    (page,) = pages(studio_of(tmp_path, {}))
    assert words(page, ".empty") == ["Chưa có kế hoạch nào được công bố nên chưa có ma trận."]


def test_each_part_names_its_unit_for_a_card_on_a_phone(studio: Studio) -> None:
    first = soup(issuer_page(studio)).select_one("table.matrix tbody tr")
    assert first
    assert [cell.get("data-head") for cell in first.select("td")] == [
        "Văn phòng Sở Văn hóa",
        "Các thư viện",
        "Thư viện tỉnh",
        "Thư viện xã Bến Đò",
    ]


def test_a_part_in_a_plan_names_the_plan(studio: Studio) -> None:
    heads = {cell["data-head"] for cell in soup(next(pages(studio))).select("td[data-head]")}
    assert heads == {"Tuyên truyền Ngày hội đọc sách tỉnh Sông Xanh"}


def test_the_table_says_how_many_columns_share_the_paper(studio: Studio) -> None:
    table = soup(issuer_page(studio)).select_one("table.matrix")
    assert table
    assert table["style"] == "--columns: 4"
    assert table["class"] == ["matrix", "matrix--few"]


def test_the_filter_offers_the_roles_by_words_that_can_stand_in_an_address(
    studio: Studio,
) -> None:
    form = soup(next(pages(studio))).select_one("form.matrix-filter")
    assert form
    offered = [(box["value"], box["data-role"]) for box in form.select("[name=vai-tro]")]
    assert offered[:3] == [("chu-tri", "lead"), ("chi-dao", "direct"), ("huong-dan", "guide")]
    assert (form["data-rows"], form["data-columns"]) == ("đơn vị", "kế hoạch")
