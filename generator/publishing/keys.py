"""What decides the bytes of a page or file, as one word for each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path

import generator
from generator.export.sheaf import Sheaf
from generator.pages.page import Draft
from generator.publishing.work import digest
from generator.reading.library import REGISTRY

_DISTRIBUTION = "plan-portal"


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
        self.theme = digest(config.read_bytes(), *_contents(overrides, overrides.rglob("*.*")))
        self._everywhere = digest(_code(), *_libraries(), *_texts(root), more)
        self._plans = plans
        self._all = digest(*(f"{name} {self._plans[name]}" for name in published))

    def draft(self, draft: Draft) -> str:
        """What decides the body of a page."""
        return digest(self._everywhere, draft.address, self._of(draft.plans), repr(draft.also))

    def sheaf(self, sheaf: Sheaf) -> str:
        """What decides the files of a sheaf."""
        return digest(self._everywhere, sheaf.name, self._of(sheaf.plans), repr(sheaf.also))

    def _of(self, plans: tuple[str, ...] | None) -> str:
        if plans is None:
            return self._all
        return " ".join(self._plans[name] if name else "-" for name in plans)


def _code() -> str:
    folder = Path(generator.__file__).parent
    return digest(*_contents(folder, folder.rglob("*.py")))


def _libraries() -> Iterable[str]:
    """The versions of what the project stands on."""
    try:
        named = requires(_DISTRIBUTION) or ()
    except PackageNotFoundError:
        named = ()
    for line in named:
        if "extra ==" not in line:
            name = line.split(">")[0].split("<")[0].split("=")[0].strip()
            yield f"{name} {version(name)}"


def _texts(root: Path) -> Iterable[bytes | str]:
    templates = root / "theme" / "templates"
    yield from _contents(templates, templates.rglob("*.html"))
    registry = root / REGISTRY
    yield from _contents(registry, registry.rglob("*.yml"))


def _contents(folder: Path, paths: Iterable[Path]) -> Iterable[bytes | str]:
    for path in sorted(paths):
        yield path.relative_to(folder).as_posix()
        yield path.read_bytes()
