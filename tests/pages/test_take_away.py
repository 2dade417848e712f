"""The page of what can be taken along."""

import hashlib
from dataclasses import fields

import pytest

from generator.domain.columns import COLUMNS, flat
from generator.domain.corpus import corpus_of
from generator.domain.duties import Duty
from generator.domain.plan_columns import PLAN_COLUMNS
from generator.export.checksums import checksum_file
from generator.export.data import data_files
from generator.export.feed import feed_files
from generator.export.spreadsheet import spreadsheet_files
from generator.pages.environment import Studio
from generator.pages.offered import DATA, TABLES
from generator.pages.page import Page
from generator.pages.take_away import Made, drafts
from generator.reading.versions import Past
from tests.pages.conftest import TEMPLATES, making, soup, words

pages = making(drafts)

PLAN = "so-van-hoa-2025-ngay-hoi-sach"
CALENDARS = (
    "lich/tat-ca.ics",
    "lich/2024.ics",
    "lich/2025.ics",
    "lich/don-vi/van-phong.ics",
    f"lich/ke-hoach/{PLAN}.ics",
)


def made_of(data: bytes) -> Made:
    return Made(bytes=len(data), sum=hashlib.sha256(data).hexdigest())


def taken(studio: Studio) -> dict[str, Made]:
    corpus = studio.corpus
    files = (
        *data_files(corpus, None),
        *spreadsheet_files(corpus, None),
        *feed_files(corpus, Past(), None),
    )
    made = {address: made_of(data) for address, data in files}
    address, data = checksum_file({address: file.sum for address, file in made.items()})
    return made | {address: made_of(data)}


def take_away(studio: Studio) -> Page:
    (page,) = pages(studio, lambda: taken(studio))
    return page


def links(page: Page, selector: str) -> list[str]:
    return [str(link["href"]) for link in soup(page).select(selector)]


def test_no_column_of_the_duties_is_left_unexplained() -> None:
    assert [column.name for column in COLUMNS] == [field.name for field in fields(Duty)]


def test_columns_stand_in_the_order_of_the_file(studio: Studio) -> None:
    shown = words(take_away(studio), "#cac-cot ~ table:nth-of-type(1) tbody th")
    assert shown == [field.name for field in fields(Duty)]


def test_every_part_of_a_plan_in_the_data_is_explained(studio: Studio) -> None:
    shown = words(take_away(studio), "#cac-muc + table tbody th")
    assert shown == [place for place, _ in flat(PLAN_COLUMNS)]
    assert {"issued.date", "phases[].start_anchor", "recipients[].action"} <= {*shown}
    (status,) = words(take_away(studio), "#cac-muc + table tr:nth-last-of-type(2) td")
    assert status.startswith("tình trạng của kế hoạch: issued đã ban hành; draft dự thảo; ")


def test_the_schemas_of_the_data_are_led_to_where_it_is_explained(studio: Studio) -> None:
    assert "../data/duties.schema.json" in links(take_away(studio), "#cac-cot ~ p a")
    assert "../data/plans.schema.json" in links(take_away(studio), "#cac-muc + table caption a")


def test_the_page_leads_to_every_data_file(studio: Studio) -> None:
    page = take_away(studio)
    assert links(page, ".files a[download]") == [
        "../data/duties.xlsx",
        "../data/duties.csv",
        "../data/duties.json",
        "../data/plans.json",
        "../data/duties.schema.json",
        "../data/plans.schema.json",
        "../data/plan.schema.json",
    ]
    assert {file.address for file in (*TABLES, *DATA)} <= set(page.links)


def test_nothing_that_can_be_taken_along_is_left_out(studio: Studio) -> None:
    assert set(taken(studio)) <= set(take_away(studio).links)


def test_a_file_is_listed_with_its_size_and_checksum(studio: Studio) -> None:
    data = dict(spreadsheet_files(studio.corpus, None))["data/duties.xlsx"]
    said = f"{len(data) / 1024:.1f}".replace(".", ",")
    assert words(take_away(studio), ".files p small")[0] == (
        f"{said} KB; SHA-256 {hashlib.sha256(data).hexdigest()}"
    )


@pytest.mark.parametrize(
    ("length", "size"), [(0, "0,0 KB"), (1536, "1,5 KB"), (10240, "10 KB"), (1048576, "1,0 MB")]
)
def test_a_size_is_written_as_vietnamese_papers_do(length: int, size: str) -> None:
    assert made_of(b"x" * length).size == size


def test_where_duties_are_too_many_for_a_sheet_the_page_leads_to_the_smaller_ones(
    studio: Studio,
) -> None:
    made = taken(studio)
    del made["data/duties.xlsx"]
    (page,) = pages(studio, lambda: made)
    said, *_ = words(page, "#bang-tinh ~ p")
    assert said == (
        "Cổng có nhiều việc hơn số dòng mà một trang tính của Excel chứa được, nên không có tệp "
        "Excel của mọi việc. Hãy dùng tệp Excel của từng đơn vị hay từng kế hoạch ."
    )
    assert not soup(take_away(studio)).select("#bang-tinh ~ p a")


