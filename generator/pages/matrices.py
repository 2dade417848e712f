"""The responsibility matrices: all plans against units, and each issuer's plans task by task."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from generator.domain import addresses
from generator.domain.corpus import Corpus
from generator.domain.holders import Share
from generator.domain.matrix import matrix_of
from generator.domain.plan import Plan
from generator.domain.roles import Role
from generator.domain.text import sort_key
from generator.pages.environment import Studio
from generator.pages.page import Draft, Heading, Page, PageKind, ids
from generator.pages.plans import newest_first, roles_in
from generator.pages.sheets import Sheet, sheets

_CELLS_IN_ALL = 1500  # more than these are no overview; each issuer's page has its own plans
_MOST = 4500


@dataclass(frozen=True, kw_only=True, slots=True)
class Family:
    """The units of one province that plans name, and what each has in each plan."""

    name: str
    plans: tuple[Plan, ...]
    rows: tuple[tuple[str, Mapping[str, Share]], ...]


def drafts(studio: Studio) -> Iterator[Draft]:
    """The matrix of all plans, and a page for each issuer."""
    by_issuer: defaultdict[str, list[Plan]] = defaultdict(list)
    for plan in newest_first(studio.corpus.plans.values()):
        by_issuer[plan.issuer].append(plan)
    yield Draft(
        address=addresses.MATRICES,
        kind=PageKind.MATRIX,
        make=lambda: _all_page(studio, by_issuer),
    )
    for issuer, plans in by_issuer.items():
        yield from _issuer_drafts(studio, issuer, plans)


def _all_page(studio: Studio, by_issuer: Mapping[str, list[Plan]]) -> Page:
    return studio.page(
        addresses.MATRICES,
        PageKind.MATRIX,
        "Ma trận",
        template="matrix-all.html",
        description="Đơn vị nào có phần trong kế hoạch nào, với vai trò gì.",
        issuers=sorted(by_issuer, key=lambda issuer: sort_key(studio.corpus.unit(issuer).name)),
        by_issuer=by_issuer,
        families=_few_families(studio.corpus),
        roles=tuple(Role),
    )


def _few_families(corpus: Corpus) -> tuple[Family, ...]:
    """All families, or none where that is no overview any more."""
    if len(corpus.plans) > _CELLS_IN_ALL:
        return ()
    found = families(corpus)
    whole = sum(len(family.plans) * len(family.rows) for family in found) <= _CELLS_IN_ALL
    return found if whole else ()


def families(corpus: Corpus) -> tuple[Family, ...]:
    """Every unit that a plan names, by province, with its share in each plan by plan id."""
    shares: defaultdict[str, dict[str, Share]] = defaultdict(dict)
    for plan_id, found in corpus.shares.items():
        for unit, share in found.items():
            shares[unit][plan_id] = share
    grouped: defaultdict[str, list[str]] = defaultdict(list)
    for unit in shares:
        grouped[corpus.unit(unit).province or "Trung ương"].append(unit)
    return tuple(
        _family(corpus, name, grouped[name], shares) for name in sorted(grouped, key=sort_key)
    )


def _family(
    corpus: Corpus, name: str, units: list[str], shares: Mapping[str, Mapping[str, Share]]
) -> Family:
    ids = {plan_id for unit in units for plan_id in shares[unit]}
    units.sort(key=lambda unit: sort_key(corpus.unit(unit).name))
    return Family(
        name=name,
        plans=tuple(newest_first(corpus.plans[plan_id] for plan_id in ids)),
        rows=tuple((unit, shares[unit]) for unit in units),
    )


def _issuer_drafts(studio: Studio, issuer: str, plans: list[Plan]) -> Iterator[Draft]:
    for sheet in sheets(addresses.matrix(issuer), plans, _MOST, partial(_weight, studio.corpus)):
        yield Draft(
            address=sheet.address,
            kind=PageKind.MATRIX,
            make=partial(_issuer_page, studio, issuer, sheet),
            plans=ids(sheet.items),
            entries=(),
            also=(sheet.count, len(plans)),
        )


def _issuer_page(studio: Studio, issuer: str, sheet: Sheet[Plan]) -> Page:
    name = studio.corpus.unit(issuer).name
    matrices = [matrix_of(studio.corpus, plan) for plan in sheet.items]
    found = {role for matrix in matrices for role in roles_in(matrix)}
    return studio.page(
        sheet.address,
        PageKind.MATRIX,
        f"Ma trận nhiệm vụ – {name}{sheet.suffix}",
        template="matrix-issuer.html",
        description=f"Việc và đơn vị trong các kế hoạch của {name}.",
        contents=[Heading(plan.name, plan.id) for plan in sheet.items],
        issuer=issuer,
        sheet=sheet,
        matrices=matrices,
        roles=tuple(role for role in Role if role in found),
    )


def _weight(corpus: Corpus, plan: Plan) -> int:
    """What a plan's matrix takes of a page: a cell with a role in it as much as eight without."""
    cells = [share.tasks for share in corpus.shares[plan.id].values() if share.tasks]
    rows, units = len(plan.tasks), len(cells)
    return 8 * (sum(cells) + rows + units) + rows * units
