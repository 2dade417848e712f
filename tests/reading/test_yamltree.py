from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.domain.diagnostics import Path, Span
from generator.reading import yamltree
from generator.reading.yamltree import MAX_DEPTH, Tree, read_yaml


def tree_of(text: str, first_line: int = 1) -> Tree:
    tree, broken = read_yaml(text, first_line)
    assert tree is not None
    assert broken == ()
    return tree


def at(line: int, column: int, end_column: int) -> Span:
    return Span(line=line, column=column, end_column=end_column)


TEXT = """\
title: Tuyên truyền “Đại hội”
issued:
  date: 2025-08-19
roles: {do: [a, “bê”], đ: c}
tasks:
  - id: một
    note: "hai
      dòng"
  - id: ba
empty:
"""


@pytest.mark.parametrize(
    ("path", "span", "on_key"),
    [
        (("title",), at(2, 8, 30), False),
        (("title",), at(2, 1, 6), True),
        (("issued", "date"), at(4, 9, 19), False),
        (("issued", "date"), at(4, 3, 7), True),
        (("issued",), at(4, 3, 4), False),
        (("roles",), at(5, 8, 29), False),
        (("roles", "do"), at(5, 13, 22), False),
        (("roles", "do", 1), at(5, 17, 21), False),
        (("roles", "đ"), at(5, 27, 28), False),
        (("roles", "đ"), at(5, 24, 25), True),
        (("tasks", 0, "note"), at(8, 11, 15), False),
        (("tasks", 1, "id"), at(10, 9, 11), False),
        (("tasks", 1), at(10, 5, 6), False),
        (("empty",), at(11, 7, 8), False),
        ((), at(2, 1, 2), False),
    ],
)
def test_every_value_and_key_knows_its_place(path: Path, span: Span, *, on_key: bool) -> None:
    assert tree_of(TEXT, first_line=2).span(path, on_key=on_key) == span


@pytest.mark.parametrize(
    ("path", "known", "span"),
    [
        (("issued", "certainty"), ("issued",), at(2, 1, 7)),
        (("roles", "do", 7), ("roles", "do"), at(4, 9, 11)),
        (("roles", "đ", 0), ("roles", "đ"), at(4, 27, 28)),
        (("tasks", 1, "due", "by", "point", "event"), ("tasks", 1), at(9, 5, 6)),
        (("issued", "day", "date"), ("issued", "date"), at(3, 9, 19)),
        (("khong-co",), (), at(1, 1, 2)),
    ],
    ids=["missing key", "missing item", "one value for a list", "deep", "foreign step", "root"],
)
def test_what_is_not_in_the_file_stands_at_the_nearest_thing_around_it(
    path: Path, known: Path, span: Span
) -> None:
    tree = tree_of(TEXT)
    assert tree.known(path) == known
    assert tree.span(path) == span


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("0171", "0171"),
        ("12:30", "12:30"),
        ("no", "no"),
        ("2025-02-30", "2025-02-30"),
        ("1e3", "1e3"),
        ("'null'", "null"),
        ("''", ""),
        ("", None),
        ("~", None),
        ("null", None),
        ("a # lời chú", "a"),
        ("|\n  một\n  hai\n", "một\nhai\n"),
        (">-\n  một\n  hai", "một hai"),
        ("một\n  hai", "một hai"),
        ("\tb", "b"),
        ("[]", []),
        ("{}", {}),
    ],
)
def test_scalars_stay_the_strings_that_were_written(written: str, value: Any) -> None:
    assert tree_of(f"key: {written}").data == {"key": value}


@pytest.mark.parametrize("text", ["", "\n\n", "# chỉ có lời chú\n"])
def test_a_text_without_content_is_an_empty_tree(text: str) -> None:
    tree = tree_of(text)
    assert tree.data is None
    assert tree.span(()) == Span(line=1)


def test_one_document_may_begin_with_a_line_of_its_own() -> None:
    assert tree_of("---\na: b\n").data == {"a": "b"}


