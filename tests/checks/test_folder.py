"""Checking a folder with what the last check found gives what checking it afresh gives."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.checks import citations, folder, memory
from generator.checks.folder import check_folder
from generator.checks.run import BY_ID, broken_in, check
from generator.checks.tables import Tables
from generator.domain.corpus import Corpus
from generator.domain.diagnostics import Broken, Diagnostic, Finding, rule
from generator.domain.plan import Plan
from generator.publishing.source import own_content
from generator.reading import processes
from generator.reading.library import read_library
from generator.reading.plans import PlanFile
from tests.samples import BODY, FILE, REGISTRIES, library_at, plan_text

FIRST = "content/plans/2024/so-van-hoa-2024-mot.md"
SECOND = "content/plans/2024/so-van-hoa-2024-hai.md"
OTHER = "content/plans/2024/ubnd-2024-khac.md"
TWIN = "content/plans/2023/so-van-hoa-2024-hai.md"
UNITS = "content/registry/units.yml"

DOCUMENTS = "content/registry/documents.yml"
_UNIT = REGISTRIES["units"]
UNITS_TEXTS = (
    _UNIT,
    _UNIT.replace("so-van-hoa:", "so-van-hoaa:"),
    _UNIT.replace("symbol: SVH", "symbol: SVHTT"),
    _UNIT.replace("Sở Văn hóa tỉnh Sông Xanh", "Sở Văn hóa và Thể thao tỉnh Sông Xanh"),
    _UNIT.replace("aliases: UBND tỉnh", "aliases: UBND"),
    _UNIT.replace("group: true\n  members: [thu-vien-tinh, thu-vien-xa]", "note: a"),
    _UNIT.replace("level: commune}", "level: commune, valid_from: 2025-07-01}"),
    _UNIT + "so-van-hoab: {name: Sở Văn hóa cũ, system: state, level: province, symbol: SVHC}\n",
    "[",
)
_DOCUMENT = REGISTRIES["documents"]
_NEXT = "6-kh-ubnd-2025: {number: 6/KH-UBND, type: Kế hoạch}\n"
DOCUMENTS_TEXTS = (
    _DOCUMENT,
    _DOCUMENT.replace("2025-02-20", "2025-05-20"),
    _DOCUMENT.replace("5-kh-ubnd-2025:", "5-kh-ubnd-2024:"),
    _DOCUMENT.replace("type: Kế hoạch", "type: Quyết định"),
    f"{_DOCUMENT}  replaced_by: 6-kh-ubnd-2025\n{_NEXT}",
    f"{_DOCUMENT}5-kh-ubnd-2026: {{number: 5/KH-UBND, type: Kế hoạch}}\n",
)

TEXTS = (
    plan_text(),
    plan_text(number=None),
    plan_text(kind="propoganda"),
    plan_text(issuer="so-van-hoaa", topics="[van-hoa]"),
    plan_text(amends="so-van-hoa-2024-mot"),
    plan_text(replaces="[so-van-hoa-2024-hai, so-van-hoa-2024-khong]"),
    plan_text(place="vanthu@example.vn"),
    plan_text(BODY.replace("## II.", "## I.")),
    plan_text(amends="so-van-hoa-2024-hai", kind="x"),
    "---\ntitle: [\n---\n",
    "Không có gì",
    "",
)


def write(root: Path, file: str, text: str | None) -> None:
    path = root / file
    path.parent.mkdir(parents=True, exist_ok=True)
    if text is None:
        path.unlink(missing_ok=True)
    else:
        path.write_text(text, encoding="utf-8", newline="")


def afresh(root: Path) -> tuple[Diagnostic, ...]:
    return check(read_library(root)).diagnostics


@pytest.fixture
def root(tmp_path: Path) -> Path:
    library_at(tmp_path, {FILE: TEXTS[0], FIRST: TEXTS[4], SECOND: TEXTS[3], TWIN: TEXTS[5]})
    return tmp_path


@pytest.fixture
def looked_at(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of plans' files, each time that one is looked at."""
    names: list[str] = []
    look = folder._Look.__call__

    def noted(self: folder._Look, name: str) -> memory.Record:
        names.append(name)
        return look(self, name)

    monkeypatch.setattr(folder._Look, "__call__", noted)
    return names


def test_a_folder_is_checked_as_its_library_is(root: Path) -> None:
    found = check_folder(root)
    assert found.diagnostics == afresh(root)
    assert len({one.rule.id for one in found.diagnostics}) > 3
    assert found.plans == (TWIN, SECOND, FIRST, FILE)
    assert found.registries[0] == UNITS


def test_a_folder_without_content_has_no_fault(tmp_path: Path) -> None:
    assert check_folder(tmp_path, tmp_path / ".cache").diagnostics == ()


def test_several_processes_find_what_one_finds(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "_FEW", 0)
    monkeypatch.setattr(processes, "_BATCH", 1)
    assert check_folder(root, None, 2).diagnostics == afresh(root)
    assert read_library(root, 2) == read_library(root)


