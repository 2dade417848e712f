"""What decides the bytes of a page or file, as one word for each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from generator.export.sheaf import PlanPart, Sheaf
from generator.pages.page import Draft
from generator.reading.folders import REGISTRY
from generator.reading.program import contents, digest, program


class Keys:
    """The digests of what one build is made from."""

    def __init__(
        self,
        root: Path,
        config: Path,
        plans: Mapping[str, str],
        published: Iterable[str],
        more: str = "",
    ) -> None:
        """Read what stands under `root` beside plans; `published` are the ids of plans.

        `plans` has a digest for each of their texts, and `more` one of what else there is.
        """
        overrides = root / "theme" / "overrides"
        self.theme = digest(config.read_bytes(), *contents(overrides, overrides.rglob("*.*")))
        self._everywhere = digest(program(), *_texts(root), more)
        self._plans = plans
        self._all = digest(*(f"{name} {self._plans[name]}" for name in published))

    def draft(self, draft: Draft) -> str:
        """What decides the body of a page."""
        return digest(self._everywhere, draft.address, self._of(draft.plans), repr(draft.also))

    def sheaf(self, sheaf: Sheaf) -> str:
        """What decides the files of a sheaf."""
        return digest(self._everywhere, sheaf.name, self._of(sheaf.plans), repr(sheaf.also))

    def part(self, part: PlanPart) -> str:
        """What decides one plan's part of a file; a plan that is gone is told by `also`."""
        text = self._plans.get(part.plan_id, "")
        return digest(self._everywhere, part.sort, text, repr(part.also))

    def _of(self, plans: tuple[str, ...] | None) -> str:
        if plans is None:
            return self._all
        return " ".join(self._plans[name] if name else "-" for name in plans)


def _texts(root: Path) -> Iterator[bytes | str]:
    templates = root / "theme" / "templates"
    yield from contents(templates, templates.rglob("*.html"))
    registry = root / REGISTRY
    yield from contents(registry, registry.rglob("*.yml"))
