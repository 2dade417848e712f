"""Rules on deadlines: within the plan's time, on a working day, once or again and again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from generator.checks.references import end_key
from generator.domain.corpus import Corpus
from generator.domain.dates import official
from generator.domain.diagnostics import Broken, Finding, Path, Severity, rule
from generator.domain.holidays import HolidaysByDay, rest_on
from generator.domain.plan import Plan, Task
from generator.domain.timespan import Kind, Span, TimeExpr

_PERIODICAL = re.compile(r"\b(?:định\s+kỳ|hằng\s+(?:tuần|tháng|quý|năm)|hàng\s+(?:tuần|tháng|quý|"
                         r"năm))\b", re.IGNORECASE)  # fmt: skip


def check(plan: Plan, corpus: Corpus, file: str, holidays: HolidaysByDay) -> Iterator[Broken]:
    """All rules on the deadlines of one plan's tasks."""
    first, last = _bounds(plan, corpus)
    times = corpus.times[plan.id]
    for index, task in enumerate(plan.tasks):
        span = times.due_of(task)
        if task.due and span:
            path = ("tasks", index, "due")
            yield from outside_period(file, path, task, span, (first, last))
            yield from day_off(file, (*path, end_key(task.due)), task, span.due, holidays)
            yield from periodical_once(file, path, task, task.due)


def _bounds(plan: Plan, corpus: Corpus) -> tuple[date | None, date | None]:
    """The first and the last day of a plan, each None where its source does not fix it.

    A period that ends before it begins is told by another rule, and says nothing here.
    """
    period = corpus.times[plan.id].period
    issued = plan.issued.day or plan.issued.not_before
    start = period.known_start if period else None
    first = start or issued
    last = period.known_end if period else None
    return (None, None) if first and last and last < first else (first, last)


@rule("han-ngoai-thoi-gian", Severity.WARNING)
def outside_period(
    file: str, path: Path, task: Task, span: Span, bounds: tuple[date | None, date | None]
) -> Iterable[Finding]:
    """Thời hạn của một việc nằm ngoài thời gian thực hiện của kế hoạch.

    Thường là sai năm. Báo cáo tổng kết có khi được hẹn sau ngày cuối của kế hoạch; nếu nguồn ghi
    như thế thì ghi lời xác nhận ở `acknowledged`. Kế hoạch không có `period` thì bắt đầu từ ngày
    ban hành.

    Sai:
        due: trước ngày 15/12/2026
    Đúng:
        due: trước ngày 15/5/2026
    """
    day, (first, last) = span.due, bounds
    if day and first and day < first:
        label = f"kế hoạch bắt đầu ngày {official(first)}"
    elif day and last and day > last:
        label = f"kế hoạch kết thúc ngày {official(last)}"
    else:
        return
    yield Finding(
        message=f"hạn của việc “{task.id}” nằm ngoài thời gian thực hiện của kế hoạch",
        file=file,
        path=(*path, end_key(task.due)) if task.due else path,
        label=label,
        fix="sửa năm của thời hạn, hoặc period; nếu nguồn ghi như vậy, xác nhận ở acknowledged",
        about=task.id,
    )


@rule("han-vao-ngay-nghi", Severity.HINT)
def day_off(
    file: str, path: Path, task: Task, day: date | None, holidays: HolidaysByDay
) -> Iterable[Finding]:
    """Thời hạn của một việc rơi vào ngày nghỉ.

    Cổng không dời ngày nào: thời hạn vẫn là ngày nguồn ghi. Gợi ý này chỉ để người biên tập xem lại
    ngày, và để đơn vị biết mà làm sớm hơn. Ngày nghỉ lấy từ danh mục ngày nghỉ, cùng các ngày thứ
    Bảy và Chủ nhật.

    Sai:
        due: chậm nhất ngày 16/5/2026
    Đúng:
        due: chậm nhất ngày 15/5/2026
    """
    if day and (reasons := rest_on(day, holidays)):
        yield Finding(
            message=f"ngày cuối trong hạn của việc “{task.id}” là ngày nghỉ",
            file=file,
            path=path,
            label=f"{official(day)}: {', '.join(reasons)}",
            fix="xem lại ngày trong bản gốc; nếu đúng, không cần sửa",
            about=task.id,
        )


@rule("dinh-ky-ma-mot-ngay", Severity.WARNING)
def periodical_once(file: str, path: Path, task: Task, due: TimeExpr) -> Iterable[Finding]:
    """Nguồn nói “định kỳ” mà chỉ cho một ngày.

    Một ngày không làm nên việc định kỳ: nguồn thiếu khoảng lặp, hoặc thừa chữ “định kỳ”. Cổng hiểu
    là một lần; nếu bản gốc có khoảng lặp thì ghi ở `rrule`.

    Sai:
        due:
          phrase: định kỳ, trước ngày 15/5/2026
          before: 2026-05-15
    Đúng:
        due:
          phrase: trước ngày 15 hằng tháng
          rrule: FREQ=MONTHLY;BYMONTHDAY=15
          exclusive: true
    """
    words = f"{due.phrase} {due.assumed or ''}"
    if due.kind in (Kind.ON, Kind.BEFORE, Kind.BY) and (said := _PERIODICAL.search(words)):
        yield Finding(
            message=f"việc “{task.id}” là “{said[0].lower()}” mà chỉ có một ngày",
            file=file,
            path=(*path, end_key(due)),
            fix="nếu bản gốc nêu khoảng lặp, ghi ở rrule; không thì xác nhận ở acknowledged",
            about=task.id,
        )


RULES = (outside_period, day_off, periodical_once)
