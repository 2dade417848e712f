"""Values of the wrong characters or the wrong shape, said in Vietnamese where they stand."""

import pytest

from tests.samples import said

BLOCK = "một khối có khóa, thụt vào dưới dòng này"
LIST = "một danh sách (mỗi mục một dòng, bắt đầu bằng dấu gạch ngang)"
SLUG = "mã chỉ gồm chữ thường không dấu, chữ số, dấu gạch nối, ví dụ “so-y-te-quang-ninh”"
CLAUSE = "địa chỉ điều khoản gồm số mục cách nhau bằng dấu chấm, ví dụ “IV.1.2”"
BRACKETS = "dấu < và > không dùng trong trường ngắn; viết bằng chữ, ví dụ “nhỏ hơn”"
EMPTY = "giá trị không được để trống: viết nội dung hoặc bỏ cả dòng"


def task(line: str) -> str:
    return f"\n  - id: a\n    title: b\n    clause: I.1\n    {line}"


def moment(line: str) -> str:
    return f"\n  phrase: a\n  on: {{event: e, {line}}}"


@pytest.mark.parametrize(
    ("changes", "value", "place", "fix", "marked"),
    [
        ({"issuer": "Sở Y tế"}, "Sở Y tế", "issuer", SLUG, "Sở Y tế"),
        ({"topics": "[a, Đại hội]"}, "Đại hội", "topics", SLUG, "Đại hội"),
        ({"topics": "Đại hội"}, "Đại hội", "topics", SLUG, "Đại hội"),
        ({"events": "[Đại hội]"}, "Đại hội", "events", SLUG, "Đại hội"),
        ({"tasks": task("roles: {do: Sở Y tế}")}, "Sở Y tế", "do", SLUG, "Sở Y tế"),
        ({"tasks": task("phases: [dot_1]")}, "dot_1", "phases", SLUG, "dot_1"),
        ({"slogans": "[{text: a, clause: I..1}]"}, "I..1", "clause", CLAUSE, "I..1"),
        ({"place": "<b>"}, "<b>", "place", BRACKETS, "<b>"),
        ({"place": "''"}, "", "place", EMPTY, "''"),
        ({"place": "'  '"}, "  ", "place", EMPTY, "'  '"),
    ],
)
def test_characters_that_may_not_stand_in_a_value_are_told_with_those_that_may(
    changes: dict[str, str], value: str, place: str, fix: str, marked: str
) -> None:
    message = f"“{value}” không dùng được ở {place}"
    assert said(**changes) == [("ky-tu-sai", message, "", fix, marked)]


@pytest.mark.parametrize(
    ("changes", "place", "needed", "here", "marked"),
    [
        ({"title": "[a]"}, "title", "một dòng chữ", "một danh sách", "[a]"),
        ({"title": ""}, "title", "một dòng chữ", "chỗ trống", " "),
        ({"kind": "{a: b}"}, "kind", "một dòng chữ", "một khối có khóa", "{a: b}"),
        ({"circulation": "[public]"}, "circulation", "một dòng chữ", "một danh sách", "[public]"),
        ({"signatory": "Nguyễn Văn A"}, "signatory", BLOCK, "“Nguyễn Văn A”", "Nguyễn Văn A"),
        ({"signatory": "[a]"}, "signatory", BLOCK, "một danh sách", "[a]"),
        ({"recipients": "một"}, "recipients", LIST, "“một”", "một"),
        ({"topics": "{a: b}"}, "topics", LIST, "một khối có khóa", "{a: b}"),
        ({"slogans": ""}, "slogans", LIST, "chỗ trống", " "),
        ({"slogans": "\n  - a\n  - [b]"}, "slogans", BLOCK, "một danh sách", "[b]"),
        ({"tasks": task("roles: [a]")}, "roles", "một khối có khóa", "một danh sách", "[a]"),
        ({"tasks": task("joint: có")}, "joint", "true hoặc false", "“có”", "có"),
        ({"tasks": task("joint: [a]")}, "joint", "true hoặc false", "một danh sách", "[a]"),
        ({"period": moment("days: hai")}, "days", "một số nguyên", "“hai”", "hai"),
        ({"period": moment("days: {}")}, "days", "một số nguyên", "một khối có khóa", "{}"),
        (
            {"period": "\n  phrase: a\n  by: [2025-01-01]"},
            "by",
            "một ngày theo dạng năm-tháng-ngày",
            "một danh sách",
            "[2025-01-01]",
        ),
    ],
)
def test_a_value_of_the_wrong_shape_is_told_with_the_shape_that_is_needed(
    changes: dict[str, str], place: str, needed: str, here: str, marked: str
) -> None:
    message, fix = f"{place} cần {needed}, ở đây là {here}", f"viết {place} thành {needed}"
    assert said(**changes) == [("sai-dang", message, "", fix, marked)]
