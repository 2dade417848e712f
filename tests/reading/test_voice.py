"""Keys and values that do not fit a form, said in Vietnamese where they stand."""

import pytest

from generator.domain.roles import Role
from generator.reading.forms.plan import PlanForm
from tests.samples import said


def task(line: str) -> str:
    return f"\n  - id: a\n    title: b\n    clause: I.1\n    {line}"


def moment(line: str) -> str:
    return f"\n  phrase: a\n  on: {{event: e, {line}}}"


def one_of(*words: str) -> str:
    return f"dùng một trong: {', '.join(words)}"


PLAN_KEYS = one_of(*PlanForm.model_fields)
ROLES = one_of(*Role)
REAL_DAY = "viết một ngày có thật, dạng năm-tháng-ngày, thí dụ 2025-08-19"
ONE_MEANING = "chọn đúng một cách hiểu theo trang “Cách ghi thời gian” của phần Hướng dẫn"
MEANINGS = (
    *("on", "before", "by", "start/end", "rrule", "recurring"),
    *("per_phase", "continuous", "unspecified"),
)


@pytest.mark.parametrize(
    ("changes", "key", "label", "marked"),
    [
        ({"title": None}, "title", "", "k"),
        ({"issued": None}, "issued", "", "t"),
        ({"issued": "\n  date: 2025-03-10"}, "certainty", "cần có certainty ở đây", "issued"),
        ({"tasks": "\n  - id: a\n    title: b"}, "clause", "cần có clause ở đây", "i"),
        ({"period": "\n  on: 2025-01-01"}, "phrase", "cần có phrase ở đây", "period"),
        ({"period": "\n  phrase: a\n  on: {}"}, "event", "cần có event ở đây", "on"),
    ],
)
def test_a_missing_key_is_told_where_it_should_stand(
    changes: dict[str, str | None], key: str, label: str, marked: str
) -> None:
    message, fix = f"thiếu khóa bắt buộc “{key}”", f"thêm dòng “{key}: …”"
    assert said(**changes) == [("thieu-khoa", message, label, fix, marked)]


@pytest.mark.parametrize(
    ("changes", "key", "label", "fix"),
    [
        ({"tilte": "a"}, "tilte", "có phải “title”?", PLAN_KEYS),
        ({"zzz": "a"}, "zzz", "", PLAN_KEYS),
        (
            {"issued": "\n  date: 2025-03-10\n  certainty: stated\n  not_befor: 2025-01-01"},
            "not_befor",
            "có phải “not_before”?",
            one_of("date", "not_before", "not_after", "certainty", "why"),
        ),
        (
            {"signatory": "{name: a, position: b, chuc: c}"},
            "chuc",
            "",
            one_of("name", "position", "authority", "on_behalf_of"),
        ),
        (
            {"period": "\n  phrase: a\n  end: {event: e, parts: end}"},
            "parts",
            "có phải “part”?",
            one_of("event", "part", "days", "or_later"),
        ),
        (
            {"slogans": "\n  - text: a\n    caluse: I"},
            "caluse",
            "có phải “clause”?",
            one_of("text", "clause"),
        ),
        (
            {
                "phases": "\n  - id: a\n    title: b\n    time: {phrase: c, by: 2025-01-01}"
                "\n    phases: [{id: d, titel: e, title: e, time: {phrase: c, by: 2025-01-01}}]",
                "tasks": None,
                "reporting": None,
            },
            "titel",
            "có phải “title”?",
            one_of("id", "title", "clause", "time", "boundary", "event", "phases"),
        ),
    ],
)
def test_a_foreign_key_is_told_with_the_nearest_one_and_all_that_may_stand_there(
    changes: dict[str, str | None], key: str, label: str, fix: str
) -> None:
    assert said(**changes) == [("khoa-la", f"không có khóa “{key}”", label, fix, key)]


@pytest.mark.parametrize(
    ("changes", "value", "place", "label", "fix"),
    [
        (
            {"kind": "propoganda"},
            "propoganda",
            "kind",
            "có phải “propaganda”?",
            one_of("propaganda", "communication", "implementation"),
        ),
        (
            {"status": "xong"},
            "xong",
            "status",
            "",
            one_of("issued", "draft", "ended", "replaced", "cancelled"),
        ),
        ({"circulation": "secret"}, "secret", "circulation", "", one_of("public")),
        (
            {"period": moment("part: opening_day")},
            "opening_day",
            "part",
            "có phải “opening”?",
            one_of("start", "opening", "closing", "end"),
        ),
        ({"tasks": task("roles: {leed: a}")}, "leed", "roles", "có phải “lead”?", ROLES),
    ],
)
def test_a_value_outside_a_closed_list_is_told_with_the_nearest_and_the_list(
    changes: dict[str, str], value: str, place: str, label: str, fix: str
) -> None:
    message = f"“{value}” không dùng được ở {place}"
    assert said(**changes) == [("gia-tri-la", message, label, fix, value)]


