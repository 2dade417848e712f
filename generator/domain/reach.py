"""What of the registry is shown with a plan: the units that it names, the documents that it cites.

Whoever shows a plan shows nothing of any other unit or document. The other registries are small,
and are not told apart.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping

from generator.domain.plan import Plan
from generator.domain.registry import Registry


class Reach:
    """One word for what is shown of plans, units and documents: other things have other words."""

    def __init__(self, registry: Registry) -> None:
        """Look at nothing yet."""
        self._registry = registry
        self._units, self._documents = registry.units, registry.documents
        self._words: dict[tuple[str, str], str] = {}
        self._plans: dict[str, tuple[Plan, str]] = {}

    def plan(self, plan: Plan) -> str:
        """All entries that a plan leads to."""
        known, word = self._plans.get(plan.id, (None, ""))
        if known is not plan:  # of one plan there can be several versions
            units, documents = self.units(_units_of(plan)), self.documents(_documents_of(plan))
            word = _word((*units, "", *documents))
            self._plans[plan.id] = plan, word
        return word

    def units(self, ids: Iterable[str]) -> Iterable[str]:
        """Each of some units, named or as those who are in it."""
        return (self._known("unit", one) for one in ids)

    def documents(self, ids: Iterable[str]) -> Iterable[str]:
        """Each of some documents, with the name of its issuer."""
        return (self._known("document", one) for one in ids)

    def _known(self, sort: str, name: str) -> str:
        key = sort, name
        if key not in self._words:
            parts = self._unit(name) if sort == "unit" else self._document(name)
            self._words[key] = _word(parts)
        return self._words[key]

    def _unit(self, name: str) -> Iterable[str]:
        """The entries of a unit and of all who are in it; of none, its id."""
        inside = self._registry.members(name) if name in self._units else ()
        return (repr(self._units.get(one, one)) for one in (name, *inside))

    def _document(self, name: str) -> Iterable[str]:
        document = self._documents.get(name)
        issuer = self._units.get(document.issuer or "") if document else None
        return repr(document or name), repr(issuer)


def _units_of(plan: Plan) -> Mapping[str, None]:
    found = dict.fromkeys((plan.issuer,))
    found |= dict.fromkeys(one.unit for task in plan.tasks for one in task.assignments)
    for route in plan.reporting:
        found |= dict.fromkeys((*route.to, *route.via, *route.onward))
    return found | dict.fromkeys(one.unit for one in plan.recipients if one.unit)


def _documents_of(plan: Plan) -> Mapping[str, None]:
    return dict.fromkeys(citation.document for citation in plan.basis)


def _word(parts: Iterable[str]) -> str:
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()
