from pathlib import Path

import pytest

from generator.export.shard import shard_files
from generator.reading.shard import NoShard, read_shard
from tests.samples import FILE, plan_text, verdict_at

ID = "so-van-hoa-2025-ngay-hoi-sach"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    verdict = verdict_at(tmp_path, {FILE: plan_text()})
    for address, data in shard_files(verdict.corpus, (), (), "abc"):
        (tmp_path / "site" / address).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "site" / address).write_bytes(data)
    return tmp_path / "site"


def test_a_shard_is_read_as_it_was_published(site: Path) -> None:
    shard = read_shard("so-van-hoa", site)
    assert (shard.name, shard.site, shard.head.commit) == ("so-van-hoa", site, "abc")
    assert [plan.id for plan in shard.plans] == [ID]
    assert [clause.address for clause in shard.plans[0].clauses()][:3] == ["I", "I.1", "II"]


def test_a_folder_without_a_portal_is_named(tmp_path: Path) -> None:
    with pytest.raises(NoShard, match=r"không đọc được .*data/portal\.json; cổng thành viên"):
        read_shard("so-van-hoa", tmp_path)


def test_a_plan_that_is_missing_is_named(site: Path) -> None:
    (site / f"data/ke-hoach/{ID}.json").unlink()
    with pytest.raises(NoShard, match=f"không đọc được .*{ID}.json"):
        read_shard("so-van-hoa", site)


def test_a_damaged_plan_is_named_with_the_place(site: Path) -> None:
    plan = site / f"data/ke-hoach/{ID}.json"
    plan.write_bytes(plan.read_bytes().replace(b'"propaganda"', b'"ke-hoach"'))
    with pytest.raises(NoShard, match=f"{ID}.json không đúng dạng dữ liệu .* ở chỗ “kind”"):
        read_shard("so-van-hoa", site)


def test_another_format_is_refused(site: Path) -> None:
    head = site / "data/portal.json"
    head.write_bytes(head.read_bytes().replace(b"{", b'{"format":2,', 1))
    with pytest.raises(NoShard, match="ghi theo dạng 2, ở đây đọc dạng 1"):
        read_shard("so-van-hoa", site)
