"""The MkDocs plugin: each hook converts, calls one function, and converts back."""

from __future__ import annotations

import gc
import json
import logging
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from urllib.parse import urljoin

from jinja2 import Environment, FileSystemLoader
from markupsafe import escape
from mkdocs.commands.build import get_context
from mkdocs.config import base, config_options
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as HostPage
from mkdocs.structure.toc import AnchorLink, TableOfContents
from mkdocs.utils import get_build_date
from mkdocs.utils.templates import TemplateContext

from generator.checks.run import Verdict
from generator.domain import addresses
from generator.domain.corpus import Corpus
from generator.domain.text import slug
from generator.pages.page import Heading, Page
from generator.pages.panel import Panel
from generator.publishing.edition import Edition, Place
from generator.publishing.hands import LostHand
from generator.publishing.ondemand import OnDemand
from generator.publishing.outline import Basis, Outline, outline_of
from generator.publishing.preview import Preview
from generator.publishing.publish import Press, Printing, keep
from generator.publishing.source import Source, build_of, other_portals, own_content
from generator.publishing.watch import FileEvents
from generator.reading.folders import PLANS, REGISTRY
from generator.reading.processes import leave_at_once, processors, set_aside
from generator.reading.program import CACHE
from generator.reading.shard import NoShard

_log = logging.getLogger("mkdocs.plugins.plan-portal")
_SETTLED = 0.03
"""An editor's program writes a file in several steps: so many seconds without one, and it is saved.
"""
_NPM = "theme/node_modules"
_THEME_SHEETS = ("assets/stylesheets/main.*.min.css", "assets/stylesheets/palette.*.min.css")
_THEME_SCRIPTS = "assets/javascripts/"
_FONTS = f"{_NPM}/@fontsource/be-vietnam-pro/files"


class PortalConfig(base.Config):  # type: ignore[no-untyped-call]
    """What `mkdocs.yml` can say to the plugin."""

    font_files = config_options.ListOfItems(config_options.Type(str), default=[])
    npm_files = config_options.DictOfItems(config_options.Type(str), default={})
    admin = config_options.Type(dict, default={})
    shard = config_options.Type(bool, default=False)
    shards = config_options.DictOfItems(config_options.Type(str), default={})


