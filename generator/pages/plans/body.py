"""A plan's body: every clause under its address, with a link to copy and the tasks from it."""

# ruff: noqa: S704 - what comes from files is escaped, or is the Markdown engine's own HTML

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from generator.domain.addresses import anchor
from generator.domain.plan import Clause
from generator.pages.compiling import as_html
from generator.pages.plans.prose import PlanProse

_DEEPEST = 6


@dataclass(frozen=True, kw_only=True, slots=True)
class Body:
    """How a plan's clauses are written; `tasks` makes what stands below those in `with_tasks`."""

    words: PlanProse
    with_tasks: Container[str]
    tasks: Callable[[str], str]

    def html(self, content: Iterable[str | Clause]) -> Markup:
        """The clauses in the text's order; bullets in a row are one list."""
        return Markup("".join(self._written(content)))

    def _written(self, content: Iterable[str | Clause]) -> Iterator[str]:
        for listed, parts in groupby(content, key=_is_bullet):
            if listed:
                yield '<ul class="clauses">'
            for part in parts:
                yield self.words.block(part) if isinstance(part, str) else self._clause(part)
            if listed:
                yield "</ul>"

    def _clause(self, clause: Clause) -> str:
        below = self.tasks(clause.address) if clause.address in self.with_tasks else ""
        inside = f"{below}{self.html(clause.parts)}"
        tag, begin = "li", f' id="{anchor(clause.address)}">{self._head(clause)}'
        if clause.heading is None:
            return f"<{tag}{begin}{inside}</{tag}>\n"
        tag = f"h{min(clause.heading + 1, _DEEPEST)}"
        return f"<{tag}{begin}</{tag}>\n{inside}"

    def _head(self, clause: Clause) -> str:
        label = f'<span class="label">{as_html(clause.label)}</span> ' if clause.label else ""
        return (
            f'{label}{self.words.inline(clause.text)} <a class="copy-link"'
            f' href="#{anchor(clause.address)}"'
            f' aria-label="Liên kết đến mục {as_html(clause.address)}">¶</a>'
        )


def _is_bullet(part: str | Clause) -> bool:
    return isinstance(part, Clause) and part.heading is None
