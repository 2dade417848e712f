"""The same plans in the hands of other publishers: bare pages, no calendar, no matrix, no units.

Each peer has a project made for it from the corpus, and a command that builds it.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import textwrap
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent


@dataclass(frozen=True, kw_only=True)
class Tools:
    """Where the programs are: the portal's environment, the peers', the Node packages."""

    portal: Path
    peers: Path
    node: Path
    debian_hugo: Path | None = None


@dataclass(frozen=True, kw_only=True)
class Publisher:
    """Who is measured: `lay` makes its project in a folder; `build` and `again` are commands there.

    `again` is the command after one change, where it is another than `build`; `serve` shows the
    plans at `address` while they are edited, `check` looks for faults in them. A publisher with
    `most` is left out of larger corpora.
    """

    name: str
    lay: Callable[[Path, Path], None]
    build: tuple[str, ...]
    again: tuple[str, ...] = ()
    serve: tuple[str, ...] = ()
    check: tuple[str, ...] = ()
    output: str = "site"
    most: int = 0


HOST, PORT = "127.0.0.1", 8765
ADDRESS = f"http://{HOST}:{PORT}/ke-hoach"


def publishers(tools: Tools) -> Iterator[Publisher]:
    """Everybody who is measured, the portal first."""
    mkdocs = str(tools.portal / "bin" / "mkdocs")
    build = (mkdocs, "build", "--quiet")
    serve = (mkdocs, "serve", "--quiet", "--livereload", "--dev-addr", f"{HOST}:{PORT}")
    check = (str(tools.portal / "bin" / "portal"), "check")
    yield Publisher(name="Portal", lay=lay_portal, build=build, serve=serve, check=check)
    yield _hugo("Hugo + JSON index", tools.peers / "bin" / "hugo")
    if tools.debian_hugo:
        yield _hugo("Hugo of Debian + JSON index", tools.debian_hugo)
    eleventy = ("node", str(tools.node / "@11ty/eleventy/cmd.cjs"), "--quiet", "--output=site")
    yield Publisher(
        name="Eleventy",
        lay=lay_eleventy,
        build=eleventy,
        again=(*eleventy, "--incremental"),
        serve=(*eleventy, "--incremental", "--serve", f"--port={PORT}"),
    )
    yield Publisher(
        name="mkdocs-material, plans out of nav", lay=lay_material, build=build, serve=serve
    )
    yield Publisher(
        name="mkdocs-material, default nav", lay=lay_material_nav, build=build, most=100
    )
    zensical = str(tools.peers / "bin" / "zensical")
    yield Publisher(
        name="Zensical",
        lay=lay_material,
        build=(zensical, "build", "--clean"),
        again=(zensical, "build"),
        serve=(zensical, "serve", "--dev-addr", f"{HOST}:{PORT}"),
        most=1000,  # it takes some two minutes for 5,000 plans, edited ones too
    )


def _hugo(name: str, program: Path) -> Publisher:
    hugo = (str(program), "--quiet")
    return Publisher(
        name=name,
        lay=lay_hugo,
        build=(*hugo, "--destination", "site"),
        serve=(str(program), "server", "--bind", HOST, "--port", str(PORT)),
    )


def plans_of(corpus: Path) -> list[Path]:
    """The corpus's plan files, in order."""
    return sorted((corpus / "content" / "plans").rglob("*.md"))


def lay_portal(corpus: Path, project: Path) -> None:
    """The portal's own project around the corpus; its history is one commit."""
    root = HERE.parents[1]
    shutil.copytree(corpus / "content", project / "content")
    shutil.copytree(root / "content" / "pages", project / "content" / "pages")
    for name in ("abbreviations", "holidays"):
        shutil.copy(root / "content" / "registry" / f"{name}.yml", project / "content" / "registry")
    shutil.copy(root / "mkdocs.yml", project)
    for name in ("generator", "theme"):
        (project / name).symlink_to(root / name)
    git(project)


def git(project: Path) -> None:
    """Put the project under git, as a portal always is."""
    who = ("-c", "user.name=bench", "-c", "user.email=bench", "-c", "commit.gpgsign=false")
    day = {
        "GIT_COMMITTER_DATE": "2026-11-01T08:00:00+07:00",
        "GIT_AUTHOR_DATE": "2026-11-01T08:00:00+07:00",
    }
    for words in (
        ("init", "--quiet"),
        ("add", "content"),
        ("commit", "--quiet", "--message=corpus"),
    ):
        subprocess.run(("git", *who, *words), cwd=project, check=True, env={**os.environ, **day})


