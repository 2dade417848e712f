"""`portal schema`: the JSON Schema of the front matter."""

from __future__ import annotations

import argparse

from generator.cli.parser import Parser
from generator.cli.words import FINE, say
from generator.export.schema import schema_text

NAME, WORDS = "schema", "in JSON Schema của phần khai báo"


def options(parser: Parser) -> None:
    """Declare nothing: the command takes no options of its own."""


def run(_: argparse.Namespace) -> int:
    """Print the schema."""
    say(schema_text())
    return FINE
