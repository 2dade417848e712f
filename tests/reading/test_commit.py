"""Which commit the content stands at."""

import subprocess
from datetime import datetime
from pathlib import Path

import pytest

from generator.reading.commit import VIETNAM, read_commit


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with one commit of a known moment."""

    def git(*arguments: str) -> None:
        identity = ("-c", "user.name=A", "-c", "user.email=a@localhost")
        moment = {"GIT_AUTHOR_DATE": "1764000000 +0000", "GIT_COMMITTER_DATE": "1764000000 +0000"}
        subprocess.run(
            ["git", *identity, *arguments],
            cwd=tmp_path,
            env=moment,
            check=True,
            capture_output=True,
        )

    (tmp_path / "a.md").write_text("một", encoding="utf-8")
    git("init", "--quiet")
    git("add", ".")
    git("commit", "--quiet", "-m", "một")
    return tmp_path


def test_the_commits_moment_is_told_in_vietnams_time(repository: Path) -> None:
    commit = read_commit(repository)
    assert commit is not None
    assert commit.time == datetime(2025, 11, 24, 23, 0, tzinfo=VIETNAM)
    assert commit.time.utcoffset() == VIETNAM.utcoffset(None)
    assert len(commit.name) == 10


def test_a_clean_folder_is_unchanged(repository: Path) -> None:
    commit = read_commit(repository)
    assert commit is not None
    assert not commit.changed


@pytest.mark.parametrize("name", ["a.md", "b.md"])
def test_a_changed_or_new_file_is_a_change(repository: Path, name: str) -> None:
    (repository / name).write_text("hai", encoding="utf-8")
    commit = read_commit(repository)
    assert commit is not None
    assert commit.changed


def test_a_folder_without_git_has_no_commit(tmp_path: Path) -> None:
    assert read_commit(tmp_path) is None


def test_a_machine_without_git_has_no_commit(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    assert read_commit(repository) is None
