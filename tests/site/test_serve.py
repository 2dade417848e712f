"""`make serve` as an editor has it: she saves, and the browser shows the plan with its faults."""

import hashlib
import os
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from urllib.error import HTTPError

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.site.conftest import free_port

PLAN = "content/plans/2025/syt-quang-ninh-2025-dai-hoi-dang.md"
ADDRESS = "ke-hoach/syt-quang-ninh-2025-dai-hoi-dang/"
COUNT = ".preview-faults [role=status]"

pytestmark = pytest.mark.browser


@pytest.fixture
def url(project: Path) -> Iterator[str]:
    """Where `mkdocs serve` serves the project."""
    port = free_port()
    command = ["serve", "--livereload", "--dev-addr", f"127.0.0.1:{port}"]
    command += ["--config-file", str(project / "mkdocs.yml")]
    with (project / "log").open("wb") as log:
        server = subprocess.Popen(
            [sys.executable, "-m", "mkdocs", *command],
            cwd=project,
            env=os.environ | {"NO_MKDOCS_2_WARNING": "1"},
            stdout=log,
            stderr=log,
        )
    try:
        yield _answering(f"http://127.0.0.1:{port}/", server, project / "log")
    finally:
        server.terminate()
        server.wait()


def _answering(url: str, server: subprocess.Popen[bytes], log: Path) -> str:
    for _ in range(600):
        assert server.poll() is None, log.read_text(encoding="utf-8")
        try:
            urllib.request.urlopen(url).close()
        except OSError:
            time.sleep(0.2)
        else:
            return url
    raise AssertionError(log.read_text(encoding="utf-8"))


def got(url: str) -> str:
    with urllib.request.urlopen(url) as answer:
        return str(answer.read().decode())


def test_after_a_save_no_page_or_file_that_is_opened_is_stale(project: Path, url: str) -> None:
    file = project / PLAN
    others = (
        "ke-hoach/", "ma-tran/so-y-te-quang-ninh/", f"lich/{ADDRESS.removesuffix('/')}.ics",
        "don-vi/so-y-te-quang-ninh/", "data/plans.json", "assets/search-data.js", "feed.xml",
    )  # fmt: skip
    for word in ("Lần một", "Lần hai"):
        kept = [
            line
            for line in file.read_text(encoding="utf-8").split("\n")
            if not line.startswith(("title: ", "short: "))
        ]
        kept.insert(1, f"title: {word}, tuyên truyền Đại hội\nshort: {word}")
        file.write_text("\n".join(kept), encoding="utf-8")
        time.sleep(0.2)
        assert f"{word}, tuyên truyền Đại hội" in got(url + ADDRESS)
        for other in others:
            assert word in got(url + other).replace("\r\n ", ""), other
    plans = got(url + "tai-ve/SHA256SUMS")
    assert hashlib.sha256(got(url + "data/plans.json").encode()).hexdigest() in plans


def test_a_plan_that_is_taken_away_leaves_no_page(project: Path, url: str) -> None:
    assert "Đại hội" in got(url + ADDRESS)
    (project / PLAN).unlink()
    time.sleep(0.2)
    with pytest.raises(HTTPError, match="404"):
        got(url + ADDRESS)
    assert ADDRESS.removeprefix("ke-hoach/") not in got(url + "ke-hoach/")


def test_the_host_builds_again_only_when_more_than_words_of_plans_and_registries_changed(
    project: Path, url: str
) -> None:
    def builds() -> int:
        return (project / "log").read_text(encoding="utf-8").count("Building documentation")

    file, about = project / PLAN, project / "content/pages/gioi-thieu.md"
    assert builds() == 1
    file.write_text(file.read_text("utf-8") + "\nMột câu mới.\n", encoding="utf-8")
    time.sleep(0.2)
    assert "Một câu mới." in got(url + ADDRESS)
    assert builds() == 1
    about.write_text(about.read_text("utf-8") + "\nThêm ở trang tay.\n", encoding="utf-8")
    time.sleep(0.2)
    assert "Thêm ở trang tay." in got(url + "gioi-thieu/")
    assert builds() == 2
    file.write_text(file.read_text("utf-8") + "\nMột câu nữa.\n", encoding="utf-8")
    time.sleep(0.2)
    assert "Một câu nữa." in got(url + ADDRESS)
    assert builds() == 2
    units = project / "content/registry/units.yml"
    renamed = units.read_text("utf-8").replace("name: Sở Y tế", "name: Sở Y tế mới", 1)
    units.write_text(renamed, encoding="utf-8")
    time.sleep(0.2)
    assert "Sở Y tế mới" in got(url + "don-vi/so-y-te-quang-ninh/")
    assert "Sở Y tế mới" in got(url + ADDRESS)
    assert builds() == 2
    more = "hoi-lam-vuon: {name: Hội làm vườn, system: state, level: commune}\n"
    units.write_text(more + units.read_text("utf-8"), encoding="utf-8")
    time.sleep(0.2)
    assert "Hội làm vườn" in got(url + "don-vi/hoi-lam-vuon/")
    assert builds() == 3


def test_a_save_shows_the_plan_with_its_faults_and_a_fault_stops_nothing(
    project: Path, url: str, page: Page
) -> None:
    page.set_default_timeout(60_000)
    expect.set_options(timeout=60_000)
    file, sound = project / PLAN, (project / PLAN).read_text(encoding="utf-8")
    page.goto(url + ADDRESS)
    expect(page.locator(COUNT)).to_contain_text("không có lỗi")
    expect(page.locator("main h1")).to_contain_text("Tuyên truyền Đại hội Đảng bộ các cấp")

    file.write_text(sound.replace("kind: propaganda", "kind: propoganda"), encoding="utf-8")
    expect(page.locator(COUNT)).to_contain_text("Kế hoạch này: 1 lỗi")
    expect(page.locator("main article")).to_contain_text("Kế hoạch này chưa được công bố")
    fault = page.locator(".preview-faults ol > li").first
    expect(fault).to_contain_text("dòng 4: “propoganda” không dùng được ở kind")
    expect(fault).to_contain_text("có phải “propaganda”?")
    found = Axe().run(page, options={"preload": False})
    assert found.response["violations"] == [], found.generate_report()

    file.write_bytes(b"---\ntitle: \xff\xfe\n---\n")
    expect(page.locator(COUNT)).to_contain_text("Kế hoạch này: 1 lỗi")
    expect(page.locator(".preview-faults ol")).to_contain_text("UTF-8")

    file.write_text(sound.replace("  end: 2026-04-30\n", "  end: 2026-05-01\n"), encoding="utf-8")
    expect(page.locator(COUNT)).to_contain_text("không có lỗi")
    expect(page.locator("main article")).to_contain_text("01/5/2026")

    file.write_text(sound.replace("kind: propaganda", "kind: propoganda"), encoding="utf-8")
    expect(page.locator(COUNT)).to_contain_text("Kế hoạch này: 1 lỗi")
    fault.get_by_role("link").click()
    expect(page.locator("h1")).to_be_visible()
    assert "/huong-dan/loi/" in page.url