class PlanPortalPlugin(BasePlugin[PortalConfig]):  # type: ignore[no-untyped-call]
    """Publishes the plans under `content/` through MkDocs.

    MkDocs gives the theme, the navigation, the editors' own pages and the static files; it builds
    them aside, and what the portal makes joins them there before all gets in place. While one
    writes, the portal makes what is asked for only.
    """

    live: OnDemand | None = None
    source: Source | None = None
    edition: Edition | None = None
    printing: Printing | None = None
    place: Place
    verdict: Verdict
    outline: Outline

    def on_startup(self, *, command: str, dirty: bool) -> None:  # noqa: ARG002 - the hook's signature
        """Stay the same plugin from one build of a server to the next, for `on_serve` to ask."""
        self.live = OnDemand() if command == "serve" else None
        leave_at_once()

    def on_serve(
        self,
        server: LiveReloadServer,
        *,
        config: MkDocsConfig,
        builder: Callable[..., object],  # noqa: ARG002 - the hook's signature
    ) -> LiveReloadServer:
        """Make what is asked for when it is, and show the faults on the pages that are served."""
        if self.live:
            mount = server.mount_path
            panel = Panel(FileSystemLoader(self.root / "theme" / "templates"), mount)
            server.set_app(
                Preview(server.serve_request, panel, lambda: self.verdict, mount, self.live.prepare)
            )
            _watch(server, (config.docs_dir, config.config_file_path), self.live.saved)
            server.builder = partial(self._built_again, self.live, server.builder)
        return server

    def _built_again(self, live: OnDemand, build: Callable[[], object]) -> None:
        """After a save: the host may have nothing to do anew."""
        try:
            with set_aside():
                edition = self._renewed(live.begin())
        except BaseException:
            live.end()
            raise
        if edition:
            live.renew(edition)
        else:
            build()

    def _renewed(self, saved: Iterable[Path]) -> Edition | None:
        """The edition after what was `saved`, if all that the host made stands as it is.

        It does if only plans and registries were written, and nothing came or went to which its
        pages may lead.
        """
        ours = (self.root / PLANS, self.root / REGISTRY)
        if self.config.shards or not all(any(map(path.is_relative_to, ours)) for path in saved):
            return None
        before, told = _named(self.verdict.corpus), self.outline.report
        self.source = self._source(self.source)
        self.verdict = self.source.verdict
        if before != _named(self.verdict.corpus) or self.build != build_of(self.root):
            return None
        self.edition = Edition(self.place, self.source)
        self.outline = outline_of(self.edition, self.source, whole=False)
        if self.outline.report != told:
            self._tell()
        return self.edition

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Fix the site's time to the commit's, so that the same commit gives the same bytes."""
        if self.live:
            self.live.begin()
        self.root = Path(config.config_file_path).parent
        self.build = build_of(self.root)
        if self.build.time:
            os.environ.setdefault("SOURCE_DATE_EPOCH", str(int(self.build.time.timestamp())))
        config.extra["build"] = self.build
        config.extra["theme_sheets"] = _theme_sheets(config.theme.dirs)
        config.mdx_configs.setdefault("toc", {})["slugify"] = _heading_slug
        config.theme.get_env = partial(_environment, config.theme.get_env)  # type: ignore[method-assign]
        self.press = Press(
            site=Path(config.site_dir), cache=self.root / CACHE, processes=processors()
        )
        config.site_dir = str(self.press.making)
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add every style, script and font, and say which pages the portal will have."""
        self.edition, self.printing, outline = None, None, None
        if not self.live:
            settings = f"{self.build} {_settings(config, self.config)}"
            cache = self.root / CACHE
            self.basis = Basis(self.root, settings, self._shards().values(), cache)
            outline = self.press.ledger.whole(self.basis.mark)
        self.outline = outline or self._laid_out(config)
        self._tell()
        for file in tuple(files):
            if file.src_uri.startswith(_THEME_SCRIPTS) or self._is_withheld(file):
                files.remove(file)
        for file in _static_files(self.root, self.config.font_files, config):
            files.append(file)
        for address, name in self.config.npm_files.items():
            files.append(_copied(config, address, self.root / _NPM / name))
        self.pages = frozenset(self.outline.pages)
        return KnownFiles(files, config, self._has_page)

    def _is_withheld(self, file: File) -> bool:
        """Whether it is a page of the editors that holds what nobody may read."""
        path = Path(file.abs_src_path or "")
        inside = path.is_relative_to(self.root)
        return inside and path.relative_to(self.root).as_posix() in self.outline.withheld

    def _has_page(self, address: str) -> bool:
        """Whether the portal has a page there."""
        return self.edition.has_page(address) if self.edition else address in self.pages

    def _tell(self) -> None:
        """Say what was found in the content."""
        if self.outline.report:
            level = logging.ERROR if self.outline.faulty else logging.INFO
            _log.log(level, "Soát nội dung:\n\n%s", self.outline.report)

    def _laid_out(self, config: MkDocsConfig) -> Outline:
        """Read what there is, and lay out the site of it."""
        gc.unfreeze()  # what was made for earlier editions may go
        with set_aside():
            self.source = self._source(self.source if self.live else None)
        self.verdict = self.source.verdict
        self.place = Place(
            root=self.root,
            config=Path(config.config_file_path),
            build=self.build,
            site_url=config.site_url,
            admin=self.config.admin,
            shard=self.config.shard,
        )
        self.edition = Edition(self.place, self.source)
        if not self.live:
            self.printing = Printing(self.edition, self.press)
        return outline_of(self.edition, self.source, whole=self.live is None)

    def _shards(self) -> Mapping[str, Path]:
        """The folders of the portals that a common one is made from, by their names there."""
        return {name: self.root / site for name, site in self.config.shards.items()}

    def _source(self, before: Source | None = None) -> Source:
        """The project's own content, or that of the portals which `shards` names."""
        if not self.config.shards:
            again = self.live is not None
            return own_content(self.root, self.root / CACHE, processors(), before, again=again)
        try:
            return other_portals(self._shards(), self.root / CACHE)
        except NoShard as error:
            raise PluginError(f"Không dựng được cổng chung: {error}") from None

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Keep the theme, which is whole now."""
        self.theme = Theme(env, config, files, self.nav)
        return env

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:  # noqa: ARG002 - the hook's signature
        """Keep the navigation, and put the editors' own pages under their entry of it."""
        self.nav = nav
        for file in files.documentation_pages():
            _place_in(nav, file.page)
        return nav

    def on_template_context(
        self, context: TemplateContext, *, template_name: str, config: MkDocsConfig
    ) -> TemplateContext:
        """Let the map of the site name every page; a preview needs no map."""
        if template_name == "sitemap.xml":
            own = _mapped(self.outline.pages, config.site_url)
            context["pages"] = [*context["pages"], *own]  # type: ignore[list-item]
        return context

    def on_post_build(self, *, config: MkDocsConfig) -> None:  # noqa: ARG002 - likewise
        """Make the portal's pages and files, and put the site in place."""
        if self.edition and self.live:
            self.live.show(self.edition, self.theme.page, self.press)
        elif self.printing:
            try:
                self.printing.end(self.theme.page, self.outline, self.basis)
            except LostHand as lost:
                raise PluginError(f"Không dựng được cổng: {lost}. Hãy dựng lại.") from None
        else:
            keep(self.press)

    def on_build_error(self, *, error: Exception) -> None:  # noqa: ARG002 - the hook's signature
        """Let those who wait have the last edition that could be built, and nobody make more."""
        if self.live:
            self.live.end()
        if self.printing:
            self.printing.stop()


