"""Rules on what a plan's words give to whom: no clause, lead or recipient is left without work."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from generator.checks.paper import Paper
from generator.domain.corpus import Corpus
from generator.domain.diagnostics import Broken, Finding, Severity, rule
from generator.domain.plan import Action, Clause, Plan
from generator.domain.roles import Role
from generator.domain.text import fold

_SECTION = "to chuc thuc hien"
_LEADS = re.compile(r"\bchủ\s+trì\b", re.IGNORECASE)


def check(paper: Paper, corpus: Corpus) -> Iterator[Broken]:
    """All rules on what one plan leaves without work."""
    yield from idle_clause(paper)
    yield from missing_lead(paper.file, paper.plan)
    yield from idle_recipient(paper.file, paper.plan, corpus)
    yield from silent_recipient(paper.file, paper.plan)


def _sections(parts: Iterable[str | Clause]) -> Iterator[Clause]:
    """The outermost clauses under whose heading units are given their work."""
    for part in parts:
        if isinstance(part, Clause) and part.heading:
            if _SECTION in fold(part.text):
                yield part
            else:
                yield from _sections(part.parts)


def _leaves(clause: Clause, above: tuple[str, ...] = ()) -> Iterator[tuple[Clause, set[str]]]:
    """The innermost clauses, each with its address and those of the clauses around it."""
    inner = [part for part in clause.parts if isinstance(part, Clause)]
    here = (*above, clause.address)
    if not inner:
        yield clause, set(here)
    for part in inner:
        yield from _leaves(part, here)


@rule("dieu-khoan-khong-co-viec", Severity.WARNING)
def idle_clause(paper: Paper) -> Iterable[Finding]:
    """Một điều khoản của mục “Tổ chức thực hiện” không có việc nào lấy từ nó.

    Mục này giao việc cho từng đơn vị, nên mỗi gạch đầu dòng thường là một việc; sót một dòng là một
    đơn vị không thấy việc của mình. Việc lấy từ điểm lớn (`III.1`) là của mọi dòng bên trong.

    Sai:
        ## III. Tổ chức thực hiện

        ### 1. Văn phòng Sở

        - Chủ trì, hướng dẫn các đơn vị.
        - Tổng hợp báo cáo.

        ### 2. Các đơn vị trực thuộc

        - Treo khẩu hiệu, đăng tin bài.
        - Báo cáo kết quả.
    Đúng:
        ## III. Tổ chức thực hiện

        ### 1. Văn phòng Sở

        - Chủ trì, hướng dẫn các đơn vị.

        ### 2. Các đơn vị trực thuộc

        - Treo khẩu hiệu, đăng tin bài.
        - Báo cáo kết quả.
    """
    given = {task.clause for task in paper.plan.tasks}
    for section in _sections(paper.plan.body):
        for clause, around in _leaves(section):
            if given.isdisjoint(around if clause is section else around - {section.address}):
                yield Finding(
                    message=f"không có việc nào lấy từ điều khoản {clause.address}",
                    file=paper.file,
                    span=paper.span_of(clause),
                    fix=f"thêm việc có “clause: {clause.address}”; nếu điều khoản không giao việc, "
                    "xác nhận ở acknowledged",
                    about=clause.address,
                )


@rule("viec-thieu-chu-tri", Severity.WARNING)
def missing_lead(file: str, plan: Plan) -> Iterable[Finding]:
    """Điều khoản nói “chủ trì” mà việc lấy từ nó không có đơn vị chủ trì.

    Người được giao chủ trì ghi ở `lead`, người phối hợp ghi ở `support`. Nếu “chủ trì” ở đó nói về
    việc khác thì ghi lời xác nhận ở `acknowledged`.

    Sai:
        roles:
          support: [van-phong-so-y-te-quang-ninh, phong-chuc-nang-so-y-te-quang-ninh]
    Đúng:
        roles:
          lead: van-phong-so-y-te-quang-ninh
          support: phong-chuc-nang-so-y-te-quang-ninh
    """
    by_clause: defaultdict[str, list[int]] = defaultdict(list)
    for index, task in enumerate(plan.tasks):
        by_clause[task.clause].append(index)
    for clause in plan.clauses():
        found = by_clause.get(clause.address)
        if not found or not _LEADS.search(_own_words(clause)):
            continue
        roles = {one.role for index in found for one in plan.tasks[index].assignments}
        if roles and Role.LEAD not in roles:
            task = plan.tasks[found[0]]
            yield Finding(
                message=f"điều khoản {clause.address} nói “chủ trì” mà việc “{task.id}” không có "
                "đơn vị chủ trì",
                file=file,
                path=("tasks", found[0], "roles" if task.assignments else "id"),
                on_key=bool(task.assignments),
                fix="ghi đơn vị chủ trì ở lead, các đơn vị khác ở support",
                about=task.id,
            )


def _own_words(clause: Clause) -> str:
    return " ".join((clause.text, *(part for part in clause.parts if isinstance(part, str))))


@rule("noi-nhan-khong-co-viec", Severity.WARNING)
def idle_recipient(file: str, plan: Plan, corpus: Corpus) -> Iterable[Finding]:
    """Một nơi nhận “để thực hiện” mà kế hoạch không giao việc nào.

    Nơi nhận có mã (t/h) là nơi phải làm; không có việc thì trang của đơn vị ấy trống. Việc của
    nhóm là việc của mọi thành viên, việc của một thành viên cũng tính cho nhóm.

    Sai:
        recipients:
          - name: UBND tỉnh
            unit: ubnd-tinh-quang-ninh
            action: implement
    Đúng:
        recipients:
          - name: Các cơ quan, đơn vị trực thuộc
            unit: don-vi-truc-thuoc-so-y-te-quang-ninh
            action: implement
    """
    busy = _reached(plan, corpus)
    for index, recipient in enumerate(plan.recipients):
        if recipient.action is Action.IMPLEMENT and recipient.unit not in busy:
            yield Finding(
                message=f"nơi nhận “{recipient.name}” để thực hiện mà không có việc nào",
                file=file,
                path=("recipients", index, "name"),
                fix="thêm việc của đơn vị ấy"
                if recipient.unit
                else "ghi mã đơn vị ở unit, hoặc thêm việc của đơn vị ấy",
                about=recipient.unit or "",
            )


def _reached(plan: Plan, corpus: Corpus) -> set[str | None]:
    """Every unit that has work in a plan: itself, through its group, or through a member."""
    known = corpus.registry.units
    units = {one.unit for task in plan.tasks for one in task.assignments}
    around = {group for unit in units for group in corpus.groups_of.get(unit, ())}
    inside = {member for unit in units if unit in known for member in corpus.members(unit)}
    return {*units, *inside, *around}


@rule("noi-nhan-thieu-ma", Severity.WARNING)
def silent_recipient(file: str, plan: Plan) -> Iterable[Finding]:
    """Có nơi nhận không kèm mã việc.

    Sau mỗi nơi nhận, văn bản thường ghi nhận để làm gì: b/c (để báo cáo), p/h (để phối hợp), t/h
    (để thực hiện), để biết, lưu. Nguồn không ghi thì cổng không đoán; ghi lời xác nhận ở
    `acknowledged`.

    Sai:
        recipients:
          - name: UBND tỉnh
            unit: ubnd-tinh-quang-ninh
    Đúng:
        recipients:
          - name: UBND tỉnh
            unit: ubnd-tinh-quang-ninh
            action: report
    """
    silent = [index for index, one in enumerate(plan.recipients) if one.action is None]
    if silent:
        named = ", ".join(f"“{plan.recipients[index].name}”" for index in silent)
        yield Finding(
            message=f"{len(silent)} nơi nhận không kèm mã việc (b/c, p/h, t/h…)",
            file=file,
            path=("recipients", silent[0], "name"),
            label=named if len(silent) > 1 else "",
            fix="nếu bản gốc có ghi mã, thêm khóa action",
        )


RULES = (idle_clause, missing_lead, idle_recipient, silent_recipient)
