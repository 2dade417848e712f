"""Walks of a reader who has a keyboard alone: nothing is clicked, and nothing focused for them."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

OFFICE_NAME = "Văn phòng Sở Y tế tỉnh Quảng Ninh"
CONGRESS = "ke-hoach/syt-quang-ninh-2025-dai-hoi-dang/"
PLAN = "ke-hoach/syt-quang-ninh-2025-3838-nghi-quyet-57/"
MATRIX = "ma-tran/so-y-te-quang-ninh/"
_NAME = """() => {
  const at = document.activeElement;
  const labels = [...(at.labels || [])].map(label => label.textContent);
  const words = [at.getAttribute('aria-label'), ...labels, at.textContent];
  return words.filter(Boolean).map(word => word.replace(/\\s+/g, ' ').trim()).join(' | ');
}"""


def focused(page: Page) -> str:
    """The name of what has the focus."""
    return str(page.evaluate(_NAME))


def tab_to(page: Page, name: str, *, at_most: int = 80, key: str = "Tab") -> None:
    """Press Tab until what is so called has the focus, as one does who sees the page."""
    passed = []
    for _ in range(at_most):
        page.keyboard.press(key)
        passed.append(focused(page))
        if name in passed[-1]:
            return
    raise AssertionError(f"{name} is not reached by {at_most} times {key}: {passed}")


def skip(page: Page) -> None:
    """By the skip link to what the page is about."""
    page.keyboard.press("Tab")
    assert focused(page) == "Đến nội dung chính"
    page.keyboard.press("Enter")


def test_from_home_to_ones_unit_to_its_page_to_a_clause_and_back(
    reader: Page, site_url: str
) -> None:
    reader.clock.set_fixed_time("2025-11-20T01:00:00Z")
    reader.goto(site_url)
    skip(reader)
    tab_to(reader, "Gõ tên, tên khác hoặc ký hiệu của đơn vị", at_most=3)
    reader.keyboard.type("van phong so")
    expect(reader.get_by_role("option").first).to_be_visible()
    reader.keyboard.press("ArrowDown")
    reader.keyboard.press("Enter")
    expect(reader.get_by_role("heading", level=3, name=OFFICE_NAME)).to_be_focused()
    tab_to(reader, "Trang đầy đủ của đơn vị")
    reader.keyboard.press("Enter")
    expect(reader.get_by_role("heading", level=1)).to_have_text(OFFICE_NAME)
    skip(reader)
    tab_to(reader, "Chủ trì, chỉ đạo, hướng dẫn các đơn vị trực thuộc lập")
    reader.keyboard.press("Enter")
    expect(reader).to_have_url(re.compile(re.escape(CONGRESS) + "#iv-1-1$"))
    expect(reader.locator("#iv-1-1")).to_be_in_viewport()
    reader.keyboard.press("Tab")
    assert reader.evaluate("document.querySelector('#iv-1-1').contains(document.activeElement)")
    reader.go_back()  # Alt and the left arrow belong to the browser's window, which is not there
    expect(reader.get_by_role("heading", level=1)).to_have_text(OFFICE_NAME)


def test_a_search_from_any_page_with_its_suggestions(reader: Page, site_url: str) -> None:
    reader.goto(f"{site_url}{PLAN}")
    tab_to(reader, "Tìm trên cổng", at_most=5)
    reader.keyboard.type("57 nq tw")
    expect(reader.get_by_role("option").first).to_contain_text("57-NQ/TW")
    reader.keyboard.press("ArrowDown")
    reader.keyboard.press("Enter")
    expect(reader.get_by_role("heading", level=1)).to_contain_text("57-NQ/TW")


def test_a_search_is_narrowed_and_its_first_hit_opened(reader: Page, site_url: str) -> None:
    reader.goto(f"{site_url}tim-kiem/?q=bao+cao")
    expect(reader.locator("ol.hits").first).to_be_visible()
    tab_to(reader, "Việc phải làm")
    reader.keyboard.press("Space")
    expect(reader).to_have_url(re.compile(r"loai=viec"))
    assert "Việc phải làm" in focused(reader)
    for _ in range(120):
        reader.keyboard.press("Tab")
        if reader.evaluate("Boolean(document.activeElement.closest('ol.hits'))"):
            break
    reader.keyboard.press("Enter")
    expect(reader).to_have_url(re.compile(r"/ke-hoach/.+#viec-"))


def test_the_calendar_is_narrowed_and_left_as_it_was(reader: Page, site_url: str) -> None:
    reader.clock.set_fixed_time("2025-10-02T05:00:00Z")
    reader.goto(f"{site_url}lich/2025/")
    skip(reader)
    tab_to(reader, "Đơn vị", at_most=12)
    reader.keyboard.type("Văn phòng Sở")
    expect(reader.locator(".filter-says")).to_contain_text(f"Đang lọc theo đơn vị: {OFFICE_NAME}.")
    expect(reader).to_have_url(re.compile(r"don-vi=van-phong-so-y-te-quang-ninh"))
    tab_to(reader, "Bỏ lọc", at_most=5)
    reader.keyboard.press("Enter")
    expect(reader.locator(".filter-says")).to_have_text("Đã bỏ lọc.")
    expect(reader).not_to_have_url(re.compile(r"\?"))


def test_a_matrix_is_narrowed_scrolled_and_left_for_a_task(reader: Page, site_url: str) -> None:
    reader.set_viewport_size({"width": 1280, "height": 500})
    reader.goto(f"{site_url}{MATRIX}")
    skip(reader)
    tab_to(reader, "Lọc theo việc hoặc đơn vị", at_most=6)
    reader.keyboard.type("van phong so")
    said = reader.locator(".matrix-said").first
    expect(said).to_contain_text("Lọc theo “van phong so”")
    tab_to(reader, "chủ trì", at_most=4)
    reader.keyboard.press("Space")
    expect(said).to_contain_text("vai trò chủ trì")
    tab_to(reader, "Bỏ lọc", at_most=3, key="Shift+Tab")
    reader.keyboard.press("Enter")
    expect(said).to_have_text("")
    tab_to(reader, "Ma trận nhiệm vụ: Tuyên truyền Đại hội Đảng bộ các cấp", at_most=14)
    box = reader.locator(".matrix-box").first
    reader.keyboard.press("End")
    reader.wait_for_function(
        "box => box.scrollTop + box.clientHeight >= box.scrollHeight - 1", arg=box.element_handle()
    )
    tab_to(reader, "Chỉ đạo đưa nội dung tuyên truyền", at_most=12)
    reader.keyboard.press("Enter")
    expect(reader).to_have_url(re.compile(re.escape(CONGRESS) + "#viec-"))
    expect(reader.locator("tr:target")).to_be_in_viewport()


def test_a_clauses_link_is_copied(reader: Page, site_url: str) -> None:
    reader.context.grant_permissions(["clipboard-read", "clipboard-write"])
    reader.goto(f"{site_url}{PLAN}#iv-2-2")
    tab_to(reader, "Liên kết đến mục IV.2.2", at_most=4)
    reader.keyboard.press("Enter")
    expect(reader.get_by_text("Đã chép liên kết đến mục IV.2.2.")).to_be_visible()
    assert reader.evaluate("navigator.clipboard.readText()") == f"{site_url}{PLAN}#iv-2-2"
    assert focused(reader).startswith("Liên kết đến mục IV.2.2")


def test_code_too_long_for_the_screen_is_moved(reader: Page, site_url: str) -> None:
    reader.set_viewport_size({"width": 390, "height": 844})
    reader.goto(f"{site_url}tai-ve/goi/")
    tab_to(reader, "certutil", at_most=400)
    code = reader.get_by_role("group", name="Đoạn mã").first
    expect(code).to_be_focused()
    reader.keyboard.press("ArrowRight")
    reader.wait_for_function("code => code.scrollLeft > 0", arg=code.element_handle())
    reader.set_viewport_size({"width": 1280, "height": 844})
    expect(code).not_to_have_attribute("tabindex", "0")
