"""The reader's day: how times stand today in Vietnam, whatever the browser's clock and zone."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.conftest import ROOT

pytestmark = pytest.mark.browser

CONGRESS = "ke-hoach/syt-quang-ninh-2025-dai-hoi-dang/"
KIEN_MOC = "ke-hoach/du-kien-moc-2025-dai-hoi-xiv/"
REPORTING = "don-vi/don-vi-truc-thuoc-so-y-te-quang-ninh/"
QUARTERLY = "don-vi/co-quan-don-vi-to-chuc-co-so-dang-xa-ham-liem/"


def at(reader: Page, moment: str, url: str) -> None:
    """Open `url` when it is `moment`; a day alone is its morning in Vietnam."""
    reader.clock.set_fixed_time(moment if "T" in moment else f"{moment}T01:00:00Z")
    reader.goto(url)


@contextmanager
def zone(browser: Browser, timezone: str) -> Iterator[Page]:
    """A browser page whose clock is in another zone."""
    context = browser.new_context(timezone_id=timezone)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize(
    ("day", "phase", "words"),
    [
        ("2025-06-29", "dot-1", []),
        ("2025-06-30", "dot-1", []),
        ("2025-08-30", "dot-1", []),
        ("2025-08-31", "dot-1", ["đang diễn ra, hôm nay là ngày cuối"]),
        ("2025-09-01", "dot-1", ["đã kết thúc"]),
        ("2025-08-22", "dot-2", ["bắt đầu sau 10 ngày"]),
        ("2025-08-31", "dot-2", ["bắt đầu sau 1 ngày"]),
        ("2025-09-01", "dot-2", ["đang diễn ra, còn 29 ngày"]),
        ("2025-09-30", "dot-2", ["đang diễn ra, hôm nay là ngày cuối"]),
        ("2025-10-01", "dot-2", ["đã kết thúc"]),
        ("2026-01-23", "dot-3", ["đang diễn ra"]),
        ("2026-01-24", "dot-3", []),
        ("2026-04-30", "dot-3", []),
        ("2026-05-01", "dot-3", ["đã kết thúc"]),
    ],
)
def test_a_phase_stands_to_the_day_as_far_as_its_days_are_known(
    reader: Page, site_url: str, day: str, phase: str, words: list[str]
) -> None:
    at(reader, day, f"{site_url}{CONGRESS}")
    expect(reader.locator(f"tr#dot-{phase} .day-state")).to_have_text(words)


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("2026-01-23", ["bắt đầu sau 1 ngày"]),
        ("2026-01-24", ["đang diễn ra"]),
        ("2026-01-25", []),
        ("2030-01-01", []),
    ],
)
def test_of_a_phase_without_an_end_only_the_first_day_is_certain(
    reader: Page, site_url: str, day: str, words: list[str]
) -> None:
    at(reader, day, f"{site_url}{KIEN_MOC}")
    expect(reader.locator("tr#dot-dot-3 .day-state")).to_have_text(words)


@pytest.mark.parametrize(
    ("day", "words", "sort"),
    [
        ("2025-11-20", "còn 9 ngày", "ahead"),
        ("2025-11-22", "còn 7 ngày", "near"),
        ("2025-11-29", "hôm nay", "near"),
        ("2025-11-30", "đã qua hạn 1 ngày", "past"),
        ("2026-11-22", "đã qua hạn 358 ngày", "past"),
    ],
)
def test_a_deadline_stands_to_the_day_in_words_and_colour(
    reader: Page, site_url: str, day: str, words: str, sort: str
) -> None:
    at(reader, day, f"{site_url}{REPORTING}")
    report = reader.locator("#bao-cao + ul > li").filter(has_text="trước ngày 30/11/2025")
    expect(report.locator(".day-state")).to_have_text(words)
    expect(report.locator(".day-state")).to_have_class(f"day-state day-state--{sort}")
    expect(report.locator("time")).to_have_text("29/11/2025")


@pytest.mark.parametrize("timezone", ["Pacific/Kiritimati", "Pacific/Honolulu"])
@pytest.mark.parametrize(
    ("moment", "words"),
    [
        ("2025-11-28T16:59:59Z", "còn 1 ngày"),
        ("2025-11-28T17:00:00Z", "hôm nay"),
        ("2025-11-29T16:59:59Z", "hôm nay"),
        ("2025-11-29T17:00:00Z", "đã qua hạn 1 ngày"),
    ],
)
def test_the_day_turns_in_vietnam_wherever_the_browser_is(
    browser: Browser, site_url: str, timezone: str, moment: str, words: str
) -> None:
    with zone(browser, timezone) as page:
        at(page, moment, f"{site_url}{REPORTING}")
        expect(page.locator("#bao-cao + ul .day-state").first).to_have_text(words)


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("2026-11-22", "lần tới 31/12/2026, còn 39 ngày"),
        ("2026-12-31", "hôm nay"),
        ("2027-01-01", "lần tới 31/3/2027, còn 89 ngày"),
    ],
)
def test_a_recurring_duty_names_its_next_day(
    reader: Page, site_url: str, day: str, words: str
) -> None:
    at(reader, day, f"{site_url}{QUARTERLY}")
    expect(reader.locator("table.duties .day-state")).to_have_text([words])


def test_a_page_left_open_over_midnight_is_right_when_one_comes_back_to_it(
    reader: Page, site_url: str
) -> None:
    at(reader, "2025-11-28", f"{site_url}{REPORTING}")
    state = reader.locator("#bao-cao + ul .day-state").first
    expect(state).to_have_text("còn 1 ngày")
    reader.clock.set_fixed_time("2025-11-30T01:00:00Z")
    reader.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(state).to_have_text("đã qua hạn 1 ngày")


def test_on_a_units_page_what_has_passed_stands_below_under_its_own_heading(
    reader: Page, site_url: str
) -> None:
    at(reader, "2025-11-29", f"{site_url}{REPORTING}")
    expect(reader.get_by_role("heading", name="Đã qua")).to_have_count(0)
    at(reader, "2025-11-30", f"{site_url}{REPORTING}")
    past = reader.get_by_role("heading", name="Đã qua", exact=True)
    expect(past.locator("+ table tbody tr")).to_have_count(1)
    expect(past.locator("+ table tbody th")).to_contain_text("Báo cáo Sở Y tế kết quả")
    expect(reader.get_by_text("Không còn hạn nào phía trước.")).to_be_visible()


def test_the_nearest_of_what_has_passed_comes_first(page: Page) -> None:
    at(page, "2025-06-15", "about:blank")
    rows = "".join(
        f"<tr><td><span class='when' data-clock data-due='{day}'>{day}</span></td></tr>"
        for day in ("2025-05-01", "2025-06-10", "2025-06-20", "2025-07-01")
    )
    page.set_content(
        "<table data-split-past><caption>Có ngày</caption>"
        f"<thead><tr><th>Khi nào</th></tr></thead><tbody>{rows}</tbody></table>"
    )
    for name in ("day.js", "today.js"):
        page.add_script_tag(path=ROOT / "theme/assets" / name)
    assert [
        table.locator("tbody td").all_inner_texts() for table in page.locator("table").all()
    ] == [
        ["2025-06-20 còn 5 ngày", "2025-07-01 còn 16 ngày"],
        ["2025-06-10 đã qua hạn 5 ngày", "2025-05-01 đã qua hạn 45 ngày"],
    ]


@pytest.mark.parametrize("days", [29, 30])
def test_a_copy_of_thirty_days_is_not_old(reader: Page, site_url: str, days: int) -> None:
    at(reader, built(reader, site_url, timedelta(days=days)), site_url)
    expect(reader.locator(".old-copy")).to_have_text("")


def test_an_older_copy_says_so_at_the_top_of_every_page(reader: Page, site_url: str) -> None:
    moment = built(reader, site_url, timedelta(days=31))
    for address in ("", REPORTING, "huong-dan/"):
        at(reader, moment, f"{site_url}{address}")
        notice = reader.locator("[role=status].old-copy")
        day = notice.get_attribute("data-built-day")
        expect(notice).to_have_text(
            f"Bản này dựng ngày {day}, đã hơn 30 ngày; có thể có kế hoạch mới hơn."
        )
        expect(notice).to_be_in_viewport()
        expect(reader.get_by_text(f"ngày {day}").last).to_be_attached()


def built(reader: Page, site_url: str, later: timedelta) -> str:
    """The moment so much later than the site's own."""
    reader.goto(site_url)
    moment = reader.locator("footer time").get_attribute("datetime")
    assert moment
    return (datetime.fromisoformat(moment) + later).isoformat()


