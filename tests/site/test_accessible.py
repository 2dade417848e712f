"""WCAG 2.2 AA on every kind of page, in both schemes and on a phone."""

from __future__ import annotations

from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.site.kinds import ADDRESSES

pytestmark = pytest.mark.browser

_RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 1280), ("light", 390)])
@pytest.mark.parametrize("address", ADDRESSES)
def test_axe_finds_nothing(
    reader: Page, site_url: str, address: str, scheme: Literal["light", "dark"], width: int
) -> None:
    reader.set_viewport_size({"width": width, "height": 844})
    reader.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    reader.goto(f"{site_url}{address}")
    found = Axe().run(reader, options=_RULES)
    assert found.violations_count == 0, found.generate_report()
