"""How long an editor waits: from saving a plan until its page is served with the new words."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

_PATIENCE = 900.0


def waits(
    command: Sequence[str], folder: Path, plan: Path, page: str, runs: int
) -> Iterator[float]:
    """The seconds of each of `runs` savings of `plan`, seen at the address `page`."""
    text = plan.read_text(encoding="utf-8")
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    with subprocess.Popen(
        command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment
    ) as server:
        try:
            _until(page, "<body")
            for turn in range(runs):
                time.sleep(1.0)  # a server may take two savings in a row for one
                word = f"Sửa xem thử lần {turn}."
                begin = time.perf_counter()
                plan.write_text(f"{text}\n{word}\n", encoding="utf-8")
                _until(page, word)
                yield time.perf_counter() - begin
        finally:
            server.terminate()
            plan.write_text(text, encoding="utf-8")


def _until(page: str, word: str) -> None:
    end = time.perf_counter() + _PATIENCE
    while time.perf_counter() < end:
        if word in _served(page):
            return
        time.sleep(0.01)
    raise RuntimeError(f"{page}: “{word}” was never served")


def _served(page: str) -> str:
    try:
        with urlopen(page, timeout=60) as answer:
            return str(answer.read().decode("utf-8"))
    except (URLError, ConnectionError, TimeoutError):
        return ""
