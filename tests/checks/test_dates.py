from pathlib import Path

import pytest

from tests.samples import Said, checked

DO = "\n  - id: viec\n    title: Việc\n    clause: III.1\n    roles: {do: van-phong}\n    due: %s"
OUT_OF_ORDER = "đổi chỗ hai ngày, hoặc sửa năm"


def phase(time: str, inner: str = "") -> dict[str, str | None]:
    """The sample plan with one phase, and one inside it."""
    around = f"\n  - id: dot-1\n    title: Đợt 1\n    time: {{phrase: a, {time}}}"
    if inner:
        around += f"\n    phases: [{{id: dot-2, title: Đợt 2, time: {{phrase: b, {inner}}}}}]"
    return {"phases": around}


def backwards(what: str, start: str, marked: str) -> Said:
    message = f"{what} kết thúc trước khi bắt đầu"
    return ("moc-thoi-gian-nguoc", message, f"bắt đầu ngày {start}", OUT_OF_ORDER, marked)


BACKWARDS = "start: 2025-04-10, %s: 2025-04-09"


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        (
            {"period": f"{{phrase: a, {BACKWARDS % 'end'}}}"},
            backwards("thời gian thực hiện", "10/4/2025 (dòng 10)", "2025-04-09"),
        ),
        (
            {"period": "{phrase: a, start: issued, end: 2025-03-09}"},
            backwards("thời gian thực hiện", "10/3/2025 (dòng 10)", "2025-03-09"),
        ),
        (
            phase(BACKWARDS % "end"),
            backwards("đợt “Đợt 1”", "10/4/2025 (dòng 22)", "2025-04-09"),
        ),
        (
            phase("start: 2025-04-10, before: 2025-04-10"),
            backwards("đợt “Đợt 1”", "10/4/2025 (dòng 22)", "2025-04-10"),
        ),
        (
            phase("start: {event: ngay-hoi-sach, part: end}, end: 2025-05-04"),
            backwards("đợt “Đợt 1”", "05/5/2025 (dòng 22)", "2025-05-04"),
        ),
        (
            {"tasks": DO % f"{{phrase: a, {BACKWARDS % 'end'}}}", "reporting": None},
            backwards("việc “viec”", "10/4/2025 (dòng 41)", "2025-04-09"),
        ),
        (
            phase("start: 2025-04-10, end: 2025-06-30", "end: 2025-04-09"),
            backwards("đợt “Đợt 2”", "10/4/2025", "2025-04-09"),
        ),
    ],
    ids=["period", "from now", "phase", "before", "event", "task", "inherited start"],
)
def test_an_end_before_its_start_is_told_with_the_start_and_its_line(
    tmp_path: Path, changes: dict[str, str | None], fault: Said
) -> None:
    assert [said for said in checked(tmp_path, **changes) if said[0] == fault[0]] == [fault]


NO_TASKS: dict[str, str | None] = {"tasks": None, "reporting": None}


@pytest.mark.parametrize(
    "changes",
    [
        {"period": "{phrase: a, start: 2025-04-10, end: 2025-04-10}"} | NO_TASKS,
        {"period": "{phrase: a, start: 2025-04-10, end: {event: ngay-hoi-sach, part: closing}}"}
        | NO_TASKS,
        {"tasks": DO % "{phrase: thường xuyên, continuous: true}", "reporting": None},
        phase("start: 2025-04-01, end: 2025-05-01", "start: 2025-04-01, end: 2025-05-01"),
        phase("start: 2025-04-01, end: 2025-05-01", "end: 2025-04-15"),
        phase(
            "start: 2025-04-01, end: 2025-05-30",
            "start: 2025-04-01, end: {event: ngay-hoi-sach, or_later: true}",
        ),
        phase("start: issued, end: 2025-05-01", "start: issued, end: 2025-05-01"),
    ],
)
def test_days_in_order_and_inside_are_sound(tmp_path: Path, changes: dict[str, str | None]) -> None:
    assert checked(tmp_path, **changes) == []


