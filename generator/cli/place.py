"""Where the project is that a command works on."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from generator.cli.words import WrongUse

MARK = "mkdocs.yml"
"""The file by which the project's folder is known."""


def root_of(arguments: argparse.Namespace) -> Path:
    """The project's folder: the one given, or the nearest around here; raises WrongUse."""
    given = vars(arguments).get("root")
    here = Path(os.path.realpath(given or "."))
    for folder in (here,) if given else (here, *here.parents):
        if (folder / MARK).is_file():
            return folder
    where = given or "thư mục này và các thư mục chứa nó"
    raise WrongUse(f"không thấy {MARK} ở {where}; chỉ ra thư mục của dự án bằng --root")
