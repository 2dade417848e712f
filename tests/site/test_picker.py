"""Picking one's unit on the home page with the keyboard; it is remembered in this browser only."""

from __future__ import annotations

import unicodedata
from pathlib import Path
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

pytestmark = pytest.mark.browser

OFFICE = "van-phong-so-y-te-quang-ninh"
OFFICE_NAME = "Văn phòng Sở Y tế tỉnh Quảng Ninh"
KEPT = "localStorage.getItem('portal-unit')"
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


@pytest.fixture
def home(reader: Page, site_url: str) -> Page:
    reader.clock.set_fixed_time("2025-11-20T01:00:00Z")
    reader.goto(site_url)
    return reader


def field(home: Page) -> Locator:
    return home.get_by_role("combobox", name="Gõ tên, tên khác hoặc ký hiệu của đơn vị")


def reload(page: Page, kept: str | None) -> None:
    """Open the page anew; a busy browser hands what it keeps to the new one a little later."""
    for _ in range(20):
        page.reload()
        if page.evaluate(KEPT) == kept:
            return
        page.wait_for_timeout(100)
    raise AssertionError(f"{page.url} keeps {page.evaluate(KEPT)}, not {kept}")


def options(home: Page) -> Locator:
    return home.locator("#don-vi-khop").get_by_role("option")


def pick(home: Page, query: str) -> None:
    field(home).press_sequentially(query)
    expect(options(home).first).to_be_visible()
    home.keyboard.press("ArrowDown")
    home.keyboard.press("Enter")


@pytest.mark.parametrize(
    ("query", "first", "count"),
    [
        ("van phong so", OFFICE_NAME, "1 đơn vị khớp"),
        ("VĂN PHÒNG SỞ", OFFICE_NAME, "1 đơn vị khớp"),
        ("vp03", OFFICE_NAME, "1 đơn vị khớp"),
        ("hoi", "Hội đồng nhân dân xã Hàm Liêm, tỉnh Lâm Đồng", "9 đơn vị khớp"),
        ("cap uy bao", "Cấp ủy cơ sở của Báo Ninh Thuận", "1 đơn vị khớp"),
        (
            unicodedata.normalize("NFD", "đơn vị trực thuộc"),
            "Các cơ quan, đơn vị trực thuộc Sở Y tế tỉnh Quảng Ninh",
            "2 đơn vị khớp",
        ),
    ],
)
def test_a_unit_is_found_by_any_of_its_names_with_or_without_diacritics(
    home: Page, query: str, first: str, count: str
) -> None:
    field(home).press_sequentially(query)
    expect(home.locator(".picker-status")).to_have_text(count)
    expect(options(home).first).to_contain_text(first)


def test_what_was_typed_is_marked_and_another_name_is_said(home: Page) -> None:
    field(home).press_sequentially("truc thuoc so")
    marks = options(home).first.locator("mark")
    expect(marks).to_have_text(["trực", "thuộc", "Sở"])
    field(home).fill("VP03")
    expect(options(home)).to_have_text([f"{OFFICE_NAME}tên khác: VP03 · 8 việc"])


def test_the_list_is_worked_with_the_keyboard_alone(home: Page) -> None:
    field(home).focus()
    home.keyboard.press("ArrowDown")
    expect(field(home)).to_have_attribute("aria-expanded", "true")
    expect(options(home).nth(0)).to_have_attribute("aria-selected", "true")
    expect(field(home)).to_have_attribute("aria-activedescendant", "don-vi-khop-0")
    home.keyboard.press("ArrowUp")
    home.keyboard.press("ArrowUp")
    expect(options(home).last).to_have_attribute("aria-selected", "true")
    expect(options(home).last).to_be_in_viewport()
    home.keyboard.press("Escape")
    expect(field(home)).to_have_attribute("aria-expanded", "false")
    expect(options(home)).to_have_count(0)
    expect(field(home)).to_be_focused()


def test_a_query_that_finds_nothing_says_what_to_do(home: Page) -> None:
    field(home).press_sequentially("khong co gi")
    expect(home.locator(".picker-status")).to_have_text(
        "Không có đơn vị nào khớp. Thử gõ ít chữ hơn, hoặc chọn trong danh sách."
    )
    home.get_by_role("button", name="Chọn trong danh sách").press("Enter")
    expect(home.get_by_role("link", name=OFFICE_NAME)).to_be_visible()


def test_with_a_unit_the_page_answers_at_once(home: Page) -> None:
    pick(home, "don vi truc thuoc so y te")
    own = home.locator(".own")
    expect(own.get_by_role("heading", level=3)).to_be_focused()
    now, due, reports = own.locator(".own-parts > section").all()
    expect(now.get_by_role("heading", level=4)).to_have_text("Việc đang làm")
    expect(now.get_by_text("đang diễn ra, còn 161 ngày").first).to_be_visible()
    expect(due.get_by_role("heading", level=4)).to_have_text("Hạn sắp tới")
    expect(due.locator("time")).to_have_text(["29/11/2025"])
    expect(due.locator(".day-state")).to_have_text(["còn 9 ngày"])
    expect(reports.get_by_role("heading", level=4)).to_have_text("Báo cáo cho ai")
    expect(reports.locator("li").first).to_contain_text("Gửi Sở Y tế Quảng Ninh qua Văn phòng Sở")
    expect(own).to_contain_text("chỉ được ghi nhớ trong trình duyệt này, không gửi đi đâu")
    own.get_by_role("link", name="Trang đầy đủ của đơn vị").click()
    expect(home.get_by_role("heading", level=1)).to_have_text(
        "Các cơ quan, đơn vị trực thuộc Sở Y tế tỉnh Quảng Ninh"
    )


