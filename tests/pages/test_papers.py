"""The paper of one unit: its calendar can be narrowed, and it stays small enough to send."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from generator.pages.bundles import Outside, Press
from generator.pages.environment import Studio
from tests.pages.conftest import studio_of
from tests.samples import FILE, plan_text

OUTSIDE = Outside(scripts=(), made_from="Dựng lúc ấy.")
MOST = 1_000_000
UNIT = "cac-thu-vien"


@pytest.fixture
def press(tmp_path: Path) -> Press:
    """A press over eight plans that name one unit."""
    plans = {FILE.replace(".md", f"-{number}.md"): plan_text() for number in range(8)}
    return Press(studio_of(tmp_path, plans), OUTSIDE)


def notes(body: str) -> list[str]:
    found = BeautifulSoup(body, "lxml").select(".note")
    return [" ".join(note.get_text().split()) for note in found]


def told(body: str) -> set[str]:
    found = BeautifulSoup(body, "lxml").select("#viec ~ ul [data-duty]")
    return {str(mark["data-duty"]).split()[0] for mark in found}


def test_a_paper_that_is_small_enough_has_every_plan_and_no_notice(press: Press) -> None:
    paper = press.of_unit(UNIT, MOST)
    assert len(paper.plans) == len(told(paper.body)) == 8
    assert notes(paper.body) == []


def test_a_paper_that_would_be_too_large_has_the_newest_plans_and_says_so(press: Press) -> None:
    most = len(press.of_unit(UNIT, MOST).body.encode()) - 1
    paper = press.of_unit(UNIT, most)
    assert len(paper.body.encode()) <= most
    assert {plan.id for plan in paper.plans[:7]} == told(paper.body)
    assert len(paper.plans) == 8
    (said,) = notes(paper.body)
    assert said == (
        "Đơn vị có tên trong 8 kế hoạch; để tệp đủ nhỏ mà gửi đi, trang này chỉ có 7 kế hoạch mới "
        "nhất. Đủ mọi việc ở trang của đơn vị trên cổng và trong gói .zip của đơn vị."
    )


def test_of_many_plans_as_many_are_on_a_paper_as_fit(tmp_path: Path) -> None:
    plans = {FILE.replace(".md", f"-{number}.md"): plan_text() for number in range(60)}
    press = Press(studio_of(tmp_path, plans), OUTSIDE)
    paper = press.of_unit(UNIT, most := len(press.of_unit(UNIT, MOST).body.encode()) // 2)
    assert most * 0.85 < len(paper.body.encode()) <= most
    assert 20 < len(told(paper.body)) < 31
    assert f"chỉ có {len(told(paper.body))} kế hoạch mới nhất" in notes(paper.body)[0]


def test_a_paper_can_be_narrowed_to_every_kind_that_its_calendar_has(studio: Studio) -> None:
    body = BeautifulSoup(Press(studio, OUTSIDE).of_unit(UNIT, MOST).body, "lxml")
    offered = [str(one["value"]) for one in body.select("select[name=loai] option")]
    shown = {str(one["data-kind"]) for one in body.select(".days > div")}
    assert offered[0] == ""
    assert {*offered[1:]} == shown
    assert "deadline" in shown


def test_only_an_issuers_paper_can_be_narrowed_to_a_unit(studio: Studio) -> None:
    press = Press(studio, OUTSIDE)
    issuer = BeautifulSoup(press.of_issuer(press.issuers()[0]).body, "lxml")
    units = [str(one["value"]) for one in issuer.select("select[name=don-vi] option")][1:]
    named = {
        units[int(p)] for d in issuer.select("[data-units]") for p in str(d["data-units"]).split()
    }
    assert named == {*units}
    assert UNIT in units
    alone = BeautifulSoup(press.of_unit(UNIT, MOST).body, "lxml")
    assert alone.select("select[name=don-vi], [data-units]") == []