def test_each_unit_finds_its_own_files_in_vietnamese_order(studio: Studio) -> None:
    page = take_away(studio)
    assert words(page, "#tung-don-vi ~ table th[scope=row]") == [
        "Các thư viện",
        "Sở Văn hóa tỉnh Sông Xanh",
        "Thư viện tỉnh",
        "Thư viện xã Bến Đò",
        "Văn phòng Sở Văn hóa",
    ]
    assert links(page, "#tung-don-vi ~ table tr:nth-of-type(1) a") == [
        "../don-vi/cac-thu-vien/",
        "../data/don-vi/cac-thu-vien.xlsx",
        "../feed/don-vi/cac-thu-vien.xml",
    ]
    assert links(page, "#tung-don-vi ~ table tr:nth-of-type(2) a") == [
        "../don-vi/so-van-hoa/",
        "../feed/co-quan/so-van-hoa.xml",
    ]


def test_each_plan_finds_its_own_files(studio: Studio) -> None:
    assert links(take_away(studio), "#tung-ke-hoach ~ table a") == [
        f"../ke-hoach/{PLAN}/",
        f"../data/ke-hoach/{PLAN}.xlsx",
    ]


def test_a_feed_is_opened_and_a_spreadsheet_downloaded(studio: Studio) -> None:
    for link in soup(take_away(studio)).select("table.own td a"):
        assert link.has_attr("download") == str(link["href"]).endswith(".xlsx")


def test_calendars_are_listed_where_there_are_some_to_be_subscribed_to(studio: Studio) -> None:
    calendar = made_of(b"BEGIN:VCALENDAR")
    with_calendars = {**taken(studio), **dict.fromkeys(CALENDARS, calendar)}
    (page,) = pages(studio, lambda: with_calendars)
    assert set(CALENDARS) <= set(page.links)
    assert "Lịch" in [heading.title for heading in page.contents]
    assert not links(page, "a[download][href$='.ics']")
    assert "Lịch" not in [heading.title for heading in take_away(studio).contents]
    assert not soup(take_away(studio)).select("#lich")


def test_the_calendar_of_all_says_what_it_holds_and_leads_to_the_years(studio: Studio) -> None:
    calendar = made_of(b"BEGIN:VCALENDAR")
    with_calendars = {**taken(studio), **dict.fromkeys(CALENDARS, calendar)}
    (page,) = pages(studio, lambda: with_calendars)
    (said,) = words(page, "#lich ~ p:last-of-type")
    assert said.startswith(
        "Để không dài mãi, lịch của mọi kế hoạch chỉ giữ những gì chưa qua và vừa qua: từ đầu "
        "tháng liền trước lần sửa nội dung gần nhất. Mọi thứ của từng năm"
    )
    assert links(page, "#lich ~ p:last-of-type a") == ["../lich/2024.ics", "../lich/2025.ics"]


def test_every_heading_of_the_contents_is_on_the_page(studio: Studio) -> None:
    page = take_away(studio)
    anchors = [heading.anchor for heading in page.contents]
    assert [node["id"] for node in soup(page).select("h2[id]")] == anchors


def test_without_plans_the_page_says_why_there_are_no_files(studio: Studio) -> None:
    empty = Studio(TEMPLATES, corpus_of([], studio.corpus.registry))
    assert words(take_away(empty), ".empty") == [
        "Chưa có tệp nào, vì chưa kế hoạch nào được công bố giao việc cho một đơn vị.",
        "Chưa có tệp nào, vì chưa có kế hoạch nào được công bố.",
    ]


def test_checksums_are_those_that_the_usual_command_checks() -> None:
    address, data = checksum_file({"b": made_of(b"hai").sum, "a": made_of(b"mot").sum})
    assert address == "tai-ve/SHA256SUMS"
    assert data.decode().splitlines() == [
        f"{hashlib.sha256(b'mot').hexdigest()}  a",
        f"{hashlib.sha256(b'hai').hexdigest()}  b",
    ]


def test_every_role_and_kind_of_time_is_explained(studio: Studio) -> None:
    page = take_away(studio)
    assert "CT chủ trì chủ trì: đứng đầu việc này và chịu trách nhiệm về kết quả" in words(
        page, "#vai-tro ~ table td"
    )
    assert words(page, "#cach-hieu + table th[scope=row]") == [
        "on",
        "before",
        "by",
        "range",
        "recurring",
        "phases",
        "continuous",
        "unspecified",
    ]


def test_the_page_says_how_the_data_may_be_used_again(studio: Studio) -> None:
    assert words(take_away(studio), "#dung-lai ~ p")[0] == (
        "Dữ liệu tổng hợp và lời tóm lược trên cổng được dùng lại tự do, ghi nguồn là “Cổng kế "
        "hoạch tuyên truyền”. Bản gốc của từng kế hoạch thuộc về cơ quan ban hành và là bản có "
        "giá trị."
    )
