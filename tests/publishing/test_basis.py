"""Whether a site need be made again is told by one word for all that it is made from."""

from pathlib import Path

import pytest

from generator.publishing.outline import Basis
from tests.samples import FILE, library_at


@pytest.fixture
def shard(tmp_path: Path) -> Path:
    """The folder of a built portal, so far as a common one reads it."""
    site = tmp_path / "shard"
    (site / "data/ke-hoach").mkdir(parents=True)
    (site / "data/portal.json").write_text("{}", "utf-8")
    (site / "data/ke-hoach/a.json").write_text("{}", "utf-8")
    return site


def test_the_same_content_has_the_same_word_and_another_has_another(tmp_path: Path) -> None:
    library_at(tmp_path)
    basis = Basis(tmp_path, "a")
    assert Basis(tmp_path, "a").mark == basis.mark != Basis(tmp_path, "b").mark
    assert basis.stays()
    (tmp_path / FILE).write_text("khác", "utf-8")
    assert not basis.stays()


@pytest.mark.parametrize("file", ["data/portal.json", "data/ke-hoach/a.json"])
def test_what_a_part_of_a_common_portal_publishes_belongs_to_it(
    tmp_path: Path, shard: Path, file: str
) -> None:
    basis = Basis(tmp_path, "a", [shard])
    assert basis.stays()
    assert Basis(tmp_path, "a").mark != basis.mark
    (shard / file).write_text("{ }", "utf-8")
    assert not basis.stays()


def test_what_nobody_reads_of_a_part_changes_nothing(tmp_path: Path, shard: Path) -> None:
    basis = Basis(tmp_path, "a", [shard, tmp_path / "không có"])
    (shard / "index.html").write_text("a", "utf-8")
    assert basis.stays()
