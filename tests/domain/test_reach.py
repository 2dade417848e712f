"""A plan's word changes with every unit and document that it leads to, and with no other."""

from dataclasses import replace
from pathlib import Path

import pytest

from generator.domain.corpus import Corpus
from generator.domain.reach import Reach
from generator.domain.registry import Document, Registry, Unit
from tests.samples import FILE, library_at, plan_text

PLAN = "so-van-hoa-2025-ngay-hoi-sach"


@pytest.fixture
def corpus(tmp_path: Path) -> Corpus:
    return library_at(tmp_path, {FILE: plan_text()}).corpus


def word(corpus: Corpus, registry: Registry) -> str:
    return Reach(registry).plan(corpus.plans[PLAN])


def with_unit(registry: Registry, unit: Unit) -> Registry:
    return replace(registry, units={**registry.units, unit.id: unit})


def with_document(registry: Registry, document: Document) -> Registry:
    return replace(registry, documents={**registry.documents, document.id: document})


@pytest.mark.parametrize(
    "unit",
    ["so-van-hoa", "van-phong", "cac-thu-vien", "thu-vien-xa", "ubnd-song-xanh"],
    ids=["issuer", "lead", "group", "a member of the group", "recipient, and issuer of a document"],
)
def test_a_unit_that_a_plan_leads_to_changes_its_word(corpus: Corpus, unit: str) -> None:
    registry = corpus.registry
    renamed = replace(registry.units[unit], note="Đã đổi")
    assert word(corpus, with_unit(registry, renamed)) != word(corpus, registry)


def test_a_document_that_a_plan_cites_changes_its_word(corpus: Corpus) -> None:
    registry = corpus.registry
    (document,) = registry.documents.values()
    later = replace(document, subject="Đọc sách")
    assert word(corpus, with_document(registry, later)) != word(corpus, registry)


def test_another_unit_or_document_changes_nothing(corpus: Corpus) -> None:
    registry = corpus.registry
    unit = replace(registry.units["van-phong"], id="hoi-lam-vuon", name="Hội", parent="van-phong")
    (document,) = registry.documents.values()
    other = replace(document, id="khac", follows=(document.id,))
    more = with_document(with_unit(registry, unit), other)
    assert word(corpus, more) == word(corpus, registry)


def test_a_unit_above_is_not_shown_with_a_plan_and_changes_nothing(corpus: Corpus) -> None:
    tasks = (replace(corpus.plans[PLAN].tasks[0], assignments=()),)
    plan = replace(corpus.plans[PLAN], issuer="van-phong", tasks=tasks, reporting=())
    registry = corpus.registry
    above = replace(registry.units["so-van-hoa"], name="Sở Văn hóa mới")
    assert registry.units["van-phong"].parent == above.id
    assert Reach(with_unit(registry, above)).plan(plan) == Reach(registry).plan(plan)


def test_an_entry_that_was_missing_and_comes_changes_the_word(corpus: Corpus) -> None:
    units = {**corpus.registry.units}
    gone = units.pop("thu-vien-xa")
    registry = replace(corpus.registry, units=units)
    assert word(corpus, with_unit(registry, gone)) != word(corpus, registry)


def test_circles_in_the_registry_come_to_an_end(corpus: Corpus) -> None:
    registry = corpus.registry
    turned = replace(registry.units["thu-vien-xa"], members=("cac-thu-vien",))
    assert word(corpus, with_unit(registry, turned)) != word(corpus, registry)
