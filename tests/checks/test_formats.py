import json
import re
from collections.abc import Iterable
from dataclasses import replace

import jsonschema
from hypothesis import given
from hypothesis import strategies as st

from generator.checks.formats import FORMATS, as_github, as_gitlab, as_json
from generator.checks.report import render_all
from generator.domain.diagnostics import Diagnostic, Finding, Severity, Span, rule


@rule("moc-thoi-gian-nguoc")
def backwards() -> Iterable[Finding]:
    """Một khoảng thời gian kết thúc trước khi bắt đầu."""
    return ()


@rule("can-cu-cung-ngay", Severity.WARNING)
def same_day() -> Iterable[Finding]:
    """Kế hoạch dựa trên văn bản ban hành cùng ngày."""
    return ()


BACKWARDS = Diagnostic(
    rule=backwards,
    message="đợt “Đợt 2” kết thúc trước khi bắt đầu",
    file="content/plans/2025/ke-hoach-a.md",
    span=Span(line=31, column=12, end_column=22),
    source="       end: 2025-08-30",
    label="bắt đầu ngày 01/9/2025",
    fix="đổi chỗ hai ngày, hoặc sửa năm",
)
SAME_DAY = Diagnostic(
    rule=same_day,
    message="văn bản cùng ngày",
    file="content/plans/2025/ke-hoach-a.md",
    span=Span(line=7),
)


def fingerprints(*diagnostics: Diagnostic) -> list[str]:
    return [issue["fingerprint"] for issue in json.loads(as_gitlab(diagnostics))]


def test_json_tells_everything_and_keeps_vietnamese_readable() -> None:
    made = as_json([SAME_DAY, BACKWARDS])
    assert '"message": "đợt “Đợt 2” kết thúc trước khi bắt đầu"' in made
    assert json.loads(made) == [
        {
            "rule": "can-cu-cung-ngay",
            "severity": "warning",
            "message": "văn bản cùng ngày",
            "file": "content/plans/2025/ke-hoach-a.md",
            "line": 7,
            "column": 1,
            "end_column": 2,
            "label": "",
            "fix": "",
            "help": "/huong-dan/loi/can-cu-cung-ngay/",
            "acknowledged": None,
        },
        {
            "rule": "moc-thoi-gian-nguoc",
            "severity": "error",
            "message": "đợt “Đợt 2” kết thúc trước khi bắt đầu",
            "file": "content/plans/2025/ke-hoach-a.md",
            "line": 31,
            "column": 12,
            "end_column": 22,
            "label": "bắt đầu ngày 01/9/2025",
            "fix": "đổi chỗ hai ngày, hoặc sửa năm",
            "help": "/huong-dan/loi/moc-thoi-gian-nguoc/",
            "acknowledged": None,
        },
    ]


KNOWN = replace(SAME_DAY, acknowledged="Bản gốc ghi như vậy.")


def test_what_is_acknowledged_is_told_to_programs_with_its_reason_and_is_no_annotation() -> None:
    (told,) = json.loads(as_json([KNOWN]))
    assert told["acknowledged"] == "Bản gốc ghi như vậy."
    assert as_github([KNOWN, SAME_DAY]) == as_github([SAME_DAY])
    assert as_gitlab([KNOWN, SAME_DAY]) == as_gitlab([SAME_DAY])


def test_github_gets_one_command_a_fault_with_the_last_column_included() -> None:
    assert as_github([BACKWARDS, SAME_DAY]) == (
        "::error file=content/plans/2025/ke-hoach-a.md,line=31,col=12,endColumn=21,"
        "title=lỗi[moc-thoi-gian-nguoc]::đợt “Đợt 2” kết thúc trước khi bắt đầu"
        "%0Abắt đầu ngày 01/9/2025%0Acách sửa: đổi chỗ hai ngày, hoặc sửa năm\n"
        "::warning file=content/plans/2025/ke-hoach-a.md,line=7,col=1,endColumn=1,"
        "title=lưu ý[can-cu-cung-ngay]::văn bản cùng ngày"
    )


def test_nothing_in_a_fault_can_break_out_of_its_github_command() -> None:
    nasty = replace(
        SAME_DAY, file="content/a,b:c%d\n::error.md", message="100%\r\n::error::giả, và: thật"
    )
    assert as_github([nasty]) == (
        "::warning file=content/a%2Cb%3Ac%25d%0A%3A%3Aerror.md,line=7,col=1,endColumn=1,"
        "title=lưu ý[can-cu-cung-ngay]::100%25%0D%0A::error::giả, và: thật"
    )


def test_gitlab_gets_a_code_quality_report() -> None:
    (error, warning) = json.loads(as_gitlab([BACKWARDS, SAME_DAY]))
    assert len(error.pop("fingerprint")) == 64
    assert error == {
        "description": "đợt “Đợt 2” kết thúc trước khi bắt đầu\nbắt đầu ngày 01/9/2025\n"
        "cách sửa: đổi chỗ hai ngày, hoặc sửa năm",
        "check_name": "moc-thoi-gian-nguoc",
        "severity": "major",
        "location": {"path": "content/plans/2025/ke-hoach-a.md", "lines": {"begin": 31}},
    }
    assert (warning["severity"], warning["description"]) == ("minor", "văn bản cùng ngày")


