"""The calendar's hints of holidays, and what its filter needs in the HTML."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from bs4 import BeautifulSoup
from jinja2 import FileSystemLoader

from generator.domain.corpus import Corpus
from generator.domain.holidays import Holiday
from generator.domain.timespan import Certainty, IssueDate, Kind
from generator.pages import calendar
from generator.pages.calendar.choices import Reach, choices_of
from generator.pages.environment import Studio
from tests.calendars import corpus, phase, plan, task, time
from tests.pages.conftest import making

pages = making(calendar.drafts)

INDEPENDENCE = Holiday(id="quoc-khanh", name="Quốc khánh", days=(date(2025, 9, 2),))
MOON = Holiday(id="trung-thu", name="Tết Trung thu", days=(date(2025, 10, 6),), day_off=False)


def due(day: date) -> str:
    return f"chậm nhất ngày {day.isoformat()}"


def by(*days: date) -> Corpus:
    """A plan with a phase, a deadline on each of `days`, and a duty in the phase without a day."""
    tasks = [
        task(f"viec-{number}", time(Kind.BY, due(day), end=day)) for number, day in enumerate(days)
    ]
    loose = replace(task("theo-dot", time(Kind.PHASES, "theo đợt")), phases=("dot-1",))
    own = plan(phases=(phase("dot-1", date(2025, 8, 1), date(2025, 9, 30)),), tasks=(*tasks, loose))
    of = corpus(own, plan("khac", issuer="thu-vien-xa"))
    holidays = {one.id: one for one in (INDEPENDENCE, MOON)}
    return replace(of, registry=replace(of.registry, holidays=holidays))


def year_page(root: Path, of: Corpus) -> BeautifulSoup:
    studio = Studio(FileSystemLoader(root / "theme/templates"), of)
    (page,) = [page for page in pages(studio) if page.address == "lich/2025/"]
    return BeautifulSoup(page.body, "lxml")


def rest(soup: BeautifulSoup, day: str) -> str | None:
    found = soup.select_one(f"#ngay-{day} .agenda-rest")
    return found.get_text() if found else None


def test_a_deadline_on_a_day_off_says_so_and_stays(root: Path) -> None:
    soup = year_page(
        root, by(date(2025, 9, 2), date(2025, 9, 6), date(2025, 9, 7), date(2025, 10, 6))
    )
    assert rest(soup, "2025-09-02") == (
        "Ngày 02/9/2025 rơi vào Quốc khánh; bản gốc không dời ngày."
    )
    assert rest(soup, "2025-09-06") == "Ngày 06/9/2025 rơi vào Thứ Bảy; bản gốc không dời ngày."
    assert rest(soup, "2025-09-07") == "Ngày 07/9/2025 rơi vào Chủ nhật; bản gốc không dời ngày."
    assert rest(soup, "2025-10-06") is None
    assert soup.select_one("#ngay-2025-09-03") is None


def test_a_phase_on_a_day_off_needs_no_hint(root: Path) -> None:
    own = plan(phases=(phase("dot-1", date(2025, 9, 6), date(2025, 9, 7)),))
    assert year_page(root, corpus(own)).select(".agenda-rest") == []


def test_a_month_names_its_holidays(root: Path) -> None:
    soup = year_page(root, by(date(2025, 9, 2), date(2025, 10, 7)))
    assert [cell["title"] for cell in soup.select("td.holiday")] == ["Quốc khánh", "Tết Trung thu"]
    assert [foot.get_text() for foot in soup.select(".month tfoot td")] == [
        "02/9 Quốc khánh",
        "06/10 Tết Trung thu",
    ]
    assert soup.select_one('td.holiday a[href="#ngay-2025-09-02"]')


def test_the_filter_lists_every_unit_plan_issuer_kind_and_state(root: Path) -> None:
    form = year_page(root, by(date(2025, 9, 2))).select_one("form[data-filter=lich]")
    assert form
    listed = {
        str(select["name"]): [option.get_text() for option in select.select("option")]
        for select in form.select("select")
    }
    assert listed == {
        "don-vi": ["Mọi đơn vị", "Cac thu vien", "So van hoa", "Thu vien tinh", "Thu vien xa"],
        "ke-hoach": ["Mọi kế hoạch", "Tuyên truyền ke-hoach", "Tuyên truyền khac"],
        "co-quan": ["Mọi cơ quan", "So van hoa", "Thu vien xa"],
        "loai": [
            "Mọi loại", "Đợt, mốc của kế hoạch", "Hạn chót", "Việc định kỳ", "Sự kiện",
            "Việc không có ngày",
        ],
        "trang-thai": [
                "Mọi lúc", "Đang diễn ra", "Sắp tới", "Chưa rõ đã bắt đầu chưa", "Đã qua",
            ],
    }  # fmt: skip
    assert [next(label.stripped_strings) for label in form.select("label")] == [
        "Đơn vị", "Kế hoạch", "Cơ quan ban hành", "Loại", "Hôm nay",
    ]  # fmt: skip


def test_everything_that_can_be_hidden_names_its_plans(root: Path) -> None:
    soup = year_page(root, by(date(2025, 9, 2)))
    plans = [str(option["value"]) for option in soup.select("[name=ke-hoach] option[data-issuer]")]
    named = {
        plans[int(place)]
        for part in soup.select(".agenda-item, .loose-plan")
        for place in str(part["data-plans"]).split()
    }
    assert named == {"ke-hoach", "khac"}
    row = soup.select_one(".loose tr[data-start]")
    assert row
    assert (row["data-start"], row["data-end"]) == ("2025-08-01", "2025-09-30")


def test_a_plan_reaches_to_the_end_of_its_phases_if_all_are_known() -> None:
    of = by(date(2025, 12, 1))
    known, other = choices_of(of, of.plans.values()).plans
    assert known.reach == Reach(first=date(2025, 3, 10), last=date(2025, 9, 30))
    assert other.reach == Reach(first=date(2025, 3, 10), last=None)
    assert [choices_of(of, of.plans.values()).units[place].id for place in known.units] == [
        "cac-thu-vien", "so-van-hoa", "thu-vien-tinh", "thu-vien-xa",
    ]  # fmt: skip


def test_a_plan_without_a_known_day_of_issue_is_begun_by_the_latest_one() -> None:
    own = phase("dot-1", date(2025, 8, 1), date(2025, 9, 30))
    unknown = IssueDate(
        not_before=date(2025, 3, 1), not_after=date(2025, 7, 1), certainty=Certainty.UNKNOWN
    )
    of = corpus(replace(plan(phases=(own,)), issued=unknown))
    assert choices_of(of, of.plans.values()).plans[0].reach == Reach(
        first=date(2025, 7, 1), last=date(2025, 9, 30), start_open=True
    )
    none = corpus(replace(plan(phases=(own,)), issued=IssueDate(certainty=Certainty.UNKNOWN)))
    assert choices_of(none, none.plans.values()).plans[0].reach == Reach(
        first=date(2025, 8, 1), last=date(2025, 9, 30), start_open=True
    )
