"""The open data: all plans and all duties as JSON, the duties as CSV, and the schemas."""

from __future__ import annotations

import csv
import io
import json
from codecs import BOM_UTF8
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from datetime import date
from functools import cached_property, partial
from typing import Any

from generator.domain import addresses
from generator.domain.corpus import Corpus
from generator.domain.duties import Duty, duties_of
from generator.domain.plan import Citation, Phase, Plan
from generator.domain.timespan import IssueDate, Span
from generator.export import tables
from generator.export.schema import schema_text
from generator.export.sheaf import Files, Keep, Pieces, PlanPart, Sheaf, anew, files_of

Row = Mapping[str, Any]

DUTY_COLUMNS = tuple(field.name for field in fields(Duty))
"""The columns of the duties, in their order."""

_BYTE_ORDER_MARK = BOM_UTF8  # is what makes Excel show Vietnamese
_FORMULA_SIGNS = frozenset("=+-@＝＋－＠\t\r\n")
_ENCODER = json.JSONEncoder(ensure_ascii=False)


def data_files(corpus: Corpus, commit: str | None) -> Files:
    """Every data file's address and bytes; see `data`."""
    return files_of([data(corpus, commit)])


def data(corpus: Corpus, commit: str | None, keep: Keep | None = None) -> Sheaf:
    """The data files; the same corpus and commit give the same bytes."""
    make = partial(_pieces, corpus, commit, keep or anew)
    return Sheaf(name="data", make=make, also=(commit,), heavy=True)


def _pieces(corpus: Corpus, commit: str | None, keep: Keep) -> Pieces:
    for piece in _plans_json(corpus, commit):
        yield addresses.PLANS_JSON, piece
    yield from _duties(corpus, keep)
    yield addresses.DUTIES_SCHEMA, tables.schema_text(tables.duties_schema()).encode()
    yield addresses.PLANS_SCHEMA, tables.schema_text(tables.plans_schema()).encode()
    yield addresses.PLAN_SCHEMA, f"{schema_text()}\n".encode()


def _plans_json(corpus: Corpus, commit: str | None) -> Iterator[bytes]:
    array = _Array()
    yield f'{{"commit": {json.dumps(commit)}, "plans": '.encode()
    for plan in corpus.plans.values():
        yield array.row(_json(_plan(corpus, plan)))
    yield array.end() + b"}\n"


def _duties(corpus: Corpus, keep: Keep) -> Pieces:
    """Both files in one pass, since what they say of a plan is worked out once."""
    array = _Array()
    yield addresses.DUTIES_JSON, b""
    yield addresses.DUTIES_CSV, _BYTE_ORDER_MARK + _written([DUTY_COLUMNS])
    for plan in corpus.plans.values():
        rows = _Rows(corpus, plan)
        lines = keep(PlanPart("json", plan.id), rows.json)
        if lines:
            yield addresses.DUTIES_JSON, array.row(lines)
        yield addresses.DUTIES_CSV, keep(PlanPart("csv", plan.id), rows.csv)
    yield addresses.DUTIES_JSON, array.end() + b"\n"


class _Array:
    """A JSON array with one row a line, so that two commits can be compared line by line."""

    def __init__(self) -> None:
        self._before = b"[\n"

    def row(self, line: bytes) -> bytes:
        """The next row, or some together, with what stands before it."""
        before, self._before = self._before, b",\n"
        return before + line

    def end(self) -> bytes:
        """What stands after the last row; all of it where there was none."""
        return b"[]" if self._before == b"[\n" else b"\n]"


class _Rows:
    """The duties of one plan as lines, for who asks."""

    def __init__(self, corpus: Corpus, plan: Plan) -> None:
        self._corpus, self._plan = corpus, plan

    @cached_property
    def _found(self) -> tuple[Row, ...]:
        return tuple(map(_duty, duties_of(self._corpus, self._plan)))

    def json(self) -> bytes:
        """Lines of a JSON array."""
        return b",\n".join(map(_json, self._found))

    def csv(self) -> bytes:
        """Lines of a table."""
        return _written(map(_cell, row.values()) for row in self._found)


def _plan(corpus: Corpus, plan: Plan) -> Row:
    times = corpus.times[plan.id]
    return {
        "id": plan.id,
        "title": plan.title,
        "number": plan.number,
        "kind": plan.kind,
        "issuer_id": plan.issuer,
        "issued": _issued(plan.issued),
        "period": _period(times.period) if times.period else None,
        "phases": [
            _phase(phase, parent, times.phases[phase.id]) for phase, parent in plan.all_phases()
        ],
        "basis": [_citation(corpus, citation) for citation in plan.basis],
        "recipients": [
            {"name": recipient.name, "unit_id": recipient.unit, "action": recipient.action}
            for recipient in plan.recipients
        ],
        "status": plan.status,
        "url": f"/{addresses.plan(plan.id)}",
    }


def _issued(issued: IssueDate) -> Row:
    return {
        "date": _iso(issued.day),
        "not_before": _iso(issued.not_before),
        "not_after": _iso(issued.not_after),
        "certainty": issued.certainty,
    }


def _period(span: Span) -> Row:
    return {"phrase": span.phrase, "kind": span.kind, **_ends(span)}


def _phase(phase: Phase, parent: Phase | None, span: Span) -> Row:
    return {
        "id": phase.id,
        "parent": parent.id if parent else None,
        "title": phase.title,
        "phrase": span.phrase,
        **_ends(span),
    }


def _ends(span: Span) -> Row:
    """Both ends of a span; a day at an open end only caps it."""
    return {
        "start": _iso(span.start),
        "end": _iso(span.end),
        "start_open": span.start_open,
        "end_open": span.end_open,
        "start_anchor": span.start_anchor,
        "end_anchor": span.end_anchor,
    }


def _citation(corpus: Corpus, citation: Citation) -> Row:
    document = corpus.registry.documents[citation.document]
    issuer = corpus.registry.units.get(document.issuer or "")
    return {
        "number": document.number,
        "date": _iso(document.date),
        "relation": citation.relation,
        "issuer": issuer.name if issuer else document.issuer_name,
    }


def _duty(duty: Duty) -> Row:
    row: dict[str, Any] = {name: getattr(duty, name) for name in DUTY_COLUMNS}
    return row | {"due_date": _iso(duty.due_date)}


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _json(row: Row) -> bytes:
    return _ENCODER.encode(row).encode()


def _written(rows: Iterable[Iterable[str]]) -> bytes:
    """RFC 4180."""
    text = io.StringIO(newline="")
    csv.writer(text).writerows(rows)
    return text.getvalue().encode()


def _cell(value: Any) -> str:
    """A value as text: what is unknown is empty, a list is joined by spaces.

    A spreadsheet would run a text that begins like a formula, so an apostrophe goes before it, the
    sign by which spreadsheets know text. The JSON keeps every value as it is.
    """
    text = " ".join(value) if isinstance(value, tuple) else str(value or "")
    return f"'{text}" if text[:1] in _FORMULA_SIGNS else text
