"""Several texts and what is to be known of them, packed so that each can be had alone."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cached_property
from typing import Any

from generator.reading.squeezed import squeeze, unsqueezed


def pack(head: Mapping[str, Any], texts: Mapping[str, bytes]) -> bytes:
    """Pack `texts` by their names behind `head`, which JSON can hold; days become ISO 8601."""
    blobs = {name: squeeze(text) for name, text in texts.items()}
    places, at = {}, 0
    for name, blob in blobs.items():
        places[name] = (at, at + len(blob))
        at += len(blob)
    return b"".join((json.dumps([head, places], default=str).encode(), b"\n", *blobs.values()))


class Packed:
    """What was packed, of which only what is asked for is unpacked."""

    def __init__(self, data: bytes) -> None:
        """Take what `pack` gave."""
        self._data = data
        self._start = data.index(b"\n") + 1

    @property
    def head(self) -> Mapping[str, Any]:
        """What is to be known of the texts."""
        found: Mapping[str, Any] = self._read[0]
        return found

    def text(self, name: str) -> bytes:
        """One text; raises KeyError where there is none of that name."""
        begin, end = self._read[1][name]
        return unsqueezed(self._data[self._start + begin : self._start + end])

    @cached_property
    def _read(self) -> tuple[Mapping[str, Any], Mapping[str, tuple[int, int]]]:
        head, places = json.loads(self._data[: self._start])
        return head, places