class KnownFiles(Files):
    """The files of MkDocs, and those that the portal makes, to which pages may link."""

    def __init__(self, files: Files, config: MkDocsConfig, has_page: Callable[[str], bool]) -> None:
        """Take the host's own `files`, and what tells whether the portal has a page there."""
        super().__init__(files)
        self._config, self._has_page = config, has_page

    def get_file_from_path(self, path: str) -> File | None:
        """The file of that path; one of the portal's is known, but not the host's to write."""
        found = super().get_file_from_path(path)
        uri = Path(path).as_posix()
        address = uri.removesuffix("index.md")
        if found is None and address != uri and self._has_page(address):
            return _generated(self._config, uri)
        return found


class Theme:
    """Puts MkDocs' theme around pages."""

    def __init__(
        self, env: Environment, config: MkDocsConfig, files: Files, nav: Navigation
    ) -> None:
        """Take what a template of the theme needs."""
        self._env, self._config, self._files, self._nav = env, config, files, nav

    def page(self, page: Page) -> str:
        """A page of the portal as a whole HTML file."""
        host = self._host(page)
        host.active = True
        try:
            pages = self._files.documentation_pages()
            context = get_context(self._nav, pages, self._config, host)
            return self._env.get_template("main.html").render(context)
        finally:
            host.active = False

    def _host(self, page: Page) -> HostPage:
        """The host's own page at the address, if the navigation has one, else a new one."""
        url = page.address or "./"
        host = next((one for one in self._nav.pages if one.file.url == url), None)
        if host is None:
            host = HostPage(None, _generated(self._config, f"{page.address}index.md"), self._config)
            _place_in(self._nav, host)
        dress(host, page)
        return host


def _named(corpus: Corpus) -> tuple[frozenset[str], ...]:
    """Everything that has a page of its own."""
    registry = corpus.registry
    sorts = (corpus.plans, registry.units, registry.documents, registry.topics, registry.channels)
    return tuple(map(frozenset, sorts))


def _settings(*configs: base.Config) -> str:
    """All settings, whatever file, command or environment they come from, as one text."""

    def plain(value: object) -> object:
        return dict(value) if isinstance(value, Mapping) else type(value).__qualname__

    found = [Path(configs[0].config_file_path).read_text("utf-8"), *map(dict, configs)]
    return json.dumps(found, default=plain)