def test_the_next_day_of_a_recurring_duty_is_among_the_deadlines(home: Page) -> None:
    home.clock.set_fixed_time("2026-11-22T01:00:00Z")
    home.reload()
    pick(home, "co so dang xa ham liem")
    due = home.locator(".own .happening--dated")
    expect(due.locator("time")).to_have_text(["31/12/2026"])
    expect(due.locator(".day-state")).to_have_text(["còn 39 ngày"])
    due.locator("summary").click()
    expect(due).to_contain_text("bản gốc không nêu ngày trong quý; lịch ghi vào ngày cuối quý")


def test_the_unit_is_remembered_until_it_is_forgotten(home: Page) -> None:
    pick(home, "van phong so")
    expect(home.locator(".own h3")).to_have_text(OFFICE_NAME)
    assert home.evaluate(KEPT) == OFFICE
    reload(home, OFFICE)
    expect(home.locator(".own h3")).to_have_text(OFFICE_NAME)
    expect(field(home)).to_be_hidden()
    assert home.context.cookies() == []
    home.get_by_role("button", name="Quên đơn vị này").press("Enter")
    expect(home.locator(".picker-status")).to_have_text("Đã quên đơn vị.")
    expect(field(home)).to_be_focused()
    assert home.evaluate("localStorage.length") == home.evaluate(
        "Object.keys(localStorage).filter((key) => key !== 'portal-unit').length"
    )
    reload(home, None)
    expect(field(home)).to_be_visible()
    expect(home.locator(".own")).to_be_hidden()


def test_another_unit_can_be_chosen(home: Page) -> None:
    pick(home, "van phong so")
    home.get_by_role("button", name="Chọn đơn vị khác").press("Enter")
    expect(field(home)).to_be_focused()
    pick(home, "ban tuyen giao tinh uy quang ninh")
    expect(home.locator(".own h3")).to_have_text("Ban Tuyên giáo Tỉnh ủy Quảng Ninh")


def test_a_unit_that_is_no_longer_there_is_forgotten(page: Page, site: Path) -> None:
    page.add_init_script("localStorage.setItem('portal-unit', 'khong-con')")
    page.goto((site / "index.html").as_uri())
    expect(page.locator(".picker-status")).to_have_text(
        "Đơn vị đã ghi nhớ không còn trên cổng; hãy chọn lại."
    )
    expect(field(page)).to_be_focused()
    assert page.evaluate(KEPT) is None


def test_a_browser_that_keeps_nothing_says_so(reader: Page, site_url: str) -> None:
    reader.add_init_script(
        "const set = Storage.prototype.setItem; Storage.prototype.setItem = function (key, value) {"
        " if (key === 'portal-unit') throw new Error('no'); set.call(this, key, value); };"
    )
    reader.goto(site_url)
    pick(reader, "van phong so")
    expect(reader.locator(".own")).to_contain_text(
        "Trình duyệt này không cho ghi nhớ, nên lần sau phải chọn lại."
    )


def test_it_works_from_a_folder_without_a_server(reader: Page, site: Path) -> None:
    reader.goto((site / "index.html").as_uri())
    pick(reader, "van phong so")
    expect(reader.locator(".own h3")).to_have_text(OFFICE_NAME)
    reload(reader, OFFICE)
    expect(reader.locator(".own h3")).to_have_text(OFFICE_NAME)
    expect(reader.locator(".today h2")).to_be_visible()
    reader.locator(".own h3 a").click()
    expect(reader.get_by_role("heading", level=1)).to_have_text(OFFICE_NAME)


def test_the_list_of_units_is_brought_only_when_it_is_needed(reader: Page, site_url: str) -> None:
    asked: list[str] = []
    reader.on("request", lambda request: asked.append(request.url))
    reader.goto(site_url)
    expect(reader.locator(".today h2")).to_be_visible()
    assert not [url for url in asked if "units.js" in url or "/don-vi/" in url]
    with reader.expect_request(lambda request: request.url.endswith("assets/units.js")):
        field(reader).focus()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_axe_finds_nothing_with_a_unit_and_with_the_list_open(
    home: Page, scheme: Literal["light", "dark"], width: int
) -> None:
    home.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    home.set_viewport_size({"width": width, "height": 844})
    home.reload()
    field(home).press_sequentially("ban")
    expect(options(home).first).to_be_visible()
    found = Axe().run(home, options=RULES)
    assert found.violations_count == 0, found.generate_report()
    field(home).fill("")
    pick(home, "don vi truc thuoc so y te")
    expect(home.locator(".own .day-state").first).to_be_visible()
    found = Axe().run(home, options=RULES)
    assert found.violations_count == 0, found.generate_report()
    wide = home.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    assert wide <= 0
