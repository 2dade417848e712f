"""A plan's phases and its own time as items; an end that has no day is never given one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from generator.domain import addresses
from generator.domain.dates import official
from generator.domain.plan import Phase
from generator.domain.timespan import Kind, Span
from generator.export.calendars import words as ics_words
from generator.export.calendars.duties import Desk
from generator.export.calendars.items import Item, Sort, uid_of


def phase_items(desk: Desk) -> Iterator[Item]:
    """The phases of a plan, then what its period adds to them."""
    plan, times = desk.plan, desk.corpus.times[desk.plan.id]
    for phase, parent in plan.all_phases():
        title = f"{parent.title} – {phase.title}" if parent else phase.title
        span = times.phases[phase.id]
        base = _base(desk, Sort.PHASE, phase.id, phase.clause, _lines(span, phase))
        yield from _on_days(
            desk, replace(base, address=addresses.phase(plan.id, phase.id)), title, *_known(span)
        )
    if times.period and times.period.kind is not Kind.CONTINUOUS:
        base = _base(desk, Sort.PERIOD, "", None, _lines(times.period, None))
        yield from _on_days(desk, base, "Thời gian thực hiện", *_beyond_phases(desk, times.period))


def _known(span: Span) -> tuple[date | None, date | None]:
    """The days of both ends."""
    return span.known_start, span.known_end


def _beyond_phases(desk: Desk, period: Span) -> tuple[date | None, date | None]:
    """The ends of a plan's period that no phase of it has already."""
    spans = [_known(span) for span in desk.corpus.times[desk.plan.id].phases.values()]
    start, end = _known(period)
    starts, ends = {start for start, _ in spans}, {end for _, end in spans}
    return (None if start in starts else start), (None if end in ends else end)


def _base(desk: Desk, sort: Sort, name: str, clause: str | None, lines: tuple[str, ...]) -> Item:
    plan = desk.plan
    return Item(
        uid=uid_of(sort, plan.id, *filter(None, (name,))),
        sort=sort,
        summary="",
        lines=(*lines, ics_words.plan_line(desk.corpus, plan, clause)),
        address=addresses.plan(plan.id),
        changes=desk.changes,
        state=ics_words.state_of(plan),
    )


def _lines(span: Span, phase: Phase | None) -> tuple[str, ...]:
    start, end = _known(span)
    days = [f"từ {official(start)}" if start else "", f"đến {official(end)}" if end else ""]
    return (
        f"Thời gian trong bản gốc: “{span.phrase}”.",
        *([f"Ngày biết được: {' '.join(filter(None, days))}."] if start or end else []),
        *([] if start else ["Ngày bắt đầu chưa rõ nên không ghi vào lịch."]),
        *([] if end else ["Ngày kết thúc chưa rõ nên không ghi vào lịch."]),
        *([f"Mốc: {phase.boundary}."] if phase and phase.boundary else []),
        *ics_words.assumption_lines(span),
    )


def _on_days(
    desk: Desk, item: Item, title: str, start: date | None, end: date | None
) -> Iterator[Item]:
    """The whole stretch, or the one day of it that is known, or nothing."""
    if not (start or end):
        return
    before = "" if start and end else "Bắt đầu: " if start else "Kết thúc: "
    yield replace(
        item,
        summary=ics_words.summary(desk.plan, title, before),
        first=start or end,
        last=end or start,
    )
