"""A portal made from four others is the portal that would be made from all their sources."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from generator import plugin
from tests.bench import corpus as bench
from tests.bench import scale
from tests.bench.peers import lay_portal
from tests.conftest import build_site

PLANS, SHARDS = 200, 4
OWN = (
    "tai-ve/SHA256SUMS",  # of a file that names the commit of the project
    "tai-ve/index.html",
    "admin/ke-hoach.js",  # folders of plans, which a common portal has none of
    "chat-luong/",  # names of files, which begin with their shard's name
)
"""What tells of a project's own sources."""


def _built(project: Path) -> Path:
    done = build_site(project, project / "site", "--strict")
    assert done.returncode == 0, done.stderr
    return project / "site"


def _files(project: Path) -> dict[str, bytes]:
    """The built files, their own commit's name left out."""
    name = subprocess.run(
        ["git", "rev-parse", "--short=10", "HEAD"],
        cwd=project,
        capture_output=True,
        check=True,
    ).stdout.strip()
    site = project / "site"
    return {
        path.relative_to(site).as_posix(): path.read_bytes().replace(name, b"")
        for path in sorted(site.rglob("*"))
        if path.is_file()
    }


@pytest.fixture(scope="module")
def projects(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The portal made from the sources, and the one made from four portals."""
    folder = tmp_path_factory.mktemp("cổng")
    bench.write(PLANS, folder / "corpus")
    lay_portal(folder / "corpus", folder / "whole")
    _built(folder / "whole")
    sites = {}
    for number in range(SHARDS):
        project = folder / f"shard-{number}"
        own = scale.share(folder / "corpus", number, SHARDS, folder / f"corpus-{number}")
        lay_portal(own, project)
        scale.configure(project, "shard: true")
        sites[f"cong-{number}"] = _built(project)
    common = scale.lay_common(folder / "common", sites)
    _built(common)
    return folder / "whole", common


def test_they_have_the_same_files(projects: tuple[Path, Path]) -> None:
    whole, common = map(_files, projects)
    assert whole.keys() == common.keys()
    assert sum(name.startswith("ke-hoach/") for name in common) > PLANS
    others = {name for name in whole if whole[name] != common[name]}
    assert others == {name for name in whole if name.startswith(OWN)}


def test_a_common_portal_is_left_as_it_is_while_its_parts_are(
    projects: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(*_: object) -> None:
        raise AssertionError("the parts are read again")

    _, common = projects
    monkeypatch.setenv("NO_MKDOCS_2_WARNING", "1")
    monkeypatch.setattr(plugin, "other_portals", never)
    before = {path: path.stat().st_mtime_ns for path in (common / "site").rglob("*")}
    site = str(common / "site")
    build(load_config(str(common / "mkdocs.yml"), site_dir=site, strict=True))
    assert {path: path.stat().st_mtime_ns for path in (common / "site").rglob("*")} == before
