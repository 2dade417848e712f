"""The calendars of small invented corpora, component by component."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import icalendar
import pytest
import recurring_ical_events  # type: ignore[import-untyped]
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.domain.corpus import Corpus, corpus_of
from generator.domain.events import Dates
from generator.domain.plan import Plan, Status
from generator.domain.recurrence import is_rule, occurrences
from generator.domain.timespan import Kind, Span
from generator.export.calendars import calendar_files, since
from generator.export.calendars.items import Item, Sort, State, uid_of
from generator.export.calendars.rules import alarms_of, day_earlier, rule_of
from generator.export.calendars.write import written
from generator.reading.history import Changes, History
from tests.samples import FILE, plan_text, verdict_at

PLAN = "so-van-hoa-2025-ngay-hoi-sach"
PLAN_ICS = f"lich/ke-hoach/{PLAN}.ics"
SITE = "https://vi-du.invalid/cong/"
NOON = datetime(2025, 6, 1, 5, 0, tzinfo=UTC)
HISTORY = History(
    files={"content/registry/events.yml": Changes(2, NOON)},
    plans={PLAN: Changes(3, NOON)},
    time=NOON,
)


def corpus_at(root: Path, **changes: str) -> Corpus:
    verdict = verdict_at(root, {FILE: plan_text(**changes)})
    assert not verdict.errors, verdict.diagnostics
    return verdict.corpus


@pytest.fixture
def corpus(tmp_path: Path) -> Corpus:
    """The sample corpus."""
    return corpus_at(tmp_path)


def with_plan(corpus: Corpus, **changes: Any) -> Corpus:
    return corpus_of([replace(corpus.plans[PLAN], **changes)], corpus.registry)


def files_of(corpus: Corpus, site_url: str | None = SITE) -> Mapping[str, bytes]:
    return dict(calendar_files(corpus, HISTORY, site_url))


def components(data: bytes) -> dict[str, Any]:
    """What a file holds, by the part of the UID that is ours alone."""
    found = [part for part in icalendar.Calendar.from_ical(data).walk() if part.name in KINDS]
    by_uid = {str(part["UID"]).partition("@")[0]: part for part in found}
    assert len(by_uid) == len(found)
    return by_uid


KINDS = ("VEVENT", "VTODO")


def of_plan(corpus: Corpus, history: History = HISTORY) -> dict[str, Any]:
    return components(dict(calendar_files(corpus, history, SITE))[PLAN_ICS])


def days(part: Any) -> tuple[date, date]:
    """The first and the last day of a component."""
    return part["DTSTART"].dt, part["DTEND"].dt - timedelta(days=1)


def lines(part: Any) -> list[str]:
    return str(part["DESCRIPTION"]).split("\n")


def test_a_deadline_is_written_to_the_byte(corpus: Corpus) -> None:
    text = files_of(corpus)["lich/don-vi/cac-thu-vien.ics"].decode()
    found = text[text.index("SUMMARY:Hạn: ") : text.index("SUMMARY:Ngày hội")]
    assert found.split("\r\n") == [
        "SUMMARY:Hạn: Báo cáo kết quả (Tuyên truyền Ngày hội đọc s",
        " ách tỉnh Sông Xanh)",
        "DTSTART;VALUE=DATE:20250619",
        "DTEND;VALUE=DATE:20250620",
        "DTSTAMP:20250601T050000Z",
        "UID:viec.so-van-hoa-2025-ngay-hoi-sach.bao-cao@ke-hoach-tuyen-truyen.inval",
        " id",
        "SEQUENCE:5",
        "CATEGORIES:Hạn chót",
        "DESCRIPTION:Việc của: Các thư viện – báo cáo.\\nThời hạn tr",
        " ong bản gốc: “trước ngày 20/6/2025”.\\nNgày cuối còn trong ",
        " hạn: Thứ Năm\\, 19/6/2025.\\nCách tính: “trước ngày 20/6/2025",
        " ” không gồm ngày 20/6/2025\\; ngày cuối trong hạn: 19/6/2025.\\nB",
        " áo cáo: gửi Sở Văn hóa tỉnh Sông Xanh qua Văn phòng Sở Văn",
        "  hóa.\\nThuộc Đợt 2: “Từ ngày 16/4 đến khai mạc Ngày hội",
        " ”.\\nTheo mục III.2 của kế hoạch tuyên truyền “Tuyên truy",
        " ền Ngày hội đọc sách tỉnh Sông Xanh” (số 12/KH-SVH\\, ngày",
        "  10/3/2025\\, Sở Văn hóa tỉnh Sông Xanh).\\nXem: https://vi-du.invali",
        " d/cong/ke-hoach/so-van-hoa-2025-ngay-hoi-sach/#iii-2",
        "STATUS:CONFIRMED",
        "TRANSP:TRANSPARENT",
        "URL:https://vi-du.invalid/cong/ke-hoach/so-van-hoa-2025-ngay-hoi-sach/#iii",
        " -2",
        "X-PORTAL-DUTY:so-van-hoa-2025-ngay-hoi-sach bao-cao cac-thu-vien report",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        "DESCRIPTION:Hạn: Báo cáo kết quả (Tuyên truyền Ngày hội đ",
        " ọc sách tỉnh Sông Xanh)",
        "TRIGGER:-P6DT16H",
        "END:VALARM",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        "DESCRIPTION:Hạn: Báo cáo kết quả (Tuyên truyền Ngày hội đ",
        " ọc sách tỉnh Sông Xanh)",
        "TRIGGER:-P2DT16H",
        "END:VALARM",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        "DESCRIPTION:Hạn: Báo cáo kết quả (Tuyên truyền Ngày hội đ",
        " ọc sách tỉnh Sông Xanh)",
        "TRIGGER:-PT16H",
        "END:VALARM",
        "END:VEVENT",
        "BEGIN:VEVENT",
        "",
    ]


def test_there_is_a_file_of_all_of_each_year_of_each_unit_with_duties_and_of_each_plan(
    corpus: Corpus,
) -> None:
    assert list(files_of(corpus)) == [
        "lich/tat-ca.ics",
        "lich/2025.ics",
        "lich/don-vi/cac-thu-vien.ics",
        "lich/don-vi/thu-vien-tinh.ics",
        "lich/don-vi/thu-vien-xa.ics",
        "lich/don-vi/van-phong.ics",
        PLAN_ICS,
    ]


def of_all(corpus: Corpus, time: datetime) -> dict[str, Any]:
    """The calendars of all plans, by what their names have after `lich/`."""
    made = calendar_files(corpus, History(time=time), SITE)
    return {
        address.removeprefix("lich/"): components(data)
        for address, data in made
        if address.count("/") == 1
    }


@pytest.mark.parametrize(
    ("time", "day"),
    [
        (datetime(2025, 7, 15, tzinfo=UTC), date(2025, 6, 1)),
        (datetime(2025, 7, 31, 17, 0, tzinfo=UTC), date(2025, 7, 1)),
        (datetime(2026, 1, 2, tzinfo=UTC), date(2025, 12, 1)),
        (datetime(2026, 3, 31, tzinfo=UTC), date(2026, 2, 1)),
    ],
)
def test_the_calendar_of_all_begins_a_month_before_the_newest_commits(
    time: datetime, day: date
) -> None:
    assert since(time) == day


def test_what_is_over_leaves_the_calendar_of_all_and_stays_in_its_year(corpus: Corpus) -> None:
    early = of_all(corpus, datetime(2025, 4, 1, tzinfo=UTC))
    late = of_all(corpus, datetime(2025, 7, 1, tzinfo=UTC))
    over = of_all(corpus, datetime(2025, 9, 1, tzinfo=UTC))
    assert early["tat-ca.ics"].keys() == early["2025.ics"].keys()
    assert late["tat-ca.ics"].keys() == {
        f"viec.{PLAN}.bao-cao",
        f"thoi-gian.{PLAN}",
        f"viec-khong-ngay.{PLAN}.lap-ke-hoach",
    }
    assert over["tat-ca.ics"] == {}
    assert over["2025.ics"].keys() == early["2025.ics"].keys()


def test_the_calendar_of_all_says_from_which_day_on_it_is(corpus: Corpus) -> None:
    made = dict(calendar_files(corpus, HISTORY, SITE))["lich/tat-ca.ics"]
    said = "từ ngày 01/5/2025 trở đi. Những gì đã qua trước ngày ấy ở lịch của từng năm."
    assert said in str(icalendar.Calendar.from_ical(made)["X-WR-CALDESC"])


def test_what_lasts_or_comes_again_over_some_years_stands_in_each(tmp_path: Path) -> None:
    text = "      phrase: ngày 20 hằng tháng\n      rrule: FREQ=MONTHLY;BYMONTHDAY=20"
    period = "\n  phrase: Từ nay đến hết tháng 6/2027\n  start: issued\n  end: 2027-06-30"
    made = of_all(corpus_at(tmp_path, tasks=due(text), period=period), NOON)
    name = f"viec-dinh-ky.{PLAN}.bao-cao"
    assert [year for year, parts in made.items() if name in parts] == [
        "tat-ca.ics",
        "2025.ics",
        "2027.ics",
    ]


def test_what_comes_again_for_ever_is_never_over(tmp_path: Path) -> None:
    text = "      phrase: ngày 20 hằng tháng\n      rrule: FREQ=MONTHLY;BYMONTHDAY=20"
    endless = with_plan(corpus_at(tmp_path, tasks=due(text)), period=None)
    made = of_all(endless, datetime(2030, 1, 1, tzinfo=UTC))
    assert list(made["tat-ca.ics"]) == [f"viec-dinh-ky.{PLAN}.bao-cao"]


def test_an_event_that_very_many_plans_name_names_some_of_them(corpus: Corpus) -> None:
    plans = [replace(corpus.plans[PLAN], id=f"ke-hoach-{number}") for number in range(25)]
    made = files_of(corpus_of(plans, corpus.registry))["lich/2025.ics"]
    said = lines(components(made)["su-kien.ngay-hoi-sach"])
    assert sum(line.startswith("Có trong ") for line in said) == 20
    assert "Và trong 5 kế hoạch khác trên cổng." in said


def test_a_calendar_says_what_it_is_and_when_to_look_again(corpus: Corpus) -> None:
    data = files_of(corpus)["lich/don-vi/van-phong.ics"]
    head = icalendar.Calendar.from_ical(data)
    assert (head["VERSION"], head["PRODID"]) == ("2.0", "-//Cong ke hoach tuyen truyen//Lich//VI")
    assert head["NAME"] == head["X-WR-CALNAME"] == "Việc của Văn phòng Sở Văn hóa"
    own = data.replace(b"\r\n ", b"").partition(b"BEGIN:VEVENT")[0]
    said = re.findall(rb"\n(?:DESCRIPTION|X-WR-CALDESC):(.+)\r", own)
    assert len(said) == 2
    assert said[0] == said[1]
    assert head["X-WR-TIMEZONE"] == "Asia/Ho_Chi_Minh"
    assert b"\r\nREFRESH-INTERVAL;VALUE=DURATION:P1D\r\n" in data
    assert head["URL"] == f"{SITE}don-vi/van-phong/"
    assert head["SOURCE"] == f"{SITE}lich/don-vi/van-phong.ics"


def test_without_a_known_host_there_is_no_link_but_the_address_in_words(corpus: Corpus) -> None:
    data = files_of(corpus, None)[PLAN_ICS]
    assert "URL" not in icalendar.Calendar.from_ical(data)
    deadline = components(data)[f"viec.{PLAN}.bao-cao"]
    assert "URL" not in deadline
    assert lines(deadline)[-1] == f"Địa chỉ trên cổng: /ke-hoach/{PLAN}/#iii-2"


def test_a_phase_has_whole_days_and_its_end_is_exclusive(corpus: Corpus) -> None:
    phase = of_plan(corpus)[f"dot.{PLAN}.dot-1"]
    assert (phase["DTSTART"].dt, phase["DTEND"].dt) == (date(2025, 3, 10), date(2025, 4, 16))
    assert phase["SUMMARY"] == "Đợt 1 (Tuyên truyền Ngày hội đọc sách tỉnh Sông Xanh)"
    assert phase["CATEGORIES"].cats == ["Đợt"]
    assert not phase.walk("VALARM")


def test_a_phase_whose_start_is_not_known_stands_on_the_day_of_its_end(tmp_path: Path) -> None:
    unknown = "\n  not_before: 2025-02-20\n  not_after: 2025-04-15\n  certainty: unknown"
    phase = of_plan(corpus_at(tmp_path, issued=unknown))[f"dot.{PLAN}.dot-1"]
    assert days(phase) == (date(2025, 4, 15), date(2025, 4, 15))
    assert str(phase["SUMMARY"]).startswith("Kết thúc: Đợt 1 (")
    assert "Ngày bắt đầu chưa rõ nên không ghi vào lịch." in lines(phase)


def test_a_phase_that_hangs_on_an_event_without_a_day_stands_on_the_day_of_its_start(
    corpus: Corpus,
) -> None:
    events = {"ngay-hoi-sach": replace(corpus.registry.events["ngay-hoi-sach"], scheduled=Dates())}
    moved = corpus_of(corpus.plans.values(), replace(corpus.registry, events=events))
    found = of_plan(moved)
    assert days(found[f"dot.{PLAN}.dot-2"]) == (date(2025, 4, 16), date(2025, 4, 16))
    assert str(found[f"dot.{PLAN}.dot-2"]["SUMMARY"]).startswith("Bắt đầu: Đợt 2 (")
    assert not any(name.startswith("su-kien.") for name in found)


def test_an_event_is_held_from_its_first_day_to_its_last_and_says_what_is_planned(
    corpus: Corpus,
) -> None:
    event = of_plan(corpus)["su-kien.ngay-hoi-sach"]
    assert days(event) == (date(2025, 5, 2), date(2025, 5, 5))
    assert event["STATUS"] == "TENTATIVE"
    assert lines(event)[:4] == [
        "Bắt đầu: 02/5/2025 (lịch dự kiến).",
        "Khai mạc: 03/5/2025 (lịch dự kiến).",
        "Kết thúc: 05/5/2025 (lịch dự kiến).",
        "Có trong kế hoạch tuyên truyền “Tuyên truyền Ngày hội đọc sách tỉnh Sông Xanh”, mục II.2.",
    ]


def test_a_task_without_a_day_is_one_without_a_day(corpus: Corpus) -> None:
    task = of_plan(corpus)[f"viec-khong-ngay.{PLAN}.lap-ke-hoach"]
    assert task.name == "VTODO"
    assert not {"DTSTART", "DUE", "DURATION"} & task.keys()
    assert lines(task)[:3] == [
        "Việc của: Văn phòng Sở Văn hóa – chủ trì; Các thư viện – thực hiện.",
        "Bản gốc không nêu thời hạn.",
        "Thuộc Đợt 1: “Từ nay đến ngày 15/4/2025”.",
    ]


def test_a_member_sees_through_which_group_a_duty_comes(corpus: Corpus) -> None:
    data = files_of(corpus)["lich/don-vi/thu-vien-xa.ics"]
    deadline = components(data)[f"viec.{PLAN}.bao-cao"]
    assert lines(deadline)[0] == ("Việc của: Thư viện xã Bến Đò – báo cáo (qua nhóm Các thư viện).")
    assert deadline["X-PORTAL-DUTY"] == f"{PLAN} bao-cao thu-vien-xa report"


def due(text: str) -> str:
    """The sample's tasks, the report with another time."""
    return f"""
  - id: bao-cao
    title: Báo cáo kết quả
    clause: III.2
    roles:
      report: cac-thu-vien
    due:
{text}"""


