from collections.abc import Mapping
from pathlib import Path
from zlib import crc32

import pytest

from generator.checks.federation import federated
from generator.checks.run import Verdict, check
from generator.export.data import data_files
from generator.export.shard import shard_files
from generator.reading.chronicle import from_git
from generator.reading.hold import Hold
from generator.reading.library import read_library
from generator.reading.shard import NoShard, Shard, read_shard
from tests.bench import corpus as bench
from tests.samples import FILE, plan_text, verdict_at

OTHER = "content/plans/2024/so-van-hoa-2024-khac.md"
ID, OTHER_ID = "so-van-hoa-2025-ngay-hoi-sach", "so-van-hoa-2024-khac"
PLANS, SHARDS = 200, 4


def published(verdict: Verdict, site: Path) -> Path:
    """Write what a portal publishes of itself into `site`."""
    chronicle = from_git(site.parent, verdict.corpus.plans)
    files = shard_files(verdict.corpus, verdict.held, verdict.diagnostics, "abc", chronicle)
    for address, data in files:
        (site / address).parent.mkdir(parents=True, exist_ok=True)
        (site / address).write_bytes(data)
    return site


def shard_of(root: Path, name: str, plans: Mapping[str, str], **registries: str | None) -> Shard:
    verdict = verdict_at(root / name, plans, **registries)
    return read_shard(name, published(verdict, root / name / "site"), Hold(root))


def shares(plans: int) -> list[dict[str, str]]:
    """The content of each shard: every issuer's plans in one of them, the registries in all."""
    found: list[dict[str, str]] = [{} for _ in range(SHARDS)]
    for name, text in bench.files(plans):
        issuer = next((line for line in text.split("\n") if line.startswith("issuer: ")), "")
        of = [found[crc32(issuer.encode()) % SHARDS]] if name.startswith("plans/") else found
        for share in of:
            share[name] = text
    return found


def test_four_shards_together_have_the_data_of_the_single_portal(tmp_path: Path) -> None:
    bench.write(PLANS, tmp_path / "whole")
    whole = check(read_library(tmp_path / "whole"))
    shards = []
    for number, share in enumerate(shares(PLANS)):
        root = tmp_path / str(number)
        for name, text in share.items():
            (root / "content" / name).parent.mkdir(parents=True, exist_ok=True)
            (root / "content" / name).write_text(text, encoding="utf-8", newline="\n")
        site = published(check(read_library(root)), root / "site")
        shards.append(read_shard(str(number), site, Hold(site)))
    together = federated(shards)
    assert [len(shard.plans) > 0 for shard in shards] == [True] * SHARDS
    assert len(together.corpus.plans) == PLANS
    assert together.corpus == whole.corpus
    assert dict(data_files(together.corpus, "abc")) == dict(data_files(whole.corpus, "abc"))


def test_what_a_shard_held_back_is_held_back_with_its_reasons_and_warnings_stay(
    tmp_path: Path,
) -> None:
    tasks = "\n  - {id: bao-cao, title: A, clause: III.9, roles: {report: van-phong}}"
    plans = {FILE: plan_text(tasks=tasks), OTHER: plan_text()}
    alone = verdict_at(tmp_path / "alone", plans)
    together = federated([shard_of(tmp_path, "so-van-hoa", plans)])
    assert [(one.id, one.title) for one in together.held] == [
        (one.id, one.title) for one in alone.held
    ]
    assert [one.file for one in together.held] == [f"so-van-hoa/{FILE}"]
    assert [d.rule.id for d in together.held[0].diagnostics] == ["dieu-khoan-khong-co"]
    assert [(d.rule, d.message, d.span, d.fix, d.source) for d in together.diagnostics] == [
        (d.rule, d.message, d.span, d.fix, "") for d in alone.diagnostics
    ]


def test_a_plan_id_of_two_shards_is_held_back_in_both(tmp_path: Path) -> None:
    one = shard_of(tmp_path, "mot", {FILE: plan_text(), OTHER: plan_text()})
    two = shard_of(tmp_path, "hai", {FILE: plan_text()})
    together = federated([one, two])
    assert list(together.corpus.plans) == [OTHER_ID]
    assert [(held.file, held.id) for held in together.held] == [
        (f"mot/{ID}.md", ID),
        (f"hai/{ID}.md", ID),
    ]
    assert [(d.file, d.rule.id, d.message) for d in together.errors] == [
        (f"hai/{ID}.md", "ma-trung", f"mã “{ID}” còn được dùng cho mot/{ID}.md"),
        (f"mot/{ID}.md", "ma-trung", f"mã “{ID}” còn được dùng cho hai/{ID}.md"),
    ]


def test_an_entry_that_two_shards_tell_differently_is_the_first_ones_and_an_error(
    tmp_path: Path,
) -> None:
    topics = "van-hoa-doc: {name: Đọc sách, description: Đọc sách và thư viện.}"
    one = shard_of(tmp_path, "mot", {FILE: plan_text()})
    two = shard_of(tmp_path, "hai", {OTHER: plan_text()}, topics=topics)
    together = federated([one, two])
    assert together.corpus.registry.topics["van-hoa-doc"].name == "Văn hóa đọc"
    assert list(together.corpus.plans) == [OTHER_ID, ID]
    assert [(d.file, d.rule.id, d.message, d.fix) for d in together.errors] == [
        (
            "hai/content/registry/topics.yml",
            "danh-muc-lech-nhau",
            "mục “van-hoa-doc” ghi khác với cổng “mot”",
            "ghi mục này giống nhau ở mọi cổng, hoặc đặt cho nó một mã khác",
        )
    ]


def test_a_shard_whose_rules_are_not_known_here_is_refused(tmp_path: Path) -> None:
    tasks = "\n  - {id: bao-cao, title: A, clause: III.9, roles: {report: van-phong}}"
    shard = shard_of(tmp_path, "mot", {FILE: plan_text(tasks=tasks)})
    head = shard.site / "data/portal.json"
    head.write_bytes(head.read_bytes().replace(b"dieu-khoan-khong-co", b"quy-tac-moi"))
    with pytest.raises(NoShard, match="quy tắc “quy-tac-moi” mà bản chương trình ở đây không có"):
        federated([read_shard("mot", shard.site, Hold(tmp_path))])