def test_what_did_not_change_is_not_read_again(root: Path, looked_at: list[str]) -> None:
    cache = root / ".cache"
    cold = check_folder(root, cache).diagnostics
    assert {FILE, FIRST, SECOND, TWIN} <= set(looked_at)
    looked_at.clear()
    assert check_folder(root, cache).diagnostics == cold
    assert looked_at == []
    write(root, SECOND, TEXTS[1])
    assert check_folder(root, cache).diagnostics == afresh(root)
    assert looked_at == [SECOND]


def test_a_plan_that_names_another_is_looked_at_again_when_that_one_comes_or_goes(
    root: Path, looked_at: list[str]
) -> None:
    cache = root / ".cache"
    write(root, TWIN, None)
    write(root, FILE, plan_text(amends="so-van-hoa-2024-hai"))
    assert check_folder(root, cache).diagnostics == afresh(root)
    for text in (None, TEXTS[2], TEXTS[0], "", TEXTS[1]):
        looked_at.clear()
        write(root, SECOND, text)
        warm = check_folder(root, cache).diagnostics
        assert FILE in looked_at or text == TEXTS[1]
        assert warm == afresh(root)


def edits() -> st.SearchStrategy[list[tuple[str, str | None]]]:
    plans = st.tuples(
        st.sampled_from([FILE, FIRST, SECOND, TWIN]), st.none() | st.sampled_from(TEXTS)
    )
    registries = st.sampled_from(
        [(UNITS, text) for text in UNITS_TEXTS] + [(DOCUMENTS, text) for text in DOCUMENTS_TEXTS]
    )
    return st.lists(plans | registries, min_size=1, max_size=3)


