"""How faults are shown to programs: JSON, and what the hosts of git turn into annotations."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from generator.checks.report import render_all
from generator.domain import addresses
from generator.domain.diagnostics import Diagnostic, Severity

_GITHUB_ESCAPES = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_GITHUB_PROPERTY = str.maketrans(_GITHUB_ESCAPES | {":": "%3A", ",": "%2C"})
_GITHUB_MESSAGE = str.maketrans(_GITHUB_ESCAPES)
_GITLAB_WEIGHTS = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.HINT: "info"}
_GITHUB_COMMANDS = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.HINT: "notice",
}


def as_json(diagnostics: Iterable[Diagnostic]) -> str:
    """A JSON array of the faults; lines and columns count from 1, `end_column` is exclusive.

    `acknowledged` is the reason for which the editors leave a warning, else null.
    """
    return _dumped(
        {
            "rule": d.rule.id,
            "severity": d.rule.severity,
            "message": d.message,
            "file": d.file,
            "line": d.span.line,
            "column": d.span.column,
            "end_column": d.span.end_column,
            "label": d.label,
            "fix": d.fix,
            "help": f"/{addresses.rule(d.rule.id)}",
            "acknowledged": d.acknowledged or None,
        }
        for d in diagnostics
    )


def as_github(diagnostics: Iterable[Diagnostic]) -> str:
    """Workflow commands, one a line, that GitHub shows as annotations of the changed files."""
    return "\n".join(map(_github, _open(diagnostics)))


def _open(diagnostics: Iterable[Diagnostic]) -> Iterable[Diagnostic]:
    """What the editors have not acknowledged."""
    return (d for d in diagnostics if not d.acknowledged)


def _github(d: Diagnostic) -> str:
    properties = {
        "file": d.file,
        "line": d.span.line,
        "col": d.span.column,
        "endColumn": max(d.span.end_column - 1, d.span.column),  # GitHub's own is inclusive
        "title": f"{d.rule.severity.label}[{d.rule.id}]",
    }
    head = ",".join(
        f"{key}={str(value).translate(_GITHUB_PROPERTY)}" for key, value in properties.items()
    )
    return (
        f"::{_GITHUB_COMMANDS[d.rule.severity]} {head}::{_in_words(d).translate(_GITHUB_MESSAGE)}"
    )


def as_gitlab(diagnostics: Iterable[Diagnostic]) -> str:
    """A Code Quality report, which GitLab shows beside a merge request's changes."""
    seen: Counter[tuple[str, ...]] = Counter()
    issues = []
    for d in _open(diagnostics):
        what = (d.file, d.rule.id, d.message, d.source.strip())
        seen[what] += 1
        issues.append(
            {
                "description": _in_words(d),
                "check_name": d.rule.id,
                "fingerprint": _fingerprint(*what, str(seen[what])),
                "severity": _GITLAB_WEIGHTS[d.rule.severity],
                "location": {"path": d.file, "lines": {"begin": d.span.line}},
            }
        )
    return _dumped(issues)


def _in_words(d: Diagnostic) -> str:
    lines = (d.message, d.label, f"cách sửa: {d.fix}" if d.fix else "")
    return "\n".join(line for line in lines if line)


def _fingerprint(*parts: str) -> str:
    """What stays when lines move: the file, the rule, the words, and the how-manieth of its like.

    Made without the line's number, or every fault below a new line would count as a new one.
    """
    return hashlib.sha256("\n".join(parts).encode("utf-8", "replace")).hexdigest()


def _dumped(things: Iterable[Mapping[str, Any]]) -> str:
    return json.dumps(list(things), ensure_ascii=False, indent=2)


FORMATS: Mapping[str, Callable[[Iterable[Diagnostic]], str]] = {
    "text": render_all,
    "json": as_json,
    "github": as_github,
    "gitlab": as_gitlab,
}
"""Every way to show faults, by the name that the command knows it by."""
