"""Every rule: its help page, its own examples, and a content folder that breaks it."""

import re
from pathlib import Path

import pytest

from generator.checks.run import RULES
from generator.domain.diagnostics import Rule
from generator.domain.text import is_slug
from generator.reading.forms.plan import PlanForm
from tests.samples import BODY, FILE, plan_text, verdict_at

BY_ID = {rule.id: rule for rule in RULES}
IDS = [rule.id for rule in RULES]


def test_no_two_rules_share_an_address_or_a_title() -> None:
    assert len(set(IDS)) == len({rule.title for rule in RULES}) == len(RULES)


@pytest.mark.parametrize("rule", RULES, ids=IDS)
def test_a_rule_has_everything_that_its_help_page_shows(rule: Rule) -> None:
    assert is_slug(rule.id)
    assert re.fullmatch(r"[A-ZĐ][^\n]+\.", rule.title)
    assert len(rule.explanation) > 40
    assert "Sai:" not in rule.explanation
    assert rule.bad
    assert rule.good
    assert rule.bad != rule.good


def rules_broken(root: Path, text: str) -> set[str]:
    return {d.rule.id for d in verdict_at(root, {FILE: text}).diagnostics}


def with_keys(example: str) -> str:
    """The sample plan with the keys of an example in the place of its own."""
    keys = set(re.findall(r"^(\w+):", example, re.MULTILINE)) & set(PlanForm.model_fields)
    head, fence, body = plan_text(BODY, **dict.fromkeys(keys)).rpartition("---\n")
    return f"{head}{example}\n{fence}{body}"


KEYS = (
    *("bang-ma-cu", "chua-dung-san", "ky-tu-an", "du-lieu-ca-nhan", "yaml-sai-cu-phap"),
    *("khoa-lap", "yaml-bi-danh", "yaml-khoa-phuc-hop", "yaml-qua-sau", "khoa-la", "gia-tri-la"),
    *("gia-tri-sai", "ky-tu-sai", "sai-dang", "khoang-ban-hanh-sai", "so-ky-hieu-sai"),
    *("cho-can-dien", "xac-nhan-sai"),
)


@pytest.mark.parametrize("rule_id", KEYS)
def test_a_rules_examples_are_true_as_keys_of_a_plan(tmp_path: Path, rule_id: str) -> None:
    rule = BY_ID[rule_id]
    assert rule_id in rules_broken(tmp_path, with_keys(rule.bad))
    assert rule_id not in rules_broken(tmp_path, with_keys(rule.good))


UNKNOWN = (
    *("don-vi-khong-co", "van-ban-khong-co", "su-kien-khong-co", "kenh-khong-co"),
    *("chu-de-khong-co", "ke-hoach-khong-co", "nhiem-vu-khong-co"),
)


@pytest.mark.parametrize("rule_id", UNKNOWN)
def test_a_rules_bad_name_stands_for_nothing(tmp_path: Path, rule_id: str) -> None:
    assert rule_id in rules_broken(tmp_path, with_keys(BY_ID[rule_id].bad))


@pytest.mark.parametrize("rule_id", ["dieu-khoan-trung-so", "dau-mat"])
def test_a_rules_examples_are_true_in_a_body(tmp_path: Path, rule_id: str) -> None:
    rule = BY_ID[rule_id]
    assert rule_id in rules_broken(tmp_path, plan_text(rule.bad))
    assert rule_id not in rules_broken(tmp_path, plan_text(rule.good))


@pytest.mark.parametrize(
    "rule_id", ["thieu-khai-bao", "khai-bao-khong-dong", "khai-bao-khong-co-khoa"]
)
def test_a_rules_examples_are_true_as_whole_files(tmp_path: Path, rule_id: str) -> None:
    rule = BY_ID[rule_id]
    assert rule_id in rules_broken(tmp_path, rule.bad)
    assert rule_id not in rules_broken(tmp_path, rule.good)


