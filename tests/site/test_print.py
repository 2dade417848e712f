"""A plan on paper, and what its page does for a reader who quotes it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pdfplumber
import pytest
from pdfplumber.pdf import PDF
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

WIDE = "ke-hoach/duk-ninh-thuan-2024-chi-thi-25/"
PLAN = "ke-hoach/syt-quang-ninh-2025-3838-nghi-quyet-57/"
MILLIMETRE = 72 / 25.4

Printed = Callable[[str], PDF]


@pytest.fixture
def printed(reader: Page, site_url: str, tmp_path: Path) -> Iterator[Printed]:
    """Prints the page at an address as the reader's browser would."""
    papers: list[PDF] = []

    def paper(address: str) -> PDF:
        reader.goto(f"{site_url}{address}")
        reader.pdf(path=tmp_path / "a.pdf", prefer_css_page_size=True)
        papers.append(pdfplumber.open(tmp_path / "a.pdf"))
        return papers[-1]

    yield paper
    for one in papers:
        one.close()


def heads(paper: PDF, number: int) -> str:
    """What runs upwards on a sheet, read from the bottom up, without spaces."""
    chars = [char for char in paper.pages[number].chars if not char["upright"]]
    ordered = sorted(chars, key=lambda char: (round(char["x0"]), -char["top"]))
    return "".join(char["text"] for char in ordered).replace(" ", "")


def test_the_heads_of_a_matrix_stand_on_every_sheet_that_lies_on_its_side(
    printed: Printed,
) -> None:
    paper = printed(WIDE)
    lying = [number for number, sheet in enumerate(paper.pages) if sheet.width > sheet.height]
    assert lying[:2] == [1, 2]
    for number in lying:
        assert "CấpủyBáoNinhThuận" in heads(paper, number)
        assert "Việc" in [word["text"] for word in paper.pages[number].extract_words()]


def test_a_matrix_on_its_own_page_repeats_its_heads(printed: Printed) -> None:
    paper = printed("ma-tran/ban-thuong-vu-dang-uy-khoi-ninh-thuan/")
    assert len(paper.pages) > 1
    assert all(sheet.width > sheet.height for sheet in paper.pages)
    assert all("CấpủyBáoNinhThuận" in heads(paper, n) for n in range(len(paper.pages)))


def test_a_plan_is_printed_on_a4_within_the_margins_of_official_papers(printed: Printed) -> None:
    for sheet in printed(PLAN).pages:
        assert (round(sheet.width), round(sheet.height)) == (595, 842)
        inside = [char for char in sheet.chars if char["top"] > 19 * MILLIMETRE]
        assert min(char["x0"] for char in inside) >= 29.5 * MILLIMETRE
        assert max(char["x1"] for char in inside) <= sheet.width - 14.5 * MILLIMETRE
        assert max(char["bottom"] for char in inside) <= sheet.height - 19.5 * MILLIMETRE


def test_a_printed_plan_begins_with_its_facts_and_has_its_address_and_no_navigation(
    printed: Printed, site_url: str
) -> None:
    paper = printed(PLAN)
    first = paper.pages[0].extract_text()
    text = "\n".join(sheet.extract_text() for sheet in paper.pages)
    assert "Số, ký hiệu 3838/KH-SYT" in first
    assert "Ngày ban hành 19/8/2025" in first
    assert f"Địa chỉ trên cổng {site_url}{PLAN}" in first.replace("\n", "")
    assert text.count(site_url) == 1
    for gone in ("Trang chủ", "Mục lục trang", "Kế hoạch liên quan", "Dữ liệu mở", "¶"):
        assert gone not in text


def test_sheets_are_numbered_from_the_second_on(printed: Printed) -> None:
    paper = printed(PLAN)
    top = [sheet.crop((0, 0, sheet.width, 18 * MILLIMETRE)) for sheet in paper.pages]
    assert [sheet.extract_text() for sheet in top[:3]] == ["", "2", "3"]


def test_no_heading_is_the_last_line_of_a_sheet(printed: Printed) -> None:
    headings = ("I. ", "II. ", "III. ", "IV. ", "Thời hạn và báo cáo", "Căn cứ, viện dẫn")
    for sheet in printed(PLAN).pages:
        assert not sheet.extract_text().split("\n")[-1].startswith(headings)


