"""Every kind of page before, in and after what it tells of, in browsers far from Vietnam.

Moments are written in Vietnam's time, at the two sides of its midnight; the browser is elsewhere.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.site.kinds import ADDRESSES

pytestmark = pytest.mark.browser

AHEAD, BEHIND, SUMMER_TIME = "Pacific/Kiritimati", "Pacific/Pago_Pago", "America/New_York"
VIETNAM = "Asia/Ho_Chi_Minh"
LAST, FIRST = "T23:59:59+07:00", "T00:00:00+07:00"

CONGRESS = "ke-hoach/syt-quang-ninh-2025-dai-hoi-dang/"
PLAN_3838 = "ke-hoach/syt-quang-ninh-2025-3838-nghi-quyet-57/"
OFFICE = "don-vi/van-phong-so-y-te-quang-ninh/"
OWN = "don-vi-truc-thuoc-so-y-te-quang-ninh"
STATUS = "[role=status][data-search]"
DEADLINE = "[data-clock]:has-text('trước ngày 30/11/2025') >> nth=0"
PERIODICAL = "[data-clock]:has-text('định kỳ') >> nth=0"
TELLING = (
    *ADDRESSES,
    "ke-hoach/?trang-thai=dang-dien-ra",
    "lich/2025/?trang-thai=dang-dien-ra",
    "tim-kiem/?q=3838&trang-thai=dang-dien-ra",
)

Opened = Callable[[str, str, str], Page]


@pytest.fixture
def opened(browser: Browser, site_url: str) -> Iterator[Opened]:
    """Opens an address at a moment in a zone, once its scripts have said what they have to say."""
    pages: dict[str, Page] = {}

    def page_in(zone: str, moment: str, address: str) -> Page:
        if zone not in pages:
            pages[zone] = browser.new_context(timezone_id=zone).new_page()
        page = pages[zone]
        page.clock.set_fixed_time(moment)
        page.goto(f"{site_url}{address}")
        if address == "":
            expect(page.locator(".today h2")).to_be_visible()
        if "q=" in address and "tim-kiem" in address:
            expect(page.locator(STATUS)).not_to_be_empty()
        return page

    yield page_in
    for page in pages.values():
        page.context.close()


@pytest.mark.parametrize("address", TELLING)
def test_a_page_says_the_same_in_every_zone(opened: Opened, address: str) -> None:
    for moment, zone in ((f"2025-12-31{LAST}", AHEAD), (f"2026-01-01{FIRST}", SUMMER_TIME)):
        here, there = (
            opened(one, moment, address).locator("body").inner_text() for one in (VIETNAM, zone)
        )
        assert there == here


@pytest.mark.parametrize("zone", [AHEAD, BEHIND])
@pytest.mark.parametrize(
    ("address", "place", "moment", "words"),
    [
        # a plan: its period, its phases, its deadline
        (CONGRESS, ".facts", f"2025-06-29{LAST}", []),
        (CONGRESS, ".facts", f"2025-08-30{LAST}", []),
        (CONGRESS, ".facts", f"2025-08-31{FIRST}", ["đang diễn ra, còn 242 ngày"]),
        (CONGRESS, ".facts", f"2026-04-30{LAST}", ["đang diễn ra, hôm nay là ngày cuối"]),
        (CONGRESS, ".facts", f"2026-05-01{FIRST}", ["đã kết thúc"]),
        (CONGRESS, "#dot-dot-2", f"2025-08-31{LAST}", ["bắt đầu sau 1 ngày"]),
        (CONGRESS, "#dot-dot-2", f"2025-09-01{FIRST}", ["đang diễn ra, còn 29 ngày"]),
        (CONGRESS, "#dot-dot-2", f"2025-09-30{LAST}", ["đang diễn ra, hôm nay là ngày cuối"]),
        (CONGRESS, "#dot-dot-2", f"2025-10-01{FIRST}", ["đã kết thúc"]),
        (PLAN_3838, DEADLINE, f"2025-11-28{LAST}", ["còn 1 ngày"]),
        (PLAN_3838, DEADLINE, f"2025-11-29{FIRST}", ["hôm nay"]),
        (PLAN_3838, DEADLINE, f"2025-11-29{LAST}", ["hôm nay"]),
        (PLAN_3838, DEADLINE, f"2025-11-30{FIRST}", ["đã qua hạn 1 ngày"]),
        # a unit: what it hands on
        (OFFICE, DEADLINE, f"2025-11-28{LAST}", ["còn 1 ngày"]),
        (OFFICE, DEADLINE, f"2025-11-29{LAST}", ["hôm nay"]),
        (OFFICE, DEADLINE, f"2025-11-30{FIRST}", ["đã qua hạn 1 ngày"]),
        # something periodical without a day: only that it is over
        (OFFICE, PERIODICAL, f"2026-04-30{LAST}", []),
        (OFFICE, PERIODICAL, f"2026-05-01{FIRST}", ["đã kết thúc"]),
        # the home page: what is due next
        ("", ".happening--dated >> nth=0", f"2025-11-29{LAST}", ["hôm nay"]),
        ("", ".happening--dated >> nth=0", f"2025-11-30{FIRST}", ["còn 121 ngày"]),
    ],
)
def test_a_time_stands_to_the_day_in_vietnam(
    opened: Opened, zone: str, address: str, place: str, moment: str, words: list[str]
) -> None:
    page = opened(zone, moment, address)
    expect(page.locator(place).locator(".day-state")).to_have_text(words)


_OPEN_END = "; chưa rõ ngày kết thúc thì coi là đang diễn ra"
_UNDER_WAY = "Đang lọc theo hôm nay: Đang diễn ra (tính theo ngày"
_MAYBE = "Đang lọc theo hôm nay: Chưa rõ đã bắt đầu chưa (tính theo ngày"
_CONGRESS_IS = "Không ghi số · không ghi ngày · Sở Y tế tỉnh Quảng Ninh"
_LOOSE = "16 việc không có ngày"
_NO_PLAN = "Không kế hoạch nào khớp; hãy gõ ít chữ hơn, bớt một điều kiện, hoặc bỏ lọc."


@pytest.mark.parametrize("zone", [AHEAD, BEHIND])
@pytest.mark.parametrize(
    ("address", "place", "moment", "words"),
    [
        ("", ".today h2", f"2025-08-31{LAST}", "Mọi kế hoạch hôm nay, 31/8/2025"),
        ("", ".today h2", f"2025-09-01{FIRST}", "Mọi kế hoạch hôm nay, 01/9/2025"),
        ("", ".strip-today", f"2025-12-31{LAST}", "hôm nay, 31/12/2025"),
        ("", ".strip-today", f"2026-01-01{FIRST}", "hôm nay, 01/01/2026"),
        ("lich/", ".timeline-now", f"2025-12-31{LAST}", " hôm nay, 31/12/2025"),
        ("lich/", ".timeline-now", f"2026-01-01{FIRST}", " hôm nay, 01/01/2026"),
        ("lich/2025/", "#hom-nay", f"2025-01-01{FIRST}", "Hôm nay, 01/01/2025"),
        ("lich/2025/", "[aria-current=date]", f"2025-09-30{LAST}", "30/9: kết thúc đợtC (hôm nay)"),
        ("lich/2025/", "[aria-current=date]", f"2025-10-01{FIRST}", "1/10: bắt đầu đợtĐ (hôm nay)"),
        ("lich/2025/", "#hom-nay", f"2025-12-31{LAST}", "Hôm nay, 31/12/2025"),
        ("lich/2026/", "#hom-nay", f"2026-01-01{FIRST}", "Hôm nay, 01/01/2026"),
        (
            "lich/2025/?trang-thai=dang-dien-ra",
            ".filter-says",
            f"2025-08-31{LAST}",
            f"{_UNDER_WAY} 31/8/2025{_OPEN_END}). Còn 2 đợt, 2 mục theo ngày, {_LOOSE}.",
        ),
        (
            "lich/2025/?trang-thai=dang-dien-ra",
            ".filter-says",
            f"2025-09-01{FIRST}",
            f"{_UNDER_WAY} 01/9/2025{_OPEN_END}). Còn 2 đợt, 3 mục theo ngày, {_LOOSE}.",
        ),
        (
            "lich/2025/?trang-thai=chua-ro",
            ".filter-says",
            f"2025-09-01{FIRST}",
            f"{_MAYBE} 01/9/2025). Còn 1 đợt, 1 mục theo ngày, 13 việc không có ngày.",
        ),
        (
            "ke-hoach/?trang-thai=chua-ro",
            ".filter-says",
            f"2025-08-30{LAST}",
            f"{_MAYBE} 30/8/2025). Còn 2 trong 5 kế hoạch.",
        ),
        (
            "ke-hoach/?trang-thai=chua-ro",
            ".filter-says",
            f"2025-08-31{FIRST}",
            f"{_MAYBE} 31/8/2025). Còn 1 trong 5 kế hoạch.",
        ),
        (
            "tim-kiem/?q=dai+hoi+dang&loai=ke-hoach&trang-thai=chua-ro",
            ".hit-where >> nth=0",
            f"2025-08-30{LAST}",
            f"{_CONGRESS_IS} · chưa rõ đã bắt đầu chưa",
        ),
        (
            "tim-kiem/?q=dai+hoi+dang&loai=ke-hoach&trang-thai=dang-dien-ra",
            ".hit-where >> nth=0",
            f"2025-08-31{FIRST}",
            f"{_CONGRESS_IS} · đang diễn ra",
        ),
        (
            "ke-hoach/?trang-thai=da-qua",
            ".filter-says",
            f"2025-12-31{LAST}",
            f"Đang lọc theo hôm nay: Đã qua (tính theo ngày 31/12/2025). {_NO_PLAN}",
        ),
        (
            "ke-hoach/?trang-thai=da-qua",
            ".filter-says",
            f"2026-01-01{FIRST}",
            "Đang lọc theo hôm nay: Đã qua (tính theo ngày 01/01/2026). Còn 1 trong 5 kế hoạch.",
        ),
        (
            "tim-kiem/?q=3838&trang-thai=sap-toi",
            STATUS,
            f"2025-08-18{LAST}",
            "1 kết quả cho “3838”",
        ),
        (
            "tim-kiem/?q=3838&trang-thai=dang-dien-ra",
            STATUS,
            f"2025-08-19{FIRST}",
            "1 kết quả cho “3838”",
        ),
        (
            "tim-kiem/?q=3838&trang-thai=dang-dien-ra",
            STATUS,
            f"2026-01-01{FIRST}",
            "Không tìm thấy kết quả nào cho “3838”.",
        ),
    ],
)
def test_today_is_vietnams_wherever_a_page_names_it(
    opened: Opened, zone: str, address: str, place: str, moment: str, words: str
) -> None:
    page = opened(zone, moment, address)
    expect(page.locator(place)).to_have_text(words)


def test_home_calls_nothing_under_way_or_coming_that_may_not_have_been_issued(
    opened: Opened,
) -> None:
    for moment, told in ((f"2025-08-30{LAST}", 0), (f"2025-08-31{FIRST}", 1)):
        first = opened(BEHIND, moment, "").locator(".today-parts section").first
        expect(first.get_by_text("Từ nay đến ngày 31/8/2025")).to_have_count(told)


@pytest.mark.parametrize(
    ("unit", "moment", "words"),
    [
        (None, f"2025-06-29{LAST}", None),
        (None, f"2025-06-30{FIRST}", "Chưa rõ đã bắt đầu hay chưa: Đợt 1, "),
        (None, f"2025-08-30{LAST}", "Chưa rõ đã bắt đầu hay chưa: Đợt 1, "),
        (OWN, f"2025-08-30{LAST}", "Chưa rõ đã bắt đầu hay chưa"),
    ],
)
def test_home_names_what_may_have_begun_as_that(
    opened: Opened, unit: str | None, moment: str, words: str | None
) -> None:
    page = opened(BEHIND, moment, "don-vi/")
    page.evaluate("id => id && localStorage.setItem('portal-unit', id)", unit)
    page = opened(BEHIND, moment, "")
    first = page.locator(".own-parts section, .today-parts section").filter(visible=True).first
    expect(first).to_be_visible()
    doubtful = first.locator("p.hint, h5").filter(has_text="Chưa rõ đã bắt đầu")
    if words is None:
        expect(doubtful).to_have_count(0)
    else:
        expect(doubtful).to_contain_text(words)


@pytest.mark.parametrize(
    ("address", "place", "before", "after"),
    [
        ("", ".today h2", "Mọi kế hoạch hôm nay, 18/8/2025", "Mọi kế hoạch hôm nay, 19/8/2025"),
        ("lich/2025/", "#hom-nay", "Hôm nay, 18/8/2025", "Hôm nay, 19/8/2025"),
        (
            "ke-hoach/?trang-thai=sap-toi",
            ".filter-says",
            "Đang lọc theo hôm nay: Sắp tới (tính theo ngày 18/8/2025). Còn 2 trong 5 kế hoạch.",
            "Đang lọc theo hôm nay: Sắp tới (tính theo ngày 19/8/2025). Còn 1 trong 5 kế hoạch.",
        ),
        (
            "tim-kiem/?q=3838&trang-thai=sap-toi",
            STATUS,
            "1 kết quả cho “3838”",
            "Không tìm thấy kết quả nào cho “3838”.",
        ),
    ],
)
def test_a_page_left_open_is_made_anew_when_one_comes_back_on_another_day(
    opened: Opened, address: str, place: str, before: str, after: str
) -> None:
    page = opened(BEHIND, f"2025-08-18{LAST}", address)
    expect(page.locator(place)).to_have_text(before)
    page.clock.set_fixed_time(f"2025-08-19{FIRST}")
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(page.locator(place)).to_have_text(after)


@pytest.mark.parametrize("zone", [AHEAD, BEHIND])
@pytest.mark.parametrize(
    ("address", "moment"),
    [("lich/2025/", f"2024-12-31{LAST}"), ("lich/2025/", f"2026-01-01{FIRST}")],
)
def test_a_year_that_is_not_vietnams_has_no_today(
    opened: Opened, zone: str, address: str, moment: str
) -> None:
    page = opened(zone, moment, address)
    expect(page.locator(".agenda-day").first).to_be_attached()
    expect(page.locator("#hom-nay, [aria-current=date], .month-now, .timeline-now")).to_have_count(
        0
    )
