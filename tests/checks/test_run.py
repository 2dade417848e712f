from pathlib import Path

from generator.checks.run import Verdict, check
from tests.samples import FILE, library_at, plan_text, verdict_at

OTHER = "content/plans/2024/so-van-hoa-2024-khac.md"
TWIN = FILE.replace("2025/", "2024/")
ID, OTHER_ID = "so-van-hoa-2025-ngay-hoi-sach", "so-van-hoa-2024-khac"
TITLE = "Tuyên truyền Ngày hội đọc sách tỉnh Sông Xanh"


def held(verdict: Verdict) -> list[tuple[str, str, str, tuple[str, ...]]]:
    return [
        (one.file, one.id, one.title, tuple(d.rule.id for d in one.diagnostics))
        for one in verdict.held
    ]


def test_a_sound_library_is_published_whole(tmp_path: Path) -> None:
    library = library_at(tmp_path, {FILE: plan_text(), OTHER: plan_text()})
    verdict = check(library)
    assert (verdict.held, verdict.diagnostics, verdict.errors) == ((), (), ())
    assert verdict.corpus.plans == library.corpus.plans
    assert verdict.corpus.times == library.corpus.times


def test_a_plan_with_a_warning_is_published(tmp_path: Path) -> None:
    tasks = "\n  - {id: bao-cao, title: A, clause: III.1, roles: {report: van-phong}}"
    verdict = verdict_at(tmp_path, {FILE: plan_text(tasks=tasks)})
    assert [d.rule.id for d in verdict.diagnostics] == ["bao-cao-khong-co-han"]
    assert (verdict.held, verdict.errors) == ((), ())
    assert list(verdict.corpus.plans) == [ID]


def test_a_plan_with_an_error_is_held_back_with_its_errors_and_never_dropped(
    tmp_path: Path,
) -> None:
    tasks = "\n  - {id: bao-cao, title: A, clause: III.9, roles: {report: van-phong}}"
    verdict = verdict_at(tmp_path, {FILE: plan_text(tasks=tasks), OTHER: plan_text()})
    assert held(verdict) == [(FILE, ID, TITLE, ("dieu-khoan-khong-co",))]
    assert {d.rule.id for d in verdict.diagnostics} == {
        "dieu-khoan-khong-co",
        "bao-cao-khong-co-han",
    }
    assert [d.rule.id for d in verdict.errors] == ["dieu-khoan-khong-co"]
    assert list(verdict.corpus.plans) == [OTHER_ID]


def test_a_file_that_cannot_be_read_is_held_back_under_the_title_it_has(tmp_path: Path) -> None:
    verdict = verdict_at(tmp_path, {FILE: plan_text(kind="sai"), OTHER: ""})
    assert held(verdict) == [
        (OTHER, OTHER_ID, OTHER_ID, ("tep-rong",)),
        (FILE, ID, TITLE, ("gia-tri-la",)),
    ]
    assert dict(verdict.corpus.plans) == {}


def test_plans_with_the_same_id_are_both_held_back_and_each_checked_on_its_own(
    tmp_path: Path,
) -> None:
    verdict = verdict_at(
        tmp_path,
        {
            FILE: plan_text(phases=None, tasks=None, reporting=None, number="12"),
            TWIN: plan_text(channels="[xyz]"),
        },
    )
    assert held(verdict) == [
        (TWIN, ID, TITLE, ("ma-trung", "kenh-khong-co")),
        (FILE, ID, TITLE, ("ma-trung", "so-ky-hieu-sai")),
    ]
    assert dict(verdict.corpus.plans) == {}


def test_every_plan_file_is_either_published_or_held_back(tmp_path: Path) -> None:
    texts = ["", "a", "---\n", plan_text(), plan_text(issuer="xyz"), plan_text(title=None)]
    plans = {f"content/plans/2025/ke-hoach-{n}.md": text for n, text in enumerate(texts)}
    verdict = verdict_at(tmp_path, plans)
    published = set(verdict.corpus.plans)
    assert published == {"ke-hoach-3"}
    assert published | {one.id for one in verdict.held} == {f"ke-hoach-{n}" for n in range(6)}
    assert all(one.diagnostics for one in verdict.held)


def test_all_faults_of_all_files_come_in_order_of_file_and_place(tmp_path: Path) -> None:
    verdict = verdict_at(
        tmp_path,
        {FILE: plan_text(topics="[xyz]", issuer="xyz", place="a@b.vn"), OTHER: "a"},
        units="so-van-hoa: {name: A, system: state, level: province, parent: xyz}",
        documents="",
        events="a: [",
    )
    places = [(d.file, d.span.line, d.span.column) for d in verdict.diagnostics]
    assert places == sorted(places)
    assert {d.file for d in verdict.diagnostics} == {
        OTHER,
        FILE,
        "content/registry/units.yml",
        "content/registry/events.yml",
    }