def test_a_task_over_some_days_has_a_deadline_and_a_beginning(tmp_path: Path) -> None:
    text = "      phrase: từ 01/4 đến 20/5/2025\n      start: 2025-04-01\n      end: 2025-05-20"
    found = of_plan(corpus_at(tmp_path, tasks=due(text)))
    assert days(found[f"viec.{PLAN}.bao-cao"]) == (date(2025, 5, 20), date(2025, 5, 20))
    assert "Từ 01/4/2025. Chậm nhất: Thứ Ba, 20/5/2025." in lines(found[f"viec.{PLAN}.bao-cao"])
    start = found[f"bat-dau-viec.{PLAN}.bao-cao"]
    assert days(start) == (date(2025, 4, 1), date(2025, 4, 1))
    assert "X-PORTAL-DUTY" not in start


def recurring(root: Path, rule: str, phrase: str, more: str = "") -> Any:
    text = f"      phrase: {phrase}\n      rrule: {rule}{more}"
    return of_plan(corpus_at(root, tasks=due(text)))[f"viec-dinh-ky.{PLAN}.bao-cao"]


def test_what_comes_again_is_a_rule_that_ends_with_the_plan(tmp_path: Path) -> None:
    task = recurring(tmp_path, "FREQ=MONTHLY;BYMONTHDAY=20", "ngày 20 hằng tháng")
    assert task["DTSTART"].dt == date(2025, 3, 20)
    assert task["RRULE"].to_ical() == b"FREQ=MONTHLY;UNTIL=20250630;BYMONTHDAY=20"
    assert len(task.walk("VALARM")) == 3


