"""The home page: the reader's unit, what stands in time order, the plans."""

from dataclasses import replace
from pathlib import Path

import pytest

from generator.domain.corpus import Corpus, corpus_of
from generator.pages import home
from generator.pages.environment import Studio
from generator.pages.home import drafts, families, milestones
from generator.pages.home.strip import strips
from generator.pages.page import Page
from tests.pages.conftest import TEMPLATES, making, soup, studio_of, words
from tests.samples import FILE, REGISTRIES, plan_text, verdict_at

pages = making(drafts)

OTHER = "content/plans/2024/so-van-hoa-2024-thu-vien.md"


def home_page(studio: Studio) -> Page:
    (page,) = pages(studio)
    return page


def test_the_reader_finds_every_unit_that_has_duties_also_through_a_group(studio: Studio) -> None:
    assert words(home_page(studio), "#tim-don-vi li") == [
        "Các thư viện 2 việc",
        "Thư viện tỉnh 2 việc",
        "Thư viện xã Bến Đò 2 việc",
        "Văn phòng Sở Văn hóa 1 việc",
    ]


def test_units_stand_under_their_province_in_vietnamese_order(corpus: Corpus) -> None:
    units = corpus.registry.units
    placed = {
        **units,
        "thu-vien-tinh": replace(units["thu-vien-tinh"], province="Đắk Lắk"),
        "thu-vien-xa": replace(units["thu-vien-xa"], province="Cà Mau"),
    }
    moved = corpus_of(corpus.plans.values(), replace(corpus.registry, units=placed))
    assert [family.name for family in families(moved)] == [
        "Cà Mau",
        "Đắk Lắk",
        "Trung ương và đơn vị không thuộc một tỉnh",
    ]


def test_a_unit_that_ended_says_until_when_it_was(tmp_path: Path) -> None:
    units = REGISTRIES["units"].replace("level: commune", "level: commune, valid_to: 2025-06-30")
    corpus = verdict_at(tmp_path, units=units).corpus
    shown = words(home_page(Studio(TEMPLATES, corpus)), "#tim-don-vi li")
    assert "Thư viện xã Bến Đò 2 việc · có đến hết 30/6/2025" in shown


def test_phases_and_deadlines_stand_in_the_order_of_their_days(studio: Studio) -> None:
    page = home_page(studio)
    assert words(page, ".timetable tbody th") == [
        "10/3/2025 – 15/4/2025",
        "16/4/2025 – 03/5/2025",
        "hạn 19/6/2025",
    ]
    assert words(page, ".timetable td:nth-child(2) a") == ["Đợt 1", "Đợt 2", "Báo cáo kết quả"]


def test_every_day_is_there_for_machines_and_beside_the_sources_words(studio: Studio) -> None:
    row = soup(home_page(studio)).select(".timetable tbody tr")[2]
    assert [time["datetime"] for time in row.select("time")] == ["2025-06-19"]
    (phrase,) = (found.get_text() for found in row.select("q.phrase"))
    assert phrase == "trước ngày 20/6/2025"
    assert "không gồm ngày 20/6/2025; ngày cuối trong hạn: 19/6/2025" in row.get_text()


def test_a_phase_whose_event_has_no_date_keeps_an_open_end(tmp_path: Path) -> None:
    events = "ngay-hoi-sach: {name: Ngày hội đọc sách, kind: campaign}"
    studio = Studio(TEMPLATES, verdict_at(tmp_path, events=events).corpus)
    assert "16/4/2025 – chưa rõ" in words(home_page(studio), ".timetable tbody th")


def test_a_phase_that_begins_on_an_unknown_day_says_its_earliest(tmp_path: Path) -> None:
    issued = "\n  not_before: 2025-02-20\n  not_after: 2025-04-15\n  certainty: unknown"
    page = home_page(studio_of(tmp_path, {FILE: plan_text(issued=issued)}))
    assert words(page, ".timetable tbody th")[0] == "sớm nhất 20/02/2025 – 15/4/2025"


