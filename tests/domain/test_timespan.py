"""Every phrase of the sources' language of time (domain table 3.2), and the days that it gives."""

from datetime import date
from typing import Any

import pytest

from generator.domain.events import Dates, Event, EventKind, Part
from generator.domain.timespan import (
    Certainty,
    EventPoint,
    Frame,
    Issued,
    IssueDate,
    Kind,
    Span,
    TimeExpr,
    resolve,
)


def event(name: str, **parts: date) -> Event:
    return Event(id=name, name=name, kind=EventKind.CONGRESS, actual=Dates(**parts))


EVENTS = {
    "E1": event("E1", start=date(2025, 9, 25), end=date(2025, 9, 27)),
    "E": event("E", start=date(2026, 1, 19), opening=date(2026, 1, 20), end=date(2026, 1, 23)),
    "gio-to": event("gio-to"),
}
PERIOD = Span(
    phrase="Từ nay đến hết tháng 4/2026",
    kind=Kind.RANGE,
    start=date(2025, 7, 15),
    end=date(2026, 4, 30),
)
FRAME = Frame(
    issued=IssueDate(day=date(2025, 7, 15), certainty=Certainty.STATED),
    events=EVENTS,
    envelope=PERIOD,
)


def day(text: str) -> date:
    return date.fromisoformat(text)


def at(name: str, part: Part, days: int = 0, *, or_later: bool = False) -> EventPoint:
    return EventPoint(event=name, part=part, days=days, or_later=or_later)


START, OPENING, END = Part.START, Part.OPENING, Part.END
NOW = {"start": Issued()}
ISSUED = {"start": day("2025-07-15"), "start_anchor": "issued"}
FROM_NOW = "tính từ ngày ban hành 15/7/2025"
E_START, E_OPENING = "tính từ ngày bắt đầu E (19/01/2026)", "tính từ ngày khai mạc E (20/01/2026)"
E_END, E1_END = "tính từ ngày kết thúc E (23/01/2026)", "tính từ ngày kết thúc E1 (27/9/2025)"
IN_PERIOD = {"start": day("2025-07-15"), "end": day("2026-04-30")}
QUARTER = "bản gốc không nêu ngày trong quý; lịch ghi vào ngày cuối quý"


def not_on(phrase: str, excluded: str, last: str) -> str:
    return f"“{phrase}” không gồm ngày {excluded}; ngày cuối trong hạn: {last}"


def ranged(first: str, last: str) -> dict[str, Any]:
    return {"start": day(first), "end": day(last)}


ON, BEFORE, BY, RANGE = Kind.ON, Kind.BEFORE, Kind.BY, Kind.RANGE
RECURRING, CONTINUOUS, UNSPECIFIED = Kind.RECURRING, Kind.CONTINUOUS, Kind.UNSPECIFIED
TERM = "nhiệm kỳ, không phải thời hạn"

