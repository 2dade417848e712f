"""What is wrong with a text, as data: who shows it, and how, is decided elsewhere.

A rule is a function whose Vietnamese docstring is its explanation for editors. It yields findings;
calling the rule stamps them with it; whoever knows the file's positions makes diagnostics of them.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

Path = tuple[str | int, ...]
"""Where a value stands inside front matter: keys and list indices from the top."""


class Severity(StrEnum):
    """How much a fault weighs.

    An error is the editor's to mend, a warning the source's own gap; a hint is only worth knowing.
    """

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"

    @property
    def label(self) -> str:
        """The Vietnamese word that a message begins with."""
        return {"error": "lỗi", "warning": "lưu ý", "hint": "gợi ý"}[self.value]


@dataclass(frozen=True, kw_only=True, slots=True)
class Span:
    """A stretch of one line; lines and columns count from 1, `end_column` is exclusive."""

    line: int
    column: int = 1
    end_column: int = 2


@dataclass(frozen=True, kw_only=True, slots=True)
class Finding:
    """One place where a rule is broken: a value's path in `file`, or a span where there is no path.

    `label` stands beside the caret, `fix` says what to write instead; both are Vietnamese.
    `on_key` points at the key instead of its value; `beside` is the path of another value that the
    label speaks of, whose line is added to it. `about` is the id or the clause of what it speaks
    of, by which editors can acknowledge it.
    """

    message: str
    file: str = ""
    path: Path = ()
    on_key: bool = False
    span: Span | None = None
    label: str = ""
    beside: Path = ()
    fix: str = ""
    about: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Broken:
    """A finding together with the rule that it breaks, and why the editors leave it, if they do."""

    rule: Rule
    finding: Finding
    acknowledged: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Diagnostic:
    """A broken rule at its place: `source` is the text of the line that `span` points into.

    `acknowledged` is the editors' reason for leaving it, empty where it is open.
    """

    rule: Rule
    message: str
    file: str
    span: Span
    source: str = ""
    label: str = ""
    fix: str = ""
    acknowledged: str = ""

    @property
    def order(self) -> tuple[str, int, int, str, str]:
        """The key that sorts diagnostics as a reader meets them: by file, then by place."""
        return (self.file, self.span.line, self.span.column, self.rule.id, self.message)


@dataclass(frozen=True, kw_only=True, slots=True)
class Held:
    """A plan that is not published, and why."""

    file: str
    id: str
    title: str
    diagnostics: tuple[Diagnostic, ...]


@dataclass(frozen=True, kw_only=True)
class Rule:
    """One rule that a text can break: its address, its weight and its explanation for editors."""

    id: str
    severity: Severity
    title: str
    explanation: str
    bad: str
    good: str
    function: Callable[..., Iterable[Finding]]

    def __call__(self, *args: object, **kwargs: object) -> tuple[Broken, ...]:
        """Run the rule and stamp what it finds."""
        return tuple(Broken(rule=self, finding=f) for f in self.function(*args, **kwargs))


def rule(
    rule_id: str, severity: Severity = Severity.ERROR
) -> Callable[[Callable[..., Iterable[Finding]]], Rule]:
    """Turn a function that yields findings into a rule with the address `rule_id`.

    Its docstring, in Vietnamese, is a title, an explanation, and two examples after the lines
    “Sai:” and “Đúng:”.
    """

    def declare(function: Callable[..., Iterable[Finding]]) -> Rule:
        title, _, rest = inspect.cleandoc(function.__doc__ or "").partition("\n\n")
        explanation, bad, good = (*re.split(r"^(?:Sai|Đúng):$", rest, flags=re.MULTILINE), "", "")[
            :3
        ]
        return Rule(
            id=rule_id,
            severity=severity,
            title=title,
            explanation=explanation.strip(),
            bad=inspect.cleandoc(bad).strip("\n"),
            good=inspect.cleandoc(good).strip("\n"),
            function=function,
        )

    return declare
