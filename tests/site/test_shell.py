"""The shell around every page: menu, scheme, contents, skip link, and what it weighs."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from tests.site.kinds import ADDRESSES

pytestmark = pytest.mark.browser

PLAN = "ke-hoach/syt-quang-ninh-2025-dai-hoi-dang/"
FIRST_PAGE = 150 * 1024
HTML = 200 * 1024
_PHONE: ViewportSize = {"width": 390, "height": 844}
_SHIFT = """
    () => new Promise((resolve) => {
      let sum = 0;
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) sum += entry.value;
      }).observe({ type: "layout-shift", buffered: true });
      setTimeout(() => resolve(sum), 500);
    })
"""


def test_the_skip_link_is_the_first_stop_and_leads_past_the_navigation(
    reader: Page, site_url: str
) -> None:
    reader.goto(site_url + PLAN)
    reader.keyboard.press("Tab")
    skip = reader.get_by_role("link", name="Đến nội dung chính")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    reader.keyboard.press("Enter")
    expect(reader.locator("#noi-dung-chinh")).to_be_focused()
    reader.keyboard.press("Tab")
    expect(reader.locator(".portal-content .crumbs a").first).to_be_focused()


def test_on_a_phone_the_menu_is_opened_and_closed_by_keyboard(reader: Page, site_url: str) -> None:
    reader.set_viewport_size(_PHONE)
    reader.goto(site_url + PLAN)
    menu = reader.get_by_role("button", name="Các mục", exact=True)
    entry = reader.get_by_role("navigation", name="Các mục chính").get_by_role("link", name="Lịch")
    expect(entry).to_be_hidden()
    menu.focus()
    reader.keyboard.press("Enter")
    expect(menu).to_have_attribute("aria-expanded", "true")
    expect(entry).to_be_visible()
    reader.keyboard.press("Escape")
    expect(entry).to_be_hidden()
    expect(menu).to_be_focused()
    menu.click()
    entry.click()
    expect(reader.get_by_role("heading", level=1)).to_contain_text("Lịch")


def test_on_a_phone_the_contents_open_and_lead_to_a_part(reader: Page, site_url: str) -> None:
    reader.set_viewport_size(_PHONE)
    reader.goto(site_url + PLAN)
    contents = reader.get_by_role("navigation", name="Mục lục trang")
    part = contents.get_by_role("link", name="IV. Tổ chức thực hiện")
    expect(part).to_be_hidden()
    contents.get_by_role("button").click()
    part.click()
    expect(reader.locator("#iv")).to_be_in_viewport()
    expect(part).to_be_hidden()


def test_on_a_wide_screen_the_contents_say_which_part_is_read(reader: Page, site_url: str) -> None:
    reader.set_viewport_size({"width": 1280, "height": 900})
    reader.goto(f"{site_url}{PLAN}#iv")
    contents = reader.get_by_role("navigation", name="Mục lục trang")
    expect(contents.locator("[aria-current]")).to_have_text("IV. Tổ chức thực hiện")
    expect(contents.locator("[aria-current]")).to_be_in_viewport()


def test_without_scripts_menu_and_contents_stand_open(browser: Browser, site_url: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport=_PHONE)
    page = context.new_page()
    page.goto(site_url + PLAN)
    for name in ("Các mục chính", "Mục lục trang"):
        expect(page.get_by_role("navigation", name=name).get_by_role("link").first).to_be_visible()
    expect(page.get_by_role("button", name="Các mục", exact=True)).to_have_count(0)
    context.close()


def test_the_chosen_scheme_is_kept_in_this_browser_only(reader: Page, site_url: str) -> None:
    reader.emulate_media(color_scheme="light")
    reader.goto(site_url)
    button = reader.get_by_role("button", name="Nền tối")
    expect(button).to_have_attribute("aria-pressed", "false")
    button.click()
    reader.goto(site_url + PLAN)
    expect(button).to_have_attribute("aria-pressed", "true")
    expect(reader.locator("html")).to_have_attribute("data-md-color-scheme", "slate")
    assert reader.context.cookies() == []


def test_the_scheme_follows_the_system_until_one_is_chosen(reader: Page, site_url: str) -> None:
    reader.emulate_media(color_scheme="dark")
    reader.goto(site_url)
    expect(reader.locator("html")).to_have_attribute("data-md-color-scheme", "slate")
    reader.emulate_media(color_scheme="light")
    expect(reader.locator("html")).to_have_attribute("data-md-color-scheme", "default")


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("address", ["", PLAN, "lich/2025/", "ma-tran/so-y-te-quang-ninh/"])
def test_nothing_shifts_while_a_page_loads(
    reader: Page, site_url: str, address: str, width: int
) -> None:
    reader.set_viewport_size({"width": width, "height": 844})
    reader.goto(site_url + address)
    assert reader.evaluate(_SHIFT) == 0


def test_the_first_page_needs_less_than_150_kb_compressed(
    reader: Page, site_url: str, site: Path
) -> None:
    asked: set[str] = set()
    reader.on("request", lambda request: asked.add(request.url.removeprefix(site_url)))
    reader.goto(site_url)
    reader.wait_for_timeout(500)
    files = {address or "index.html" for address in asked}
    weight = sum(len(gzip.compress((site / name).read_bytes())) for name in files)
    assert "assets/shell.js" in files
    assert weight < FIRST_PAGE


def test_no_page_is_heavier_than_200_kb(site: Path) -> None:
    heavy = {path for path in site.rglob("*.html") if path.stat().st_size > HTML}
    assert heavy == set()


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_page_has_one_main_part_and_one_first_heading(
    reader: Page, site_url: str, address: str
) -> None:
    reader.goto(site_url + address)
    expect(reader.locator("main")).to_have_count(1)
    expect(reader.locator("h1")).to_have_count(1)
    expect(reader.locator("html")).to_have_attribute("lang", "vi")
