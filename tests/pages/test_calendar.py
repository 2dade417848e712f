"""The calendar's pages: years, month sheets, the agenda, and duties without a day."""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag
from jinja2 import FileSystemLoader

from generator.domain.agenda import Calendar
from generator.domain.agenda.happenings import EntryKind
from generator.domain.agenda.shares import Share
from generator.domain.corpus import Corpus
from generator.domain.events import Dates, Event, EventKind, Part
from generator.domain.plan import Mention, Plan, Route
from generator.domain.timespan import Issued, Kind
from generator.pages import calendar
from generator.pages.bundles.days import Almanac
from generator.pages.calendar.choices import choices_of
from generator.pages.calendar.monthgrid import months_of
from generator.pages.calendar.year import overview_page, share_drafts
from generator.pages.environment import Studio
from generator.pages.page import Draft, Heading, Page, PageKind
from tests.calendars import CONGRESS, UNKNOWN, after, corpus, keys_of, phase, plan, task, time
from tests.pages.conftest import making

HOSTILE = '<script>alert("x")</script>" onmouseover="y\''
BEFORE = time(Kind.BEFORE, "trước ngày 30/11/2025", end=date(2025, 11, 30))
QUARTERLY = time(
    Kind.RECURRING, "hàng quý hoặc đột xuất", rrule="FREQ=MONTHLY;INTERVAL=3", ad_hoc=True
)
OFTEN = time(Kind.CONTINUOUS, "thường xuyên")
OVER_NEW_YEAR = phase("dot-1", date(2025, 11, 1), date(2026, 2, 28))


def reports() -> Plan:
    """A plan with one duty of every sort, and a phase over New Year."""
    return plan(
        phases=(OVER_NEW_YEAR,),
        tasks=(
            task("bao-cao", BEFORE),
            task("bao-cao-quy", QUARTERLY),
            task("treo-co", OFTEN),
            task("lap-ke-hoach"),
            replace(task("theo-dot", time(Kind.PHASES, "theo từng đợt")), phases=("dot-1",)),
        ),
        reporting=(Route(task="bao-cao", to=("so-van-hoa",), via=("thu-vien-tinh",)),),
    )


class Pages:
    """The calendar of a corpus as readers get it."""

    def __init__(self, root: Path, of: Corpus) -> None:
        studio = Studio(FileSystemLoader(root / "theme/templates"), of)
        self.pages = {page.address: page for page in making(calendar.drafts)(studio)}

    def __getitem__(self, address: str) -> BeautifulSoup:
        return BeautifulSoup(self.pages[address].body, "lxml")

    def soups(self) -> Iterable[BeautifulSoup]:
        return (self[address] for address in self.pages)


def words(tag: Tag | None) -> str:
    assert tag is not None
    return " ".join(tag.get_text().split())


@pytest.fixture
def pages(root: Path) -> Pages:
    return Pages(root, corpus(reports()))


def test_there_is_a_page_for_all_years_and_one_for_each_year(pages: Pages) -> None:
    assert [*pages.pages] == ["lich/", "lich/2025/", "lich/2026/"]
    assert {page.kind for page in pages.pages.values()} == {PageKind.CALENDAR}
    assert [page.title for page in pages.pages.values()] == [
        "Lịch",
        "Lịch năm 2025",
        "Lịch năm 2026",
    ]


def test_every_duty_stands_on_a_page_of_the_calendar_and_no_other_does(root: Path) -> None:
    homeless = plan("khong-ngay", issued=UNKNOWN, tasks=(task("lam", OFTEN),))
    of = corpus(reports(), homeless)
    found = {
        tuple(str(mark["data-duty"]).split())
        for soup in Pages(root, of).soups()
        for mark in soup.select("[data-duty]")
    }
    assert found == keys_of(of)
    assert ("ke-hoach", "bao-cao", "thu-vien-xa", "do", "2025-11-29") in found


def test_a_plan_without_any_day_is_on_the_page_of_all_years(root: Path) -> None:
    homeless = plan("khong-ngay", issued=UNKNOWN, tasks=(task("lam", OFTEN),))
    soup = Pages(root, corpus(homeless))["lich/"]
    section = soup.select_one("section[aria-labelledby=chua-ro-nam]")
    assert "Các kế hoạch này không có ngày nào, kể cả ngày ban hành." in words(section)
    assert "thường xuyên" in words(section)


