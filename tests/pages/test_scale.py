"""No page grows with the portal, and what is spread over pages is all there."""

import re
from collections.abc import Iterator

import pytest
from bs4 import BeautifulSoup
from jinja2 import FileSystemLoader

from generator.checks.run import RULES, check
from generator.domain import addresses
from generator.domain.agenda import Calendar
from generator.domain.agenda.shares import shares
from generator.domain.corpus import Corpus
from generator.domain.duties import all_duties
from generator.pages.environment import Studio
from generator.pages.page import Page, PageKind
from generator.pages.site import Content, site_drafts
from generator.reading.library import read_library
from tests.bench.corpus import write

WRITTEN_BY_HAND = {addresses.GUIDE, addresses.ABOUT, addresses.BUNDLE_GUIDE}
MOST = 280_000  # the theme puts some twenty kilobytes around a body


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    folder = tmp_path_factory.mktemp("large")
    write(120, folder)
    units = folder / "content/registry/units.yml"
    more = (
        f"xa-{number}:\n  name: Ủy ban nhân dân xã {number}\n  short: Xã {number}\n"
        "  system: state\n  level: commune\n  province: Tỉnh số 0\n"
        for number in range(700)
    )
    units.write_text(units.read_text("utf-8") + "".join(more), "utf-8")
    return check(read_library(folder)).corpus


@pytest.fixture(scope="module")
def site(large: Corpus) -> list[Page]:
    content = Content(corpus=large, rules=RULES)
    studio = Studio(FileSystemLoader("theme/templates"), large)
    return [draft.make() for draft in site_drafts(content, studio)]


def of_kind(site: list[Page], kind: PageKind) -> list[Page]:
    return [page for page in site if page.kind is kind]


def carried(pages: list[Page]) -> Iterator[str]:
    for page in pages:
        for mark in BeautifulSoup(page.body, "lxml").select("[data-duty]"):
            yield str(mark["data-duty"])


def test_no_page_is_too_large(site: list[Page]) -> None:
    assert [page.address for page in site if len(page.body.encode()) > MOST] == []


def test_the_bundles_of_every_unit_are_offered_where_its_page_says(
    large: Corpus, site: list[Page]
) -> None:
    found = {page.address: page for page in site}
    sheets = {at for at in found if at.startswith(addresses.BUNDLES_OF_UNITS)}
    assert len(sheets) > 3
    assert sheets <= {*found[addresses.BUNDLES].links}
    for unit in {duty.unit_id for duty in all_duties(large)}:
        (target,) = (at for at in found[addresses.unit(unit)].links if at in sheets)
        assert f'"../../{target}#don-vi-{unit}"' in found[addresses.unit(unit)].body
        (line,) = re.findall(f'<tr id="don-vi-{unit}">.*?</tr>', found[target].body, re.DOTALL)
        assert f'data-goi="{addresses.unit_paper(unit)}"' in line


def test_no_two_pages_have_one_address(site: list[Page]) -> None:
    addresses = [page.address for page in site]
    assert len(addresses) == len({*addresses})


@pytest.mark.parametrize("kind", [PageKind.CALENDAR, PageKind.MATRIX, PageKind.UNIT])
def test_what_is_spread_over_many_pages_has_every_duty(
    large: Corpus, site: list[Page], kind: PageKind
) -> None:
    assert len(of_kind(site, kind)) > 20
    found = {" ".join(mark.split()[:4]) for mark in carried(of_kind(site, kind))}
    assert found == {
        f"{duty.plan_id} {duty.task_id} {duty.unit_id} {duty.role}" for duty in all_duties(large)
    }


def test_every_link_of_a_large_portal_leads_to_a_page(site: list[Page]) -> None:
    pages = {page.address for page in site} | WRITTEN_BY_HAND
    linked = {at for page in site for at in page.links if at.endswith("/")}
    assert linked - pages == set()


def test_every_plan_of_a_year_is_in_one_share(large: Corpus) -> None:
    calendar = Calendar(large)
    for year in calendar.years:
        cut = [*shares(large.plans, calendar.counts[year])]
        plans = [plan.id for share in cut for plan in share.plans]
        whole = calendar.agenda(year)
        assert len(plans) == len({*plans})
        assert {part.bar.plan.id for part in whole.bars} <= {*plans}
        parts = [calendar.agenda(year, [plan.id for plan in share.plans]) for share in cut]
        entries = [entry for part in parts for entry in part.entries if entry.plan]
        assert len(entries) == sum(1 for entry in whole.entries if entry.plan)


def test_a_share_is_of_one_issuer(large: Corpus) -> None:
    for share in shares(large.plans, Calendar(large).counts[2025]):
        assert {plan.issuer for plan in share.plans} == {share.issuer}


def test_a_year_that_fits_is_not_cut(large: Corpus) -> None:
    assert [*shares(large.plans, Calendar(large).counts[2025], most=1_000_000)] == []
