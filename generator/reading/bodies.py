"""The texts of plans, kept small: a portal holds the plans of years, and looks at few at once.

They are three quarters of what plans take in memory, and half of the time to read them again.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import BinaryIO, overload

from pydantic import TypeAdapter

from generator.domain.plan import Clause, Plan
from generator.reading.squeezed import squeeze, unsqueezed

Part = str | Clause


class PackedBody(Sequence[Part]):
    """The body of a plan; it is unpacked for whoever looks at it, and held by nobody."""

    __slots__ = ("_data",)

    def __init__(self, data: bytes) -> None:
        """Take what `pack` made of a body."""
        self._data = data

    @property
    def data(self) -> bytes:
        """What `pack` made of it."""
        return self._data

    def __reduce__(self) -> tuple[object, ...]:
        """Go to another process as a body that is held."""
        return PackedBody, (self.data,)

    def __iter__(self) -> Iterator[Part]:
        return iter(_unpacked(self.data))

    def __len__(self) -> int:
        return len(_unpacked(self.data))

    @overload
    def __getitem__(self, index: int) -> Part: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Part]: ...
    def __getitem__(self, index: int | slice) -> Part | Sequence[Part]:
        return _unpacked(self.data)[index]

    def __eq__(self, other: object) -> bool:
        if isinstance(other, PackedBody) and other.data == self.data:
            return True
        return tuple(self) == tuple(other) if isinstance(other, tuple | PackedBody) else False

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __repr__(self) -> str:
        return repr(tuple(self))


class Drawer:
    """Puts packed bodies aside into a file, and holds only where each lies.

    The file has no name, and is there for as long as one of its bodies is. A process that was
    forked reads in the file that was there, and puts into one of its own. Where there can be no
    such file, bodies are held.
    """

    def __init__(self, folder: Path) -> None:
        """Take the folder in which there is room."""
        self._folder = folder
        self._file: _File | None = None

    def put(self, data: bytes) -> PackedBody:
        """A body as it is held; `data` is what `pack` made of it."""
        if not hasattr(os, "pread"):
            return PackedBody(data)
        try:
            if self._file is None or self._file.owner != os.getpid():
                self._folder.mkdir(parents=True, exist_ok=True)
                file = tempfile.TemporaryFile(dir=self._folder, buffering=0)  # noqa: SIM115
                self._file = _File(file)  # which closes it
            return _BodyAside(self._file, self._file.put(data), len(data))
        except OSError:
            return PackedBody(data)


class _File:
    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.owner, self._end = os.getpid(), 0

    def __del__(self) -> None:
        self._file.close()

    def put(self, data: bytes) -> int:
        """Put data behind what is there, and say where it begins."""
        begin = self._end
        if os.pwrite(self._file.fileno(), data, begin) < len(data):
            raise OSError("no room for all of it")
        self._end += len(data)
        return begin

    def read(self, begin: int, size: int) -> bytes:
        return os.pread(self._file.fileno(), size, begin)


class _BodyAside(PackedBody):
    __slots__ = ("_begin", "_file", "_size")

    def __init__(self, file: _File, begin: int, size: int) -> None:
        self._file, self._begin, self._size = file, begin, size

    @property
    def data(self) -> bytes:
        return self._file.read(self._begin, self._size)


def pack(body: Sequence[Part]) -> PackedBody:
    """A body as it is held."""
    if isinstance(body, PackedBody):
        return body
    return PackedBody(squeeze(_adapter().dump_json(tuple(body))))


def with_packed_body(plan: Plan) -> Plan:
    """The plan as it is held."""
    return replace(plan, body=pack(plan.body))


def with_open_body(plan: Plan) -> Plan:
    """The plan as what writes it asks for it: its body is a tuple."""
    return replace(plan, body=plan.body[:])


def _unpacked(data: bytes) -> tuple[Part, ...]:
    return _adapter().validate_json(unsqueezed(data))


@cache
def _adapter() -> TypeAdapter[tuple[Part, ...]]:
    return TypeAdapter(tuple[Part, ...])
