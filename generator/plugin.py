"""The MkDocs plugin: each hook converts, calls one function, and converts back."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from pathlib import Path

from jinja2 import FileSystemLoader
from markupsafe import escape
from mkdocs.config import base, config_options
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as HostPage
from mkdocs.structure.toc import AnchorLink, TableOfContents

from generator.checks.report import render_all
from generator.checks.run import RULES, check
from generator.domain.text import slug
from generator.export.calendars import calendar_files
from generator.export.checksums import with_checksums
from generator.export.data import data_files
from generator.export.feed import feed_files
from generator.export.search import search_files
from generator.export.spreadsheet import spreadsheet_files
from generator.export.units import unit_files
from generator.export.years import year_files
from generator.pages.page import Build, Heading, Page
from generator.pages.site import Content, site_pages
from generator.reading.commit import read_commit
from generator.reading.history import read_history
from generator.reading.library import read_library
from generator.reading.versions import read_versions

_log = logging.getLogger("mkdocs.plugins.plan-portal")
_NPM = "theme/node_modules"
_FONTS = f"{_NPM}/@fontsource/be-vietnam-pro/files"


class PortalConfig(base.Config):  # type: ignore[no-untyped-call]
    """What `mkdocs.yml` can say to the plugin."""

    font_files = config_options.ListOfItems(config_options.Type(str), default=[])
    npm_files = config_options.DictOfItems(config_options.Type(str), default={})


class PlanPortalPlugin(BasePlugin[PortalConfig]):  # type: ignore[no-untyped-call]
    """Publishes the plans under `content/` through MkDocs."""

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Fix the site's time to the commit's, so that the same commit gives the same bytes."""
        self.root = Path(config.config_file_path).parent
        commit = read_commit(self.root)
        self.build = Build(commit=None, time=None)
        if commit:
            os.environ.setdefault("SOURCE_DATE_EPOCH", str(int(commit.time.timestamp())))
            self.build = Build(commit=commit.name, time=commit.time, changed=commit.changed)
        config.extra["build"] = self.build
        config.mdx_configs.setdefault("toc", {})["slugify"] = _heading_slug
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add every page, data file, style and font of the portal to what MkDocs publishes."""
        verdict = check(read_library(self.root))
        if verdict.diagnostics:
            level = logging.ERROR if verdict.errors else logging.INFO
            _log.log(level, "Soát nội dung:\n\n%s", render_all(verdict.diagnostics))
        loader = FileSystemLoader(self.root / "theme" / "templates")
        corpus = verdict.corpus
        taken = with_checksums(
            data_files(corpus, self.build.commit),
            spreadsheet_files(corpus, self.build.time),
            calendar_files(corpus, read_history(self.root), config.site_url),
            feed_files(corpus, read_versions(self.root, corpus.plans), config.site_url),
        )
        content = Content(
            corpus=corpus,
            held=verdict.held,
            diagnostics=verdict.diagnostics,
            rules=RULES,
            files=taken,
        )
        labels = {path: label for entry in config.nav or () for label, path in entry.items()}
        for page in site_pages(content, loader):
            file = _generated(config, f"{page.address}index.md", b"")
            PortalPage(page, file, config, labels.get(file.src_uri))
            files.append(file)
        scripts = (*search_files(corpus), *unit_files(corpus), *year_files(corpus))
        for address, data in (*taken.items(), *scripts):
            files.append(_generated(config, address, data))
        for file in _static_files(self.root, self.config.font_files, config):
            files.append(file)
        for address, name in self.config.npm_files.items():
            files.append(_copied(config, address, self.root / _NPM / name))
        return files

    def on_nav(
        self,
        nav: Navigation,
        *,
        config: MkDocsConfig,  # noqa: ARG002 - the hook's signature
        files: Files,
    ) -> Navigation:
        """Put every page under the entry of the top navigation that it belongs to."""
        tabs = {page.file.url: page for page in nav.pages if page.file.url}
        for file in files.documentation_pages():
            tab = tabs.get(f"{file.url.partition('/')[0]}/")
            if isinstance(file.page, PortalPage) and tab and tab is not file.page:
                file.page.parent = tab  # type: ignore[assignment]
        return nav


class PortalPage(HostPage):
    """A page that is made already: MkDocs reads and converts nothing."""

    def __init__(self, page: Page, file: File, config: MkDocsConfig, label: str | None) -> None:
        """Attach `page` to the file of its address; `label` is its name in the navigation."""
        super().__init__(label, file, config)
        self.made = page

    def read_source(self, config: MkDocsConfig) -> None:  # noqa: ARG002 - the host's signature
        """Give the theme what it prints raw, escaped."""
        self.markdown = ""
        self.meta = {
            "title": str(escape(self.made.title)),
            "description": str(escape(self.made.description)),
            "kind": self.made.kind.value,
            "hide": ["navigation"] if self.made.contents else ["navigation", "toc"],
        }

    def render(self, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG002 - likewise
        """Hand over the body and the table of contents."""
        self.content = self.made.body
        self.toc = TableOfContents([_anchor_link(heading, 2) for heading in self.made.contents])


def _heading_slug(text: str, _separator: str) -> str:
    """Python-Markdown's own slugs drop đ."""
    return slug(text)


def _anchor_link(heading: Heading, level: int) -> AnchorLink:
    link = AnchorLink(str(escape(heading.title)), heading.anchor, level)
    link.children = [_anchor_link(child, level + 1) for child in heading.children]
    return link


def _generated(config: MkDocsConfig, uri: str, content: bytes) -> File:
    return File.generated(config, uri, content=content, inclusion=InclusionLevel.NOT_IN_NAV)


def _static_files(root: Path, fonts: list[str], config: MkDocsConfig) -> Iterator[File]:
    assets = root / "theme" / "assets"
    for path in sorted(assets.rglob("*")):
        if path.is_file():
            yield _copied(config, f"assets/{path.relative_to(assets).as_posix()}", path)
    for name in fonts:
        yield _copied(config, f"assets/fonts/{name}", root / _FONTS / name)


def _copied(config: MkDocsConfig, uri: str, path: Path) -> File:
    return File.generated(config, uri, abs_src_path=str(path), inclusion=InclusionLevel.NOT_IN_NAV)
