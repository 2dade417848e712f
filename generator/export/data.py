"""The open data: all plans and all duties as JSON, the duties as CSV, and the schemas."""

from __future__ import annotations

import csv
import io
import json
from codecs import BOM_UTF8
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from datetime import date
from functools import partial
from typing import Any

from generator.domain import addresses
from generator.domain.corpus import Corpus
from generator.domain.duties import Duty, duties_of
from generator.domain.plan import Citation, Phase, Plan
from generator.domain.timespan import IssueDate, Span
from generator.export import tables
from generator.export.schema import schema_text
from generator.export.sheaf import Keep, PlanPart, remembering

Row = Mapping[str, Any]

DUTY_COLUMNS = tuple(field.name for field in fields(Duty))
"""The columns of the duties, in their order."""

_BYTE_ORDER_MARK = BOM_UTF8  # is what makes Excel show Vietnamese
_FORMULA_SIGNS = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n")


def data_files(
    corpus: Corpus, commit: str | None, keep: Keep | None = None
) -> Iterator[tuple[str, bytes]]:
    """Every data file's address and bytes; the same corpus and commit give the same bytes."""
    keep = keep or remembering()
    yield addresses.PLANS_JSON, _plans_json(corpus, commit)
    yield addresses.DUTIES_JSON, _duties_json(corpus, keep)
    yield addresses.DUTIES_CSV, _duties_csv(corpus, keep)
    yield addresses.DUTIES_SCHEMA, tables.schema_text(tables.duties_schema()).encode()
    yield addresses.PLANS_SCHEMA, tables.schema_text(tables.plans_schema()).encode()
    yield addresses.PLAN_SCHEMA, f"{schema_text()}\n".encode()


def _plans_json(corpus: Corpus, commit: str | None) -> bytes:
    rows = (_plan(corpus, plan) for plan in corpus.plans.values())
    lines = (json.dumps(row, ensure_ascii=False).encode() for row in rows)
    head = f'{{"commit": {json.dumps(commit)}, "plans": '.encode()
    return b"".join((head, *_list(lines), b"}\n"))


def _duties_json(corpus: Corpus, keep: Keep) -> bytes:
    return b"".join((*_list(filter(None, _parts("json", _json, corpus, keep))), b"\n"))


def _duties_csv(corpus: Corpus, keep: Keep) -> bytes:
    rows = _parts("csv", _csv, corpus, keep)
    return b"".join((_BYTE_ORDER_MARK, _written([DUTY_COLUMNS]), *rows))


def _parts(
    sort: str, make: Callable[[Corpus, Plan], bytes], corpus: Corpus, keep: Keep
) -> Iterator[bytes]:
    for plan in corpus.plans.values():
        yield keep(PlanPart(sort, plan.id), partial(make, corpus, plan))


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


def _json(corpus: Corpus, plan: Plan) -> bytes:
    """The duties of a plan as lines of a JSON array."""
    rows = map(_duty, duties_of(corpus, plan))
    return ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows).encode()


def _list(lines: Iterable[bytes]) -> Iterator[bytes]:
    """A JSON array with one row a line, so that two commits can be compared line by line."""
    before = b"[\n"
    for line in lines:
        yield before
        yield line
        before = b",\n"
    yield b"[]" if before == b"[\n" else b"\n]"


def _csv(corpus: Corpus, plan: Plan) -> bytes:
    """The duties of a plan as lines of a table."""
    rows = map(_duty, duties_of(corpus, plan))
    return _written([_cell(row[name]) for name in DUTY_COLUMNS] for row in rows)


def _written(rows: Iterable[Sequence[str]]) -> bytes:
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
    return f"'{text}" if text.startswith(_FORMULA_SIGNS) else text
