"""What one run keeps for the next is there whole and under its key, or not at all."""

from pathlib import Path

import pytest

from generator.reading.sealed import seal_json, unsealed_json

VALUE = {"tên": ["Sông Xanh", 1, True, None]}


def test_what_was_kept_is_found_under_its_key_only(tmp_path: Path) -> None:
    path = tmp_path / "new" / "kept.json"
    seal_json(path, "key", VALUE)
    assert unsealed_json(path, "key") == VALUE
    assert unsealed_json(path, "other") is None
    assert unsealed_json(tmp_path / "none", "key") is None


@pytest.mark.parametrize(("old", "new"), [(b"1", b"2"), (b"}", b""), (b"\n", b" "), (b"key", b"")])
def test_what_is_damaged_is_as_good_as_gone(tmp_path: Path, old: bytes, new: bytes) -> None:
    path = tmp_path / "kept.json"
    seal_json(path, "key", VALUE)
    whole = path.read_bytes()
    path.write_bytes(whole.replace(old, new))
    assert path.read_bytes() != whole
    assert unsealed_json(path, "key") is None


def test_where_nothing_can_be_kept_nothing_is(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    seal_json(tmp_path / "file" / "kept.json", "key", VALUE)
    assert unsealed_json(tmp_path / "file" / "kept.json", "key") is None
