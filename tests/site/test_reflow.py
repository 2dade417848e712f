"""Narrow screens, wide letters and small fingers: WCAG 1.4.10, 1.4.12 and 2.5.8 on every kind
of page."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.site.kinds import ADDRESSES

pytestmark = pytest.mark.browser

# Text that is hidden on purpose (for the ear only) has a box of one pixel.
_SHOWN = """
const shown = element => {
  if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) return false;
  for (let up = element; up; up = up.parentElement) {
    const box = up.getBoundingClientRect(), style = getComputedStyle(up);
    if (style.clip !== 'auto' || style.clipPath !== 'none') return false;
    if (style.display !== 'inline' && style.overflow !== 'visible'
        && (box.width <= 1 || box.height <= 1)) return false;
  }
  return true;
};
const called = element => element.tagName.toLowerCase() + '.'
  + (element.getAttribute('class') || '') + ' “' + element.textContent.trim().slice(0, 40) + '”';
"""

# What may be moved sideways in a box of its own needs two dimensions for its sense. A drawing has
# its words beside it.
_BEYOND = (
    """() => {"""
    + _SHOWN
    + """
  const boxes = element => {
    const found = [];
    for (let up = element; up && up !== document.body; up = up.parentElement) {
      if (['auto', 'scroll'].includes(getComputedStyle(up).overflowX)
          && up.scrollWidth > up.clientWidth) found.push(up);
    }
    return found;
  };
  const wrong = new Set();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!node.data.trim() || node.parentElement.closest('script, style, noscript, svg')) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const lines = Array.from(range.getClientRects());
    if (!lines.some(line => line.right > innerWidth + 1 || line.left < -1)) continue;
    if (!shown(node.parentElement)) continue;
    const around = boxes(node.parentElement);
    if (around.some(box => box.querySelector('table, svg, pre, code') || box.matches('pre, code')))
      continue;
    wrong.add(called(node.parentElement));
  }
  const wide = document.documentElement.scrollWidth - innerWidth;
  if (wide > 0) wrong.add(`the page is ${wide} px too wide`);
  return [...wrong];
}"""
)

_CUT = (
    """() => {"""
    + _SHOWN
    + """
  const wrong = [];
  for (const element of document.body.querySelectorAll('*')) {
    const style = getComputedStyle(element);
    const across = ['hidden', 'clip'].includes(style.overflowX)
      && element.scrollWidth > element.clientWidth + 1;
    const down = ['hidden', 'clip'].includes(style.overflowY)
      && element.scrollHeight > element.clientHeight + 1;
    if (style.display === 'inline' || !(across || down) || element.closest('svg')) continue;
    if (!element.textContent.trim() || !shown(element)) continue;
    wrong.push(called(element));
  }
  return wrong;
}"""
)

# Sizes of 2.5.8: a target of 24 by 24, or so far from the next that circles of 24 around the
# small ones touch neither another target nor another circle; links in running text are free.
_SMALL = (
    """() => {"""
    + _SHOWN
    + """
  const least = 24;
  const inText = element => {
    if (getComputedStyle(element).display !== 'inline') return false;
    let block = element.parentElement;
    while (getComputedStyle(block).display === 'inline') block = block.parentElement;
    const links = [...block.querySelectorAll('a, button, summary')].filter(link =>
      !link.contains(element.parentElement));
    const own = links.reduce((sum, link) => sum + link.textContent.trim().length, 0);
    return block.textContent.trim().length > own;
  };
  const boxOf = element => {
    const boxes = [element, ...(element.labels || [])].map(one => one.getBoundingClientRect());
    const larger = (one, box) => box.width * box.height > one.width * one.height ? box : one;
    return boxes.reduce(larger);
  };
  const targets = [...document.querySelectorAll(
    'a[href], button, select, textarea, summary, input:not([type=hidden]), [role=option]')]
    .filter(element => shown(element) || [...(element.labels || [])].some(shown))
    .map(element => ({ element, box: boxOf(element), lines: [...element.getClientRects()] }))
    .filter(({ box }) => box.width && box.height);
  const small = targets.filter(({ element, box, lines }) =>
    !lines.some(line => line.width >= least - 0.01 && line.height >= least - 0.01)
    && (box.width < least - 0.01 || box.height < least - 0.01));
  const middle = ({ box }) => [box.x + box.width / 2, box.y + box.height / 2];
  const far = ([x, y], box) => Math.hypot(
    Math.max(box.left - x, 0, x - box.right), Math.max(box.top - y, 0, y - box.bottom));
  const crowded = one => targets.some(other => {
    if (other === one || other.element.contains(one.element) || one.element.contains(other.element))
      return false;
    if (far(middle(one), other.box) < least / 2 - 0.01) return true;
    const [x, y] = middle(one), [a, b] = middle(other);
    return small.includes(other) && Math.hypot(x - a, y - b) < least - 0.01;
  });
  return small.filter(one => !inText(one.element) && crowded(one)).map(({ element, box }) =>
    `${called(element)} ${box.width.toFixed(1)}×${box.height.toFixed(1)}`);
}"""
)

_SPACING = """
* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
    word-spacing: 0.16em !important; }