COLON = "có dấu hai chấm trong một giá trị không đặt trong ngoặc kép"
START = "có ký tự không được đứng đầu giá trị (@, `, %)"
TAB = "có dấu tab; YAML chỉ nhận dấu cách"
ASTRAY = "dòng này không khớp với các dòng trên (thụt lề, hoặc chữ thừa sau dấu ngoặc)"


@pytest.mark.parametrize(
    ("text", "reason", "span"),
    [
        ("title: Kế hoạch: tuyên truyền", COLON, at(1, 16, 17)),
        ("a:\n\tb: c", TAB, at(2, 1, 2)),
        ("a: b\n\tc: d", TAB, at(2, 1, 2)),
        ("a: @b", START, at(1, 4, 5)),
        ('a: "mở\nb: c', "dấu ngoặc kép mở ra mà không đóng lại", at(1, 4, 5)),
        ('a: "x\\q"', "có dấu \\ trong ngoặc kép; dùng ngoặc đơn thay cho ngoặc kép", None),
        ("a: b\nxyz\n", "thiếu dấu hai chấm sau khóa", at(2, 1, 2)),
        ("a:\n   b: 1\n  c: 2", ASTRAY, at(3, 3, 4)),
        ("a: b\n- c", ASTRAY, at(2, 1, 2)),
        ('a: "b" c', ASTRAY, at(1, 8, 9)),
        (": x", ASTRAY, at(1, 1, 2)),
        ("a: - b", "danh sách phải bắt đầu ở dòng dưới khóa", at(1, 4, 5)),
        ("a: [b\nc: d", "danh sách hoặc ngoặc chưa đóng", at(1, 4, 5)),
        ("a: \x00", "có ký tự điều khiển", None),
        ("a: 1\n...\nb: 2", "dòng … ở trên đã kết thúc phần khai báo", at(3, 1, 2)),
        ("a: 1\n--- \nb: 2", "dòng --- ở đây mở một văn bản YAML thứ hai", at(2, 1, 4)),
    ],
)
def test_a_text_that_is_no_yaml_says_why_and_where(
    text: str, reason: str, span: Span | None
) -> None:
    tree, broken = read_yaml(text)
    assert tree is None
    (fault,) = broken
    assert fault.rule.id == "yaml-sai-cu-phap"
    assert fault.finding.message == f"phần khai báo không đọc được: {reason}"
    assert fault.finding.label == "không đọc được từ đây"
    assert span in (None, fault.finding.span)


def test_a_key_written_twice_is_told_at_its_second_place_and_the_reading_goes_on() -> None:
    tree, broken = read_yaml("a: 1\nb:\n  a: 1\n  c: x\n  c: y\na: 2\na: 3\n", first_line=2)
    assert tree is not None
    assert tree.data == {"a": "3", "b": {"a": "1", "c": "y"}}
    assert [(b.rule.id, b.finding.message, b.finding.label, b.finding.span) for b in broken] == [
        ("khoa-lap", "khóa “c” được viết hai lần", "lần đầu ở dòng 5", at(6, 3, 4)),
        ("khoa-lap", "khóa “a” được viết hai lần", "lần đầu ở dòng 2", at(7, 1, 2)),
        ("khoa-lap", "khóa “a” được viết hai lần", "lần đầu ở dòng 2", at(8, 1, 2)),
    ]


HIDDEN = ("yaml-bi-danh", "không dùng neo (&), bí danh (*) và nhãn (!) của YAML")
BOMB = "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]"


