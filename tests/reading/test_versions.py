"""Earlier versions of plans, read from repositories made here."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from generator.domain.plan import Plan
from generator.reading.commit import VIETNAM
from generator.reading.versions import read_versions
from tests.samples import FILE, plan_text, read

PLAN = "so-van-hoa-2025-ngay-hoi-sach"
FIRST = datetime(2025, 11, 24, 23, 0, tzinfo=VIETNAM)


class Repository:
    """A folder with a history; each commit is an hour after the one before."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.time = FIRST
        self.git("init", "--quiet", "--initial-branch=main")

    def git(self, *arguments: str) -> str:
        moment = f"{int(self.time.timestamp())} +0000"
        done = subprocess.run(
            ["git", "-c", "user.name=A", "-c", "user.email=a@localhost", *arguments],
            cwd=self.root,
            env={"GIT_AUTHOR_DATE": moment, "GIT_COMMITTER_DATE": moment, "PATH": "/usr/bin:/bin"},
            check=True,
            capture_output=True,
            text=True,
        )
        return done.stdout.strip()

    def commit(self, text: str | None, file: str = FILE) -> str:
        """Write or delete a file and commit it."""
        path = self.root / file
        path.parent.mkdir(parents=True, exist_ok=True)
        if text is None:
            path.unlink()
        else:
            path.write_text(text, "utf-8")
        self.git("add", "--all")
        self.git("commit", "--quiet", "-m", "sửa")
        self.time += timedelta(hours=1)
        return self.git("rev-parse", "HEAD")


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
