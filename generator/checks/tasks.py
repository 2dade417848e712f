"""Rules on tasks: where they come from, who leads them, how each is told from the others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from generator.checks.references import phases_with_paths
from generator.domain.corpus import Corpus
from generator.domain.diagnostics import Broken, Finding, Path, Severity, rule
from generator.domain.numbers import fits, parse
from generator.domain.plan import Plan
from generator.domain.roles import Role
from generator.domain.text import closest
from generator.domain.timespan import Kind, TimeExpr


def check(plan: Plan, corpus: Corpus, file: str) -> Iterator[Broken]:
    """All rules on one plan's tasks, clauses and number."""
    yield from unknown_clause(file, plan)
    yield from repeated_own_id(file, plan)
    yield from repeated_route(file, plan)
    yield from several_leads(file, plan)
    yield from nobody(file, plan)
    yield from report_without_due(file, plan)
    yield from strange_number(file, plan, corpus)


def _clauses_used(plan: Plan) -> Iterator[tuple[Path, str]]:
    for index, task in enumerate(plan.tasks):
        yield ("tasks", index, "clause"), task.clause
    for path, phase in phases_with_paths(plan.phases):
        if phase.clause:
            yield (*path, "clause"), phase.clause
    for index, citation in enumerate(plan.basis):
        for place, clause in enumerate(citation.clauses):
            yield ("basis", index, "clauses", place), clause
    for key in ("events", "slogans", "anomalies"):
        for index, thing in enumerate(getattr(plan, key)):
            if thing.clause:
                yield (key, index, "clause"), thing.clause


@rule("dieu-khoan-khong-co")
def unknown_clause(file: str, plan: Plan) -> Iterable[Finding]:
    """Một điều khoản được nhắc đến mà thân văn bản không có.

    Mỗi nhiệm vụ phải chỉ ra điều khoản giao việc, để người đọc mở đúng chỗ ấy. Địa chỉ lấy từ số
    mục trong thân: `IV.1.2` là mục IV, điểm 1, gạch đầu dòng thứ hai.

    Sai:
        clause: III.9.9
    Đúng:
        clause: III.1.1
    """
    known = [clause.address for clause in plan.clauses()]
    for path, address in _clauses_used(plan):
        if address not in known:
            near = closest(address, known)
            yield Finding(
                message=f"thân văn bản không có điều khoản {address}",
                file=file,
                path=path,
                label=f"có phải {near}?" if near else "",
                fix="sửa địa chỉ, hoặc sửa số mục trong thân văn bản",
            )


@rule("ma-lap-trong-ke-hoach")
def repeated_own_id(file: str, plan: Plan) -> Iterable[Finding]:
    """Hai nhiệm vụ hoặc hai đợt của một kế hoạch có cùng mã.

    Mã phải riêng trong kế hoạch: trang của đơn vị, lịch và bảng tính dùng mã để nhận ra việc.

    Sai:
        tasks:
          - id: bao-cao-ket-qua
            title: Treo khẩu hiệu
            clause: III.2.1
            roles:
              do: don-vi-truc-thuoc-so-y-te-quang-ninh
          - id: bao-cao-ket-qua
            title: Báo cáo kết quả
            clause: III.2.2
            roles:
              report: don-vi-truc-thuoc-so-y-te-quang-ninh
            due: trước ngày 15/5/2026
    Đúng:
        tasks:
          - id: treo-khau-hieu
            title: Treo khẩu hiệu
            clause: III.2.1
            roles:
              do: don-vi-truc-thuoc-so-y-te-quang-ninh
          - id: bao-cao-ket-qua
            title: Báo cáo kết quả
            clause: III.2.2
            roles:
              report: don-vi-truc-thuoc-so-y-te-quang-ninh
            due: trước ngày 15/5/2026
    """
    tasks = [(("tasks", index, "id"), task.id) for index, task in enumerate(plan.tasks)]
    phases = [((*path, "id"), phase.id) for path, phase in phases_with_paths(plan.phases)]
    for what, used in (("nhiệm vụ", tasks), ("đợt", phases)):
        counts = Counter(name for _, name in used)
        for path, name in used:
            if counts[name] > 1:
                yield Finding(
                    message=f"mã {what} “{name}” được dùng {counts[name]} lần",
                    file=file,
                    path=path,
                    fix="đặt cho mỗi mục một mã riêng",
                )


@rule("bao-cao-lap")
def repeated_route(file: str, plan: Plan) -> Iterable[Finding]:
    """Một nhiệm vụ có hai nơi khai báo cáo.

    Mỗi nhiệm vụ có một mục trong `reporting`; nhiều nơi nhận thì ghi chung ở `to`. Hai mục cho một
    nhiệm vụ thì một mục sẽ mất.

    Sai:
        reporting:
          - task: bao-cao-ket-qua
            to: so-y-te-quang-ninh
          - task: bao-cao-ket-qua
            to: ubnd-tinh-quang-ninh
    Đúng:
        reporting:
          - task: bao-cao-ket-qua
            to: [so-y-te-quang-ninh, ubnd-tinh-quang-ninh]
    """
    first: dict[str, int] = {}
    for index, route in enumerate(plan.reporting):
        if route.task in first:
            yield Finding(
                message=f"báo cáo của việc “{route.task}” được khai hai lần",
                file=file,
                path=("reporting", index, "task"),
                beside=("reporting", first[route.task], "task"),
                label="đã khai",
                fix="gộp hai mục thành một",
            )
        first.setdefault(route.task, index)


