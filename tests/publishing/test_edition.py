"""An edition knows its pages before they are made, and goes when nobody wants it any more."""

import gc
import weakref
from pathlib import Path

import pytest

from generator.pages.page import Build
from generator.publishing.edition import Edition, Place
from generator.publishing.source import own_content
from tests.samples import FILE, library_at, plan_text

THEME = Path(__file__).parents[2] / "theme"
PLAN = "ke-hoach/so-van-hoa-2025-ngay-hoi-sach/"


def edition_of(root: Path, plans: dict[str, str]) -> Edition:
    library_at(root, plans)
    (root / "theme").symlink_to(THEME)
    config = root / "mkdocs.yml"
    config.write_text("", encoding="utf-8")
    place = Place(root=root, config=config, build=Build(commit=None, time=None), site_url=None)
    return Edition(place, own_content(root))


@pytest.fixture
def edition(tmp_path: Path) -> Edition:
    return edition_of(tmp_path, {FILE: plan_text()})


def test_every_page_is_found_at_its_address_and_no_other(edition: Edition) -> None:
    for draft in edition.drafts:
        found = edition.page(draft.address)
        assert found
        assert (found.address, found.plans, found.also) == (draft.address, draft.plans, draft.also)
        assert edition.has_page(draft.address)
    for address in ("ke-hoach/khong/", PLAN.removesuffix("/"), f"{PLAN}x/", "khong/", "don-vi"):
        assert not edition.page(address), address
        assert not edition.has_page(address), address


@pytest.mark.parametrize("plans", [{FILE: plan_text()}, {}])
def test_a_page_stands_at_every_folder_that_is_said_to_be_there(
    tmp_path: Path, plans: dict[str, str]
) -> None:
    edition = edition_of(tmp_path, plans)
    addresses = {draft.address for draft in edition.drafts}
    for section in edition._sections:
        for folder in section.folders:
            assert (folder in addresses) == section.has_front, folder


def test_one_plan_is_found_without_laying_out_the_others(edition: Edition) -> None:
    assert edition.has_page("ke-hoach/")
    assert edition.page(PLAN)
    assert edition._laid_out == {}


def test_an_edition_that_nobody_wants_goes_without_a_search_for_rubbish(tmp_path: Path) -> None:
    edition = edition_of(tmp_path, {FILE: plan_text()})
    gone = weakref.ref(edition)
    for draft in edition.drafts:
        draft.make()
    for work in (*edition.taken(), *edition.scripts()):
        assert [*work.make()] or work.name
    del draft, work
    gc.disable()
    try:
        del edition
        assert gone() is None
    finally:
        gc.enable()
