"""Plans that were kept are those that would be read."""

from pathlib import Path

import pytest

from generator.domain.diagnostics import Severity
from generator.reading import store
from generator.reading.library import read_library
from generator.reading.plans import PlanFile, read_plan
from generator.reading.store import Store, store_in
from tests.samples import FILE, REGISTRIES, library_at, plan_text

ROOT = Path(__file__).parents[2]
OTHER = "content/plans/2024/so-van-hoa-2024-khac.md"
FAULTY = "content/plans/2024/so-van-hoa-2024-sai.md"
PLANS = {FILE: plan_text(), OTHER: plan_text(number=None), FAULTY: plan_text(kind="x")}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    library_at(tmp_path, PLANS)
    return tmp_path


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files that are read although there is a store."""
    names: list[str] = []

    def noted(file: str, raw: bytes) -> PlanFile:
        names.append(file)
        return read_plan(file, raw)

    monkeypatch.setattr(store, "read_plan", noted)
    return names


def test_a_library_from_a_store_is_the_library(root: Path, read: list[str]) -> None:
    cache = root / ".cache"
    afresh = read_library(root)
    assert read_library(root, 1, cache) == afresh
    assert sorted(read) == sorted(PLANS)
    read.clear()
    assert read_library(root, 1, cache) == afresh
    assert read == [FAULTY]


def test_plans_from_a_store_hold_together_what_they_say_alike(root: Path) -> None:
    cache = root / ".cache"
    read_library(root, 1, cache)
    one, other = (file.plan for file in read_library(root, 1, cache).plan_files if file.plan)
    assert one.id != other.id
    assert one.tasks[1].due is other.tasks[1].due
    assert one.tasks[1].assignments is other.tasks[1].assignments
    assert store_in(cache).memory == {}


def test_the_founding_plans_come_back_as_they_are(tmp_path: Path) -> None:
    afresh = read_library(ROOT)
    for _ in range(2):
        assert repr(read_library(ROOT, 1, tmp_path)) == repr(afresh)
    kept = [*(tmp_path / "plans").iterdir()]
    assert len(kept) == sum(not file.broken for file in afresh.plan_files)


def test_a_changed_plan_is_read_and_what_it_was_is_taken_away(root: Path, read: list[str]) -> None:
    cache = root / ".cache"
    read_library(root, 1, cache)
    (root / OTHER).write_text(plan_text(title="Tên khác"), encoding="utf-8")
    read.clear()
    library = read_library(root, 1, cache)
    assert library == read_library(root)
    assert sorted(read) == sorted([OTHER, FAULTY])
    assert len([*(cache / "plans").iterdir()]) == 2


def test_the_same_bytes_under_another_name_are_another_plan(root: Path) -> None:
    cache = root / ".cache"
    read_library(root, 1, cache)
    (root / OTHER).rename((root / OTHER).with_name("so-van-hoa-2024-moi.md"))
    library = read_library(root, 1, cache)
    assert "so-van-hoa-2024-moi" in library.corpus.plans
    assert library == read_library(root)


def test_a_registry_s_change_is_seen_beside_kept_plans(root: Path) -> None:
    cache = root / ".cache"
    read_library(root, 1, cache)
    units = root / "content/registry/units.yml"
    units.write_text(REGISTRIES["units"].replace("Thư viện tỉnh", "Thư viện lớn"), encoding="utf-8")
    assert read_library(root, 1, cache) == read_library(root)


def test_another_program_reads_everything_again(
    root: Path, monkeypatch: pytest.MonkeyPatch, read: list[str]
) -> None:
    cache = root / ".cache"
    read_library(root, 1, cache)
    read.clear()
    monkeypatch.setattr(store, "program", lambda *_: "another")
    assert read_library(root, 1, cache) == read_library(root)
    assert sorted(read) == sorted(PLANS)


def test_a_damaged_plan_is_read_again(root: Path, read: list[str]) -> None:
    cache = root / ".cache"
    afresh = read_library(root, 1, cache)
    for damage in (b"", b"x", bytes(range(256))):
        read.clear()
        for kept in (cache / "plans").iterdir():
            kept.write_bytes(damage)
        assert read_library(root, 1, cache) == afresh
        assert sorted(read) == sorted(PLANS)
    (kept, other) = (cache / "plans").iterdir()
    kept.write_bytes(kept.read_bytes()[:-9] + b"123456789")
    other.unlink()
    assert read_library(root, 1, cache) == afresh


def test_where_nothing_can_be_kept_plans_are_read_all_the_same(root: Path) -> None:
    (root / ".cache").write_text("a file in the folder's place")
    assert read_library(root, 1, root / ".cache") == read_library(root)


def test_a_plan_with_a_fault_is_not_kept(tmp_path: Path) -> None:
    found = store_in(tmp_path).read(FAULTY, plan_text(kind="x").encode())
    assert [broken.rule.severity for broken in found.broken] == [Severity.ERROR]
    assert not (tmp_path / "plans").exists()


def test_a_plan_that_would_come_back_as_another_is_not_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    raw = plan_text().encode()
    other = read_plan(FILE, plan_text(title="Khác").encode()).plan

    class Forgetful:
        dump_json = staticmethod(store._adapter().dump_json)

        @staticmethod
        def validate_json(_: bytes) -> object:
            return other

    monkeypatch.setattr(store, "_adapter", Forgetful)
    Store(tmp_path, "k").read(FILE, raw)
    assert [*tmp_path.iterdir()] == []
