import unicodedata
from datetime import date

import pytest

from generator.domain.plan import Assignment, Citation, Mention, Recipient, Route
from generator.domain.roles import Role
from generator.domain.timespan import Certainty, IssueDate
from generator.reading.plans import read_plan
from tests.samples import BODY, FILE, KEYS, faults_of, plan_text, read

Fault = tuple[str, str, int, str]


def faults(text: str | bytes, file: str = FILE) -> list[Fault]:
    raw = text.encode() if isinstance(text, str) else text
    return [
        (found.rule.id, found.message, found.span.line, found.label)
        for found in faults_of(read_plan(file, raw))
    ]


def test_a_sound_file_becomes_its_plan() -> None:
    found = read(plan_text())
    assert found.broken == ()
    plan = found.plan
    assert plan is not None
    assert (plan.id, plan.title, plan.number) == (found.id, KEYS["title"], "12/KH-SVH")
    assert plan.issued == IssueDate(day=date(2025, 3, 10), certainty=Certainty.STATED)
    assert plan.basis[0] == Citation(
        document="5-kh-ubnd-2025", relation=plan.basis[0].relation, clauses=("I.1",)
    )
    assert [(phase.id, phase.clause) for phase in plan.phases] == [
        ("dot-1", "II.1"),
        ("dot-2", "II.2"),
    ]
    assert plan.tasks[0].assignments == (
        Assignment(unit="van-phong", role=Role.LEAD),
        Assignment(unit="cac-thu-vien", role=Role.DO),
    )
    assert plan.route("bao-cao") == Route(task="bao-cao", to=("so-van-hoa",), via=("van-phong",))
    assert plan.recipients[0] == Recipient(
        name="UBND tỉnh", unit="ubnd-song-xanh", action=plan.recipients[0].action
    )
    assert plan.events == (Mention(target="ngay-hoi-sach"),)
    assert [clause.address for clause in plan.clauses()] == [
        *("I", "I.1", "II", "II.1", "II.2", "III", "III.1", "III.2")
    ]


def test_the_lines_of_clauses_and_values_are_those_of_the_file() -> None:
    text = plan_text()
    lines = text.split("\n")
    found = read(text)
    assert found.plan is not None
    assert found.tree is not None
    assert found.tree.span(("place",)).line == lines.index("place: Sông Xanh") + 1
    for clause in found.plan.clauses():
        assert clause.text in lines[clause.line - 1]


@pytest.mark.parametrize("change", ["\r\n", "\r"], ids=["CRLF", "CR"])
def test_other_line_ends_change_nothing(change: str) -> None:
    assert read(plan_text().replace("\n", change)) == read(plan_text())


@pytest.mark.parametrize("opening", ["\n\n---", "---   ", "---\t"])
def test_a_fence_may_have_blank_lines_before_it_and_blanks_after_it(opening: str) -> None:
    found = read(plan_text().replace("---", opening, 1))
    assert found.broken == ()
    assert found.plan is not None


def test_a_byte_order_mark_is_an_error_but_the_plan_is_read() -> None:
    found = read_plan(FILE, b"\xef\xbb\xbf" + plan_text().encode())
    assert [b.rule.id for b in found.broken] == ["co-bom"]
    assert found.plan == read(plan_text()).plan


NO_START = ("thieu-khai-bao", "tệp không bắt đầu bằng dòng ---", 1, "")
NOT_CLOSED = ("khai-bao-khong-dong", "phần khai báo mở ở dòng 1 mà không đóng", 1)
NO_KEYS = ("khai-bao-khong-co-khoa", "phần khai báo không có khóa nào", 2, "")
EMPTY = ("tep-rong", "tệp rỗng", 1, "")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", [EMPTY]),
        (b"\xef\xbb\xbf", [("co-bom", "tệp bắt đầu bằng dấu thứ tự byte (BOM)", 1, ""), EMPTY]),
        (b"\xff\xfe\x00", [("khong-phai-utf8", "tệp không phải UTF-8", 1, "")]),
        ("\n \n", [NO_START]),
        (BODY, [NO_START]),
        ("----\ntitle: a\n---\n", [NO_START]),
        ("lời đầu\n---\ntitle: a\n---\n", [NO_START]),
        ("---\ntitle: a\n", [(*NOT_CLOSED, "tìm đến dòng 3 không thấy dòng --- thứ hai")]),
        (
            "---\ntitle: a\nchữ\n-----\nchữ\n",
            [(*NOT_CLOSED, "tìm đến dòng 6 không thấy dòng --- thứ hai")],
        ),
        (
            "---\ntitle: a\n\n## I. A\n-----\n- một\n",
            [(*NOT_CLOSED, "dòng 4 đã là tiêu đề của phần thân")],
        ),
        (
            "---\ntitle: a\n\n## I. A\n\n---\n- một\n",
            [(*NOT_CLOSED, "dòng 4 đã là tiêu đề của phần thân")],
        ),
        ("---\n---\n", [NO_KEYS]),
        ("---\n# chú thích\n---\n", [NO_KEYS]),
        ("---\nKế hoạch tuyên truyền\n---\n", [NO_KEYS]),
        ("---\n- title: a\n---\n", [NO_KEYS]),
    ],
)
def test_a_file_that_has_no_front_matter_says_why(text: str | bytes, found: list[Fault]) -> None:
    assert faults(text) == found


