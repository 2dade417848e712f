"""The search in a real browser, over http and from a folder, by keyboard and without scripts."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Page, Request, Route, expect

from generator.domain.addresses import SEARCH

pytestmark = pytest.mark.browser

_HERE = Path(__file__).parent
_FIND = """query => {
  const { hits, approximate } = PortalSearch.engine().search(query);
  return { urls: hits.map(hit => hit.record.url), approximate };
}"""
_FOLD = "text => ({ form: PortalSearch.searchForm(text), plain: PortalSearch.plainForm(text) })"
_STATUS = "[role=status][data-search]"
CONGRESS = "ke-hoach/syt-quang-ninh-2025-dai-hoi-dang/"


def _cases(name: str) -> list[dict[str, Any]]:
    return list(json.loads((_HERE / f"{name}.json").read_text("utf-8")))


@pytest.fixture(params=["http", "file"])
def start(request: pytest.FixtureRequest, site: Path, site_url: str) -> str:
    """The site's address over http, and as a folder on a disk."""
    return site_url if request.param == "http" else f"{site.as_uri()}/"


def _address(start: str, page: str = SEARCH) -> str:
    return start + page + ("index.html" if start.startswith("file:") else "")


def _searched(reader: Page, start: str, query: str) -> None:
    reader.goto(f"{_address(start)}?{query}")
    expect(reader.locator(_STATUS)).not_to_be_empty()


def test_every_case_finds_what_it_should_and_nothing_else(reader: Page, start: str) -> None:
    cases = _cases("search_cases")
    assert len(cases) >= 60
    _searched(reader, start, "q=a")
    wrong: list[tuple[object, ...]] = []
    for case in cases:
        found = reader.evaluate(_FIND, case["query"])
        first = found["urls"][0] if found["urls"] else None
        if (first, found["approximate"]) != (case["first"], case["approximate"]):
            wrong.append((case["query"], first, found["approximate"]))
        wrong += [(case["query"], url) for url in case["absent"] if url in found["urls"]]
    assert wrong == []


def test_the_script_folds_as_the_generator_does(reader: Page, site_url: str) -> None:
    _searched(reader, site_url, "q=a")
    for case in _cases("folding_cases"):
        found = reader.evaluate(_FOLD, case["text"])
        assert found == {"form": case["form"], "plain": case["plain"]}, case["text"]


def test_everything_that_can_be_found_exists(site: Path) -> None:
    script = (site / "assets/search-data.js").read_text("utf-8")
    records = json.loads(script.removeprefix("window.PORTAL_SEARCH = ").removesuffix(";\n"))
    for record in records["records"]:
        address, _, anchor = record["url"].partition("#")
        page = (site / address / "index.html").read_text("utf-8")
        assert not anchor or f'id="{anchor}"' in page, record["url"]


def test_hits_are_grouped_marked_and_lead_to_their_pages(reader: Page, start: str) -> None:
    _searched(reader, start, "q=nghi+quyet+57")
    expect(reader.locator(_STATUS)).to_have_text(re.compile(r"^\d+ kết quả cho “nghi quyet 57”$"))
    group = reader.get_by_role("region", name=re.compile("Văn bản"))
    expect(group.locator("mark").first).to_have_text(re.compile("^Nghị quyết"))
    group.get_by_role("link").first.click()
    expect(reader.get_by_role("heading", level=1)).to_contain_text("57-NQ/TW")


def test_filters_count_and_stay_in_the_address(reader: Page, start: str) -> None:
    _searched(reader, start, "q=b%C3%A1o+c%C3%A1o")
    box = reader.locator("#loc-loai-viec")
    count = int(re.findall(r"\d+", box.locator("xpath=..").inner_text())[0])
    box.check()
    expect(reader.locator(_STATUS)).to_have_text(f"{count} kết quả cho “báo cáo”")
    chosen = parse_qs(urlsplit(reader.url).query)
    assert chosen == {"q": ["báo cáo"], "loai": ["viec"]}
    reader.reload()
    expect(box).to_be_checked()
    expect(reader.locator(_STATUS)).to_have_text(f"{count} kết quả cho “báo cáo”")
    reader.get_by_role("button", name="Bỏ mọi bộ lọc").click()
    expect(box).not_to_be_checked()


def test_filters_work_by_keyboard_and_keep_the_focus(reader: Page, site_url: str) -> None:
    reader.set_viewport_size({"width": 1280, "height": 900})
    _searched(reader, site_url, "q=zalo")
    reader.locator("#tim").focus()
    for _ in range(20):
        reader.keyboard.press("Tab")
        if reader.evaluate("document.activeElement.type") == "checkbox":
            break
    name = reader.evaluate("document.activeElement.id")
    reader.keyboard.press("Space")
    expect(reader).to_have_url(re.compile(r"\?q=zalo&loai="))
    assert reader.evaluate("document.activeElement.id") == name
    expect(reader.locator(f"#{name}")).to_be_checked()