TASK = "\n  - id: %s\n    title: a\n    clause: %s\n    roles: {%s}"
PHASE = "[{id: dot-1, title: a, time: {phrase: a, by: 2025-04-01}, phases: [%s]}]"
INNER = "{id: dot-2, title: b, time: {phrase: a, end: 2025-04-02}}"
BY_KEYS = {
    "thieu-khoa": {"title": None},
    "dot-khong-co": {"tasks": TASK % ("bao-cao", "I", "do: van-phong") + "\n    phases: xyz"},
    "dieu-khoan-khong-co": {"tasks": TASK % ("bao-cao", "X", "do: van-phong")},
    "ma-lap-trong-ke-hoach": {"tasks": TASK % ("bao-cao", "I", "do: van-phong") * 2},
    "bao-cao-lap": {"reporting": "\n  - {task: bao-cao, to: van-phong}" * 2},
    "nhieu-don-vi-chu-tri": {"tasks": TASK % ("bao-cao", "I", "lead: [van-phong, so-van-hoa]")},
    "viec-khong-co-don-vi": {"tasks": TASK % ("bao-cao", "I", "")},
    "xac-nhan-thua": {"acknowledged": "[{rule: can-cu-cung-ngay, reason: a}]"},
    "bao-cao-khong-co-han": {"tasks": TASK % ("bao-cao", "I", "report: van-phong")},
    "moc-thoi-gian-nguoc": {"period": "{phrase: a, start: 2025-04-02, end: 2025-04-01}"},
    "dot-ngoai-dot-lon": {"phases": PHASE % INNER},
    "can-cu-sau-ngay-ban-hanh": {"issued": "{date: 2025-02-01, certainty: stated}"},
    "can-cu-cung-ngay": {"issued": "{date: 2025-02-20, certainty: stated}"},
}


@pytest.mark.parametrize(("rule_id", "changes"), BY_KEYS.items(), ids=BY_KEYS)
def test_these_keys_break_this_rule_alone(
    tmp_path: Path, rule_id: str, changes: dict[str, str | None]
) -> None:
    assert rules_broken(tmp_path, plan_text(BODY, **changes)) == {rule_id}


UBND = "ubnd-song-xanh"
BY_FILES: dict[str, tuple[dict[str, str], dict[str, str]]] = {
    "co-bom": ({FILE: "\ufeff" + plan_text()}, {}),
    "tep-rong": ({FILE: ""}, {}),
    "ten-tep-sai": ({"content/plans/2025/Kế hoạch.md": plan_text()}, {}),
    "ma-trung": ({FILE: plan_text(), FILE.replace("2025/", "2024/"): plan_text()}, {}),
    "danh-muc-sai-dang": ({}, {"topics": "- a"}),
    "ma-muc-sai": ({}, {"topics": "Sách: {name: a, description: a}"}),
    "thanh-vien-khong-nhom": (
        {},
        {"units": f"{UBND}: {{name: a, system: state, level: province, members: {UBND}}}"},
    ),
    "so-van-ban-sai": ({}, {"documents": "a: {type: a, number: a}"}),
}


@pytest.mark.parametrize(
    ("rule_id", "plans", "registries"),
    [(rule_id, *files) for rule_id, files in BY_FILES.items()],
    ids=BY_FILES,
)
def test_these_files_break_this_rule(
    tmp_path: Path, rule_id: str, plans: dict[str, str], registries: dict[str, str]
) -> None:
    verdict = verdict_at(tmp_path, plans, **dict[str, str | None](registries))
    assert {d.rule.id for d in verdict.diagnostics} == {rule_id}


def test_a_file_that_is_not_utf8_breaks_its_rule_alone(tmp_path: Path) -> None:
    (tmp_path / FILE).parent.mkdir(parents=True)
    (tmp_path / FILE).write_bytes(plan_text().encode("utf-16"))
    assert {d.rule.id for d in verdict_at(tmp_path, {}).diagnostics} == {"khong-phai-utf8"}


def test_every_rule_is_broken_by_something_above() -> None:
    whole = {
        "danh-muc-lech-nhau",
        "thieu-khai-bao",
        "khai-bao-khong-dong",
        "khai-bao-khong-co-khoa",
        "khong-phai-utf8",
    }
    shown = {*KEYS, *UNKNOWN, *BY_KEYS, *BY_FILES, *whole, "dieu-khoan-trung-so", "dau-mat"}
    assert set(IDS) == shown
