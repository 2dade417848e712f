"""Five thousand plans: no page grows with them, nor what a reader has to wait for."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from dataclasses import replace

import pytest
from jinja2 import FileSystemLoader

from generator.checks.run import RULES
from generator.domain import addresses
from generator.domain.corpus import Corpus
from generator.domain.registry import closed
from generator.export.search import search_scripts
from generator.export.sheaf import Sheaf
from generator.pages.environment import Studio
from generator.pages.page import Draft, PageKind
from generator.pages.site import Content, site_drafts
from generator.reading.library import read_library
from generator.reading.processes import processors, without_collection
from tests.bench.corpus import write

PLANS = 5000
AROUND = 20_000
"""Bytes that the theme puts around a body."""
ALONE = {PageKind.PLAN, PageKind.RULE, PageKind.DOCUMENT}
"""Pages of one thing, as many as there are things; some of each are enough."""
EVERY = 50


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    folder = tmp_path_factory.mktemp("province")
    write(PLANS, folder)
    found = read_library(folder, processors()).corpus
    assert len(found.plans) == PLANS
    return replace(found, registry=closed(found.registry))


@pytest.fixture(scope="module")
def drafts(corpus: Corpus) -> list[Draft]:
    studio = Studio(FileSystemLoader("theme/templates"), corpus)
    with without_collection():
        return [*site_drafts(Content(corpus=corpus, rules=RULES), studio)]


def tried(drafts: list[Draft]) -> Iterator[Draft]:
    yield from (draft for draft in drafts if draft.kind not in ALONE)
    for kind in ALONE:
        yield from [draft for draft in drafts if draft.kind is kind][::EVERY]


def test_no_page_is_larger_than_300_kilobytes(drafts: list[Draft]) -> None:
    sizes = {draft.address: len(draft.make().body.encode()) for draft in tried(drafts)}
    assert len(sizes) > PLANS / 2
    assert {at: size for at, size in sizes.items() if size + AROUND > 300_000} == {}


def test_the_home_page_stays_small(drafts: list[Draft]) -> None:
    (home,) = (draft for draft in drafts if draft.kind is PageKind.HOME)
    assert len(gzip.compress(home.make().body.encode())) < 20_000


def bytes_of(sheaf: Sheaf) -> Iterator[bytes]:
    return (data for _, data in sheaf.make())


def test_what_the_first_results_of_a_search_need_is_small(corpus: Corpus) -> None:
    first, *others = search_scripts(corpus)
    assert first.name == addresses.SEARCH_DATA
    (data,) = bytes_of(first)
    assert len(gzip.compress(data)) < 250_000  # the scripts beside it are 50 kilobytes
    assert len(others) > PLANS / 30
    for part in others[::EVERY]:
        assert sum(len(gzip.compress(data)) for data in bytes_of(part)) < 150_000
