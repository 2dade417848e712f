"""A year cut into shares of plans, so that no page grows with the number of plans."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from generator.domain.agenda.own import Count
from generator.domain.plan import Plan
from generator.domain.runs import runs

_BAR, _ENTRY, _TASK = 6, 3, 2  # what each takes of a page, in pieces of about half a kilobyte
_MOST = 360


@dataclass(frozen=True, kw_only=True, slots=True)
class Share:
    """Some of a year's plans, of one issuer; `number` counts the issuer's shares from 1."""

    issuer: str
    number: int
    plans: tuple[Plan, ...]


def shares(
    plans: Mapping[str, Plan], counts: Mapping[str, Count], most: int = _MOST
) -> Iterator[Share]:
    """The shares of a year that is too large for one page; none for a year that is not.

    `counts` are those of the year by plan. An issuer's plans stay in their order. A share takes at
    most `most` pieces, or is a single plan.
    """
    if sum(map(_weight, counts.values())) <= most:
        return
    by_issuer = sorted((plans[plan_id] for plan_id in counts), key=lambda plan: plan.issuer)
    for issuer, own in groupby(by_issuer, key=lambda plan: plan.issuer):
        cut = runs(own, lambda plan: _weight(counts[plan.id]), most)
        for number, run in enumerate(cut, start=1):
            yield Share(issuer=issuer, number=number, plans=run)


def _weight(count: Count) -> int:
    loose = 0 if count.undated is None else _TASK * (1 + count.undated)
    return _BAR * count.bars + _ENTRY * count.entries + count.uses + loose
