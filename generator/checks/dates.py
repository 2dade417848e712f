"""Rules on time: days in order, inside what holds them, and not earlier than what they rest on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from generator.checks.references import end_key, phases_with_paths
from generator.domain.corpus import Corpus, Times
from generator.domain.dates import official
from generator.domain.diagnostics import Broken, Finding, Path, Severity, rule
from generator.domain.plan import Phase, Plan
from generator.domain.timespan import Certainty, IssueDate, Span, TimeExpr


def check(plan: Plan, corpus: Corpus, file: str) -> Iterator[Broken]:
    """All rules on time for one plan."""
    for path, what, expression, span in _stretches(plan, corpus.times[plan.id]):
        if expression.end:
            yield from backwards(file, (*path, end_key(expression)), what, span)
    for path, phase in phases_with_paths(plan.phases):
        yield from outside_parent(file, path, phase, corpus, plan)
    yield from issue_window(file, plan.issued)
    yield from basis_after_issue(file, plan, corpus)
    yield from basis_on_issue_day(file, plan, corpus)


def _stretches(plan: Plan, times: Times) -> Iterator[tuple[Path, str, TimeExpr, Span]]:
    if plan.period and times.period:
        yield ("period",), "thời gian thực hiện", plan.period, times.period
    for path, phase in phases_with_paths(plan.phases):
        yield (*path, "time"), f"đợt “{phase.title}”", phase.time, times.phases[phase.id]
    for index, task in enumerate(plan.tasks):
        if task.due:
            yield ("tasks", index, "due"), f"việc “{task.id}”", task.due, times.dues[task.id]


@rule("moc-thoi-gian-nguoc")
def backwards(file: str, path: Path, what: str, span: Span) -> Iterable[Finding]:
    """Một khoảng thời gian kết thúc trước khi bắt đầu.

    Thường là hai ngày bị đổi chỗ, hoặc sai năm. Nếu nguồn in sai thật, giữ nguyên câu chữ ở
    `phrase`, ghi cách hiểu đúng, và nêu ở `anomalies`.

    Sai:
        period:
          phrase: Từ ngày 02/3 đến ngày 31/5/2026
          start: 2026-05-31
          end: 2026-03-02
    Đúng:
        period:
          phrase: Từ ngày 02/3 đến ngày 31/5/2026
          start: 2026-03-02
          end: 2026-05-31
    """
    if span.start and span.end and span.end < span.start:
        yield Finding(
            message=f"{what} kết thúc trước khi bắt đầu",
            file=file,
            path=path,
            label=f"bắt đầu ngày {official(span.start)}",
            beside=(*path[:-1], "start"),
            fix="đổi chỗ hai ngày, hoặc sửa năm",
        )


@rule("dot-ngoai-dot-lon")
def outside_parent(
    file: str, path: Path, phase: Phase, corpus: Corpus, plan: Plan
) -> Iterable[Finding]:
    """Một đợt nhỏ nằm ngoài đợt lớn chứa nó.

    Đợt nhỏ phải bắt đầu và kết thúc trong thời gian của đợt lớn.

    Sai:
        phases:
          - id: dot-cao-diem
            title: Đợt cao điểm
            time: từ ngày 01/4/2026 đến ngày 10/4/2026
            phases:
              - id: ngay-hoi
                title: Ngày hội
                time: từ ngày 07/4/2026 đến ngày 15/4/2026
    Đúng:
        phases:
          - id: dot-cao-diem
            title: Đợt cao điểm
            time: từ ngày 01/4/2026 đến ngày 10/4/2026
            phases:
              - id: ngay-hoi
                title: Ngày hội
                time: từ ngày 07/4/2026 đến ngày 08/4/2026
    """
    spans = corpus.times[plan.id].phases
    around = spans[phase.id]
    for index, child in enumerate(phase.phases):
        inside = spans[child.id]
        early = inside.start and around.start and inside.start < around.start
        late = inside.end and around.end and inside.end > around.end and not inside.end_open
        if early or late:
            yield Finding(
                message=f"đợt “{child.title}” nằm ngoài đợt “{phase.title}”",
                file=file,
                path=(*path, "phases", index, "time"),
                label=_stretch(around),
                fix="sửa ngày của đợt nhỏ, hoặc của đợt lớn",
            )


def _stretch(span: Span) -> str:
    start = official(span.start) if span.start else "…"
    end = official(span.end) if span.end else "…"
    return f"đợt lớn từ {start} đến {end}"


@rule("khoang-ban-hanh-sai")
def issue_window(file: str, issued: IssueDate) -> Iterable[Finding]:
    """Ngày ban hành nằm ngoài khoảng của nó, hoặc thiếu cả ngày lẫn khoảng.

    Khi nguồn không ghi ngày, nêu khoảng mà ngày ấy phải nằm trong và vì sao; khi biết ngày thì
    ngày phải nằm trong khoảng, và `certainty` nói vì sao biết.

    Sai:
        issued:
          not_before: 2025-08-31
          not_after: 2025-06-30
          certainty: unknown
    Đúng:
        issued:
          not_before: 2025-06-30
          not_after: 2025-08-31
          certainty: unknown
          why: kế hoạch căn cứ văn bản ngày 30/6/2025 và có đợt kết thúc ngày 31/8/2025
    """
    first, last, day = issued.not_before, issued.not_after, issued.day
    if first and last and last < first:
        yield _window(file, "not_after", "khoảng ngày ban hành kết thúc trước khi bắt đầu")
    if day and first and day < first:
        yield _window(file, "date", f"ngày ban hành sớm hơn {official(first)}")
    if day and last and day > last:
        yield _window(file, "date", f"ngày ban hành muộn hơn {official(last)}")
    if day is None and issued.certainty is not Certainty.UNKNOWN:
        yield _window(file, "certainty", f"“{issued.certainty}” cần có date")
    if day and issued.certainty is Certainty.UNKNOWN:
        yield _window(file, "certainty", "đã có date thì không phải “unknown”")
    if not (day or first or last):
        yield _window(file, "certainty", "thiếu cả ngày ban hành lẫn khoảng của nó")


def _window(file: str, key: str, message: str) -> Finding:
    return Finding(
        message=message, file=file, path=("issued", key), fix="sửa ngày cho khớp với nguồn"
    )


def _basis_days(plan: Plan, corpus: Corpus) -> Iterator[tuple[int, date]]:
    for index, citation in enumerate(plan.basis):
        document = corpus.registry.documents.get(citation.document)
        if document and document.date and citation.relation.is_basis:
            yield index, document.date


@rule("can-cu-sau-ngay-ban-hanh")
def basis_after_issue(file: str, plan: Plan, corpus: Corpus) -> Iterable[Finding]:
    """Kế hoạch dựa trên văn bản ra đời sau nó.

    Không văn bản nào có thể làm căn cứ trước khi được ban hành. Thường là sai năm ở ngày ban hành
    của kế hoạch hoặc của văn bản trong danh mục.

    Sai:
        issued:
          date: 2025-03-02
          certainty: stated
    Đúng:
        issued:
          date: 2026-03-02
          certainty: stated
    """
    latest = plan.issued.day or plan.issued.not_after
    for index, day in _basis_days(plan, corpus):
        if latest and day > latest:
            yield Finding(
                message=f"văn bản ngày {official(day)} không thể là căn cứ",
                file=file,
                path=("basis", index, "document"),
                label=f"kế hoạch ban hành không muộn hơn {official(latest)}",
                fix="sửa ngày của văn bản trong danh mục, hoặc ngày ban hành của kế hoạch",
            )


@rule("can-cu-cung-ngay", Severity.WARNING)
def basis_on_issue_day(file: str, plan: Plan, corpus: Corpus) -> Iterable[Finding]:
    """Kế hoạch dựa trên văn bản ban hành cùng ngày.

    Có thể xảy ra, nhưng nên xem lại hai ngày trong bản gốc.

    Sai:
        issued:
          date: 2025-09-09
          certainty: stated
    Đúng:
        issued:
          date: 2026-03-02
          certainty: stated
    """
    for index, day in _basis_days(plan, corpus):
        if day == plan.issued.day:
            yield Finding(
                message=f"văn bản làm căn cứ ban hành cùng ngày với kế hoạch ({official(day)})",
                file=file,
                path=("basis", index, "document"),
                fix="xem lại ngày trong bản gốc; nếu đúng, ghi lời xác nhận ở acknowledged",
                about=plan.basis[index].document,
            )


RULES = (backwards, outside_parent, issue_window, basis_after_issue, basis_on_issue_day)