@pytest.mark.parametrize(
    ("changes", "stretch"),
    [
        (
            phase("start: 2025-04-01, end: 2025-05-01", "start: 2025-04-01, end: 2025-05-02"),
            "từ 01/4/2025 đến 01/5/2025",
        ),
        (
            phase("start: 2025-04-01, end: 2025-05-01", "start: 2025-03-31, end: 2025-05-01"),
            "từ 01/4/2025 đến 01/5/2025",
        ),
        (phase("end: 2025-05-01", "end: 2025-05-02"), "từ … đến 01/5/2025"),
        (phase("start: 2025-04-01", "start: 2025-03-31"), "từ 01/4/2025 đến …"),
    ],
)
def test_a_phase_outside_the_one_around_it_is_told_with_the_outer_ones_days(
    tmp_path: Path, changes: dict[str, str | None], stretch: str
) -> None:
    faults = [said for said in checked(tmp_path, **changes) if said[0] == "dot-ngoai-dot-lon"]
    assert faults == [
        (
            "dot-ngoai-dot-lon",
            "đợt “Đợt 2” nằm ngoài đợt “Đợt 1”",
            f"đợt lớn {stretch}",
            "sửa ngày của đợt nhỏ, hoặc của đợt lớn",
            f"{{phrase: b, {(changes['phases'] or '').partition('phrase: b, ')[2][:-2]}",
        )
    ]


@pytest.mark.parametrize(
    ("issued", "message", "marked"),
    [
        (
            "{not_before: 2025-03-10, not_after: 2025-03-09, certainty: unknown}",
            "khoảng ngày ban hành kết thúc trước khi bắt đầu",
            "2025-03-09",
        ),
        (
            "{date: 2025-03-09, not_before: 2025-03-10, certainty: derived}",
            "ngày ban hành sớm hơn 10/3/2025",
            "2025-03-09",
        ),
        (
            "{date: 2025-03-11, not_after: 2025-03-10, certainty: derived}",
            "ngày ban hành muộn hơn 10/3/2025",
            "2025-03-11",
        ),
        ("{not_before: 2025-03-10, certainty: stated}", "“stated” cần có date", "stated"),
        ("{not_after: 2025-03-10, certainty: probable}", "“probable” cần có date", "probable"),
        (
            "{date: 2025-03-10, certainty: unknown}",
            "đã có date thì không phải “unknown”",
            "unknown",
        ),
        ("{certainty: unknown}", "thiếu cả ngày ban hành lẫn khoảng của nó", "unknown"),
    ],
)
def test_an_issue_date_and_its_window_must_agree(
    tmp_path: Path, issued: str, message: str, marked: str
) -> None:
    faults = checked(tmp_path, issued=issued, number=None)
    fix = "sửa ngày cho khớp với nguồn"
    assert faults == [("khoang-ban-hanh-sai", message, "", fix, marked)]


@pytest.mark.parametrize(
    "issued",
    [
        "{not_before: 2025-03-10, not_after: 2025-03-10, certainty: unknown}",
        "{not_before: 2025-03-10, certainty: unknown}",
        "{date: 2025-03-10, not_before: 2025-03-10, not_after: 2025-03-10, certainty: derived}",
    ],
)
def test_a_window_that_holds_is_sound(tmp_path: Path, issued: str) -> None:
    assert checked(tmp_path, issued=issued) == []


@pytest.mark.parametrize(
    ("issued", "latest"),
    [
        ("{date: 2025-02-19, certainty: stated}", "19/02/2025"),
        ("{not_after: 2025-02-19, certainty: unknown}", "19/02/2025"),
    ],
)
def test_no_plan_rests_on_a_document_that_is_later_than_itself(
    tmp_path: Path, issued: str, latest: str
) -> None:
    assert checked(tmp_path, issued=issued) == [
        (
            "can-cu-sau-ngay-ban-hanh",
            "văn bản ngày 20/02/2025 không thể là căn cứ",
            f"kế hoạch ban hành không muộn hơn {latest}",
            "sửa ngày của văn bản trong danh mục, hoặc ngày ban hành của kế hoạch",
            "5-kh-ubnd-2025",
        )
    ]


def test_a_plan_may_name_a_later_document_without_resting_on_it(tmp_path: Path) -> None:
    cites = "[{document: 5-kh-ubnd-2025, relation: cites}]"
    early = "{date: 2025-02-19, certainty: stated}"
    assert checked(tmp_path, issued=early, basis=cites) == []


def test_a_basis_of_the_same_day_is_a_warning(tmp_path: Path) -> None:
    assert checked(tmp_path, issued="{date: 2025-02-20, certainty: stated}") == [
        (
            "can-cu-cung-ngay",
            "văn bản làm căn cứ ban hành cùng ngày với kế hoạch (20/02/2025)",
            "",
            "xem lại ngày trong bản gốc; nếu đúng, ghi lời xác nhận ở acknowledged",
            "5-kh-ubnd-2025",
        )
    ]
