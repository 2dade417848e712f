"""Snippets for VS Code: every key of a plan, with a place to stop at for each value."""

from __future__ import annotations

import itertools
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from generator.domain.text import slug
from generator.export.schema import plan_schema
from generator.reading.forms.plan import PlanForm

_STEP = "  "
_SPECIAL = re.compile(r"([$}\\])")
_IN_CHOICE = re.compile(r"([$}\\,|])")


def snippets_text() -> str:
    """The file of snippets as VS Code reads it: one a key, in the order of the declaration.

    A key is offered under its own name and under its description without marks; the values of its
    example are stops, and the words that the schema allows are a choice.
    """
    return json.dumps(dict(_snippets()), ensure_ascii=False, indent=2)


def _snippets() -> Iterator[tuple[str, Mapping[str, Any]]]:
    schema = plan_schema()
    for name, declared in schema["properties"].items():
        examples = PlanForm.model_fields[name].examples or [""]
        writer = _Writer(schema["$defs"])
        yield (
            name,
            {
                "scope": "markdown",
                "prefix": [name, slug(re.split("[;:(,]", declared["description"])[0])],
                "description": declared["description"],
                "body": list(writer.keys({name: examples[0]}, {name: declared})),
            },
        )


class _Writer:
    """Writes an example as lines of a snippet whose stops count on."""

    def __init__(self, definitions: Mapping[str, Any]) -> None:
        """Take the schema's definitions, to find the words that a key allows."""
        self._definitions = definitions
        self._numbers = itertools.count(1)

    def keys(self, values: Mapping[str, Any], declared: Mapping[str, Any]) -> Iterator[str]:
        """The lines of a mapping whose keys are declared by `declared`."""
        for name, value in values.items():
            shape = declared.get(name, {})
            if isinstance(value, str):
                yield f"{name}: {self._stop(value, shape)}"
                continue
            yield f"{name}:"
            lines = (
                self._items(value, shape) if isinstance(value, list) else self._block(value, shape)
            )
            yield from (f"{_STEP}{line}" for line in lines)

    def _items(self, values: list[Any], shape: Mapping[str, Any]) -> Iterator[str]:
        for value in values:
            lines = [self._stop(value, {})] if isinstance(value, str) else self._block(value, shape)
            for mark, line in zip(itertools.chain("-", itertools.repeat(" ")), lines, strict=False):
                yield f"{mark} {line}"

    def _block(self, value: Mapping[str, Any], shape: Mapping[str, Any]) -> Iterator[str]:
        form = next(
            (
                found
                for found in self._shapes(shape)
                if value.keys() <= found.get("properties", {}).keys()
            ),
            {},
        )
        return self.keys(value, form.get("properties", {}))

    def _stop(self, value: str, shape: Mapping[str, Any]) -> str:
        words = next((found["enum"] for found in self._shapes(shape) if "enum" in found), ())
        number = next(self._numbers)
        if words:
            first = [value] if value in words else []
            ordered = [*first, *(word for word in words if word != value)]
            return f"${{{number}|{','.join(_IN_CHOICE.sub(_ESCAPED, word) for word in ordered)}|}}"
        return f"${{{number}:{_SPECIAL.sub(_ESCAPED, value)}}}"

    def _shapes(self, shape: Any) -> Iterator[Mapping[str, Any]]:
        """Everything that a piece of schema may stand for, references followed."""
        if isinstance(shape, list):
            for one in shape:
                yield from self._shapes(one)
        elif isinstance(shape, dict):
            yield shape
            if "$ref" in shape:
                yield from self._shapes(self._definitions[shape["$ref"].rpartition("/")[2]])
            for inside in ("anyOf", "allOf", "items"):
                yield from self._shapes(shape.get(inside))


_ESCAPED = r"\\\1"
