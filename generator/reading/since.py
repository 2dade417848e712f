"""Which files of the content were changed since a commit, committed or not."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Collection, Iterator
from pathlib import Path

from generator.reading.folders import CONTENT, PLANS, REGISTRY

_NAMES = ("diff", "--name-only", "--no-renames", "--no-ext-diff", "--relative", "-z")


class NotKnown(Exception):
    """Git cannot say what was changed; the words are for whoever asked."""


def changed_since(root: Path, revision: str, files: Collection[str]) -> frozenset[str]:
    """Those of `files` that the working tree under `root` changed or added since `revision`.

    Where the two have gone apart, since they did: what others changed there does not count. All of
    `files` when a registry was changed or a plan is gone, for then any of them may be at fault.
    Raises NotKnown without git, outside a repository, and for a revision that git does not know.
    """
    if _git(root, "rev-parse", "--is-inside-work-tree") is None:
        raise NotKnown("thư mục của dự án không nằm trong kho git, nên không biết tệp nào đã đổi")
    commit = _git(root, "rev-parse", "--verify", "--end-of-options", f"{revision}^{{commit}}")
    if commit is None:
        raise NotKnown(
            f"git không biết “{revision}”; ghi tên nhánh, thẻ hoặc mã của một lần ghi đã có trên "
            "máy này, thí dụ HEAD hay origin/main"
        )
    tip = commit.decode().strip()
    base = (_git(root, "merge-base", tip, "HEAD") or commit).decode().split()[0]
    changed = {*_listed(root, *_NAMES, base), *_listed(root, "ls-files", "--others", "-z")}
    everything = frozenset(files)
    gone = {
        name
        for name in changed - everything
        if name.startswith(f"{PLANS}/") and name.lower().endswith(".md")
    }
    if gone or any(name.startswith(f"{REGISTRY}/") for name in changed):
        return everything
    return everything & changed


def _listed(root: Path, *arguments: str) -> Iterator[str]:
    names = _git(root, *arguments, "--", CONTENT)
    if names is None:
        raise NotKnown("git không so sánh được các tệp với lần ghi đã nêu")
    yield from (os.fsdecode(name) for name in names.split(b"\0") if name)


def _git(root: Path, *arguments: str) -> bytes | None:
    """What git says, or None when it refuses; raises NotKnown where there is no git."""
    try:
        done = subprocess.run(  # noqa: S603 - arguments that git takes for no options
            ["git", "-C", str(root), *arguments],  # noqa: S607 - the git of the user's PATH
            capture_output=True,
            check=False,
        )
    except OSError:
        raise NotKnown("máy này không có git, nên không biết tệp nào đã đổi") from None
    return done.stdout if done.returncode == 0 else None
