"""What calendars keep of earlier versions of plans, over repositories made here."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import icalendar
import pytest

from generator.checks.run import check
from generator.export.calendars import calendar_files
from generator.reading.history import read_history
from generator.reading.library import read_library
from generator.reading.versions import read_past
from tests.repository import Repository
from tests.samples import REGISTRIES, plan_text

PLAN = "so-van-hoa-2025-ngay-hoi-sach"
DEADLINE, PHASE = f"viec.{PLAN}.bao-cao", f"dot.{PLAN}.dot-2"
ALL, OWN = "lich/2025.ics", f"lich/ke-hoach/{PLAN}.ics"
OFFICE, LIBRARY = "lich/don-vi/van-phong.ics", "lich/don-vi/thu-vien-xa.ics"

PLANNING = """
  - id: lap-ke-hoach
    title: Lập kế hoạch của đơn vị
    clause: III.1
    roles:
      lead: van-phong"""
REPORT = """
  - id: bao-cao
    title: Báo cáo kết quả
    clause: III.2
    roles:
      report: {who}
    due:
      {due}"""
BEFORE_20 = "phrase: trước ngày 20/6/2025\n      before: 2025-06-20"
BEFORE_25 = "phrase: trước ngày 25/6/2025\n      before: 2025-06-25"
MONTHLY = "phrase: ngày 20 hằng tháng\n      rrule: FREQ=MONTHLY;BYMONTHDAY=20"

Files = Mapping[str, Mapping[str, Any]]


def tasks(due: str = BEFORE_20, who: str = "[van-phong, cac-thu-vien]") -> str:
    return plan_text(tasks=PLANNING + REPORT.format(who=who, due=due))


def without_report(number: str = "12/KH-SVH") -> str:
    return plan_text(tasks=PLANNING, reporting=None, number=number)


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    made = Repository(tmp_path)
    for name, text in REGISTRIES.items():
        made.commit(text, f"content/registry/{name}.yml")
    return made


def files(repository: Repository) -> Files:
    """Every calendar's components by the part of their UIDs that is ours alone."""
    root = repository.root
    verdict = check(read_library(root))
    assert not verdict.errors, verdict.diagnostics
    past = read_past(root, verdict.corpus.plans)
    made = calendar_files(verdict.corpus, read_history(root), None, past)
    return {address: components(data) for address, data in made}


def components(data: bytes) -> Mapping[str, Any]:
    read: Any = icalendar.Calendar.from_ical(data)
    assert read.to_ical() == data
    found = [part for part in read.walk() if part.name in ("VEVENT", "VTODO")]
    by_uid = {str(part["UID"]).partition("@")[0]: part for part in found}
    assert len(by_uid) == len(found)
    return by_uid


def assert_cancelled(old: Any, new: Any) -> None:
    """The same thing, told off: RFC 5545, sections 3.8.1.11, 3.8.4.7 and 3.8.7.4."""
    assert new["UID"] == old["UID"]
    assert new["SEQUENCE"] > old["SEQUENCE"]
    assert new["DTSTAMP"].dt > old["DTSTAMP"].dt
    assert new["STATUS"] == "CANCELLED"
    assert new["SUMMARY"] == f"Đã bỏ – {old['SUMMARY']}"
    assert new.get("DTSTART") == old.get("DTSTART")
    assert not new.walk("VALARM")
    assert "X-PORTAL-DUTY" not in new


def reason(part: Any) -> str:
    return next(line for line in str(part["DESCRIPTION"]).split("\n") if "lần cập nhật" in line)


def test_a_corrected_date_keeps_its_uid_and_raises_the_sequence(repository: Repository) -> None:
    repository.commit(tasks())
    old = files(repository)[OWN][DEADLINE]
    repository.commit(tasks(BEFORE_25))
    made = files(repository)
    for address in (ALL, OWN, OFFICE, LIBRARY):
        new = made[address][DEADLINE]
        assert new["UID"] == old["UID"]
        assert new["SEQUENCE"] > old["SEQUENCE"]
        assert new["DTSTAMP"].dt > old["DTSTAMP"].dt
        assert (old["DTSTART"].dt, new["DTSTART"].dt) == (date(2025, 6, 19), date(2025, 6, 24))
        assert new["STATUS"] == "CONFIRMED"


def test_a_task_that_was_taken_out_stays_cancelled_in_every_calendar(
    repository: Repository,
) -> None:
    repository.commit(tasks())
    before = files(repository)
    repository.commit(without_report())
    after = files(repository)
    assert before.keys() == after.keys()
    for address in (ALL, OWN, OFFICE, LIBRARY):
        assert len(before[address][DEADLINE].walk("VALARM")) == 3
        assert_cancelled(before[address][DEADLINE], after[address][DEADLINE])
        assert reason(after[address][DEADLINE]) == (
            "Việc này không còn trong kế hoạch từ lần cập nhật ngày 25/11/2025."
        )
    assert after[ALL][PHASE]["STATUS"] == "CONFIRMED"
    assert after[LIBRARY][PHASE]["STATUS"] == "CANCELLED"


