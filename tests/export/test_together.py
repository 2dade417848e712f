"""The calendars of all plans are made in one pass, whatever comes first."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from generator.export.calendars.sheets import Piece
from generator.export.calendars.together import of_all
from generator.export.sheaf import whole

DAYS = st.dates(date(2023, 1, 1), date(2031, 12, 31))


@st.composite
def pieces(draw: st.DrawFn) -> Piece:
    """A piece with days, without an end, or without any day."""
    first = draw(st.none() | DAYS)
    last = draw(st.none() | DAYS)
    if first and last:
        first, last = sorted((first, last))
    return Piece(b"[%s %s]" % (str(first).encode(), str(last).encode()), first, last)


@given(st.lists(st.lists(pieces(), max_size=4), max_size=6), DAYS)
def test_every_calendar_has_what_falls_in_it_in_its_order(
    leaves: list[list[Piece]], day: date
) -> None:
    made = dict(whole(of_all(leaves, day, lambda head: head.address.encode())))
    every = [piece for leaf in leaves for piece in leaf]
    expected = {"lich/tat-ca.ics": [piece for piece in every if piece.reaches(day)]}
    for year in {year for piece in every for year in piece.years}:
        expected[f"lich/{year}.ics"] = [piece for piece in every if piece.falls_in(year)]
    assert made == {
        address: b"".join(
            (address.encode(), *(piece.data for piece in found), b"END:VCALENDAR\r\n")
        )
        for address, found in expected.items()
    }
