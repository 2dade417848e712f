"""The search of a portal with many plans: names at once, plans' own words in parts when asked."""

from __future__ import annotations

import gzip
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import quote, urlsplit

import pytest
from playwright.sync_api import Page, expect

from generator.export.search import MOST_IN_ONE
from tests.bench import corpus, peers

pytestmark = pytest.mark.browser

PLANS = MOST_IN_ONE + 10
STATUS = "[role=status][data-search=status]"
ASK = "Tìm cả trong việc phải làm và điều khoản"


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site of a corpus that is too large for one file of search data."""
    folder = tmp_path_factory.mktemp("large")
    corpus.write(PLANS, folder / "corpus")
    (folder / "project").mkdir()
    peers.lay_portal(folder / "corpus", folder / "project")
    mkdocs = Path(sys.executable).with_name("mkdocs")
    subprocess.run([mkdocs, "build", "--quiet"], cwd=folder / "project", check=True)
    return folder / "project"


@pytest.fixture(params=["http", "file"])
def start(request: pytest.FixtureRequest, large: Path) -> Iterator[str]:
    """The search page's address over http, and in a folder on a disk."""
    site = large / "site"
    if request.param == "file":
        yield f"{site.as_uri()}/tim-kiem/index.html"
        return
    handler = partial(SimpleHTTPRequestHandler, directory=str(site))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/tim-kiem/"
        server.shutdown()


def a_task(large: Path) -> tuple[str, str]:
    """A plan's id and its first task's title."""
    plan = min(large.rglob("plans/*/cq-*.md"))
    found = re.search(r"id: viec-1\n    title: (.*)\n", plan.read_text("utf-8"))
    assert found
    return plan.stem, found[1]


def test_names_are_found_at_once_and_tasks_and_clauses_when_asked_for(
    page: Page, start: str, large: Path
) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(urlsplit(request.url).path))
    page.goto(f"{start}?q={quote('bảo vệ môi trường')}")
    expect(page.locator(STATUS)).to_have_text(re.compile(r"^\d+ kết quả cho “bảo vệ môi trường”$"))
    assert not [path for path in asked if "/assets/tim/" in path]
    before = int(page.locator(STATUS).inner_text().split()[0])
    page.get_by_role("button", name=ASK).click()
    expect(page.get_by_text("Đã tìm trong mọi việc phải làm và điều khoản.")).to_be_visible()
    after = int(page.locator(STATUS).inner_text().split()[0])
    parts = [*(large / "site/assets/tim").glob("*.js")]
    assert len([path for path in asked if "/assets/tim/" in path]) == len(parts)
    assert after > before
    expect(page.get_by_role("region", name=re.compile("Việc phải làm"))).to_be_visible()
    expect(page.get_by_role("region", name=re.compile("Điều khoản"))).to_be_visible()


def test_what_no_name_has_is_looked_for_in_the_parts_without_asking(
    page: Page, start: str, large: Path
) -> None:
    plan, task = a_task(large)
    page.goto(f"{start}?q={quote(task)}")
    expect(page.get_by_text("Đã tìm trong mọi việc phải làm và điều khoản.")).to_be_visible()
    links = page.get_by_role("region", name=re.compile("Việc phải làm")).get_by_role("link")
    assert [a for a in links.all() if f"/{plan}/" in (a.get_attribute("href") or "")]


def test_what_the_first_results_need_is_small(large: Path) -> None:
    names = ("minisearch", "search-fold", "search-data", "search-engine", "search-facets", "search")
    assets = large / "site/assets"
    files = [*(assets / f"{name}.js" for name in names), *assets.glob("search-view*.js")]
    assert sum(len(gzip.compress(file.read_bytes())) for file in files) < 300_000