def test_what_was_taken_out_stays_cancelled_however_often_the_plan_is_changed(
    repository: Repository,
) -> None:
    repository.commit(tasks())
    repository.commit(tasks(BEFORE_25))
    repository.commit(without_report())
    before = files(repository)[OWN][DEADLINE]
    assert before["DTSTART"].dt == date(2025, 6, 24)
    repository.commit(without_report(number="13/KH-SVH"))
    after = files(repository)[OWN][DEADLINE]
    assert after["STATUS"] == "CANCELLED"
    assert after["SEQUENCE"] == before["SEQUENCE"] + 1
    assert reason(after) == reason(before)
    repository.commit(tasks(BEFORE_25))
    again = files(repository)[OWN][DEADLINE]
    assert again["STATUS"] == "CONFIRMED"
    assert again["SEQUENCE"] == after["SEQUENCE"] + 1


def test_a_deadline_that_became_recurring_leaves_its_old_day_cancelled(
    repository: Repository,
) -> None:
    repository.commit(tasks())
    old = files(repository)[LIBRARY][DEADLINE]
    repository.commit(tasks(MONTHLY))
    made = files(repository)[LIBRARY]
    assert_cancelled(old, made[DEADLINE])
    assert reason(made[DEADLINE]) == (
        "Thời gian của việc này đã đổi và nay ở mục khác của lịch từ lần cập nhật ngày 25/11/2025."
    )
    assert made[f"viec-dinh-ky.{PLAN}.bao-cao"]["STATUS"] == "CONFIRMED"


def test_a_unit_that_lost_its_part_sees_it_cancelled_and_others_do_not(
    repository: Repository,
) -> None:
    repository.commit(tasks())
    old = files(repository)[OFFICE][DEADLINE]
    repository.commit(tasks(who="cac-thu-vien"))
    made = files(repository)
    assert_cancelled(old, made[OFFICE][DEADLINE])
    assert reason(made[OFFICE][DEADLINE]) == (
        "Đơn vị không còn phần trong việc này từ lần cập nhật ngày 25/11/2025."
    )
    for address in (ALL, OWN, LIBRARY):
        assert made[address][DEADLINE]["STATUS"] == "CONFIRMED"
    assert made[OFFICE][PHASE]["STATUS"] == "CONFIRMED"


def test_a_unit_without_any_part_left_keeps_its_calendar_with_all_cancelled(
    repository: Repository,
) -> None:
    repository.commit(tasks())
    repository.commit(without_report())
    parts = files(repository)[LIBRARY]
    assert {part["STATUS"] for part in parts.values()} == {"CANCELLED"}
    assert parts.keys() == {DEADLINE, PHASE, f"dot.{PLAN}.dot-1", f"thoi-gian.{PLAN}"}


def test_a_plan_that_was_taken_away_stays_cancelled_where_it_stood(
    repository: Repository,
) -> None:
    repository.commit(tasks())
    before = files(repository)
    repository.commit(None)
    after = files(repository)
    assert before.keys() == after.keys()
    for address in (ALL, OWN, OFFICE, LIBRARY):
        kept = {uid for uid in before[address] if not uid.startswith("su-kien.")}
        assert after[address].keys() == kept
        for uid in kept:
            assert_cancelled(before[address][uid], after[address][uid])
            assert reason(after[address][uid]) == (
                "Kế hoạch không còn trên cổng từ lần cập nhật ngày 25/11/2025."
            )
            assert str(after[address][uid]["DESCRIPTION"]).endswith("/ke-hoach/")


@pytest.mark.parametrize("status", ["cancelled", "replaced"])
def test_a_plan_that_is_cancelled_or_replaced_keeps_its_names_with_a_higher_sequence(
    repository: Repository, status: str
) -> None:
    repository.commit(tasks())
    before = files(repository)[OWN]
    repository.commit(tasks().replace("kind:", f"status: {status}\nkind:"))
    after = files(repository)[OWN]
    assert before.keys() == after.keys()
    for uid, old in before.items():
        if not uid.startswith("su-kien."):
            assert after[uid]["STATUS"] == "CANCELLED"
            assert after[uid]["SEQUENCE"] == old["SEQUENCE"] + 1
            assert not after[uid].walk("VALARM")


def test_units_that_the_registry_no_longer_has_do_not_hinder(repository: Repository) -> None:
    repository.commit(tasks())
    repository.commit(without_report())
    units = REGISTRIES["units"].partition("cac-thu-vien:")[0]
    repository.commit(units, "content/registry/units.yml")
    made = files(repository)
    assert LIBRARY not in made
    said = str(made[OWN][DEADLINE]["DESCRIPTION"])
    assert "cac-thu-vien – báo cáo" in said


def test_the_same_history_gives_the_same_bytes(repository: Repository) -> None:
    repository.commit(tasks())
    repository.commit(without_report())
    corpus = check(read_library(repository.root)).corpus
    first, again = (
        dict(
            calendar_files(
                corpus,
                read_history(repository.root),
                None,
                read_past(repository.root, corpus.plans),
            )
        )
        for _ in range(2)
    )
    assert first == again
