"""How the command speaks: exit codes, what it prints, and the system's errors in Vietnamese."""

from __future__ import annotations

import errno
import os
import shutil
import sys
from pathlib import PurePath

FINE, FAULTS, WRONG_USE, STOPPED = 0, 1, 2, 130

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


class WrongUse(Exception):
    """The command was asked for something that it cannot do; the words are for the reader."""


def why(error: OSError) -> str:
    """What the system said, in Vietnamese."""
    return _SYSTEM_SAYS.get(error.errno or 0, "hệ thống từ chối")


def say(text: str) -> None:
    """Print to whoever still listens."""
    try:
        print(text, flush=True)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def called() -> str:
    """This command as one can type it again: as it was typed, unless its name alone is enough."""
    typed = sys.argv[0]
    is_ours = PurePath(typed).stem == "portal" and not shutil.which("portal")
    return typed if is_ours else "portal"


def warn(text: str) -> None:
    """Print beside the output proper."""
    print(text, file=sys.stderr)


def complain(words: str) -> int:
    """Say what was used wrongly; returns the exit code that says so too."""
    warn(f"portal: {words}")
    return WRONG_USE
