"""Which commit the content stands at."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from pathlib import Path

VIETNAM = timezone(timedelta(hours=7), "Asia/Ho_Chi_Minh")


@dataclass(frozen=True, kw_only=True, slots=True)
class Commit:
    """A commit's short name and time, and whether files were changed since."""

    name: str
    time: datetime
    changed: bool


def read_commit(root: Path) -> Commit | None:
    """The commit that `root` is at, or None where there is no git or no commit."""
    head = _git(root, "log", "-1", "--format=%h %ct", "--abbrev=10")
    if not head:
        return None
    name, _, seconds = head.partition(" ")
    status = _git(root, "status", "--porcelain", "--untracked-files=normal")
    return Commit(
        name=name, time=datetime.fromtimestamp(int(seconds), VIETNAM), changed=bool(status)
    )


def git_mark(root: Path) -> str:
    """One word for all that git tells of the past: the commit, and how much it has before it."""
    return f"{_git(root, 'rev-parse', 'HEAD')} {_git(root, 'rev-list', '--count', 'HEAD')}"


def _git(root: Path, *arguments: str) -> str:
    try:
        done = subprocess.run(  # noqa: S603 - fixed arguments
            ["git", "-C", str(root), *arguments],  # noqa: S607 - the git of the user's PATH
            capture_output=True,
            text=True,
            check=False,
        )
    except OSError:
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""