def test_an_opening_fence_after_blank_lines_is_told_at_its_own_line() -> None:
    assert faults("\n\n---\ntitle: a\n") == [
        (
            "khai-bao-khong-dong",
            "phần khai báo mở ở dòng 3 mà không đóng",
            3,
            "tìm đến dòng 5 không thấy dòng --- thứ hai",
        )
    ]


@pytest.mark.parametrize(
    ("name", "fix"),
    [
        ("Kế hoạch tuyên truyền", "đổi tên tệp thành “ke-hoach-tuyen-truyen.md”"),
        ("KE-HOACH", "đổi tên tệp thành “ke-hoach.md”"),
        ("..", "đổi tên tệp thành “ma-ke-hoach.md”"),
        ("a_b", "đổi tên tệp thành “a-b.md”"),
    ],
)
def test_a_file_name_that_makes_no_address_is_an_error_but_the_plan_is_read(
    name: str, fix: str
) -> None:
    found = read(plan_text(), f"content/plans/2025/{name}.md")
    assert [b.rule.id for b in found.broken] == ["ten-tep-sai"]
    assert found.broken[0].finding.message == f"tên tệp “{name}” không làm được địa chỉ"
    assert found.broken[0].finding.fix == fix
    assert found.plan is not None


def test_an_empty_file_with_a_bad_name_has_both_faults() -> None:
    assert {rule for rule, _, _, _ in faults("", "a b.md")} == {"tep-rong", "ten-tep-sai"}


def test_faults_of_text_front_matter_and_body_are_all_told_at_once() -> None:
    text = plan_text(kind="propoganda", place="Qu¶ng Ninh", body="## I. A\n\n## I. B\u200b\n")
    assert [rule for rule, _, _, _ in faults(text)] == [
        "gia-tri-la",
        "bang-ma-cu",
        "dieu-khoan-trung-so",
        "ky-tu-an",
    ]


def test_decomposed_text_is_an_error_on_each_of_its_lines() -> None:
    text = unicodedata.normalize("NFD", plan_text())
    told = [line for rule, _, line, _ in faults(text) if rule == "chua-dung-san"]
    assert told == [
        number
        for number, line in enumerate(text.split("\n"), start=1)
        if not unicodedata.is_normalized("NFC", line)
    ]
    assert len(told) > 10


def test_a_key_written_twice_is_an_error() -> None:
    text = plan_text(place="Sông Xanh\nplace: Bến Đò")
    line = text.split("\n").index("place: Bến Đò") + 1
    assert faults(text) == [
        ("khoa-lap", "khóa “place” được viết hai lần", line, f"lần đầu ở dòng {line - 1}")
    ]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (plan_text(), KEYS["title"]),
        (plan_text(kind="sai"), KEYS["title"]),
        (plan_text(title="[a]"), "so-van-hoa-2025-ngay-hoi-sach"),
        (plan_text(title=None), "so-van-hoa-2025-ngay-hoi-sach"),
        ("---\ntitle: a: b\n---\n", "so-van-hoa-2025-ngay-hoi-sach"),
        ("", "so-van-hoa-2025-ngay-hoi-sach"),
    ],
)
def test_a_file_has_the_plans_title_as_far_as_it_can_be_known(text: str, title: str) -> None:
    assert read(text).title == title