def test_before_a_day_of_each_month_is_the_day_before(tmp_path: Path) -> None:
    rule = "FREQ=MONTHLY;BYMONTHDAY=20"
    task = recurring(tmp_path, rule, "trước ngày 20 hằng tháng", "\n      exclusive: true")
    assert task["DTSTART"].dt == date(2025, 3, 19)
    assert task["RRULE"].to_ical() == b"FREQ=MONTHLY;UNTIL=20250630;BYMONTHDAY=19"
    assert (
        "Mỗi lần phải xong trước ngày mà bản gốc nêu; lịch ghi ngày cuối còn trong hạn."
        in lines(task)
    )


def test_days_that_no_rule_gives_are_listed(tmp_path: Path) -> None:
    rule = "FREQ=MONTHLY;BYMONTHDAY=31"
    task = recurring(tmp_path, rule, "trước ngày 31 các tháng", "\n      exclusive: true")
    assert "RRULE" not in task
    assert task["DTSTART"].dt == date(2025, 3, 30)
    assert [day.dt for day in task["RDATE"].dts] == [date(2025, 5, 30)]


@pytest.mark.parametrize("rule", ["FREQ=YEARLY", "FREQ=MONTHLY"])
def test_a_rule_that_names_no_day_gives_no_day(tmp_path: Path, rule: str) -> None:
    text = f"      phrase: định kỳ\n      rrule: {rule}"
    found = of_plan(corpus_at(tmp_path, tasks=due(text)))
    assert found[f"viec-khong-ngay.{PLAN}.bao-cao"].name == "VTODO"


