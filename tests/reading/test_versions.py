"""Earlier versions of plans, read from repositories made here."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from generator.domain.plan import Plan
from generator.reading.versions import Past, read_past, read_versions
from tests.repository import FIRST, Repository
from tests.samples import FILE, plan_text, read

PLAN = "so-van-hoa-2025-ngay-hoi-sach"


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    root = tmp_path / "kho có dấu"
    root.mkdir()
    return Repository(root)


def numbered(number: str) -> str:
    return plan_text(number=number)


def plans(text: str) -> Mapping[str, Plan]:
    plan = read(text).plan
    assert plan
    return {PLAN: plan}


def found(root: Path, text: str) -> list[tuple[str | None, datetime]]:
    versions = read_versions(root, plans(text)).get(PLAN, ())
    return [(version.plan.number, version.time) for version in versions]


def hour(number: int) -> datetime:
    return FIRST + timedelta(hours=number)


def test_versions_come_oldest_first_with_commit_and_time(repository: Repository) -> None:
    commits = [repository.commit(numbered(f"{n}/KH-SVH")) for n in (1, 2)]
    versions = read_versions(repository.root, plans(numbered("2/KH-SVH")))[PLAN]
    assert [version.commit for version in versions] == commits
    assert [version.plan.number for version in versions] == ["1/KH-SVH", "2/KH-SVH"]
    assert [version.time for version in versions] == [hour(0), hour(1)]
    assert versions[0].time.utcoffset() == timedelta(hours=7)


def test_a_plan_with_one_version_has_it_without_being_read_again(repository: Repository) -> None:
    repository.commit(numbered("1/KH-SVH"))
    known = plans(numbered("1/KH-SVH"))
    assert read_versions(repository.root, known)[PLAN][0].plan is known[PLAN]


def test_a_commit_that_leaves_the_plan_as_it_is_makes_no_version(repository: Repository) -> None:
    repository.commit(numbered("1/KH-SVH"))
    repository.commit("khác", "content/pages/a.md")
    assert found(repository.root, numbered("1/KH-SVH")) == [("1/KH-SVH", hour(0))]


def test_a_plan_moved_to_another_year_keeps_its_versions(repository: Repository) -> None:
    moved = FILE.replace("/2025/", "/2026/")
    repository.commit(numbered("1/KH-SVH"))
    (repository.root / FILE).unlink()
    repository.commit(numbered("1/KH-SVH"), moved)
    repository.commit(numbered("2/KH-SVH"), moved)
    assert found(repository.root, numbered("2/KH-SVH")) == [
        ("1/KH-SVH", hour(0)),
        ("2/KH-SVH", hour(2)),
    ]


def test_a_version_with_a_fault_never_was_on_the_site(repository: Repository) -> None:
    repository.commit(plan_text(title="Gửi van.thu@example.vn"))
    repository.commit("không phải kế hoạch")
    repository.commit(numbered("1/KH-SVH"))
    assert found(repository.root, numbered("1/KH-SVH")) == [("1/KH-SVH", hour(2))]


def test_a_branch_is_one_version_on_the_day_it_is_merged(repository: Repository) -> None:
    repository.commit(numbered("1/KH-SVH"))
    repository.git("checkout", "--quiet", "-b", "sua")
    repository.commit(numbered("2/KH-SVH"))
    repository.commit(numbered("3/KH-SVH"))
    repository.git("checkout", "--quiet", "main")
    repository.git("merge", "--quiet", "--no-ff", "-m", "gộp", "sua")
    assert found(repository.root, numbered("3/KH-SVH")) == [
        ("1/KH-SVH", hour(0)),
        ("3/KH-SVH", hour(3)),
    ]


def test_a_plan_that_is_no_longer_published_has_no_versions(repository: Repository) -> None:
    repository.commit(numbered("1/KH-SVH"))
    repository.commit(None)
    assert read_versions(repository.root, {}) == {}


def test_a_plan_not_committed_yet_has_no_versions(repository: Repository) -> None:
    repository.commit("khác", "content/pages/a.md")
    assert read_versions(repository.root, plans(plan_text())) == {}


def test_a_project_in_a_folder_of_a_repository_is_found(repository: Repository) -> None:
    repository.commit(numbered("1/KH-SVH"), f"cổng/{FILE}")
    repository.commit(numbered("2/KH-SVH"), f"cổng/{FILE}")
    assert len(found(repository.root / "cổng", numbered("2/KH-SVH"))) == 2


def test_half_a_history_counts_as_none(repository: Repository, tmp_path: Path) -> None:
    repository.commit(numbered("1/KH-SVH"))
    repository.commit(numbered("2/KH-SVH"))
    repository.git("clone", "--quiet", "--depth=1", repository.root.as_uri(), str(tmp_path / "b"))
    assert read_versions(tmp_path / "b", plans(numbered("2/KH-SVH"))) == {}


def test_a_folder_without_git_has_no_versions(repository: Repository) -> None:
    repository.commit(numbered("1/KH-SVH"))
    shutil.rmtree(repository.root / ".git")
    assert read_versions(repository.root, plans(numbered("1/KH-SVH"))) == {}


def test_a_machine_without_git_has_no_versions(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository.commit(numbered("1/KH-SVH"))
    monkeypatch.setenv("PATH", "")
    assert read_versions(repository.root, plans(numbered("1/KH-SVH"))) == {}


def test_a_plan_whose_file_was_taken_away_is_gone_since_that_commit(
    repository: Repository,
) -> None:
    repository.commit(numbered("1/KH-SVH"))
    repository.commit(numbered("2/KH-SVH"))
    repository.commit(None)
    gone = read_past(repository.root, {}).gone[PLAN]
    assert [version.plan.number for version in gone.versions] == ["1/KH-SVH", "2/KH-SVH"]
    assert gone.time == hour(2)


def test_a_plan_that_came_back_or_moved_or_is_held_back_is_not_gone(
    repository: Repository,
) -> None:
    repository.commit(numbered("1/KH-SVH"))
    repository.commit(None)
    moved = FILE.replace("/2025/", "/2026/")
    repository.commit(numbered("2/KH-SVH"), moved)
    assert read_past(repository.root, {}).gone == {}
    past = read_past(repository.root, plans(numbered("2/KH-SVH")))
    assert past.gone == {}
    assert past.versions == read_versions(repository.root, plans(numbered("2/KH-SVH")))


def test_a_plan_that_never_could_be_published_is_not_gone(repository: Repository) -> None:
    repository.commit(plan_text(title="Gửi van.thu@example.vn"))
    repository.commit(None)
    assert read_past(repository.root, {}) == Past()
