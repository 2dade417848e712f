"""The founding plans' calendars, expanded day by day as a reader's own calendar would."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import icalendar
import pytest
import recurring_ical_events  # type: ignore[import-untyped]

from generator.checks.run import check
from generator.domain.agenda import Calendar
from generator.domain.agenda.happenings import EntryKind
from generator.domain.corpus import Corpus
from generator.domain.duties import all_duties
from generator.export.calendars import calendar_files
from generator.reading.history import History, read_history
from generator.reading.library import read_library

ROOT = Path(__file__).parents[2]
ALL = "lich/tat-ca.ics"
FIRST, AFTER = date(2024, 1, 1), date(2028, 1, 1)

NINH_THUAN = "duk-ninh-thuan-2024-chi-thi-25"
HAM_LIEM = "du-ham-liem-2026-nghi-quyet-72"
N3838 = "syt-quang-ninh-2025-3838-nghi-quyet-57"
KIEN_MOC = "du-kien-moc-2025-dai-hoi-xiv"
CONGRESS = "syt-quang-ninh-2025-dai-hoi-dang"

Duty = tuple[str, str, str, str, str | None]


@cache
def corpus() -> Corpus:
    return check(read_library(ROOT)).corpus


@cache
def files() -> Mapping[str, bytes]:
    return dict(calendar_files(corpus(), History()))


@cache
def parsed(name: str) -> Any:
    return icalendar.Calendar.from_ical(files()[name])


def items(name: str) -> list[Any]:
    return [part for part in parsed(name).walk() if part.name in ("VEVENT", "VTODO")]


def carried(part: Any) -> Iterator[Duty]:
    """The duties that a component names, with its day if it is a deadline."""
    found = part.get("X-PORTAL-DUTY", [])
    recurs = "RRULE" in part or "RDATE" in part
    day = None if part.name == "VTODO" or recurs else part["DTSTART"].dt.isoformat()
    for duty in found if isinstance(found, list) else [found]:
        plan, task, unit, role = str(duty).split()
        yield plan, task, unit, role, day


def duties_in(name: str) -> list[Duty]:
    return sorted((duty for part in items(name) for duty in carried(part)), key=str)


def days_of(name: str, start_of_uid: str) -> list[date]:
    """The days on which something begins, between 2024 and 2027."""
    found = recurring_ical_events.of(parsed(name)).between(FIRST, AFTER)
    return sorted(one["DTSTART"].dt for one in found if str(one["UID"]).startswith(start_of_uid))


@pytest.mark.parametrize("name", files())
def test_every_file_parses_and_writes_itself_again(name: str) -> None:
    assert parsed(name).to_ical() == files()[name]
    assert not parsed(name).errors
    assert not [part for part in parsed(name).walk() if part.errors]


@pytest.mark.parametrize("name", files())
def test_lines_are_at_most_75_octets_of_whole_characters(name: str) -> None:
    lines = files()[name].split(b"\r\n")
    assert max(map(len, lines)) <= 75
    for line in lines:
        assert b"\n" not in line
        line.decode()


@pytest.mark.parametrize("name", files())
def test_every_file_expands_and_no_uid_stands_twice(name: str) -> None:
    events = [part for part in items(name) if part.name == "VEVENT"]
    found = recurring_ical_events.of(parsed(name)).between(FIRST, AFTER)
    assert {one["UID"] for one in found} == {part["UID"] for part in events}
    assert len({part["UID"] for part in items(name)}) == len(items(name))


def test_the_file_of_all_carries_every_duty_once() -> None:
    assert duties_in(ALL) == sorted((duty.key for duty in all_duties(corpus())), key=str)
    assert len(duties_in(ALL)) > 150


def test_the_file_of_each_plan_carries_its_duties() -> None:
    for plan in corpus().plans:
        expected = sorted((d.key for d in all_duties(corpus()) if d.plan_id == plan), key=str)
        assert duties_in(f"lich/ke-hoach/{plan}.ics") == expected


def test_the_file_of_each_unit_carries_its_duties() -> None:
    units = {duty.unit_id for duty in all_duties(corpus())}
    assert {name for name in files() if "/don-vi/" in name} == {
        f"lich/don-vi/{unit}.ics" for unit in units
    }
    for unit in units:
        expected = sorted((d.key for d in all_duties(corpus()) if d.unit_id == unit), key=str)
        assert duties_in(f"lich/don-vi/{unit}.ics") == expected


def test_deadlines_and_recurring_duties_fall_on_the_days_of_the_portals_own_calendar() -> None:
    calendar = Calendar(corpus())
    own = {
        (entry.plan.id, entry.task.id, entry.day)
        for year in calendar.years
        for entry in calendar.agenda(year).entries
        if entry.plan and entry.task and entry.kind in (EntryKind.DEADLINE, EntryKind.RECURRING)
    }
    after = date(max(calendar.years) + 1, 1, 1)
    found = recurring_ical_events.of(parsed(ALL)).between(FIRST, after)
    names = {(duty[0], duty[1], one["DTSTART"].dt) for one in found for duty in carried(one)}
    assert names == own


def test_events_fall_on_the_days_of_the_portals_own_calendar() -> None:
    calendar = Calendar(corpus())
    own = {
        entry.day
        for year in calendar.years
        for entry in calendar.agenda(year).entries
        if entry.event
    }
    found = [part for part in items(ALL) if str(part["UID"]).startswith("su-kien.")]
    stretches = [(part["DTSTART"].dt, part["DTEND"].dt) for part in found]
    assert {start for start, _ in stretches} <= own
    assert all(any(start <= day < end for start, end in stretches) for day in own)


@pytest.mark.parametrize(
    ("plan", "start", "days"),
    [
        (NINH_THUAN, "viec.", [date(2024, 4, 29)]),
        (N3838, "viec.", [date(2025, 11, 29)]),
        (
            HAM_LIEM,
            f"viec-dinh-ky.{HAM_LIEM}.bao-cao-ket-qua@",
            [
                date(2026, 3, 31), date(2026, 6, 30), date(2026, 9, 30), date(2026, 12, 31),
                date(2027, 3, 31), date(2027, 6, 30), date(2027, 9, 30), date(2027, 12, 31),
            ],
        ),
        (
            HAM_LIEM,
            f"viec-dinh-ky.{HAM_LIEM}.phat-dong-ngay-suc-khoe@",
            [date(2026, 4, 7), date(2027, 4, 7)],
        ),
        (NINH_THUAN, "viec-dinh-ky.", []),
        (CONGRESS, "dot.", [date(2025, 8, 31), date(2025, 9, 1), date(2025, 10, 1)]),
        (CONGRESS, "thoi-gian.", [date(2026, 4, 30)]),
        (
            KIEN_MOC,
            "dot.",
            [
                date(2025, 9, 26), date(2025, 9, 27), date(2025, 9, 27),
                date(2026, 1, 20), date(2026, 1, 24),
            ],
        ),
        (KIEN_MOC, "su-kien.dai-hoi-xiv@", [date(2026, 1, 19)]),
        (KIEN_MOC, "su-kien.quoc-khanh.", [date(2025, 9, 2)]),
    ],
)  # fmt: skip
def test_what_the_plans_say_falls_on_its_days(plan: str, start: str, days: list[date]) -> None:
    assert days_of(f"lich/ke-hoach/{plan}.ics", start) == days


def the(plan: str, start: str) -> Any:
    """The one component whose UID starts so."""
    (found,) = (
        part for part in items(f"lich/ke-hoach/{plan}.ics") if str(part["UID"]).startswith(start)
    )
    return found


def test_before_30_november_says_that_the_29th_is_the_last_day_and_where_to_report() -> None:
    text = str(the(N3838, "viec.")["DESCRIPTION"])
    assert (
        text
        == f"""\