CASES: list[tuple[str, Kind, dict[str, Any], dict[str, Any]]] = [
    ("trước ngày 30/11/2025", BEFORE, {"end": day("2025-11-30")},
     {"end": day("2025-11-29"),
      "assumptions": (not_on("trước ngày 30/11/2025", "30/11/2025", "29/11/2025"),)}),
    ("xong trước ngày 01/01/2026", BEFORE, {"end": day("2026-01-01")},
     {"end": day("2025-12-31"),
      "assumptions": (not_on("xong trước ngày 01/01/2026", "01/01/2026", "31/12/2025"),)}),
    ("chậm nhất đến ngày 29/4/2024", BY, {"end": day("2024-04-29")}, {"end": day("2024-04-29")}),
    ("ngày chậm nhất phải hoàn thành 29/4/2024", BY, {"end": day("2024-04-29")},
     {"end": day("2024-04-29")}),
    ("đến hết ngày 15/9/2025", BY, {"end": day("2025-09-15")}, {"end": day("2025-09-15")}),
    ("muộn nhất ngày 15/9/2025", BY, {"end": day("2025-09-15")}, {"end": day("2025-09-15")}),
    ("Từ nay đến ngày 31/8/2025", RANGE, {**NOW, "end": day("2025-08-31")},
     {**ISSUED, "end": day("2025-08-31"), "assumptions": (FROM_NOW,)}),
    ("Từ nay đến hết tháng 4/2026", RANGE, {**NOW, "end": day("2026-04-30")},
     {**ISSUED, "end": day("2026-04-30"), "assumptions": (FROM_NOW,)}),
    ("Từ ngày 01/9 đến ngày 30/9/2025", RANGE, ranged("2025-09-01", "2025-09-30"),
     ranged("2025-09-01", "2025-09-30")),
    ("từ 15/4 đến 15/5/2021", RANGE, ranged("2021-04-15", "2021-05-15"),
     ranged("2021-04-15", "2021-05-15")),
    ("12-8 đến ngày 5-9-2019", RANGE, ranged("2019-08-12", "2019-09-05"),
     ranged("2019-08-12", "2019-09-05")),
    ("từ nay đến thời điểm hoàn thành E", RANGE, {**NOW, "end": at("E", END)},
     {**ISSUED, "end": day("2026-01-23"), "end_anchor": "E.end",
      "assumptions": (FROM_NOW, E_END)}),
    ("từ sau E1 đến E", RANGE, {"start": at("E1", END, 1), "end": at("E", END)},
     {"start": day("2025-09-28"), "start_anchor": "E1.end+1", "end": day("2026-01-23"),
      "end_anchor": "E.end", "assumptions": (E1_END, E_END)}),
    ("từ sau E1 đến khai mạc E", RANGE, {"start": at("E1", END, 1), "end": at("E", OPENING)},
     {"start": day("2025-09-28"), "start_anchor": "E1.end+1", "end": day("2026-01-20"),
      "end_anchor": "E.opening", "assumptions": (E1_END, E_OPENING)}),
    ("trước khai mạc E", BEFORE, {"end": at("E", OPENING)},
     {"end": day("2026-01-19"), "end_anchor": "E.opening",
      "assumptions": (E_OPENING, not_on("trước khai mạc E", "20/01/2026", "19/01/2026"))}),
    ("trong thời gian diễn ra E", RANGE, {"start": at("E", START), "end": at("E", END)},
     {"start": day("2026-01-19"), "start_anchor": "E.start", "end": day("2026-01-23"),
      "end_anchor": "E.end", "assumptions": (E_START, E_END)}),
    *((phrase, RANGE, {"start": at("E", END, 1)},
       {"start": day("2026-01-24"), "start_anchor": "E.end+1", "end_open": True,
        "assumptions": (E_END,)}) for phrase in ("sau E", "ngay sau E")),
    ("Từ ngày 01/10/2025 đến sau thời điểm diễn ra E", RANGE,
     {"start": day("2025-10-01"), "end": at("E", END, or_later=True)},
     {"start": day("2025-10-01"), "end": day("2026-04-30"), "end_open": True,
      "end_floor": day("2026-01-23"), "end_anchor": "E.end",
      "assumptions": (E_END, "không quá thời gian chung của kế hoạch (30/4/2026)")}),
    ("trước, trong và sau đại hội", UNSPECIFIED, {}, {}),
    ("kết thúc khi hoàn thành E", RANGE, {"end": at("E", END)},
     {"end": day("2026-01-23"), "end_anchor": "E.end", "assumptions": (E_END,)}),
    ("10 ngày trước ngày E", ON, {"end": at("E", START, -10)},
     {"end": day("2026-01-09"), "end_anchor": "E.start-10", "assumptions": (E_START,)}),
    ("10 ngày sau ngày E", ON, {"end": at("E", START, 10)},
     {"end": day("2026-01-29"), "end_anchor": "E.start+10", "assumptions": (E_START,)}),
    ("hằng năm, vào ngày 7/4", RECURRING, {"rrule": "FREQ=YEARLY;BYMONTH=4;BYMONTHDAY=7"},
     {**IN_PERIOD, "rrule": "FREQ=YEARLY;BYMONTH=4;BYMONTHDAY=7"}),
    ("định kỳ hàng năm", RECURRING, {"rrule": "FREQ=YEARLY"},
     {**IN_PERIOD, "rrule": "FREQ=YEARLY"}),
    ("hằng quý", RECURRING, {"rrule": "FREQ=MONTHLY;INTERVAL=3"},
     {**IN_PERIOD, "rrule": "FREQ=MONTHLY;INTERVAL=3", "assumptions": (QUARTER,)}),
    ("hàng quý hoặc đột xuất", RECURRING, {"rrule": "FREQ=MONTHLY;INTERVAL=3", "ad_hoc": True},
     {**IN_PERIOD, "rrule": "FREQ=MONTHLY;INTERVAL=3", "ad_hoc": True,
      "assumptions": (QUARTER,)}),
    ("hằng tháng", RECURRING, {"rrule": "FREQ=MONTHLY"}, {**IN_PERIOD, "rrule": "FREQ=MONTHLY"}),
    ("trước ngày 20 hằng tháng", RECURRING,
     {"rrule": "FREQ=MONTHLY;BYMONTHDAY=20", "exclusive": True},
     {**IN_PERIOD, "rrule": "FREQ=MONTHLY;BYMONTHDAY=20", "exclusive": True}),
    ("6 tháng, hằng năm", RECURRING, {"rrule": "FREQ=MONTHLY;INTERVAL=6"},
     {**IN_PERIOD, "rrule": "FREQ=MONTHLY;INTERVAL=6"}),
    ("đầu kỳ, giữa kỳ, cuối kỳ", Kind.PHASES, {}, {}),
    ("báo cáo 6 tháng trước ngày 15/6, năm trước ngày 15/12", RECURRING,
     {"rrule": "FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=15", "exclusive": True},
     {**IN_PERIOD, "rrule": "FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=15", "exclusive": True}),
    ("gửi trước ngày 10/01 của năm liền kề năm báo cáo", RECURRING,
     {"rrule": "FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=10", "exclusive": True},
     {**IN_PERIOD, "rrule": "FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=10", "exclusive": True}),
    ("định kỳ", RECURRING, {}, IN_PERIOD),
    ("định kỳ báo cáo trước ngày 30/11/2025", BEFORE,
     {"end": day("2025-11-30"), "assumed": "nguồn viết “định kỳ” mà chỉ cho một ngày"},
     {"end": day("2025-11-29"),
      "assumptions": ("nguồn viết “định kỳ” mà chỉ cho một ngày",
                      not_on("định kỳ báo cáo trước ngày 30/11/2025", "30/11/2025",
                             "29/11/2025"))}),
    ("thường xuyên, liên tục", CONTINUOUS, {}, IN_PERIOD),
    ("cả năm", CONTINUOUS, {}, IN_PERIOD),
    ("thường xuyên báo cáo", CONTINUOUS, {}, IN_PERIOD),
    *((phrase, UNSPECIFIED, {}, {}) for phrase in
      ("kịp thời", "khẩn trương", "ngay", "theo quy định", "theo tiến độ", "theo chỉ đạo",
       "khi có yêu cầu", "mùa hè", "dịp Tết", "dịp 2/9")),
    ("theo từng giai đoạn", Kind.PHASES, {}, {}),
    ("theo các đợt cao điểm", Kind.PHASES, {}, {}),
    ("quý I/2022", RANGE, ranged("2022-01-01", "2022-03-31"), ranged("2022-01-01", "2022-03-31")),
    ("đến hết quý I/2022", BY, {"end": day("2022-03-31")}, {"end": day("2022-03-31")}),
    ("trong tháng 10/2025", RANGE, ranged("2025-10-01", "2025-10-31"),
     ranged("2025-10-01", "2025-10-31")),
    ("cuối tháng 10/2025", RANGE,
     {**ranged("2025-10-21", "2025-10-31"), "assumed": "cuối tháng là từ ngày 21"},
     {**ranged("2025-10-21", "2025-10-31"), "assumptions": ("cuối tháng là từ ngày 21",)}),
    ("năm 2025", RANGE, ranged("2025-01-01", "2025-12-31"), ranged("2025-01-01", "2025-12-31")),
    ("giai đoạn 2021-2025", RANGE, ranged("2021-01-01", "2025-12-31"),
     ranged("2021-01-01", "2025-12-31")),
    ("đến năm 2030", BY, {"end": day("2030-12-31")}, {"end": day("2030-12-31")}),
    ("năm học 2021 - 2022", RANGE,
     {**ranged("2021-09-01", "2022-05-31"), "assumed": "từ tháng 9 đến hết tháng 5"},
     {**ranged("2021-09-01", "2022-05-31"), "assumptions": ("từ tháng 9 đến hết tháng 5",)}),
    ("nhiệm kỳ 2025 - 2030", UNSPECIFIED, {"assumed": TERM}, {"assumptions": (TERM,)}),
    ("15/6/1933 - 15/6/2025", ON, {"end": day("2025-06-15")}, {"end": day("2025-06-15")}),
    ("mồng 10 tháng 3 âm lịch", ON, {"end": at("gio-to", START)},
     {"end_open": True, "end_anchor": "gio-to.start",
      "assumptions": ("chưa có ngày bắt đầu gio-to",)}),
    ("từ ngày ký", RANGE, NOW, {**ISSUED, "end_open": True, "assumptions": (FROM_NOW,)}),
]  # fmt: skip


@pytest.mark.parametrize(
    ("phrase", "kind", "given", "expected"), CASES, ids=[case[0] for case in CASES]
)
def test_a_phrase_gives_exactly_these_days(
    phrase: str, kind: Kind, given: dict[str, Any], expected: dict[str, Any]
) -> None:
    expression = TimeExpr(phrase=phrase, kind=kind, **given)
    assert resolve(expression, FRAME) == Span(phrase=phrase, kind=kind, **expected)
