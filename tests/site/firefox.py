"""Firefox over WebDriver BiDi, which it speaks itself: no other program stands between.

Playwright drives only a Firefox of its own; readers have the one that is tested here.
"""

from __future__ import annotations

import json
import re
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from websockets.sync.client import ClientConnection, connect

_LISTENS = re.compile(r"WebDriver BiDi listening on (ws://\S+)")
_PATIENCE = 60
_PREFERENCES: dict[str, str | int | bool] = {
    # Every request goes to a port of this machine where nobody answers.
    "network.proxy.type": 1,
    "network.proxy.http": "127.0.0.1",
    "network.proxy.http_port": 9,
    "network.proxy.ssl": "127.0.0.1",
    "network.proxy.ssl_port": 9,
    "network.proxy.allow_hijacking_localhost": True,
    "network.dns.disabled": True,
    "app.update.auto": False,
    "browser.shell.checkDefaultBrowser": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "datareporting.policy.dataSubmissionPolicyBypassNotification": True,
    "remote.prefs.recommended": True,
    "ui.prefersReducedMotion": 1,
}


class BidiFault(Exception):
    """Firefox refused a command."""


class Firefox:
    """A running Firefox, and everything that it tells."""

    def __init__(self, socket: ClientConnection) -> None:
        """Take an open connection to a Firefox that has no session yet."""
        self._socket, self._last = socket, 0
        self.told: list[dict[str, Any]] = []
        self.send("session.new", capabilities={})
        events = ["network.beforeRequestSent", "log.entryAdded"]
        self.send("session.subscribe", events=events)

    def send(self, method: str, **parameters: Any) -> Any:
        """Have a command done and return its result; what is told meanwhile is kept."""
        self._last += 1
        self._socket.send(json.dumps({"id": self._last, "method": method, "params": parameters}))
        while (answer := json.loads(self._socket.recv(timeout=_PATIENCE))).get("id") != self._last:
            self.told.append(answer)
        if answer["type"] == "error":
            raise BidiFault(f"{method}: {answer['message']}")
        return answer["result"]


@contextmanager
def running(program: str, profile: Path, *, scripts: bool = True) -> Iterator[Firefox]:
    """A Firefox without a window and without a network, with a profile of its own."""
    profile.mkdir()
    wanted = _PREFERENCES | {"javascript.enabled": scripts}
    lines = (f"user_pref({json.dumps(n)}, {json.dumps(v)});\n" for n, v in wanted.items())
    (profile / "user.js").write_text("".join(lines), "utf-8")
    log = profile / "firefox.log"
    command = [program, "--headless", "--remote-debugging-port=0", "--profile", str(profile)]
    with (
        log.open("wb") as out,
        subprocess.Popen(command, stdout=out, stderr=out, stdin=subprocess.DEVNULL) as process,
    ):
        try:
            with connect(f"{_address(log)}/session", max_size=None, proxy=None) as socket:
                yield Firefox(socket)
        finally:
            process.terminate()


def _address(log: Path) -> str:
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end:
        if found := _LISTENS.search(log.read_text("utf-8", "replace")):
            return found[1]
        time.sleep(0.05)
    raise TimeoutError(log.read_text("utf-8", "replace"))
