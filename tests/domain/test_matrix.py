"""Matrices: who stands in which cell, and what tells an empty cell from no part."""

from pathlib import Path

from generator.domain.corpus import Corpus
from generator.domain.matrix import matrix_of
from generator.domain.plan import Plan
from generator.domain.roles import Role
from tests.samples import FILE, plan_text, verdict_at


def test_columns_stand_in_the_order_in_which_tasks_name_units(corpus: Corpus, plan: Plan) -> None:
    units = matrix_of(corpus, plan).units
    assert units == ("van-phong", "cac-thu-vien", "thu-vien-tinh", "thu-vien-xa")


def test_a_member_of_a_group_has_a_cell_that_names_the_group(corpus: Corpus, plan: Plan) -> None:
    cell = matrix_of(corpus, plan).rows[0].cells["thu-vien-xa"]
    assert [(holder.role, holder.group) for holder in cell] == [(Role.DO, "cac-thu-vien")]


def test_a_unit_without_a_part_in_a_task_has_no_cell(corpus: Corpus, plan: Plan) -> None:
    assert "van-phong" not in matrix_of(corpus, plan).rows[1].cells


def test_roles_in_a_cell_stand_in_the_order_of_the_legend(tmp_path: Path) -> None:
    roles = "{support: van-phong, lead: van-phong}"
    tasks = f"\n  - {{id: a, title: A, clause: III.1, roles: {roles}}}"
    text = plan_text(tasks=tasks, reporting=None)
    corpus = verdict_at(tmp_path, {FILE: text}).corpus
    cell = matrix_of(corpus, next(iter(corpus.plans.values()))).rows[0].cells["van-phong"]
    assert [holder.role for holder in cell] == [Role.LEAD, Role.SUPPORT]
