"""The site as an editor sees it while she works: as it is built, with the faults on each page."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from generator.checks.run import Verdict
from generator.domain import addresses
from generator.pages.panel import Panel, instead, plan_at

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

_NOT_FOUND = "404.html"
_HTML = "text/html"
_WAITING = "/livereload/"  # where a page in the browser waits for the next build
_RELOADING = re.compile(r"<script>\s*var livereload = .*?</script>", re.DOTALL)
"""What reloads a page after every save: where one edits, that would lose what is not yet saved."""


class Preview:
    """A web application around the one that serves the built files, which stay as they are."""

    def __init__(
        self,
        inner: WSGIApplication,
        panel: Panel,
        verdict: Callable[[], Verdict],
        mount: str,
        prepare: Callable[[str], None],
    ) -> None:
        """Take who serves the files under `mount`, and who knows the newest verdict.

        `prepare` puts the newest file at an address in place.
        """
        self._inner, self._panel, self._verdict, self._mount = inner, panel, verdict, mount
        self._prepare = prepare

    def __call__(self, environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        """Answer as the files' server does; pages get the panel, a plan held back gets a page."""
        path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "replace")
        address = path.removeprefix(self._mount).removesuffix("index.html")
        answer = self._prepared(environ, path)
        if answer.status.startswith("404"):
            held = next((h for h in self._verdict().held if h.id == plan_at(address)), None)
            if held:
                lost = f"{self._mount}{_NOT_FOUND}"
                page = _Answer(self._inner, environ | {"PATH_INFO": lost})
                return page.sent(self._changed(instead(page.text, held), address), start)
        elif answer.is_page and address == addresses.ADMIN:
            return answer.sent(_RELOADING.sub("", answer.text), start)
        elif answer.is_page:
            return answer.sent(self._changed(answer.text, address), start)
        return answer.passed_on(start)

    def _prepared(self, environ: WSGIEnvironment, path: str) -> _Answer:
        """The answer of now; a build that begins in between takes files away, so ask again."""
        if not path.startswith(self._mount) or path.startswith(_WAITING):
            return _Answer(self._inner, environ)
        self._prepare(path.removeprefix(self._mount))
        answer = _Answer(self._inner, environ)
        if answer.status.startswith("404"):
            self._prepare(path.removeprefix(self._mount))
            answer = _Answer(self._inner, environ)
        return answer

    def _changed(self, html: str, address: str) -> str:
        return self._panel.on(html, address, self._verdict().diagnostics)


class _Answer:
    """What the inner application said to one request."""

    def __init__(self, inner: WSGIApplication, environ: WSGIEnvironment) -> None:
        self.status, self._headers = "", list[tuple[str, str]]()
        self._body = inner(environ, self._start)

    def _start(self, status: str, headers: list[tuple[str, str]], *_: Any) -> Any:
        self.status, self._headers = status, headers

    @property
    def is_page(self) -> bool:
        return self.status.startswith("200") and any(
            name.lower() == "content-type" and value.startswith(_HTML)
            for name, value in self._headers
        )

    @property
    def text(self) -> str:
        try:
            return b"".join(self._body).decode("utf-8")
        finally:
            getattr(self._body, "close", lambda: None)()

    def sent(self, html: str, start: StartResponse) -> Iterable[bytes]:
        content = html.encode("utf-8")
        start(
            "200 OK",
            [("Content-Type", f"{_HTML}; charset=utf-8"), ("Content-Length", str(len(content)))],
        )
        return [content]

    def passed_on(self, start: StartResponse) -> Iterable[bytes]:
        start(self.status, self._headers)
        return self._body
