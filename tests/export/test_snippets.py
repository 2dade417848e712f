"""The checked-in help for VS Code is what the declaration gives, and what it inserts is read."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from generator.export.schema import plan_schema
from generator.export.snippets import snippets_text
from generator.reading.forms.plan import PlanForm

FILE = Path(__file__).parents[2] / ".vscode/ke-hoach.code-snippets"
SNIPPETS: dict[str, Any] = json.loads(snippets_text())
STOP = re.compile(r"\$\{(\d+)(?::((?:\\.|[^}\\])*)|\|((?:\\.|[^|\\])*)\|)\}")


def inserted(snippet: dict[str, Any], choice: int = 0) -> str:
    """What stands in the file when every stop is left as it is, or has its how-manieth choice."""

    def left(stop: re.Match[str]) -> str:
        text = (
            stop[2]
            if stop[2] is not None
            else stop[3].split(",")[choice % (stop[3].count(",") + 1)]
        )
        return re.sub(r"\\(.)", r"\1", text)

    return "\n".join(STOP.sub(left, line) for line in snippet["body"])


def test_the_checked_in_snippets_are_made_from_the_declaration() -> None:
    made = FILE.read_text(encoding="utf-8")
    assert made == f"{snippets_text()}\n", f"portal schema --snippets > {FILE.name}"


def test_every_key_has_a_snippet_in_the_order_of_the_declaration() -> None:
    assert list(SNIPPETS) == list(PlanForm.model_fields)


@pytest.mark.parametrize("name", SNIPPETS)
@pytest.mark.parametrize("choice", range(10))
def test_what_a_snippet_inserts_is_valid_with_any_of_its_choices(name: str, choice: int) -> None:
    text = inserted(SNIPPETS[name], choice)
    data = yaml.load(text, yaml.BaseLoader)
    assert list(data) == [name]
    schema = plan_schema() | {"required": []}
    if data[name]:
        assert [error.message for error in Draft202012Validator(schema).iter_errors(data)] == []
    else:
        assert text == f"{name}: "


def test_the_stops_of_a_snippet_count_on_and_closed_words_are_a_choice() -> None:
    basis = SNIPPETS["basis"]
    assert basis["prefix"] == ["basis", "can-cu-va-moi-van-ban-duoc-vien-dan"]
    assert basis["body"] == [
        "basis:",
        "  - document: ${1:72-nq-tw-2025}",
        "    relation: ${2|based_on,implements,rolls_out,subject,follows,linked,publicises,cites|}",
    ]
    for snippet in SNIPPETS.values():
        numbers = [int(stop[1]) for line in snippet["body"] for stop in STOP.finditer(line)]
        assert numbers == list(range(1, len(numbers) + 1))
