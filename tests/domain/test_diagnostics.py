from collections.abc import Iterable

from generator.domain.diagnostics import Broken, Diagnostic, Finding, Severity, Span, rule


@rule("chu-hoa", Severity.WARNING)
def capitals(word: str, *, times: int = 1) -> Iterable[Finding]:
    """Chữ viết hoa.

    Viết thường thì dễ đọc hơn.

    Đoạn thứ hai.

    Sai:
        place: HÀ NỘI
          note: A
    Đúng:
        place: Hà Nội
    """
    for _ in range(times):
        if word.isupper():
            yield Finding(message=f"“{word}” viết hoa")


@rule("tran")
def bare() -> Iterable[Finding]:
    """Chỉ có tên."""
    return ()


def test_a_rule_takes_its_help_from_the_functions_words() -> None:
    assert (capitals.id, capitals.severity) == ("chu-hoa", Severity.WARNING)
    assert capitals.title == "Chữ viết hoa."
    assert capitals.explanation == "Viết thường thì dễ đọc hơn.\n\nĐoạn thứ hai."
    assert capitals.bad == "place: HÀ NỘI\n  note: A"
    assert capitals.good == "place: Hà Nội"


def test_a_rule_without_more_words_is_an_error_with_empty_help() -> None:
    assert (bare.severity, bare.title) == (Severity.ERROR, "Chỉ có tên.")
    assert (bare.explanation, bare.bad, bare.good) == ("", "", "")


def test_calling_a_rule_stamps_what_it_finds() -> None:
    finding = Finding(message="“A” viết hoa")
    assert capitals("A", times=2) == (Broken(rule=capitals, finding=finding),) * 2
    assert capitals("a") == ()


def test_a_severity_is_said_in_vietnamese() -> None:
    assert [severity.label for severity in Severity] == ["lỗi", "lưu ý", "gợi ý"]


def test_a_span_is_one_character_until_more_is_known() -> None:
    assert Span(line=3) == Span(line=3, column=1, end_column=2)


def test_diagnostics_stand_in_the_order_in_which_a_reader_meets_them() -> None:
    def diagnostic(file: str, line: int, column: int, rule: int, message: str) -> Diagnostic:
        return Diagnostic(
            rule=(bare, capitals)[rule],
            message=message,
            file=file,
            span=Span(line=line, column=column),
        )

    in_order = [
        diagnostic("a.md", 2, 5, 0, "b"),
        diagnostic("a.md", 10, 1, 0, "b"),
        diagnostic("a.md", 10, 3, 1, "b"),
        diagnostic("a.md", 10, 3, 0, "a"),
        diagnostic("a.md", 10, 3, 0, "b"),
        diagnostic("b.md", 1, 1, 0, "a"),
    ]
    mixed = in_order[1::2] + in_order[::2]
    assert sorted(mixed, key=lambda d: d.order) == in_order
