"""Files that are there as a whole or not at all."""

from pathlib import Path

import pytest

from generator.reading.atomic import put


def test_a_file_is_put_in_place_with_its_folders_and_nothing_beside_it(tmp_path: Path) -> None:
    put(tmp_path / "a" / "b.md", b"1")
    assert [path.name for path in (tmp_path / "a").iterdir()] == ["b.md"]
    assert (tmp_path / "a" / "b.md").read_bytes() == b"1"


def test_what_may_be_done_with_a_file_stays(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(b"1")
    path.chmod(0o640)
    put(path, b"2")
    assert (path.read_bytes(), path.stat().st_mode & 0o777) == (b"2", 0o640)


def test_where_it_cannot_be_put_nothing_is_left(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    with pytest.raises(OSError, match="a"):
        put(tmp_path / "a", b"1")
    assert [path.name for path in tmp_path.iterdir()] == ["a"]