def test_a_deadline_without_a_day_is_left_to_the_calendar(tmp_path: Path) -> None:
    tasks = """
  - id: bao-cao
    title: Báo cáo
    clause: III.1
    due: {phrase: kịp thời, unspecified: true}"""
    studio = studio_of(tmp_path, {FILE: plan_text(tasks=tasks, phases=None)})
    assert milestones(studio.corpus) == []
    assert "lich/" in home_page(studio).links
    assert words(home_page(studio), ".by-time .empty") == [
        "Chưa có đợt hay thời hạn nào có ngày. Lịch ghi cả những việc không nêu ngày."
    ]


def test_only_the_latest_milestones_are_shown_and_the_others_counted(
    studio: Studio, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(home, "MILESTONES_SHOWN", 1)
    page = home_page(studio)
    assert words(page, ".timetable tbody th") == ["hạn 19/6/2025"]
    assert words(page, ".timetable caption") == [
        (
            "Các đợt và thời hạn có ngày, của mọi kế hoạch, theo thứ tự ngày; "
            "2 mốc sớm hơn có trong lịch"
        )
    ]


def test_the_newest_plan_comes_first_also_when_only_a_window_is_known(tmp_path: Path) -> None:
    issued = "\n  not_before: 2024-02-01\n  not_after: 2024-02-29\n  certainty: unknown"
    older = plan_text(title="Kế hoạch cũ", number=None, issued=issued, basis=None)
    page = home_page(studio_of(tmp_path, {FILE: plan_text(), OTHER: older}))
    assert words(page, ".entries li") == [
        (
            "Tuyên truyền Ngày hội đọc sách tỉnh Sông Xanh "
            "12/KH-SVH , 10/3/2025 · Sở Văn hóa tỉnh Sông Xanh"
        ),
        (
            "Kế hoạch cũ không ghi số, không ghi ngày (trong khoảng 01/02/2024 – 29/02/2024 ) "
            "· Sở Văn hóa tỉnh Sông Xanh"
        ),
    ]


def test_the_year_at_a_glance_says_in_words_what_it_draws(studio: Studio) -> None:
    (svg,) = soup(home_page(studio)).select(".strip[data-year='2025'] svg")
    assert svg["aria-label"] == (
        "Đợt 1, từ 10/3/2025 đến 15/4/2025; Đợt 2, từ 16/4/2025 đến 03/5/2025"
    )
    assert len(svg.select(".strip-ink")) == 2


def test_a_bar_without_a_known_day_fades(tmp_path: Path) -> None:
    events = "ngay-hoi-sach: {name: Ngày hội đọc sách, kind: campaign}"
    (strip,) = strips(verdict_at(tmp_path, events=events).corpus)
    assert [stroke.fade for stroke in strip.lines[0].strokes] == ["", "", "out"]


def test_only_so_many_plans_have_room_in_the_year(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("generator.pages.home.strip.PLANS_SHOWN", 1)
    other = plan_text(title="Kế hoạch khác", number=None)
    plans = {FILE: plan_text(), FILE.replace("ngay-hoi", "phong-doc"): other}
    page = home_page(studio_of(tmp_path, plans))
    assert words(page, ".strip > p") == ["Còn 1 kế hoạch nữa trong lịch năm 2025"]


def test_the_scripts_are_told_which_years_there_are(studio: Studio) -> None:
    (today,) = soup(home_page(studio)).select("[data-today]")
    assert (today["data-years"], today["data-calendar"]) == ("2025", "lich/")


def test_the_page_knows_no_today(studio: Studio) -> None:
    assert "hôm nay" not in home_page(studio).body.lower()


def test_an_empty_portal_says_why_it_is_empty(tmp_path: Path) -> None:
    page = home_page(studio_of(tmp_path, {}))
    assert words(page, ".empty") == [
        (
            "Chưa có đơn vị nào, vì chưa có kế hoạch nào được công bố. "
            "Xem kế hoạch nào chưa công bố và vì sao ."
        ),
        "Chưa có đợt hay thời hạn nào có ngày. Lịch ghi cả những việc không nêu ngày.",
        "Chưa có kế hoạch nào được công bố. Cách gửi một kế hoạch .",
    ]


def test_a_hostile_title_is_only_text(corpus: Corpus) -> None:
    (plan,) = corpus.plans.values()
    hostile = corpus_of([replace(plan, title="<script>alert(1)</script>")], corpus.registry)
    page = home_page(Studio(TEMPLATES, hostile))
    assert "<script" not in page.body
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page.body
