from contextlib import suppress
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.domain.dates import (
    FIRST_YEAR,
    LAST_YEAR,
    DateFault,
    from_roman,
    month_name,
    official,
    parse_iso,
    quarter,
    roman,
    weekday_name,
)


@pytest.mark.parametrize(
    ("day", "printed"),
    [
        (date(2025, 8, 19), "19/8/2025"),
        (date(2025, 9, 9), "09/9/2025"),
        (date(2025, 7, 3), "03/7/2025"),
        (date(2025, 12, 24), "24/12/2025"),
        (date(2026, 1, 1), "01/01/2026"),
        (date(2026, 2, 13), "13/02/2026"),
        (date(2026, 3, 9), "09/3/2026"),
        (date(2024, 5, 9), "09/5/2024"),
        (date(2025, 10, 3), "03/10/2025"),
        (date(2025, 8, 31), "31/8/2025"),
        (date(2026, 4, 30), "30/4/2026"),
    ],
)
def test_official_dates_pad_days_below_ten_and_months_one_and_two_only(
    day: date, printed: str
) -> None:
    assert official(day) == printed


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2025-08-19", date(2025, 8, 19)),
        ("2024-02-29", date(2024, 2, 29)),
        ("1930-02-03", date(1930, 2, 3)),
        ("2100-12-31", date(2100, 12, 31)),
    ],
)
def test_a_real_day_written_year_first_is_read(text: str, day: date) -> None:
    assert parse_iso(text) == day


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("2025-02-30", "2025-02-30: tháng 2 năm 2025 chỉ có 28 ngày"),
        ("2024-02-30", "2024-02-30: tháng 2 năm 2024 chỉ có 29 ngày"),
        ("2025-04-31", "2025-04-31: tháng 4 năm 2025 chỉ có 30 ngày"),
        ("2025-05-00", "2025-05-00: không có ngày 0"),
        ("2025-00-10", "2025-00-10: không có tháng 0"),
        ("2025-13-01", "2025-13-01: không có tháng 13"),
        ("20245-01-01", "20245-01-01: năm 20245 nằm ngoài khoảng từ 1930 đến 2100"),
        ("0025-01-01", "0025-01-01: năm 25 nằm ngoài khoảng từ 1930 đến 2100"),
        ("1929-12-31", "1929-12-31: năm 1929 nằm ngoài khoảng từ 1930 đến 2100"),
        ("2101-01-01", "2101-01-01: năm 2101 nằm ngoài khoảng từ 1930 đến 2100"),
        (
            "30/11/2025",
            "30/11/2025: viết ngày theo dạng năm-tháng-ngày, ở đây là 2025-11-30",
        ),
        ("9-9-2025", "9-9-2025: viết ngày theo dạng năm-tháng-ngày, ở đây là 2025-09-09"),
        ("1.4.2025", "1.4.2025: viết ngày theo dạng năm-tháng-ngày, ở đây là 2025-04-01"),
        ("2025-8-19", "2025-8-19: viết ngày theo dạng năm-tháng-ngày, ở đây là 2025-08-19"),
        ("2025/08/19", "2025/08/19: viết ngày theo dạng năm-tháng-ngày, ở đây là 2025-08-19"),
        (" 2025-08-19", " 2025-08-19: viết ngày theo dạng năm-tháng-ngày, ở đây là 2025-08-19"),
        ("2025-08-19\n", "2025-08-19\n: viết ngày theo dạng năm-tháng-ngày, ở đây là 2025-08-19"),
        (
            "ngày 05 tháng 01 năm 2020",
            "ngày 05 tháng 01 năm 2020: viết ngày theo dạng năm-tháng-ngày, ở đây là 2020-01-05",
        ),
        ("30/02/2025", "30/02/2025: tháng 2 năm 2025 chỉ có 28 ngày"),
        ("11/30/2025", "11/30/2025: không có tháng 30"),
        ("30/11/25", "30/11/25: năm 25 nằm ngoài khoảng từ 1930 đến 2100"),
        ("", ": không phải là ngày; viết năm-tháng-ngày, thí dụ 2025-11-30"),
        ("từ nay", "từ nay: không phải là ngày; viết năm-tháng-ngày, thí dụ 2025-11-30"),
        ("2025-08", "2025-08: không phải là ngày; viết năm-tháng-ngày, thí dụ 2025-11-30"),
        ("20250819", "20250819: không phải là ngày; viết năm-tháng-ngày, thí dụ 2025-11-30"),
        (
            "2025-08-19T00:00",
            "2025-08-19T00:00: không phải là ngày; viết năm-tháng-ngày, thí dụ 2025-11-30",
        ),
        (
            "٢٠٢٥-٠٨-١٩",
            "٢٠٢٥-٠٨-١٩: không phải là ngày; viết năm-tháng-ngày, thí dụ 2025-11-30",
        ),
    ],
)
def test_what_is_no_day_is_refused_with_the_reason(text: str, message: str) -> None:
    with pytest.raises(DateFault) as caught:
        parse_iso(text)
    assert str(caught.value) == message


