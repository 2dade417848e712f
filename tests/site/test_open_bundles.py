"""Bundles opened from a folder with spaces and diacritics, with the network cut, in Chromium and in
Firefox: home, a unit, a clause, a search without diacritics, the calendar's filter. Nothing is
asked of anything but the disk.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal
from zipfile import ZipFile

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.bring_browser import find_firefox
from tests.site.firefox import Firefox, running
from tests.site.windows import ChromiumWindow, FirefoxWindow, Window, choose, until

pytestmark = pytest.mark.browser

OFFICE = "van-phong-so-y-te-quang-ninh"
OFFICE_NAME = "Văn phòng Sở Y tế tỉnh Quảng Ninh"
PAPER = f"don-vi-{OFFICE}.html"
PAPER_SAYS = (
    "Đang lọc theo kế hoạch: Tuyên truyền Đại hội Đảng trong ngành Y tế; loại: Sự kiện. "
    "Còn 6 trong 14 mục theo ngày."
)
CONGRESS = "/ke-hoach/syt-quang-ninh-2025-dai-hoi-dang/index.html"
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
FONT = "../../assets/fonts/be-vietnam-pro-vietnamese-400-normal.woff2"
LINES = ".days > div"
BROWSERS = ["chromium", "firefox"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Walk:
    """What one bundle is called, and what a reader does and reads in it."""

    file: str
    to_unit: tuple[str, ...]
    unit: str
    plan: str
    clause: str
    calendar: str
    items: str
    every: int
    kind: str
    says: str


WALKS = {
    "whole": Walk(
        file="cong-ke-hoach",
        to_unit=(
            "button[aria-controls=moi-don-vi]",
            f"#moi-don-vi a[href='don-vi/{OFFICE}/index.html']",
        ),
        unit=OFFICE,
        plan=CONGRESS,
        clause="#iv-1-4",
        calendar="lich/2025/index.html",
        items=".agenda-item",
        every=19,
        kind="han",
        says="Đang lọc theo loại: Hạn chót. Còn 1 mục theo ngày.",
    ),
    "unit": Walk(
        file=f"don-vi-{OFFICE}",
        to_unit=(f"a[href='don-vi/{OFFICE}/index.html']",),
        unit=OFFICE,
        plan=CONGRESS,
        clause="#iv-1-4",
        calendar="index.html",
        items=LINES,
        every=14,
        kind="deadline",
        says="Đang lọc theo loại: Hạn chót. Còn 1 trong 14 mục theo ngày.",
    ),
    "issuer": Walk(
        file="co-quan-so-y-te-quang-ninh",
        to_unit=("a[href='don-vi/so-y-te-quang-ninh/index.html']",),
        unit="so-y-te-quang-ninh",
        plan="/ke-hoach/syt-quang-ninh-2025-3838-nghi-quyet-57/index.html",
        clause="#iv-2-2",
        calendar="index.html",
        items=LINES,
        every=14,
        kind="deadline",
        says="Đang lọc theo loại: Hạn chót. Còn 1 trong 14 mục theo ngày.",
    ),
}


@pytest.fixture(scope="module")
def stick(bundles: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Unpacked bundles and papers, as on the stick of a clerk."""
    folder = tmp_path_factory.mktemp("usb") / "Ổ USB của Hằng" / "Kế hoạch 100% (mới) #1"
    for walk in WALKS.values():
        with ZipFile(bundles / f"{walk.file}.zip") as archive:
            archive.extractall(folder / walk.file)
    shutil.copy(bundles / f"don-vi-{OFFICE}.html", folder)
    return folder


@pytest.fixture(scope="module")
def firefox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Firefox]:
    """One Firefox for all tests of this file."""
    with running(the_firefox(), tmp_path_factory.mktemp("firefox") / "profile") as found:
        yield found


def the_firefox() -> str:
    program = find_firefox()
    assert program, "make test brings it"
    return program


@pytest.fixture
def window(request: pytest.FixtureRequest) -> Iterator[Window]:
    """A window of the browser that is asked for; the test fails if anything went wrong in it."""
    with opened(request, request.param) as found:
        yield found
    assert found.wrong() == []


@contextmanager
def opened(
    request: pytest.FixtureRequest, name: str, *, scripts: bool = True
) -> Iterator[ChromiumWindow | FirefoxWindow]:
    if name == "chromium":
        browser: Browser = request.getfixturevalue("browser")
        context = browser.new_context(
            java_script_enabled=scripts, offline=True, reduced_motion="reduce"
        )
        yield ChromiumWindow(context.new_page())
        context.close()
    elif scripts:
        tab = FirefoxWindow(request.getfixturevalue("firefox"))
        yield tab
        tab.close()
    else:
        profile = request.getfixturevalue("tmp_path") / "profile"
        with running(the_firefox(), profile, scripts=False) as firefox:
            yield FirefoxWindow(firefox)


both = pytest.mark.parametrize("window", BROWSERS, indirect=True)


def at(window: Window, place: str) -> None:
    """Wait until the reader is at a page."""
    there = f"location.pathname.endsWith({json.dumps(place)})"
    until(window, f"document.readyState === 'complete' && {there}")


def text(window: Window, selector: str) -> Any:
    return window.ask(f"document.querySelector({json.dumps(selector)}).innerText.trim()")


def seen(window: Window, selector: str) -> Any:
    """How many elements that fit are shown."""
    found = f"Array.from(document.querySelectorAll({json.dumps(selector)}))"
    return window.ask(f"{found}.filter((one) => one.checkVisibility()).length")