def test_a_calendar_without_plans_says_why_it_is_empty(root: Path) -> None:
    pages = Pages(root, corpus())
    assert [*pages.pages] == ["lich/"]
    assert "Chưa có năm nào, vì chưa có kế hoạch nào ghi ngày." in words(pages["lich/"])


def test_a_deadline_is_told_with_its_phrase_its_units_and_where_the_report_goes(
    pages: Pages,
) -> None:
    day = pages["lich/2025/"].select_one("#ngay-2025-11-29")
    assert day
    assert [time["datetime"] for time in day.select(".agenda-date time")] == ["2025-11-29"]
    assert words(day.select_one(".agenda-date")) == "29/11/2025 Thứ Bảy"
    assert words(day.select_one(".agenda-kind")) == "H Hạn chót"
    assert words(day.select_one(".agenda-time")).startswith(
        "trước ngày 30/11/2025 chậm nhất 29/11/2025 Cách tính: “trước ngày 30/11/2025” không gồm "
        "ngày 30/11/2025; ngày cuối trong hạn: 29/11/2025."
    )
    assert words(day.select_one(".agenda-route")) == ("Báo cáo: gửi So van hoa qua Thu vien tinh.")
    link = day.select_one(".agenda-title a")
    assert link
    assert link["href"] == "../../ke-hoach/ke-hoach/#iii-1"


def test_a_quarterly_duty_says_that_the_day_is_assumed_and_that_it_never_ends(
    pages: Pages,
) -> None:
    day = pages["lich/2025/"].select_one("#ngay-2025-06-30 .agenda-time")
    text = words(day)
    assert "hàng quý hoặc đột xuất" in text
    assert "bản gốc không nêu ngày trong quý; lịch ghi vào ngày cuối quý" in text
    assert "Bản gốc không nêu khi nào thôi lặp lại." in text


def test_a_recurring_limit_that_must_not_be_reached_says_so(root: Path) -> None:
    monthly = time(
        Kind.RECURRING, "trước ngày 20 hằng tháng", rrule="FREQ=MONTHLY;BYMONTHDAY=20",
        exclusive=True,
    )  # fmt: skip
    soup = Pages(root, corpus(plan(tasks=(task("bao-cao", monthly),))))["lich/2025/"]
    text = words(soup.select_one("#ngay-2025-12-19 .agenda-time"))
    assert "Ghi vào ngày cuối còn trong hạn." in text


def test_duties_without_a_day_stand_under_their_kind_with_their_phrase(pages: Pages) -> None:
    table = pages["lich/2025/"].select_one("table.loose")
    assert table
    kinds = [words(head) for head in table.select(".loose-kind th")]
    assert kinds == ["Theo các đợt 1 việc", "Thường xuyên 1 việc", "Không nêu thời hạn 1 việc"]
    phrases = [words(cell) for cell in table.select("td:nth-of-type(1)")]
    assert phrases == ["theo từng đợt Dot 1", "thường xuyên", "bản gốc không nêu thời hạn"]


def test_a_month_begins_on_monday_and_a_month_without_anything_is_told_in_a_line(
    pages: Pages,
) -> None:
    soup = pages["lich/2025/"]
    months = [words(table.caption) for table in soup.select("table.month")]
    assert months == [f"Tháng {month} năm 2025" for month in (3, 6, 9, 11, 12)]
    empty = [words(line) for line in soup.select(".month--empty")]
    assert empty[0] == "Tháng 1 đến tháng 2 Không kế hoạch nào ghi ngày trong các tháng này."
    assert empty[-1] == "Tháng 10 Không kế hoạch nào ghi ngày trong tháng này."
    heads = soup.select("table.month")[0].select("thead th")
    assert [words(head) for head in heads] == ["T2", "T3", "T4", "T5", "T6", "T7", "CN"]
    assert {head["scope"] for head in heads} == {"col"}


def test_a_day_with_something_leads_to_the_agenda_and_is_marked_by_letters(pages: Pages) -> None:
    soup = pages["lich/2025/"]
    day = soup.select_one('.month-day a[href="#ngay-2025-11-01"]')
    assert words(day) == "1/11: bắt đầu đợtĐ"
    assert soup.select_one("#ngay-2025-11-01")
    targets = {str(link["href"])[1:] for link in soup.select(".month-day a")}
    assert targets == {str(day["id"]) for day in soup.select(".agenda-day")}