@given(st.dates(date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31)))
def test_every_day_survives_being_written_and_read(day: date) -> None:
    assert parse_iso(day.isoformat()) == day


@given(st.dates(date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31)))
def test_the_official_form_is_refused_with_the_form_to_write(day: date) -> None:
    with pytest.raises(DateFault, match=day.isoformat()):
        parse_iso(official(day))


@given(st.text() | st.from_regex(r"\A[0-9]{1,6}[-/.][0-9]{1,3}[-/.][0-9]{1,6}\Z"))
def test_any_text_is_a_day_in_its_own_spelling_or_a_fault(text: str) -> None:
    with suppress(DateFault):
        assert parse_iso(text).isoformat() == text


def test_months_are_named_by_their_number() -> None:
    assert [month_name(month) for month in (1, 8, 12)] == ["Tháng 1", "Tháng 8", "Tháng 12"]


@pytest.mark.parametrize("month", [0, 13, -1])
def test_a_month_outside_the_year_has_no_name(month: int) -> None:
    with pytest.raises(ValueError, match=str(month)):
        month_name(month)


def test_the_week_runs_from_thu_hai_to_chu_nhat() -> None:
    monday = date(2025, 8, 18)
    assert [weekday_name(monday + timedelta(days=n)) for n in range(7)] == [
        "Thứ Hai",
        "Thứ Ba",
        "Thứ Tư",
        "Thứ Năm",
        "Thứ Sáu",
        "Thứ Bảy",
        "Chủ nhật",
    ]


def test_quarters_change_in_january_april_july_and_october() -> None:
    quarters = [quarter(date(2025, month, 1)) for month in range(1, 13)]
    assert quarters == [1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4]


@pytest.mark.parametrize(
    ("number", "ordinal"),
    [
        (1, "I"),
        (4, "IV"),
        (5, "V"),
        (9, "IX"),
        (10, "X"),
        (14, "XIV"),
        (16, "XVI"),
        (18, "XVIII"),
        (29, "XXIX"),
        (39, "XXXIX"),
    ],
)
def test_ordinals_are_written_and_read_in_roman(number: int, ordinal: str) -> None:
    assert roman(number) == ordinal
    assert from_roman(ordinal) == number


@given(st.integers(1, 39))
def test_every_ordinal_survives_being_written_and_read(number: int) -> None:
    assert from_roman(roman(number)) == number


@pytest.mark.parametrize("number", [0, -1, 40])
def test_there_is_no_ordinal_outside_i_to_xxxix(number: int) -> None:
    with pytest.raises(ValueError, match=str(number)):
        roman(number)


@pytest.mark.parametrize("text", ["", "IIII", "VX", "IXX", "XL", "iv", "4", " I", "A", "ⅣI"])
def test_what_is_no_ordinal_reads_as_none(text: str) -> None:
    assert from_roman(text) is None
