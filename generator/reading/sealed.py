"""What is kept from one run to the next: safe to share and to lose, and never wrong.

A file counts only under its key, which says what everything in it depends on; a damaged or foreign
one is as good as none. It holds data and nothing that could run.
"""

from __future__ import annotations

import hashlib
from contextlib import suppress
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from generator.reading.atomic import put

_JSON: TypeAdapter[Any] = TypeAdapter(Any)


def unsealed(path: str, key: str) -> bytes | None:
    """What was kept in the file under `key`; None when it is missing, damaged or of another key."""
    try:
        with open(path, "rb", buffering=0) as file:  # noqa: PTH123 - a path for each costs as much
            head, _, data = file.read().partition(b"\n")
    except OSError:
        return None
    return data if head == _head(key, data) else None


def seal(path: str, key: str, data: bytes) -> None:
    """Keep data, in one step; where nothing can be written, do not."""
    with suppress(OSError):
        put(Path(path), _head(key, data) + b"\n" + data)


def unsealed_json(path: Path, key: str) -> Any:
    """The words and numbers that were kept in the file under `key`, or None."""
    data = unsealed(str(path), key)
    return None if data is None else _JSON.validate_json(data)


def seal_json(path: Path, key: str, value: Any) -> None:
    """Keep a value of words and numbers."""
    seal(str(path), key, _JSON.dump_json(value))


def _head(key: str, data: bytes) -> bytes:
    return f"{key} {hashlib.sha256(data).hexdigest()}".encode()
