"""A plan's part of a file is made once, and made anew when anything that decides it changes."""

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.export.sheaf import PlanPart
from generator.publishing.kept import KeptParts
from generator.publishing.keys import Keys
from tests.samples import REGISTRIES, library_at

PLAN = "so-van-hoa-2025-ngay-hoi-sach"
ICS = PlanPart("ics", PLAN)
UNITS = REGISTRIES["units"]


@pytest.fixture
def kept(tmp_path: Path) -> Callable[..., KeptParts]:
    """The parts kept in one folder, for a plan whose text has this word, and its registries."""
    (tmp_path / "mkdocs.yml").write_text("site_name: a", "utf-8")

    def of(word: str = "a", **registries: str | None) -> KeptParts:
        corpus = library_at(tmp_path, None, **registries).corpus
        keys = Keys(tmp_path, tmp_path / "mkdocs.yml", {PLAN: word}, corpus)
        return KeptParts(tmp_path / "parts", keys)

    return of


def test_what_was_made_is_not_made_again(kept: Callable[..., KeptParts]) -> None:
    assert kept()(ICS, lambda: b"a" * 999) == b"a" * 999
    assert kept()(ICS, lambda: b"never") == b"a" * 999


@pytest.mark.parametrize(
    "change",
    [
        {"word": "b"},
        {"units": UNITS.replace("Thư viện xã Bến Đò", "Thư viện xã Bến Mới")},
        {"topics": "van-hoa-doc: {name: Đọc, description: Đọc sách.}"},
    ],
    ids=["the plan", "a unit in a group that it names", "a topic"],
)
def test_another_plan_or_registry_gives_another_part(
    kept: Callable[..., KeptParts], change: dict[str, str]
) -> None:
    kept()(ICS, lambda: b"old")
    assert kept(**change)(ICS, lambda: b"new") == b"new"


def test_what_the_plan_does_not_lead_to_leaves_the_part(kept: Callable[..., KeptParts]) -> None:
    kept()(ICS, lambda: b"old")
    more = UNITS + "hoi-lam-vuon: {name: Hội làm vườn, system: state, level: commune}\n"
    assert kept(units=more)(ICS, lambda: b"new") == b"old"


def test_another_sort_or_what_else_decides_gives_another_part(
    kept: Callable[..., KeptParts],
) -> None:
    kept()(ICS, lambda: b"old")
    assert kept()(PlanPart("csv", PLAN), lambda: b"new") == b"new"
    assert kept()(ICS._replace(also=(1,)), lambda: b"new") == b"new"


def test_a_damaged_part_is_made_anew(kept: Callable[..., KeptParts], tmp_path: Path) -> None:
    kept()(ICS, lambda: b"old")
    path = tmp_path / "parts/ics" / PLAN
    for damaged in (path.read_bytes()[:-3], b"", b"x"):
        path.write_bytes(damaged)
        assert kept()(ICS, lambda: b"new") == b"new"


def test_where_nothing_can_be_kept_the_part_is_made(
    kept: Callable[..., KeptParts], tmp_path: Path
) -> None:
    (tmp_path / "parts").write_text("a file where the folder should be", "utf-8")
    assert kept()(ICS, lambda: b"new") == b"new"
    kept().keep_only(())


def test_parts_of_plans_that_are_no_more_are_let_go(
    kept: Callable[..., KeptParts], tmp_path: Path
) -> None:
    kept()(ICS, lambda: b"old")
    kept().keep_only([PLAN])
    assert (tmp_path / "parts/ics" / PLAN).exists()
    kept().keep_only(["ke-hoach-khac"])
    assert not (tmp_path / "parts/ics" / PLAN).exists()
