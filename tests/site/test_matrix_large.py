"""A matrix of 200 tasks and 60 units, in a real browser and on paper."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pdfplumber
import pytest
from jinja2 import FileSystemLoader
from pdfplumber.page import Page as Sheet
from pdfplumber.pdf import PDF
from playwright.sync_api import Browser, FloatRect, Locator, Page, expect

from generator.domain.corpus import Corpus, corpus_of
from generator.domain.duties import all_duties
from generator.domain.numbers import System
from generator.domain.plan import Assignment, Plan, PlanKind, Task
from generator.domain.registry import Level, Registry, Unit
from generator.domain.roles import Role
from generator.domain.timespan import Certainty, IssueDate
from generator.pages.environment import Studio
from generator.pages.matrices import drafts

pytestmark = pytest.mark.browser

UNITS, TASKS, HALF = 60, 200, 30
LEGEND = 5
PLACES = ("Bến Đò", "Đồi Chè", "Sông Xanh", "Cửa Lũy", "Hòa Thủy", "Núi Đất")
WORK = ("Tổ chức hội nghị", "Báo cáo kết quả", "Treo băng rôn", "Phát thanh lưu động")
ROLES = (Role.DO, Role.SUPPORT, Role.REPORT)


def unit_of(place: int) -> Unit:
    name = f"Ủy ban nhân dân xã {PLACES[place % 6]} {place}"
    return Unit(
        id=f"xa-{place}",
        name=name,
        short=f"UBND xã {PLACES[place % 6]} {place}",
        system=System.STATE,
        level=Level.COMMUNE,
    )


def task_of(place: int) -> Task:
    others = [
        Assignment(unit=f"xa-{(place * 7 + step * 11) % UNITS}", role=ROLES[step])
        for step in range(3)
    ]
    return Task(
        id=f"viec-{place}",
        title=f"{WORK[place % 4]} về chuyển đổi số, đợt {place}",
        clause="I.1",
        assignments=(Assignment(unit=f"xa-{place % UNITS}", role=Role.LEAD), *others),
    )


def large() -> Corpus:
    plan = Plan(
        id="lon",
        title="Kế hoạch lớn",
        kind=PlanKind.PROPAGANDA,
        issuer="xa-0",
        issued=IssueDate(certainty=Certainty.UNKNOWN),
        tasks=tuple(map(task_of, range(TASKS))),
    )
    units = {unit.id: unit for unit in map(unit_of, range(UNITS))}
    return corpus_of([plan], Registry(units=units))


@pytest.fixture(scope="module")
def file(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The issuer's page among Material's styles and the portal's own, as a file."""
    studio = Studio(FileSystemLoader(root / "theme/templates"), large())
    _, draft = drafts(studio)
    page = draft.make()
    folder = tmp_path_factory.mktemp("large")
    shutil.copytree(root / "theme/assets", folder / "assets")
    fonts = root / "theme/node_modules/@fontsource/be-vietnam-pro/files"
    shutil.copytree(fonts, folder / "assets/fonts")
    material = find_spec("material")
    assert material
    assert material.origin
    styles = Path(material.origin).parent / "templates/assets/stylesheets"
    (host,) = styles.glob("main.*.min.css")
    shutil.copy(host, folder / "assets/host.css")
    names = ("host", "portal", "plan", "print")
    links = "".join(f'<link rel="stylesheet" href="assets/{name}.css">' for name in names)
    out = folder / "index.html"
    out.write_text(
        f'<!doctype html><html lang="vi" class="js"><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width">{links}'
        f'<body><main class="md-main"><article class="md-content__inner md-typeset">'
        f'{page.body}</article></main><script src="assets/matrix.js"></script>',
        "utf-8",
    )
    return out


@pytest.fixture
def matrix(page: Page, file: Path) -> Iterator[Page]:
    wrong: list[str] = []
    page.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(file.as_uri())
    yield page
    assert wrong == []


def ask(page: Page, words: str) -> None:
    page.get_by_label("Lọc theo việc hoặc đơn vị").fill(words)


def shown(page: Page) -> tuple[int, int]:
    """How many tasks and how many units the table shows."""
    rows = page.locator("table.matrix tbody tr").filter(visible=True).count()
    return rows, page.locator("table.matrix thead th").filter(visible=True).count() - 1


def place_of(found: Locator) -> FloatRect:
    place = found.bounding_box()
    assert place
    return place


