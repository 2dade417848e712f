"""A year cut into shares of plans, so that no page grows with the number of plans."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import groupby

from generator.domain.agenda import Agenda
from generator.domain.agenda.bars import Shown
from generator.domain.agenda.happenings import Entry
from generator.domain.agenda.undated import Undated
from generator.domain.plan import Plan
from generator.domain.runs import runs

_BAR, _ENTRY, _TASK = 6, 3, 2  # what each takes of a page, in pieces of about half a kilobyte
_MOST = 360


@dataclass(frozen=True, kw_only=True, slots=True)
class Share:
    """What a year holds of some plans of one issuer; `number` counts the issuer's shares from 1."""

    issuer: str
    number: int
    plans: tuple[Plan, ...]
    agenda: Agenda


@dataclass(frozen=True, slots=True)
class _Pile:
    bars: list[Shown] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    undated: list[Undated] = field(default_factory=list)


def shares(agenda: Agenda, most: int = _MOST) -> tuple[Share, ...]:
    """The shares of a year that is too large for one page; none for a year that is not.

    An issuer's plans stay in the order of the year. A share takes at most `most` pieces, or is a
    single plan.
    """
    plans, weights = _plans(agenda), _weights(agenda)
    if weights.total() <= most:
        return ()
    cut = [*_cut(sorted(plans.values(), key=lambda plan: plan.issuer), weights, most)]
    place = {plan.id: number for number, share in enumerate(cut) for plan in share}
    numbers: Counter[str] = Counter()
    found = []
    for own, pile in zip(cut, _piles(agenda, place, len(cut)), strict=True):
        issuer = own[0].issuer
        numbers[issuer] += 1
        part = Agenda(
            year=agenda.year,
            bars=tuple(pile.bars),
            entries=tuple(pile.entries),
            undated=tuple(pile.undated),
        )
        found.append(Share(issuer=issuer, number=numbers[issuer], plans=own, agenda=part))
    return tuple(found)


def plans_in(agenda: Agenda) -> tuple[Plan, ...]:
    """The plans of a year: those drawn, then those that have only days or duties in it."""
    return tuple(_plans(agenda).values())


def _plans(agenda: Agenda) -> Mapping[str, Plan]:
    return {plan.id: plan for plan, _ in _pieces(agenda)}


def _weights(agenda: Agenda) -> Counter[str]:
    found: Counter[str] = Counter()
    for plan, weight in _pieces(agenda):
        found[plan.id] += weight
    return found


def _pieces(agenda: Agenda) -> Iterator[tuple[Plan, int]]:
    for part in agenda.bars:
        yield part.bar.plan, _BAR
    for entry in agenda.entries:
        if entry.plan:
            yield entry.plan, _ENTRY
        for use in entry.uses:
            yield use.plan, 1
    for of in agenda.undated:
        yield of.plan, _TASK * (1 + sum(map(len, of.tasks.values())))


def _cut(
    plans: Iterable[Plan], weights: Mapping[str, int], most: int
) -> Iterator[tuple[Plan, ...]]:
    """Runs of plans of one issuer that fit together; `plans` stand issuer by issuer."""
    for _, own in groupby(plans, key=lambda plan: plan.issuer):
        yield from runs(own, lambda plan: weights[plan.id], most)


def _piles(agenda: Agenda, place: Mapping[str, int], count: int) -> list[_Pile]:
    """What every share holds, each in the order of the year."""
    piles = [_Pile() for _ in range(count)]
    for part in agenda.bars:
        piles[place[part.bar.plan.id]].bars.append(part)
    for entry in agenda.entries:
        if entry.plan:
            piles[place[entry.plan.id]].entries.append(entry)
        else:
            for number, own in _uses(entry, place).items():
                piles[number].entries.append(own)
    for of in agenda.undated:
        piles[place[of.plan.id]].undated.append(of)
    return piles


def _uses(entry: Entry, place: Mapping[str, int]) -> Mapping[int, Entry]:
    """An event as every share has it: with the plans of that share only."""
    found = defaultdict(list)
    for use in entry.uses:
        found[place[use.plan.id]].append(use)
    return {number: replace(entry, uses=tuple(uses)) for number, uses in found.items()}