p { margin-bottom: 2em !important; }
"""


def _opened(reader: Page, url: str, width: int) -> None:
    reader.emulate_media(reduced_motion="reduce")
    reader.set_viewport_size({"width": width, "height": 844})
    reader.goto(url, wait_until="networkidle")


def _found(reader: Page, script: str) -> list[Any]:
    return list(reader.evaluate(script))


@pytest.mark.parametrize("address", ADDRESSES)
def test_at_four_times_the_size_and_with_wider_letters_a_page_is_read_downwards_only(
    reader: Page, site_url: str, address: str
) -> None:
    _opened(reader, f"{site_url}{address}", 320)
    assert _found(reader, _BEYOND) == []
    assert _found(reader, _CUT) == []
    reader.add_style_tag(content=_SPACING)
    for width in (320, 1280):
        reader.set_viewport_size({"width": width, "height": 844})
        assert _found(reader, _BEYOND) == []
        assert _found(reader, _CUT) == []


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_finger_hits_what_it_means(reader: Page, site_url: str, address: str) -> None:
    _opened(reader, f"{site_url}{address}", 390)
    assert _found(reader, _SMALL) == []


def _type_a_unit(reader: Page) -> None:
    reader.get_by_role("combobox", name="Gõ tên, tên khác").fill("don vi truc thuoc so y te")
    expect(reader.get_by_role("option").first).to_be_visible()


def _pick_a_unit(reader: Page) -> None:
    _type_a_unit(reader)
    reader.keyboard.press("ArrowDown")
    reader.keyboard.press("Enter")
    expect(reader.locator(".own .day-state").first).to_be_visible()


def _list_the_units(reader: Page) -> None:
    reader.get_by_role("button", name="Chọn trong danh sách").click()
    expect(reader.locator("#moi-don-vi")).to_be_visible()


def _open_the_menu(reader: Page) -> None:
    reader.locator(".portal-header [data-fold]").click()


def _open_the_contents(reader: Page) -> None:
    reader.locator("[data-fold]").get_by_text("Mục lục trang").click()


def _search_in_the_header(reader: Page) -> None:
    reader.get_by_role("link", name="Tìm kiếm", exact=True).click()
    reader.keyboard.type("van phong")
    expect(reader.get_by_role("option").first).to_be_visible()


def _narrow_the_matrix(reader: Page) -> None:
    reader.get_by_label("Lọc theo việc hoặc đơn vị").fill("bao cao")


def _open_all(reader: Page) -> None:
    reader.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")


@pytest.mark.parametrize(
    ("address", "act"),
    [
        ("", _type_a_unit),
        ("", _pick_a_unit),
        ("", _list_the_units),
        ("", _open_the_menu),
        ("", _open_all),
        ("ke-hoach/syt-quang-ninh-2025-dai-hoi-dang/", _open_the_contents),
        ("ke-hoach/", _search_in_the_header),
        ("ma-tran/so-y-te-quang-ninh/", _narrow_the_matrix),
        ("lich/2025/", _open_all),
        ("tai-ve/", _open_all),
        ("don-vi/van-phong-so-y-te-quang-ninh/", _open_all),
        ("tim-kiem/?q=tuyen", _open_all),
    ],
)
def test_what_opens_fits_a_narrow_screen_and_fingers(
    reader: Page, site_url: str, address: str, act: Callable[[Page], None]
) -> None:
    reader.clock.set_fixed_time("2025-11-20T01:00:00Z")
    _opened(reader, f"{site_url}{address}", 390)
    act(reader)
    assert _found(reader, _SMALL) == []
    reader.set_viewport_size({"width": 320, "height": 844})
    reader.add_style_tag(content=_SPACING)
    assert _found(reader, _BEYOND) == []
    assert _found(reader, _CUT) == []