def _watch(server: LiveReloadServer, paths: Iterable[str], saved: Callable[[str], None]) -> None:
    """Notice what is saved at once; the server's own way looks at every file twice a second."""
    for path in paths:
        server.unwatch(path)
    server.observer = FileEvents(saved)
    server.build_delay = _SETTLED
    for path in paths:
        server.watch(path)


def dress(host: HostPage, page: Page) -> None:
    """Give the theme what it prints, escaped where it prints raw."""
    host.markdown = ""
    host.meta = {
        "title": str(escape(page.title)),
        "description": str(escape(page.description)),
        "kind": page.kind.value,
        "hide": ["navigation"] if page.contents else ["navigation", "toc"],
    }
    host.content = page.body
    host.toc = TableOfContents([_anchor_link(heading, 2) for heading in page.contents])


def _place_in(nav: Navigation, page: HostPage | None) -> None:
    """Put a page under the entry of the navigation that it belongs to."""
    if page is None or page in nav.pages:
        return
    tab = f"{page.file.url.partition('/')[0]}/"
    for entry in nav.pages:
        if entry.file.url == tab:
            page.parent = entry  # type: ignore[assignment]


class OpenFolders(FileSystemLoader):
    """Lists no folder whose name begins with a dot: MkDocs takes nothing from there.

    Material brings ten thousand icons in one; to list them was a third of a small build.
    """

    def list_templates(self) -> list[str]:
        """The names of all other files, in their order."""
        return sorted({name for folder in self.searchpath for name in _open_files(Path(folder))})


def _open_files(folder: Path) -> Iterator[str]:
    for place, folders, names in os.walk(folder):
        folders[:] = (name for name in folders if not name.startswith("."))
        yield from (Path(place, name).relative_to(folder).as_posix() for name in names)


def _environment(get_env: Callable[[], Environment]) -> Environment:
    """The theme's environment, with a quicker list of its files."""
    made = get_env()
    if isinstance(made.loader, FileSystemLoader):
        made.loader = OpenFolders(made.loader.searchpath)
    return made


def _mapped(addresses: Iterable[str], site_url: str | None) -> Iterator[SimpleNamespace]:
    """The pages as the template of the map asks for them."""
    date = get_build_date()
    for address in addresses:
        url = urljoin(site_url, address) if site_url else None
        page = SimpleNamespace(is_link=False, canonical_url=url, abs_url=None, update_date=date)
        yield SimpleNamespace(page=page)


def _theme_sheets(folders: Iterable[str]) -> list[str]:
    """The theme's own style sheets, whose names hang on its version."""
    for folder in map(Path, folders):
        sheets = [next(folder.glob(pattern), None) for pattern in _THEME_SHEETS]
        if all(sheets):
            return [sheet.relative_to(folder).as_posix() for sheet in sheets if sheet]
    raise FileNotFoundError(_THEME_SHEETS[0])


def _heading_slug(text: str, _separator: str) -> str:
    """Python-Markdown's own slugs drop đ."""
    return slug(text)


def _anchor_link(heading: Heading, level: int) -> AnchorLink:
    link = AnchorLink(str(escape(heading.title)), heading.anchor, level)
    link.children = [_anchor_link(child, level + 1) for child in heading.children]
    return link


def _generated(config: MkDocsConfig, uri: str) -> File:
    return File.generated(config, uri, content=b"", inclusion=InclusionLevel.NOT_IN_NAV)


def _static_files(root: Path, fonts: list[str], config: MkDocsConfig) -> Iterator[File]:
    for folder, address in (("assets", "assets/"), ("admin", addresses.ADMIN)):
        inside = root / "theme" / folder
        for path in sorted(inside.rglob("*")):
            if path.is_file():
                yield _copied(config, f"{address}{path.relative_to(inside).as_posix()}", path)
    for name in fonts:
        yield _copied(config, f"assets/fonts/{name}", root / _FONTS / name)


def _copied(config: MkDocsConfig, uri: str, path: Path) -> File:
    return File.generated(config, uri, abs_src_path=str(path), inclusion=InclusionLevel.NOT_IN_NAV)