@pytest.mark.parametrize(
    ("changes", "message", "marked"),
    [
        (
            {"issued": "\n  date: 2025-02-30\n  certainty: stated"},
            "2025-02-30: tháng 2 năm 2025 chỉ có 28 ngày",
            "2025-02-30",
        ),
        (
            {"issued": "\n  date: 10/3/2025\n  certainty: stated"},
            "10/3/2025: viết ngày theo dạng năm-tháng-ngày, ở đây là 2025-03-10",
            "10/3/2025",
        ),
        (
            {"period": "\n  phrase: a\n  by: 20245-01-01"},
            "20245-01-01: năm 20245 nằm ngoài khoảng từ 1930 đến 2100",
            "20245-01-01",
        ),
        (
            {"period": "\n  phrase: a\n  by: cuối năm"},
            "cuối năm: không phải là ngày; viết năm-tháng-ngày, thí dụ 2025-11-30",
            "cuối năm",
        ),
        (
            {"period": "\n  phrase: a\n  rrule: hằng năm"},
            "“hằng năm” không phải quy tắc lặp theo RFC 5545",
            "hằng năm",
        ),
        (
            {"period": "\n  phrase: a\n  rrule: FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"},
            "quy tắc lặp “FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30” không rơi vào ngày nào",
            "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
        ),
        (
            {"period": moment("days: 1000")},
            "days không được lớn hơn 999, ở đây là 1000",
            "1000",
        ),
        (
            {"period": moment("days: -1000")},
            "days không được nhỏ hơn -999, ở đây là -1000",
            "-1000",
        ),
        (
            {"period": "\n  phrase: kịp thời"},
            f"thiếu cách hiểu: thêm một trong {', '.join(MEANINGS)}",
            "period",
        ),
        (
            {"period": "\n  phrase: a\n  by: 2025-01-01\n  recurring: true"},
            "chỉ ghi một cách hiểu, ở đây có by, recurring",
            "period",
        ),
        (
            {"period": "\n  phrase: a\n  start: issued\n  by: 2025-01-01"},
            "start/end không đi cùng by",
            "period",
        ),
        (
            {"period": "\n  phrase: a\n  end: 2025-01-01\n  before: 2025-01-01"},
            "before và end đều là điểm cuối: chỉ ghi một",
            "period",
        ),
    ],
)
def test_a_value_that_cannot_be_true_says_why(
    changes: dict[str, str], message: str, marked: str
) -> None:
    (found,) = said(**changes)
    assert found == ("gia-tri-sai", message, "", found[3], marked)


@pytest.mark.parametrize(
    ("changes", "fix"),
    [
        ({"issued": "\n  date: 2025-02-30\n  certainty: stated"}, REAL_DAY),
        ({"period": "\n  phrase: a\n  by: cuối năm"}, REAL_DAY),
        (
            {"period": "\n  phrase: a\n  rrule: hằng năm"},
            "viết như FREQ=MONTHLY;BYMONTHDAY=20 (ngày 20 hằng tháng)",
        ),
        ({"period": moment("days: 1000")}, "ghi một số đến 999"),
        ({"period": moment("days: -1000")}, "ghi một số từ -999 trở lên"),
        ({"period": "\n  phrase: kịp thời"}, ONE_MEANING),
        ({"period": "\n  phrase: a\n  by: 2025-01-01\n  recurring: true"}, ONE_MEANING),
        ({"period": "\n  phrase: a\n  start: issued\n  by: 2025-01-01"}, ONE_MEANING),
        ({"period": "\n  phrase: a\n  end: 2025-01-01\n  before: 2025-01-01"}, ONE_MEANING),
        ({"period": "cuối tháng"}, ONE_MEANING),
    ],
)
def test_a_value_that_cannot_be_true_says_what_to_write(changes: dict[str, str], fix: str) -> None:
    assert [one[3] for one in said(**changes)] == [fix]


def test_all_faults_of_a_form_are_told_in_one_go() -> None:
    faults = said(title=None, kind="sai", tilte="a", issued="\n  date: 2025-02-30")
    assert [rule for rule, *_ in faults] == [
        *("thieu-khoa", "gia-tri-la", "thieu-khoa", "gia-tri-sai", "khoa-la")
    ]
