"""The `portal` command: options in, one call, Vietnamese words out."""

from __future__ import annotations

import io
import sys
from collections.abc import Sequence
from importlib import import_module

from generator.cli.parser import Parser
from generator.cli.words import FINE, STOPPED, WrongUse, complain, why
from generator.reading.processes import leave_at_once, without_collection

COMMANDS = ("check", "new", "admin", "schema", "export", "bundle")
"""Each command is the module of its name; only the one that is asked for is loaded."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command; returns 0 when all is fine, 1 for faults in the content, 2 for wrong use."""
    leave_at_once()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        given = sys.argv[1:] if argv is None else argv
        arguments = _parser(given).parse_args(given)
        return int(arguments.run(arguments))
    except SystemExit as end:  # argparse has said what it had to say
        return int(end.code or FINE)
    except WrongUse as wrong:
        return complain(str(wrong))
    except OSError as error:
        return complain(f"không đọc hoặc ghi được {error.filename or 'tệp'}: {why(error)}")
    except KeyboardInterrupt:
        return STOPPED


def _parser(given: Sequence[str] = ()) -> Parser:
    parser = Parser(
        prog="portal", description="Soát và xuất nội dung của cổng kế hoạch tuyên truyền."
    )
    commands = parser.add_subparsers(title="lệnh", metavar="LỆNH", required=True)
    asked = [name for name in COMMANDS if name in given[:1]] or COMMANDS
    for name in asked:
        with without_collection():
            command = import_module(f"{__name__}.{name}")
        made = commands.add_parser(
            name, help=command.WORDS, description=f"{command.WORDS.capitalize()}."
        )
        command.options(made)
        made.set_defaults(run=command.run)
    return parser
