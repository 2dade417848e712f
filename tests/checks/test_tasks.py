from pathlib import Path

import pytest

from tests.samples import REGISTRIES, Said, checked, plan_text, said_of, verdict_at

WHERE = "sửa địa chỉ, hoặc sửa số mục trong thân văn bản"

UNITS = (
    REGISTRIES["units"] + "tinh-uy: {name: Tỉnh ủy, system: party, level: province, symbol: TU}\n"
)


def task(*lines: str, task_id: str = "bao-cao") -> str:
    return "\n    ".join((f"\n  - id: {task_id}", "title: Báo cáo", *lines))


DO = "roles: {do: van-phong}"
PHASE = "\n  - {id: %s, title: Đợt, time: {phrase: a, by: 2025-04-01}%s}"


def no_clause(address: str, near: str | None = None) -> Said:
    return (
        "dieu-khoan-khong-co",
        f"thân văn bản không có điều khoản {address}",
        f"có phải {near}?" if near else "",
        WHERE,
        address,
    )


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"tasks": task("clause: III.9", DO)}, no_clause("III.9", "III.1")),
        ({"tasks": task("clause: X", DO)}, no_clause("X")),
        ({"basis": "[{document: 5-kh-ubnd-2025, relation: cites, clauses: [I.1, I.7]}]"},
         no_clause("I.7")),
        ({"basis": "[{document: 5-kh-ubnd-2025, relation: cites, clauses: I.7}]"},
         no_clause("I.7")),
        ({"events": "[{event: ngay-hoi-sach, clause: V}]"}, no_clause("V")),
        ({"slogans": "[{text: Đọc để biết, clause: V}]"}, no_clause("V")),
        ({"anomalies": "[{text: Thiếu số, clause: V}]"}, no_clause("V")),
        ({"phases": PHASE % ("dot-1", ", clause: II.7"), "tasks": task("clause: III.1", DO)},
         no_clause("II.7", "II.1")),
        ({"phases": PHASE % ("dot-1", f", phases: [{(PHASE % ('a', ', clause: V'))[5:]}]"),
          "tasks": task("clause: III.1", DO)},
         no_clause("V")),
    ],
)  # fmt: skip
def test_a_clause_that_the_body_does_not_have_is_told_wherever_it_is_named(
    tmp_path: Path, changes: dict[str, str], fault: Said
) -> None:
    assert checked(tmp_path, **changes) == [fault]


def test_a_clause_under_a_heading_without_a_number_can_be_named(tmp_path: Path) -> None:
    text = plan_text(
        "\n## I. A\n\n- một\n\n## II. B\n\n### 1. C\n\n### 2. D\n\n## Nơi nhận\n\n- hai\n",
        tasks=task("clause: noi-nhan.1", DO),
    )
    file = "content/plans/2025/a.md"
    assert said_of(verdict_at(tmp_path, {file: text}).diagnostics) == []


@pytest.mark.parametrize(
    ("changes", "what", "name"),
    [
        ({"tasks": task("clause: III.1", DO) + task("clause: III.2", DO)}, "nhiệm vụ", "bao-cao"),
        (
            {
                "phases": PHASE % ("dot-1", "") + PHASE % ("dot-1", ""),
                "tasks": task("clause: III.1", DO),
            },
            "đợt",
            "dot-1",
        ),
        (
            {
                "phases": PHASE % ("dot-1", f", phases: [{(PHASE % ('dot-1', ''))[5:]}]"),
                "tasks": task("clause: III.1", DO),
            },
            "đợt",
            "dot-1",
        ),
    ],
)
def test_an_id_used_twice_in_a_plan_is_told_at_both_places(
    tmp_path: Path, changes: dict[str, str], what: str, name: str
) -> None:
    message = f"mã {what} “{name}” được dùng 2 lần"
    fault = ("ma-lap-trong-ke-hoach", message, "", "đặt cho mỗi mục một mã riêng", name)
    assert checked(tmp_path, **changes) == [fault, fault]


