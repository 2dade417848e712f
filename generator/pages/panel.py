"""What an editor sees of the faults while she looks at her own plan: never on a published page."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePosixPath

from jinja2 import BaseLoader, Environment, StrictUndefined
from markupsafe import escape

from generator.domain import addresses
from generator.domain.diagnostics import Diagnostic, Held, Severity

_MAIN = re.compile(r"<main\b[^>]*>")
_ARTICLE = re.compile(r"(<article\b[^>]*>).*?(</article>)", re.DOTALL)
_PLAN = re.compile(rf"{addresses.PLANS}([^/]+)/")


@dataclass(frozen=True, slots=True)
class Faults:
    """Some faults, and how many there are of each weight."""

    faults: tuple[Diagnostic, ...]

    @property
    def errors(self) -> int:
        """How many must be mended."""
        return sum(fault.rule.severity is Severity.ERROR for fault in self.faults)

    @property
    def warnings(self) -> int:
        """How many the source is to blame for, or are only worth knowing."""
        return len(self.faults) - self.errors

    @property
    def files(self) -> Iterable[tuple[str, str, tuple[Diagnostic, ...]]]:
        """Every file with the address of its plan, if it is one, and its faults."""
        for file, faults in itertools.groupby(self.faults, key=lambda fault: fault.file):
            path = PurePosixPath(file)
            yield file, addresses.plan(path.stem) if path.suffix == ".md" else "", tuple(faults)


class Panel:
    """Puts the faults of an edition on its pages."""

    def __init__(self, loader: BaseLoader, root: str) -> None:
        """Take the templates from `loader`; `root` is what addresses begin with, like `/`."""
        environment = Environment(
            loader=loader,
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        environment.globals.update(at=addresses, root=root)
        self._template = environment.get_template("panel.html")

    def on(self, html: str, address: str, faults: Iterable[Diagnostic]) -> str:
        """The page at `address` with the panel before its main part; `faults` are in order."""
        plan, found = plan_at(address), tuple(one for one in faults if not one.acknowledged)
        own = Faults(tuple(fault for fault in found if plan and _plan_of(fault) == plan))
        others = Faults(tuple(fault for fault in found if fault not in own.faults))
        panel = self._template.render(plan=plan, own=own, others=others)
        return _MAIN.sub(lambda main: main[0] + panel, html, count=1)


def plan_at(address: str) -> str | None:
    """The id of the plan whose page stands at an address."""
    found = _PLAN.match(address)
    return found[1] if found else None


def instead(html: str, held: Held) -> str:
    """A page, with what it says put aside to say that a plan is not published."""
    words = (
        f"<h1>{escape(held.title)}</h1>"
        "<p><strong>Kế hoạch này chưa được công bố</strong> vì tệp "
        f"<code>{escape(held.file)}</code> còn lỗi. Sửa các lỗi nêu ở đầu trang rồi lưu tệp; "
        "trang tự dựng lại.</p>"
    )
    return _ARTICLE.sub(lambda article: article[1] + words + article[2], html, count=1)


def _plan_of(fault: Diagnostic) -> str | None:
    path = PurePosixPath(fault.file)
    return path.stem if path.suffix == ".md" else None
