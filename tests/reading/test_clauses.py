from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.domain.diagnostics import Span
from generator.domain.plan import Clause
from generator.reading.clauses import read_body, split_label

Outline = list[tuple[str, str | None, int | None, str, int]]


def clauses_of(text: str, first_line: int = 1) -> Iterable[Clause]:
    body, _ = read_body(text, first_line)
    return [clause for part in body if isinstance(part, Clause) for clause in part.walk()]


def outline(text: str, first_line: int = 1) -> Outline:
    return [
        (one.address, one.label, one.heading, one.text, one.line)
        for one in clauses_of(text, first_line)
    ]


def addresses(text: str) -> list[str]:
    return [clause.address for clause in clauses_of(text)]


def test_headings_give_their_numbers_and_bullets_are_counted() -> None:
    text = """
## III. Thời gian
### 1. Các đợt
#### 1.1. Đợt 1
- một
- hai
  - con
    - cháu
  - con nữa
- ba
#### a) Phần a
#### đ) Phần đ
1. mục
(2) mục hai
"""
    assert outline(text, first_line=10) == [
        ("III", "III.", 2, "Thời gian", 11),
        ("III.1", "1.", 3, "Các đợt", 12),
        ("III.1.1", "1.1.", 4, "Đợt 1", 13),
        ("III.1.1.1", None, None, "một", 14),
        ("III.1.1.2", None, None, "hai", 15),
        ("III.1.1.2.1", None, None, "con", 16),
        ("III.1.1.2.1.1", None, None, "cháu", 17),
        ("III.1.1.2.2", None, None, "con nữa", 18),
        ("III.1.1.3", None, None, "ba", 19),
        ("III.1.a", "a)", 4, "Phần a", 20),
        ("III.1.đ", "đ)", 4, "Phần đ", 21),
        ("III.1.đ.1", "1.", None, "mục", 22),
        ("III.1.đ.2", "(2)", None, "mục hai", 23),
    ]


@pytest.mark.parametrize(
    ("heading", "parts"),
    [
        ("I. Mục đích", ("I.", "I", "Mục đích")),
        ("I- Mục đích", ("I-", "I", "Mục đích")),
        ("IV – Tổ chức", ("IV –", "IV", "Tổ chức")),
        ("II: Nội dung", ("II:", "II", "Nội dung")),
        ("Phần II. Nội dung", ("Phần II.", "II", "Nội dung")),
        ("1. Đợt 1", ("1.", "1", "Đợt 1")),
        ("1.Tuyên truyền", ("1.", "1", "Tuyên truyền")),
        ("1) Đợt 1", ("1)", "1", "Đợt 1")),
        ("1.1. Đợt 1", ("1.1.", "1", "Đợt 1")),
        ("1.1 Đợt 1", ("1.1", "1", "Đợt 1")),
        ("2.10 Đợt 10", ("2.10", "10", "Đợt 10")),
        ("a) Văn phòng", ("a)", "a", "Văn phòng")),
        ("đ. Văn phòng", ("đ.", "đ", "Văn phòng")),
        ("Nơi nhận", (None, None, "Nơi nhận")),
        ("12 việc", (None, None, "12 việc")),
        ("X-quang lưu động", (None, None, "X-quang lưu động")),
        ("2025-2030: tầm nhìn", (None, None, "2025-2030: tầm nhìn")),
        ("I.", (None, None, "I.")),
        ("", (None, None, "")),
    ],
)
def test_a_heading_splits_into_label_step_and_words(
    heading: str, parts: tuple[str | None, str | None, str]
) -> None:
    assert split_label(heading) == parts


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("## Nơi nhận\n- một", ["noi-nhan", "noi-nhan.1"]),
        ("## …\n- một", ["muc", "muc.1"]),
        ("- một\n- hai\n## I. A\n- ba", ["1", "2", "I", "I.1"]),
        ("## I. A\n* một\n+ hai\n- ba", ["I", "I.1", "I.2", "I.3"]),
        ("## I. A\n#### b) sâu\n### 1. nông", ["I", "I.b", "I.1"]),
        ("## I. A\n- một\n\n\n- hai", ["I", "I.1", "I.2"]),
        ("## I. A\n-một\n##I. B\n#thẻ", ["I"]),
        ("## I. A\n\t- một\n\t\t- hai\n\t- ba", ["I", "I.1", "I.1.1", "I.2"]),
        ("## I. A\n  - một\n- hai", ["I", "I.1", "I.2"]),
    ],
)
def test_a_clause_has_this_address(text: str, found: list[str]) -> None:
    assert addresses(text) == found


@pytest.mark.parametrize("line", ["-----", "---", "* * *", "***", "- - -", "___"])
def test_a_line_across_is_no_bullet_and_ends_the_list(line: str) -> None:
    body, broken = read_body(f"đầu\n{line}\n## I. A\n- một\n{line}\nđoạn\n- hai", 1)
    assert broken == ()
    assert body[0] == f"đầu\n{line}"
    heading = body[1]
    assert isinstance(heading, Clause)
    one, text, two = heading.parts
    assert isinstance(one, Clause)
    assert isinstance(two, Clause)
    assert (one.text, text, two.address) == ("một", f"{line}\nđoạn", "I.2")


