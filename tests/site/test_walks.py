"""A reader's walks through the site, in a real browser."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.site.kinds import ADDRESSES

pytestmark = pytest.mark.browser

CONGRESS = "ke-hoach/syt-quang-ninh-2025-dai-hoi-dang/"


def test_from_home_to_a_unit_to_its_duty_to_the_clause(reader: Page, site_url: str) -> None:
    reader.goto(site_url)
    reader.get_by_role("button", name="Chọn trong danh sách").click()
    reader.get_by_role("link", name="Văn phòng Sở Y tế tỉnh Quảng Ninh").first.click()
    expect(reader.get_by_role("heading", level=1)).to_have_text("Văn phòng Sở Y tế tỉnh Quảng Ninh")
    reader.get_by_role("rowheader").get_by_role(
        "link", name="Chủ trì, chỉ đạo, hướng dẫn các đơn vị trực thuộc", exact=False
    ).click()
    expect(reader).to_have_url(re.compile(re.escape(CONGRESS) + "#iv-1-1$"))
    clause = reader.locator("#iv-1-1")
    expect(clause).to_be_in_viewport()
    expect(clause).to_contain_text("Văn phòng Sở")


def test_from_the_calendar_to_a_phase_to_its_plan(reader: Page, site_url: str) -> None:
    reader.goto(f"{site_url}lich/2025/")
    expect(reader.get_by_role("heading", level=1)).to_contain_text("2025")
    reader.locator('svg a[href*="syt-quang-ninh-2025-dai-hoi-dang/"]').first.click()
    expect(reader).to_have_url(re.compile(re.escape(CONGRESS)))
    expect(reader.get_by_role("heading", level=1)).to_contain_text("trong ngành Y tế")


def test_from_a_cell_of_the_matrix_to_its_task(reader: Page, site_url: str) -> None:
    reader.goto(f"{site_url}ma-tran/")
    reader.get_by_role("listitem").get_by_role("link", name="Sở Y tế tỉnh Quảng Ninh").click()
    expect(reader).to_have_url(re.compile(r"ma-tran/so-y-te-quang-ninh/$"))
    row = reader.get_by_role("row").filter(has_text="trước ngày 30/11/2025")
    expect(row.get_by_text("báo cáo", exact=True).first).to_be_attached()
    row.get_by_role("rowheader").get_by_role("link").click()
    expect(reader).to_have_url(re.compile(r"3838-nghi-quyet-57/#viec-"))
    expect(reader.locator("tr:target")).to_be_in_viewport()


def test_the_deadline_of_plan_3838_can_be_followed_to_its_addressee(
    reader: Page, site_url: str
) -> None:
    reader.goto(f"{site_url}don-vi/don-vi-truc-thuoc-so-y-te-quang-ninh/")
    report = reader.locator("section[aria-labelledby=bao-cao] li").filter(has_text="30/11/2025")
    expect(report).to_contain_text("gửi Sở Y tế Quảng Ninh qua Văn phòng Sở")
    expect(report.locator("q")).to_have_text("trước ngày 30/11/2025")
    expect(report.locator("time")).to_have_attribute("datetime", "2025-11-29")


@pytest.mark.parametrize("width", [390, 768, 1280])
@pytest.mark.parametrize("address", ADDRESSES)
def test_no_page_scrolls_sideways(reader: Page, site_url: str, address: str, width: int) -> None:
    reader.set_viewport_size({"width": width, "height": 844})
    reader.goto(f"{site_url}{address}")
    wide = reader.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    assert wide <= 0


def test_the_font_of_the_site_is_its_own(reader: Page, site_url: str) -> None:
    reader.goto(site_url)
    loaded = reader.evaluate(
        "document.fonts.ready.then(() => [...document.fonts].filter(f => f.status === 'loaded')"
        ".map(f => f.family))"
    )
    assert {name.strip('"') for name in loaded} == {"Be Vietnam Pro"}


def test_a_plan_can_be_read_without_scripts(browser: Browser, site_url: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site_url}{CONGRESS}")
    expect(page.locator("#cac-dot")).to_be_visible()
    expect(page.get_by_text("Từ nay đến ngày 31/8/2025").first).to_be_visible()
    page.goto(f"{site_url}lich/2025/")
    expect(page.get_by_text("trước ngày 30/11/2025").first).to_be_visible()
    context.close()


def test_the_site_can_be_walked_from_a_folder_without_a_server(reader: Page, site: Path) -> None:
    reader.goto((site / CONGRESS / "index.html").as_uri())
    expect(reader.get_by_role("heading", level=1)).to_contain_text("trong ngành Y tế")
    font = reader.evaluate("getComputedStyle(document.body).fontFamily")
    assert font.startswith('"Be Vietnam Pro"')
    reader.locator(".facts").get_by_role("link", name="Sở Y tế tỉnh Quảng Ninh").click()
    expect(reader.get_by_role("heading", level=1)).to_have_text("Sở Y tế tỉnh Quảng Ninh")
    reader.get_by_role("link", name="Lịch", exact=True).first.click()
    expect(reader.get_by_role("heading", level=1)).to_contain_text("Lịch")


def test_a_printed_matrix_repeats_its_head_and_leaves_the_navigation_out(
    reader: Page, site_url: str
) -> None:
    reader.goto(f"{site_url}ma-tran/so-y-te-quang-ninh/")
    reader.emulate_media(media="print")
    expect(reader.locator(".portal-header")).to_be_hidden()
    head = reader.locator("table.matrix thead").first
    assert head.evaluate("node => getComputedStyle(node).display") == "table-header-group"
