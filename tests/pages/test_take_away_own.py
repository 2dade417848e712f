"""The files of each unit and plan of a portal that is too large for one page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

import pytest

from generator.domain import addresses
from generator.domain.corpus import Corpus, corpus_of
from generator.domain.timespan import Certainty, IssueDate
from generator.pages.environment import Studio
from generator.pages.page import Page
from generator.pages.take_away import Made, drafts
from tests.pages.conftest import TEMPLATES, making, soup, words

pages = making(drafts)

MADE = Made(bytes=2048, sum="0" * 64)
MOST = 280_000  # as in test_scale


def large(corpus: Corpus, plans: int, units: int) -> Corpus:
    """The sample plan many times, of two issuers and three years, among many units."""
    (plan,) = corpus.plans.values()
    known = corpus.registry.units
    more = {
        f"don-vi-{number}": replace(
            known["thu-vien-xa"], id=f"don-vi-{number}", name=f"Thư viện xã số {number:03}"
        )
        for number in range(units - len(known))
    }
    registry = replace(corpus.registry, units={**known, **more})
    return corpus_of(
        (
            replace(
                plan,
                id=f"ke-hoach-{number}",
                title=f"Kế hoạch số {number:04} về một việc dài như mọi trích yếu của các cơ quan",
                issuer=("so-van-hoa", "ubnd-song-xanh")[number % 2],
                issued=issued(number),
            )
            for number in range(plans)
        ),
        registry,
    )


def issued(number: int) -> IssueDate:
    if number % 50 == 7:
        return IssueDate(certainty=Certainty.UNKNOWN)
    return IssueDate(day=date(2024 + number % 3, 3, 10), certainty=Certainty.STATED)


def files_of(corpus: Corpus) -> dict[str, Made]:
    units = (
        address(unit)
        for unit in corpus.registry.units
        for address in (addresses.unit_ics, addresses.unit_spreadsheet, addresses.unit_feed)
    )
    plans = (
        address(plan)
        for plan in corpus.plans
        for address in (addresses.plan_ics, addresses.plan_spreadsheet)
    )
    return dict.fromkeys((*units, *plans), MADE)


@pytest.fixture
def site(corpus: Corpus) -> list[Page]:
    of = large(corpus, plans=400, units=430)
    return [*pages(Studio(TEMPLATES, of), lambda: files_of(of))]


def links(found: Iterable[Page]) -> list[str]:
    return [str(link["href"]) for page in found for link in soup(page).select("table.own td a")]


def test_what_is_too_much_for_one_page_has_pages_of_its_own(site: list[Page]) -> None:
    assert [page.address for page in site] == [
        "tai-ve/",
        "tai-ve/don-vi/",
        "tai-ve/don-vi/trang-2/",
        "tai-ve/don-vi/trang-3/",
        "tai-ve/ke-hoach/",
        "tai-ve/ke-hoach/trang-2/",
        "tai-ve/ke-hoach/trang-3/",
    ]
    assert [page.address for page in site if len(page.body.encode()) > MOST] == []


def test_the_page_of_all_leads_there_and_lists_none_itself(site: list[Page]) -> None:
    first = site[0]
    assert links([first]) == []
    assert {"tai-ve/don-vi/", "tai-ve/ke-hoach/"} <= set(first.links)
    (said,) = words(first, "#tung-don-vi + p")
    assert said.startswith("Cổng có 430 đơn vị, nên tệp của từng đơn vị ở danh sách riêng")


def test_every_file_is_on_one_of_the_pages_once(site: list[Page], corpus: Corpus) -> None:
    found = [target.rpartition("../")[2] for target in links(site)]
    assert sorted(found) == sorted(files_of(large(corpus, plans=400, units=430)))


def test_plans_stand_by_issuer_the_newest_years_first(site: list[Page]) -> None:
    department, province = "Sở Văn hóa tỉnh Sông Xanh", "Ủy ban nhân dân tỉnh Sông Xanh"
    assert [words(page, "table.own caption") for page in site[4:]] == [
        [f"{department}, năm 2026", f"{department}, năm 2025", f"{department}, năm 2024"],
        [f"{department}, năm 2024", f"{province}, năm 2026", f"{province}, năm 2025"],
        [f"{province}, năm 2025", f"{province}, năm 2024", f"{province}, không rõ năm"],
    ]


def test_lists_that_fit_stay_on_the_page(corpus: Corpus) -> None:
    of = large(corpus, plans=150, units=200)
    (page,) = pages(Studio(TEMPLATES, of), lambda: files_of(of))
    assert len(links([page])) == 2 * 150 + 3 * 200
    assert len(page.body.encode()) < MOST


def test_a_page_whose_units_have_no_files_says_so(corpus: Corpus) -> None:
    of = large(corpus, plans=1, units=201)
    page = next(page for page in pages(Studio(TEMPLATES, of), dict) if "don-vi" in page.address)
    assert words(page, ".empty") == [
        "Chưa đơn vị nào ở trang này có tệp, vì chưa có việc nào được giao."
    ]
