"""The front matter of a plan as a JSON Schema, for editors that check while one types."""

from __future__ import annotations

import json
from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from generator.domain import addresses
from generator.reading.forms.plan import PlanForm
from generator.reading.forms.time import TimeForm

_BOOLEANS = ("true", "false", "yes", "no", "on", "off", "t", "f", "y", "n", "1", "0")
_WORD = "x"
_EMPTY: tuple[Any, ...] = (None, [], ())


def plan_schema() -> dict[str, Any]:
    """The schema of a plan's front matter (draft 2020-12), made from the form that reads it.

    What the reader accepts, the schema accepts, also from an editor that takes `1.2` for a number
    where the reader takes every value for text; only a bare `true` for a text wants quotes. What
    the reader alone can tell (that a day exists, that a time has one meaning) is left to it.
    """
    made = PlanForm.model_json_schema(schema_generator=_AsWritten)
    head = {
        "$schema": GenerateJsonSchema.schema_dialect,
        "$id": addresses.PLAN_SCHEMA.rpartition("/")[2],
        "title": made.pop("title"),
        "description": made.pop("description"),
    }
    return head | made


def schema_text() -> str:
    """The schema as it is published and printed."""
    return json.dumps(plan_schema(), ensure_ascii=False, indent=2)


class _AsWritten(GenerateJsonSchema):
    """Declares values as they may stand in a file, and says what they are in Vietnamese."""

    def generate(self, schema: core_schema.CoreSchema, mode: Any = "validation") -> JsonSchemaValue:
        """Say what words mean in place of their classes' English; let a phrase stand for a time."""
        made = super().generate(schema, mode)
        for definition in made["$defs"].values():
            if meanings := definition.pop("$comment", None):
                definition["description"] = meanings
                del definition["title"]
        form = made["$defs"][TimeForm.__name__]
        phrase = form["properties"]["phrase"]
        made["$defs"][TimeForm.__name__] = {
            "description": form.pop("description"),
            "anyOf": [phrase, form],
        }
        return made

    def str_schema(self, schema: core_schema.StringSchema) -> JsonSchemaValue:
        return super().str_schema(schema) | {"type": ["string", "number"]}

    def int_schema(self, schema: core_schema.IntSchema) -> JsonSchemaValue:
        text = {"type": "string", "pattern": r"^\s*[+-]?[0-9][0-9_]*(\.0*)?\s*$"}
        return {"anyOf": [super().int_schema(schema), text]}

    def bool_schema(self, schema: core_schema.BoolSchema) -> JsonSchemaValue:
        text = {"type": "string", "pattern": f"^({'|'.join(map(_any_case, _BOOLEANS))})$"}
        return {"anyOf": [super().bool_schema(schema), text, {"enum": [0, 1]}]}

    def date_schema(self, schema: core_schema.DateSchema) -> JsonSchemaValue:
        return super().date_schema(schema) | {"pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}

    def tagged_union_schema(self, schema: core_schema.TaggedUnionSchema) -> JsonSchemaValue:
        return {"anyOf": super().tagged_union_schema(schema)["oneOf"]}

    def enum_schema(self, schema: core_schema.EnumSchema) -> JsonSchemaValue:
        meanings = "; ".join(f"{member.value}: {member.label}" for member in schema["members"])
        return super().enum_schema(schema) | {"$comment": meanings}

    def function_before_schema(
        self, schema: core_schema.BeforeValidatorFunctionSchema
    ) -> JsonSchemaValue:
        """Admit a bare word for a list, or in one, where the form's own function turns it round."""
        declared = super().function_before_schema(schema)
        read: Any = schema["function"]["function"]
        if declared.get("type") != "array":
            return declared
        if read(_WORD) == [_WORD]:
            return {"anyOf": [declared["items"], declared]}
        (item,) = read([_WORD])
        key = next(name for name, value in item.items() if value == _WORD)
        word = self.resolve_ref_schema(declared["items"])["properties"][key]
        return declared | {"items": {"anyOf": [word, declared["items"]]}}

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        """Name a default only where it says something."""
        if schema.get("default") in _EMPTY:
            return self.generate_inner(schema["schema"])
        return super().default_schema(schema)

    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        made = super().model_schema(schema)
        return made | {"title": made["description"].partition(":")[0].rstrip(".")}

    def field_title_should_be_set(self, schema: Any) -> bool:  # noqa: ARG002 - pydantic's
        """A key's own name is no title; its description is Vietnamese."""
        return False


def _any_case(word: str) -> str:
    return "".join(f"[{sign}{sign.upper()}]" if sign.isalpha() else sign for sign in word)
