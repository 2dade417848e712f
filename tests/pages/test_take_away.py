"""The page of what can be taken along."""

from dataclasses import fields

from generator.domain.duties import Duty
from generator.pages.environment import Studio
from generator.pages.page import Page
from generator.pages.take_away import COLUMNS, FILES, pages
from tests.pages.conftest import soup, words


def take_away(studio: Studio) -> Page:
    (page,) = pages(studio)
    return page


def test_no_column_of_the_duties_is_left_unexplained() -> None:
    assert list(COLUMNS) == [field.name for field in fields(Duty)]


def test_columns_stand_in_the_order_of_the_file(studio: Studio) -> None:
    shown = words(take_away(studio), "#cac-cot ~ table:nth-of-type(1) tbody th")
    assert shown == [field.name for field in fields(Duty)]


def test_the_page_leads_to_every_data_file(studio: Studio) -> None:
    page = take_away(studio)
    hrefs = {link["href"] for link in soup(page).select(".files a[download]")}
    assert hrefs == {
        "../data/duties.csv",
        "../data/duties.json",
        "../data/plans.json",
        "../data/plan.schema.json",
    }
    assert {file.address for file in FILES} <= set(page.links)


def test_every_role_and_kind_of_time_is_explained(studio: Studio) -> None:
    page = take_away(studio)
    assert "CT chủ trì chủ trì: đứng đầu việc này và chịu trách nhiệm về kết quả" in words(
        page, "#vai-tro ~ table td"
    )
    assert words(page, "#cach-hieu ~ table th[scope=row]") == [
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
