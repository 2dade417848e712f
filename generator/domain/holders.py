"""Who holds which role in a task, and what that makes of each unit's part in a plan."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from generator.domain.plan import Plan, Task
from generator.domain.registry import Registry
from generator.domain.roles import Role

_ORDER = {role: place for place, role in enumerate(Role)}


class Holder(NamedTuple):
    """A unit in a role of a task; `group` is the group through which it has the role."""

    unit: str
    role: Role
    group: str | None = None


@dataclass(frozen=True, slots=True)
class Share:
    """What one unit has in one plan: how many tasks, in which roles; named only, if none.

    It has a duty for each role that it holds in a task.
    """

    tasks: int
    duties: int
    roles: tuple[Role, ...]


def holders(registry: Registry, task: Task) -> tuple[Holder, ...]:
    """Who holds which role in a task, each once: the units named, then members through groups.

    A unit named for a role itself does not inherit the same role again. One that the registry no
    longer has, in an earlier version of a plan, has no members.
    """
    named = dict.fromkeys(Holder(a.unit, a.role) for a in task.assignments)
    groups = [one for one in named if (unit := registry.units.get(one.unit)) and unit.members]
    return (*named, *_through(registry, groups, named)) if groups else (*named,)


def _through(
    registry: Registry, groups: Iterable[Holder], named: Iterable[Holder]
) -> Iterator[Holder]:
    seen = {(holder.unit, holder.role) for holder in named}
    for group in groups:
        for member in registry.members(group.unit):
            if (member, group.role) not in seen:
                seen.add((member, group.role))
                yield Holder(member, group.role, group.unit)


def by_unit(found: Iterable[Holder]) -> Mapping[str, tuple[Holder, ...]]:
    """Holders by unit in the order of their first mention, each unit's in the order of roles."""
    cells: defaultdict[str, list[Holder]] = defaultdict(list)
    for holder in found:
        cells[holder.unit].append(holder)
    return {unit: in_order(held) for unit, held in cells.items()}


def in_order(held: Iterable[Holder]) -> tuple[Holder, ...]:
    """Holders in the order of their roles."""
    found = tuple(held)
    return found if len(found) < 2 else tuple(sorted(found, key=lambda one: _ORDER[one.role]))


def shares_of(registry: Registry, plan: Plan) -> Mapping[str, Share]:
    """What each unit that the plan names has in it; a unit named without a task has no roles."""
    held: defaultdict[str, list[tuple[int, Role]]] = defaultdict(list)
    for place, task in enumerate(plan.tasks):
        for holder in holders(registry, task):
            held[holder.unit].append((place, holder.role))
    units = dict.fromkeys((*held, *named_units(plan)))
    return {unit: _share(held.get(unit, ())) for unit in units}


def _share(held: Collection[tuple[int, Role]]) -> Share:
    places, roles = {place for place, _ in held}, frozenset(role for _, role in held)
    return _one_share(len(places), len(held), roles)


@lru_cache(4096)  # few are unlike another, and a portal holds one for every unit of every plan
def _one_share(tasks: int, duties: int, roles: frozenset[Role]) -> Share:
    return Share(tasks, duties, tuple(sorted(roles, key=_ORDER.__getitem__)))


def having_tasks(shares: Mapping[str, Share]) -> frozenset[str]:
    """The units that have a part in a task of a plan."""
    return frozenset(unit for unit, share in shares.items() if share.tasks)


def named_units(plan: Plan) -> tuple[str, ...]:
    """Every unit that a plan names outside its tasks: issuer, recipients, reporting routes."""
    named = [plan.issuer, *(r.unit for r in plan.recipients if r.unit)]
    for route in plan.reporting:
        named += [*route.to, *route.via, *route.onward]
    return tuple(dict.fromkeys(named))
