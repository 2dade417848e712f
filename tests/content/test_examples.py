"""Every rule's own examples, in the guide's plan among the portal's registries."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from generator.checks import (
    acknowledged,
    citations,
    cover,
    dates,
    deadlines,
    names,
    phases,
    references,
    tasks,
    years,
)
from generator.checks.run import check
from generator.domain.corpus import corpus_of
from generator.domain.diagnostics import Rule
from generator.reading.forms.plan import PlanForm, TaskForm
from generator.reading.library import Library, read_library
from generator.reading.plans import read_plan
from generator.reading.written import written
from generator.reading.yamltree import read_yaml

ROOT = Path(__file__).parents[2]
GUIDE = (ROOT / "content/pages/huong-dan/index.md").read_text(encoding="utf-8")
(EXAMPLE,) = re.findall(r"^```markdown\n(.*?)^```$", GUIDE, re.MULTILINE | re.DOTALL)
_, HEAD, BODY = EXAMPLE.split("---\n", 2)
REGISTRY = read_library(ROOT).corpus.registry
ROOMS = (
    *(acknowledged, citations, cover, dates, deadlines),
    *(names, phases, references, tasks, years),
)
TWO_FILES = {"can-cu-da-bi-thay-the"}  # an example of a plan and of a registry
RULES = [rule for room in ROOMS for rule in room.RULES if rule.id not in TWO_FILES]
TASK_OF = {
    "roles": "huong-dan-don-vi",
    "clause": "huong-dan-don-vi",
    "due": "bao-cao-ket-qua",
    "phases": "to-chuc-truyen-thong",
}
"""Which of the plan's tasks an example with a task's key is written into."""


def keys_of(text: str) -> dict[str, Any]:
    tree, broken = read_yaml(text)
    assert broken == ()
    assert tree
    return dict(tree.data)


def laid_in(example: str) -> str:
    """The guide's plan with an example in its place: as its body, its keys or keys of a task."""
    if example.startswith("## "):
        return f"---\n{HEAD}---\n{example}\n"
    given, whole = keys_of(example), keys_of(HEAD)
    is_task = set(given) <= set(TaskForm.model_fields) and not isinstance(
        next(iter(given.get("phases", [""]))), dict
    )
    if is_task:
        task_id = next(TASK_OF[key] for key in given if key in TASK_OF)
        (task,) = (task for task in whole["tasks"] if task["id"] == task_id)
        task |= given
    else:
        assert set(given) <= set(PlanForm.model_fields)
        whole |= given
    return f"---\n{written(whole)}---\n{BODY}"


def broken_by(example: str) -> set[str]:
    file = read_plan(
        "content/plans/2026/syt-quang-ninh-2026-ngay-suc-khoe.md", laid_in(example).encode()
    )
    assert file.plan, file.broken
    corpus = corpus_of([file.plan], REGISTRY)
    found = check(Library(corpus=corpus, plan_files=(file,), registry_files=())).diagnostics
    return {one.rule.id for one in found if not one.acknowledged}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_the_bad_example_breaks_its_rule_and_the_good_one_does_not(rule: Rule) -> None:
    assert rule.id in broken_by(rule.bad)
    assert rule.id not in broken_by(rule.good)
