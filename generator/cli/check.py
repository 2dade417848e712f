"""`portal check`: every fault of every content file."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from generator.checks.formats import FORMATS
from generator.checks.run import check
from generator.cli.mend import mend_files
from generator.cli.parser import Parser
from generator.cli.place import root_of
from generator.cli.words import FAULTS, FINE, WrongUse, say
from generator.domain.diagnostics import Severity
from generator.reading.library import Library, has_errors, read_library
from generator.reading.since import NotKnown, changed_since

NAME, WORDS = "check", "nêu mọi lỗi của mọi tệp nội dung"


def options(parser: Parser) -> None:
    """Declare what the command takes."""
    paths = parser.add_argument_group("đối số")
    paths.add_argument("paths", nargs="*", metavar="TỆP", help="chỉ nêu lỗi của tệp, thư mục này")
    formats = ", ".join(FORMATS)
    parser.options.add_argument(
        "--format", choices=FORMATS, default="text", metavar="DẠNG", help=f"dạng in ra: {formats}"
    )
    parser.options.add_argument("--strict", action="store_true", help="coi lưu ý như lỗi")
    parser.options.add_argument(
        "--since",
        metavar="MỐC",
        help="chỉ nêu lỗi của những tệp đã đổi kể từ mốc này của git, kể cả chưa ghi vào git; "
        "danh mục đã đổi hoặc có kế hoạch bị bỏ đi thì nêu lỗi của mọi tệp",
    )
    parser.options.add_argument(
        "--fix",
        action="store_true",
        help="trước khi soát, sửa trong tệp những gì sửa được mà không động đến chữ nào: dấu BOM, "
        "cách xuống dòng, chữ tổ hợp, dấu cách thừa cuối dòng, thứ tự các khóa",
    )


def run(arguments: argparse.Namespace) -> int:
    """Check the content and print what is wrong with the files that were asked for."""
    library = read_library(root := root_of(arguments))
    asked = _asked(library, root, arguments)
    if arguments.fix and mend_files(root, library, asked):
        library = read_library(root)
    found = tuple(one for one in check(library).diagnostics if one.file in asked)
    say(FORMATS[arguments.format](found))
    warned = (one.rule.severity is Severity.WARNING and not one.acknowledged for one in found)
    is_strict = arguments.strict and any(warned)
    return FAULTS if has_errors(found) or is_strict else FINE


def _asked(library: Library, root: Path, arguments: argparse.Namespace) -> frozenset[str]:
    """The files whose faults are asked for: the named ones, the changed ones, or else all."""
    names = [*(f.file for f in library.plan_files), *(f.file for f in library.registry_files)]
    asked = frozenset(names)
    if arguments.paths:
        asked = frozenset(file for path in arguments.paths for file in _files(names, root, path))
    if arguments.since is None:
        return asked
    try:
        return asked & changed_since(root, arguments.since, names)
    except NotKnown as reason:
        raise WrongUse(str(reason)) from None


def _files(names: list[str], root: Path, given: str) -> list[str]:
    """The names of the files that a path names or holds."""
    path = os.path.realpath(given)
    files = [name for name in names if (root / name).resolve().is_relative_to(path)]
    if not files:
        raise WrongUse(f"{given} không phải và không chứa tệp kế hoạch hay danh mục nào")
    return files