ANY = settings(
    deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
ROUNDS = st.lists(edits(), min_size=1, max_size=4)


@ANY
@given(ROUNDS)
def test_after_any_edits_a_warm_check_finds_what_a_cold_one_finds(
    root: Path, rounds: list[list[tuple[str, str | None]]]
) -> None:
    for changes in rounds:
        for file, text in changes:
            write(root, file, text)
        warm = check_folder(root, root / ".cache").diagnostics
        assert warm == check_folder(root).diagnostics == afresh(root)


@ANY
@given(ROUNDS)
def test_after_any_edits_a_process_that_goes_on_finds_what_one_that_begins_finds(
    root: Path, rounds: list[list[tuple[str, str | None]]]
) -> None:
    cache = root / ".cache"
    source = own_content(root, cache, again=True)
    for changes in rounds:
        for file, text in changes:
            write(root, file, text)
        source = own_content(root, cache, 1, source, again=True)
        cold = own_content(root)
        assert source.verdict == cold.verdict == check(read_library(root))
        assert source.marks == cold.marks
        assert source.years == cold.years


def test_a_process_that_goes_on_looks_only_at_what_changed_and_keeps_nothing_on_disk(
    root: Path, looked_at: list[str]
) -> None:
    cache = root / ".cache"
    before = own_content(root, cache, again=True)
    kept = (cache / "check.json").read_bytes()
    looked_at.clear()
    write(root, SECOND, TEXTS[1])
    after = own_content(root, cache, 1, before, again=True)
    assert looked_at == [SECOND]
    assert (cache / "check.json").read_bytes() == kept
    same = after.verdict.corpus.plans.keys() - {"so-van-hoa-2024-hai"}
    for plan_id in same:
        assert after.verdict.corpus.plans[plan_id] is before.verdict.corpus.plans[plan_id]
        assert after.verdict.corpus.times[plan_id] is before.verdict.corpus.times[plan_id]


def test_a_change_of_the_program_makes_everything_known_forgotten(
    root: Path, monkeypatch: pytest.MonkeyPatch, looked_at: list[str]
) -> None:
    cache = root / ".cache"
    check_folder(root, cache)
    looked_at.clear()
    monkeypatch.setattr(folder, "program", lambda *_: "another")
    check_folder(root, cache)
    assert {FILE, FIRST, SECOND, TWIN} <= set(looked_at)


def test_a_change_of_a_small_registry_makes_everything_known_forgotten(
    root: Path, looked_at: list[str]
) -> None:
    cache = root / ".cache"
    check_folder(root, cache)
    looked_at.clear()
    write(root, "content/registry/events.yml", REGISTRIES["events"] + "# lời chú\n")
    check_folder(root, cache)
    assert {FILE, FIRST, SECOND, TWIN} <= set(looked_at)


ALONE = plan_text(
    basis=None, tasks=None, reporting=None, recipients=None, number=None, issuer="ubnd-song-xanh"
)


@pytest.mark.parametrize(
    ("file", "old", "new", "looked"),
    [
        (UNITS, "van-phong:", "# lời chú\nvan-phong:", set()),
        (UNITS, "van-phong:", "hoi: {name: Hội, system: state, level: commune}\nvan-phong:", set()),
        (UNITS, "name: Văn phòng Sở", "name: Phòng Sở", {FILE}),
        (UNITS, "name: Ủy ban", "name: Uỷ ban", {FILE, OTHER}),
        (DOCUMENTS, "2025-02-20", "2025-02-21", {FILE}),
    ],
)
def test_a_plan_is_looked_at_again_when_an_entry_changes_for_which_it_asks(
    tmp_path: Path, looked_at: list[str], file: str, old: str, new: str, looked: set[str]
) -> None:
    library_at(tmp_path, {FILE: plan_text(), OTHER: ALONE})
    cache = tmp_path / ".cache"
    check_folder(tmp_path, cache)
    looked_at.clear()
    text = (tmp_path / file).read_text("utf-8")
    assert old in text
    write(tmp_path, file, text.replace(old, new, 1))
    assert check_folder(tmp_path, cache).diagnostics == afresh(tmp_path)
    assert set(looked_at) == looked


def test_a_damaged_or_foreign_memory_is_as_good_as_none(root: Path) -> None:
    cache = root / ".cache"
    cold = check_folder(root, cache).diagnostics
    file = cache / "check.json"
    kept = file.read_bytes()
    for damaged in (b"", b"\n", kept[:-1], kept[:50], kept.replace(b"so-van-hoa", b"so-van-hob", 1),
                    b"x" + kept, bytes(range(256)), kept.replace(b"true", b"null", 1)):  # fmt: skip
        assert damaged != kept
        file.write_bytes(damaged)
        assert check_folder(root, cache).diagnostics == cold
        assert file.read_bytes() == kept


def test_where_nothing_can_be_kept_the_check_is_made_all_the_same(root: Path) -> None:
    (root / ".cache").write_text("a file in the folder's place")
    assert check_folder(root, root / ".cache").diagnostics == afresh(root)


def test_the_memory_holds_no_more_than_the_files_that_are_there(root: Path) -> None:
    cache = root / ".cache"
    check_folder(root, cache)
    write(root, TWIN, None)
    check_folder(root, cache)
    assert TWIN not in (cache / "check.json").read_text(encoding="utf-8")


@rule("nhin-quanh")
def nosy(file: str, words: str) -> Iterator[Finding]:
    """Nhìn vào kế hoạch khác."""
    yield Finding(message=words, file=file, path=("title",))


@pytest.mark.parametrize("looks", ["at the content", "at the times", "at the number of all"])
def test_a_rule_may_look_at_other_plans_and_is_never_answered_from_before(
    root: Path, monkeypatch: pytest.MonkeyPatch, looks: str
) -> None:
    write(root, TWIN, None)

    def with_nosy(plan: Plan, corpus: Corpus, file: PlanFile, tables: Tables) -> Iterator[Broken]:
        yield from broken_in(plan, corpus, file, tables)
        other = "so-van-hoa-2024-mot"
        if looks == "at the content" and other in corpus.plans:
            yield from nosy(file.file, corpus.plans[other].title)
        elif looks == "at the times" and other in corpus.times:
            yield from nosy(file.file, f"{corpus.times[other].period}")
        elif looks == "at the number of all":
            yield from nosy(file.file, f"{len(corpus.plans)} {list(corpus.plans)}")

    monkeypatch.setattr(folder, "broken_in", with_nosy)
    monkeypatch.setattr(folder, "BY_ID", {**BY_ID, "nhin-quanh": nosy})
    cache = root / ".cache"
    assert any(one.rule is nosy for one in check_folder(root, cache).diagnostics)
    for text in (plan_text(title="Tên khác"), plan_text(period=None), TEXTS[2], None, TEXTS[0]):
        write(root, FIRST, text)
        assert check_folder(root, cache).diagnostics == check_folder(root).diagnostics


def test_a_diagnostic_is_the_same_after_it_was_kept(root: Path) -> None:
    for one in afresh(root):
        assert memory.untold(one.file, memory.told(one), BY_ID) == one


def test_a_plan_is_looked_at_again_when_another_replaces_what_it_rests_on(root: Path) -> None:
    cache = root / ".cache"
    write(root, TWIN, None)
    write(root, FIRST, plan_text(number="5/KH-UBND", issuer="ubnd-song-xanh", basis=None))

    def replaced_in_first_file() -> list[str]:
        found = check_folder(root, cache).diagnostics
        assert found == check_folder(root).diagnostics == afresh(root)
        return [one.message for one in found if one.rule.id == citations.replaced_basis.id]

    write(root, SECOND, plan_text(number="9/KH-SVH", basis=None))
    assert replaced_in_first_file() == []
    write(root, SECOND, plan_text(number="9/KH-SVH", basis=None, replaces="so-van-hoa-2024-mot"))
    assert len(replaced_in_first_file()) == 1
    write(root, SECOND, plan_text(number="8/KH-SVH", basis=None, replaces="so-van-hoa-2024-mot"))
    assert len(replaced_in_first_file()) == 1
    write(root, SECOND, None)
    assert replaced_in_first_file() == []