def test_a_second_route_for_one_task_is_told_with_the_line_of_the_first(tmp_path: Path) -> None:
    routes = "\n  - {task: bao-cao, to: so-van-hoa}\n  - {task: bao-cao, to: van-phong}"
    ((rule, message, label, fix, caret),) = checked(tmp_path, reporting=routes)
    assert (rule, message) == ("bao-cao-lap", "báo cáo của việc “bao-cao” được khai hai lần")
    assert (label.partition(" (dòng ")[0], fix, caret) == (
        "đã khai",
        "gộp hai mục thành một",
        "bao-cao",
    )


def test_a_task_and_a_phase_may_share_an_id(tmp_path: Path) -> None:
    tasks = task("clause: III.1", DO, task_id="dot-1")
    assert checked(tmp_path, tasks=tasks, reporting=None) == []


def test_several_leads_are_an_error_unless_the_source_itself_names_them(tmp_path: Path) -> None:
    roles = "roles: {lead: [van-phong, so-van-hoa]}"
    assert checked(tmp_path, tasks=task("clause: III.1", roles)) == [
        (
            "nhieu-don-vi-chu-tri",
            "việc “bao-cao” có 2 đơn vị chủ trì",
            "chỉ một đơn vị chủ trì",
            "chuyển các đơn vị khác sang support, hoặc thêm “joint: true”",
            "[van-phong, so-van-hoa]",
        )
    ]
    assert checked(tmp_path, tasks=task("clause: III.1", roles, "joint: true")) == []


@pytest.mark.parametrize("lines", [(), ("roles: {}",), ("roles: {do: []}",)])
def test_a_task_that_nobody_has_is_a_warning(tmp_path: Path, lines: tuple[str, ...]) -> None:
    assert checked(tmp_path, tasks=task("clause: III.1", *lines)) == [
        (
            "viec-khong-co-don-vi",
            "việc “bao-cao” không giao cho đơn vị nào",
            "",
            "thêm khóa roles",
            "bao-cao",
        )
    ]


def test_a_report_without_a_deadline_is_a_warning_unless_the_source_says_when(
    tmp_path: Path,
) -> None:
    report = ("clause: III.1", "roles: {report: van-phong}")
    assert checked(tmp_path, tasks=task(*report)) == [
        (
            "bao-cao-khong-co-han",
            "nguồn không nêu thời hạn của báo cáo “bao-cao”",
            "",
            "nếu bản gốc có nêu thời hạn, thêm khóa due",
            "bao-cao",
        )
    ]
    vague = "due: {phrase: định kỳ, recurring: true}"
    assert checked(tmp_path, tasks=task(*report, vague)) == [
        (
            "bao-cao-khong-co-han",
            "nguồn không nêu thời hạn của báo cáo “bao-cao”",
            "chỉ nói “định kỳ”",
            "nếu bản gốc có nêu thời hạn, thêm khóa due",
            "due",
        )
    ]
    for due in ("hằng quý", "chậm nhất ngày 20/6/2025", "theo từng đợt"):
        assert checked(tmp_path, tasks=task(*report, f"due: {due}")) == []


@pytest.mark.parametrize(
    ("number", "issuer", "example"),
    [
        ("12-KH/SVH", "so-van-hoa", "3838/KH-SYT"),
        ("Số 12", "so-van-hoa", "3838/KH-SYT"),
        ("12/KH-SVH", "tinh-uy", "256-KH/TU"),
    ],
)
def test_a_number_is_told_when_it_is_not_built_as_its_issuers_are(
    tmp_path: Path, number: str, issuer: str, example: str
) -> None:
    text = plan_text(number=number, issuer=issuer)
    found = said_of(verdict_at(tmp_path, {"content/plans/a.md": text}, units=UNITS).diagnostics)
    assert found == [
        (
            "so-ky-hieu-sai",
            f"“{number}” không đúng thể thức số, ký hiệu",
            "",
            f"viết như {example}; nếu nguồn không ghi số, bỏ cả dòng",
            number,
        )
    ]


@pytest.mark.parametrize(
    ("number", "issuer"),
    [(None, "so-van-hoa"), ("12/KH-SVH", "so-van-hoa"), ("256-KH/TU", "tinh-uy")],
)
def test_a_number_that_fits_its_issuer_or_is_not_stated_is_sound(
    tmp_path: Path, number: str | None, issuer: str
) -> None:
    text = plan_text(number=number, issuer=issuer)
    found = verdict_at(tmp_path, {"content/plans/a.md": text}, units=UNITS).diagnostics
    assert found == ()
