"""Neighbours and basis among many plans."""

from pathlib import Path

from generator.pages.plans.related import Relations, neighbours_of
from tests.pages.conftest import studio_of
from tests.samples import FILE, plan_text

FOLDER = "content/plans/2025"


def test_a_plan_without_a_day_stands_at_the_latest_day_it_can_have(tmp_path: Path) -> None:
    window = "\n  not_before: 2025-01-01\n  not_after: 2025-04-12\n  certainty: unknown"
    day = "\n  date: 2025-04-14\n  certainty: stated"
    corpus = studio_of(
        tmp_path,
        {
            FILE: plan_text(),
            f"{FOLDER}/a.md": plan_text(issued=window),
            f"{FOLDER}/b.md": plan_text(issued=day),
        },
    ).corpus
    ((middle,), (last,)) = (neighbours_of(corpus)[plan] for plan in ("a", "b"))
    assert middle.before
    assert middle.after
    assert (middle.before.id, middle.after.id) == ("so-van-hoa-2025-ngay-hoi-sach", "b")
    assert last.after is None


def test_a_document_that_is_only_named_is_no_basis(tmp_path: Path) -> None:
    base = plan_text(issuer="ubnd-song-xanh", number="5/KH-UBND", basis=None)
    cites = "\n  - {document: 5-kh-ubnd-2025, relation: cites}"
    corpus = studio_of(tmp_path, {FILE: plan_text(basis=cites), f"{FOLDER}/goc.md": base}).corpus
    assert Relations(corpus).of(corpus.plans["goc"]).basis_of == ()


def test_a_number_of_another_issuer_is_no_basis(tmp_path: Path) -> None:
    base = plan_text(number="5/KH-UBND", basis=None)
    corpus = studio_of(tmp_path, {FILE: plan_text(), f"{FOLDER}/goc.md": base}).corpus
    assert Relations(corpus).of(corpus.plans["goc"]).basis_of == ()
