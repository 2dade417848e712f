"""The schemas of the open data, over the real data and over rows that break them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, get_type_hints

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from generator.checks.run import check
from generator.domain.columns import COLUMNS, Form
from generator.domain.duties import Duty
from generator.domain.plan_columns import PLAN_COLUMNS
from generator.domain.roles import Role
from generator.export.data import data_files
from generator.reading.library import read_library

ROOT = Path(__file__).parents[2]


@cache
def files() -> Mapping[str, bytes]:
    return dict(data_files(check(read_library(ROOT)).corpus, "0123456789"))


def made(name: str) -> Any:
    return json.loads(files()[f"data/{name}.json"])


def faults(name: str, data: Any) -> list[str]:
    schema = made(f"{name}.schema")
    Draft202012Validator.check_schema(schema)
    checker = Draft202012Validator(schema, format_checker=FormatChecker())
    return [error.json_path for error in checker.iter_errors(data)]


@pytest.mark.parametrize("name", ["duties", "plans"])
def test_the_real_data_keeps_its_published_schema(name: str) -> None:
    assert faults(name, made(name)) == []


def test_the_columns_say_of_each_field_what_the_duties_have() -> None:
    hints = get_type_hints(Duty)
    assert [column.name for column in COLUMNS] == [field.name for field in fields(Duty)]
    for column in COLUMNS:
        hint = hints[column.name]
        assert column.optional == (type(None) in getattr(hint, "__args__", ())), column.name
        assert (column.form is Form.DAY) == (hint == date | None), column.name
        assert column.many == (hint == tuple[str, ...]), column.name
        assert (column.words is Role) == (hint is Role), column.name


def test_a_plan_has_what_its_columns_say_in_their_order() -> None:
    for plan in made("plans")["plans"]:
        assert [*plan] == [column.name for column in PLAN_COLUMNS]


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ({"role": "boss"}, "$[0].role"),
        ({"due_date": "2025-02-30"}, "$[0].due_date"),
        ({"due_date": "30/11/2025"}, "$[0].due_date"),
        ({"plan_id": None}, "$[0].plan_id"),
        ({"phase_ids": "dot-1"}, "$[0].phase_ids"),
        ({"note": "x"}, "$[0]"),
    ],
)
def test_a_duty_that_breaks_the_schema_is_found_out(change: Any, place: str) -> None:
    assert {*faults("duties", [made("duties")[0] | change])} == {place}


def test_a_plan_that_breaks_the_schema_is_found_out() -> None:
    data = made("plans")
    data["plans"][0]["issued"] = {"date": None}
    data["plans"][1]["status"] = "lost"
    del data["commit"]
    assert {*faults("plans", data)} == {"$", "$.plans[0].issued", "$.plans[1].status"}


def test_a_schema_says_what_columns_and_words_mean() -> None:
    role = made("duties.schema")["items"]["properties"]["role"]
    assert role["title"] == "Vai trò"
    assert role["enum"] == [role.value for role in Role]
    assert role["description"].startswith(
        "vai trò của đơn vị trong việc, xem bảng vai trò bên dưới (lead: chủ trì; "
    )