@pytest.mark.parametrize("fence", ["```", "~~~"])
def test_nothing_inside_a_fence_is_a_clause(fence: str) -> None:
    text = f"## I. A\n{fence}\n## II. B\n- một\n\n{fence}\n- hai"
    assert addresses(text) == ["I", "I.1"]
    assert next(iter(clauses_of(text))).parts[0] == f"{fence}\n## II. B\n- một\n\n{fence}"


def test_an_items_own_lines_belong_to_it_and_a_new_paragraph_does_not() -> None:
    text = "## I. A\n- một\n  tiếp\nvà tiếp\n\n  đoạn của nó\n\nđoạn sau\n- hai"
    heading = next(iter(clauses_of(text)))
    one, paragraph, two = heading.parts
    assert isinstance(one, Clause)
    assert isinstance(two, Clause)
    assert (one.text, one.parts) == ("một tiếp và tiếp", ("đoạn của nó",))
    assert (paragraph, two.text, two.address) == ("đoạn sau", "hai", "I.2")


@pytest.mark.parametrize(
    ("line", "words"),
    [("## I. A ##", "A"), ("## I. Ngôn ngữ C#", "Ngôn ngữ C#"), ("##   I.   A  ", "A")],
)
def test_only_a_closing_row_of_hashes_is_taken_off_a_heading(line: str, words: str) -> None:
    assert [clause.text for clause in clauses_of(line)] == [words]


def test_text_and_clauses_keep_their_order_and_empty_text_is_left_out() -> None:
    body, _ = read_body("\n\nlời đầu\n\n## I. A\n\n\nchữ\n\n- một\n\n## II. B\n\n", 1)
    assert body[0] == "lời đầu"
    assert [part if isinstance(part, str) else part.address for part in body] == [
        "lời đầu",
        "I",
        "II",
    ]
    assert isinstance(body[1], Clause)
    assert body[1].parts[0] == "chữ"
    assert isinstance(body[2], Clause)
    assert body[2].parts == ()


def test_an_address_that_comes_twice_is_told_at_its_second_place() -> None:
    _, broken = read_body("## I. A\n- một\n### 1. B\n## I. C", 20)
    assert [(b.rule.id, b.finding.message, b.finding.label, b.finding.span) for b in broken] == [
        (
            "dieu-khoan-trung-so",
            "điều khoản I.1 có hai lần",
            "lần đầu ở dòng 21",
            Span(line=22, column=1, end_column=4),
        ),
        (
            "dieu-khoan-trung-so",
            "điều khoản I có hai lần",
            "lần đầu ở dòng 20",
            Span(line=23, column=1, end_column=4),
        ),
    ]
    assert broken[0].finding.fix == ("sửa số mục, hoặc đưa gạch đầu dòng vào dưới một mục có số")


LINES = st.sampled_from(
    ["## I. A", "### 1. B", "#### a) C", "## …", "- x", "  - y", "1. z", "", "chữ", "```", "-----"]
)


@given(st.lists(LINES, max_size=12), st.text())
def test_no_line_of_a_body_is_lost_and_every_clause_has_an_address(
    lines: list[str], tail: str
) -> None:
    found = list(clauses_of("\n".join([*lines, tail])))
    assert all(clause.address and ".." not in clause.address for clause in found)
    body, _ = read_body("\n".join(lines), 1)
    kept = "\n".join(_words(body))
    for word in ("A", "B", "C", "…", "x", "y", "z", "chữ", "-----"):
        assert kept.count(word) == sum(line.count(word) for line in lines)


def _words(parts: Iterable[str | Clause]) -> Iterable[str]:
    for part in parts:
        if isinstance(part, str):
            yield part
        else:
            yield part.text
            yield from _words(part.parts)


@pytest.mark.parametrize("end", ["  ", "    ", "\\"])
def test_a_line_that_is_broken_on_purpose_stays_broken(end: str) -> None:
    body, _ = read_body(f"Nơi nhận:{end}\nNhư trên\n\n- Bộ Y tế{end}\n  (để báo cáo)\n", 1)
    assert body[0] == "Nơi nhận:  \nNhư trên"
    assert isinstance(body[1], Clause)
    assert body[1].text == "Bộ Y tế  \n(để báo cáo)"


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("chữ \nnữa", "chữ\nnữa"),
        ("chữ  \n\nnữa", "chữ\n\nnữa"),
        ("chữ  ", "chữ"),
        ("chữ\\", "chữ\\"),
        ("chữ\\\\\nnữa", "chữ\\\\\nnữa"),
        ("```\nchữ  \nnữa\n```", "```\nchữ\nnữa\n```"),
        ("-----  \nnữa", "-----\nnữa"),
    ],
)
def test_nothing_else_at_the_end_of_a_line_breaks_it(text: str, read: str) -> None:
    assert read_body(text, 1)[0] == (read,)


def test_a_heading_breaks_nothing_after_it() -> None:
    (clause,) = read_body("## I. Mục đích  \nchữ", 1)[0]
    assert isinstance(clause, Clause)
    assert (clause.text, clause.parts) == ("Mục đích", ("chữ",))
