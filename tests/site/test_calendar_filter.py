"""The calendar's and the lists' filters and the reader's day, in a real browser."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

pytestmark = pytest.mark.browser

AUTUMN = "2025-10-02T05:00:00Z"
OFFICE = "van-phong-so-y-te-quang-ninh"
YEAR = "lich/2025/"


@pytest.fixture(params=["http", "file"])
def start(request: pytest.FixtureRequest, site: Path, site_url: str) -> str:
    """The site's address over http, and as a folder on a disk."""
    return site_url if request.param == "http" else f"{site.as_uri()}/"


def _open(reader: Page, start: str, address: str, moment: str = AUTUMN) -> None:
    page, _, rest = address.partition("?")
    file = "index.html" if start.startswith("file:") else ""
    reader.emulate_media(reduced_motion="reduce")
    reader.clock.set_fixed_time(moment)
    reader.goto(start + page + file + (f"?{rest}" if rest else ""))


def _seen(reader: Page, selector: str) -> int:
    return reader.locator(selector).filter(visible=True).count()


def test_a_filter_leaves_what_fits_everywhere_and_says_so(reader: Page, start: str) -> None:
    _open(reader, start, YEAR)
    expect(reader.get_by_role("status").last).to_be_empty()
    reader.get_by_label("Loại").select_option("Hạn chót")
    expect(reader.locator(".filter-says")).to_have_text(
        "Đang lọc theo loại: Hạn chót. Còn 1 mục theo ngày."
    )
    assert _seen(reader, ".agenda-item") == 1
    assert _seen(reader, ".timeline-bar") == 0
    assert _seen(reader, ".loose-plan") == 0
    assert _seen(reader, ".month-day a[href]") == 1
    expect(reader.locator('.month-day a[href="#ngay-2025-11-29"]')).to_have_text(
        re.compile("29/11: hạn chótH")
    )
    expect(reader.get_by_text("Không đợt nào khớp bộ lọc.")).to_be_visible()
    expect(reader.get_by_text("Không việc nào không có ngày khớp bộ lọc.")).to_be_visible()


def test_the_choice_stays_in_the_address_and_goes_to_other_years(reader: Page, start: str) -> None:
    _open(reader, start, YEAR)
    reader.get_by_label("Đơn vị").select_option(OFFICE)
    reader.get_by_label("Hôm nay").select_option("Đang diễn ra")
    query = f"don-vi={OFFICE}&trang-thai=dang-dien-ra"
    expect(reader).to_have_url(re.compile(re.escape(query) + "$"))
    said = (
        "Đang lọc theo đơn vị: Văn phòng Sở Y tế tỉnh Quảng Ninh; hôm nay: Đang diễn ra (tính theo "
        "ngày 02/10/2025; chưa rõ ngày kết thúc thì coi là đang diễn ra). Còn "
    )
    expect(reader.locator(".filter-says")).to_contain_text(said)
    before = _seen(reader, ".agenda-item")
    reader.reload()
    expect(reader.locator(".filter-says")).to_contain_text(said)
    expect(reader.get_by_label("Đơn vị")).to_have_value(OFFICE)
    assert _seen(reader, ".agenda-item") == before
    reader.locator("a[rel=next]").first.click()
    expect(reader).to_have_url(re.compile(r"/lich/2026/(index\.html)?\?" + re.escape(query)))
    expect(reader.get_by_label("Đơn vị")).to_have_value(OFFICE)


def test_every_duty_of_the_chosen_unit_and_no_other_is_left(reader: Page, site_url: str) -> None:
    _open(reader, site_url, f"{YEAR}?don-vi={OFFICE}&loai=khong-ngay")
    rows = reader.locator(".loose tbody tr:not(.loose-kind)").filter(visible=True)
    assert rows.count() > 0
    assert rows.filter(has=reader.locator(f'[data-duty*=" {OFFICE} "]')).count() == rows.count()
    every = reader.locator(f'.loose tr:has([data-duty*=" {OFFICE} "])')
    assert every.count() == rows.count()


def test_nothing_left_says_why_and_what_to_do(reader: Page, start: str) -> None:
    _open(reader, start, f"{YEAR}?don-vi={OFFICE}&loai=su-kien&trang-thai=dang-dien-ra")
    expect(reader.locator(".filter-says")).to_contain_text(
        "Năm 2025 không có gì khớp đủ các điều kiện này; hãy bớt một điều kiện, xem năm khác, "
        "hoặc bỏ lọc."
    )
    reader.get_by_role("button", name="Bỏ lọc").click()
    expect(reader.locator(".filter-says")).to_have_text("Đã bỏ lọc.")
    expect(reader).not_to_have_url(re.compile(r"\?"))
    assert reader.locator(".calendar [hidden]").count() == 0