@pytest.mark.parametrize(
    ("text", "rule", "message", "column"),
    [
        ("a: &n b", *HIDDEN, 4),
        ("a: *n", *HIDDEN, 4),
        (
            "a: !Quan trọng",
            "yaml-bi-danh",
            "không dùng neo (&), bí danh (*) và nhãn (!) của YAML",
            4,
        ),
        (BOMB, *HIDDEN, 4),
        ("[a, b]: c", "yaml-khoa-phuc-hop", "khóa phải là một từ", 1),
        ("? {a: b}\n: c", "yaml-khoa-phuc-hop", "khóa phải là một từ", 3),
        ("[" * 41, "yaml-qua-sau", "các khối lồng nhau quá 40 tầng", 41),
        ("[" * 100_000, "yaml-qua-sau", "các khối lồng nhau quá 40 tầng", 41),
        ("{a: " * 100_000, "yaml-qua-sau", "các khối lồng nhau quá 40 tầng", 161),
    ],
    ids=["anchor", "alias", "tag", "bomb", "list", "mapping", "deep", "bottomless", "braces"],
)
def test_what_the_portals_yaml_does_not_have_is_refused_at_once(
    text: str, rule: str, message: str, column: int
) -> None:
    tree, (fault,) = read_yaml(text)
    assert tree is None
    assert (fault.rule.id, fault.finding.message) == (rule, message)
    assert fault.finding.span is not None
    assert (fault.finding.span.line, fault.finding.span.column) == (1, column)


def test_as_deep_as_allowed_is_read() -> None:
    assert tree_of("[" * MAX_DEPTH + "]" * MAX_DEPTH).data is not None
    assert tree_of("[" * MAX_DEPTH + "a" + "]" * MAX_DEPTH).data is not None
    assert read_yaml("[" * (MAX_DEPTH + 1) + "]" * (MAX_DEPTH + 1))[0] is None


@given(st.text(st.characters(exclude_categories=["Cs"])) | st.text("ab:-[]{}&*!'\"|> \t\n#đ"))
def test_any_text_gives_a_tree_or_a_fault_and_every_value_lies_inside_the_text(text: str) -> None:
    tree, broken = read_yaml(text, first_line=5)
    assert tree or broken
    for span in (*tree.values.values(), *tree.keys.values()) if tree else ():
        assert span.line >= 5
        assert 1 <= span.column < span.end_column


PIECES = (
    *("a", "b", "null", "~", "0171", "12:30", "no", "yes", "2025-02-30", "Đại hội!", "R&D", "5*"),
    *(": ", ":", "\n", "\n  ", "\n    ", "- ", "? ", "[", "]", "{", "}", ", ", "#", " # ", "|\n"),
    *(">-\n", "&a ", "*a", "!t ", "! ", "'", '"', "''", '""', "\\n", "\\", "\t", "%YAML 1.1\n"),
    *("---\n", "...\n", "<<: ", "\u0085", "\u2028", "\ufeff", "\x07"),
)
LINES = (
    *("a: b\n", "b: [a, 'b', null]\n", "c: {d: e, f: }\n", "d:\n  - a\n  - b: c\n    d: e\n"),
    *("e:\n- a\n", "f: một\n  hai\n", "a: c\n", "g: |\n  x\n", "- a\n", '"a": b\n', "h: ''\n"),
)
TEXTS = st.lists(st.sampled_from(PIECES) | st.sampled_from(LINES), max_size=20).map("".join)


@given(TEXTS | st.lists(st.sampled_from(LINES), max_size=9).map("".join) | st.text(max_size=20))
def test_the_quick_way_gives_what_the_slow_way_gives_or_leaves_the_text_to_it(text: str) -> None:
    try:
        data = yamltree._plain_data(text)
    except (yamltree._NotPlain, yaml.YAMLError):
        return
    built = yamltree._build(text, 1)
    assert built.broken == []
    assert built.root == data


@pytest.mark.parametrize(
    "text",
    [TEXT, "a: R&D, 5*6, Đại hội!\n", "- [a, {b: 'c'}]\n", "a: 'null'\nb: ~\nc: |\n  d\n", "", "a"],
)
def test_a_plain_text_is_read_the_quick_way(text: str) -> None:
    assert yamltree._plain_data(text) == yamltree._build(text, 1).root
