"""A portal as another portal reads it: its plans and registries as data, without their sources.

A country's plans are published by many portals, each a shard of the whole; the common portal is
made from what they publish under `data/`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

from pydantic import TypeAdapter, ValidationError

from generator.domain import addresses
from generator.domain.changes.news import Gone, Version
from generator.domain.plan import Plan
from generator.domain.registry import Registry
from generator.reading.chronicle import Chronicle
from generator.reading.history import Changes, History
from generator.reading.hold import Hold
from generator.reading.versions import Past

FORMAT = 1
"""Rises with every change after which an older reader would misread a shard."""


class NoShard(Exception):
    """A folder holds no portal that can be read; the words are for whoever runs the common one."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Fault:
    """A diagnostic as data: its rule by name, and its place in the shard's sources."""

    rule: str
    message: str
    file: str
    line: int
    column: int
    end_column: int
    fix: str = ""
    acknowledged: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class HeldBack:
    """A plan that the shard did not publish."""

    file: str
    id: str
    title: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Head:
    """What a shard says of itself: all but its plans, which stand in a file each."""

    format: int = FORMAT
    commit: str | None
    registry: Registry
    plans: tuple[str, ...]
    held: tuple[HeldBack, ...] = ()
    faults: tuple[Fault, ...] = ()
    history: History = field(default_factory=History)
    gone: Mapping[str, Gone] = field(default_factory=dict)


class Earlier(NamedTuple):
    """A plan as one commit left it; None where it said what it says now."""

    commit: str
    time: datetime
    plan: Plan | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Told:
    """A plan as it stands, and its versions, oldest first."""

    plan: Plan
    versions: tuple[Earlier, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Shard:
    """A shard as it was read: its name in the common portal, and the folder that it was built into.

    `marks` are digests of its files, by plan id; the shard's own has no name.
    """

    name: str
    site: Path
    head: Head
    told: tuple[Told, ...]
    marks: Mapping[str, str]

    @property
    def plans(self) -> tuple[Plan, ...]:
        """The plans as they stand."""
        return tuple(one.plan for one in self.told)


HEAD: TypeAdapter[Head] = TypeAdapter(Head)
PLAN: TypeAdapter[Told] = TypeAdapter(Told)


def read_shard(name: str, site: Path, hold: Hold) -> Shard:
    """Read the portal built into the folder `site`; raises NoShard, which says what is amiss.

    Its plans are held by `hold`, as those of other shards may be.
    """
    marks: dict[str, str] = {}
    head = _read(HEAD, site / addresses.SHARD, marks)
    if head.format != FORMAT:
        raise NoShard(
            f"{site / addresses.SHARD} ghi theo dạng {head.format}, ở đây đọc dạng {FORMAT}; "
            "dựng lại hai cổng bằng cùng một bản của chương trình"
        )
    told = tuple(
        _held(_read(PLAN, site / addresses.plan_data(plan_id), marks, plan_id), hold)
        for plan_id in head.plans
    )
    return Shard(name=name, site=site, head=head, told=told, marks=marks)


def _held(told: Told, hold: Hold) -> Told:
    """A plan and its versions as they are held."""
    versions = (one._replace(plan=one.plan and hold.held(one.plan)) for one in told.versions)
    return replace(told, plan=hold.held(told.plan), versions=tuple(versions))


def shard_data(site: Path) -> Iterator[Path]:
    """The files that `read_shard` would read of the portal in the folder `site`, if it is one."""
    head = site / addresses.SHARD
    if head.is_file():
        yield head
        yield from (site / addresses.plan_data("x")).parent.glob("*.json")


def from_shards(shards: Sequence[Shard]) -> Chronicle:
    """What the shards tell of their past, as one chronicle.

    A registry that several shards keep has changed as often, and as late, as where it did most.
    """
    return Chronicle(lambda: _history(shards), lambda: _past(shards))


def _history(shards: Sequence[Shard]) -> History:
    histories = [shard.head.history for shard in shards]
    files: dict[str, Changes] = {}
    for history in histories:
        for name, changes in history.files.items():
            known = files.get(name, changes)
            commits = max(known.commits, changes.commits)
            files[name] = Changes(commits, max(known.last, changes.last))
    plans = {name: found for history in histories for name, found in history.plans.items()}
    newest = max((history.time for history in histories), default=History().time)
    return History(files=files, plans=plans, time=newest)


def _past(shards: Sequence[Shard]) -> Past:
    versions = {one.plan.id: tuple(_versions(one)) for shard in shards for one in shard.told}
    gone = {name: found for shard in shards for name, found in shard.head.gone.items()}
    return Past(
        versions=versions,
        gone={name: found for name, found in sorted(gone.items()) if name not in versions},
    )


def _versions(told: Told) -> Sequence[Version]:
    return [
        Version(plan=one.plan or told.plan, commit=one.commit, time=one.time)
        for one in told.versions
    ]


def _read(kind: TypeAdapter[Any], path: Path, marks: dict[str, str], name: str = "") -> Any:
    try:
        data = path.read_bytes()
        marks[name] = hashlib.sha256(data).hexdigest()
        return kind.validate_json(data)
    except OSError:
        raise NoShard(
            f"không đọc được {path}; cổng thành viên phải được dựng với “shard: true” trong "
            "mkdocs.yml"
        ) from None
    except ValidationError as error:
        where = ".".join(map(str, error.errors()[0]["loc"]))
        raise NoShard(f"{path} không đúng dạng dữ liệu của cổng, ở chỗ “{where}”") from None
