"""The edge to MkDocs: what it hands over, and in which words."""

import os
from pathlib import Path

import pytest
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from generator.pages.page import Heading, Page, PageKind
from generator.plugin import PortalPage


@pytest.fixture
def config(root: Path, monkeypatch: pytest.MonkeyPatch) -> MkDocsConfig:
    """The project's own configuration."""
    monkeypatch.setitem(os.environ, "NO_MKDOCS_2_WARNING", "1")
    return load_config(str(root / "mkdocs.yml"))


def hosted(config: MkDocsConfig, page: Page, label: str | None = None) -> PortalPage:
    """The host's page for one of ours."""
    file = File(f"{page.address}index.md", None, config.site_dir, use_directory_urls=True)
    made = PortalPage(page, file, config, label)
    made.read_source(config)
    made.render(config, Files([file]))
    return made


def a_page(**changes: object) -> Page:
    """A page with a title that would run if it were printed raw."""
    given = {
        "address": "ke-hoach/a/",
        "kind": PageKind.PLAN,
        "title": 'A" & B',
        "body": "<h1>A</h1>",
        "description": 'nói "A"',
    }
    return Page(**(given | changes))  # type: ignore[arg-type]


def test_a_page_stands_at_its_address(config: MkDocsConfig) -> None:
    assert hosted(config, a_page()).url == "ke-hoach/a/"


def test_the_body_is_handed_over_as_it_is(config: MkDocsConfig) -> None:
    assert hosted(config, a_page()).content == "<h1>A</h1>"


def test_what_the_theme_prints_raw_is_escaped(config: MkDocsConfig) -> None:
    page = hosted(config, a_page(contents=(Heading('C" & D', "c"),)))
    assert page.meta["title"] == "A&#34; &amp; B"
    assert page.meta["description"] == "nói &#34;A&#34;"
    assert [item.title for item in page.toc] == ["C&#34; &amp; D"]


def test_the_contents_nest_as_the_headings_do(config: MkDocsConfig) -> None:
    inner = Heading("I. Mục đích", "i")
    page = hosted(config, a_page(contents=(Heading("Nội dung", "noi-dung", (inner,)),)))
    (outer,) = page.toc
    assert (outer.url, outer.level) == ("#noi-dung", 2)
    assert [(child.url, child.level) for child in outer.children] == [("#i", 3)]


@pytest.mark.parametrize(
    ("contents", "hidden"),
    [((), ["navigation", "toc"]), ((Heading("A", "a"),), ["navigation"])],
)
def test_a_page_without_headings_has_no_room_for_contents(
    config: MkDocsConfig, contents: tuple[Heading, ...], hidden: list[str]
) -> None:
    assert hosted(config, a_page(contents=contents)).meta["hide"] == hidden


def test_the_navigation_shows_its_own_label(config: MkDocsConfig) -> None:
    assert hosted(config, a_page(), "Kế hoạch").title == "Kế hoạch"
