"""What is said of two versions of a plan."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from generator.domain.changes import changes
from generator.domain.plan import Plan, PlanKind, Status
from generator.domain.registry import Registry
from generator.domain.timespan import Certainty, IssueDate
from tests.samples import BODY, KEYS, plan_text, read, verdict_at


@pytest.fixture
def registry(tmp_path: Path) -> Registry:
    return verdict_at(tmp_path).corpus.registry


def plan(body: str = BODY, **keys: str | None) -> Plan:
    found = read(plan_text(body, **keys)).plan
    assert found
    return found


def said(old: Plan, new: Plan, registry: Registry) -> str:
    """Every change, one after the other."""
    return " | ".join(changes(old, new, registry))


def swapped(key: str, old: str, new: str) -> Plan:
    """The sample plan with some words of one key changed."""
    assert old in KEYS[key]
    return plan(**{key: KEYS[key].replace(old, new)})


def test_equal_plans_have_no_changes(registry: Registry) -> None:
    assert said(plan(), plan(), registry) == ""


def test_a_short_title_is_no_news(registry: Registry) -> None:
    assert said(plan(), plan(short="Ngày hội sách"), registry) == ""


def test_a_moved_deadline_says_both_phrases_and_both_days(registry: Registry) -> None:
    new = swapped(
        "tasks",
        "phrase: trước ngày 20/6/2025\n      before: 2025-06-20",
        "phrase: chậm nhất ngày 30/6/2025\n      by: 2025-06-30",
    )
    assert said(plan(), new, registry) == (
        "hạn của việc “Báo cáo kết quả” (mục III.2) đổi từ “trước ngày 20/6/2025” (chậm nhất "
        "19/6/2025) thành “chậm nhất ngày 30/6/2025” (chậm nhất 30/6/2025)"
    )


def test_a_deadline_that_came_or_went_is_said(registry: Registry) -> None:
    due = "\n    due:\n      phrase: trước ngày 20/6/2025\n      before: 2025-06-20"
    without = swapped("tasks", due, "")
    what = "hạn của việc “Báo cáo kết quả” (mục III.2) đổi từ"
    stated = "“trước ngày 20/6/2025” (chậm nhất 19/6/2025)"
    assert said(plan(), without, registry) == f"{what} {stated} thành không nêu thời gian"
    assert said(without, plan(), registry) == f"{what} không nêu thời gian thành {stated}"


def test_a_mended_day_under_the_same_phrase_is_said(registry: Registry) -> None:
    new = swapped("tasks", "before: 2025-06-20", "by: 2025-06-20")
    assert said(plan(), new, registry) == (
        "hạn của việc “Báo cáo kết quả” (mục III.2) đổi từ “trước ngày 20/6/2025” (chậm nhất "
        "19/6/2025) thành “trước ngày 20/6/2025” (chậm nhất 20/6/2025)"
    )


def test_a_reading_that_moves_no_day_is_said_as_such(registry: Registry) -> None:
    new = swapped("tasks", "before: 2025-06-20", "by: 2025-06-19")
    assert said(plan(), new, registry) == (
        "hạn của việc “Báo cáo kết quả” (mục III.2): sửa cách hiểu “trước ngày 20/6/2025” (chậm "
        "nhất 19/6/2025)"
    )


def test_a_phase_moved_renamed_added_and_taken_away_is_said(registry: Registry) -> None:
    new = swapped("phases", "2025-04-15", "2025-04-10")
    assert said(plan(), new, registry) == (
        "đợt “Đợt 1” đổi từ “Từ nay đến ngày 15/4/2025” (từ 10/3/2025 đến 15/4/2025) thành “Từ "
        "nay đến ngày 15/4/2025” (từ 10/3/2025 đến 10/4/2025)"
    )
    new = swapped("phases", "title: Đợt 2", "title: Cao điểm")
    assert said(plan(), new, registry) == "đợt “Đợt 2” đổi tên thành “Cao điểm”"
    new = swapped("phases", "id: dot-2", "id: dot-3")
    assert said(plan(), new, registry) == (
        "bỏ đợt “Đợt 2” | thêm đợt “Đợt 2”: “Từ ngày 16/4 đến khai mạc Ngày hội”"
    )


def test_an_issue_date_that_becomes_known_moves_what_hangs_on_it(registry: Registry) -> None:
    unknown = "\n  not_before: 2025-03-01\n  not_after: 2025-03-31\n  certainty: unknown"
    assert said(plan(issued=unknown), plan(), registry) == (
        "ngày ban hành đổi từ không nêu (trong khoảng từ 01/3/2025 đến 31/3/2025) thành 10/3/2025"
        " | thời gian chung đổi từ “Từ nay đến hết tháng 6/2025” (đến 30/6/2025) thành “Từ nay đến "
        "hết tháng 6/2025” (từ 10/3/2025 đến 30/6/2025) | "
        "đợt “Đợt 1” đổi từ “Từ nay đến ngày 15/4/2025” (đến 15/4/2025) thành “Từ nay đến ngày "
        "15/4/2025” (từ 10/3/2025 đến 15/4/2025)"
    )


@pytest.mark.parametrize(
    ("key", "value", "words"),
    [
        ("status", "replaced", "tình trạng đổi từ đã ban hành thành đã được thay thế"),
        ("number", None, "số, ký hiệu đổi từ 12/KH-SVH thành không ghi"),
        (
            "title",
            "Ngày hội",
            "trích yếu đổi từ “Tuyên truyền Ngày hội đọc sách tỉnh Sông Xanh” thành “Ngày hội”",
        ),
        ("channels", None, "sửa kênh"),
        ("recipients", None, "sửa nơi nhận"),
    ],
)
def test_what_a_plan_says_of_itself_is_compared(
    registry: Registry, key: str, value: str | None, words: str
) -> None:
    assert said(plan(), plan(BODY, **{key: value}), registry) == words


def test_a_task_added_or_taken_away_is_said_with_its_units_and_time(registry: Registry) -> None:
    without = plan(tasks=KEYS["tasks"].split("\n  - id: bao-cao")[0], reporting=None)
    assert said(without, plan(), registry) == (
        "thêm việc “Báo cáo kết quả” (mục III.2): “trước ngày 20/6/2025” (chậm nhất 19/6/2025); "
        "Các thư viện báo cáo"
    )
    assert said(plan(), without, registry) == "bỏ việc “Báo cáo kết quả” (mục III.2)"


def test_another_unit_or_role_is_said(registry: Registry) -> None:
    new = swapped("tasks", "lead: van-phong", "lead: thu-vien-tinh")
    assert said(plan(), new, registry) == (
        "việc “Lập kế hoạch của đơn vị” (mục III.1) thêm: Thư viện tỉnh chủ trì | "
        "việc “Lập kế hoạch của đơn vị” (mục III.1) không còn: Văn phòng Sở Văn hóa chủ trì"
    )


def test_another_addressee_of_a_report_is_said(registry: Registry) -> None:
    new = plan(reporting="\n  - task: bao-cao\n    to: ubnd-song-xanh")
    assert said(plan(), new, registry) == (
        "báo cáo việc “Báo cáo kết quả” (mục III.2) đổi từ gửi Sở Văn hóa tỉnh Sông Xanh qua Văn "
        "phòng Sở Văn hóa thành gửi Ủy ban nhân dân tỉnh Sông Xanh"
    )


def test_a_reworded_or_moved_task_is_said(registry: Registry) -> None:
    new = swapped("tasks", "title: Báo cáo kết quả", "title: Gửi báo cáo")
    assert said(plan(), new, registry) == (
        "việc “Báo cáo kết quả” (mục III.2) viết lại thành “Gửi báo cáo” (mục III.2)"
    )
    new = swapped("tasks", "    phases: dot-1\n", "    phases: dot-2\n")
    assert said(plan(), new, registry) == (
        "sửa đợt hoặc ghi chú của việc “Lập kế hoạch của đơn vị” (mục III.1)"
    )


def test_clauses_are_named_whose_words_changed(registry: Registry) -> None:
    new = plan(BODY.replace("Đưa sách đến mọi người.", "Đưa sách về xã.\n- Thêm một ý."))
    assert said(plan(), new, registry) == "thêm mục I.2 | sửa lời mục I.1"
    assert said(new, plan(), registry) == "bỏ mục I.2 | sửa lời mục I.1"


def test_text_beside_the_bullets_counts_and_line_breaks_do_not(registry: Registry) -> None:
    new = plan(BODY.replace("## II. Thời gian\n", "## II. Thời gian\n\nHai đợt,\nmột tháng.\n"))
    assert said(plan(), new, registry) == "sửa lời mục II"
    broken = plan(BODY.replace("## II. Thời gian\n", "## II. Thời gian\n\nHai đợt, một\ntháng.\n"))
    assert said(new, broken, registry) == ""
    assert said(plan(), plan(f"\nLời đầu.\n{BODY}"), registry) == "sửa lời mở đầu"


def test_a_unit_that_the_registry_no_longer_has_keeps_its_id(registry: Registry) -> None:
    new = swapped("tasks", "lead: van-phong", "lead: don-vi-cu")
    assert changes(new, plan(), registry)[1] == (
        "việc “Lập kế hoạch của đơn vị” (mục III.1) không còn: don-vi-cu chủ trì"
    )


def test_every_field_of_a_plan_is_compared_but_its_id_and_short_title(registry: Registry) -> None:
    base = plan()
    special: dict[str, Any] = {
        "kind": PlanKind.COMMUNICATION,
        "issued": IssueDate(certainty=Certainty.UNKNOWN),
        "status": Status.DRAFT,
        "period": None,
        "body": (),
    }
    for name in Plan.__dataclass_fields__:
        given = getattr(base, name)
        other = (() if given else ("khác",)) if isinstance(given, tuple) else "khác"
        value = special.get(name, other)
        found = changes(base, replace(base, **{name: value}), registry)
        assert bool(found) == (name not in ("id", "short")), name
