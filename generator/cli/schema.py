"""`portal schema`: the JSON Schema of the front matter, and the snippets that are made from it."""

from __future__ import annotations

import argparse

from generator.cli.parser import Parser
from generator.cli.words import FINE, say
from generator.export.schema import schema_text
from generator.export.snippets import snippets_text

WORDS = "in JSON Schema của phần khai báo"


def options(parser: Parser) -> None:
    """Declare what the command takes."""
    parser.options.add_argument(
        "--snippets", action="store_true", help="in các đoạn mẫu cho VS Code thay vì JSON Schema"
    )


def run(arguments: argparse.Namespace) -> int:
    """Print the schema, or the snippets."""
    say(snippets_text() if arguments.snippets else schema_text())
    return FINE
