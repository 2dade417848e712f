"""Signs bundles with `minisign`, a program of its own."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from pathlib import Path

from generator.cli.words import WrongUse

MINISIGN, SUFFIX = "minisign", ".minisig"


def sign(key: Path, files: Sequence[Path], comment: str) -> str:
    """Put a signature beside every file; returns what its name ends in. Raises WrongUse.

    The comment is part of what is signed; left to itself, minisign would put the hour there.
    """
    if not key.is_file():
        raise WrongUse(f"không thấy tệp khóa {key}")
    said = ("-c", comment, "-t", comment)
    command = [MINISIGN, "-S", "-s", str(key), *said, "-m", *map(str, files)]
    try:
        done = subprocess.run(command, check=False)  # noqa: S603 - the user's key and our files
    except FileNotFoundError:
        raise WrongUse(
            "không thấy chương trình minisign; trên Debian, Ubuntu: apt install minisign"
        ) from None
    if done.returncode:
        raise WrongUse("minisign không ký được: sai mật khẩu, hoặc tệp khóa không dùng được")
    return SUFFIX
