"""The sample plan's pages, made with the real templates."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, MutableMapping
from pathlib import Path
from types import CodeType
from typing import Any

import pytest
from bs4 import BeautifulSoup
from jinja2 import Environment, FileSystemLoader, Template

from generator.domain.corpus import Corpus
from generator.pages.environment import Studio
from generator.pages.page import Draft, Page
from tests.samples import verdict_at


class _Compiled(FileSystemLoader):
    """Compiles each template once for all studios of a run, which are many."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self._codes: dict[str, CodeType] = {}

    def load(
        self,
        environment: Environment,
        name: str,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002 - the base class's name
    ) -> Template:
        if name not in self._codes:
            source, path, _ = self.get_source(environment, name)
            self._codes[name] = environment.compile(source, name, path)
        made = environment.template_class
        return made.from_code(environment, self._codes[name], {} if globals is None else globals)


TEMPLATES = _Compiled(Path(__file__).parents[2] / "theme/templates")


@pytest.fixture
def corpus(tmp_path: Path) -> Corpus:
    """The sample corpus."""
    return verdict_at(tmp_path).corpus


@pytest.fixture
def studio(corpus: Corpus) -> Studio:
    """A studio over the sample corpus."""
    return Studio(TEMPLATES, corpus)


def studio_of(root: Path, plans: Mapping[str, str]) -> Studio:
    """A studio over other plans."""
    return Studio(TEMPLATES, verdict_at(root, plans).corpus)


def soup(page: Page) -> BeautifulSoup:
    """A page's body, to be looked at."""
    return BeautifulSoup(page.body, "html.parser")


def words(page: Page, selector: str) -> list[str]:
    """The text of everything that `selector` finds, with single spaces."""
    return [" ".join(found.get_text(" ").split()) for found in soup(page).select(selector)]


def making(drafts: Callable[..., Iterator[Draft]]) -> Callable[..., Iterator[Page]]:
    """Make the pages that `drafts` describes."""

    def pages(*arguments: Any) -> Iterator[Page]:
        for draft in drafts(*arguments):
            page = draft.make()
            assert (page.address, page.kind) == (draft.address, draft.kind)
            yield page

    return pages
