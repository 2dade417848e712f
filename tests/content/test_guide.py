"""What the editors' guide shows is what the portal accepts and says."""

import re
from pathlib import Path
from typing import Any

import pytest

from generator.checks.report import render
from generator.checks.run import Verdict, check
from generator.cli import _parser
from generator.domain.corpus import corpus_of
from generator.domain.diagnostics import Diagnostic
from generator.pages.keys import sections
from generator.reading.folders import REGISTRY
from generator.reading.forms.base import Form
from generator.reading.forms.plan import PlanForm
from generator.reading.forms.time import TimeForm
from generator.reading.library import Library, read_library
from generator.reading.plans import read_plan
from generator.reading.registries import KINDS, read_registry
from generator.reading.written import written
from generator.reading.yamltree import read_yaml

ROOT = Path(__file__).parents[2]
GUIDE = {
    path.name: path.read_text(encoding="utf-8")
    for path in sorted((ROOT / "content/pages/huong-dan").glob("*.md"))
}
BLOCKS = [
    (name, language, text)
    for name, page in GUIDE.items()
    for language, text in re.findall(r"^```(\w*)\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
]
COMMANDS = [
    line
    for _, language, text in BLOCKS
    for line in text.splitlines()
    if language == "text" and re.match(r"(make|\S+/portal) ", line)
]
FILE = "content/plans/2026/syt-quang-ninh-2026-ngay-suc-khoe.md"
LIBRARY = read_library(ROOT)


def blocks(language: str) -> list[str]:
    return [text for _, name, text in BLOCKS if name == language]


def example() -> str:
    (text,) = blocks("markdown")
    return text


IN_REGISTRIES = [text for text in blocks("yaml") if text.startswith(f"# {REGISTRY}/")]
IN_PLANS = [text for text in blocks("yaml") if text not in IN_REGISTRIES]


def verdict_on(**texts: str) -> Verdict:
    """What the checks say of plans, by their ids, among the portal's own registries."""
    files = tuple(
        read_plan(f"content/plans/2026/{name.replace('_', '-')}.md", text.encode())
        for name, text in texts.items()
    )
    plans = [file.plan for file in files if file.plan]
    corpus = corpus_of(plans, LIBRARY.corpus.registry)
    return check(Library(corpus=corpus, plan_files=files, registry_files=()))


def faults(**texts: str) -> list[Diagnostic]:
    return list(verdict_on(**texts).diagnostics)


def test_there_is_a_page_for_each_part_of_the_work() -> None:
    assert {"index.md", "khai-bao.md", "thoi-gian.md", "don-vi.md", "sua-doi.md"} < set(GUIDE)
    assert {"khong-dua-len.md", "cong-bo.md"} < set(GUIDE)


def test_the_example_plan_passes_every_check() -> None:
    verdict = verdict_on(syt_quang_ninh_2026_ngay_suc_khoe=example())
    assert [render(diagnostic) for diagnostic in verdict.diagnostics] == []
    assert list(verdict.corpus.plans) == [Path(FILE).stem]


def test_the_example_names_no_plan_of_the_portal() -> None:
    published = LIBRARY.corpus.plans.values()
    (plan,) = verdict_on(thi_du=example()).corpus.plans.values()
    assert Path(FILE).stem not in {one.id for one in published}
    assert plan.number not in {one.number for one in published}


def test_the_message_in_the_guide_is_the_one_that_the_check_gives() -> None:
    slip = example().replace("before: 2026-05-15", "before: 2026-05-32")
    (diagnostic,) = faults(syt_quang_ninh_2026_ngay_suc_khoe=slip)
    shown = next(text for text in blocks("text") if text.startswith("lỗi["))
    assert shown == f"{render(diagnostic)}\n"


@pytest.mark.parametrize("text", IN_PLANS)
def test_a_piece_of_a_plan_passes_every_check_in_the_place_of_the_examples_own_keys(
    text: str,
) -> None:
    _, head, body = example().split("---\n", 2)
    tree, broken = read_yaml(text)
    assert broken == ()
    whole, _ = read_yaml(head)
    assert tree
    assert whole
    assert set(tree.data) <= set(PlanForm.model_fields)
    changed = f"---\n{written(laid_over(whole.data, tree.data))}---\n{body}"
    found = faults(syt_quang_ninh_2026_ngay_suc_khoe=example(), syt_quang_ninh_2026_moi=changed)
    assert [render(one) for one in found if not one.acknowledged] == []


def laid_over(whole: dict[str, Any], piece: dict[str, Any]) -> dict[str, Any]:
    """A plan with the keys of a piece; a task takes the place of the one that has its id."""
    given = {task["id"]: task for task in piece.get("tasks", ())}
    tasks = [given.pop(task["id"], task) for task in whole["tasks"]]
    return whole | piece | {"tasks": [*tasks, *given.values()]}


def test_there_are_pieces_of_both_sorts() -> None:
    assert len(IN_PLANS) > 15
    assert len(IN_REGISTRIES) > 4


@pytest.mark.parametrize("text", IN_REGISTRIES)
def test_a_piece_of_a_registry_is_read_without_a_fault(text: str) -> None:
    file = text.partition("\n")[0].removeprefix("# ")
    kind = next(kind for kind in KINDS if file == f"{REGISTRY}/{kind.name}.yml")
    read = read_registry(kind, file, text.encode())
    assert read.broken == ()
    assert len(read.entries) == 1
    known = getattr(LIBRARY.corpus.registry, kind.name)
    assert not set(read.entries) & set(known)


@pytest.mark.parametrize(
    ("phrase", "meaning"),
    re.findall(r"^\| ([^|]+) \| (`.+`) \|$", GUIDE["thoi-gian.md"], re.MULTILINE),
)
def test_every_way_to_write_a_time_is_read_and_means_what_the_phrase_alone_means(
    phrase: str, meaning: str
) -> None:
    lines = re.findall("`([^`]+)`", meaning)
    keys = dict(line.split(": ", 1) for line in lines)
    expression = TimeForm.model_validate({"phrase": phrase, **keys}).expression()
    alone = TimeForm.model_validate(phrase).expression()
    assert expression.phrase == phrase
    for part in ("kind", "start", "end", "end_excluded", "rrule", "ad_hoc"):
        assert getattr(expression, part) == getattr(alone, part)


def test_the_table_of_times_has_rows() -> None:
    assert GUIDE["thoi-gian.md"].count("\n| ") > 12


@pytest.mark.parametrize("line", COMMANDS)
def test_every_command_that_is_shown_exists(line: str) -> None:
    words = line.split()
    if words[0] == "make":
        targets = re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE)
        assert words[1] in targets
    else:
        assert words[0] == ".venv/bin/portal"
        assert callable(_parser().parse_args(words[1:]).run)


def test_links_to_keys_lead_to_keys() -> None:
    forms: tuple[type[Form], ...] = (PlanForm, *(kind.form for kind in KINDS))
    known = {
        anchor
        for form in forms
        for one in sections(form)
        for anchor in (one.anchor, *(key.anchor for key in one.keys))
    }
    for page in GUIDE.values():
        assert set(re.findall(r"khoa/index\.md#([\w-]+)", page)) <= known


def test_every_page_of_the_guide_is_reached_from_its_first_page() -> None:
    linked = set(re.findall(r"\]\(([\w-]+\.md)", GUIDE["index.md"]))
    assert linked == set(GUIDE) - {"index.md"}
