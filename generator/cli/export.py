"""`portal export`: the open data as files."""

from __future__ import annotations

import argparse
from pathlib import Path, PurePosixPath

from generator.checks.run import check
from generator.cli.parser import Parser
from generator.cli.place import root_of
from generator.cli.words import FAULTS, FINE, say, warn
from generator.export.data import data_files
from generator.reading.commit import read_commit
from generator.reading.library import read_library

WORDS = "ghi các tệp dữ liệu mở"
_OUT = "dist/data"


def options(parser: Parser) -> None:
    """Declare what the command takes."""
    parser.options.add_argument(
        "--out", metavar="THƯ_MỤC", help=f"nơi ghi; không nêu thì là {_OUT}"
    )


def run(arguments: argparse.Namespace) -> int:
    """Write the data of every plan without an error, and name the others."""
    root = root_of(arguments)
    verdict, commit = check(read_library(root)), read_commit(root)
    folder = Path(arguments.out) if arguments.out else root / _OUT
    folder.mkdir(parents=True, exist_ok=True)
    for address, content in data_files(verdict.corpus, commit.name if commit else None):
        path = folder / PurePosixPath(address).name
        path.write_bytes(content)
        say(f"đã ghi {path}")
    for held in verdict.held:
        warn(f"không xuất {held.file}: còn lỗi, chạy “portal check” để xem")
    return FAULTS if verdict.errors else FINE
