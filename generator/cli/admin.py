"""`portal admin`: the site on this machine, with the helper that lets the browser write plans."""

from __future__ import annotations

import argparse
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from generator.cli.parser import Parser
from generator.cli.place import MARK, root_of
from generator.cli.words import FINE, WrongUse, say
from generator.domain import addresses
from generator.export.admin import HELPER_PORT

WORDS = "mở trang soạn kế hoạch trong trình duyệt, trên máy này"
_HERE = "127.0.0.1"
_PAUSE = 0.2
_HELPER = "theme/node_modules/decap-server/dist/index.js"


def options(parser: Parser) -> None:
    """Declare what the command takes."""
    parser.options.add_argument(
        "--port", metavar="SỐ", type=int, default=8000, help="cổng của trang; không nêu thì là 8000"
    )
    parser.options.add_argument(
        "--helper-port",
        metavar="SỐ",
        type=int,
        default=HELPER_PORT,
        help=f"cổng của trình ghi tệp; trang soạn tìm nó ở {HELPER_PORT}",
    )


def run(arguments: argparse.Namespace) -> int:
    """Serve the site, and the helper beside it, until both are stopped."""
    root = root_of(arguments)
    for port in (arguments.port, arguments.helper_port):
        _need_free(port)
    with _helper(root, arguments.helper_port), _site(root, arguments.port) as site:
        if _answers(site, arguments.port):
            where = f"http://{_HERE}:{arguments.port}/{addresses.ADMIN}"
            say(f"Trang soạn: {where} (bấm Ctrl+C để dừng)")
        site.wait()
    return FINE


@contextmanager
def _site(root: Path, port: int) -> Iterator[subprocess.Popen[bytes]]:
    """The live preview of the site under `root`."""
    served = ["serve", "--livereload", "--dev-addr", f"{_HERE}:{port}"]
    command = [sys.executable, "-m", "mkdocs", *served, "--config-file", str(root / MARK)]
    env = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    server = subprocess.Popen(command, cwd=root, env=env)  # noqa: S603 - our own words
    try:
        yield server
    finally:
        server.terminate()
        server.wait()


def _answers(server: subprocess.Popen[bytes], port: int) -> bool:
    """Wait until the site can be opened: whoever is told an address opens it at once."""
    while server.poll() is None:
        with suppress(OSError), socket.create_connection((_HERE, port), timeout=1):
            return True
        time.sleep(_PAUSE)
    return False


@contextmanager
def _helper(root: Path, port: int) -> Iterator[None]:
    """Decap's own small server, which reads and writes the files under `root`; this machine only.

    Raises WrongUse where it was not brought at set-up.
    """
    where = os.pathsep.join((os.environ.get("PATH", ""), str(Path(sys.executable).parent)))
    node, script = shutil.which("node", path=where), root / _HELPER
    if not node or not script.is_file():
        raise WrongUse("chưa cài đủ để soạn trong trình duyệt: gõ make site một lần rồi làm lại")
    told = {"GIT_REPO_DIRECTORY": str(root), "BIND_HOST": _HERE, "PORT": str(port)}
    server = subprocess.Popen(  # noqa: S603 - found at its own place
        [node, str(script)], env=os.environ | told | {"LOG_LEVEL": "error", "MODE": "fs"}
    )
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)  # it may not outlive us
    try:
        yield
    finally:
        server.terminate()
        server.wait()
        signal.signal(signal.SIGTERM, before)


def _need_free(port: int) -> None:
    with socket.socket() as tried:
        tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            tried.bind((_HERE, port))
        except OSError:
            raise WrongUse(
                f"cổng {port} đang có chương trình khác dùng: dừng chương trình ấy rồi làm lại"
            ) from None
