"""The build as a whole: the same bytes, whole links, faults that are seen."""

from __future__ import annotations

import hashlib
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from generator.domain import addresses
from tests.conftest import build_site


def _prints(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.fixture
def copy(tmp_path: Path, root: Path) -> Path:
    """The project at a place of its own, to be changed at will."""
    target = tmp_path / "bản sao"
    for name in ("content", "generator", "theme"):
        shutil.copytree(root / name, target / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(root / "mkdocs.yml", target)
    return target


def test_two_builds_of_one_commit_are_byte_identical(
    site: Path, root: Path, tmp_path: Path
) -> None:
    build_site(root, tmp_path / "again")
    assert _prints(tmp_path / "again") == _prints(site)


def test_nothing_is_written_into_the_content(root: Path, site: Path) -> None:
    before = _prints(root / "content")
    build_site(root, site.parent / "thrown-away")
    assert _prints(root / "content") == before


def test_every_link_and_anchor_of_the_site_leads_somewhere(site: Path) -> None:
    lychee = Path(sys.executable).with_name("lychee")
    done = subprocess.run(
        [
            lychee, "--offline", "--include-fragments=full", "--no-progress",
            "--root-dir", site, "--index-files", "index.html", f"{site}/**/*.html",
        ],
        capture_output=True,
        text=True,
        check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout[-3000:]


def test_no_page_names_another_host_to_load_from(site: Path) -> None:
    loads = re.compile(
        r'<(?:script|img|iframe|link|source|video)\b[^>]*(?:src|href)="(?:https?:)?//[^"]*"'
    )
    for page in site.rglob("*.html"):
        assert not [
            found
            for found in loads.findall(page.read_text("utf-8"))
            if 'rel="canonical"' not in found
        ], page


def test_no_style_names_another_host(site: Path) -> None:
    for style in site.rglob("*.css"):
        assert not re.search(r"url\(\s*[\"']?(?:https?:)?//", style.read_text("utf-8")), style


def test_no_personal_contact_data_is_published(site: Path) -> None:
    address = re.compile(r"[\w.+-]+@[\w-]+\.[\w.]+")
    for page in [*site.rglob("*.html"), *site.rglob("*.json"), *site.rglob("*.csv")]:
        if "huong-dan" not in page.parts:
            assert not address.search(page.read_text("utf-8")), page


def test_every_page_is_in_vietnamese_and_says_which_commit_it_is_from(site: Path) -> None:
    for page in site.rglob("index.html"):
        text = page.read_text("utf-8")
        assert '<html lang="vi"' in text
        if page.parent.name == addresses.ADMIN.rstrip("/"):
            continue  # shows no plan: it is where they are written
        assert "là bản tổng hợp không chính thức" in text
        assert "Dựng <time datetime=" in text or "Dựng từ thư mục không có lịch sử ghi" in text


def test_no_page_is_larger_than_the_budget(site: Path) -> None:
    sizes = {page: page.stat().st_size for page in site.rglob("*.html")}
    assert max(sizes.values()) <= 200_000, max(sizes, key=lambda page: sizes[page])


def test_a_plan_with_a_fault_is_listed_as_not_published_and_the_others_are_published(
    copy: Path, tmp_path: Path
) -> None:
    plan = copy / "content/plans/2025/syt-quang-ninh-2025-dai-hoi-dang.md"
    plan.write_text(plan.read_text("utf-8").replace("2025-09-30", "2025-08-30"), "utf-8")
    done = build_site(copy, tmp_path / "out")
    assert done.returncode == 0
    assert "lỗi[moc-thoi-gian-nguoc]: đợt “Đợt 2” kết thúc trước khi bắt đầu" in done.stderr
    assert not (tmp_path / "out/ke-hoach/syt-quang-ninh-2025-dai-hoi-dang").exists()
    assert (tmp_path / "out/ke-hoach/du-kien-moc-2025-dai-hoi-xiv/index.html").exists()
    for page in ("ke-hoach", "chat-luong"):
        text = (tmp_path / f"out/{page}/index.html").read_text("utf-8")
        assert "kết thúc trước khi bắt đầu" in text


def test_a_page_of_the_editors_that_holds_contact_data_is_not_published(
    copy: Path, tmp_path: Path
) -> None:
    page = copy / "content/pages/gioi-thieu.md"
    page.write_text(f"{page.read_text('utf-8')}\nĐiện thoại: 0912 345 678.\n", "utf-8")
    for _ in range(2):  # the second time the site stands
        done = build_site(copy, tmp_path / "out")
        assert done.returncode == 0, done.stderr[-2000:]
        assert "content/pages/gioi-thieu.md" in done.stderr
        assert not (tmp_path / "out/gioi-thieu").exists()
    assert "0912" not in (tmp_path / "out/chat-luong/index.html").read_text("utf-8")


def test_a_strict_build_fails_on_a_fault(copy: Path, tmp_path: Path) -> None:
    plan = copy / "content/plans/2024/duk-ninh-thuan-2024-chi-thi-25.md"
    plan.write_text(plan.read_text("utf-8").replace("kind: implementation", "kind: plan"), "utf-8")
    done = build_site(copy, tmp_path / "out", "--strict")
    assert done.returncode == 1
    assert "lỗi[gia-tri-la]: “plan” không dùng được ở kind" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_registry_that_cannot_be_read_holds_plans_back_without_a_traceback(
    copy: Path, tmp_path: Path
) -> None:
    (copy / "content/registry/units.yml").write_text("\t- [", "utf-8")
    done = build_site(copy, tmp_path / "out")
    assert done.returncode == 0, done.stderr[-2000:]
    assert "Traceback" not in done.stderr
    text = (tmp_path / "out/ke-hoach/index.html").read_text("utf-8")
    assert "Chưa công bố được" in text
    assert "Tuyên truyền Đại hội Đảng bộ các cấp" in text


def test_an_empty_content_folder_gives_a_site_that_says_so(copy: Path, tmp_path: Path) -> None:
    shutil.rmtree(copy / "content/plans")
    done = build_site(copy, tmp_path / "out")
    assert done.returncode == 0, done.stderr[-2000:]
    text = (tmp_path / "out/ke-hoach/index.html").read_text("utf-8")
    assert "Chưa có kế hoạch nào được công bố" in text


def _retitle(plan: Path, title: str) -> None:
    text = plan.read_text("utf-8")
    line = next(line for line in text.split("\n") if line.startswith("title: "))
    plan.write_text(text.replace(line, f"title: {title}"), "utf-8")


def test_hostile_words_in_short_fields_stay_words_in_the_theme(copy: Path, tmp_path: Path) -> None:
    plan = copy / "content/plans/2024/duk-ninh-thuan-2024-chi-thi-25.md"
    _retitle(plan, "'A\" onload=\"x & {{ 7*7 }}'")
    assert build_site(copy, tmp_path / "out").returncode == 0
    page = (tmp_path / "out/ke-hoach/duk-ninh-thuan-2024-chi-thi-25/index.html").read_text("utf-8")
    assert (
        "<title>A&#34; onload=&#34;x &amp; {{ 7*7 }} · Cổng kế hoạch tuyên truyền</title>" in page
    )
    assert 'onload="' not in page
    assert "49" not in re.findall("<h1>.*</h1>", page)[0]


def test_a_plan_with_personal_data_is_held_back_and_not_even_its_title_is_shown(
    copy: Path, tmp_path: Path
) -> None:
    plan = copy / "content/plans/2024/duk-ninh-thuan-2024-chi-thi-25.md"
    _retitle(plan, "Gửi van.thu@example.vn")
    assert build_site(copy, tmp_path / "out").returncode == 0
    for page in [*(tmp_path / "out").rglob("*.html"), *(tmp_path / "out").rglob("*.js*")]:
        assert "van.thu@example.vn" not in page.read_text("utf-8"), page
    assert "duk-ninh-thuan-2024-chi-thi-25" in (tmp_path / "out/chat-luong/index.html").read_text(
        "utf-8"
    )
