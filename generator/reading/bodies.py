"""The texts of plans, kept small: a portal holds the plans of years, and looks at few at once.

They are three quarters of what plans take in memory, and half of the time to read them again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import overload

from pydantic import TypeAdapter

from generator.domain.plan import Clause, Plan
from generator.reading.squeezed import squeeze, unsqueezed

Part = str | Clause


class PackedBody(Sequence[Part]):
    """The body of a plan; it is unpacked for whoever looks at it, and held by nobody."""

    __slots__ = ("data",)

    def __init__(self, data: bytes) -> None:
        """Take what `pack` made of a body."""
        self.data = data

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
