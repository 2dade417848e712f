"""Every rule: its help page and its own examples; `content/bad/` holds a plan that breaks it."""

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


WRITTEN = ("dieu-khoan-trung-so", "dau-mat")


@pytest.mark.parametrize("rule_id", WRITTEN)
def test_a_rules_examples_are_true_in_a_body(tmp_path: Path, rule_id: str) -> None:
    rule = BY_ID[rule_id]
    assert rule_id in rules_broken(tmp_path, plan_text(rule.bad))
    assert rule_id not in rules_broken(tmp_path, plan_text(rule.good))


WHOLE = (
    *("thieu-khai-bao", "khai-bao-khong-dong", "khai-bao-dong-som"),
    "khai-bao-khong-co-khoa",
)


@pytest.mark.parametrize("rule_id", WHOLE)
def test_a_rules_examples_are_true_as_whole_files(tmp_path: Path, rule_id: str) -> None:
    rule = BY_ID[rule_id]
    assert rule_id in rules_broken(tmp_path, rule.bad)
    assert rule_id not in rules_broken(tmp_path, rule.good)