def sees_its_target(window: Window) -> None:
    """Wait until the place that the address names is in sight."""
    until(
        window,
        "document.querySelector(':target')"
        " && ((box) => box.top > -1 && box.top < innerHeight)"
        "(document.querySelector(':target').getBoundingClientRect())",
    )


@pytest.mark.parametrize("name", BROWSERS)
def test_a_request_that_would_leave_is_seen(
    request: pytest.FixtureRequest, tmp_path: Path, name: str
) -> None:
    page = tmp_path / "page.html"
    page.write_text(
        "<img src='https://a.example/a.png'><script>fetch('https://b.example/b')</script>", "utf-8"
    )
    with opened(request, name) as window:
        window.open(page.as_uri())
        while not {"https://a.example/a.png", "https://b.example/b"} <= {*window.wrong()}:
            assert window.ask("performance.now()") < 10_000, window.wrong()


@both
@pytest.mark.parametrize("walk", WALKS.values(), ids=WALKS)
def test_a_reader_goes_from_the_first_page_to_a_unit_and_to_a_clause(
    window: Window, stick: Path, walk: Walk
) -> None:
    window.open((stick / walk.file / "mo-cong-thong-tin.html").as_uri())
    at(window, f"/{walk.file}/index.html")
    for link in walk.to_unit:
        window.click(link)
    at(window, f"/don-vi/{walk.unit}/index.html")
    window.click("article a.num[href*='/ke-hoach/'][href*='#']")
    until(window, f"location.pathname.endsWith({json.dumps(walk.plan)})")
    until(window, f"location.hash === {json.dumps(walk.clause)}")
    sees_its_target(window)
    assert window.ask(
        f"new FontFace('face', 'url({FONT})').load().then((face) => face.status)"
    ) == ("loaded")


@both
@pytest.mark.parametrize("walk", WALKS.values(), ids=WALKS)
def test_words_without_diacritics_find_what_has_them_and_lead_to_it(
    window: Window, stick: Path, walk: Walk
) -> None:
    window.open((stick / walk.file / "tim-kiem/index.html").as_uri())
    window.type("#tim", "truyen thong dai hoi")
    until(window, "document.querySelector('.hit a')")
    assert text(window, ".hit a").startswith("Đẩy mạnh tuyên truyền đại hội đảng qua thông tin")
    window.click(".hit a")
    at(window, "/ke-hoach/syt-quang-ninh-2025-dai-hoi-dang/index.html")
    assert window.ask("location.hash") == "#viec-day-manh-thong-tin-noi-bo"
    sees_its_target(window)


@both
@pytest.mark.parametrize("walk", WALKS.values(), ids=WALKS)
def test_the_calendar_is_narrowed_and_widened(window: Window, stick: Path, walk: Walk) -> None:
    window.open((stick / walk.file / walk.calendar).as_uri())
    every = seen(window, walk.items)
    choose(window, "loai", walk.kind)
    assert text(window, ".filter-says") == walk.says
    assert (seen(window, walk.items), every) == (1, walk.every)
    window.click("form.filter button")
    until(window, "document.querySelector('.filter-says').innerText === 'Đã bỏ lọc.'")
    assert seen(window, walk.items) == every


# The paper of one unit


@both
def test_the_calendar_of_a_paper_is_narrowed_and_the_choice_stays_in_its_address(
    window: Window, stick: Path
) -> None:
    window.open((stick / PAPER).as_uri())
    assert text(window, "h1") == OFFICE_NAME
    window.click("nav a[href='#lich']")
    sees_its_target(window)
    choose(window, "ke-hoach", "syt-quang-ninh-2025-dai-hoi-dang")
    choose(window, "loai", "event")
    assert text(window, ".filter-says") == PAPER_SAYS
    assert seen(window, LINES) == 6
    address = window.ask("location.href")
    assert address.endswith("?ke-hoach=syt-quang-ninh-2025-dai-hoi-dang&loai=event#lich")
    window.open(address)
    assert text(window, ".filter-says") == PAPER_SAYS


@pytest.mark.parametrize("name", BROWSERS)
def test_a_paper_is_read_without_scripts(
    request: pytest.FixtureRequest, stick: Path, name: str
) -> None:
    with opened(request, name, scripts=False) as window:
        window.open((stick / PAPER).as_uri())
        assert text(window, "h1") == OFFICE_NAME
        for heading in ("#bao-cao", "#viec", "#lich", "#ma-tran"):
            assert seen(window, heading) == 1
        assert seen(window, LINES) == 14
        assert seen(window, "form, .filter-says") == 0
        window.click("nav a[href='#ma-tran']")
        sees_its_target(window)
        assert window.wrong() == []


# Every kind of page that only bundles have, and the pages that tell of bundles


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize(
    "place",
    [
        PAPER,
        f"don-vi-{OFFICE}/index.html",
        "co-quan-so-y-te-quang-ninh/index.html",
        f"don-vi-{OFFICE}/kenh/zalo/index.html",
        "site/tai-ve/goi/index.html",
        "site/huong-dan/kiem-tra-goi/index.html",
    ],
)
def test_axe_finds_nothing_and_nothing_is_wider_than_the_window(
    page: Page, stick: Path, site: Path, place: str, width: int, scheme: Literal["light", "dark"]
) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    folder, name = (site, place[5:]) if place.startswith("site/") else (stick, place)
    page.goto((folder / name).as_uri())
    found = Axe().run(page, options=RULES)
    assert found.violations_count == 0, found.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
