"""JSON Schemas of the open data, for those who read it with software of their own."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from generator.domain import addresses
from generator.domain.columns import COLUMNS, Column, Form
from generator.domain.plan_columns import PLAN_COLUMNS

Schema = dict[str, Any]

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_DAY = {"type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}
_FORMS: Mapping[Form, Schema] = {
    Form.TEXT: {"type": "string"},
    Form.DAY: _DAY,
    Form.YES_NO: {"type": "boolean"},
}


def duties_schema() -> Schema:
    """The schema (draft 2020-12) of `duties.json`, made from the columns' one declaration."""
    return {
        **_head(
            addresses.DUTIES_SCHEMA,
            "Việc phải làm",
            "Mỗi mục là một đơn vị giữ một vai trò trong một việc của một kế hoạch.",
        ),
        "type": "array",
        "items": _object(COLUMNS),
    }


def plans_schema() -> Schema:
    """The schema of `plans.json`."""
    commit = {
        "type": ["string", "null"],
        "description": "lần lưu (commit) của nội dung mà tệp được làm ra; trống khi không biết",
    }
    plans = {
        "type": "array",
        "description": "mỗi mục là một kế hoạch",
        "items": _object(PLAN_COLUMNS),
    }
    return {
        **_head(addresses.PLANS_SCHEMA, "Các kế hoạch", "Mọi kế hoạch được công bố trên cổng."),
        "type": "object",
        "properties": {"commit": commit, "plans": plans},
        "required": ["commit", "plans"],
        "additionalProperties": False,
    }


def _head(address: str, title: str, description: str) -> Schema:
    return {
        "$schema": _DIALECT,
        "$id": address.rpartition("/")[2],
        "title": title,
        "description": description,
    }


def _object(columns: Iterable[Column]) -> Schema:
    properties = {column.name: _column(column) for column in columns}
    return {
        "type": "object",
        "properties": properties,
        "required": [*properties],
        "additionalProperties": False,
    }


def _column(column: Column) -> Schema:
    title = {"title": column.head} if column.head else {}
    made = _value(column)
    if column.many:
        made = {"type": "array", "items": made}
    if column.optional:
        made = {"anyOf": [made, {"type": "null"}]}
    return {**title, "description": _meaning(column), **made}


def _value(column: Column) -> Schema:
    if column.words:
        return {"type": "string", "enum": [word.value for word in column.words]}
    return _object(column.parts) if column.parts else _FORMS[column.form]


def _meaning(column: Column) -> str:
    """What a column means, with the meaning of its words."""
    if not column.words:
        return column.meaning
    words = "; ".join(f"{word.value}: {word.label}" for word in column.words)
    return f"{column.meaning} ({words})"


def schema_text(schema: Schema) -> str:
    """A schema as it is published."""
    return f"{json.dumps(schema, ensure_ascii=False, indent=2)}\n"