@pytest.mark.parametrize(
    ("address", "head"),
    [
        ("ke-hoach/syt-quang-ninh-2025-dai-hoi-dang/", "Đợt Thời gian Mốc"),
        ("don-vi/van-phong-so-y-te-quang-ninh/", "Vai trò Việc Khi nào Cùng với"),
        ("lich/2025/", "Đợt Thời gian Kế hoạch"),
    ],
)
def test_the_head_of_a_table_is_never_left_alone_at_the_foot_of_a_sheet(
    printed: Printed, address: str, head: str
) -> None:
    sheets = [sheet.extract_text().split("\n") for sheet in printed(address).pages]
    assert any(head in lines for lines in sheets)
    assert not [lines for lines in sheets if lines[-1] == head]


def test_a_plans_title_stays_with_its_matrix(printed: Printed) -> None:
    for sheet in printed("ma-tran/so-y-te-quang-ninh/").pages:
        lines = sheet.extract_text().split("\n")
        for place, line in enumerate(lines):
            assert "3838/KH-SYT" not in line or "mục IV.1.1" in "\n".join(lines[place:])


def test_a_matrix_of_few_units_gives_the_room_to_its_tasks(printed: Printed) -> None:
    words = printed("ma-tran/so-y-te-quang-ninh/").pages[1].extract_words()
    left = min(word["x0"] for word in words if word["text"] == "mục")
    assert min(word["x0"] for word in words if word["text"] == "TH") - left > 120 * MILLIMETRE


def test_the_days_of_a_month_do_not_lie_on_each_other(printed: Printed) -> None:
    pages = printed("lich/2025/").pages
    (sheet,) = [one for one in pages if "Tờ lịch từng tháng" in one.extract_text()]
    words = sheet.extract_words()
    digits = [word for word in words if word["text"].isdigit()]
    marks = [word for word in words if word["text"] in {"C", "S", "H", "Đ"}]
    assert len(digits) > 100
    assert len(marks) > 5
    for mark in marks:
        assert not [
            one
            for one in digits
            if one["x0"] < mark["x1"]
            and mark["x0"] < one["x1"]
            and one["top"] < mark["bottom"] - 1
            and mark["top"] < one["bottom"] - 1
        ]


@pytest.mark.parametrize(
    ("address", "said", "there", "gone"),
    [
        (
            "ke-hoach/?co-quan=so-y-te-quang-ninh",
            "Đang lọc theo cơ quan ban hành: Sở Y tế tỉnh Quảng Ninh. Còn 2 trong 5 kế hoạch.",
            "3838/KH-SYT",
            "Kiên Mộc",
        ),
        ("don-vi/?q=vp03", "Đang lọc theo tên đơn vị, tên gọi khác: “vp03”.", "Văn phòng", "Báo"),
        (
            "ma-tran/so-y-te-quang-ninh/?loc=van+phong+so",
            "Lọc theo “van phong so”",
            "CT",
            "Báo chí",
        ),
    ],
)
def test_what_was_chosen_is_said_on_paper_and_the_rest_is_left_out(
    printed: Printed, address: str, said: str, there: str, gone: str
) -> None:
    text = " ".join(sheet.extract_text().replace("\n", " ") for sheet in printed(address).pages)
    assert said in text
    assert there in text
    assert gone not in text
    assert "Bỏ lọc" not in text


def test_the_home_page_is_printed_without_what_only_a_screen_can_do(printed: Printed) -> None:
    text = "\n".join(sheet.extract_text() for sheet in printed("").pages)
    assert "Kế hoạch mới ban hành" in text
    for gone in ("Đơn vị của bạn", "cách tính", "Tải dữ liệu"):
        assert gone not in text


def test_a_clauses_full_address_is_copied_and_said(reader: Page, site_url: str) -> None:
    reader.context.grant_permissions(["clipboard-read", "clipboard-write"])
    reader.goto(f"{site_url}{PLAN}")
    link = reader.get_by_role("link", name="Liên kết đến mục IV.2.2")
    link.focus()
    link.press("Enter")
    expect(reader.get_by_text("Đã chép liên kết đến mục IV.2.2.")).to_be_visible()
    assert reader.evaluate("navigator.clipboard.readText()") == f"{site_url}{PLAN}#iv-2-2"
    expect(reader).to_have_url(f"{site_url}{PLAN}#iv-2-2")
    expect(link).to_be_focused()


def test_a_plain_address_still_says_where_the_link_is_when_nothing_can_be_copied(
    reader: Page, site_url: str
) -> None:
    reader.add_init_script("navigator.clipboard.writeText = () => Promise.reject(new Error('no'))")
    reader.goto(f"{site_url}{PLAN}")
    reader.get_by_role("link", name="Liên kết đến mục IV.2.2").press("Enter")
    expect(reader.locator(".copied")).to_have_text(
        "Không chép được; liên kết đến mục IV.2.2 đang ở thanh địa chỉ."
    )