def turned(sheet: Sheet) -> list[str]:
    """The lines that run upwards on a sheet, from the left."""
    lines: dict[int, list[tuple[float, str]]] = {}
    for char in sheet.chars:
        if not char["upright"]:
            lines.setdefault(round(char["x0"]), []).append((-char["top"], char["text"]))
    return ["".join(text for _, text in sorted(line)) for _, line in sorted(lines.items())]


def count(paper: PDF, word: str) -> int:
    """How often a word stands on the sheets."""
    return sum(found["text"] == word for sheet in paper.pages for found in sheet.extract_words())


def sizes(paper: PDF) -> Iterator[float]:
    """How large the letters are, in points; of those that run upwards a font's size is not told."""
    for sheet in paper.pages:
        yield from (char["size"] for char in sheet.chars if char["upright"])


def test_every_task_and_unit_is_there(matrix: Page) -> None:
    assert shown(matrix) == (TASKS, UNITS)
    carried = matrix.locator("[data-duty]").evaluate_all("x => x.map(y => y.dataset.duty)")
    assert set(carried) == {
        " ".join(part or "-" for part in duty.key) for duty in all_duties(large())
    }


def test_heads_stay_when_the_matrix_is_scrolled(matrix: Page) -> None:
    box = matrix.locator(".matrix-box")
    box.scroll_into_view_if_needed()
    box.evaluate("box => box.scrollTo(1500, 6000)")
    frame, corner = place_of(box), place_of(matrix.locator(".corner"))
    head = place_of(matrix.locator("thead th").nth(50))
    side = place_of(matrix.locator("tbody tr").nth(90).locator("th"))
    assert head["y"] == pytest.approx(frame["y"], abs=2)
    assert side["x"] == pytest.approx(frame["x"], abs=2)
    assert (corner["x"], corner["y"]) == pytest.approx((frame["x"], frame["y"]), abs=2)


def test_a_focused_row_is_not_hidden_under_the_heads(matrix: Page) -> None:
    matrix.locator(".matrix-box").evaluate("box => box.scrollTo(0, 6000)")
    link = matrix.locator("tbody th a").nth(20)
    link.focus()
    head = place_of(matrix.locator(".corner"))
    assert place_of(link)["y"] >= head["y"] + head["height"]


def test_row_and_column_light_up_under_the_pointer_and_the_focus(matrix: Page) -> None:
    cell = matrix.locator("tbody tr").nth(2).locator("td").nth(3)
    cell.hover()
    head = matrix.locator("thead th").nth(4)
    expect(head).to_have_class("lit")
    assert matrix.locator("td.lit").count() == TASKS
    colour = "x => getComputedStyle(x).backgroundColor"
    row = matrix.locator("tbody tr").nth(2).locator("th").evaluate(colour)
    assert row == head.evaluate(colour) != matrix.locator("tbody th").nth(9).evaluate(colour)
    matrix.mouse.move(0, 0)
    matrix.get_by_role("link", name="UBND xã Đồi Chè 7", exact=True).focus()
    expect(matrix.locator("thead th.lit")).to_have_text("UBND xã Đồi Chè 7")
    matrix.locator("tbody th a").nth(5).focus()
    assert matrix.locator("tbody th").nth(5).evaluate(colour) == row


def test_a_unit_is_found_without_diacritics_with_its_tasks(matrix: Page) -> None:
    ask(matrix, "ubnd xa doi che 7")
    rows, _ = shown(matrix)
    assert 0 < rows < TASKS
    expect(matrix.get_by_role("status")).to_have_text(
        f"Lọc theo “ubnd xa doi che 7”: hiện {rows}/200 việc, 1/60 đơn vị."
    )
    assert "loc=ubnd+xa+doi+che+7" in matrix.url


def test_a_task_is_found_with_its_units(matrix: Page) -> None:
    ask(matrix, "đợt 123")
    assert shown(matrix) == (1, 4)


def test_roles_narrow_what_the_words_left(matrix: Page) -> None:
    ask(matrix, "đợt 123")
    matrix.get_by_label("chủ trì", exact=True).check()
    assert shown(matrix) == (1, 1)
    expect(matrix.get_by_role("status")).to_have_text(
        "Lọc theo “đợt 123”; vai trò chủ trì: hiện 1/200 việc, 1/60 đơn vị."
    )
    matrix.reload()
    assert shown(matrix) == (1, 1)
    matrix.get_by_role("button", name="Bỏ lọc").click()
    expect(matrix.get_by_role("status")).to_have_text("")
    assert shown(matrix) == (TASKS, UNITS)
    assert "?" not in matrix.url


