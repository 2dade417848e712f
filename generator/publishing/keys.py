"""What decides the bytes of a page or file, as one word for each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from generator.domain.corpus import Corpus
from generator.export.sheaf import PlanPart, Sheaf
from generator.pages.page import Draft
from generator.reading.folders import REGISTRY
from generator.reading.program import contents, digest, program
from generator.reading.registries import LARGE


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
        self._everywhere = digest(program(), *_texts(root), more)
        self._registry = digest(*_large_registries(root))
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


def _texts(root: Path) -> Iterator[bytes | str]:
    """The templates, and the registries that are not told apart entry by entry."""
    templates = root / "theme" / "templates"
    yield from contents(templates, templates.rglob("*.html"))
    yield from contents(root, _registries(root) - _large(root))


def _large_registries(root: Path) -> Iterator[bytes | str]:
    yield from contents(root, _registries(root) & _large(root))


def _registries(root: Path) -> set[Path]:
    return {*(root / REGISTRY).rglob("*.yml")}


def _large(root: Path) -> set[Path]:
    """Those of which a page shows a few entries only; see `Reach`."""
    return {root / REGISTRY / name for name in LARGE}