def test_filters_alone_list_what_they_leave(reader: Page, site_url: str) -> None:
    _searched(reader, site_url, "loai=ke-hoach&nam=2025")
    expect(
        reader.get_by_role("region", name=re.compile("Kế hoạch")).locator("li")
    ).not_to_have_count(0)


@pytest.mark.parametrize(
    ("now", "state"),
    [
        ("2025-08-18T12:00:00Z", "sap-toi"),
        ("2025-08-18T17:30:00Z", "dang-dien-ra"),
        ("2025-12-31T16:30:00Z", "dang-dien-ra"),
        ("2025-12-31T17:30:00Z", "da-ket-thuc"),
    ],
)
def test_the_state_is_that_of_the_day_in_vietnam(
    browser: Browser, site_url: str, now: str, state: str
) -> None:
    context = browser.new_context(timezone_id="America/Los_Angeles")
    page = context.new_page()
    page.clock.set_fixed_time(now)
    page.goto(f"{site_url}{SEARCH}?q=3838&trang-thai={state}")
    expect(page.locator(_STATUS)).to_have_text("1 kết quả cho “3838”")
    context.close()


def test_what_is_shown_of_a_hit_begins_with_a_sentence_or_says_that_it_is_cut(
    reader: Page, site_url: str
) -> None:
    said = []
    for query in ("bao+cao", "dai+hoi", "zalo", "so+y+te+quang+ninh"):
        _searched(reader, site_url, f"q={query}")
        said += reader.locator(".hit-text").all_inner_texts()
    assert len(said) > 20
    assert [text for text in said if text.startswith("… ")]
    assert not [text for text in said if text[0].islower()]


FILLER = "lời " * 40


@pytest.mark.parametrize(
    ("text", "start"),
    [
        (f"Mở đầu có zalo. {FILLER}{FILLER}", "Mở đầu có zalo."),
        (f"{FILLER}hết. Tin trên zalo. {FILLER}", "… Tin trên zalo."),
        (f"{FILLER}một hai ba bốn năm sáu bảy tám zalo {FILLER}", "… một hai ba"),
        (f"{FILLER}một; hai. Ba bốn zalo {FILLER}", "… Ba bốn zalo"),
    ],
)
def test_a_long_text_is_cut_at_a_word_and_if_one_is_near_at_a_sentence(
    reader: Page, site_url: str, text: str, start: str
) -> None:
    _searched(reader, site_url, "q=zalo")
    cut = reader.evaluate("text => PortalSearch.excerpt(text, new Set(['zalo']))", text.strip())
    assert cut.startswith(start)
    assert cut.endswith(" …")


def test_approximate_hits_are_marked_as_such(reader: Page, site_url: str) -> None:
    _searched(reader, site_url, "q=tuyen+truyn")
    expect(reader.locator(_STATUS)).to_contain_text("kết quả gần đúng")
    expect(reader.locator(".hit").first).to_contain_text("gần đúng")


def test_when_nothing_is_found_the_page_helps(reader: Page, start: str) -> None:
    _searched(reader, start, "q=zalo+xyzkhong")
    expect(reader.locator(_STATUS)).to_have_text("Không tìm thấy kết quả nào cho “zalo xyzkhong”.")
    expect(reader.get_by_role("heading", name="Xem theo danh sách")).to_be_visible()
    reader.get_by_role("link", name="zalo", exact=True).click()
    expect(reader.locator(_STATUS)).to_have_text(re.compile("kết quả cho “zalo”"))


def test_a_new_query_needs_no_new_page_and_the_way_back_works(reader: Page, start: str) -> None:
    _searched(reader, start, "q=zalo")
    reader.get_by_role("combobox").fill("infographic")
    reader.keyboard.press("Enter")
    expect(reader.locator(_STATUS)).to_contain_text("“infographic”")
    reader.go_back()
    expect(reader.locator(_STATUS)).to_contain_text("“zalo”")


def test_suggestions_do_not_lie_over_the_results(reader: Page, start: str) -> None:
    _searched(reader, start, "q=zalo")
    field = reader.get_by_role("combobox", name="Tìm kế hoạch")
    field.fill("so y te")
    expect(reader.get_by_role("listbox")).to_be_visible()
    reader.keyboard.press("Enter")
    expect(reader.locator(_STATUS)).to_contain_text("“so y te”")
    expect(reader.get_by_role("listbox")).to_be_hidden()
    expect(field).to_have_attribute("aria-expanded", "false")
    field.press("ArrowDown")
    expect(reader.get_by_role("listbox")).to_be_visible()


