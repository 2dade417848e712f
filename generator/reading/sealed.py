"""What is kept from one run to the next as JSON: safe to share and to lose, and never wrong.

Such a file holds words and numbers only, so that a foreign one can do no harm. It counts only under
its key, which says what everything in it depends on; a damaged or foreign one is as good as none.
"""

from __future__ import annotations

import hashlib
from contextlib import suppress
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from generator.reading.atomic import put

_JSON: TypeAdapter[Any] = TypeAdapter(Any)


def unsealed(path: Path, key: str) -> Any:
    """What was kept in the file under `key`; None when it is missing, damaged or of another key."""
    try:
        head, _, body = path.read_bytes().partition(b"\n")
    except OSError:
        return None
    return _JSON.validate_json(body) if head == _head(key, body) else None


def seal(path: Path, key: str, value: Any) -> None:
    """Keep a value of words and numbers, in one step; where nothing can be written, do not."""
    body = _JSON.dump_json(value)
    with suppress(OSError):
        put(path, _head(key, body) + b"\n" + body)


def _head(key: str, body: bytes) -> bytes:
    return f"{key} {hashlib.sha256(body).hexdigest()}".encode()