_RULES = st.one_of(
    st.builds(
        "FREQ={};INTERVAL={}{};BYMONTHDAY={}".format,
        st.sampled_from(["MONTHLY", "YEARLY"]),
        st.integers(1, 5),
        st.sampled_from(["", ";BYMONTH=1", ";BYMONTH=1,7", ";BYMONTH=3,6,9,12", ";BYMONTH=2,3"]),
        st.sampled_from(["1", "2", "15", "28", "29", "31", "-1", "-27", "-28", "1,15", "2,-1"]),
    ),
    st.builds(
        "FREQ=WEEKLY;INTERVAL={};BYDAY={}".format,
        st.integers(1, 3),
        st.sampled_from(["MO", "MO,WE", "SU", "SA,SU", "FR"]),
    ),
    st.sampled_from(
        ["FREQ=DAILY", "FREQ=DAILY;INTERVAL=9", "FREQ=MONTHLY;BYDAY=1MO", "FREQ=WEEKLY;BYDAY=1MO"]
    ),
)


AFTER = date(2036, 1, 1)


@settings(max_examples=60)
@given(rule=_RULES, start=st.dates(date(2024, 1, 1), date(2026, 12, 31)), exclusive=st.booleans())
def test_a_rule_counted_from_its_first_day_gives_the_days_of_the_duty(
    rule: str, start: date, *, exclusive: bool
) -> None:
    assert is_rule(rule)
    span = Span(phrase="", kind=Kind.RECURRING, rrule=rule, exclusive=exclusive, start=start)
    last = start + timedelta(days=1500)
    expected = occurrences(span, start, last)
    if (written_rule := rule_of(span)) and expected:
        event = item(first=expected[0], rrule=written_rule, until=last)
        data = b"BEGIN:VCALENDAR\r\n" + written(event, None) + b"END:VCALENDAR\r\n"
        found = recurring_ical_events.of(icalendar.Calendar.from_ical(data))
        assert sorted(one["DTSTART"].dt for one in found.between(start, AFTER)) == list(expected)