@pytest.mark.parametrize("late", ["search-data.js", "find.js"])
def test_what_is_typed_before_the_search_is_there_stays(
    reader: Page, site_url: str, late: str
) -> None:
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    reader.route(f"**/{late}", hold)
    field = reader.get_by_label("Tìm kế hoạch, việc, đơn vị, điều khoản, văn bản, sự kiện")
    with reader.expect_request(f"**/{late}"):
        reader.goto(f"{site_url}{SEARCH}", wait_until="commit")
        field.press_sequentially("truyen")
    for route in held:
        route.continue_()
    expect(reader.get_by_role("listbox")).to_be_visible()
    field.press_sequentially(" thong")
    expect(field).to_have_value("truyen thong")


def test_a_query_is_shown_as_text_only(reader: Page, site_url: str) -> None:
    _searched(reader, site_url, "q=%3Cimg+src%3Dx+onerror%3Dalert(1)%3E&nam=%3Cb%3E")
    assert reader.locator("main img, main b").count() == 0


def test_suggestions_are_walked_with_the_arrows_and_left_with_escape(
    reader: Page, start: str
) -> None:
    reader.goto(_address(start, CONGRESS))
    field = reader.get_by_role("combobox", name="Tìm trên cổng")
    field.focus()
    reader.keyboard.type("so y te quang")
    options = reader.get_by_role("option")
    expect(options.first).to_contain_text("Sở Y tế tỉnh Quảng Ninh")
    expect(field).to_have_attribute("aria-expanded", "true")
    reader.keyboard.press("ArrowDown")
    active = options.first.get_attribute("id")
    expect(field).to_have_attribute("aria-activedescendant", str(active))
    expect(options.first).to_have_attribute("aria-selected", "true")
    reader.keyboard.press("Escape")
    expect(field).to_have_attribute("aria-expanded", "false")
    reader.keyboard.press("ArrowDown")
    expect(options.first).to_be_visible()
    reader.keyboard.press("ArrowDown")
    reader.keyboard.press("Enter")
    expect(reader.get_by_role("heading", level=1)).to_have_text("Sở Y tế tỉnh Quảng Ninh")


def test_the_header_s_form_leads_to_the_results(reader: Page, start: str) -> None:
    reader.goto(_address(start, CONGRESS))
    reader.get_by_label("Tìm trên cổng").fill("3838")
    reader.keyboard.press("Enter")
    expect(reader.locator(_STATUS)).to_have_text("1 kết quả cho “3838”")


def test_on_a_phone_a_button_opens_the_form(reader: Page, site_url: str) -> None:
    reader.set_viewport_size({"width": 390, "height": 844})
    reader.goto(site_url + CONGRESS)
    opener = reader.get_by_role("link", name="Tìm kiếm", exact=True)
    expect(reader.get_by_label("Tìm trên cổng")).to_be_hidden()
    height = reader.locator(".portal-header").bounding_box()
    opener.click()
    expect(reader.get_by_label("Tìm trên cổng")).to_be_focused()
    assert reader.locator(".portal-header").bounding_box() == height
    reader.keyboard.press("Escape")
    expect(opener).to_be_focused()
    expect(reader.get_by_label("Tìm trên cổng")).to_be_hidden()


def test_search_data_come_only_when_someone_searches(reader: Page, site_url: str) -> None:
    asked: list[str] = []

    def note(request: Request) -> None:
        asked.append(request.url.rpartition("/")[2])

    reader.on("request", note)
    for address in ("", CONGRESS, SEARCH):
        reader.goto(site_url + address, wait_until="networkidle")
    assert not {"search-data.js", "minisearch.js"} & set(asked)
    reader.locator("#tim").focus()
    reader.wait_for_function("Boolean(window.PORTAL_SEARCH && window.MiniSearch)")
    assert asked.count("search-data.js") == 1


def test_a_search_moves_nothing_on_the_page(reader: Page, site_url: str) -> None:
    reader.add_init_script(
        "window.moved = 0; new PerformanceObserver(list => list.getEntries().forEach(entry => {"
        " window.moved += entry.value; })).observe({ type: 'layout-shift', buffered: true });"
    )
    _searched(reader, site_url, "q=tuyen+truyen")
    reader.wait_for_timeout(200)
    assert reader.evaluate("window.moved") < 0.1


def test_without_scripts_the_form_and_the_lists_serve(browser: Browser, site_url: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site_url + CONGRESS)
    page.get_by_label("Tìm trên cổng").fill("3838")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/tim-kiem/\?q=3838$"))
    page.get_by_role("link", name="Mọi kế hoạch").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Kế hoạch")
    context.close()
