"""Looking at the plans' folder again reads what was written since, and nothing else."""

import os
from pathlib import Path

import pytest

from generator.reading import plan_folder as subject
from generator.reading.plan_folder import PlanFolder, plan_folder
from generator.reading.rawtext import sum_of
from tests.samples import FILE, library_at, plan_text

OTHER = "content/plans/2024/so-van-hoa-2024-mot.md"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    library_at(tmp_path, {FILE: plan_text(), OTHER: plan_text(number=None)})
    return tmp_path


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """The bytes of each file that is read."""
    found: list[bytes] = []

    def noted(raw: bytes) -> str:
        found.append(raw)
        return sum_of(raw)

    monkeypatch.setattr(subject, "sum_of", noted)
    return found


def later(root: Path) -> PlanFolder:
    """What lies there, as if it had lain there for long when it was looked at."""
    found = plan_folder(root)
    return PlanFolder(sums=found.sums, looks=found.looks, time=found.time + 3_000_000_000)


def test_every_plan_has_the_sum_of_its_bytes_in_the_order_of_names(root: Path) -> None:
    found = plan_folder(root)
    assert [*found.sums] == [OTHER, FILE]
    assert found.sums[FILE] == sum_of((root / FILE).read_bytes())


def test_what_stands_as_it_was_is_not_read_again(root: Path, read: list[bytes]) -> None:
    before = later(root)
    read.clear()
    assert plan_folder(root, before=before).sums == before.sums
    assert read == []


def test_what_had_just_been_written_is_read_again(root: Path, read: list[bytes]) -> None:
    before = plan_folder(root)
    read.clear()
    assert plan_folder(root, before=before).sums == before.sums
    assert len(read) == 2


def test_other_bytes_of_the_same_size_and_time_are_seen(root: Path, read: list[bytes]) -> None:
    before = later(root)
    path = root / FILE
    then = path.stat().st_mtime_ns
    raw = path.read_bytes().replace("Sông".encode(), "Sòng".encode())
    path.write_bytes(raw)
    os.utime(path, ns=(then, then))
    read.clear()
    assert plan_folder(root, before=before).sums == {**before.sums, FILE: sum_of(raw)}
    assert read == [raw]


def test_a_plan_that_is_gone_or_new_is_seen(root: Path) -> None:
    before = later(root)
    (root / FILE).rename(root / "content/plans/2025/so-van-hoa-2025-khac.md")
    assert [*plan_folder(root, before=before).sums] == [
        OTHER,
        "content/plans/2025/so-van-hoa-2025-khac.md",
    ]


def test_another_process_reads_only_what_was_written_since(
    root: Path, read: list[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = root / ".cache"
    plan_folder(root, cache)
    monkeypatch.setattr(subject, "_SETTLED", -3_000_000_000)
    read.clear()
    before = plan_folder(root, cache)
    assert read == []
    raw = (root / FILE).read_bytes().replace("Sông".encode(), "Sòng".encode())
    (root / FILE).write_bytes(raw)
    assert plan_folder(root, cache).sums == {**before.sums, FILE: sum_of(raw)}
    assert read == [raw]
    read.clear()
    assert plan_folder(root, cache).sums == {**before.sums, FILE: sum_of(raw)}
    assert read == []


def test_what_another_process_saw_of_a_file_that_had_just_been_written_does_not_count(
    root: Path, read: list[bytes]
) -> None:
    cache = root / ".cache"
    plan_folder(root, cache)
    read.clear()
    plan_folder(root, cache)
    assert len(read) == 2


@pytest.mark.parametrize("damaged", [b"", b"1", b"1 0\n[]", b"\xff\n\xff"])
def test_what_another_process_saw_counts_only_if_it_is_whole(root: Path, damaged: bytes) -> None:
    cache = root / ".cache"
    found = plan_folder(root, cache)
    (cache / "folder.json").write_bytes(damaged)
    assert plan_folder(root, cache).sums == found.sums


def test_where_file_times_do_not_tell_of_every_change_every_process_reads_all(
    root: Path, read: list[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    """On Windows a file has no time that its last change of any sort sets."""
    cache = root / ".cache"
    monkeypatch.setattr(subject, "_SETTLED", -3_000_000_000)
    monkeypatch.setattr(subject, "_TIMES_TELL", False)
    plan_folder(root, cache)
    read.clear()
    plan_folder(root, cache)
    assert len(read) == 2


def test_a_project_without_plans_has_none(tmp_path: Path) -> None:
    assert plan_folder(tmp_path).sums == {}
