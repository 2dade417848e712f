from pathlib import Path

from generator.checks.report import render_all
from generator.cli import main
from generator.domain.diagnostics import Diagnostic
from tests.samples import BODY, FILE, library_at, plan_text, said_of, verdict_at

REPORTS = "".join(
    f"\n  - {{id: {name}, title: Báo cáo, clause: III.2, roles: {{report: van-phong}}}}"
    for name in ("bao-cao-thang", "bao-cao-nam")
)
WHY = "Bản gốc không nêu."


def given(*entries: str) -> str:
    return "".join(f"\n  - {{{entry}, reason: {WHY}}}" for entry in entries)


def found(root: Path, *entries: str, tasks: str = REPORTS) -> tuple[Diagnostic, ...]:
    text = plan_text(BODY, tasks=tasks, reporting=None, acknowledged=given(*entries))
    return verdict_at(root, {FILE: text}).diagnostics


def reasons(diagnostics: tuple[Diagnostic, ...]) -> list[tuple[str, str]]:
    return [(one.rule.id, one.acknowledged) for one in diagnostics]


ONE, ALL = "rule: bao-cao-khong-co-han, at: bao-cao-nam", "rule: bao-cao-khong-co-han"


def test_a_warning_at_one_place_is_acknowledged_and_its_like_elsewhere_is_not(
    tmp_path: Path,
) -> None:
    assert reasons(found(tmp_path, ONE)) == [
        ("bao-cao-khong-co-han", ""),
        ("bao-cao-khong-co-han", WHY),
    ]


def test_words_without_a_place_acknowledge_every_place(tmp_path: Path) -> None:
    assert reasons(found(tmp_path, ALL)) == [("bao-cao-khong-co-han", WHY)] * 2


def test_the_words_for_one_place_go_before_those_for_all(tmp_path: Path) -> None:
    text = plan_text(
        BODY,
        tasks=REPORTS,
        reporting=None,
        acknowledged=given(ALL) + f"\n  - {{{ONE}, reason: Chỉ ở đây.}}",
    )
    verdict = verdict_at(tmp_path, {FILE: text})
    assert [one.acknowledged for one in verdict.diagnostics] == [WHY, "Chỉ ở đây."]


def test_what_is_acknowledged_is_counted_and_not_printed(tmp_path: Path) -> None:
    assert render_all(found(tmp_path, ALL)) == "0 lỗi, 0 lưu ý, 2 điều đã xác nhận."
    shown = render_all(found(tmp_path, ONE))
    assert shown.startswith("lưu ý[bao-cao-khong-co-han]: nguồn không nêu thời hạn của báo cáo")
    assert shown.endswith("\n\n0 lỗi, 1 lưu ý, 1 điều đã xác nhận.")


def test_a_strict_check_passes_what_is_acknowledged(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").touch()
    for entry, code in ((ALL, 0), (ONE, 1)):
        text = plan_text(BODY, tasks=REPORTS, reporting=None, acknowledged=given(entry))
        library_at(tmp_path, {FILE: text})
        assert main(["check", "--root", str(tmp_path), "--strict"]) == code


def test_an_error_cannot_be_acknowledged(tmp_path: Path) -> None:
    text = plan_text(BODY, number="12-KH/SVH", acknowledged=given("rule: so-ky-hieu-sai"))
    verdict = verdict_at(tmp_path, {FILE: text})
    assert said_of(verdict.diagnostics)[1] == (
        "xac-nhan-sai",
        "“so-ky-hieu-sai” là lỗi, không xác nhận được",
        "",
        "sửa chỗ có lỗi ấy, rồi xóa lời xác nhận",
        "so-ky-hieu-sai",
    )
    assert reasons(verdict.diagnostics) == [("so-ky-hieu-sai", ""), ("xac-nhan-sai", "")]
    assert [one.id for one in verdict.held] == [Path(FILE).stem]


def test_a_warning_that_does_not_exist_is_told_with_the_nearest_that_does(tmp_path: Path) -> None:
    told = found(tmp_path, ALL, "rule: bao-cao-khong-han", "rule: xyz")
    assert said_of(one for one in told if not one.acknowledged) == [
        (
            "xac-nhan-sai",
            "không có lưu ý “bao-cao-khong-han”",
            "có phải “bao-cao-khong-co-han”?",
            "chép mã đứng trong ngoặc vuông của lưu ý khi soát",
            "bao-cao-khong-han",
        ),
        (
            "xac-nhan-sai",
            "không có lưu ý “xyz”",
            "",
            "chép mã đứng trong ngoặc vuông của lưu ý khi soát",
            "xyz",
        ),
    ]


def test_words_that_answer_to_nothing_are_told_and_the_plan_is_still_published(
    tmp_path: Path,
) -> None:
    text = plan_text(BODY, acknowledged=given("rule: can-cu-cung-ngay"))
    verdict = verdict_at(tmp_path, {FILE: text})
    assert said_of(verdict.diagnostics) == [
        (
            "xac-nhan-thua",
            "không có lưu ý “can-cu-cung-ngay” nào để xác nhận",
            "",
            "sửa at cho đúng, hoặc xóa lời xác nhận này",
            "can-cu-cung-ngay",
        )
    ]
    assert list(verdict.corpus.plans) == [Path(FILE).stem]


def test_a_place_that_is_misspelt_is_told_with_the_nearest(tmp_path: Path) -> None:
    told = found(tmp_path, "rule: bao-cao-khong-co-han, at: bao-cao-nm")
    assert said_of(told)[-1] == (
        "xac-nhan-thua",
        "không có lưu ý “bao-cao-khong-co-han” nào ở “bao-cao-nm” để xác nhận",
        "có phải “bao-cao-nam”?",
        "sửa at cho đúng, hoặc xóa lời xác nhận này",
        "bao-cao-nm",
    )


def test_idle_words_cannot_be_acknowledged_themselves(tmp_path: Path) -> None:
    told = found(tmp_path, ALL, "rule: xac-nhan-thua", "rule: can-cu-cung-ngay")
    idle = [one for one in told if one.rule.id == "xac-nhan-thua"]
    assert [one.acknowledged for one in idle] == ["", ""]
