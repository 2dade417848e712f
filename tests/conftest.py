"""What tests of several rooms share."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import settings

from generator.cli import main

# A loaded machine is slow, and slowness is for `make bench` to judge.
settings.register_profile("portal", deadline=None)
settings.load_profile("portal")

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's folder."""
    return ROOT


def build_site(root: Path, out: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """Build the site at `root` into `out` as `make site` does."""
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--site-dir", str(out), *options],
        cwd=root,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The founding site, built once for all tests that only read it."""
    out = tmp_path_factory.mktemp("site")
    done = build_site(ROOT, out, "--strict")
    assert done.returncode == 0, done.stderr
    return out


@pytest.fixture(scope="session")
def bundles(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All offline bundles of the founding site, made once for all tests that only read them."""
    out = tmp_path_factory.mktemp("gói")
    assert main(["bundle", "--root", str(ROOT), "--site", str(site), "--out", str(out)]) == 0
    return out
