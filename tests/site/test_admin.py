"""Editing in the browser, as on an editor's own machine: what she saves is a plan that passes."""

import dataclasses
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
import yaml
from playwright.sync_api import Page, Route, expect

from generator.checks.run import check
from generator.cli import main
from generator.domain import addresses
from generator.domain.plan import Plan
from generator.export.admin import HELPER_PORT, admin_script
from generator.reading.library import read_library
from generator.reading.plans import read_plan
from tests.site.conftest import free_port

ROOT = Path(__file__).parents[2]
PLANS = sorted((ROOT / "content/plans").rglob("*.md"))
PLAN = "content/plans/2025/syt-quang-ninh-2025-dai-hoi-dang.md"
ENTRY = "#/collections/nam-2025/entries/syt-quang-ninh-2025-dai-hoi-dang"

HAND_WRITTEN = """\
---
# một lời nhắc
title: 2025
kind: communication
issuer: so-y-te-quang-ninh
number: 0171
issued: {date: 2025-08-19, certainty: stated}
place: "no"
period: trước ngày 30/11/2025
topics: cham-soc-suc-khoe
khoa-la: [1.10, {sau: 0x1F}]
phases:
  - id: dot-1
    title: "Đợt 1: mở đầu"
    time: tháng 4/2025
    phases:
      - id: dot-1-1
        title: Trong đợt
        time:
          phrase: sau Đại hội
          start:
            event: dai-hoi-xiv
            days: -1
            or_later: yes
tasks:
  - id: viec
    title: >-
      Một việc
      dài
    clause: 1.10
    joint: no
    inferred: True
    roles: {lead: so-y-te-quang-ninh}
    due: {phrase: từ nay, start: issued}
events:
  - ngay-suc-khoe-toan-dan
---

## I. Mục đích

- Một ý.
  Nối dòng.
"""
REWRITTEN = """\
---
title: 2025
kind: communication
issuer: so-y-te-quang-ninh
number: 0171
issued:
  date: 2025-08-19
  certainty: stated
place: "no"
period: trước ngày 30/11/2025
topics:
  - cham-soc-suc-khoe
phases:
  - id: dot-1
    title: "Đợt 1: mở đầu"
    time: tháng 4/2025
    phases:
      - id: dot-1-1
        title: Trong đợt
        time:
          phrase: sau Đại hội
          start:
            event: dai-hoi-xiv
            days: "-1"
            or_later: true
tasks:
  - id: viec
    title: Một việc dài
    clause: 1.10
    roles:
      lead:
        - so-y-te-quang-ninh
    due:
      phrase: từ nay
      start: issued
    inferred: true
events:
  - event: ngay-suc-khoe-toan-dan
khoa-la:
  - 1.10
  - sau: 0x1F
---

## I. Mục đích

- Một ý.
  Nối dòng.
"""

pytestmark = pytest.mark.browser


@pytest.fixture
def editor(project: Path, page: Page) -> Iterator[Page]:
    """A browser on the page that `portal admin` serves; it may ask nothing but this machine."""
    port, helper = free_port(), free_port()
    command = ["admin", "--root", str(project), "--port", str(port), "--helper-port", str(helper)]
    log = project / "log"
    with log.open("wb") as out:
        server = subprocess.Popen(
            [str(Path(sys.executable).parent / "portal"), *command], stdout=out, stderr=out
        )

    def to_helper(route: Route) -> None:
        route.continue_(url=route.request.url.replace(f":{HELPER_PORT}/", f":{helper}/"))

    asked: list[str] = []
    wrong: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
    page.route(f"http://127.0.0.1:{HELPER_PORT}/**", to_helper)
    page.set_default_timeout(30_000)
    expect.set_options(timeout=30_000)
    try:
        address = f"http://127.0.0.1:{port}/{addresses.ADMIN}"
        _wait_for(f"Trang soạn: {address} (bấm Ctrl+C để dừng)", server, log)
        page.goto(address)
        yield page
        ours = (f"http://127.0.0.1:{port}/", f"http://127.0.0.1:{HELPER_PORT}/", "data:", "blob:")
        assert [url for url in asked if not url.startswith(ours)] == []
        assert wrong == []
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait(timeout=30)
    with socket.socket() as left:
        assert left.connect_ex(("127.0.0.1", helper)) != 0, "the helper ends with the command"


def _wait_for(words: str, server: subprocess.Popen[bytes], log: Path) -> None:
    """Wait until the command has said where the page is: from then on it can be opened."""
    for _ in range(600):
        assert server.poll() is None, log.read_text(encoding="utf-8")
        if words in log.read_text(encoding="utf-8"):
            return
        time.sleep(0.2)
    raise AssertionError(log.read_text(encoding="utf-8"))


def plan_in(path: Path) -> Plan:
    read = read_plan(PLAN, path.read_bytes())
    assert read.plan, read.broken
    return read.plan


