"""Every phrase of the sources' language of time (domain table 3.2), read from its own words."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.domain.dates import official, quarter, roman
from generator.domain.events import Part
from generator.domain.phrases import read_phrase
from generator.domain.recurrence import is_rule
from generator.domain.text import fold
from generator.domain.timespan import (
    Certainty,
    EventPoint,
    Frame,
    Issued,
    IssueDate,
    Kind,
    TimeExpr,
    resolve,
)

NAMES = {
    "Đại hội XIV": "xiv",
    "Đại hội đại biểu toàn quốc lần thứ XIV của Đảng": "xiv",
    "Đại hội Đảng bộ tỉnh lần thứ XVIII, nhiệm kỳ 2025-2030": "tinh",
    "bầu cử": "bau-cu",
    "Tết": "tet",
    "Ngày hội từ miền núi đến biển": "ngay-hoi",
    "Hội nghị báo cáo": "hoi-nghi",
}
EVENTS = {fold(name): event for name, event in NAMES.items()}


def day(text: str) -> date:
    return date.fromisoformat(text)


def at(name: str, part: Part, days: int = 0, *, or_later: bool = False) -> EventPoint:
    return EventPoint(event=name, part=part, days=days, or_later=or_later)


def ranged(first: str, last: str) -> dict[str, Any]:
    return {"start": day(first), "end": day(last)}


def before(text: str, **more: Any) -> dict[str, Any]:
    return {"end": day(text), "end_excluded": True, **more}


def lent(first: str) -> str:
    return f"nguồn chỉ ghi năm ở điểm cuối; điểm đầu được hiểu là ngày {first}"


def to_the_end(last: str) -> str:
    return f"nguồn không ghi “hết”; được hiểu là đến hết ngày {last}"


ON, BEFORE, BY, RANGE = Kind.ON, Kind.BEFORE, Kind.BY, Kind.RANGE
RECURRING, CONTINUOUS, UNSPECIFIED = Kind.RECURRING, Kind.CONTINUOUS, Kind.UNSPECIFIED
START, OPENING, CLOSING, END = Part.START, Part.OPENING, Part.CLOSING, Part.END
NOW = {"start": Issued()}
APRIL_7 = {"rrule": "FREQ=YEARLY;BYMONTH=4;BYMONTHDAY=7"}
QUARTERLY, HALF_YEARLY = {"rrule": "FREQ=MONTHLY;INTERVAL=3"}, {"rrule": "FREQ=MONTHLY;INTERVAL=6"}
THE_20TH = {"rrule": "FREQ=MONTHLY;BYMONTHDAY=20"}
WHOLE_YEAR = "được hiểu là sáu tháng một lần, lần cuối năm là của cả năm"
ONE_LIMIT = "nguồn viết “định kỳ” mà chỉ nêu một ngày; được hiểu là một lần"
SCHOOL = "năm học được hiểu là từ ngày 01/9 đến hết ngày 31/5 năm sau"

# In the order of the table; a line with several phrases has several spellings of one meaning.
ROWS: list[tuple[tuple[str, ...], Kind, dict[str, Any]]] = [
    (("trước ngày 30/11/2025", "Trước 30-11-2025.", "trước ngày 30 tháng 11 năm 2025",
      "xong trước ngày 30/11/2025", "hoàn thành trước ngày 30 / 11 / 2025",
      "chậm nhất trước ngày 30/11/2025", "gửi báo cáo trước ngày 30.11.2025",
      "đến trước ngày 30/11/2025"), BEFORE, before("2025-11-30")),
    (("trước tháng 5/2026", "trước ngày 01/5/2026"), BEFORE, before("2026-05-01")),
    (("chậm nhất ngày 29/4/2024", "chậm nhất đến ngày 29/4/2024", "muộn nhất là ngày 29/4/2024",
      "không muộn hơn 29/4/2024", "đến hết ngày 29/4/2024", "đến ngày 29 tháng 4 năm 2024",
      "ngày chậm nhất phải hoàn thành: 29/4/2024", "hết ngày 29/4/2024"), BY,
     {"end": day("2024-04-29")}),
    (("từ nay đến ngày 31/8/2025", "Từ nay tới 31-8-2025", "từ ngày ký đến hết ngày 31/8/2025",
      "kể từ ngày ban hành đến ngày 31 tháng 8 năm 2025"), RANGE,
     {**NOW, "end": day("2025-08-31")}),
    (("Từ nay đến hết tháng 4/2026", "từ nay đến hết tháng 4 năm 2026"), RANGE,
     {**NOW, "end": day("2026-04-30")}),
    (("từ nay đến tháng 4/2026",), RANGE,
     {**NOW, "end": day("2026-04-30"), "assumed": to_the_end("30/4/2026")}),
    (("từ ngày 01/9/2025 đến ngày 30/9/2025", "Từ 01/9/2025 - 30/9/2025",
      "từ ngày 01 tháng 9 năm 2025 đến hết ngày 30 tháng 9 năm 2025"), RANGE,
     ranged("2025-09-01", "2025-09-30")),
    (("Từ ngày 01/9 đến ngày 30/9/2025", "từ 01-9 – 30-9-2025", "từ 1/9 đến 30/9/2025",
      "từ ngày 01 đến ngày 30/9/2025", "từ ngày 01 tháng 9 đến ngày 30 tháng 9 năm 2025"), RANGE,
     {**ranged("2025-09-01", "2025-09-30"), "assumed": lent("01/9/2025")}),
    (("từ 15/4 đến 15/5/2021",), RANGE,
     {**ranged("2021-04-15", "2021-05-15"), "assumed": lent("15/4/2021")}),
    (("12-8 đến ngày 5-9-2019",), RANGE,
     {**ranged("2019-08-12", "2019-09-05"), "assumed": lent("12/8/2019")}),
    (("từ tháng 9 đến hết tháng 12/2025",), RANGE,
     {**ranged("2025-09-01", "2025-12-31"), "assumed": lent("01/9/2025")}),
    (("từ quý III đến quý IV/2025",), RANGE,
     {**ranged("2025-07-01", "2025-12-31"),
      "assumed": f"{lent('01/7/2025')}; {to_the_end('31/12/2025')}"}),
    (("từ nay đến thời điểm hoàn thành Đại hội XIV", "từ nay đến Đại hội XIV",
      "từ nay đến khi kết thúc Đại hội đại biểu toàn quốc lần thứ XIV của Đảng"), RANGE,
     {**NOW, "end": at("xiv", END)}),
    (("từ sau Đại hội Đảng bộ tỉnh lần thứ XVIII, nhiệm kỳ 2025 - 2030 đến Đại hội XIV",
      "Từ ngay sau ĐẠI HỘI Đảng bộ tỉnh lần thứ XVIII, nhiệm kỳ 2025–2030 đến hết Đại hội XIV"),
     RANGE, {"start": at("tinh", END, 1), "end": at("xiv", END)}),
    (("từ sau bầu cử đến khai mạc Đại hội XIV",), RANGE,
     {"start": at("bau-cu", END, 1), "end": at("xiv", OPENING)}),
    (("từ sau bầu cử đến trước khai mạc Đại hội XIV",), RANGE,
     {"start": at("bau-cu", END, 1), "end": at("xiv", OPENING), "end_excluded": True}),
    (("từ sau Ngày hội từ miền núi đến biển đến Đại hội XIV",), RANGE,
     {"start": at("ngay-hoi", END, 1), "end": at("xiv", END)}),
    (("Trước khai mạc Đại hội XIV", "trước ngày khai mạc Đại hội XIV",
      "đến trước khi khai mạc Đại hội XIV"), BEFORE,
     {"end": at("xiv", OPENING), "end_excluded": True}),
    (("trước Đại hội XIV",), BEFORE, {"end": at("xiv", START), "end_excluded": True}),
    (("Trong thời gian diễn ra Đại hội XIV", "trong suốt thời gian diễn ra Đại hội XIV"), RANGE,
     {"start": at("xiv", START), "end": at("xiv", END)}),
    (("sau Đại hội XIV", "ngay sau Đại hội XIV", "sau khi kết thúc Đại hội XIV"), RANGE,
     {"start": at("xiv", END, 1)}),
    (("sau bế mạc Đại hội XIV",), RANGE, {"start": at("xiv", CLOSING, 1)}),
    (("sau Hội nghị báo cáo",), RANGE, {"start": at("hoi-nghi", END, 1)}),
    (("sau ngày 30/11/2025",), RANGE, {"start": day("2025-12-01")}),
    (("đến sau thời điểm diễn ra Đại hội XIV",), RANGE, {"end": at("xiv", END, or_later=True)}),
    (("Từ ngày 01/10/2025 đến sau thời điểm diễn ra Đại hội XIV",), RANGE,
     {"start": day("2025-10-01"), "end": at("xiv", END, or_later=True)}),
    (("trước, trong và sau đại hội", "trước, trong, sau đại hội; theo quy định",
      "trước, trong và sau Đại hội XIV"), UNSPECIFIED, {}),
    (("kết thúc khi hoàn thành Đại hội XIV",), RANGE, {"end": at("xiv", END)}),
    (("105 ngày trước ngày bầu cử",), ON, {"end": at("bau-cu", START, -105)}),
    (("05 ngày sau ngày bầu cử",), ON, {"end": at("bau-cu", START, 5)}),
    (("5 ngày sau Đại hội XIV",), ON, {"end": at("xiv", END, 5)}),
    (("3 ngày trước khai mạc Đại hội XIV",), ON, {"end": at("xiv", OPENING, -3)}),
    (("chậm nhất 10 ngày trước ngày bầu cử",), BY, {"end": at("bau-cu", START, -10)}),
    (("hằng năm, vào ngày 7/4", "7/4 hằng năm", "ngày 07 tháng 4 hàng năm", "hàng năm vào 7/4"),
     RECURRING, APRIL_7),
    (("trước ngày 7/4 hằng năm", "hằng năm, báo cáo trước ngày 7/4"), RECURRING,
     {**APRIL_7, "exclusive": True}),
    (("định kỳ hàng năm", "hằng năm", "Hàng năm", "mỗi năm một lần", "định kì hằng năm"),
     RECURRING, {"rrule": "FREQ=YEARLY"}),
    (("hàng quý", "hằng quý", "định kỳ hằng quý", "báo cáo hằng quý"), RECURRING, QUARTERLY),
    (("hàng quý hoặc đột xuất", "hằng quý và đột xuất", "hằng quý hoặc đột xuất khi có yêu cầu",
      "hằng quý hoặc khi có yêu cầu"), RECURRING, {**QUARTERLY, "ad_hoc": True}),
    (("hằng tháng", "hàng tháng"), RECURRING, {"rrule": "FREQ=MONTHLY"}),
    (("hằng tuần",), RECURRING, {"rrule": "FREQ=WEEKLY"}),
    (("trước ngày 20 hằng tháng", "hằng tháng, trước ngày 20", "trước ngày 20 của mỗi tháng",
      "định kỳ trước ngày 20 hằng tháng"), RECURRING, {**THE_20TH, "exclusive": True}),
    (("ngày 20 hằng tháng", "chậm nhất ngày 20 hằng tháng"), RECURRING, THE_20TH),
    (("6 tháng", "6 tháng một lần", "định kỳ 6 tháng", "gửi báo cáo 6 tháng"), RECURRING,
     HALF_YEARLY),
    (("6 tháng, hằng năm", "báo cáo 6 tháng và năm"), RECURRING,
     {**HALF_YEARLY, "assumed": WHOLE_YEAR}),
    (("báo cáo 6 tháng trước ngày 15/6, năm trước ngày 15/12",), RECURRING,
     {"rrule": "FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=15", "exclusive": True}),
    (("gửi trước ngày 10/01 của năm liền kề năm báo cáo",), RECURRING,
     {"rrule": "FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=10", "exclusive": True}),
    (("định kỳ", "Định kì", "báo cáo định kỳ"), RECURRING, {}),
    (("định kỳ hoặc đột xuất", "định kỳ, đột xuất"), RECURRING, {"ad_hoc": True}),
    (("định kỳ … trước ngày 30/11/2025", "Định kỳ báo cáo kết quả trước ngày 30/11/2025",
      "định kỳ [...] trước ngày 30/11/2025"), BEFORE, before("2025-11-30", assumed=ONE_LIMIT)),
    (("định kỳ, chậm nhất tháng 11/2025",), BY,
     {"end": day("2025-11-30"), "assumed": f"{to_the_end('30/11/2025')}; {ONE_LIMIT}"}),
    (("thường xuyên", "thường xuyên, liên tục", "cả năm", "thường xuyên báo cáo",
      "thường xuyên, kịp thời"), CONTINUOUS, {}),
    (("kịp thời", "khẩn trương", "ngay", "kịp thời; theo quy định", "kịp thời … theo quy định",
      "theo quy định", "theo đúng tiến độ", "theo chỉ đạo", "khi có yêu cầu"), UNSPECIFIED, {}),
    (("theo từng giai đoạn", "theo các đợt", "theo các đợt cao điểm"), Kind.PHASES, {}),
    (("quý I/2022", "Quý I năm 2022", "trong quý 1/2022", "hoàn thành trong quý I/2022"), RANGE,
     ranged("2022-01-01", "2022-03-31")),
    (("đến hết quý I/2022", "chậm nhất trong quý I/2022"), BY, {"end": day("2022-03-31")}),
    (("trong tháng 10/2025", "tháng 10/2025", "tháng 10 năm 2025", "10/2025"), RANGE,
     ranged("2025-10-01", "2025-10-31")),
    (("năm 2025", "trong năm 2025", "cả năm 2025"), RANGE, ranged("2025-01-01", "2025-12-31")),
    (("giai đoạn 2021-2025", "giai đoạn 2021 – 2025"), RANGE, ranged("2021-01-01", "2025-12-31")),
    (("đến năm 2030",), BY, {"end": day("2030-12-31"), "assumed": to_the_end("31/12/2030")}),
    (("đến hết năm 2030",), BY, {"end": day("2030-12-31")}),
    (("năm học 2021 - 2022",), RANGE, {**ranged("2021-09-01", "2022-05-31"), "assumed": SCHOOL}),
    (("từ ngày ký", "kể từ ngày ký", "từ nay", "từ ngày ký ban hành", "từ nay trở đi"), RANGE, NOW),
    (("ngày 19/8/2025", "19-8-2025", "ngày 19 tháng 8 năm 2025", "vào ngày 19/8/2025"), ON,
     {"end": day("2025-08-19")}),
    (("ngày 03 tháng bốn năm 2018", "03/4/2018"), ON, {"end": day("2018-04-03")}),
    (("ngày khai mạc Đại hội XIV",), ON, {"end": at("xiv", OPENING)}),
]  # fmt: skip
READ = [(phrase, kind, said) for phrases, kind, said in ROWS for phrase in phrases]


@pytest.mark.parametrize(("phrase", "kind", "said"), READ, ids=[row[0] for row in READ])
def test_a_phrase_means_exactly_this(phrase: str, kind: Kind, said: dict[str, Any]) -> None:
    assert read_phrase(phrase, EVENTS) == TimeExpr(phrase=phrase, kind=kind, **said)


@pytest.mark.parametrize(
    "phrase",
    [
        "", " ", "…", "2025", "2025-11-30", "30/11", "trước ngày 30/11", "đến ngày 5",
        # days that do not exist, or not in each year or month
        "ngày 30/02/2025", "trước ngày 31/9/2025", "tháng 13/2025", "quý V/2025", "quý 0/2025",
        "năm 0025", "năm 1929", "đến năm 20245", "ngày 0/1/2025", "từ ngày 31 đến ngày 30/9/2025",
        "29/2 hằng năm", "31/4 hằng năm", "trước ngày 31 hằng tháng", "năm học 2021-2023",
        "báo cáo 6 tháng trước ngày 31/6, năm trước ngày 31/12",
        # years that must be guessed
        "từ 15/11 đến 15/01/2026", "từ ngày 27 đến 25/9/2025", "từ tháng 4 đến năm 2026",
        "từ 01/9/2025 đến 30/9", "trong tháng 10", "quý I",
        # fuzzy, lunar, named by season or occasion
        "cuối tháng 10/2025", "đầu năm 2026", "khoảng tháng 10/2025", "dự kiến ngày 19/8/2025",
        "10/3 âm lịch", "mồng 10 tháng 3", "01 tháng Giêng", "mùa hè", "dịp Tết", "dịp 2/9",
        "6 tháng đầu năm 2026", "3 tháng", "thời gian 6 tháng", "hoàn thành: 6 tháng",
        "đầu kỳ, giữa kỳ, cuối kỳ",
        # no schedule
        "nhiệm kỳ 2025 - 2030", "(15/6/1933 - 15/6/2025)", "15/6/1933 - 15/6/2025",
        "báo cáo quý I/2026", "kết quả 30/11/2025", "gửi báo cáo năm 2025",
        # more than one meaning, or more than one rule
        "giai đoạn 2021-2025, định hướng đến năm 2030", "ngày 7/4 và ngày 19/5 hằng năm",
        "báo cáo 6 tháng trước ngày 15/6, năm trước ngày 10/12", "thường xuyên, hằng quý",
        "trước ngày 30/11/2025, chậm nhất ngày 15/12/2025", "định kỳ thường xuyên", "2 lần/năm",
        "định kỳ năm 2025", "định kỳ định kỳ", "20 hằng tháng", "5 mỗi tháng", "đột xuất",
        # words that are not known
        "trước 17 giờ ngày 30/11/2025", "sáng ngày 19/8/2025", "trước ngày 30/11/2025 (Chủ nhật)",
        "sinh hoạt định kỳ của chi bộ", "10 ngày làm việc sau bầu cử", "trước hết Đại hội XIV",
        "sau Đại hội XV", "Đại hội XIV", "từ Đại hội XIV", "chậm nhất sau Đại hội XIV",
        "đến thời điểm diễn ra Đại hội XIV", "trước, trong và sau Đại hội XV", "từ nay đến nay",
        "٣٠/١١/٢٠٢٥", "thường xuyên " * 100,
    ],
)  # fmt: skip
def test_what_is_not_wholly_understood_has_no_meaning(phrase: str) -> None:
    assert read_phrase(phrase, EVENTS) is None


def test_events_are_understood_only_when_they_are_given() -> None:
    assert read_phrase("sau Đại hội XIV") is None
    assert read_phrase("sau Đại hội XIV", {"dai hoi xiv": "x"}) is not None
    assert read_phrase("sau đại  HỘI xiv.", {"dai hoi xiv": "x"}) is not None


def test_the_phrase_stays_as_the_source_has_it() -> None:
    read = read_phrase("  Trước ngày  30-11-2025. ")
    assert read is not None
    assert read.phrase == "Trước ngày  30-11-2025."


def test_decomposed_letters_are_the_same_letters() -> None:
    assert read_phrase("tru\u031bo\u031b\u0301c nga\u0300y 30/11/2025") is not None


STRANGERS = ("khoảng", "dự kiến", "sáng", "17h", "trừ", "Chủ nhật", "âm lịch", "năm", "ngoài")


@pytest.mark.parametrize("phrase", [row[0] for row in READ])
def test_no_word_is_passed_over(phrase: str) -> None:
    words = phrase.split()
    for place in range(len(words) + 1):
        for stranger in STRANGERS:
            more = " ".join([*words[:place], stranger, *words[place:]])
            assert read_phrase(more, EVENTS) is None, more


WORDS = sorted({word for phrase, _, _ in READ for word in phrase.split()})
SOUP = st.lists(st.sampled_from(WORDS) | st.text(max_size=3), max_size=12).map(" ".join)


@settings(deadline=None)
@given(st.text() | SOUP)
def test_any_text_is_read_or_not_but_never_raises(text: str) -> None:
    read = read_phrase(text, EVENTS)
    if read is not None:
        assert read.phrase == text.strip()
        assert read.rrule is None or is_rule(read.rrule)
        assert read.end_excluded or read.kind is not BEFORE
        assert read.start or read.end or read.kind not in (ON, BEFORE, BY, RANGE)


DAYS = st.dates(date(1930, 1, 2), date(2099, 12, 31))
FRAME = Frame(issued=IssueDate(day=date(1930, 1, 1), certainty=Certainty.STATED))
WRITTEN: dict[str, Callable[[date], str]] = {
    "official": official,
    "hyphens": lambda day: f"{day.day}-{day.month}-{day.year}",
    "zeros": lambda day: f"{day:%d/%m}/{day.year}",
    "words": lambda day: f"ngày {day.day:02} tháng {day.month} năm {day.year}",
}


@pytest.mark.parametrize("written", WRITTEN.values(), ids=WRITTEN)
@settings(deadline=None)
@given(first=DAYS, length=st.integers(0, 400))
def test_a_range_of_days_is_read_as_it_is_written(
    written: Callable[[date], str], first: date, length: int
) -> None:
    last = min(first + timedelta(days=length), date(2100, 12, 31))
    read = read_phrase(f"từ {written(first)} đến {written(last)}")
    assert read is not None
    assert (read.kind, read.start, read.end, read.assumed) == (RANGE, first, last, None)


@settings(deadline=None)
@given(DAYS, st.integers(1, 365))
def test_a_left_end_has_the_year_of_the_right_one_unless_it_would_come_after_it(
    last: date, number: int
) -> None:
    first = date(last.year, 1, 1) + timedelta(days=number - 1)
    read = read_phrase(f"từ ngày {first.day}/{first.month} đến ngày {official(last)}")
    if first > last:
        assert read is None
        return
    assert read is not None
    assert (read.start, read.end, read.assumed) == (first, last, lent(official(first)))


ORDERED = [
    "từ {first} đến {last}", "từ ngày {first} - {last}", "từ {first} đến trước {next}",
    "từ {month} đến {last}", "từ {month} đến hết {last_month}", "từ nay đến {last}",
    "từ {quarter} đến {last_quarter}", "từ năm {year} đến {last_quarter}",
    "từ năm {year} đến hết năm {last_year}", "giai đoạn {year}-{last_year}", "{month}",
    "{quarter}", "năm {year}", "trước {first}", "chậm nhất {month}", "đến hết {last_quarter}",
    "sau {last}", "từ {first}", "ngày {first}",
]  # fmt: skip


@pytest.mark.parametrize("shape", ORDERED)
@settings(deadline=None)
@given(first=DAYS, length=st.integers(0, 400))
def test_days_in_order_stay_in_order(shape: str, first: date, length: int) -> None:
    last = min(first + timedelta(days=length), date(2099, 12, 31))
    phrase = shape.format(
        first=official(first),
        last=official(last),
        next=official(last + timedelta(days=1)),
        month=f"tháng {first.month}/{first.year}",
        last_month=f"tháng {last.month}/{last.year}",
        quarter=f"quý {roman(quarter(first))}/{first.year}",
        last_quarter=f"quý {quarter(last)} năm {last.year}",
        year=first.year,
        last_year=last.year,
    )
    read = read_phrase(phrase)
    assert read is not None
    span = resolve(read, FRAME)
    assert span.days == tuple(sorted(span.days))
