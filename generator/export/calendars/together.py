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
            for address, data in years.add(piece):
                parts[address].append(data)
        yield from ((address, b"".join(found)) for address, found in parts.items())
    for address in (addresses.ALL_ICS, *years.addresses):
        yield address, END


class _Years:
    """Gives pieces to their years, and what lasts to those that begin only later."""

    def __init__(self, opening: Callable[[Head], bytes]) -> None:
        self._opening = opening
        self._known: set[int] = set()
        self._lasting: list[Piece] = []

    @property
    def addresses(self) -> Iterator[str]:
        return map(addresses.year_ics, sorted(self._known))

    def add(self, piece: Piece) -> Iterator[tuple[str, bytes]]:
        """The pieces of files that a piece leads to."""
        for year in sorted({*piece.years} - self._known):
            self._known.add(year)
            yield addresses.year_ics(year), self._opening(heads.of_year(year))
            for lasting in self._lasting:
                if lasting.falls_in(year):
                    yield addresses.year_ics(year), lasting.data
        for year in self._known:
            if piece.falls_in(year):
                yield addresses.year_ics(year), piece.data
        if piece.lasts:
            self._lasting.append(piece)
