"""By keyboard one sees where one is; pages do not move by themselves; headings are in order."""

from __future__ import annotations

from itertools import pairwise
from typing import Any, Literal

import pytest
from playwright.sync_api import Page

from tests.site.kinds import ADDRESSES

pytestmark = pytest.mark.browser

# Of every sort of thing that takes the focus (its element and classes, and those around it) one
# is focused, as the keyboard does. Its ring is what changes: an outline, a border, a shadow or a
# filled shape. It must be 2 px thick with 3:1 against what lies behind, and in full view.
_UNSEEN = """async () => {
  const number = text => (text.match(/[\\d.]+/g) || []).map(Number);
  const light = ([r, g, b]) => {
    const curve = part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    const part = value => curve(value / 255);
    return 0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b);
  };
  const contrast = (one, other) => {
    const [high, low] = [light(one), light(other)].sort((a, b) => b - a);
    return (high + 0.05) / (low + 0.05);
  };
  const behind = element => {
    for (let up = element; up; up = up.parentElement) {
      const colour = number(getComputedStyle(up).backgroundColor);
      if (colour.length === 3 || colour[3] === 1) return colour;
    }
    return [255, 255, 255];
  };
  const sortOf = element => [element, element.parentElement, element.parentElement.parentElement]
    .map(one => `${one.localName}.${one.getAttribute('class') || ''}`).join(' < ');
  const ringed = element => {
    const style = getComputedStyle(element);
    const inset = parseFloat(style.outlineOffset) < 0;
    const ground = behind(inset ? element : element.parentElement);
    if (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2
        && contrast(number(style.outlineColor), ground) >= 3) return true;
    const shape = element.querySelector('.timeline-hit');
    return Boolean(shape) && parseFloat(getComputedStyle(shape).strokeWidth) >= 2
      && getComputedStyle(shape).stroke !== 'none'
      && contrast(number(getComputedStyle(shape).stroke), behind(element.closest('div'))) >= 3;
  };
  const seen = element => {
    const boxes = [...element.getClientRects()];
    return boxes.some(box => {
      const x = box.x + box.width / 2, y = box.y + box.height / 2;
      if (x < 0 || y < 0 || x > innerWidth || y > innerHeight) return false;
      const top = document.elementFromPoint(x, y);
      return Boolean(top) && (element.contains(top) || top.contains(element)
        || [...(element.labels || [])].some(label => label.contains(top)));
    });
  };
  const wrong = [];
  const sorts = new Set();
  const all = document.querySelectorAll(
    'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]');
  for (const element of all) {
    const sort = sortOf(element);
    if (sorts.has(sort) || !element.checkVisibility({ visibilityProperty: true })) continue;
    sorts.add(sort);
    element.focus();
    if (document.activeElement !== element) continue;
    await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
    if (!element.matches(':focus-visible')) wrong.push(`${sort}: no :focus-visible`);
    else if (!ringed(element)) wrong.push(`${sort}: no ring`);
    else if (!seen(element)) wrong.push(`${sort}: not in view`);
    element.blur();
  }
  return { wrong, count: sorts.size };
}"""

_MOVING = """() => {
  const wrong = document.getAnimations().map(one => one.animationName || one.transitionProperty);
  for (const element of document.querySelectorAll('*')) {
    const style = getComputedStyle(element);
    const moves = [...style.transitionDuration.split(','), ...style.animationDuration.split(',')]
      .some(time => parseFloat(time) * (time.trim().endsWith('ms') ? 1 : 1000) > 10);
    if (moves || style.scrollBehavior === 'smooth') {
      wrong.push(`${element.localName}.${element.getAttribute('class') || ''}`);
    }
  }
  return [...new Set(wrong)];
}"""

_HEADINGS = """() => [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')]
  .filter(one => one.checkVisibility()).map(one => Number(one.localName[1]))"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("address", ADDRESSES)
def test_whatever_takes_the_focus_shows_it_and_is_in_view(
    reader: Page, site_url: str, address: str, scheme: Literal["light", "dark"]
) -> None:
    reader.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    reader.set_viewport_size({"width": 1280, "height": 800})
    reader.goto(f"{site_url}{address}", wait_until="networkidle")
    reader.keyboard.press("Tab")
    found: dict[str, Any] = reader.evaluate(_UNSEEN)
    assert found["count"] > 5
    assert found["wrong"] == []


@pytest.mark.parametrize("address", ADDRESSES)
def test_headings_are_in_order_and_nothing_moves_for_who_asked_for_stillness(
    reader: Page, site_url: str, address: str
) -> None:
    reader.emulate_media(reduced_motion="reduce")
    reader.goto(f"{site_url}{address}", wait_until="networkidle")
    levels = reader.evaluate(_HEADINGS)
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert reader.evaluate(_MOVING) == []