def test_a_leap_day_has_a_place_in_its_month() -> None:
    february = months_of(2028, ())[0]
    assert (february.number, february.until, february.weeks) == (1, 12, ())
    leap = time(Kind.BY, "chậm nhất ngày 29/02/2028", end=date(2028, 2, 29))
    own = corpus(plan(tasks=(task("bao-cao", leap),)))
    entries = Calendar(own).agenda(2028).entries
    (month,) = [month for month in months_of(2028, entries) if month.weeks]
    cells = [cell for week in month.weeks for cell in week if cell]
    assert len(cells) == 29
    assert cells[-1].kinds == ((EntryKind.DEADLINE, 1),)
    assert all(len(week) == 7 for week in month.weeks)


def test_a_phase_over_new_year_is_drawn_in_both_years_and_points_onward(pages: Pages) -> None:
    for address, arrows in (("lich/2025/", 1), ("lich/2026/", 1), ("lich/", 0)):
        drawing = pages[address].select_one("svg.timeline-wide")
        assert drawing
        assert len(drawing.select('a[data-phase="ke-hoach dot-1"]')) == 1
        assert len(drawing.select(".timeline-onward")) == arrows


def test_an_event_is_told_as_it_took_place_and_as_it_was_planned(root: Path) -> None:
    own = plan(events=(Mention(target="dai-hoi", clause="II.1"),))
    soup = Pages(root, corpus(own))["lich/2026/"]
    told = [words(title) for title in soup.select(".agenda-item--event .agenda-title")]
    name = "Đại hội tỉnh Sông Xanh lần thứ V"
    assert told == [
        f"{name}, đã bắt đầu",
        f"{name}, đã khai mạc",
        f"{name}, đã kết thúc; lịch dự kiến kết thúc ngày 25/01/2026",
    ]


def test_an_event_without_a_date_is_named_without_a_day(root: Path) -> None:
    undecided = replace(CONGRESS, scheduled=Dates(), actual=Dates())
    own = plan(phases=(phase("dot-1", Issued(), after(Part.END)),))
    soup = Pages(root, corpus(own, events=(undecided,)))["lich/2025/"]
    loose = words(soup.select_one("section[aria-labelledby=khong-ngay]"))
    assert "Sự kiện được nêu mà chưa có ngày: Đại hội tỉnh Sông Xanh lần thứ V" in loose
    assert soup.select(".agenda-item--event") == []


def test_years_lead_to_their_neighbours(pages: Pages) -> None:
    first, last = pages["lich/2025/"], pages["lich/2026/"]
    assert [link["href"] for link in first.select("a[rel=next]")] == ["../../lich/2026/"] * 2
    assert first.select("a[rel=prev]") == []
    assert [link["href"] for link in last.select("a[rel=prev]")] == ["../../lich/2025/"] * 2


def test_a_year_between_two_others_says_that_nothing_is_in_it(root: Path) -> None:
    far = time(Kind.BY, "chậm nhất ngày 05/01/2027", end=date(2027, 1, 5))
    ended = plan(phases=(phase("dot-1", date(2025, 4, 1), date(2025, 5, 1)),))
    later = plan("sau", issued=UNKNOWN, tasks=(task("bao-cao", far),))
    soup = Pages(root, corpus(ended, later))["lich/2026/"]
    assert words(soup.select_one(".lead")) == "Không có kế hoạch nào."
    assert "Không kế hoạch nào có đợt trong năm này." in words(soup.select_one("section"))
    assert words(soup.select_one(".month--empty")).startswith("Tháng 1 đến tháng 12 Không kế hoạch")


def headings(found: Iterable[Heading]) -> Iterable[tuple[str, str]]:
    for heading in found:
        yield heading.title, heading.anchor
        yield from headings(heading.children)


def test_headings_stand_in_order_and_the_contents_lead_to_them(pages: Pages) -> None:
    for address, page in pages.pages.items():
        soup = pages[address]
        levels = [int(head.name[1]) for head in soup.select("h1, h2, h3, h4")]
        assert levels[0] == 1
        assert all(after <= before + 1 for before, after in pairwise(levels))
        for title, anchor in headings(page.contents):
            assert words(soup.select_one(f"#{anchor}")) == title, address
        ids = [tag["id"] for tag in soup.select("[id]")]
        assert len(ids) == len({*ids})


