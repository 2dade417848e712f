"""A git repository with a history, made for a test."""

from __future__ import annotations

import subprocess
from datetime import datetime, timedelta
from pathlib import Path

from generator.reading.commit import VIETNAM
from tests.samples import FILE

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
