from datetime import date

import pytest

from generator.domain.events import Dates, Event, EventKind, Part

D1, D2, D3, D4 = (date(2026, 1, day) for day in (19, 20, 23, 25))


def event(scheduled: Dates | None = None, actual: Dates | None = None) -> Event:
    return Event(
        id="dai-hoi",
        name="Đại hội",
        kind=EventKind.CONGRESS,
        scheduled=scheduled or Dates(),
        actual=actual or Dates(),
    )


@pytest.mark.parametrize(
    ("dates", "found"),
    [
        (Dates(start=D1, opening=D2, closing=D3, end=D4), (D1, D2, D3, D4)),
        (Dates(closing=D3), (None, None, D3, D3)),
        (Dates(end=D4), (None, None, D4, D4)),
        (Dates(start=D1), (D1, None, None, None)),
        (Dates(opening=D2), (None, D2, None, None)),
        (Dates(), (None, None, None, None)),
    ],
)
def test_closing_and_end_stand_in_for_each_other_but_an_opening_is_no_start(
    dates: Dates, found: tuple[date | None, ...]
) -> None:
    assert tuple(dates.of(part) for part in Part) == found


def test_what_took_place_comes_before_what_was_scheduled() -> None:
    congress = event(scheduled=Dates(start=D1, end=D4), actual=Dates(closing=D3))
    assert congress.day(Part.START) == D1
    assert not congress.took_place(Part.START)
    assert congress.day(Part.END) == D3
    assert congress.took_place(Part.END)


def test_an_event_without_dates_has_no_day() -> None:
    assert [event().day(part) for part in Part] == [None, None, None, None]


def test_a_part_has_the_words_that_stand_before_the_events_name() -> None:
    assert [part.label for part in Part] == ["bắt đầu", "khai mạc", "bế mạc", "kết thúc"]


def test_every_kind_of_event_has_a_vietnamese_name() -> None:
    assert [kind.label for kind in EventKind] == [
        "đại hội",
        "ngày kỷ niệm",
        "bầu cử",
        "phong trào, giải thưởng",
        "ngày lễ, ngày hưởng ứng",
        "hội nghị",
    ]