def test_clearing_brings_everything_back_as_it_was(reader: Page, site_url: str) -> None:
    _open(reader, site_url, YEAR)
    state = "document.querySelector('.calendar').innerText"
    boxes = "[...document.querySelectorAll('.timeline svg')].map(s => s.getAttribute('viewBox'))"
    before = reader.evaluate(state), [box.split()[2] for box in reader.evaluate(boxes)]
    height = reader.evaluate("document.querySelector('.timeline').offsetHeight")
    reader.locator("select[name=ke-hoach]").select_option(index=1)
    expect(reader.locator(".filter-says")).to_contain_text("Đang lọc theo kế hoạch: ")
    reader.get_by_role("button", name="Bỏ lọc").click()
    after = reader.evaluate(state), [box.split()[2] for box in reader.evaluate(boxes)]
    assert after[0].replace("Đã bỏ lọc.\n\n", "") == before[0]
    assert after[1] == before[1]
    assert reader.evaluate("document.querySelector('.timeline').offsetHeight") == height


def test_a_printed_page_says_which_filter_is_on(reader: Page, start: str) -> None:
    _open(reader, start, f"{YEAR}?loai=han")
    reader.emulate_media(media="print")
    expect(reader.locator("form.filter")).to_be_hidden()
    expect(reader.get_by_text("Đang lọc theo loại: Hạn chót.")).to_be_visible()
    assert _seen(reader, ".agenda-item") == 1
    _open(reader, start, YEAR)
    expect(reader.locator(".filter-says")).to_be_hidden()
    expect(reader.locator(".agenda-today")).to_be_hidden()


def test_the_filter_works_by_keyboard_alone(reader: Page, site_url: str) -> None:
    _open(reader, site_url, YEAR)
    assert reader.evaluate("document.activeElement === document.body")
    for _ in range(40):
        reader.keyboard.press("Tab")
        if reader.evaluate("document.activeElement.name") == "loai":
            break
    reader.keyboard.press("ArrowDown")
    reader.keyboard.press("ArrowDown")
    expect(reader.get_by_label("Loại")).to_be_focused()
    expect(reader.locator(".filter-says")).to_contain_text("Đang lọc theo loại: Hạn chót.")
    reader.keyboard.press("Tab")
    reader.keyboard.press("Tab")
    expect(reader.get_by_role("button", name="Bỏ lọc")).to_be_focused()
    reader.keyboard.press("Enter")
    expect(reader.locator(".filter-says")).to_have_text("Đã bỏ lọc.")


def test_today_is_marked_and_scrolled_to_once(reader: Page, start: str) -> None:
    _open(reader, start, YEAR)
    line = reader.get_by_text("Hôm nay, 02/10/2025", exact=True)
    expect(line).to_be_in_viewport()
    assert reader.evaluate("document.activeElement === document.body")
    following = line.evaluate("e => e.nextElementSibling?.dataset.day ?? ''")
    assert following == "" or following >= "2025-10-02"
    assert line.evaluate("e => e.previousElementSibling.dataset.day") < "2025-10-02"
    cell = reader.locator("td[aria-current=date]")
    expect(cell).to_have_count(1)
    expect(cell).to_have_text("2 (hôm nay)")
    assert reader.locator("svg.timeline-wide .timeline-today").count() > 0
    expect(reader.get_by_text("hôm nay, 02/10/2025", exact=True)).to_be_attached()
    reader.evaluate("scrollTo(0, 0)")
    reader.get_by_role("link", name="Đến hôm nay").click()
    expect(line).to_be_in_viewport()


def test_the_line_of_today_stands_between_the_months_around_it(reader: Page, site_url: str) -> None:
    _open(reader, site_url, YEAR)
    october = (
        "[...document.querySelectorAll('.timeline-wide .timeline-line')].map(l => l.getBBox().x)"
    )
    starts = reader.evaluate(october)[:13]
    today = reader.evaluate(
        "(() => { const b = document.querySelector('.timeline-wide .timeline-today').getBBox();"
        " return b.x + b.width / 2; })()"
    )
    assert starts[9] < today < starts[10]


@pytest.mark.parametrize(
    ("address", "moment"),
    [
        (f"{YEAR}#khong-ngay", AUTUMN),
        (YEAR, "2026-11-22T05:00:00Z"),
        (YEAR, "2025-12-31T17:00:00Z"),  # New Year already in Vietnam
    ],
)
def test_a_place_that_was_asked_for_or_another_year_is_not_left(
    reader: Page, site_url: str, address: str, moment: str
) -> None:
    _open(reader, site_url, address, moment)
    reader.wait_for_load_state("load")
    if "#" in address:
        expect(reader.locator("#khong-ngay")).to_be_in_viewport()
    else:
        expect(reader.locator("#hom-nay")).to_have_count(0)
        expect(reader.get_by_role("link", name="Đến hôm nay")).to_have_count(0)
        assert reader.evaluate("scrollY") == 0


