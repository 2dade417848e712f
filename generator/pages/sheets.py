"""A list over as many pages as it needs: the sheets of one address."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from generator.domain import addresses
from generator.domain.runs import runs

T = TypeVar("T")


@dataclass(frozen=True, kw_only=True, slots=True)
class Sheet(Generic[T]):
    """One page of a list: `number` of `count`, both from 1; the first stands at `home` itself."""

    home: str
    number: int
    count: int
    items: tuple[T, ...]

    @property
    def address(self) -> str:
        """Where the sheet stands."""
        return self.at(self.number)

    @property
    def suffix(self) -> str:
        """What a title says of it: nothing where there is one sheet, or on the first."""
        return f", trang {self.number}" if self.number > 1 else ""

    def at(self, number: int) -> str:
        """The address of another sheet of the list."""
        return addresses.sheet(self.home, number)


def _one(_: object) -> int:
    return 1


def sheets(
    home: str, items: Iterable[T], most: int, weigh: Callable[[T], int] = _one
) -> Iterator[Sheet[T]]:
    """The sheets of a list, at least one; each holds `most` items, or items of that weight."""
    cut = [*runs(items, weigh, most)] or [()]
    for number, own in enumerate(cut, 1):
        yield Sheet(home=home, number=number, count=len(cut), items=own)
