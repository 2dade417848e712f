"""The examples of rules that speak of a file's name or bytes, of a registry, of several files."""

import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from generator.checks.run import RULES, check
from generator.domain.diagnostics import Rule
from generator.reading.folders import PLANS, REGISTRY
from generator.reading.library import read_library
from tests.checks.test_rules import BY_ID, KEYS, UNKNOWN, WHOLE, WRITTEN
from tests.content.test_examples import RULES as IN_THE_GUIDES_PLAN
from tests.corpora import bad
from tests.samples import BODY, FILE, REGISTRIES, library_at, plan_text

Files = Mapping[str, bytes]

SAMPLE = plan_text(BODY).encode()
IN_WORDS = {
    "tệp lưu với bảng mã ANSI": plan_text(BODY).encode("cp1258", errors="replace"),
    "tệp lưu với bảng mã UTF-8": SAMPLE,
    "tệp lưu kiểu “UTF-8 with BOM”": b"\xef\xbb\xbf" + SAMPLE,
    "tệp lưu kiểu “UTF-8”": SAMPLE,
    "(tệp rỗng)": b"",
    "---\ntitle: …\n---": "---\ntitle: …\n---\n".encode(),
}
"""What an example that tells of a file's bytes means."""


def named(example: str) -> Files:
    """The sample plan, or where a registry is named the units, under each name of an example."""
    names = re.findall(r"content/\S+|[^/\n]+\.md$", example)
    files = {name if "/" in name else f"{PLANS}/2025/{name}": SAMPLE for name in names}
    units = REGISTRIES["units"].encode()
    return {name: units if name.startswith(REGISTRY) else raw for name, raw in files.items()}


def meant(example: str) -> Files:
    return {FILE: IN_WORDS[example]}


def units(example: str) -> Files:
    """The units with an example's entry, and with the keys that are not its point."""
    if example.startswith("- "):
        return {f"{REGISTRY}/units.yml": example.encode()}
    needed = {"name": "Đơn vị", "short": "Đơn vị", "system": "state", "level": "province"}
    more = [f"  {key}: {value}\n" for key, value in needed.items() if f"{key}:" not in example]
    text = f"{REGISTRIES['units']}{example}\n{''.join(more)}"
    return {f"{REGISTRY}/units.yml": text.encode()}


def documents(example: str) -> Files:
    text = f"{REGISTRIES['documents']}moi:\n  type: Nghị quyết\n  {example}\n"
    return {f"{REGISTRY}/documents.yml": text.encode()}


WAYS = {
    "khong-phai-utf8": meant,
    "co-bom": meant,
    "tep-rong": meant,
    "tep-khong-phai-md": named,
    "ten-tep-sai": named,
    "ma-trung": named,
    "ten-danh-muc-la": named,
    "thu-muc-la": named,
    "danh-muc-sai-dang": units,
    "ma-muc-sai": units,
    "thanh-vien-khong-nhom": units,
    "so-van-ban-sai": documents,
}


def rules_broken(root: Path, files: Files) -> set[str]:
    library_at(root, {})
    for name, raw in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(raw)
    return {fault.rule.id for fault in check(read_library(root)).diagnostics}


@pytest.mark.parametrize("rule_id", WAYS)
def test_the_bad_example_breaks_its_rule_and_the_good_one_does_not(
    tmp_path: Path, rule_id: str
) -> None:
    rule, files = BY_ID[rule_id], WAYS[rule_id]
    assert rule_id in rules_broken(tmp_path / "bad", files(rule.bad))
    assert rule_id not in rules_broken(tmp_path / "good", files(rule.good))


def test_a_plan_without_its_title_lacks_a_key(tmp_path: Path) -> None:
    rule = BY_ID["thieu-khoa"]
    assert rule.good == f"title: Tuyên truyền Đại hội Đảng bộ các cấp\n{rule.bad}"
    lacking = plan_text(BODY, title=None)
    assert rule.id in rules_broken(tmp_path / "bad", {FILE: lacking.encode()})
    assert rule.id not in rules_broken(tmp_path / "good", {FILE: SAMPLE})


def test_an_amendment_that_repeats_all_changes_nothing(tmp_path: Path) -> None:
    rule, amended = BY_ID["sua-doi-khong-doi-gi"], f"{PLANS}/2025/so-van-hoa-2025-sua-doi.md"
    same = {FILE: SAMPLE, amended: plan_text(BODY, amends=Path(FILE).stem).encode()}
    assert "đều y như" in rule.bad
    assert rule.id in rules_broken(tmp_path / "bad", same)
    assert "thời hạn mới" in rule.good
    later = same[amended].replace(b"20/6/2025", b"25/6/2025")
    later = later.replace(b"2025-06-20", b"2025-06-25")
    assert rule.id not in rules_broken(tmp_path / "good", same | {amended: later})


def test_what_a_plan_rests_on_was_replaced(tmp_path: Path) -> None:
    rule = BY_ID["can-cu-da-bi-thay-the"]
    old = "2-kh-ubnd-2024: {number: 2/KH-UBND, type: Kế hoạch, date: 2024-01-10,"
    registry = f"{REGISTRIES['documents']}{old} replaced_by: 5-kh-ubnd-2025}}\n".encode()

    def resting(example: str) -> Files:
        basis = example.removeprefix("basis:")
        return {
            FILE: plan_text(BODY, basis=basis).encode(),
            f"{REGISTRY}/documents.yml": registry,
        }

    assert rule.id in rules_broken(tmp_path / "bad", resting(rule.bad))
    assert rule.id not in rules_broken(tmp_path / "good", resting(rule.good))


def test_two_portals_tell_one_entry_differently(tmp_path: Path) -> None:
    rule = BY_ID["danh-muc-lech-nhau"]

    def told(example: str, at: Path) -> set[str]:
        entries = re.findall(r"[a-z-]+: \{[^}]+\}", example)
        assert len(entries) == 2
        for number, entry in enumerate(entries):
            (at / f"cong-{number}").mkdir(parents=True)
            whole = entry.replace("}", ", short: Sở, system: state, level: province}")
            (at / f"cong-{number}/units.yml").write_text(f"{whole}\n", encoding="utf-8")
        (at / "root").mkdir()
        return {fault.rule.id for fault in bad(at, at / "root").diagnostics}

    assert rule.id in told(rule.bad, tmp_path / "bad")
    assert rule.id not in told(rule.good, tmp_path / "good")


ALONE = {"thieu-khoa", "sua-doi-khong-doi-gi", "can-cu-da-bi-thay-the", "danh-muc-lech-nhau"}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_no_rules_examples_are_left_untried(rule: Rule) -> None:
    tried = {*KEYS, *UNKNOWN, *WRITTEN, *WHOLE, *WAYS, *ALONE}
    assert rule.id in tried | {one.id for one in IN_THE_GUIDES_PLAN}
