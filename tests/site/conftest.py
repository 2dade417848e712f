"""A real browser over the built site, cut off from every other host."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.bring_browser import find_browser
from tests.conftest import ROOT

expect.set_options(timeout=20_000)  # a busy machine is slow, not wrong


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the base class's name
        """Say nothing on the terminal."""


@pytest.fixture(scope="session")
def site_url(site: Path) -> Iterator[str]:
    """Where the built site is served."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(site))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project of its own, whose content may be changed."""
    copytree(ROOT / "content", tmp_path / "content")
    for shared in ("theme", "generator", "mkdocs.yml"):
        (tmp_path / shared).symlink_to(ROOT / shared)
    return tmp_path


def free_port() -> int:
    """A port of this machine that nobody uses."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    """The system's Chromium, which finds no host but this one."""
    found = find_browser()
    assert found, "make test brings the browser"
    return {
        "executable_path": found,
        "args": [
            "--no-sandbox",
            "--disable-gpu",
            "--disable-background-networking",
            "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
        ],
    }


@pytest.fixture
def reader(page: Page, site_url: str) -> Iterator[Page]:
    """A browser page that fails the test on a console error or a request to another host."""
    wrong: list[str] = []
    page.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on(
        "request",
        lambda request: (
            None
            if request.url.startswith((site_url, "file:", "data:"))
            else wrong.append(request.url)
        ),
    )
    page.set_default_timeout(10_000)
    yield page
    assert wrong == []
