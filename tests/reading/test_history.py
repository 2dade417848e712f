"""How often and when each file of the content was changed."""

import subprocess
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from generator.reading.history import Changes, History, read_history

PLAN = "content/plans/2025/ke-hoach-a.md"
EVENTS = "content/registry/events.yml"
Git = Callable[..., None]
FIRST = 1_764_000_000


def moment(number: int) -> datetime:
    return datetime.fromtimestamp(FIRST + 60 * number, UTC)


@pytest.fixture
def git(tmp_path: Path) -> Git:
    """Runs git in a new repository; `at` is the minute of a commit."""

    def run(*arguments: str, at: int = 0) -> None:
        when = f"{FIRST + 60 * at} +0000"
        subprocess.run(
            ["git", "-c", "user.name=A", "-c", "user.email=a@localhost", *arguments],
            cwd=tmp_path,
            env={"GIT_AUTHOR_DATE": when, "GIT_COMMITTER_DATE": when, "HOME": str(tmp_path)},
            check=True,
            capture_output=True,
        )

    run("init", "--quiet", "--initial-branch=chinh")
    return run


def write(root: Path, name: str, text: str) -> None:
    (root / name).parent.mkdir(parents=True, exist_ok=True)
    (root / name).write_text(text, encoding="utf-8")


def commit(git: Git, root: Path, at: int, **files: str) -> None:
    for name, text in files.items():
        write(root, {"plan": PLAN, "events": EVENTS, "code": "generator/a.py"}[name], text)
    git("add", ".")
    git("commit", "--quiet", "-m", "sửa", at=at)


def test_each_commit_to_a_file_counts_and_the_last_gives_the_time(git: Git, tmp_path: Path) -> None:
    commit(git, tmp_path, 1, plan="một", events="một")
    commit(git, tmp_path, 2, plan="hai")
    history = read_history(tmp_path)
    assert history.files == {PLAN: Changes(2, moment(2)), EVENTS: Changes(1, moment(1))}
    assert history.of_plan("ke-hoach-a") == Changes(2, moment(2))
    assert history.of_plan("ke-hoach-a", EVENTS) == Changes(3, moment(2))
    assert history.of_files(EVENTS) == Changes(1, moment(1))


def test_commits_that_leave_the_content_alone_change_nothing(git: Git, tmp_path: Path) -> None:
    commit(git, tmp_path, 1, plan="một")
    before = read_history(tmp_path)
    commit(git, tmp_path, 2, code="x = 1")
    assert read_history(tmp_path) == before


def test_a_plan_moved_to_another_year_keeps_its_history(git: Git, tmp_path: Path) -> None:
    commit(git, tmp_path, 1, plan="một")
    (tmp_path / "content/plans/2026").mkdir()
    git("mv", PLAN, PLAN.replace("2025", "2026"))
    git("commit", "--quiet", "-m", "dời", at=2)
    assert read_history(tmp_path).of_plan("ke-hoach-a") == Changes(2, moment(2))


def test_a_merge_never_lowers_a_count(git: Git, tmp_path: Path) -> None:
    commit(git, tmp_path, 1, plan="một")
    git("branch", "nhanh")
    commit(git, tmp_path, 2, plan="hai")
    commit(git, tmp_path, 3, plan="một")
    before = read_history(tmp_path).of_plan("ke-hoach-a").commits
    git("switch", "--quiet", "nhanh")
    commit(git, tmp_path, 4, plan="bốn")
    git("switch", "--quiet", "chinh")
    git("merge", "--quiet", "-m", "gộp", "nhanh", at=5)
    assert read_history(tmp_path).of_plan("ke-hoach-a").commits == before + 1


def test_what_only_a_merge_changed_counts(git: Git, tmp_path: Path) -> None:
    commit(git, tmp_path, 1, plan="một")
    git("branch", "nhanh")
    commit(git, tmp_path, 2, plan="hai")
    git("switch", "--quiet", "nhanh")
    commit(git, tmp_path, 3, plan="ba")
    git("merge", "--quiet", "-s", "ours", "--no-commit", "chinh", at=4)
    commit(git, tmp_path, 4, plan="bốn")
    assert read_history(tmp_path).of_plan("ke-hoach-a") == Changes(4, moment(4))


def test_a_new_file_has_no_commits_and_the_time_of_the_newest(git: Git, tmp_path: Path) -> None:
    commit(git, tmp_path, 1, plan="một")
    write(tmp_path, "content/plans/2025/ke-hoach-moi.md", "mới")
    assert read_history(tmp_path).of_plan("ke-hoach-moi") == Changes(0, moment(1))


def test_a_project_inside_a_larger_repository_finds_its_own_files(git: Git, tmp_path: Path) -> None:
    write(tmp_path, f"cổng/{PLAN}", "một")
    commit(git, tmp_path, 1, plan="khác")
    assert read_history(tmp_path / "cổng").files == {PLAN: Changes(1, moment(1))}


def test_names_with_diacritics_are_read_as_they_are(git: Git, tmp_path: Path) -> None:
    write(tmp_path, "content/plans/2025/kế hoạch.md", "một")
    commit(git, tmp_path, 1)
    assert read_history(tmp_path).of_plan("kế hoạch") == Changes(1, moment(1))


def test_a_shallow_clone_counts_nothing_and_keeps_the_newest_time(git: Git, tmp_path: Path) -> None:
    commit(git, tmp_path, 1, plan="một")
    commit(git, tmp_path, 2, plan="hai")
    git("clone", "--quiet", "--depth=1", tmp_path.as_uri(), str(tmp_path / "nông"))
    assert read_history(tmp_path / "nông") == History(time=moment(2))


def test_a_branch_called_grafted_makes_no_clone_shallow(git: Git, tmp_path: Path) -> None:
    commit(git, tmp_path, 1, plan="một")
    git("branch", "grafted")
    assert read_history(tmp_path).of_plan("ke-hoach-a").commits == 1


def test_a_folder_without_git_has_no_history(tmp_path: Path) -> None:
    history = read_history(tmp_path)
    assert history == History()
    assert history.of_plan("ke-hoach-a", EVENTS) == Changes(0, datetime(2000, 1, 1, tzinfo=UTC))


def test_a_repository_without_commits_has_no_history(git: Git, tmp_path: Path) -> None:
    assert read_history(tmp_path) == History()


def test_a_machine_without_git_has_no_history(
    git: Git, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    commit(git, tmp_path, 1, plan="một")
    monkeypatch.setenv("PATH", "")
    assert read_history(tmp_path) == History()


def test_git_is_asked_once_however_many_files_there_are(
    git: Git, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    commit(git, tmp_path, 1, plan="một", events="một")
    asked: list[object] = []
    run = subprocess.run

    def counted(*given: Any, **more: Any) -> Any:
        asked.append(given)
        return run(*given, **more)

    monkeypatch.setattr("subprocess.run", counted)
    read_history(tmp_path)
    assert len(asked) == 1
