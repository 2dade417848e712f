"""`portal check`: every fault of every content file."""

from __future__ import annotations

import argparse
import os
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from generator.checks.folder import Checked, check_folder
from generator.checks.formats import FORMATS
from generator.cli.mend import mend_files
from generator.cli.parser import Parser
from generator.cli.place import root_of
from generator.cli.words import FAULTS, FINE, WrongUse, say
from generator.domain.diagnostics import Severity
from generator.reading.library import has_errors
from generator.reading.processes import processors
from generator.reading.program import CACHE
from generator.reading.since import NotKnown, changed_since

WORDS = "nêu mọi lỗi của mọi tệp nội dung"


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
    root = root_of(arguments)
    checked = check_folder(root, root / CACHE, processors())
    asked = _asked(checked, root, arguments)
    if arguments.fix and mend_files(root, checked.plans, asked):
        checked = check_folder(root, root / CACHE, processors())
    found = tuple(one for one in checked.diagnostics if one.file in asked)
    say(FORMATS[arguments.format](found))
    warned = (one.rule.severity is Severity.WARNING and not one.acknowledged for one in found)
    is_strict = arguments.strict and any(warned)
    return FAULTS if has_errors(found) or is_strict else FINE


def _asked(checked: Checked, root: Path, arguments: argparse.Namespace) -> frozenset[str]:
    """The files whose faults are asked for: the named ones, the changed ones, or else all."""
    names = (*checked.plans, *checked.registries)
    asked = frozenset(_named(names, root, arguments.paths) if arguments.paths else names)
    if arguments.since is None:
        return asked
    try:
        return asked & changed_since(root, arguments.since, names)
    except NotKnown as reason:
        raise WrongUse(str(reason)) from None


def _named(names: Iterable[str], root: Path, paths: Iterable[str]) -> Iterator[str]:
    """The names of the files that the paths name or hold."""
    places: defaultdict[str, list[str]] = defaultdict(list)
    for name in names:
        places[os.path.realpath(root / name)].append(name)
    for given in paths:
        path = os.path.realpath(given)
        folder = path.rstrip(os.sep) + os.sep
        held = (place for place in places if place.startswith(folder))
        found = [name for place in ([path] if path in places else held) for name in places[place]]
        if not found:
            raise WrongUse(f"{given} không phải và không chứa tệp kế hoạch hay danh mục nào")
        yield from found