def test_an_editor_changes_a_plan_in_the_browser_and_it_passes_the_check(
    project: Path, editor: Page
) -> None:
    file = project / PLAN
    before, lines = plan_in(file), file.read_text(encoding="utf-8").splitlines()
    editor.get_by_role("button", name="Đăng nhập").click()
    expect(editor.get_by_role("link", name="Kế hoạch năm 2025")).to_be_visible()
    editor.goto(editor.url.partition("#")[0] + ENTRY)
    short = editor.get_by_label("Tên gọn dùng trong bảng và lịch")
    expect(short).to_have_value("Tuyên truyền Đại hội Đảng trong ngành Y tế")
    short.fill("Đại hội Đảng: ngành Y tế")
    editor.get_by_role("button", name="Công bố", exact=True).click()
    editor.get_by_text("Công bố ngay").click()
    expect(editor.get_by_text("Thay đổi đã được lưu")).to_be_visible()

    after = plan_in(file)
    assert after.short == "Đại hội Đảng: ngành Y tế"
    assert dataclasses.replace(after, short=before.short) == before
    changed = [
        pair
        for pair in zip(lines, file.read_text(encoding="utf-8").splitlines(), strict=True)
        if pair[0] != pair[1]
    ]
    assert changed == [
        (
            "short: Tuyên truyền Đại hội Đảng trong ngành Y tế",
            'short: "Đại hội Đảng: ngành Y tế"',
        )
    ]
    assert main(["check", "--root", str(project)]) == 0
    assert check(read_library(project)).errors == ()


@pytest.fixture
def alone(site_url: str, page: Page) -> Page:
    """The page of a portal that is not connected to a repository, where no helper answers."""
    page.route(f"http://127.0.0.1:{HELPER_PORT}/**", lambda route: route.abort())
    page.goto(site_url + addresses.ADMIN)
    return page


@pytest.mark.parametrize("path", PLANS, ids=[path.stem for path in PLANS])
def test_what_the_form_writes_is_read_as_the_same_plan(path: Path, alone: Page) -> None:
    text = path.read_text(encoding="utf-8")
    once = there_and_back(alone, text)
    assert without_lines(read_plan(PLAN, once.encode()).plan) == without_lines(
        read_plan(PLAN, text.encode()).plan
    )
    assert there_and_back(alone, once) == once


def test_a_plan_written_by_hand_keeps_every_value_as_text(alone: Page) -> None:
    assert there_and_back(alone, HAND_WRITTEN) == REWRITTEN
    assert there_and_back(alone, HAND_WRITTEN.replace("\n", "\r\n")) == REWRITTEN


def there_and_back(page: Page, text: str) -> str:
    done = """text => {
        const fields = soanKeHoach.fields;
        return planFormat.writer(fields)(planFormat.reader(fields)(text));
    }"""
    return str(page.evaluate(done, text))


def without_lines(plan: Plan | None) -> str:
    """A plan without the numbers of the lines that its clauses stand in."""
    assert plan
    return re.sub(r"line=\d+", "", repr(plan))


def test_a_portal_that_is_not_connected_says_so_and_leads_to_the_guide(alone: Page) -> None:
    expect(alone.locator("main")).to_contain_text("gõ make admin rồi mở lại trang này")
    assert alone.locator("html").get_attribute("lang") == "vi"
    assert alone.title() == "Soạn kế hoạch trong trình duyệt"
    alone.get_by_role("link", name="Hướng dẫn soạn trong trình duyệt").click()
    expect(alone.locator("h1")).to_have_text("Soạn kế hoạch trong trình duyệt")


@pytest.mark.parametrize(
    ("name", "service"),
    [("github", "GitHub"), ("gitlab", "GitLab"), ("forgejo", "Forgejo"), ("gitea", "Gitea")],
)
def test_the_settings_in_the_guide_connect_the_page(
    name: str, service: str, site_url: str, page: Page
) -> None:
    library = read_library(ROOT)
    given = settings_in_guide()[name]
    _, script = admin_script(library.corpus.registry, library.years, given)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.route(f"http://127.0.0.1:{HELPER_PORT}/**", lambda route: route.abort())
    page.route(f"**/{addresses.ADMIN_SCRIPT}", lambda route: route.fulfill(body=script))
    page.goto(site_url + addresses.ADMIN)
    expect(page.get_by_role("button", name=f"Đăng nhập bằng {service}")).to_be_visible()
    ours = (site_url, f"http://127.0.0.1:{HELPER_PORT}/", "data:")
    assert [url for url in asked if not url.startswith(ours)] == []


def settings_in_guide() -> dict[str, dict[str, Any]]:
    """What the guide tells owners to write, by the name of the backend."""
    page = (ROOT / "content/pages/huong-dan/soan-tren-trinh-duyet.md").read_text(encoding="utf-8")
    blocks = re.findall(r"^```text\n(plugins:\n.*?)^```$", page, re.MULTILINE | re.DOTALL)
    found = [yaml.safe_load(block)["plugins"][0]["plan-portal"]["admin"] for block in blocks]
    return {one["backend"]["name"]: one for one in found}


def test_without_javascript_the_page_leads_to_the_guide(site: Path) -> None:
    html = (site / addresses.ADMIN / "index.html").read_text(encoding="utf-8")
    assert '<meta name="robots" content="noindex">' in html
    assert re.search("<noscript>.*cần JavaScript.*</noscript>", html)
    assert 'href="../huong-dan/soan-tren-trinh-duyet/"' in html


def test_search_and_the_map_of_the_site_do_not_name_the_page(site: Path) -> None:
    for name in ("sitemap.xml", addresses.SEARCH_DATA):
        assert addresses.ADMIN not in (site / name).read_text(encoding="utf-8"), name


def test_no_bundle_holds_the_editor(bundles: Path) -> None:
    for bundle in bundles.glob("*.zip"):
        with ZipFile(bundle) as opened:
            held = [name for name in opened.namelist() if addresses.ADMIN in name]
            assert [name for name in held if not name.endswith("/index.html")] == [], bundle
            for name in held:
                assert b"decap" not in opened.read(name), bundle
