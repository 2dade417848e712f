"""Rows of the home page's data, as classic scripts: a page opened from a disk can fetch nothing."""

from __future__ import annotations

import json
from typing import Any

from generator.domain import addresses
from generator.domain.corpus import Corpus
from generator.domain.plan import Plan, Status
from generator.domain.standing import Standing
from generator.domain.timespan import Span

Row = dict[str, Any]

_ESCAPES = {"</": "<\\/", "\u2028": "\\u2028", "\u2029": "\\u2029"}
_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=str)
_OVER = (Status.ENDED, Status.REPLACED, Status.CANCELLED)


class PlanRows:
    """The plans that a script names, each once; other rows name them by their place."""

    def __init__(self, corpus: Corpus) -> None:
        """Take the issuers' names from `corpus`."""
        self._units = corpus.registry.units
        self._places: dict[str, int] = {}
        self.rows: list[Row] = []

    def place(self, plan: Plan) -> int:
        """Where `plan` stands among the rows; it is added if it does not stand there yet."""
        if plan.id not in self._places:
            self._places[plan.id] = len(self.rows)
            self.rows.append(self._row(plan))
        return self._places[plan.id]

    def _row(self, plan: Plan) -> Row:
        row: Row = {
            "name": plan.name,
            "url": addresses.plan(plan.id),
            "issuer": self._units[plan.issuer].name,
        }
        return row | ({"over": plan.status.label} if plan.status in _OVER else {})


def time_row(span: Span, standing: Standing | None, name: str = "") -> Row:
    """A time in the source's words, what was assumed of it, and how it can stand to a day."""
    row: Row = {"name": name, "phrase": span.phrase, "note": "; ".join(span.assumptions)}
    if standing:
        row |= {
            "due": standing.due,
            "on": standing.on,
            "start": standing.start,
            "startOpen": standing.start_open,
            "issued": span.start_anchor == "issued" and standing.start_open,
            "floor": span.start_floor if standing.start_open else None,
            "end": standing.end,
            "sure": standing.sure,
        }
    recurring = {"days": standing.days} if standing and standing.days is not None else {}
    return without_empty(row) | recurring


def without_empty(row: Row) -> Row:
    """A row less what is empty; a number is never empty."""
    return {name: value for name, value in row.items() if value or type(value) is int}


def script(target: str, value: Any) -> bytes:
    """A script that sets `target`."""
    return b"%s = %s;\n" % (target.encode(), literal(value))


def literal(value: Any) -> bytes:
    """A value as scripts have it; days are written as ISO 8601 has them."""
    text = _ENCODER.encode(value)
    for sign, escaped in _ESCAPES.items():
        text = text.replace(sign, escaped)
    return text.encode()


def keyed(store: str, key: str) -> str:
    """The place of `key` in a store that every script of its sort adds to."""
    return f"(window.{store} = window.{store} || {{}})[{json.dumps(key)}]"
