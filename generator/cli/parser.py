"""An argparse that says in Vietnamese what it says in English."""

from __future__ import annotations

import argparse
import re
from typing import Any, NoReturn

from generator.cli.place import MARK
from generator.cli.words import WRONG_USE

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


class Parser(argparse.ArgumentParser):
    """Every command has `--help` and `--root`; its own options go to `options`."""

    def __init__(self, **given: Any) -> None:
        super().__init__(add_help=False, allow_abbrev=False, formatter_class=_Help, **given)
        self.options = self.add_argument_group("lựa chọn")
        self.options.add_argument("-h", "--help", action="help", help="in trợ giúp này")
        self.options.add_argument(
            "--root",
            metavar="THƯ_MỤC",
            default=argparse.SUPPRESS,  # or the command's default would undo what stands before it
            help=f"thư mục của dự án; không nêu thì là thư mục gần nhất có {MARK}",
        )

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and how the command is used, and end."""
        said = message.replace("'", "")
        for english, vietnamese in _ARGPARSE_SAYS:
            said = re.sub(english, vietnamese, said)
        self.exit(WRONG_USE, f"{self.format_usage()}{self.prog}: {said}\n")


class _Help(argparse.HelpFormatter):
    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        words = "cách dùng: " if prefix is None else prefix
        super().add_usage(usage, actions, groups, words)
