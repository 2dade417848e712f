"""The offline bundles of the founding site: nothing in them is lost, dead or fetched."""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple
from zipfile import ZipFile

from bs4 import BeautifulSoup

from generator.export.bundle.links import target_of

OUTSIDE = "Trang này không có trong gói mang theo"
LEFT_OUT = re.compile(r"404\.html|sitemap\.xml(\.gz)?|.*\.map|tai-ve/goi/.*|admin/.*")


class Read(NamedTuple):
    """What a page leads to, which places in it can be led to, and whether it stands for others."""

    links: frozenset[str]
    anchors: frozenset[str]
    is_small: bool


@cache
def read(page: bytes) -> Read:
    """Read a page; most are the same in many bundles."""
    soup = BeautifulSoup(page, "lxml")
    refresh = [str(tag["content"]).partition("url=")[2] for tag in soup.select("[http-equiv]")]
    return Read(
        links=frozenset([*links_of(soup), *refresh]),
        anchors=frozenset(str(tag["id"]) for tag in soup.select("[id]")),
        is_small=bool(refresh) or OUTSIDE in soup.get_text(),
    )


def links_of(page: BeautifulSoup) -> Iterator[str]:
    for element in page.select("[href], [src], [action]"):
        yield from (str(element[name]) for name in ("href", "src", "action") if element.get(name))


def zips(bundles: Path) -> list[Path]:
    return sorted(bundles.glob("*.zip"))


def pages_of(archive: ZipFile) -> dict[str, Read]:
    names = (name for name in archive.namelist() if name.endswith(".html"))
    return {name: read(archive.read(name)) for name in names}


def dead_links(archive: ZipFile) -> Iterator[tuple[str, str]]:
    """Links of an archive's pages to files, folders and places that it does not have."""
    names, pages = set(archive.namelist()), pages_of(archive)
    for name, page in pages.items():
        for link in page.links:
            path, _, anchor = link.partition("#")
            target = target_of(name, link) if path else name
            if target is None:
                continue
            led = pages.get(target)
            missed = anchor and led and not led.is_small and anchor not in led.anchors
            if target not in names or path.endswith("/") or missed:
                yield name, link


def test_there_is_a_bundle_for_every_place_that_the_site_offers_one_at(
    bundles: Path, site: Path
) -> None:
    page = (site / "tai-ve/goi/index.html").read_text("utf-8")
    offered = re.findall(r'data-goi="tai-ve/goi/([^"]+)"', page)
    made = {path.name for path in bundles.iterdir()}
    assert sorted([*offered, "SHA256SUMS"]) == sorted(made)


def test_no_link_in_any_bundle_is_dead(bundles: Path) -> None:
    for path in zips(bundles):
        with ZipFile(path) as archive:
            assert [*dead_links(archive)] == [], path.name


def test_the_whole_bundle_has_every_file_that_can_be_read_offline(
    bundles: Path, site: Path
) -> None:
    built = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    with ZipFile(bundles / "cong-ke-hoach.zip") as archive:
        names = set(archive.namelist())
        added = names - built
    assert {name for name in built - names if not LEFT_OUT.fullmatch(name)} == set()
    assert added == {
        "DOC-TRUOC.txt", "SHA256SUMS", "manifest.json", "mo-cong-thong-tin.html",
        "assets/co-mat.js",
    }  # fmt: skip


def test_a_page_says_the_same_in_the_bundle(bundles: Path, site: Path) -> None:
    name = "ke-hoach/du-kien-moc-2025-dai-hoi-xiv/index.html"
    with ZipFile(bundles / "cong-ke-hoach.zip") as archive:
        packed = BeautifulSoup(archive.read(name), "lxml")
    assert packed.get_text() == BeautifulSoup((site / name).read_bytes(), "lxml").get_text()


def test_a_units_bundle_has_all_that_concerns_the_unit(bundles: Path) -> None:
    with ZipFile(bundles / "don-vi-don-vi-truc-thuoc-so-y-te-quang-ninh.zip") as archive:
        names = set(archive.namelist())
        first = archive.read("index.html").decode()
        sums = archive.read("manifest.json")
    assert {
        "don-vi/don-vi-truc-thuoc-so-y-te-quang-ninh/index.html",
        "ke-hoach/syt-quang-ninh-2025-3838-nghi-quyet-57/index.html",
        "ke-hoach/syt-quang-ninh-2025-dai-hoi-dang/index.html",
        "lich/don-vi/don-vi-truc-thuoc-so-y-te-quang-ninh.ics",
        "lich/ke-hoach/syt-quang-ninh-2025-3838-nghi-quyet-57.ics",
        "data/don-vi/don-vi-truc-thuoc-so-y-te-quang-ninh.xlsx",
        "tim-kiem/index.html",
        "mo-cong-thong-tin.html",
    } <= names
    for document in ("171-kh-ubnd-quang-ninh-2025", "57-nq-tw-2024"):
        assert f'id="van-ban-{document}"' in first
    assert json.loads(sums)["about"] == "don-vi-truc-thuoc-so-y-te-quang-ninh"


