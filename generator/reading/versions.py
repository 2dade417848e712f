"""Earlier versions of the plans, from the history that git keeps."""

from __future__ import annotations

import re
import subprocess
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from generator.domain.changes.news import Version
from generator.domain.diagnostics import Severity
from generator.domain.plan import Plan
from generator.reading.commit import VIETNAM
from generator.reading.library import PLANS
from generator.reading.plans import read_plan

_CHANGE = re.compile(r":\d+ \d+ [0-9a-f]+ ([0-9a-f]+) [AMT]\0([^\0]+)\0")
_LOG = (
    "-c", "log.showRoot=true", "-c", "log.diffMerges=separate",
    "log", "--first-parent", "-m", "--reverse", "--raw", "--no-abbrev", "--no-renames",
    "--no-show-signature", "--no-color", "-z", "--relative", "--format=%x02%H %ct", "--",
)  # fmt: skip


class _Blob(NamedTuple):
    """A file's content at one commit, still unread."""

    commit: str
    time: datetime
    file: str
    name: str


def read_versions(root: Path, plans: Mapping[str, Plan]) -> Mapping[str, tuple[Version, ...]]:
    """The versions of each of `plans` that could be published, oldest first.

    A branch counts when it is merged, as one version. A version with a fault of its own never was
    on the site and is left out, with whatever it held. Where git, or a part of the history, is
    missing, there are none: half a history would give wrong days.
    """
    if _git(root, "rev-parse", "--is-shallow-repository").strip() != b"false":
        return {}
    blobs: defaultdict[str, list[_Blob]] = defaultdict(list)
    for blob in _blobs(_git(root, *_LOG, PLANS).decode("utf-8", "replace")):
        known = blobs[PurePosixPath(blob.file).stem]
        if not known or known[-1].name != blob.name:
            known.append(blob)
    of_plans = {plan_id: blobs[plan_id] for plan_id in plans if plan_id in blobs}
    several = (blob for found in of_plans.values() if len(found) > 1 for blob in found)
    contents = _contents(root, dict.fromkeys(blob.name for blob in several))
    return {
        plan_id: tuple(_versions(plans[plan_id], found, contents))
        for plan_id, found in of_plans.items()
    }


def _blobs(log: str) -> Iterator[_Blob]:
    for entry in log.split("\x02")[1:]:
        commit, seconds = entry.replace("\n", "\0").split("\0", 1)[0].split(" ")
        time = datetime.fromtimestamp(int(seconds), VIETNAM)
        for change in _CHANGE.finditer(entry):
            if change[2].lower().endswith(".md"):
                yield _Blob(commit, time, change[2], change[1])


def _versions(
    plan: Plan, blobs: Sequence[_Blob], contents: Mapping[str, bytes]
) -> Iterator[Version]:
    """Read the versions of one plan; a single one is the plan as it stands, which is read."""
    for blob in blobs:
        found = _sound(blob.file, contents[blob.name]) if blob.name in contents else plan
        if found:
            yield Version(plan=found, commit=blob.commit, time=blob.time)


def _sound(file: str, raw: bytes) -> Plan | None:
    read = read_plan(file, raw)
    faulty = any(broken.rule.severity is Severity.ERROR for broken in read.broken)
    return None if faulty else read.plan


def _contents(root: Path, names: Iterable[str]) -> Mapping[str, bytes]:
    """The bytes of blobs by name, all asked for at once."""
    asked = "".join(f"{name}\n" for name in names).encode()
    answer = _git(root, "cat-file", "--batch", said=asked) if asked else b""
    found: dict[str, bytes] = {}
    at = 0
    while at < len(answer):
        end = answer.index(b"\n", at)
        name, _, rest = answer[at:end].decode().partition(" ")
        size = int(rest.removeprefix("blob ")) if rest.startswith("blob ") else -1
        if size >= 0:
            found[name] = answer[end + 1 : end + 1 + size]
        at = end + size + 2
    return found


def _git(root: Path, *arguments: str, said: bytes = b"") -> bytes:
    try:
        done = subprocess.run(  # noqa: S603 - fixed arguments
            ["git", "-C", str(root), *arguments],  # noqa: S607 - the git of the user's PATH
            input=said,
            capture_output=True,
            check=False,
        )
    except OSError:
        return b""
    return done.stdout if done.returncode == 0 else b""
