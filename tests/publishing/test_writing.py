"""What is made is written as it comes, and what stands is left."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.publishing import writing
from generator.publishing.work import Written
from generator.publishing.writing import Writer

TEXT = b"Cong ke hoach"


def standing(address: str, data: bytes) -> Written:
    return Written(address=address, size=len(data), sum=hashlib.sha256(data).hexdigest(), time=17)


def pieces() -> Iterator[tuple[str, bytes]]:
    """Two files that are made side by side."""
    for number in range(9):
        yield "lon.txt", TEXT
        if number % 3 == 0:
            yield "sau/nho.txt", b"%d" % number


@pytest.fixture(params=[1 << 23, 20, 0], ids=["held", "put down", "never held"], autouse=True)
def most_held(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writing, "_MOST_HELD", request.param)


def test_files_made_side_by_side_are_whole(tmp_path: Path) -> None:
    large, small = Writer(tmp_path, {}).write(pieces())
    assert (tmp_path / "lon.txt").read_bytes() == TEXT * 9
    assert (tmp_path / "sau" / "nho.txt").read_bytes() == b"036"
    assert large.size == len(TEXT) * 9
    assert small.sum == hashlib.sha256(b"036").hexdigest()
    assert small.time == (tmp_path / "sau" / "nho.txt").stat().st_mtime_ns


def test_a_file_that_stands_already_is_not_written_again(tmp_path: Path) -> None:
    stands = standing("lon.txt", TEXT * 9)
    large, _ = Writer(tmp_path, {stands.address: stands}).write(pieces())
    assert large == stands
    assert not (tmp_path / "lon.txt").exists()


def test_a_file_that_stood_otherwise_is_written(tmp_path: Path) -> None:
    stands = standing("lon.txt", b"")
    large, _ = Writer(tmp_path, {stands.address: stands}).write(pieces())
    assert large != stands
    assert (tmp_path / "lon.txt").read_bytes() == TEXT * 9


def test_a_file_that_nobody_knows_of_but_that_stands_is_left_there(tmp_path: Path) -> None:
    site, folder = tmp_path / "site", tmp_path / "new"
    site.mkdir()
    (site / "lon.txt").write_bytes(TEXT)
    (found,) = Writer(folder, {}, site).write([("lon.txt", TEXT)])
    assert found.size == len(TEXT)
    assert found.time
    assert (site / "lon.txt").read_bytes() == TEXT


def test_an_empty_file_is_a_file(tmp_path: Path) -> None:
    (found,) = Writer(tmp_path, {}).write([("rong.txt", b"")])
    assert found.size == 0
    assert (tmp_path / "rong.txt").read_bytes() == b""