@rule("nhieu-don-vi-chu-tri")
def several_leads(file: str, plan: Plan) -> Iterable[Finding]:
    """Một việc có nhiều đơn vị chủ trì mà không nói rõ là cùng chủ trì.

    Thông thường chỉ một đơn vị chủ trì. Nếu nguồn thật sự giao nhiều đơn vị cùng chủ trì, ghi
    `joint: true`.

    Sai:
        roles:
          lead: [van-phong-so-y-te-quang-ninh, dang-uy-so-y-te-quang-ninh]
    Đúng:
        roles:
          lead: [van-phong-so-y-te-quang-ninh, dang-uy-so-y-te-quang-ninh]
        joint: true
    """
    for index, task in enumerate(plan.tasks):
        leads = [a.unit for a in task.assignments if a.role is Role.LEAD]
        if len(leads) > 1 and not task.joint:
            yield Finding(
                message=f"việc “{task.id}” có {len(leads)} đơn vị chủ trì",
                file=file,
                path=("tasks", index, "roles", Role.LEAD.value),
                label="chỉ một đơn vị chủ trì",
                fix="chuyển các đơn vị khác sang support, hoặc thêm “joint: true”",
            )


@rule("viec-khong-co-don-vi", Severity.WARNING)
def nobody(file: str, plan: Plan) -> Iterable[Finding]:
    """Một việc không giao cho đơn vị nào.

    Việc không có đơn vị sẽ không lên trang của đơn vị nào. Nếu nguồn không nói ai làm, giữ nguyên
    và nêu ở `anomalies`.

    Sai:
        roles: {}
    Đúng:
        roles:
          do: don-vi-truc-thuoc-so-y-te-quang-ninh
    """
    for index, task in enumerate(plan.tasks):
        if not task.assignments:
            yield Finding(
                message=f"việc “{task.id}” không giao cho đơn vị nào",
                file=file,
                path=("tasks", index, "id"),
                fix="thêm khóa roles",
                about=task.id,
            )


@rule("bao-cao-khong-co-han", Severity.WARNING)
def report_without_due(file: str, plan: Plan) -> Iterable[Finding]:
    """Chế độ báo cáo không có thời hạn.

    Nguồn yêu cầu báo cáo mà không nói khi nào, hoặc chỉ nói “thường xuyên”, “kịp thời”, “định kỳ”.
    Cổng không tự đặt ngày; trang của đơn vị sẽ nói rõ là nguồn không nêu.

    Sai:
        due: thường xuyên
    Đúng:
        due: trước ngày 20/6/2025
    """
    for index, task in enumerate(plan.tasks):
        reports = any(assignment.role is Role.REPORT for assignment in task.assignments)
        if reports and (task.due is None or _is_dateless(task.due)):
            yield Finding(
                message=f"nguồn không nêu thời hạn của báo cáo “{task.id}”",
                file=file,
                path=("tasks", index, "due" if task.due else "id"),
                on_key=task.due is not None,
                label=f"chỉ nói “{task.due.phrase}”" if task.due else "",
                fix="nếu bản gốc có nêu thời hạn, thêm khóa due",
                about=task.id,
            )


def _is_dateless(due: TimeExpr) -> bool:
    """Whether a phrase names neither a day nor an interval."""
    never = due.kind in (Kind.CONTINUOUS, Kind.UNSPECIFIED)
    return never or (due.kind is Kind.RECURRING and due.rrule is None)


@rule("so-ky-hieu-sai")
def strange_number(file: str, plan: Plan, corpus: Corpus) -> Iterable[Finding]:
    """Số, ký hiệu của kế hoạch không đúng thể thức.

    Văn bản Nhà nước viết `3838/KH-SYT` (NĐ 30/2020/NĐ-CP), văn bản Đảng viết `256-KH/TU` (HD
    36-HD/VPTW). Nếu nguồn không ghi số, bỏ khóa `number`.

    Sai:
        number: 3838-KH/SYT
    Đúng:
        number: 3838/KH-SYT
    """
    issuer = corpus.registry.units.get(plan.issuer)
    if plan.number is None or issuer is None:
        return
    number = parse(plan.number)
    if number is None or not fits(number, issuer.system):
        example = "256-KH/TU" if issuer.system.value == "party" else "3838/KH-SYT"
        yield Finding(
            message=f"“{plan.number}” không đúng thể thức số, ký hiệu",
            file=file,
            path=("number",),
            fix=f"viết như {example}; nếu nguồn không ghi số, bỏ cả dòng",
        )


RULES = (
    unknown_clause,
    repeated_own_id,
    repeated_route,
    several_leads,
    nobody,
    report_without_due,
    strange_number,
)
