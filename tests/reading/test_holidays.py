"""The yearly file of days off and feasts: read with located faults, and true."""

from datetime import date, timedelta
from pathlib import Path

import holidays as public
import pytest

from generator.domain.holidays import Holiday, holidays_by_day, rest_on
from generator.domain.registry import Registry
from generator.reading.library import Library, read_library
from generator.reading.registries import KINDS, RegistryFile, read_registry

YEARS = range(2024, 2031)
OFFICIAL = {
    "Tết Dương lịch": "tet-duong-lich",
    "Tết Nguyên Đán": "tet-nguyen-dan",
    "Ngày Giỗ Tổ Hùng Vương": "gio-to-hung-vuong",
    "Ngày Chiến thắng": "ngay-chien-thang",
    "Ngày Quốc tế Lao động": "quoc-te-lao-dong",
}


def read(text: str) -> RegistryFile:
    kind = next(kind for kind in KINDS if kind.name == "holidays")
    return read_registry(kind, "content/registry/holidays.yml", text.encode())


@pytest.fixture(scope="module")
def library(root: Path) -> Library:
    return read_library(root)


@pytest.fixture(scope="module")
def registry(library: Library) -> Registry:
    return library.corpus.registry


def test_an_entry_becomes_a_holiday() -> None:
    file = read("tet: {name: Tết, days: [2026-02-17, 2027-02-06], note: Mồng một.}")
    assert file.broken == ()
    assert file.entries["tet"] == Holiday(
        id="tet",
        name="Tết",
        days=(date(2026, 2, 17), date(2027, 2, 6)),
        day_off=True,
        note="Mồng một.",
    )
    assert not read("t: {name: T, day_off: false, days: [2026-09-25]}").entries["t"].day_off


@pytest.mark.parametrize(
    ("text", "message", "path"),
    [
        ("t: {name: T}", "thiếu khóa bắt buộc “days”", ("t",)),
        (
            "t: {name: T, days: [2025-02-30]}",
            "2025-02-30: tháng 2 năm 2025 chỉ có 28 ngày",
            ("t", "days", 0),
        ),
        ("t: {name: T, days: [2025-02-03], ngay: 1}", "không có khóa “ngay”", ("t", "ngay")),
    ],
)
def test_a_fault_is_told_where_it_stands(text: str, message: str, path: tuple[str, ...]) -> None:
    (broken,) = read(text).broken
    assert (broken.finding.message, broken.finding.path) == (message, path)


def test_a_registry_needs_no_holidays() -> None:
    assert Registry().holidays == {}


def test_the_checked_file_is_sound_and_reaches_from_2024_to_2030(library: Library) -> None:
    (file,) = [f for f in library.registry_files if f.file.endswith("holidays.yml")]
    assert file.broken == ()
    for holiday in library.corpus.registry.holidays.values():
        years = [day.year for day in holiday.days]
        assert years == ([*YEARS] if holiday.day_off else [2025, 2026, 2027]), holiday.id


def test_days_off_are_those_of_the_law_less_what_is_decided_every_year(
    registry: Registry,
) -> None:
    """What the other list has besides: more days of Tết, swaps, and a day not yet in the law."""
    listed = public.country_holidays("VN", years=YEARS, language="vi")
    expected = {(day, OFFICIAL[name]) for day, name in listed.items() if name in OFFICIAL}
    expected |= {(date(year, 9, 2), "quoc-khanh") for year in YEARS}
    own = {(day, one.id) for one in registry.holidays.values() if one.day_off for day in one.days}
    assert own == expected
    assert all(listed[date(year, 9, 2)] == "Quốc khánh" for year in YEARS)
    more = {listed[day] for day in listed.keys() - {day for day, _ in own}}
    certain_never = ("Tết", "nghỉ bù", "Ngày nghỉ (thay cho", "Quốc khánh", "Ngày Văn hóa Việt Nam")
    assert all(any(word in name for word in certain_never) for name in more)


def test_lunar_days_are_counted_in_hanoi_not_in_peking(registry: Registry) -> None:
    assert date(2030, 2, 2) in registry.holidays["tet-nguyen-dan"].days
    assert date(2030, 2, 3) not in registry.holidays["tet-nguyen-dan"].days
    full_moons = registry.holidays["tet-trung-thu"].days
    assert full_moons == (date(2025, 10, 6), date(2026, 9, 25), date(2027, 9, 15))


@pytest.mark.parametrize("name", ["tet-nguyen-dan", "gio-to-hung-vuong"])
def test_the_events_of_the_same_name_fall_on_the_same_days(name: str, registry: Registry) -> None:
    event, holiday = registry.events[name], registry.holidays[name]
    first = min(event.occurrences)
    assert event.occurrences == tuple(day for day in holiday.days if day >= first)


def test_why_offices_are_closed(registry: Registry) -> None:
    days = holidays_by_day(registry.holidays.values())
    assert rest_on(date(2026, 4, 26), days) == ("Giỗ Tổ Hùng Vương", "Chủ nhật")
    assert rest_on(date(2025, 11, 29), days) == ("Thứ Bảy",)
    assert rest_on(date(2026, 9, 2), days) == ("Quốc khánh",)
    assert rest_on(date(2025, 10, 6), days) == ()
    monday = date(2026, 11, 23)
    assert [rest_on(monday + timedelta(days=n), {}) for n in range(5)] == [()] * 5
