"""The command as it is typed; each module has a `root` of its own, the folder it is typed in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.cli import main

Runs = Callable[..., tuple[int, str, str]]


@pytest.fixture
def portal(root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Runs:
    """Runs the command inside `root`, and tells its exit code and what it printed where."""
    monkeypatch.chdir(root)

    def run(*arguments: str) -> tuple[int, str, str]:
        code = main(arguments)
        return code, *capsys.readouterr()

    return run
