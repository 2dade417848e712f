"""Good plans pass in silence; a bad plan for every rule is told in exactly these words."""

from pathlib import Path

import pytest

from generator.checks.report import render_all
from generator.checks.run import RULES
from tests.corpora import CASES, GOOD, bad, good, told

RULE_IDS = {rule.id for rule in RULES}


def test_good_plans_pass_in_silence(tmp_path: Path) -> None:
    verdict = good(tmp_path)
    assert render_all(verdict.diagnostics) == "Không có lỗi."
    assert set(verdict.corpus.plans) == {path.stem for path in GOOD.glob("*.md")}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_bad_plan_is_told_in_exactly_these_words(tmp_path: Path, case: Path) -> None:
    for name, text in told(case, tmp_path).items():
        assert text == (case / name).read_text(encoding="utf-8"), name


@pytest.mark.parametrize(
    "case", [case for case in CASES if case.name in RULE_IDS], ids=lambda case: case.name
)
def test_the_case_of_a_rule_breaks_this_rule_alone(tmp_path: Path, case: Path) -> None:
    assert {one.rule.id for one in bad(case, tmp_path).diagnostics} == {case.name}


def test_every_rule_has_a_bad_plan() -> None:
    assert {case.name for case in CASES} >= RULE_IDS
