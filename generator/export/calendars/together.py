"""The calendars of all plans: one of what is not over, and one of each year.

They hold everything twice, so they are made side by side, and nobody holds them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import date

from generator.domain import addresses
from generator.export.calendars import heads
from generator.export.calendars.sheets import Piece
from generator.export.calendars.write import END, Head
from generator.export.sheaf import Pieces


def of_all(
    leaves: Iterable[Iterable[Piece]], day: date, opening: Callable[[Head], bytes]
) -> Pieces:
    """What reaches `day`, and by years what falls in them, in the order in which it comes.

    There is a calendar of each year in which anything begins or ends.
    """
    years = _Years(opening)
    yield addresses.ALL_ICS, opening(heads.of_all(day))
    for leaf in leaves:
        parts: defaultdict[str, list[bytes]] = defaultdict(list)
        for piece in leaf:
            if piece.reaches(day):
                parts[addresses.ALL_ICS].append(piece.data)
            for address, data in years.begun_by(piece):
                parts[address].append(data)
            for address in years.of(piece):
                parts[address].append(piece.data)
        yield from ((address, b"".join(found)) for address, found in parts.items())
    for address in (addresses.ALL_ICS, *sorted(years.addresses.values())):
        yield address, END


class _Years:
    """The years by and by, and what lasts over some that may begin only later."""

    def __init__(self, opening: Callable[[Head], bytes]) -> None:
        self.addresses: dict[int, str] = {}
        self._opening = opening
        self._lasting: list[Piece] = []

    def begun_by(self, piece: Piece) -> Iterator[tuple[str, bytes]]:
        """What the calendars of new years begin with, if `piece` is the first of them."""
        for year in piece.years:
            if year not in self.addresses:
                self.addresses[year] = address = addresses.year_ics(year)
                yield address, self._opening(heads.of_year(year))
                yield from (
                    (address, lasting.data) for lasting in self._lasting if lasting.falls_in(year)
                )

    def of(self, piece: Piece) -> list[str]:
        """The calendars in which `piece` falls; a later one may ask for it again."""
        if piece.first is None:
            return []
        first, last = piece.first.year, piece.last.year if piece.last else None
        if first == last:
            return [self.addresses[first]]
        if last is None or last > first + 1:
            self._lasting.append(piece)
        return [self.addresses[year] for year in self.addresses if piece.falls_in(year)]
