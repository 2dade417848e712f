"""The home page on the reader's day, over all plans."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser


def titles(reader: Page, heading: str) -> list[str]:
    part = reader.locator(".today section").filter(
        has=reader.get_by_role("heading", name=heading, exact=True)
    )
    expect(part).to_be_visible()
    return part.locator(":scope > ul > li .happening-title").all_inner_texts()


def test_it_tells_what_is_under_way_and_what_is_due(reader: Page, site_url: str) -> None:
    reader.clock.set_fixed_time("2025-11-20T01:00:00Z")
    reader.goto(site_url)
    expect(reader.get_by_role("heading", name="Mọi kế hoạch hôm nay, 20/11/2025")).to_be_visible()
    assert titles(reader, "Đang diễn ra") == [
        "Đợt 2 – 2.1. Trước khai mạc đang diễn ra, còn 60 ngày",
        "Đợt 2 đang diễn ra, còn 64 ngày",
        "Đợt 3 đang diễn ra",
        (
            "Nắm bắt tư tưởng, dư luận trước, trong và sau đại hội đảng; nêu vấn đề nổi cộm để "
            "định hướng, xử lý đang diễn ra, còn 161 ngày"
        ),
        "Đợt 2 – 2.2. Trong thời gian diễn ra bắt đầu sau 61 ngày",
        "Đợt 3 bắt đầu sau 65 ngày",
    ]
    due = reader.locator(".happening--dated").first
    expect(due.locator("time")).to_have_text("29/11/2025")
    expect(due.locator(".day-state")).to_have_text("còn 9 ngày")
    expect(due).to_contain_text("chậm nhất 29/11/2025")
    due.get_by_role("group").locator("summary").click()
    expect(due).to_contain_text("“trước ngày 30/11/2025” không gồm ngày 30/11/2025")
    expect(reader.locator(".by-time")).to_be_hidden()


def test_a_recurring_duty_stands_there_once_on_its_next_day(reader: Page, site_url: str) -> None:
    reader.clock.set_fixed_time("2026-11-22T01:00:00Z")
    reader.goto(site_url)
    due = reader.locator(".happening--dated")
    expect(due.locator("time")).to_have_text(["31/12/2026", "07/4/2027"])
    expect(due.locator(".day-state")).to_have_text(["còn 39 ngày", "còn 136 ngày"])
    expect(reader.get_by_text("Hôm nay không có đợt nào chắc chắn đang diễn ra.")).to_be_visible()
    expect(reader.locator(".today .hint")).to_have_text(
        "Đã bắt đầu, chưa rõ đã kết thúc hay chưa: Đợt 3, Tuyên truyền tiến tới Đại hội XIV."
    )


@pytest.mark.parametrize(
    ("day", "year", "marked"),
    [("2025-11-20", "2025", 1), ("2026-11-22", "2026", 1), ("2031-05-05", "2026", 0)],
)
def test_one_year_is_shown_with_today_on_it(
    reader: Page, site_url: str, day: str, year: str, marked: int
) -> None:
    reader.clock.set_fixed_time(f"{day}T01:00:00Z")
    reader.goto(site_url)
    strip = reader.locator(".strip:visible")
    expect(strip).to_have_count(1)
    expect(strip).to_have_attribute("data-year", year)
    expect(strip.locator(".strip-today")).to_have_count(marked)


def test_years_after_the_last_plan_say_that_nothing_is_known(reader: Page, site_url: str) -> None:
    reader.clock.set_fixed_time("2040-05-05T01:00:00Z")
    reader.goto(site_url)
    expect(reader.get_by_text("Không có hạn nào sắp tới.")).to_be_visible()


@pytest.mark.parametrize("width", [390, 1280])
def test_no_number_of_a_paper_is_broken_across_lines(
    reader: Page, site_url: str, width: int
) -> None:
    reader.set_viewport_size({"width": width, "height": 900})
    reader.clock.set_fixed_time("2025-08-20T01:00:00Z")
    unit = "don-vi-truc-thuoc-so-y-te-quang-ninh"
    reader.add_init_script(f"localStorage.setItem('portal-unit', '{unit}')")
    reader.goto(site_url)
    numbers = reader.locator(".own-parts .num")
    expect(numbers.filter(has_text="57-NQ/TW")).not_to_have_count(0)
    lines = numbers.evaluate_all("all => all.map((one) => one.getClientRects().length)")
    assert set(lines) <= {0, 1}
    unmarked = r"""() => [...document.querySelectorAll('.own-parts a, .today-parts a')]
        .flatMap((link) => [...link.childNodes])
        .filter((node) => node.nodeType === 3 && /\d-[A-ZĐ]/.test(node.data)).length"""
    assert reader.evaluate(unmarked) == 0
