"""The edge to MkDocs: what it hands over, and in which words."""

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.structure.files import File
from mkdocs.structure.pages import Page as HostPage

from generator.pages.page import Heading, Page, PageKind
from generator.pages.shell import Shells
from generator.plugin import PlanPortalPlugin, dress
from generator.publishing.edition import Edition
from generator.publishing.hands import LostHand
from generator.publishing.publish import Printing


@pytest.fixture(scope="module")
def config(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[MkDocsConfig]:
    """The project's own configuration, for a site that has an address."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(os.environ, "NO_MKDOCS_2_WARNING", "1")
        site = str(tmp_path_factory.mktemp("built") / "site")
        url = "https://example.vn/cong/"
        yield load_config(str(root / "mkdocs.yml"), site_dir=site, site_url=url)


@pytest.fixture(scope="module")
def plugin(config: MkDocsConfig) -> PlanPortalPlugin:
    """The plugin when it has built the founding site."""
    build(config)
    plugin = config.plugins["plan-portal"]
    assert isinstance(plugin, PlanPortalPlugin)
    return plugin


def hosted(config: MkDocsConfig, page: Page) -> HostPage:
    """The host's page for one of ours."""
    file = File(f"{page.address}index.md", None, config.site_dir, use_directory_urls=True)
    host = HostPage(None, file, config)
    dress(host, page)
    return host


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


def test_every_page_is_what_the_theme_makes_of_it(plugin: PlanPortalPlugin) -> None:
    assert plugin.edition
    assert plugin.source
    again = Edition(plugin.place, plugin.source).drafts  # a build lets go of most of its own
    kinds = set()
    for draft in (*plugin.edition.drafts, *(one for one in again if not one.lists_files)):
        page = draft.make()
        kinds.add(page.kind)
        written = (plugin.press.site / page.address / "index.html").read_bytes()
        assert written.decode() == plugin.theme.page(page), page.address
    assert kinds == {*PageKind} - {PageKind.ABOUT}, "ABOUT is a page that editors write"


def test_words_that_would_run_are_filled_in_as_the_theme_would_have_them(
    plugin: PlanPortalPlugin,
) -> None:
    inner = Heading('D  "&" zzleafzz', "d", (Heading("<E>", "e"),))
    page = a_page(contents=(Heading('C" & <D>', "c", (inner,)), Heading("G", "g")))
    assert Shells(plugin.theme.page).of(page).filled(page) == plugin.theme.page(page)


def test_the_map_of_the_site_names_every_page(plugin: PlanPortalPlugin) -> None:
    text = (plugin.press.site / "sitemap.xml").read_text("utf-8")
    for address in (*plugin.outline.pages, "gioi-thieu/"):
        assert text.count(f"<loc>https://example.vn/cong/{address}</loc>") == 1, address


def test_the_editors_own_page_stands_under_its_entry_of_the_navigation(
    plugin: PlanPortalPlugin,
) -> None:
    text = (plugin.press.site / "huong-dan/index.html").read_text("utf-8")
    assert re.findall(r'aria-current="page">(.*?)</a>', text) == ["Hướng dẫn"]


def test_the_theme_gives_its_styles_and_none_of_its_scripts(plugin: PlanPortalPlugin) -> None:
    assets = plugin.press.site / "assets"
    assert len(list(assets.glob("stylesheets/*.css"))) == 2
    assert not (assets / "javascripts").exists()


def test_a_shard_that_is_not_there_is_named(
    root: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    config = load_config(str(root / "mkdocs.yml"), site_dir=str(tmp_path / "site"))
    plugin = config.plugins["plan-portal"]
    assert isinstance(plugin, PlanPortalPlugin)
    plugin.config.shards = {"so-y-te": str(tmp_path)}
    with pytest.raises(Abort):
        build(config)
    assert caplog.messages[-1] == (
        f"Không dựng được cổng chung: không đọc được {tmp_path}/data/portal.json; cổng thành viên "
        "phải được dựng với “shard: true” trong mkdocs.yml"
    )


def test_a_process_that_was_lost_is_told_in_words(
    root: Path,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("NO_MKDOCS_2_WARNING", "1")

    def lost(*_: object) -> None:
        raise LostHand("một tiến trình bị dừng")

    monkeypatch.setattr(Printing, "end", lost)
    config = load_config(str(root / "mkdocs.yml"), site_dir=str(tmp_path / "site"))
    with pytest.raises(Abort):
        build(config)
    assert caplog.messages[-1] == "Không dựng được cổng: một tiến trình bị dừng. Hãy dựng lại."
    assert not (tmp_path / "site").exists()
