"""What decides the bytes of a page or file, as one word for each."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from generator.domain.corpus import Corpus
from generator.export.sheaf import PlanPart, Sheaf
from generator.pages.page import Draft
from generator.reading.library import registry_bytes, registry_texts
from generator.reading.program import contents, digest, program


class Keys:
    """The digests of what one build is made from."""

    def __init__(
        self,
        root: Path,
        config: Path,
        plans: Mapping[str, str],
        corpus: Corpus,
        more: str = "",
    ) -> None:
        """Read what stands under `root` beside plans; `corpus` is what is published of them.

        `plans` has a word for each of their texts, and `more` one for what else there is.
        """
        overrides = root / "theme" / "overrides"
        self.theme = digest(config.read_bytes(), *contents(overrides, overrides.rglob("*.*")))
        templates = root / "theme" / "templates"
        registries = (*registry_bytes(root),)
        self._everywhere = digest(
            program(),
            *contents(templates, templates.rglob("*.html")),
            *registry_texts(registries, large=False),
            more,
        )
        self._registry = digest(*registry_texts(registries, large=True))
        self._plans = {
            plan.id: digest(plans[plan.id], corpus.reach.plan(plan))
            for plan in corpus.plans.values()
        }
        self._all = digest(*(f"{plan_id} {word}" for plan_id, word in self._plans.items()))

    def draft(self, draft: Draft) -> str:
        """What decides the body of a page."""
        return digest(self._everywhere, draft.address, *self._shown(draft), repr(draft.also))

    def sheaf(self, sheaf: Sheaf) -> str:
        """What decides the files of a sheaf."""
        return digest(self._everywhere, sheaf.name, *self._shown(sheaf), repr(sheaf.also))

    def part(self, part: PlanPart) -> str:
        """What decides one plan's part of a file; a plan that is gone is told by `also`."""
        text = self._plans.get(part.plan_id, "")
        return digest(self._everywhere, part.sort, text, repr(part.also))

    def _shown(self, one: Draft | Sheaf) -> tuple[str, str]:
        """The plans of a draft or sheaf with what they lead to, and the other entries of it."""
        plans = self._all if one.plans is None else " ".join(map(self._plan, one.plans))
        entries = self._registry if one.entries is None else " ".join(one.entries)
        return plans, entries

    def _plan(self, name: str) -> str:
        return self._plans[name] if name else "-"
