"""What the editors' guide shows is what the portal accepts and says."""

import re
from datetime import date
from pathlib import Path

import pytest
import yaml

from generator.checks.report import render
from generator.checks.run import Verdict, check
from generator.domain.corpus import corpus_of
from generator.pages.keys import sections
from generator.reading.forms.plan import PlanForm
from generator.reading.forms.registry import UnitForm
from generator.reading.forms.time import TimeForm
from generator.reading.library import Library, read_library
from generator.reading.plans import read_plan

ROOT = Path(__file__).parents[2]
GUIDE = (ROOT / "content/pages/huong-dan/index.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```$", GUIDE, re.MULTILINE | re.DOTALL)
FILE = "content/plans/2026/syt-quang-ninh-2026-ngay-suc-khoe.md"


def blocks(language: str) -> list[str]:
    return [text for name, text in BLOCKS if name == language]


def verdict_on(text: str) -> Verdict:
    """What the checks say of a plan among the portal's own registries."""
    file = read_plan(FILE, text.encode())
    registry = read_library(ROOT).corpus.registry
    plans = [file.plan] if file.plan else []
    corpus = corpus_of(plans, registry)
    return check(Library(corpus=corpus, plan_files=(file,), registry_files=()))


def example() -> str:
    (text,) = blocks("markdown")
    return text


def test_the_example_plan_passes_every_check() -> None:
    verdict = verdict_on(example())
    assert [render(diagnostic) for diagnostic in verdict.diagnostics] == []
    assert list(verdict.corpus.plans) == ["syt-quang-ninh-2026-ngay-suc-khoe"]


def test_the_example_names_no_plan_of_the_portal() -> None:
    published = read_library(ROOT).corpus.plans.values()
    (plan,) = verdict_on(example()).corpus.plans.values()
    assert plan.id not in {one.id for one in published}
    assert plan.number not in {one.number for one in published}


def test_the_message_in_the_guide_is_the_one_that_the_check_gives() -> None:
    slip = example().replace("before: 2026-05-15", "before: 2026-05-32")
    (diagnostic,) = verdict_on(slip).diagnostics
    shown = next(text for text in blocks("text") if text.startswith("lỗi["))
    assert shown == f"{render(diagnostic)}\n"


@pytest.mark.parametrize(
    ("phrase", "meaning"),
    re.findall(r"^\| ([^|]+) \| (`.+`) \|$", GUIDE, re.MULTILINE),
)
def test_every_way_to_write_a_time_is_read(phrase: str, meaning: str) -> None:
    lines = re.findall("`([^`]+)`", meaning)
    keys = dict(line.split(": ", 1) for line in lines)
    form = TimeForm.model_validate({"phrase": phrase, **keys})
    assert form.expression().phrase == phrase


def test_every_piece_of_yaml_is_read() -> None:
    time, unit, unknown = (yaml.load(text, yaml.BaseLoader) for text in blocks("yaml"))
    assert TimeForm.model_validate(time["time"]).expression().end == date(2026, 12, 31)
    assert [UnitForm.model_validate(entry).short for entry in unit.values()] == ["TTYT Hạ Long"]
    head = {"title": "x", "kind": "propaganda", "issuer": "x"}
    assert PlanForm.model_validate(head | unknown).issued.why


def test_links_to_keys_lead_to_keys() -> None:
    known = {
        anchor
        for one in sections(PlanForm)
        for anchor in (one.anchor, *(key.anchor for key in one.keys))
    }
    assert set(re.findall(r"khoa/index\.md#([\w-]+)", GUIDE)) <= known