def test_what_is_not_there_is_said(matrix: Page) -> None:
    ask(matrix, "khongcogi")
    expect(matrix.get_by_role("status")).to_have_text(
        "Lọc theo “khongcogi”: không có gì khớp. Hãy bớt chữ hoặc bỏ chọn vai trò."
    )
    expect(matrix.locator("table.matrix")).to_be_hidden()


def test_on_a_phone_each_task_is_a_card_with_its_units(matrix: Page) -> None:
    matrix.set_viewport_size({"width": 390, "height": 844})
    assert matrix.evaluate("document.documentElement.scrollWidth") <= 390
    expect(matrix.locator("thead")).to_be_hidden()
    card = matrix.locator("tbody tr").nth(0)
    assert card.locator("td").filter(visible=True).count() == 3
    label = "x => getComputedStyle(x, '::after').content"
    first = card.locator("td").filter(visible=True).first
    assert first.evaluate(label) == '" UBND xã Bến Đò 0"'
    expect(first).to_contain_text("chủ trì")
    wide = matrix.locator("tbody tr").evaluate_all(
        "x => x.map(y => y.getBoundingClientRect().right)"
    )
    assert max(wide) <= 390


def test_paper_repeats_the_heads_lies_on_its_side_and_loses_no_column(
    matrix: Page, tmp_path: Path
) -> None:
    matrix.pdf(path=tmp_path / "a.pdf", prefer_css_page_size=True)
    with pdfplumber.open(tmp_path / "a.pdf") as paper:
        assert {(round(sheet.width), round(sheet.height)) for sheet in paper.pages} == {(842, 595)}
        heads = [turned(sheet) for sheet in paper.pages]
        assert {len(found) for found in heads} == {HALF}
        assert {found[0] for found in heads} == {"UBND xã Bến Đò 0", "UBND xã Hòa Thủy 10"}
        assert len({name for found in heads for name in found}) == UNITS
        for sheet in paper.pages:
            assert max(char["x1"] for char in sheet.chars) <= sheet.width - 40
            assert "Việc" in [word["text"] for word in sheet.extract_words()]
        assert count(paper, "I.1") == 2 * TASKS
        assert sum(count(paper, mark) for mark in ("CT", "TH", "PH", "BC")) == 4 * TASKS + LEGEND
        said = [sheet.extract_text() for sheet in paper.pages]
        for place in ("Cột 1 đến 30 trong 60", "Cột 31 đến 60 trong 60"):
            assert sum(place in text for text in said) == 1


def test_the_marks_on_paper_are_large_enough_to_be_read(matrix: Page, tmp_path: Path) -> None:
    matrix.pdf(path=tmp_path / "a.pdf", prefer_css_page_size=True)
    with pdfplumber.open(tmp_path / "a.pdf") as paper:
        assert min(sizes(paper)) >= 6.9


def test_without_scripts_paper_still_has_every_column_in_letters_of_five_points(
    browser: Browser, file: Path, tmp_path: Path
) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(file.as_uri())
    page.pdf(path=tmp_path / "a.pdf", prefer_css_page_size=True)
    page.context.close()
    with pdfplumber.open(tmp_path / "a.pdf") as paper:
        for sheet in paper.pages:
            assert len(turned(sheet)) == UNITS
            assert max(char["x1"] for char in sheet.chars) <= sheet.width - 40
        assert min(sizes(paper)) >= 5.4
        assert count(paper, "I.1") == TASKS


def test_after_printing_the_page_is_as_it_was(matrix: Page, tmp_path: Path) -> None:
    before = matrix.content()
    matrix.pdf(path=tmp_path / "a.pdf")
    assert matrix.content() == before


def test_a_filtered_matrix_is_printed_as_it_is_seen(matrix: Page, tmp_path: Path) -> None:
    ask(matrix, "đợt 123")
    matrix.pdf(path=tmp_path / "a.pdf", prefer_css_page_size=True)
    with pdfplumber.open(tmp_path / "a.pdf") as paper:
        (sheet,) = paper.pages
        assert len(turned(sheet)) == 4
        assert "Lọc theo “đợt 123”: hiện 1/200 việc, 4/60 đơn vị." in sheet.extract_text()
        assert "Bỏ lọc" not in sheet.extract_text()
