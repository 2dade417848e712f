"""Earlier versions of the plans, from the history that git keeps."""

from __future__ import annotations

import re
import subprocess
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path, PurePosixPath
from types import MappingProxyType
from typing import NamedTuple

from generator.domain.changes.news import Gone, Version
from generator.domain.diagnostics import Severity
from generator.domain.plan import Plan
from generator.reading.commit import VIETNAM
from generator.reading.folders import PLANS
from generator.reading.plans import read_plan

_CHANGE = re.compile(r":\d+ \d+ [0-9a-f]+ ([0-9a-f]+) ([ADMT])\0([^\0]+)\0")
_LOG = (
    "-c", "log.showRoot=true", "-c", "log.diffMerges=separate",
    "log", "--first-parent", "-m", "--reverse", "--raw", "--no-abbrev", "--no-renames",
    "--no-show-signature", "--no-color", "-z", "--relative", "--format=%x02%H %ct", "--",
)  # fmt: skip


class Past(NamedTuple):
    """The versions of the plans that stand, by id, and the plans that no longer do."""

    versions: Mapping[str, tuple[Version, ...]] = MappingProxyType({})
    gone: Mapping[str, Gone] = MappingProxyType({})


class _Blob(NamedTuple):
    """A file's content at one commit, still unread; nothing where the commit took it away."""

    commit: str
    time: datetime
    file: str
    name: str | None


@dataclass(slots=True)
class _Trail:
    """The contents that the file of one plan had, and where it stands after the last commit."""

    blobs: list[_Blob] = field(default_factory=list)
    files: set[str] = field(default_factory=set)
    last: datetime | None = None

    def add(self, blob: _Blob) -> None:
        self.last = blob.time
        if blob.name is None:
            self.files.discard(blob.file)
            return
        self.files.add(blob.file)
        if not self.blobs or self.blobs[-1].name != blob.name:
            self.blobs.append(blob)


def read_versions(root: Path, plans: Mapping[str, Plan]) -> Mapping[str, tuple[Version, ...]]:
    """The versions of each of `plans` that could be published, oldest first.

    A branch counts when it is merged, as one version. A version with a fault of its own never was
    on the site and is left out, with whatever it held. Where git, or a part of the history, is
    missing, there are none: half a history would give wrong days.
    """
    return _versions_of(root, _trails(root), plans)


def read_past(root: Path, plans: Mapping[str, Plan]) -> Past:
    """The versions of `plans`, as `read_versions` gives them, and the plans that were taken away.

    A plan is gone when no commit after the one that deleted its file brings it back, in any year's
    folder. One that is held back for its faults has its file, and is not gone.
    """
    trails = _trails(root)
    gone = {
        plan_id: trail.last
        for plan_id, trail in trails.items()
        if trail.last and not trail.files and plan_id not in plans
    }
    found = _versions_of(root, trails, {**plans, **dict.fromkeys(gone)})
    return Past(
        versions={plan_id: versions for plan_id, versions in found.items() if plan_id in plans},
        gone={
            plan_id: Gone(found[plan_id], gone[plan_id])
            for plan_id in sorted(gone)
            if found[plan_id]
        },
    )


def _trails(root: Path) -> Mapping[str, _Trail]:
    trails: defaultdict[str, _Trail] = defaultdict(_Trail)
    if _git(root, "rev-parse", "--is-shallow-repository").strip() == b"false":
        for blob in _blobs(_git(root, *_LOG, PLANS).decode("utf-8", "replace")):
            trails[PurePosixPath(blob.file).stem].add(blob)
    return trails


def _versions_of(
    root: Path, trails: Mapping[str, _Trail], plans: Mapping[str, Plan | None]
) -> Mapping[str, tuple[Version, ...]]:
    of_plans = {plan_id: trails[plan_id].blobs for plan_id in plans if plan_id in trails}
    unread = (
        blob.name
        for plan_id, blobs in of_plans.items()
        if len(blobs) > 1 or plans[plan_id] is None
        for blob in blobs
        if blob.name
    )
    contents = _contents(root, dict.fromkeys(unread))
    return {
        plan_id: tuple(_versions(plans[plan_id], blobs, contents))
        for plan_id, blobs in of_plans.items()
    }


def _blobs(log: str) -> Iterator[_Blob]:
    for entry in log.split("\x02")[1:]:
        commit, seconds = entry.replace("\n", "\0").split("\0", 1)[0].split(" ")
        time = datetime.fromtimestamp(int(seconds), VIETNAM)
        for name, change, file in _CHANGE.findall(entry):
            if file.lower().endswith(".md"):
                yield _Blob(commit, time, file, None if change == "D" else name)


def _versions(
    plan: Plan | None, blobs: Sequence[_Blob], contents: Mapping[str, bytes]
) -> Iterator[Version]:
    """Read the versions of one plan; a single one is the plan as it stands, which is read."""
    for blob in blobs:
        raw = contents.get(blob.name or "")
        found = plan if raw is None else _sound(blob.file, raw)
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
