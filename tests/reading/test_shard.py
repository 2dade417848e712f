from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from generator.export.shard import shard_files
from generator.reading.chronicle import from_git
from generator.reading.history import Changes, History
from generator.reading.hold import Hold
from generator.reading.shard import NoShard, Shard, from_shards, read_shard
from tests.repository import Repository
from tests.samples import FILE, plan_text, verdict_at

ID = "so-van-hoa-2025-ngay-hoi-sach"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    verdict = verdict_at(tmp_path, {FILE: plan_text()})
    chronicle = from_git(tmp_path, verdict.corpus.plans)
    for address, data in shard_files(verdict.corpus, (), (), "abc", chronicle):
        (tmp_path / "site" / address).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "site" / address).write_bytes(data)
    return tmp_path / "site"


def test_a_shard_is_read_as_it_was_published(site: Path) -> None:
    shard = read_shard("so-van-hoa", site, Hold(site))
    assert (shard.name, shard.site, shard.head.commit) == ("so-van-hoa", site, "abc")
    assert [plan.id for plan in shard.plans] == [ID]
    assert [clause.address for clause in shard.plans[0].clauses()][:3] == ["I", "I.1", "II"]


def test_a_folder_without_a_portal_is_named(tmp_path: Path) -> None:
    with pytest.raises(NoShard, match=r"không đọc được .*data/portal\.json; cổng thành viên"):
        read_shard("so-van-hoa", tmp_path, Hold(tmp_path))


def test_a_plan_that_is_missing_is_named(site: Path) -> None:
    (site / f"data/ke-hoach/{ID}.json").unlink()
    with pytest.raises(NoShard, match=f"không đọc được .*{ID}.json"):
        read_shard("so-van-hoa", site, Hold(site))


def test_a_damaged_plan_is_named_with_the_place(site: Path) -> None:
    plan = site / f"data/ke-hoach/{ID}.json"
    plan.write_bytes(plan.read_bytes().replace(b'"propaganda"', b'"ke-hoach"'))
    with pytest.raises(NoShard, match=f"{ID}.json không đúng dạng dữ liệu .* ở chỗ “plan.kind”"):
        read_shard("so-van-hoa", site, Hold(site))


def test_another_format_is_refused(site: Path) -> None:
    head = site / "data/portal.json"
    head.write_bytes(head.read_bytes().replace(b"{", b'{"format":2,', 1))
    with pytest.raises(NoShard, match="ghi theo dạng 2, ở đây đọc dạng 1"):
        read_shard("so-van-hoa", site, Hold(site))


def test_what_came_before_is_told_too(tmp_path: Path) -> None:
    repository = Repository(tmp_path)
    for number in ("1/KH-SVH", "2/KH-SVH"):
        repository.commit(plan_text(number=number))
    verdict = verdict_at(tmp_path, {FILE: plan_text(number="2/KH-SVH")})
    chronicle = from_git(tmp_path, verdict.corpus.plans)
    for address, data in shard_files(verdict.corpus, (), (), "abc", chronicle):
        (tmp_path / "site" / address).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "site" / address).write_bytes(data)
    shard = read_shard("so-van-hoa", tmp_path / "site", Hold(tmp_path))
    assert [one.plan is None for one in shard.told[0].versions] == [False, True]
    told = from_shards([shard])
    assert told.past() == chronicle.past()
    assert told.history() == chronicle.history()


def test_a_registry_of_several_shards_changed_as_often_as_where_it_did_most(site: Path) -> None:
    day = datetime(2026, 11, 1, tzinfo=UTC)
    units = "content/registry/units.yml"

    def told(name: str, commits: int, days: int) -> Shard:
        shard = read_shard(name, site, Hold(site))
        last = day + timedelta(days=days)
        history = History(files={units: Changes(commits, last)}, time=last)
        return replace(shard, head=replace(shard.head, history=history))

    history = from_shards([told("mot", 3, 1), told("hai", 1, 5)]).history()
    assert history.files[units] == Changes(3, day + timedelta(days=5))
    assert history.time == day + timedelta(days=5)
