"""A plan's own words, ready for its page."""

from __future__ import annotations

from markupsafe import Markup

from generator.domain import addresses, numbers
from generator.domain.corpus import Corpus
from generator.domain.plan import Plan
from generator.pages import prose
from generator.pages.environment import linker
from generator.pages.glossary import Glossary


class PlanProse:
    """A plan's words as HTML: cited numbers lead to their documents, abbreviations are explained.

    What the words link to are pages of the corpus, so that no address needs noting.
    """

    def __init__(self, corpus: Corpus, plan: Plan, glossary: Glossary) -> None:
        """Take the numbers from the plan's citations."""
        root = linker(addresses.plan(plan.id), {})
        self._glossary = glossary
        self._targets: dict[object, str] = {}
        for citation in plan.basis:
            number = numbers.parse(corpus.registry.documents[citation.document].number or "")
            if number:
                self._targets[number.identity] = root(addresses.document(citation.document))

    def _link(self, number: numbers.DocNumber) -> str | None:
        return self._targets.get(number.identity)

    def block(self, text: str) -> Markup:
        """A piece of Markdown."""
        return prose.block(text, self._link, self._glossary)

    def inline(self, text: str) -> Markup:
        """Markdown without a paragraph around it."""
        return prose.inline(text, self._link, self._glossary)

    def plain(self, text: str) -> Markup:
        """Words of the front matter, where Markdown has no meaning."""
        return prose.plain(text, None, self._glossary)