def item(**changes: Any) -> Item:
    plain = Item(
        uid=uid_of(Sort.TASK, "a", "b"),
        sort=Sort.TASK,
        summary="Việc",
        lines=(),
        address="",
        changes=Changes(1, NOON),
        first=date(2025, 6, 19),
    )
    return replace(plain, **changes)


@pytest.mark.parametrize(
    ("rule", "earlier"),
    [
        ("FREQ=MONTHLY;BYMONTHDAY=1", "FREQ=MONTHLY;BYMONTHDAY=-1"),
        ("FREQ=YEARLY;BYMONTH=1,7;BYMONTHDAY=1", "FREQ=YEARLY;BYMONTH=12,6;BYMONTHDAY=-1"),
        ("FREQ=MONTHLY;BYMONTHDAY=-1", "FREQ=MONTHLY;BYMONTHDAY=-2"),
        ("FREQ=WEEKLY;BYDAY=MO", "FREQ=WEEKLY;BYDAY=SU;WKST=SU"),
        ("FREQ=MONTHLY;BYMONTHDAY=30", None),
        ("FREQ=YEARLY;INTERVAL=2;BYMONTH=1,7;BYMONTHDAY=1", None),
    ],
)
def test_a_rule_moves_a_day_earlier_where_one_rule_can_say_it(
    rule: str, earlier: str | None
) -> None:
    assert day_earlier(rule) == earlier


