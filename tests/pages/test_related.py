"""Neighbours and basis among many plans."""

from pathlib import Path

from generator.pages.plans.related import Relations
from tests.pages.conftest import studio_of
from tests.samples import FILE, library_at, plan_text

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
    relations = Relations(corpus)
    ((middle,), (last,)) = (relations.neighbours(corpus.plans[plan]) for plan in ("a", "b"))
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


def test_neighbours_stand_in_the_order_of_the_plans_own_topics(tmp_path: Path) -> None:
    def issued(day: str, topics: str) -> str:
        return plan_text(issued=f"\n  date: {day}\n  certainty: stated", topics=topics)

    corpus = library_at(
        tmp_path,
        {
            f"{FOLDER}/a.md": issued("2025-01-02", "[van-hoa-doc, thieu-nhi]"),
            f"{FOLDER}/b.md": issued("2025-01-03", "[thu-vien]"),
            f"{FOLDER}/c.md": issued("2025-01-04", "[thu-vien, thieu-nhi, van-hoa-doc]"),
        },
        topics="".join(
            f"{name}: {{name: {name}, description: a}}\n"
            for name in ("van-hoa-doc", "thu-vien", "thieu-nhi")
        ),
    ).corpus
    found = Relations(corpus).neighbours(corpus.plans["c"])
    assert [[topic.id for topic in one.topics] for one in found] == [
        ["thu-vien"],
        ["thieu-nhi", "van-hoa-doc"],
    ]
    assert [one.before and one.before.id for one in found] == ["b", "a"]
