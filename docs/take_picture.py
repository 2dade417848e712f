"""Take the README's picture of the built site: `make picture`."""

from __future__ import annotations

import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.bring_browser import find_browser

ROOT = Path(__file__).parent.parent
PAGE = "site/ke-hoach/du-kien-moc-2025-dai-hoi-xiv/index.html"


def main() -> int:
    """Write `docs/portal.png` from `site/`; return 0, or 1 when there is no site or browser."""
    browser_path = find_browser()
    if browser_path is None or not (ROOT / PAGE).exists():
        print("Cần chạy make site và make test trước.", file=sys.stderr)
        return 1
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=browser_path, args=["--no-sandbox", "--disable-gpu"]
        )
        page = browser.new_page(
            viewport={"width": 1280, "height": 860}, color_scheme="light", reduced_motion="reduce"
        )
        page.clock.set_fixed_time(
            "2025-11-20T09:00:00+07:00"
        )  # a day on which a phase is under way
        page.goto((ROOT / PAGE).as_uri() + "#cac-dot")
        page.evaluate("document.fonts.ready")
        page.wait_for_timeout(500)  # the header's own transition
        page.screenshot(path=ROOT / "docs/portal.png")
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
