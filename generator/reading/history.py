"""How often and when each file of the content was changed, from one look at git's history."""

from __future__ import annotations

import subprocess
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath
from typing import NamedTuple

CONTENT = "content"
_PLANS = PurePosixPath(CONTENT, "plans")
_MARK = "@"
_BEFORE_GIT = datetime(2000, 1, 1, tzinfo=UTC)
"""Stands in where there is no history at all, so that the same files give the same bytes."""


class Changes(NamedTuple):
    """How many commits changed something, and when the last of them was made."""

    commits: int
    last: datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class History:
    """The changes of each file, by its path and, for plans, by their id; `time` is the newest.

    A plan's id is its file's name, so a file moved to another year's folder keeps its history.
    """

    files: Mapping[str, Changes] = field(default_factory=dict)
    plans: Mapping[str, Changes] = field(default_factory=dict)
    time: datetime = _BEFORE_GIT

    def of_files(self, *names: str) -> Changes:
        """The changes of some files together; see `together`."""
        return self.together(self.files.get(name) for name in names)

    def of_plan(self, plan_id: str, *names: str) -> Changes:
        """The changes of a plan together with those of some other files."""
        return self.together((self.plans.get(plan_id), *map(self.files.get, names)))

    def together(self, parts: Iterable[Changes | None]) -> Changes:
        """The sum of commits and the last time: each commit to any of the parts raises the sum.

        What was never committed has no commits, and the time of the newest commit.
        """
        found = [part or Changes(0, self.time) for part in parts]
        return Changes(
            sum(part.commits for part in found),
            max((part.last for part in found), default=self.time),
        )


class _Commit(NamedTuple):
    time: datetime
    cut: bool
    files: tuple[str, ...]


def read_history(root: Path) -> History:
    """The history of `content/` under `root`; an empty one where git knows nothing.

    In a shallow clone the counts would depend on how much was fetched, so nothing is counted and
    only the newest commit's time is kept.
    """
    commits = tuple(_commits(_log(root)))
    if not commits:
        return History()
    newest = max(commit.time for commit in commits)
    if any(commit.cut for commit in commits):
        return History(time=newest)
    times: defaultdict[str, list[datetime]] = defaultdict(list)
    plans: defaultdict[str, list[datetime]] = defaultdict(list)
    for commit in commits:
        for name in commit.files:
            times[name].append(commit.time)
        for plan_id in {PurePosixPath(name).stem for name in commit.files if _is_plan(name)}:
            plans[plan_id].append(commit.time)
    return History(files=_counted(times), plans=_counted(plans), time=newest)


def _is_plan(name: str) -> bool:
    return _PLANS in PurePosixPath(name).parents


def _counted(times: Mapping[str, list[datetime]]) -> Mapping[str, Changes]:
    return {name: Changes(len(found), max(found)) for name, found in times.items()}


def _commits(log: str) -> Iterator[_Commit]:
    """Each commit of a log: a line with its time and references, then the files it changed."""
    for entry in f"\n{log}".split(f"\n{_MARK}")[1:]:
        head, *names = entry.split("\n")
        seconds, _, references = head.partition(" ")
        yield _Commit(
            time=datetime.fromtimestamp(int(seconds), UTC),
            cut="grafted" in references.split(", "),
            files=tuple(name for name in names if name),
        )


def _log(root: Path) -> str:
    """What git says of every commit that changed the content, merges by what only they changed.

    `--full-history`: a count never falls because a merge took the other side's file.
    """
    options = (
        "--full-history", "-c", "--no-renames", "--name-only", "--relative",
        "--decorate=full", f"--format={_MARK}%ct %D",
    )  # fmt: skip
    try:
        done = subprocess.run(  # noqa: S603 - fixed arguments
            ["git", "-C", str(root), "-c", "core.quotePath=false", "log", *options, "--", CONTENT],  # noqa: S607 - the git of the user's PATH
            capture_output=True,
            check=False,
        )
    except OSError:
        return ""
    return done.stdout.decode(errors="replace") if done.returncode == 0 else ""
