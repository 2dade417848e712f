"""The Chromium that the browser tests drive: found on this machine, or brought to it.

`make test` runs this file before the tests: it prints the browser's path, or says what to do.
The tests themselves call `find_browser`, which looks and installs nothing.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")

# Asked in a process of its own: Playwright's driver does not start inside a running test.
PLAYWRIGHTS_OWN = """
from playwright.sync_api import sync_playwright
with sync_playwright() as playwright:
    print(playwright.chromium.executable_path)
"""

APT = (
    "export DEBIAN_FRONTEND=noninteractive; apt-get -qq update"
    " && apt-get -qq install -y --no-install-recommends chromium"
)

NOT_BROUGHT = """\
Không có Chromium dùng được, nên chưa chạy được các phép thử trên trình duyệt.
Hãy làm một trong các cách sau rồi chạy lại:
  - Debian, Ubuntu, quyền quản trị: apt-get install chromium
  - không có quyền quản trị: .venv/bin/playwright install chromium
  - Chromium hoặc Chrome đã có ở nơi khác: CHROMIUM=/nơi/đó/chrome make test"""


def find_browser() -> str | None:
    """Return the first Chromium of this machine that starts, or None."""
    return next(filter(starts, candidates()), None)


def bring_browser() -> str | None:
    """Return this machine's Chromium, installed where there is none; None where nothing helped."""
    if browser := find_browser():
        return browser
    for way in ways_to_install():
        subprocess.run(way, stdout=sys.stderr, check=False)
        if browser := find_browser():
            return browser
    return None


def candidates() -> Iterator[str]:
    """Yield what may be a Chromium: only the one named, or the system's, then Playwright's."""
    if named := os.environ.get("CHROMIUM"):
        yield named
        return
    yield from filter(None, map(shutil.which, NAMES))
    yield output_of(sys.executable, "-c", PLAYWRIGHTS_OWN)


def starts(browser: str) -> bool:
    """Tell whether it runs: the `chromium-browser` of Ubuntu may only ask for a snap."""
    return bool(browser) and "Chrom" in output_of(browser, "--version")


def ways_to_install() -> Iterator[list[str]]:
    """Yield the commands that bring a Chromium, the system's packages first."""
    if os.environ.get("CHROMIUM"):
        return
    rights = administrator() if shutil.which("apt-get") else None
    if rights is not None:
        yield [*rights, "sh", "-c", APT]
    libraries = [] if rights is None else ["--with-deps"]
    yield [sys.executable, "-m", "playwright", "install", *libraries, "chromium"]


def administrator() -> list[str] | None:
    """Return what to put before a command to run it as root, or None where nobody may."""
    if os.geteuid() == 0:
        return []
    sudo = ["sudo", "-n"]
    return sudo if output_of(*sudo, "id", "-u") == "0" else None


def output_of(*command: str) -> str:
    """Return what a command prints, and nothing where it cannot run or fails."""
    try:
        run = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True)
    except (OSError, subprocess.SubprocessError):
        return ""
    return run.stdout.strip()


if __name__ == "__main__":
    path = bring_browser()
    if path is None:
        sys.exit(NOT_BROUGHT)
    print(path)