def test_a_fingerprint_stays_when_lines_move_or_are_indented_otherwise() -> None:
    moved = replace(
        BACKWARDS, span=Span(line=99, column=3, end_column=13), source="  end: 2025-08-30"
    )
    assert fingerprints(moved) == fingerprints(BACKWARDS)
    assert fingerprints(BACKWARDS) == [
        "ba8d3d26c31669b8c1454f26fc42d3695339881ff877ac34df38360426197964"
    ]


def test_a_fingerprint_changes_with_file_rule_words_and_line() -> None:
    changed = [
        BACKWARDS,
        replace(BACKWARDS, file="content/plans/2025/ke-hoach-b.md"),
        replace(BACKWARDS, rule=same_day),
        replace(BACKWARDS, message="đợt “Đợt 3” kết thúc trước khi bắt đầu"),
        replace(BACKWARDS, source="       end: 2025-08-29"),
    ]
    assert len(set(fingerprints(*changed))) == len(changed)


def test_two_faults_that_are_alike_have_two_fingerprints_in_a_fixed_order() -> None:
    first, second = fingerprints(BACKWARDS, replace(BACKWARDS, span=Span(line=40)))
    assert first != second
    assert fingerprints(BACKWARDS) == [first]


def test_half_a_surrogate_in_a_file_name_does_not_stop_the_report() -> None:
    assert len(fingerprints(replace(SAME_DAY, file="content/plans/\udce9.md"))) == 1


GITHUB = re.compile(r"::(?P<command>[a-z]+) (?P<properties>.*?)::(?P<message>.*)")
GITLAB = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "check_name": {"type": "string", "minLength": 1},
            "fingerprint": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "pattern": r"^(?!/|\./)"},
                    "lines": {
                        "type": "object",
                        "required": ["begin"],
                        "properties": {"begin": {"type": "integer", "minimum": 1}},
                    },
                },
            },
        },
    },
}
"""What GitLab's documentation of the Code Quality report asks for."""

LETTERS = st.text(st.characters(exclude_categories=["Cs"])) | st.text("%\r\n:,;=0125ADa ")
DIAGNOSTICS = st.builds(
    Diagnostic,
    rule=st.sampled_from([backwards, same_day]),
    message=LETTERS.filter(bool),
    file=LETTERS.map("content/plans/{}.md".format),
    span=st.builds(
        lambda line, column, width: Span(line=line, column=column, end_column=column + width),
        *[st.integers(1, 9999)] * 3,
    ),
    source=LETTERS,
    label=LETTERS,
    fix=LETTERS,
)


def unescaped(text: str, *signs: str) -> str:
    """Undo the escapes in the order in which the runner of GitHub Actions does: % comes last."""
    for sign in (*signs, "%"):
        text = text.replace(f"%{ord(sign):02X}", sign)
    return text


@given(DIAGNOSTICS)
def test_github_reads_back_what_was_told(fault: Diagnostic) -> None:
    told = as_github([fault])
    assert "\n" not in told
    assert "\r" not in told
    found = GITHUB.fullmatch(told)
    assert found is not None
    assert found["command"] == ("error" if fault.rule is backwards else "warning")
    pairs = (pair.split("=", 1) for pair in found["properties"].split(","))
    properties = {key: unescaped(value, "\r", "\n", ":", ",") for key, value in pairs}
    assert properties == {
        "file": fault.file,
        "line": str(fault.span.line),
        "col": str(fault.span.column),
        "endColumn": str(fault.span.end_column - 1),
        "title": f"{fault.rule.severity.label}[{fault.rule.id}]",
    }
    lines = (fault.message, fault.label, f"cách sửa: {fault.fix}" if fault.fix else "")
    assert unescaped(found["message"], "\r", "\n") == "\n".join(line for line in lines if line)


@given(st.lists(DIAGNOSTICS, max_size=5))
def test_gitlab_gets_what_its_reports_must_hold_and_no_fingerprint_twice(
    faults: list[Diagnostic],
) -> None:
    report = json.loads(as_gitlab([*faults, *faults]))
    jsonschema.validate(report, GITLAB)
    assert len({issue["fingerprint"] for issue in report}) == len(report) == 2 * len(faults)
    assert [issue["location"]["path"] for issue in report] == [f.file for f in [*faults, *faults]]


@given(st.lists(DIAGNOSTICS, max_size=5))
def test_json_says_the_words_as_they_are(faults: list[Diagnostic]) -> None:
    told = json.loads(as_json(faults).encode())
    assert [(one["file"], one["message"], one["label"], one["fix"]) for one in told] == [
        (fault.file, fault.message, fault.label, fault.fix) for fault in faults
    ]


def test_no_faults_are_an_empty_list_for_programs() -> None:
    assert (as_json([]), as_gitlab([]), as_github([])) == ("[]", "[]", "")


def test_every_format_has_the_name_that_the_command_knows() -> None:
    assert list(FORMATS) == ["text", "json", "github", "gitlab"]
    assert FORMATS["text"] is render_all
