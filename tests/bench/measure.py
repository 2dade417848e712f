"""What a command needs: wall and processor seconds, and the peak memory of all its processes.

The memory is read from /proc, so measurements need Linux.
"""

from __future__ import annotations

import os
import re
import subprocess
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

_EVERY = 0.02
_PART = 20
"""To look at a large process takes long: no more than this part of the time is spent on it."""


@dataclass(frozen=True, kw_only=True)
class Cost:
    """One run: seconds and megabytes; memory that processes share counts once."""

    wall: float
    cpu: float
    peak: float


def run(command: Sequence[str], folder: Path, extra: Mapping[str, str] | None = None) -> Cost:
    """Run `command` in `folder` and weigh it; raises RuntimeError with its words when it fails."""
    begin = time.perf_counter()
    with subprocess.Popen(
        command,
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", **(extra or {})},
    ) as process:
        watch = _Watch(process.pid)
        said = process.stdout.read() if process.stdout else b""
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - begin
        process.returncode = os.waitstatus_to_exitcode(status)
    peak = watch.end()
    if process.returncode:
        raise RuntimeError(f"{command[0]}: {said[-2000:].decode(errors='replace')}")
    return Cost(wall=wall, cpu=usage.ru_utime + usage.ru_stime, peak=peak)


class _Watch(threading.Thread):
    """Looks at a process and its children until told to stop."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self._root, self._peak, self._stop_now = pid, 0.0, threading.Event()
        self.start()

    def run(self) -> None:
        pause = _EVERY
        while not self._stop_now.wait(pause):
            begin = time.perf_counter()
            self._peak = max(self._peak, _megabytes(self._root))
            pause = max(_EVERY, _PART * (time.perf_counter() - begin))

    def end(self) -> float:
        self._stop_now.set()
        self.join()
        return self._peak


def _megabytes(pid: int) -> float:
    return sum(map(_share, _family(pid))) / 1e3


def _family(pid: int) -> Iterator[int]:
    yield pid
    try:
        threads = [*Path(f"/proc/{pid}/task").iterdir()]
    except OSError:  # the process has ended
        return
    for thread in threads:
        for child in _read(thread / "children").split():
            yield from _family(int(child))


def _share(pid: int) -> int:
    """The kilobytes of a process, what it shares with others counted in part."""
    found = re.search(r"^Pss:\s+(\d+)", _read(Path(f"/proc/{pid}/smaps_rollup")), re.MULTILINE)
    return int(found[1]) if found else 0


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="ascii")
    except OSError:  # the process has ended
        return ""


def size(folder: Path) -> float:
    """The megabytes in all files of `folder`."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6
