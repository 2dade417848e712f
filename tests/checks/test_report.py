import pytest

from generator.checks.report import render, render_all
from generator.domain.diagnostics import Diagnostic, Finding, Severity, Span, rule


@rule("loi-thu")
def fault() -> tuple[Finding, ...]:
    """Thử."""
    return ()


@rule("luu-y-thu", Severity.WARNING)
def remark() -> tuple[Finding, ...]:
    """Thử."""
    return ()


def diagnostic(source: str, start: int = 1, end: int = 2, line: int = 7) -> Diagnostic:
    return Diagnostic(
        rule=fault,
        message="sai",
        file="a.md",
        span=Span(line=line, column=start, end_column=end),
        source=source,
        label="ở đây",
    )


def test_a_fault_is_shown_as_the_editors_know_it() -> None:
    shown = render(
        Diagnostic(
            rule=fault,
            message="đợt “Đợt 2” kết thúc trước khi bắt đầu",
            file="content/plans/2025/so-y-te-quang-ninh-dai-hoi-dang.md",
            span=Span(line=31, column=12, end_column=22),
            source="      end: 2025-08-30",
            label="bắt đầu ngày 01/9/2025 (dòng 30)",
            fix="đổi chỗ hai ngày, hoặc sửa năm",
        )
    )
    assert shown == (
        "lỗi[loi-thu]: đợt “Đợt 2” kết thúc trước khi bắt đầu\n"
        "  --> content/plans/2025/so-y-te-quang-ninh-dai-hoi-dang.md:31:12\n"
        "   |\n"
        "31 |       end: 2025-08-30\n"
        "   |            ^^^^^^^^^^ bắt đầu ngày 01/9/2025 (dòng 30)\n"
        "   = cách sửa: đổi chỗ hai ngày, hoặc sửa năm\n"
        "   = xem: /huong-dan/loi/loi-thu/"
    )


def test_a_fault_without_a_line_label_or_mend_shows_what_there_is() -> None:
    bare = Diagnostic(rule=remark, message="thử", file="a.md", span=Span(line=1))
    assert render(bare) == (
        "lưu ý[luu-y-thu]: thử\n --> a.md:1:1\n  = xem: /huong-dan/loi/luu-y-thu/"
    )


@pytest.mark.parametrize(
    ("line", "gutter"), [(7, "  |"), (70, "   |"), (700, "    |"), (7000, "     |")]
)
def test_the_gutter_is_as_wide_as_the_lines_number(line: int, gutter: str) -> None:
    shown = render(diagnostic("chữ", line=line)).split("\n")
    assert shown[2] == gutter
    assert shown[3] == f"{line} | chữ"
    assert shown[4] == f"{gutter} ^ ở đây"


@pytest.mark.parametrize(
    ("source", "start", "end", "marks"),
    [
        ("place: Quảng Ninh", 8, 18, "       ^^^^^^^^^^"),
        ("place: Đặng Thuỷ", 13, 17, "            ^^^^"),
        ("Quảng: Ninh", 8, 12, "       ^^^^"),
        ("Qua\u0309ng: Ninh", 3, 5, "  ^"),
        ("Qua\u0309ng: Ninh", 9, 13, "       ^^^^"),
        ("\ta: b", 5, 6, "    ^"),
        ("中文: b", 5, 6, "      ^"),
        ("中文: b", 1, 3, "^^^^"),
        ("a", 1, 9, "^"),
        ("a:", 3, 4, "  ^"),
        ("a:", 2, 2, " ^"),
    ],
    ids=["words", "marks above and below", "after marks", "decomposed", "after decomposed", "tab",
         "after wide", "wide", "beyond the end", "nothing there", "empty span"],
)  # fmt: skip
def test_the_caret_stands_under_what_it_means(
    source: str, start: int, end: int, marks: str
) -> None:
    shown = render(diagnostic(source, start, end)).split("\n")
    assert shown[3] == f"7 | {source.replace(chr(9), ' ')}"
    assert shown[4] == f"  | {marks} ở đây"


@pytest.mark.parametrize(
    ("weights", "count"),
    [
        ((fault,), "1 lỗi, 0 lưu ý."),
        ((fault, remark, remark), "1 lỗi, 2 lưu ý."),
        ((remark,), "0 lỗi, 1 lưu ý."),
    ],
)
def test_all_faults_are_shown_apart_and_counted(weights: tuple[object, ...], count: str) -> None:
    found = [
        Diagnostic(rule=fault if one is fault else remark, message="a", file="a", span=Span(line=1))
        for one in weights
    ]
    assert render_all(iter(found)) == "\n\n".join([*map(render, found), count])


def test_nothing_wrong_is_said_so() -> None:
    assert render_all(()) == "Không có lỗi."
