"""A new plan passes every check but for the places that are marked as open."""

import itertools
import re
from datetime import date
from pathlib import Path

import pytest
from pydantic import TypeAdapter

from generator.checks.run import Verdict, check
from generator.domain.corpus import corpus_of
from generator.domain.naming import event_names
from generator.domain.plan import PlanKind
from generator.export.draft import Answers, draft
from generator.reading.forms.plan import PlanForm
from generator.reading.library import Library, read_library
from generator.reading.plans import read_plan
from generator.reading.unfinished import unfinished

ROOT = Path(__file__).parents[2]
REGISTRY = read_library(ROOT).corpus.registry
UNITS = REGISTRY.units
EVENTS = event_names(REGISTRY.events.values())

LEAST = Answers(
    title="Truyền thông: Ngày hội",
    kind=PlanKind.COMMUNICATION,
    issuer=UNITS["so-y-te-quang-ninh"],
    today=date(2026, 3, 5),
)
FULL = Answers(
    title="Tuyên truyền Ngày hội đọc sách",
    kind=PlanKind.PROPAGANDA,
    issuer=UNITS["so-y-te-quang-ninh"],
    today=date(2026, 3, 5),
    number="123/KH-SYT",
    issued=date(2026, 3, 2),
    period="Từ nay đến hết tháng 5/2026",
    units=(
        UNITS["van-phong-so-y-te-quang-ninh"],
        UNITS["don-vi-truc-thuoc-so-y-te-quang-ninh"],
    ),
)


def verdict_on(text: str) -> Verdict:
    file = read_plan("content/plans/2026/thu.md", text.encode())
    assert file.plan
    return check(
        Library(corpus=corpus_of([file.plan], REGISTRY), plan_files=(file,), registry_files=())
    )


@pytest.mark.parametrize("answers", [LEAST, FULL], ids=["least", "full"])
def test_nothing_is_wrong_with_a_draft_but_its_open_places(answers: Answers) -> None:
    text = draft(answers, EVENTS)
    found = verdict_on(text).diagnostics
    assert {d.rule.id for d in found} == {unfinished.id}
    assert len(found) == text.count("CẦN ĐIỀN")


@pytest.mark.parametrize(
    ("answers", "lacking"),
    [(LEAST, ["dieu-khoan-khong-co-viec"]), (FULL, [])],
    ids=["least", "full"],
)
def test_a_draft_whose_places_are_filled_is_published(answers: Answers, lacking: list[str]) -> None:
    filled = re.sub(r"CẦN ĐIỀN \([^)]*\)", "Lời của người soạn", draft(answers, EVENTS))
    verdict = verdict_on(filled)
    assert [d.rule.id for d in verdict.diagnostics] == lacking
    assert list(verdict.corpus.plans) == ["thu"]


def test_what_is_known_stands_in_the_draft() -> None:
    plan = verdict_on(re.sub(r"CẦN ĐIỀN \([^)]*\)", "x", draft(FULL, EVENTS))).corpus.plans["thu"]
    assert (plan.title, plan.kind, plan.number) == (FULL.title, FULL.kind, FULL.number)
    assert plan.issued.day == FULL.issued
    assert plan.period
    assert (plan.period.phrase, plan.period.end) == (FULL.period, date(2026, 5, 31))
    assert [task.assignments[0].unit for task in plan.tasks] == [unit.id for unit in FULL.units]
    assert [task.clause for task in plan.tasks] == ["III.1.1", "III.2.1"]


def test_an_unknown_day_of_issue_is_no_later_than_today() -> None:
    text = draft(LEAST, EVENTS)
    assert "issued:\n  not_after: 2026-03-05\n  certainty: unknown\n  why: CẦN ĐIỀN (" in text


def test_a_period_that_names_an_event_hangs_on_it_and_one_not_understood_is_marked() -> None:
    def period(phrase: str) -> str:
        answers = Answers(
            title="x", kind=LEAST.kind, issuer=LEAST.issuer, today=LEAST.today, period=phrase
        )
        text = draft(answers, EVENTS)
        verdict_on(text)
        return text.partition("\nperiod:\n")[2].partition("\n\n")[0]

    assert period("đến khai mạc Đại hội XIV") == (
        "  phrase: đến khai mạc Đại hội XIV\n  by:\n    event: dai-hoi-xiv\n    part: opening"
    )
    assert period("trong mùa nước nổi") == (
        "  phrase: trong mùa nước nổi\n  unspecified: true\n"
        "  assumed: CẦN ĐIỀN (cổng chưa hiểu câu chữ này, hãy thay dòng này và dòng trên bằng ngày)"
    )


def test_the_keys_stand_in_the_order_of_the_declaration_and_each_is_explained() -> None:
    lines = draft(FULL, EVENTS).partition("\n---\n")[0].splitlines()
    keys = [line.lstrip("#").partition(":")[0] for line in lines if re.match("#?[a-z_]+:", line)]
    declared = [n for n, f in PlanForm.model_fields.items() if f.examples or n == "kind"]
    assert keys == declared
    for before, line in itertools.pairwise(lines):
        if match := re.match("#?([a-z_]+):", line):
            assert before.startswith(f"# {PlanForm.model_fields[match[1]].description}")


@pytest.mark.parametrize("name", [n for n, f in PlanForm.model_fields.items() if f.examples])
def test_every_example_of_a_key_is_read_by_the_key(name: str) -> None:
    declared = PlanForm.model_fields[name]
    for example in declared.examples or ():
        TypeAdapter(declared.rebuild_annotation()).validate_python(example)


@pytest.mark.parametrize(
    "name", [n for n, f in PlanForm.model_fields.items() if f.examples and not f.is_required()]
)
def test_an_example_that_is_switched_on_by_taking_its_mark_away_is_read(name: str) -> None:
    text = draft(LEAST, EVENTS)
    block = re.search(rf"^#{name}:.*\n(?:#[ -].*\n(?<!# .))*", text, re.MULTILINE)
    if block is None:
        assert f"\n{name}:" in text
        return
    own = "".join(
        line.removeprefix("#") + "\n"
        for line in block[0].splitlines()
        if not re.match(r"# \S", line)
    )
    read = read_plan("content/plans/2026/thu.md", text.replace(block[0], own).encode())
    assert read.plan, read.broken
    assert getattr(read.plan, name)
