"""The search page, as it stands before any script."""

from generator.pages import search
from generator.pages.environment import Studio
from generator.pages.page import PageKind
from tests.pages.conftest import making, soup

pages = making(search.drafts)


def test_the_page_is_a_plain_form_that_asks_itself(studio: Studio) -> None:
    (page,) = pages(studio)
    assert (page.address, page.kind) == ("tim-kiem/", PageKind.SEARCH)
    form = soup(page).select_one("form[role=search]")
    assert form
    assert (form["action"], form["method"]) == ("./", "get")
    field = form.select_one("input[name=q]")
    assert field
    assert form.select_one(f"label[for={field['id']}]")


def test_without_scripts_the_lists_stand_there(studio: Studio) -> None:
    (page,) = pages(studio)
    body = soup(page)
    assert "danh sách dưới đây" in body.select("noscript")[0].get_text()
    links = {str(link["href"]) for link in body.select("[data-search=help] a")}
    assert {"../ke-hoach/", "../don-vi/", "../lich/", "../van-ban/"} <= links
    assert not body.select("[data-search=help][hidden]")


def test_the_number_of_results_is_announced(studio: Studio) -> None:
    (page,) = pages(studio)
    assert soup(page).select_one("[data-search=status][role=status]")
