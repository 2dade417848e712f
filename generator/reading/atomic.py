"""Files that are there as a whole or not at all."""

from __future__ import annotations

import os
import shutil
from pathlib import Path


def put(path: Path, data: bytes) -> None:
    """Put `data` in the place of the file at `path` in one step; what may be done with it stays.

    Folders that are missing are made. Raises OSError where that cannot be; then nothing has changed
    and nothing is left beside the file.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        aside.write_bytes(data)
        if path.exists():
            shutil.copymode(path, aside)
        aside.replace(path)
    finally:
        aside.unlink(missing_ok=True)
