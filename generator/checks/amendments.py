"""Rules on plans that change other plans."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from generator.domain.corpus import Corpus
from generator.domain.diagnostics import Broken, Finding, Severity, rule
from generator.domain.plan import Plan, Task


def check(plan: Plan, corpus: Corpus, file: str) -> Iterator[Broken]:
    """All rules on how one plan changes others."""
    yield from changes_nothing(file, plan, corpus)


@rule("sua-doi-khong-doi-gi", Severity.WARNING)
def changes_nothing(file: str, plan: Plan, corpus: Corpus) -> Iterable[Finding]:
    """Kế hoạch sửa đổi không thêm, không đổi việc, đợt, thời gian hay báo cáo nào.

    Kế hoạch sửa đổi chỉ ghi những gì văn bản sửa đổi thêm hoặc đổi. Mọi thứ giống hệt kế hoạch cũ
    thì thường là chép nguyên tệp cũ mà quên sửa. Văn bản chỉ sửa lời văn thì ghi lời xác nhận ở
    `acknowledged`.

    Sai:
        kế hoạch có amends, mà mọi việc đều y như trong kế hoạch được sửa
    Đúng:
        kế hoạch có amends, việc “bao-cao” có thời hạn mới
    """
    for index, name in enumerate(plan.amends):
        old = corpus.plans.get(name)
        if old and old.id != plan.id and not _new(old, plan):
            yield Finding(
                message=f"kế hoạch này sửa đổi “{name}” mà không đổi gì",
                file=file,
                path=("amends", index),
                fix="ghi những việc, đợt, thời gian đã đổi; văn bản chỉ sửa lời văn thì xác nhận ở "
                "acknowledged",
                about=name,
            )


def _new(old: Plan, new: Plan) -> bool:
    """Whether `new` says anything of time, work, recipients or channels that `old` does not."""
    own = {task.id: _without_place(task) for task in old.tasks}
    return (
        (new.period is not None and new.period != old.period)
        or any(phase not in old.phases for phase in new.phases)
        or any(own.get(task.id) != _without_place(task) for task in new.tasks)
        or not set(new.reporting) <= set(old.reporting)
        or not set(new.recipients) <= set(old.recipients)
        or not set(new.channels) <= set(old.channels)
    )


def _without_place(task: Task) -> Task:
    """A task less the clause and the words that the amendment has of its own."""
    return replace(task, clause="", title="", note=None)


RULES = (changes_nothing,)