def test_every_link_of_a_page_is_noted(pages: Pages) -> None:
    page: Page = pages.pages["lich/2025/"]
    assert {"lich/", "lich/2026/", "ke-hoach/ke-hoach/", "don-vi/cac-thu-vien/"} <= {*page.links}


def test_hostile_words_stay_text(root: Path) -> None:
    event = replace(CONGRESS, name=HOSTILE, note=HOSTILE, place=HOSTILE)
    own = replace(
        reports(),
        title=HOSTILE,
        events=(Mention(target="dai-hoi", phrase=HOSTILE, clause="II.1"),),
        tasks=(
            replace(task("a", BEFORE), title=HOSTILE, note=HOSTILE),
            replace(task("b", time(Kind.UNSPECIFIED, HOSTILE)), title=HOSTILE),
        ),
        reporting=(Route(task="a", phrase=HOSTILE),),
    )
    for soup in Pages(root, corpus(own, events=(event,))).soups():
        assert soup.find("script") is None
        assert soup.select("[onmouseover]") == []
        assert HOSTILE in soup.get_text()


def test_a_share_knows_of_an_event_that_has_a_day_through_another_plan_only(
    pytestconfig: pytest.Config,
) -> None:
    eve = Event(
        id="truyen-thong", name="Ngày truyền thống", kind=EventKind.ANNIVERSARY,
        origin=date(1946, 1, 6), rrule="FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=6",
    )  # fmt: skip
    named = (Mention(target="truyen-thong"),)
    short = plan("ngan", tasks=(task("bao-cao", BEFORE),), events=named)
    long_period = time(Kind.RANGE, "đến hết năm 2027", start=Issued(), end=date(2027, 12, 31))
    long = plan("dai", period=long_period)

    def draft(*others: Plan) -> Draft:
        of = corpus(short, *others, events=(eve,))
        studio = Studio(FileSystemLoader(pytestconfig.rootpath / "theme/templates"), of)
        share = Share(issuer=short.issuer, number=1, plans=(short,))
        (found,) = share_drafts(studio, Calendar(of), 2025, [share])
        return found

    alone, together = draft(long), draft(replace(long, events=named))
    assert "Ngày truyền thống" in alone.make().body
    assert "Ngày truyền thống" not in together.make().body
    assert alone.also != together.also


def test_plans_and_units_of_one_name_stand_in_the_order_of_their_ids() -> None:
    names = [f"ke-hoach-{number}" for number in range(9)]
    alike = [
        replace(plan(name, tasks=(task("bao-cao", BEFORE),)), title="Như nhau") for name in names
    ]
    of = corpus(*alike)
    units = {key: replace(unit, name="Một tên") for key, unit in of.registry.units.items()}
    of = replace(of, registry=replace(of.registry, units=units))
    days = Almanac(of).of(alike[::-1], {(name, "bao-cao") for name in names}, units=True)
    assert [one.id for one in days.plans] == names
    assert [one.id for one in days.units] == ["cac-thu-vien", "thu-vien-tinh", "thu-vien-xa"]
    choices = choices_of(of, alike[::-1])
    assert [one.plan.id for one in choices.plans] == names
    assert [one.id for one in choices.units] == sorted(one.id for one in choices.units)


def test_the_events_of_a_year_in_shares_stand_in_the_order_of_their_days(
    pytestconfig: pytest.Config,
) -> None:
    days = {"a": (9, 2), "b": (4, 30), "c": (9, 2)}
    events = tuple(
        Event(
            id=name, name=f"Sự kiện {name}", kind=EventKind.ANNIVERSARY, origin=date(1945, *day),
            rrule=f"FREQ=YEARLY;BYMONTH={day[0]};BYMONTHDAY={day[1]}",
        )
        for name, day in days.items()
    )  # fmt: skip
    own = plan(tasks=(task("bao-cao", BEFORE),), events=tuple(Mention(target=n) for n in days))
    of = corpus(own, events=events)
    studio = Studio(FileSystemLoader(pytestconfig.rootpath / "theme/templates"), of)
    share = Share(issuer=own.issuer, number=1, plans=(own,))
    body = overview_page(studio, Calendar(of), 2025, [share]).body
    soup = BeautifulSoup(body, "lxml")
    named = re.findall("Sự kiện ([abc])", soup.text)
    assert [named.index(name) for name in ("b", "a", "c")] == [0, 1, 2]
    assert [str(day["id"]) for day in soup.select(".agenda-day")] == [
        "ngay-2025-04-30",
        "ngay-2025-09-02",
    ]
