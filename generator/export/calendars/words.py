"""What an item says of itself: whose it is, the source's own phrase, what was assumed, reports."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from textwrap import shorten

from generator.domain.corpus import Corpus
from generator.domain.dates import official, weekday_name
from generator.domain.holders import Holder
from generator.domain.plan import Plan, Route, Status, Task
from generator.domain.timespan import Certainty, Kind, Span
from generator.export.calendars.items import State

_LONGEST_NAME, _LONGEST_TITLE = 60, 120

_STATES = {
    Status.DRAFT: State.TENTATIVE,
    Status.REPLACED: State.CANCELLED,
    Status.CANCELLED: State.CANCELLED,
}


def state_of(plan: Plan) -> State:
    """A plan that no longer holds stays in the calendars, cancelled."""
    return _STATES.get(plan.status, State.CONFIRMED)


def summary(plan: Plan, title: str, before: str = "") -> str:
    """One line: what it is and, in brackets, of which plan; programs that ignore STATUS see it."""
    status = f"{plan.status.label.capitalize()} – " if plan.status in _STATES else ""
    return f"{status}{before}{short_title(title)} ({_short(plan.name, _LONGEST_NAME)})"


def short_title(title: str) -> str:
    """A title as far as one line can hold it."""
    return _short(title, _LONGEST_TITLE)


def _short(text: str, longest: int) -> str:
    return text if len(text) <= longest else shorten(text, longest, placeholder=" …")


def plan_line(corpus: Corpus, plan: Plan, clause: str | None) -> str:
    """Where in which plan: its number and date as far as they are stated, and who issued it."""
    at = f"mục {clause} của " if clause else ""
    issued = plan.issued
    day = f"ngày {official(issued.day)}" if issued.day else "không ghi ngày"
    if issued.day and issued.certainty is not Certainty.STATED:
        day += f" ({issued.certainty.label})"
    number = f"số {plan.number}" if plan.number else "không ghi số"
    standing = f"; {plan.status.label}" if plan.status in _STATES else ""
    issuer = corpus.name(plan.issuer)
    return f"Theo {at}{plan.kind.label} “{plan.name}” ({number}, {day}, {issuer}{standing})."


def holder_line(corpus: Corpus, held: Iterable[Holder]) -> str:
    """Who has which role."""
    roles: defaultdict[str, list[str]] = defaultdict(list)
    for holder in held:
        group = f" (qua nhóm {corpus.name(holder.group)})" if holder.group else ""
        roles[holder.unit].append(f"{holder.role.label}{group}")
    if not roles:
        return "Bản gốc không nêu đơn vị."
    named = (f"{corpus.name(unit)} – {', '.join(words)}" for unit, words in roles.items())
    return f"Việc của: {'; '.join(named)}."


def due_lines(due: Span | None) -> Iterator[str]:
    """The source's phrase about a task's time, the last day in time, and what was assumed."""
    if due is None:
        yield "Bản gốc không nêu thời hạn."
        return
    yield f"Thời hạn trong bản gốc: “{due.phrase}”."
    if due.due:
        yield _last_day(due, due.due)
    if due.exclusive:
        yield "Mỗi lần phải xong trước ngày mà bản gốc nêu; lịch ghi ngày cuối còn trong hạn."
    if due.ad_hoc:
        yield "Ngoài các lần này còn có thể có lần đột xuất, không biết trước ngày."
    yield from assumption_lines(due)


def _last_day(due: Span, last: date) -> str:
    day = f"{weekday_name(last)}, {official(last)}"
    if due.kind is Kind.ON:
        return f"Đúng ngày: {day}."
    if due.kind is Kind.BEFORE:
        return f"Ngày cuối còn trong hạn: {day}."
    start = f"Từ {official(due.start)}. " if due.start and due.start != last else ""
    return f"{start}Chậm nhất: {day}."


def assumption_lines(span: Span) -> Iterator[str]:
    """How days were worked out that are not in the phrase, if any."""
    if span.assumptions:
        yield f"Cách tính: {'; '.join(span.assumptions)}."


def report_lines(corpus: Corpus, route: Route | None) -> Iterator[str]:
    """To whom the task is reported, through whom, and where it goes from there."""
    if route is None:
        return
    to, via, onward = (
        ", ".join(map(corpus.name, units)) for units in (route.to, route.via, route.onward)
    )
    phrase = f"“{route.phrase}”" if route.phrase else ""
    parts = [f"gửi {to or phrase}" if to or phrase else "", f"qua {via}" if via else ""]
    further = onward or (phrase if to else "")
    words = " ".join(filter(None, parts))
    yield f"Báo cáo: {'; từ đó báo cáo '.join(filter(None, (words, further)))}."


def task_notes(corpus: Corpus, plan: Plan, task: Task) -> Iterator[str]:
    """The phases that a task belongs to, and the editor's note on it."""
    for phase, _ in plan.all_phases():
        if phase.id in task.phases:
            span = corpus.times[plan.id].phases[phase.id]
            yield f"Thuộc {phase.title}: “{span.phrase}”."
    if task.note:
        yield f"Ghi chú: {task.note}"