def _sources(corpus: Path) -> Iterator[tuple[str, str, str]]:
    """Each plan's id, its front matter and its body."""
    for path in plans_of(corpus):
        _, front, body = path.read_text(encoding="utf-8").split("---\n", 2)
        yield path.stem, front, body


def lay_hugo(corpus: Path, project: Path) -> None:
    """A Hugo project of one section with a bare layout and a JSON index of everything."""
    (project / "content" / "ke-hoach").mkdir(parents=True)
    for plan, front, body in _sources(corpus):
        title, rest = front.split("\n", 1)
        params = textwrap.indent(rest, "  ")
        page = project / "content" / "ke-hoach" / f"{plan}.md"
        page.write_text(f"---\n{title}\nparams:\n{params}---\n{body}", encoding="utf-8")
    layouts = project / "layouts"
    (layouts / "_default").mkdir(parents=True)
    shell = (
        "<!doctype html><html lang=vi><head><meta charset=utf-8><title>{{ .Title }}</title></head>"
        "<body><h1>{{ .Title }}</h1>%s</body></html>"
    )
    listing = (
        "<ul>{{ range .RegularPagesRecursive }}"
        "<li><a href={{ .RelPermalink }}>{{ .Title }}</a></li>{{ end }}</ul>"
    )
    (layouts / "_default" / "single.html").write_text(shell % "{{ .Content }}")
    (layouts / "_default" / "list.html").write_text(shell % listing)
    (layouts / "index.json").write_text(
        "[{{ range $i, $p := .Site.RegularPages }}{{ if $i }},{{ end }}"
        '{"title":{{ .Title | jsonify }},"url":{{ .RelPermalink | jsonify }},'
        '"text":{{ .Plain | jsonify }}}{{ end }}]'
    )
    (project / "hugo.toml").write_text(
        'title = "bench"\nbaseURL = "/"\ndisableKinds = ["taxonomy", "term", "RSS", "sitemap"]\n'
        '[outputs]\nhome = ["HTML", "JSON"]\n'
    )


def lay_eleventy(corpus: Path, project: Path) -> None:
    """An Eleventy project with a bare layout."""
    plans = project / "ke-hoach"
    plans.mkdir(parents=True)
    for plan, front, body in _sources(corpus):
        (plans / f"{plan}.md").write_text(f"---\n{front}---\n{body}", encoding="utf-8")
    (project / "_includes").mkdir()
    (project / "_includes" / "plan.njk").write_text(
        "<!doctype html><html lang=vi><head><meta charset=utf-8><title>{{ title }}</title></head>"
        "<body><h1>{{ title }}</h1>{{ content | safe }}</body></html>"
    )
    (plans / "ke-hoach.json").write_text(json.dumps({"layout": "plan.njk", "tags": "plan"}))
    (project / "index.njk").write_text(
        "<ul>{% for plan in collections.plan %}"
        "<li><a href='{{ plan.url }}'>{{ plan.data.title }}</a></li>{% endfor %}</ul>"
    )


def lay_material(corpus: Path, project: Path, *, nav: bool = False) -> None:
    """mkdocs-material as its guide sets it up, the plans outside the navigation."""
    plans = project / "docs" / "ke-hoach"
    plans.mkdir(parents=True)
    for plan, front, body in _sources(corpus):
        (plans / f"{plan}.md").write_text(f"---\n{front}---\n{body}", encoding="utf-8")
    (project / "docs" / "index.md").write_text("# bench\n")
    outside = "" if nav else "nav:\n  - index.md\nnot_in_nav: /ke-hoach/**\n"
    (project / "mkdocs.yml").write_text(
        f"site_name: bench\n{outside}theme:\n  name: material\n  language: vi\n  font: false\n"
        "  features: [navigation.prune]\n"
    )


def lay_material_nav(corpus: Path, project: Path) -> None:
    """mkdocs-material with every plan in the navigation, as it comes."""
    lay_material(corpus, project, nav=True)
