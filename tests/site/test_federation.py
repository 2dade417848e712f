"""A portal made from four others is the portal that would be made from all their sources."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from zlib import crc32

import pytest

from tests.bench import corpus as bench
from tests.bench.peers import git, lay_portal
from tests.conftest import ROOT, build_site

PLANS, SHARDS = 60, 4
HOLD_THE_COMMIT = {"tai-ve/SHA256SUMS", "tai-ve/index.html"}
"""Checksums of a file that names the commit of the project, which each project has its own."""


def _configured(project: Path, option: str) -> None:
    config = project / "mkdocs.yml"
    text = config.read_text("utf-8")
    config.write_text(text.replace("  - plan-portal:\n", f"  - plan-portal:\n      {option}\n"))


def _built(project: Path) -> Path:
    done = build_site(project, project / "site", "--strict")
    assert done.returncode == 0, done.stderr
    return project / "site"


def _share(corpus: Path, number: int, folder: Path) -> Path:
    """The plans of every fourth issuer, with all registries."""
    for path in corpus.rglob("*"):
        if path.is_dir():
            continue
        lines = path.read_text("utf-8").split("\n")
        issuer = next((line for line in lines if line.startswith("issuer: ")), "")
        if path.suffix == ".yml" or crc32(issuer.encode()) % SHARDS == number:
            copy = folder / path.relative_to(corpus)
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, copy)
    return folder


def _common(project: Path, sites: Mapping[str, Path]) -> Path:
    """A project without plans and registries of its own."""
    shutil.copytree(ROOT / "content" / "pages", project / "content" / "pages")
    shutil.copy(ROOT / "mkdocs.yml", project)
    for name in ("generator", "theme"):
        (project / name).symlink_to(ROOT / name)
    git(project)
    shards = ", ".join(f"{name}: {site}" for name, site in sites.items())
    _configured(project, f"shards: {{{shards}}}")
    return project


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
        lay_portal(_share(folder / "corpus", number, folder / f"corpus-{number}"), project)
        _configured(project, "shard: true")
        sites[f"cong-{number}"] = _built(project)
    common = _common(folder / "common", sites)
    _built(common)
    return folder / "whole", common


def test_they_have_the_same_files(projects: tuple[Path, Path]) -> None:
    whole, common = map(_files, projects)
    assert whole.keys() == common.keys()
    assert sum(name.startswith("ke-hoach/") for name in common) > PLANS
    assert {name for name in whole if whole[name] != common[name]} == HOLD_THE_COMMIT