def test_a_month_without_plans_says_that_today_is_in_it(reader: Page, site_url: str) -> None:
    _open(reader, site_url, YEAR, "2025-02-20T05:00:00Z")
    expect(reader.get_by_text("Hôm nay: 20/02/2025.")).to_be_attached()
    line = reader.get_by_text("Hôm nay, 20/02/2025", exact=True)
    assert line.evaluate("e => e.nextElementSibling.id") == "thang-6"


def test_the_list_of_plans_narrows_by_words_and_choices(reader: Page, start: str) -> None:
    _open(reader, start, "ke-hoach/")
    rows = reader.locator("[data-item]").filter(visible=True)
    assert rows.count() == 5
    reader.get_by_label("Tên, số kế hoạch").fill("đai hoi đang")
    expect(reader.locator(".filter-says")).to_contain_text("Còn ")
    reader.get_by_label("Cơ quan ban hành").select_option("Sở Y tế tỉnh Quảng Ninh")
    expect(reader.locator(".filter-says")).to_have_text(
        "Đang lọc theo tên, số kế hoạch: “đai hoi đang”; cơ quan ban hành: Sở Y tế tỉnh Quảng "
        "Ninh. Còn 1 trong 5 kế hoạch."
    )
    reader.reload()
    expect(rows).to_have_count(1)
    expect(reader.get_by_label("Tên, số kế hoạch")).to_have_value("đai hoi đang")
    reader.get_by_label("Năm").select_option("2023")
    expect(reader.locator(".filter-says")).to_contain_text(
        "Không kế hoạch nào khớp; hãy gõ ít chữ hơn, bớt một điều kiện, hoặc bỏ lọc."
    )
    reader.get_by_role("button", name="Bỏ lọc").click()
    expect(reader.locator(".filter-says")).to_have_text("Đã bỏ lọc: 5 kế hoạch.")
    expect(rows).to_have_count(5)


def test_plans_can_be_chosen_by_their_state_today(reader: Page, site_url: str) -> None:
    _open(reader, site_url, "ke-hoach/?trang-thai=da-qua", "2026-01-01T05:00:00Z")
    rows = reader.locator("[data-item]").filter(visible=True)
    expect(rows).to_have_count(1)
    expect(rows).to_contain_text("3838/KH-SYT")
    _open(reader, site_url, "ke-hoach/?trang-thai=sap-toi", "2026-01-01T05:00:00Z")
    expect(rows).to_have_count(1)
    expect(rows).to_contain_text("Tuyên truyền Chương trình 07")


def test_units_are_found_by_other_names_without_diacritics(reader: Page, start: str) -> None:
    _open(reader, start, "don-vi/?q=syt")
    expect(reader.locator(".filter-says")).to_have_text(
        re.compile(r"^Đang lọc theo tên đơn vị, tên gọi khác: “syt”\. Còn \d+ trong \d+ đơn vị\.$")
    )
    link = reader.get_by_role("link", name="Sở Y tế tỉnh Quảng Ninh", exact=True)
    expect(link.first).to_be_visible()
    expect(reader.get_by_role("heading", level=2, name="Lạng Sơn")).to_be_hidden()


def test_without_scripts_everything_stands_and_no_filter_is_shown(
    browser: Browser, site_url: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    for address in (f"{YEAR}?loai=han", "ke-hoach/?q=xyz", "don-vi/?q=xyz"):
        page.goto(site_url + address)
        expect(page.locator("form.filter")).to_be_hidden()
        expect(page.locator(".filter-says")).to_be_hidden()
        assert page.locator(".calendar [hidden], .filtered [hidden]").count() == 0
    context.close()


def test_a_plan_that_has_only_an_unknown_beginning_is_found_as_that(
    reader: Page, site_url: str
) -> None:
    def without_days(route: Route) -> None:
        page = route.fetch()
        known = re.compile(r'(?: data-start="[^"]*")( data-start-open="")(?: data-end="[^"]*")?')
        route.fulfill(response=page, body=known.sub(r"\1", page.text()))

    reader.route("**/ke-hoach/?trang-thai=chua-ro", without_days)
    _open(reader, site_url, "ke-hoach/?trang-thai=chua-ro", "2030-01-01T05:00:00Z")
    expect(reader.locator(".filter-says")).to_contain_text("Còn 3 trong 5 kế hoạch.")