Việc của: Các phòng chức năng Sở Y tế tỉnh Quảng Ninh – báo cáo; Các cơ quan, đơn vị trực thuộc \
Sở Y tế tỉnh Quảng Ninh – báo cáo.
Thời hạn trong bản gốc: “trước ngày 30/11/2025”.
Ngày cuối còn trong hạn: Thứ Bảy, 29/11/2025.
Cách tính: nguồn viết “Định kỳ” mà chỉ nêu một ngày; được hiểu là một lần báo cáo; \
“trước ngày 30/11/2025” không gồm ngày 30/11/2025; ngày cuối trong hạn: 29/11/2025.
Báo cáo: gửi Sở Y tế tỉnh Quảng Ninh qua Văn phòng Sở Y tế tỉnh Quảng Ninh.
Theo mục IV.2.2 của kế hoạch truyền thông “Truyền thông Nghị quyết 57, chuyển đổi số \
ngành Y tế” (số 3838/KH-SYT, ngày 19/8/2025, Sở Y tế tỉnh Quảng Ninh).
Địa chỉ trên cổng: /ke-hoach/{N3838}/#iv-2-2"""
    )


def test_the_quarterly_report_says_that_its_day_is_assumed_and_that_more_may_come() -> None:
    lines = str(the(HAM_LIEM, f"viec-dinh-ky.{HAM_LIEM}.bao-cao")["DESCRIPTION"]).split("\n")
    assert "Thời hạn trong bản gốc: “hàng quý hoặc đột xuất”." in lines
    assert "Ngoài các lần này còn có thể có lần đột xuất, không biết trước ngày." in lines
    assert "Cách tính: bản gốc không nêu ngày trong quý; lịch ghi vào ngày cuối quý." in lines


def test_the_congress_lasts_from_its_first_day_to_its_last() -> None:
    event = the(KIEN_MOC, "su-kien.dai-hoi-xiv@")
    assert event["DTEND"].dt - timedelta(days=1) == date(2026, 1, 23)
    assert event["STATUS"] == "CONFIRMED"
    assert event["LOCATION"] == "Hà Nội"
    assert "Kết thúc: 23/01/2026 (dự kiến trước đó: 25/01/2026)." in str(event["DESCRIPTION"])


def test_a_congress_that_is_only_partly_confirmed_says_which_days_are_planned() -> None:
    text = str(the(KIEN_MOC, "su-kien.dai-hoi-lang-son-xviii@")["DESCRIPTION"])
    assert "Khai mạc: 25/9/2025.\nBế mạc: 26/9/2025 (lịch dự kiến)." in text


def test_two_makings_are_byte_identical() -> None:
    again = check(read_library(ROOT)).corpus
    assert dict(calendar_files(again, History())) == files()


def test_the_repositorys_own_history_reaches_the_calendars() -> None:
    history = read_history(ROOT)
    data = dict(calendar_files(corpus(), history))[f"lich/ke-hoach/{N3838}.ics"]
    registries = ("content/registry/events.yml", "content/registry/units.yml")
    changes = history.of_plan(N3838, *registries)
    made: Any = icalendar.Calendar.from_ical(data)
    for part in made.walk("VEVENT"):
        assert part["DTSTAMP"].dt == changes.last
        assert part["SEQUENCE"] in (changes.commits, history.of_files(registries[0]).commits)
