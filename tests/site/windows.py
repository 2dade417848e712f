"""A window of a browser, as a reader's hand and eye use it: Chromium's and Firefox's alike.

Whatever a page asks of anything but the disk and itself is noted, and so is what goes wrong in it.
"""

from __future__ import annotations

import json
import time
from typing import Any, Protocol

from playwright.sync_api import Error, Page

from tests.site.firefox import Firefox

_OWN = ("file:", "data:", "blob:", "about:", "resource:", "chrome:")
_PATIENCE = 10
_ENTER = "\ue007"
# Where scripts are off, a promise is never kept.
_TOLD = "(one) => one instanceof Promise ? one.then(JSON.stringify) : JSON.stringify(one)"


class Left(Exception):
    """The page that was asked was left for another before it answered."""


class Window(Protocol):
    """What the walks need of a browser."""

    def open(self, url: str) -> None:
        """Go to an address."""

    def ask(self, script: str) -> Any:
        """What an expression of JavaScript is on the page, where scripts are off, too.

        Raises `Left` where the page goes away meanwhile.
        """

    def click(self, selector: str) -> None:
        """Click the first element that fits, where it is seen."""

    def type(self, selector: str, text: str) -> None:
        """Type into a field, and press Enter."""

    def wrong(self) -> list[str]:
        """The addresses that were asked for beyond the disk, and the errors that were said."""


def until(window: Window, script: str) -> None:
    """Wait until an expression holds; fails with it where it never does."""
    end = time.monotonic() + _PATIENCE
    while not _holds(window, script):
        assert time.monotonic() < end, f"{script}\n{window.ask('location.href')}"
        time.sleep(0.05)


def _holds(window: Window, script: str) -> bool:
    try:
        return bool(window.ask(f"Boolean({script})"))
    except Left:
        return False


def choose(window: Window, name: str, value: str) -> None:
    """Choose in a list of the calendar's filter as a reader does."""
    field = f"document.querySelector('form.filter select[name={name}]')"
    window.ask(
        f"({field}.value = {json.dumps(value)},"
        f" {field}.dispatchEvent(new Event('change', {{bubbles: true}})))"
    )


class ChromiumWindow:
    """A page that Playwright drives."""

    def __init__(self, page: Page) -> None:
        """Listen to a page that has opened nothing yet."""
        self._page, self._wrong = page, list[str]()
        page.set_default_timeout(_PATIENCE * 1000)
        page.on("request", lambda request: self._note(request.url))
        page.on("pageerror", lambda error: self._wrong.append(str(error)))
        page.on("console", lambda m: self._wrong.append(m.text) if m.type == "error" else None)

    def _note(self, url: str) -> None:
        if not url.startswith(_OWN):
            self._wrong.append(url)

    def open(self, url: str) -> None:
        self._page.goto(url)

    def ask(self, script: str) -> Any:
        try:
            return self._page.evaluate(script)
        except Error as error:
            if "context was destroyed" in error.message:
                raise Left from error
            raise

    def click(self, selector: str) -> None:
        self._page.locator(selector).first.click()

    def type(self, selector: str, text: str) -> None:
        self._page.locator(selector).press_sequentially(f"{text}\n")

    def wrong(self) -> list[str]:
        return self._wrong


class FirefoxWindow:
    """A tab that is driven over WebDriver BiDi."""

    def __init__(self, firefox: Firefox) -> None:
        """Open a tab."""
        self._firefox = firefox
        firefox.told.clear()
        self._tab = firefox.send("browsingContext.create", type="tab")["context"]

    def open(self, url: str) -> None:
        self._send("browsingContext.navigate", url=url, wait="complete")

    def ask(self, script: str) -> Any:
        given = self._firefox.send(
            "script.evaluate",
            expression=f"({_TOLD})({script})",
            target={"context": self._tab},
            awaitPromise=True,
        )
        assert given["type"] == "success", given
        return json.loads(given["result"].get("value", "null"))

    def click(self, selector: str) -> None:
        until(self, f"document.querySelector({json.dumps(selector)})")
        self.ask(
            f"document.querySelector({json.dumps(selector)}).scrollIntoView({{block: 'center'}})"
        )
        found = self._send("browsingContext.locateNodes", locator=_css(selector), maxNodeCount=1)
        origin = {"type": "element", "element": {"sharedId": found["nodes"][0]["sharedId"]}}
        self._act(
            "pointer",
            {"type": "pointerMove", "x": 0, "y": 0, "origin": origin},
            {"type": "pointerDown", "button": 0},
            {"type": "pointerUp", "button": 0},
        )

    def type(self, selector: str, text: str) -> None:
        self.click(selector)
        presses = (
            {"type": way, "value": key} for key in f"{text}{_ENTER}" for way in ("keyDown", "keyUp")
        )
        self._act("key", *presses)

    def wrong(self) -> list[str]:
        asked = (one["params"]["request"]["url"] for one in self._of("network.beforeRequestSent"))
        said = (one["params"] for one in self._of("log.entryAdded"))
        return [
            *(url for url in asked if not url.startswith(_OWN)),
            *(one["text"] for one in said if one["level"] == "error"),
        ]

    def close(self) -> None:
        """Close the tab."""
        self._send("browsingContext.close")

    def _of(self, event: str) -> list[dict[str, Any]]:
        return [one for one in self._firefox.told if one.get("method") == event]

    def _act(self, sort: str, *actions: dict[str, Any]) -> None:
        device = {"type": sort, "id": sort, "actions": list(actions)}
        self._send("input.performActions", actions=[device])

    def _send(self, method: str, **parameters: Any) -> Any:
        return self._firefox.send(method, context=self._tab, **parameters)


def _css(selector: str) -> dict[str, str]:
    return {"type": "css", "value": selector}
