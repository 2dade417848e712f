from collections.abc import Iterable
from pathlib import Path

import pytest

from generator.domain.diagnostics import Diagnostic, Finding, Severity, Span, rule
from generator.reading.library import has_errors
from tests.samples import BODY, FILE, library_at, plan_text

OTHER = "content/plans/2024/so-van-hoa-2024-khac.md"
TWIN = FILE.replace("2025/", "2024/")


@rule("thu", Severity.WARNING)
def tried(*findings: Finding) -> Iterable[Finding]:
    """Thử."""
    return findings


def places(diagnostics: Iterable[Diagnostic]) -> list[tuple[str, str, int, int, str]]:
    return [(d.rule.id, d.file, d.span.line, d.span.column, d.source) for d in diagnostics]


def test_a_folder_becomes_its_plans_and_registries(tmp_path: Path) -> None:
    library = library_at(tmp_path, {FILE: plan_text(), OTHER: plan_text(number=None)})
    assert library.diagnostics() == ()
    assert list(library.corpus.plans) == ["so-van-hoa-2024-khac", "so-van-hoa-2025-ngay-hoi-sach"]
    assert [file.file for file in library.plan_files] == [OTHER, FILE]
    registry = library.corpus.registry
    assert list(registry.units)[:2] == ["ubnd-song-xanh", "so-van-hoa"]
    assert list(registry.documents) == ["5-kh-ubnd-2025"]
    assert list(registry.events) == ["ngay-hoi-sach"]
    assert list(registry.channels) == ["bang-tin"]
    assert list(registry.topics) == ["van-hoa-doc"]


def test_a_folder_without_content_is_an_empty_library(tmp_path: Path) -> None:
    nothing = dict.fromkeys(("units", "documents", "events", "channels", "topics"))
    library = library_at(tmp_path, {}, **nothing)
    assert (dict(library.corpus.plans), library.plan_files, library.registry_files) == ({}, (), ())
    assert library.diagnostics() == ()


def test_a_plan_is_found_whatever_the_case_of_its_ending_and_other_files_are_not(
    tmp_path: Path,
) -> None:
    (tmp_path / "content/plans/2025/thu-muc.md").mkdir(parents=True)
    library = library_at(tmp_path, {FILE.replace(".md", ".MD"): plan_text(), "content/a.md": "a"})
    assert [file.file for file in library.plan_files] == [FILE.replace(".md", ".MD")]


def test_a_file_that_cannot_be_read_stays_in_the_library(tmp_path: Path) -> None:
    library = library_at(tmp_path, {FILE: plan_text(kind="sai"), OTHER: ""})
    assert dict(library.corpus.plans) == {}
    assert [file.id for file in library.plan_files] == [
        "so-van-hoa-2024-khac",
        "so-van-hoa-2025-ngay-hoi-sach",
    ]
    assert library.file_of("so-van-hoa-2024-khac").file == OTHER
    with pytest.raises(KeyError, match="khong-co"):
        library.file_of("khong-co")


def test_the_same_id_twice_is_an_error_in_both_files(tmp_path: Path) -> None:
    library = library_at(tmp_path, {FILE: plan_text(), TWIN: plan_text()})
    assert [(d.file, d.rule.id, d.message, d.span, d.fix) for d in library.diagnostics()] == [
        (
            file,
            "ma-trung",
            f"mã “so-van-hoa-2025-ngay-hoi-sach” còn được dùng cho {other}",
            Span(line=1),
            "đổi tên một trong hai tệp",
        )
        for file, other in ((TWIN, FILE), (FILE, TWIN))
    ]


def test_faults_of_all_files_come_located_and_in_order(tmp_path: Path) -> None:
    library = library_at(
        tmp_path,
        {FILE: plan_text(kind="sai", body=BODY + "a@b.vn"), OTHER: "a"},
        topics="van-hoa-doc: {name: A}",
        channels="bang-tin: [a",
    )
    text = library.plan_files[1].text
    assert places(library.diagnostics()) == [
        ("thieu-khai-bao", OTHER, 1, 1, "a"),
        ("gia-tri-la", FILE, 3, 7, "kind: sai"),
        ("du-lieu-ca-nhan", FILE, text.count("\n") + 1, 1, "a@b.vn"),
        ("yaml-sai-cu-phap", "content/registry/channels.yml", 1, 11, "bang-tin: [a"),
        ("thieu-khoa", "content/registry/topics.yml", 1, 1, "van-hoa-doc: {name: A}"),
    ]


@pytest.mark.parametrize(
    ("finding", "place"),
    [
        (Finding(message="", file=FILE, path=("place",)), (9, 8, "place: Sông Xanh")),
        (Finding(message="", file=FILE, path=("place",), on_key=True), (9, 1, "place: Sông Xanh")),
        (Finding(message="", file=FILE, path=("place", 0)), (9, 8, "place: Sông Xanh")),
        (Finding(message="", file=FILE, span=Span(line=2, column=5)), (2, 5, None)),
        (Finding(message="", file=FILE, span=Span(line=9999)), (9999, 1, "")),
        (Finding(message="", file=OTHER, path=("place",)), (1, 1, "")),
    ],
    ids=["value", "key", "value for a list", "span", "outside", "no tree"],
)
def test_what_a_rule_finds_is_located_in_its_file(
    tmp_path: Path, finding: Finding, place: tuple[int, int, str | None]
) -> None:
    library = library_at(tmp_path, {FILE: plan_text(), OTHER: ""})
    (found,) = (d for d in library.diagnostics(tried(finding)) if d.rule.id == "thu")
    line, column, source = place
    assert (found.file, found.span.line, found.span.column) == (finding.file, line, column)
    assert source in (None, found.source)


@pytest.mark.parametrize(
    ("beside", "label"),
    [
        (("issued", "date"), "ban hành sớm hơn (dòng 7)"),
        (("issued", "khong-co"), "ban hành sớm hơn"),
        ((), "ban hành sớm hơn"),
    ],
)
def test_a_label_that_speaks_of_another_value_says_on_which_line_it_stands(
    tmp_path: Path, beside: tuple[str, ...], label: str
) -> None:
    finding = Finding(
        message="", file=FILE, path=("place",), label="ban hành sớm hơn", beside=beside
    )
    (found,) = library_at(tmp_path).diagnostics(tried(finding))
    assert found.label == label


def test_a_warning_is_no_error(tmp_path: Path) -> None:
    library = library_at(tmp_path, {FILE: plan_text(), OTHER: ""})
    warnings = library_at(tmp_path / "b").diagnostics(tried(Finding(message="", file=FILE)))
    assert not has_errors(warnings)
    assert has_errors([*warnings, *library.diagnostics()])
