"""The `portal` command: options in, one call, Vietnamese words out."""

from __future__ import annotations

import argparse
import errno
import io
import os
import re
import sys
from collections.abc import Callable, Sequence
from pathlib import Path, PurePosixPath
from typing import Any, NoReturn

from generator.checks.formats import FORMATS
from generator.checks.run import check
from generator.export.data import data_files
from generator.export.schema import schema_text
from generator.reading.commit import read_commit
from generator.reading.library import Library, has_errors, read_library

FINE, FAULTS, WRONG_USE, STOPPED = 0, 1, 2, 130
_MARK, _OUT = "mkdocs.yml", "dist/data"

_ARGPARSE_SAYS = (
    (r"argument (\S+): expected one argument", r"\1 cần một giá trị"),
    (r"argument (\S+): ignored explicit argument (.*)", r"\1 không nhận giá trị, ở đây có \2"),
    (
        r"argument \S+: invalid choice: (.*) \(choose from (.*)\)",
        r"không có “\1”; dùng một trong: \2",
    ),
    (r"the following arguments are required: (.*)", r"thiếu \1"),
    (r"unrecognized arguments: (.*)", r"không hiểu “\1”"),
)
_SYSTEM_SAYS = {
    errno.ENOENT: "không có tệp hoặc thư mục này",
    errno.EACCES: "không có quyền",
    errno.EPERM: "không có quyền",
    errno.EEXIST: "ở đây đã có một tệp",
    errno.ENOTDIR: "đây không phải là thư mục",
    errno.EISDIR: "đây là thư mục, không phải tệp",
    errno.ENOSPC: "đĩa đã đầy",
    errno.EROFS: "ổ đĩa chỉ cho đọc",
}


class _WrongUse(Exception):
    """The command was asked for something that it cannot do; the words are for the reader."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command; returns 0 when all is fine, 1 for faults in the content, 2 for wrong use."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        arguments = _parser().parse_args(argv)
        return int(arguments.run(arguments))
    except SystemExit as end:  # argparse has said what it had to say
        return int(end.code or FINE)
    except _WrongUse as wrong:
        return _complain(str(wrong))
    except OSError as error:
        why = _SYSTEM_SAYS.get(error.errno or 0, "hệ thống từ chối")
        return _complain(f"không đọc hoặc ghi được {error.filename or 'tệp'}: {why}")
    except KeyboardInterrupt:
        return STOPPED


def _check(arguments: argparse.Namespace) -> int:
    library = read_library(root := _root(arguments))
    found = check(library).diagnostics
    if arguments.paths:
        files = {file for path in arguments.paths for file in _files(library, root, path)}
        found = tuple(diagnostic for diagnostic in found if diagnostic.file in files)
    _say(FORMATS[arguments.format](found))
    return FAULTS if has_errors(found) or (arguments.strict and found) else FINE


def _schema(_: argparse.Namespace) -> int:
    _say(schema_text())
    return FINE


def _export(arguments: argparse.Namespace) -> int:
    root = _root(arguments)
    verdict, commit = check(read_library(root)), read_commit(root)
    folder = Path(arguments.out) if arguments.out else root / _OUT
    folder.mkdir(parents=True, exist_ok=True)
    for address, content in data_files(verdict.corpus, commit.name if commit else None):
        path = folder / PurePosixPath(address).name
        path.write_bytes(content)
        _say(f"đã ghi {path}")
    for held in verdict.held:
        print(f"không xuất {held.file}: còn lỗi, chạy “portal check” để xem", file=sys.stderr)
    return FAULTS if verdict.errors else FINE


def _root(arguments: argparse.Namespace) -> Path:
    given = vars(arguments).get("root")
    here = Path(os.path.realpath(given or "."))
    for folder in (here,) if given else (here, *here.parents):
        if (folder / _MARK).is_file():
            return folder
    where = given or "thư mục này và các thư mục chứa nó"
    raise _WrongUse(f"không thấy {_MARK} ở {where}; chỉ ra thư mục của dự án bằng --root")


def _files(library: Library, root: Path, given: str) -> list[str]:
    """The names of the files that a path names or holds."""
    path = os.path.realpath(given)
    names = [*(f.file for f in library.plan_files), *(f.file for f in library.registry_files)]
    files = [name for name in names if (root / name).resolve().is_relative_to(path)]
    if not files:
        raise _WrongUse(f"{given} không phải và không chứa tệp kế hoạch hay danh mục nào")
    return files


def _say(text: str) -> None:
    """Print to whoever still listens."""
    try:
        print(text, flush=True)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _complain(words: str) -> int:
    print(f"portal: {words}", file=sys.stderr)
    return WRONG_USE


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="portal", description="Soát và xuất nội dung của cổng kế hoạch tuyên truyền."
    )
    commands = parser.add_subparsers(title="lệnh", metavar="LỆNH", required=True)

    def command(name: str, run: Callable[[argparse.Namespace], int], words: str) -> _Parser:
        made = commands.add_parser(name, help=words, description=f"{words.capitalize()}.")
        made.set_defaults(run=run)
        return made

    one = command("check", _check, "nêu mọi lỗi của mọi tệp nội dung")
    paths = one.add_argument_group("đối số")
    paths.add_argument("paths", nargs="*", metavar="TỆP", help="chỉ nêu lỗi của tệp, thư mục này")
    formats = ", ".join(FORMATS)
    one.options.add_argument(
        "--format", choices=FORMATS, default="text", metavar="DẠNG", help=f"dạng in ra: {formats}"
    )
    one.options.add_argument("--strict", action="store_true", help="coi lưu ý như lỗi")
    command("schema", _schema, "in JSON Schema của phần khai báo")
    one = command("export", _export, "ghi các tệp dữ liệu mở")
    one.options.add_argument("--out", metavar="THƯ_MỤC", help=f"nơi ghi; không nêu thì là {_OUT}")
    return parser


class _Parser(argparse.ArgumentParser):
    """Says in Vietnamese what argparse says in English."""

    def __init__(self, **given: Any) -> None:
        super().__init__(add_help=False, allow_abbrev=False, formatter_class=_Help, **given)
        self.options = self.add_argument_group("lựa chọn")
        self.options.add_argument("-h", "--help", action="help", help="in trợ giúp này")
        self.options.add_argument(
            "--root",
            metavar="THƯ_MỤC",
            default=argparse.SUPPRESS,  # or the command's default would undo what stands before it
            help=f"thư mục của dự án; không nêu thì là thư mục gần nhất có {_MARK}",
        )

    def error(self, message: str) -> NoReturn:
        said = message.replace("'", "")
        for english, vietnamese in _ARGPARSE_SAYS:
            said = re.sub(english, vietnamese, said)
        self.exit(WRONG_USE, f"{self.format_usage()}{self.prog}: {said}\n")


class _Help(argparse.HelpFormatter):
    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        words = "cách dùng: " if prefix is None else prefix
        super().add_usage(usage, actions, groups, words)
