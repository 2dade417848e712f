"""A portal as another portal reads it: its plans and registries as data, without their sources.

A country's plans are published by many portals, each a shard of the whole; the common portal is
made from what they publish under `data/`.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from generator.domain import addresses
from generator.domain.plan import Plan
from generator.domain.registry import Registry

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


@dataclass(frozen=True, kw_only=True, slots=True)
class Shard:
    """A shard as it was read: its name in the common portal, and the folder that it was built into.

    The folder holds the pages and files of each of its plans too.
    """

    name: str
    site: Path
    head: Head
    plans: tuple[Plan, ...]


HEAD: TypeAdapter[Head] = TypeAdapter(Head)
PLAN: TypeAdapter[Plan] = TypeAdapter(Plan)


def read_shard(name: str, site: Path) -> Shard:
    """Read the portal built into the folder `site`; raises NoShard, which says what is amiss."""
    head = _read(HEAD, site / addresses.SHARD)
    if head.format != FORMAT:
        raise NoShard(
            f"{site / addresses.SHARD} ghi theo dạng {head.format}, ở đây đọc dạng {FORMAT}; "
            "dựng lại hai cổng bằng cùng một bản của chương trình"
        )
    plans = tuple(_read(PLAN, site / addresses.plan_data(plan_id)) for plan_id in head.plans)
    return Shard(name=name, site=site, head=head, plans=plans)


def _read(kind: TypeAdapter[Any], path: Path) -> Any:
    try:
        return kind.validate_json(path.read_bytes())
    except OSError:
        raise NoShard(
            f"không đọc được {path}; cổng thành viên phải được dựng với “shard: true” trong "
            "mkdocs.yml"
        ) from None
    except ValidationError as error:
        where = ".".join(map(str, error.errors()[0]["loc"]))
        raise NoShard(f"{path} không đúng dạng dữ liệu của cổng, ở chỗ “{where}”") from None