def test_a_page_outside_a_units_bundle_explains_itself(bundles: Path) -> None:
    with ZipFile(bundles / "don-vi-so-y-te-quang-ninh.zip") as archive:
        page = BeautifulSoup(archive.read("kenh/zalo/index.html"), "lxml")
    assert [head.text for head in page.select("h1")] == [OUTSIDE]
    assert [link["href"] for link in page.select("a")] == ["../../index.html"]


def test_a_document_in_a_units_bundle_is_told_of_on_its_first_page(bundles: Path) -> None:
    with ZipFile(bundles / "don-vi-so-y-te-quang-ninh.zip") as archive:
        page = archive.read("van-ban/57-nq-tw-2024/index.html").decode()
    assert '<a href="../../index.html#van-ban-57-nq-tw-2024">' in page


def test_the_search_of_a_units_bundle_finds_only_what_is_in_it(bundles: Path) -> None:
    with ZipFile(bundles / "don-vi-mttq-xa-kien-moc.zip") as archive:
        names = set(archive.namelist())
        script = archive.read("assets/search-data.js").decode()
        small = {name for name, page in pages_of(archive).items() if page.is_small}
    data = json.loads(script.removeprefix("window.PORTAL_SEARCH = ").removesuffix(";\n"))
    found = {posixpath.join(row["url"].partition("#")[0], "index.html") for row in data["records"]}
    assert "ke-hoach/du-kien-moc-2025-dai-hoi-xiv/index.html" in found
    assert found & small <= {name for name in small if name.startswith("van-ban/")}
    assert found <= names


def test_an_issuers_bundle_has_its_plans_and_its_matrix(bundles: Path) -> None:
    with ZipFile(bundles / "co-quan-so-y-te-quang-ninh.zip") as archive:
        names = set(archive.namelist())
    assert {
        "ma-tran/so-y-te-quang-ninh/index.html",
        "ke-hoach/syt-quang-ninh-2025-3838-nghi-quyet-57/index.html",
        "ke-hoach/syt-quang-ninh-2025-dai-hoi-dang/index.html",
    } <= names


def test_names_are_plain_enough_for_any_system(bundles: Path) -> None:
    for path in zips(bundles):
        with ZipFile(path) as archive:
            names = archive.namelist()
        assert all(re.fullmatch(r"[A-Za-z0-9._/-]{1,150}", name) for name in names)
        assert len({name.lower() for name in names}) == len(names)


# The paper of one unit


def papers(bundles: Path) -> list[Path]:
    found = sorted(bundles.glob("*.html"))
    assert len(found) > 40
    return found


def test_a_paper_is_small_and_loads_nothing(bundles: Path) -> None:
    for path in papers(bundles):
        assert path.stat().st_size < 1_000_000
        page = BeautifulSoup(path.read_bytes(), "lxml")
        assert page.select("link, img, iframe, script[src], [action]") == []
        assert {link[0] for link in links_of(page)} <= {"#"}, path.name
        assert not re.search(r"@import|url\(", page.select_one("style").text)  # type: ignore[union-attr]


def test_every_link_of_a_paper_leads_to_a_place_in_it(bundles: Path) -> None:
    for path in papers(bundles):
        page = BeautifulSoup(path.read_bytes(), "lxml")
        anchors = {f"#{tag['id']}" for tag in page.select("[id]")}
        assert {*links_of(page)} <= anchors, path.name


def test_no_duty_is_lost_on_the_papers(bundles: Path, site: Path) -> None:
    rows = json.loads((site / "data/duties.json").read_text("utf-8"))
    told = {
        tuple(str(tag["data-duty"]).split())
        for path in papers(bundles)
        for tag in BeautifulSoup(path.read_bytes(), "lxml").select("#viec ~ ul [data-duty]")
    }
    assert told == {
        (row["plan_id"], row["task_id"], row["unit_id"], row["role"], row["due_date"] or "-")
        for row in rows
    }


def test_a_paper_tells_the_report_its_deadline_and_its_way_without_scripts(bundles: Path) -> None:
    path = bundles / "don-vi-don-vi-truc-thuoc-so-y-te-quang-ninh.html"
    page = BeautifulSoup(path.read_bytes(), "lxml")
    for script in page.select("script"):
        script.decompose()
    words = " ".join(page.get_text(" ").split())
    assert "Gửi Sở Y tế Quảng Ninh qua Văn phòng Sở" in words
    assert "trước ngày 30/11/2025 chậm nhất 29/11/2025" in words
    assert "29/11/2025 Hạn chót: Báo cáo Sở Y tế kết quả truyền thông" in words
    assert page.select("table.grid tbody tr")


def test_the_deadlines_on_a_papers_calendar_are_those_of_the_data_and_no_others(
    bundles: Path, site: Path
) -> None:
    rows = json.loads((site / "data/duties.json").read_text("utf-8"))
    every = {row["due_date"] for row in rows}
    for path in papers(bundles):
        unit = path.stem.removeprefix("don-vi-")
        own = {row["due_date"] for row in rows if row["unit_id"] == unit and row["due_date"]}
        page = BeautifulSoup(path.read_bytes(), "lxml")
        told = {
            str(day["datetime"])
            for day in page.select("#lich ~ .month dl dt time")
            if "Hạn chót" in day.find_next("dd").get_text()  # type: ignore[union-attr]
        }
        assert own <= told <= every, path.name