@pytest.mark.parametrize(
    ("rule", "hours"),
    [
        (None, [160, 64, 16]),
        ("FREQ=YEARLY;BYMONTH=4;BYMONTHDAY=7", [160, 64, 16]),
        ("FREQ=WEEKLY;BYDAY=MO", [16]),
        ("FREQ=DAILY", []),
    ],
)
def test_reminders_ring_at_eight_and_never_before_the_last_time_is_over(
    rule: str | None, hours: list[int]
) -> None:
    assert [alarm // timedelta(hours=1) for alarm in alarms_of(rule)] == hours


def test_a_corrected_date_and_title_keep_the_uid_and_raise_the_sequence(tmp_path: Path) -> None:
    before = of_plan(corpus_at(tmp_path))
    text = "      phrase: trước ngày 21/6/2025\n      before: 2025-06-21"
    changed = corpus_at(tmp_path, tasks=due(text), title="Tuyên truyền Ngày hội sách")
    later = replace(HISTORY, plans={PLAN: Changes(4, NOON + timedelta(days=1))})
    old, new = (found[f"viec.{PLAN}.bao-cao"] for found in (before, of_plan(changed, later)))
    assert (days(old)[0], days(new)[0]) == (date(2025, 6, 19), date(2025, 6, 20))
    assert new["UID"] == old["UID"]
    assert new["SEQUENCE"] > old["SEQUENCE"]
    assert new["DTSTAMP"].dt > old["DTSTAMP"].dt


def test_another_event_date_raises_the_sequence_of_what_hangs_on_it(corpus: Corpus) -> None:
    later = replace(HISTORY, files={"content/registry/events.yml": Changes(3, NOON)})
    before, after = of_plan(corpus), of_plan(corpus, later)
    for name in (f"dot.{PLAN}.dot-2", "su-kien.ngay-hoi-sach"):
        assert after[name]["SEQUENCE"] == before[name]["SEQUENCE"] + 1


def test_without_any_history_everything_is_the_first_of_its_kind(corpus: Corpus) -> None:
    for part in of_plan(corpus, History()).values():
        assert part["SEQUENCE"] == 0
        assert part["DTSTAMP"].dt == datetime(2000, 1, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("status", "word"), [(Status.CANCELLED, "Đã bãi bỏ"), (Status.REPLACED, "Đã được thay thế")]
)
def test_a_plan_that_no_longer_holds_stays_cancelled_and_rings_no_more(
    corpus: Corpus, status: Status, word: str
) -> None:
    before, after = of_plan(corpus), of_plan(with_plan(corpus, status=status))
    assert before.keys() == after.keys()
    for name, part in after.items():
        if not name.startswith("su-kien."):
            assert part["STATUS"] == "CANCELLED"
            assert str(part["SUMMARY"]).startswith(f"{word} – ")
            assert not part.walk("VALARM")
    assert after["su-kien.ngay-hoi-sach"]["STATUS"] != "CANCELLED"


def test_a_draft_is_tentative(corpus: Corpus) -> None:
    deadline = of_plan(with_plan(corpus, status=Status.DRAFT))[f"viec.{PLAN}.bao-cao"]
    assert deadline["STATUS"] == "TENTATIVE"
    assert str(deadline["SUMMARY"]).startswith("Dự thảo – Hạn: ")


HOSTILE = 'a; b, c\\d \\n "e"\r\nBEGIN:VEVENT\nUID:x\x00\x07\u2028<script>'


def hostile(plan: Plan) -> Plan:
    tasks = tuple(replace(task, title=HOSTILE, note=HOSTILE) for task in plan.tasks)
    return replace(plan, title=HOSTILE, short=HOSTILE, number=HOSTILE, tasks=tasks)


def test_hostile_text_stays_text(corpus: Corpus) -> None:
    plan = hostile(corpus.plans[PLAN])
    data = files_of(corpus_of([plan], corpus.registry))[PLAN_ICS]
    assert b"\x00" not in data
    assert b"\x07" not in data
    assert data.count(b"\r") == data.count(b"\n") == data.count(b"\r\n")
    found = components(data)
    assert found.keys() == of_plan(corpus).keys()
    said = 'a; b, c\\d \\n "e"\nBEGIN:VEVENT\nUID:x \u2028<script>'
    assert f"Ghi chú: {said}" in str(found[f"viec.{PLAN}.bao-cao"]["DESCRIPTION"])
    assert said in str(found[f"viec.{PLAN}.bao-cao"]["SUMMARY"])


@given(text=st.text(alphabet="aởĐ😀 ,;\\", min_size=1, max_size=300))
def test_lines_are_short_and_never_split_a_character(text: str) -> None:
    data = written(item(summary=text, lines=(text,)), SITE)
    for line in data.split(b"\r\n"):
        assert len(line) <= 75
        line.decode()
    back: Any = icalendar.Event.from_ical(data)
    assert back["SUMMARY"] == text
    assert back.to_ical() == data


def as_the_library_writes(item: Item, site_url: str | None) -> bytes:
    """An item as icalendar's own components write it."""
    made = icalendar.Event() if item.first else icalendar.Todo()
    made.add("UID", item.uid)
    made.add("DTSTAMP", item.changes.last)
    made.add("SEQUENCE", item.changes.commits)
    made.add("SUMMARY", item.summary)
    made.add("CATEGORIES", [item.sort.label])
    url = f"{site_url}{item.address}" if site_url else None
    link = f"Xem: {url}" if url else f"Địa chỉ trên cổng: /{item.address}"
    made.add("DESCRIPTION", "\n".join((*item.lines, link)))
    if url:
        made.add("URL", url)
    if item.place:
        made.add("LOCATION", item.place)
    for duty in item.duties:
        made.add("X-PORTAL-DUTY", icalendar.vText(duty))
    if item.first or item.state is State.CANCELLED:
        made.add("STATUS", item.state.value)
    if item.first:
        made.add("DTSTART", item.first)
        made.add("DTEND", (item.last or item.first) + timedelta(days=1))
        made.add("TRANSP", "TRANSPARENT")
        add_days(made, item)
    return bytes(made.to_ical())


def add_days(made: icalendar.Component, item: Item) -> None:
    if item.rrule:
        rule = icalendar.vRecur.from_ical(item.rrule)
        made.add("RRULE", rule | ({"UNTIL": item.until} if item.until else {}))
    if item.days:
        made.add("RDATE", list(item.days), parameters={"VALUE": "DATE"})
    for before in item.alarms:
        alarm = icalendar.Alarm()
        alarm.add("ACTION", "DISPLAY")
        alarm.add("TRIGGER", -before)
        alarm.add("DESCRIPTION", item.summary)
        made.add_component(alarm)


MOMENTS = st.datetimes(datetime(1990, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - its bounds
DAYS = st.dates(date(1990, 1, 1), date(2090, 12, 31))
WORDS = st.text(alphabet='aởĐ😀 ,;:^\\\n"', min_size=1, max_size=300)
ITEMS = st.builds(
    Item,
    uid=st.just("viec.a@b.invalid"),
    sort=st.sampled_from(Sort),
    summary=WORDS,
    lines=st.lists(WORDS, max_size=3).map(tuple),
    address=st.just("ke-hoach/a/#iii-1"),
    changes=st.builds(Changes, st.integers(0, 900), MOMENTS),
    first=DAYS,
    last=st.none() | DAYS,
    state=st.sampled_from(State),
    place=st.none() | WORDS,
    rrule=st.sampled_from((None, "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=2", "FREQ=YEARLY;BYDAY=2MO")),
    until=st.none() | DAYS,
    days=st.lists(DAYS, max_size=12).map(tuple),
    alarms=st.sampled_from(((), alarms_of(None))),
    duties=st.lists(WORDS, max_size=3).map(tuple),
)


@given(item=ITEMS, site_url=st.sampled_from((SITE, None)))
def test_an_item_is_written_as_the_library_writes_it(item: Item, site_url: str | None) -> None:
    undated = replace(item, first=None, alarms=(), days=(), rrule=None)
    assert written(item, site_url) == as_the_library_writes(item, site_url)
    assert written(undated, site_url) == as_the_library_writes(undated, site_url)


def test_two_makings_are_byte_identical(corpus: Corpus, tmp_path: Path) -> None:
    again = corpus_at(tmp_path / "khác")
    assert files_of(again) == files_of(corpus)


def test_an_empty_corpus_has_one_empty_calendar(corpus: Corpus) -> None:
    files = files_of(corpus_of((), corpus.registry))
    assert list(files) == ["lich/tat-ca.ics"]
    assert components(files["lich/tat-ca.ics"]) == {}
