"""Good plans pass in silence; a bad plan for every rule is told in exactly these words."""

from pathlib import Path

import pytest

from generator.checks.report import render
from generator.checks.run import RULES
from tests.corpora import BASE, CASES, GOOD, bad, good, told

RULE_IDS = {rule.id for rule in RULES}


def test_good_plans_pass_in_silence(tmp_path: Path) -> None:
    verdict = good(tmp_path)
    assert [render(one) for one in verdict.diagnostics if not one.acknowledged] == []
    assert set(verdict.corpus.plans) == {path.stem for path in GOOD.glob("*.md")}


def test_values_that_yaml_would_take_for_something_else_stay_text(tmp_path: Path) -> None:
    plan = good(tmp_path).corpus.plans["so-van-hoa-2025-gia-tri-de-nham"]
    assert (plan.number, plan.place, plan.short) == ("0171/KH-SVH", "no", "12:30")
    assert plan.signatory
    assert plan.signatory.position == "1e3"


def test_line_ends_of_windows_change_nothing(tmp_path: Path) -> None:
    plans = good(tmp_path).corpus.plans
    base, windows = plans[BASE.stem], plans["so-van-hoa-2025-xuong-dong-windows"]
    assert b"\r\n" in (GOOD / f"{windows.id}.md").read_bytes()
    assert windows.body == base.body
    assert windows.tasks == base.tasks


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_bad_plan_is_told_in_exactly_these_words(tmp_path: Path, case: Path) -> None:
    for name, text in told(case, tmp_path).items():
        assert text == (case / name).read_text(encoding="utf-8"), name


@pytest.mark.parametrize(
    "case", [case for case in CASES if case.name in RULE_IDS], ids=lambda case: case.name
)
def test_the_case_of_a_rule_breaks_this_rule_alone(tmp_path: Path, case: Path) -> None:
    assert {one.rule.id for one in bad(case, tmp_path).diagnostics} == {case.name}


TRAPS = {
    "bay-bi-danh-no",
    "bay-chu-no",
    "bay-cp1258",
    "bay-cp1258-byte",
    "bay-crlf",
    "bay-dau-tab",
    "bay-doc-nham-latin-1",
    "bay-gach-trong-than",
    "bay-gio-12-30",
    "bay-ma-ra-ngoai",
    "bay-ma-thoat-thu-muc",
    "bay-ngay-30-thang-2",
    "bay-so-0171",
    "bay-tcvn3",
    "bay-tcvn3-byte",
    "bay-vni",
    "bay-xuong-dong-windows-va-bom",
}


def test_every_case_is_of_a_rule_or_of_a_known_trap() -> None:
    assert {case.name for case in CASES} == RULE_IDS | TRAPS
