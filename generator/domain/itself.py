"""Documents of the registry that are plans on the portal themselves."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date

from generator.domain.corpus import Corpus
from generator.domain.numbers import parse
from generator.domain.plan import Plan


def itself_of(corpus: Corpus) -> Mapping[str, Plan]:
    """The documents that are plans on the portal: same number, same issuer, no other year."""
    plans: defaultdict[object, list[Plan]] = defaultdict(list)
    for plan in corpus.plans.values():
        if number := parse(plan.number or ""):
            plans[number.identity, plan.issuer].append(plan)
    found = {}
    for document in corpus.registry.documents.values():
        if number := parse(document.number or ""):
            for plan in plans[number.identity, document.issuer]:
                if _same_year(plan.issued.day, document.date):
                    found[document.id] = plan
    return found


def _same_year(a: date | None, b: date | None) -> bool:
    """Numbers begin again each year; a year that is not known contradicts none."""
    return a is None or b is None or a.year == b.year
