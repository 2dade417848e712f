"""How faults are shown to people: the excerpt with a caret, and the count at the end."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable

from generator.domain import addresses
from generator.domain.diagnostics import Diagnostic, Severity

_NARROW = re.compile(
    "[\u0000-\u02ff\u1e00-\u1eff\u2010-\u2027]*"
)  # no wide sign, none over another


def render(diagnostic: Diagnostic) -> str:
    """One fault as its message, place, line with a caret that hugs the value, mend and address."""
    d, span = diagnostic, diagnostic.span
    gutter = " " * len(str(span.line))
    lines = [
        f"{d.rule.severity.label}[{d.rule.id}]: {d.message}",
        f"{gutter}--> {d.file}:{span.line}:{span.column}",
    ]
    if d.source:
        caret = _caret(d.source, span.column, span.end_column)
        lines += [
            f"{gutter} |",
            f"{span.line} | {_visible(d.source)}",
            f"{gutter} | {caret} {d.label}".rstrip(),
        ]
    if d.fix:
        lines.append(f"{gutter} = cách sửa: {d.fix}")
    lines.append(f"{gutter} = xem: /{addresses.rule(d.rule.id)}")
    return "\n".join(lines)


def render_all(diagnostics: Iterable[Diagnostic]) -> str:
    """All open faults, an empty line between them, and how many there are of each weight.

    What the editors have acknowledged is only counted.
    """
    found = tuple(diagnostics)
    open_ones = [d for d in found if not d.acknowledged]
    if not found:
        return "Không có lỗi."
    weights = Counter(d.rule.severity for d in open_ones)
    shown = (Severity.ERROR, Severity.WARNING, *([Severity.HINT] if weights[Severity.HINT] else []))
    counts = [f"{weights[severity]} {severity.label}" for severity in shown]
    if known := len(found) - len(open_ones):
        counts.append(f"{known} điều đã xác nhận")
    return "\n\n".join([*map(render, open_ones), f"{', '.join(counts)}."])


def _visible(line: str) -> str:
    return line.replace("\t", " ")


def _caret(line: str, column: int, end_column: int) -> str:
    """Carets under columns of characters; combining marks take no room on the screen."""
    before = _width(line[: column - 1])
    return " " * before + "^" * max(_width(line[column - 1 : end_column - 1]), 1)


def _width(text: str) -> int:
    if _NARROW.fullmatch(text):
        return len(text)
    return sum(
        (2 if unicodedata.east_asian_width(sign) in "WF" else 1)
        for sign in text
        if not unicodedata.combining(sign)
    )
