"""What `make serve` answers: the built files, with the faults on each page."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any
from wsgiref.util import setup_testing_defaults

import pytest
from bs4 import BeautifulSoup
from jinja2 import FileSystemLoader

from generator.checks.run import Verdict
from generator.pages.panel import Panel
from generator.publishing.preview import Preview
from tests.samples import BODY, FILE, plan_text, verdict_at

TEMPLATES = FileSystemLoader(Path(__file__).parents[2] / "theme/templates")
PLAN = "ke-hoach/so-van-hoa-2025-ngay-hoi-sach/"
BAD = "content/plans/2025/hong.md"
PAGE = '<body><main class="md-main"><article class="a"><h1>{}</h1></article></main></body>'
RELOADING = "var livereload = function() {\n};\nlivereload(1, 2);"
FILES = {
    "/": PAGE.format("Trang chủ"),
    f"/{PLAN}": PAGE.format("Ngày hội"),
    "/404.html": PAGE.format("Không có trang này"),
    "/data/plans.json": "{}",
    "/admin/": f"<body>a<script>\n{RELOADING}\n</script><script>b</script></body>",
}


def built(environ: dict[str, Any], start: Any) -> Iterable[bytes]:
    """The server of the built files."""
    text = FILES.get(environ["PATH_INFO"].encode("latin-1").decode())
    kind = "application/json" if environ["PATH_INFO"].endswith(".json") else "text/html"
    start("200 OK" if text else "404 Not Found", [("Content-Type", kind)])
    return [(text or "404 Not Found").encode()]


@pytest.fixture
def verdict(tmp_path: Path) -> Verdict:
    """A plan with one warning, and one that is held back."""
    late = plan_text(issued="\n  date: 2025-02-20\n  certainty: stated")
    return verdict_at(tmp_path, {FILE: late, BAD: plan_text(BODY, kind="sai", title="Kế <hoạch>")})


def answered(verdict: Verdict, path: str) -> tuple[str, str]:
    preview = Preview(built, Panel(TEMPLATES, "/"), lambda: verdict, "/", lambda _: None)
    environ: dict[str, Any] = {"PATH_INFO": path}
    setup_testing_defaults(environ)
    said: list[Any] = []

    def start(*given: Any) -> Any:
        said.extend(given)

    body = b"".join(preview(environ, start))
    length = dict(said[1]).get("Content-Length")
    assert length in (None, str(len(body)))
    return said[0], body.decode()


def count(html: str) -> str:
    found = BeautifulSoup(html, "html.parser").select_one("main > section [role=status]")
    assert found
    return found.get_text()


def test_a_plans_page_has_its_own_faults_before_its_main_part(verdict: Verdict) -> None:
    status, html = answered(verdict, f"/{PLAN}")
    assert status == "200 OK"
    assert count(html) == "Kế hoạch này: 0 lỗi, 1 lưu ý. Các tệp khác: 2 lỗi, 0 lưu ý."
    page = BeautifulSoup(html, "html.parser")
    (fault,) = page.select("main > section > ol > li")
    words = " ".join(fault.get_text(" ").split())
    assert words.startswith("Lưu ý , dòng 16: ")
    assert "document: 5-kh-ubnd-2025" in words
    links = [link["href"] for link in fault.select("a")]
    assert links == ["/huong-dan/loi/can-cu-cung-ngay/"]
    assert page.select_one("main > article h1")


def test_another_page_has_the_count_and_leads_to_every_file(verdict: Verdict) -> None:
    _, html = answered(verdict, "/")
    assert count(html) == "Soát nội dung: 2 lỗi, 1 lưu ý."
    page = BeautifulSoup(html, "html.parser")
    assert [link["href"] for link in page.select("details a")] == ["/ke-hoach/hong/", f"/{PLAN}"]
    assert not page.select("ol")


def test_a_plan_that_is_held_back_says_so_at_its_address(verdict: Verdict) -> None:
    status, html = answered(verdict, "/ke-hoach/hong/")
    assert status == "200 OK"
    assert count(html).startswith("Kế hoạch này: 2 lỗi, 0 lưu ý.")
    page = BeautifulSoup(html, "html.parser")
    assert [h.get_text() for h in page.select("h1")] == ["Kế <hoạch>"]
    assert "Kế hoạch này chưa được công bố vì tệp content/plans/2025/hong.md còn lỗi." in " ".join(
        page.get_text().split()
    )


def test_what_is_nowhere_stays_so_and_what_is_no_page_is_not_touched(verdict: Verdict) -> None:
    assert answered(verdict, "/ke-hoach/khac/") == ("404 Not Found", "404 Not Found")
    assert answered(verdict, "/data/plans.json") == ("200 OK", "{}")


def test_where_nothing_is_wrong_the_panel_says_that(tmp_path: Path) -> None:
    sound = verdict_at(tmp_path)
    for path in ("/", f"/{PLAN}"):
        assert count(answered(sound, path)[1]) == "Soát nội dung: không có lỗi, không có lưu ý."


def test_the_page_where_plans_are_edited_is_never_reloaded_under_the_editor(
    verdict: Verdict,
) -> None:
    words = "<body>a<script>b</script></body>"
    assert answered(verdict, "/admin/") == ("200 OK", words)