def test_without_scripts_the_dates_and_phrases_stand_and_nothing_is_said_of_today(
    browser: Browser, site_url: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site_url}{REPORTING}")
    expect(page.locator(".day-state")).to_have_count(0)
    report = page.locator("#bao-cao + ul > li").first
    expect(report.locator("q")).to_have_text("trước ngày 30/11/2025")
    expect(report.locator("time")).to_have_text("29/11/2025")
    expect(page.locator(".old-copy")).to_have_text("")
    page.goto(site_url)
    for selector in (".picker", ".own", ".today"):
        expect(page.locator(selector)).to_be_hidden()
    expect(page.get_by_role("link", name="Văn phòng Sở Y tế tỉnh Quảng Ninh")).to_be_visible()
    expect(page.locator(".timetable").get_by_text("hạn 29/11/2025")).to_be_visible()
    expect(page.locator(".strip").first).to_be_visible()
    context.close()


def test_on_paper_nothing_is_said_of_today(reader: Page, site_url: str) -> None:
    at(reader, "2025-11-20", f"{site_url}{REPORTING}")
    reader.emulate_media(media="print")
    expect(reader.locator(".day-state").first).to_be_hidden()
    expect(reader.locator("time").first).to_be_visible()


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("address", ["", REPORTING, CONGRESS])
def test_what_the_scripts_add_does_not_make_the_page_jump(
    page: Page, site_url: str, address: str, width: int
) -> None:
    page.route(
        "**/*.woff2", lambda route: route.abort()
    )  # a font that comes late is another matter
    page.add_init_script(
        "window.jumps = 0; new PerformanceObserver((list) => list.getEntries().forEach("
        "(entry) => { window.jumps += entry.value; })).observe({type: 'layout-shift', "
        "buffered: true});"
    )
    page.set_viewport_size({"width": width, "height": 900})
    at(page, "2025-11-20", f"{site_url}{address}")
    expect(page.locator(".day-state").first).to_be_visible()
    assert page.evaluate("window.jumps") < 0.1
