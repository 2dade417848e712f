"""What differs between the duties, deadlines and reports of two versions of a plan."""

from __future__ import annotations

from collections.abc import Iterator

from generator.domain.corpus import Times
from generator.domain.dates import official
from generator.domain.plan import Assignment, Plan, Route, Task
from generator.domain.registry import Registry
from generator.domain.timespan import Kind, Span

_DAY_WORDS = {Kind.ON: "ngày", Kind.BEFORE: "chậm nhất", Kind.BY: "chậm nhất"}


def moved(what: str, old: Span | None, new: Span | None) -> Iterator[str]:
    """Say that the time of something changed: its phrase or its days, or how they are read."""
    was, now = _time(old), _time(new)
    if was != now:
        yield f"{what} đổi từ {was} thành {now}"
    elif old and new and (old.kind, old.rrule) != (new.kind, new.rrule):
        yield f"{what}: sửa cách hiểu {was}"


def _time(span: Span | None) -> str:
    if span is None:
        return "không nêu thời gian"
    days = _days(span)
    return f"“{span.phrase}” ({days})" if days else f"“{span.phrase}”"


def _days(span: Span) -> str:
    if span.kind in _DAY_WORDS:
        return f"{_DAY_WORDS[span.kind]} {official(span.end)}" if span.end else ""
    start = f"từ {official(span.start)}" if span.start else ""
    end = f"đến {official(span.end)}" if span.end else ""
    return f"{start} {end}".strip()


def changed_tasks(
    old: Plan, new: Plan, times: tuple[Times, Times], registry: Registry
) -> Iterator[str]:
    """Tasks added and taken away; of those that stay their words, time, holders and reports."""
    was, now = ({task.id: task for task in plan.tasks} for plan in (old, new))
    for task in was.values():
        if task.id not in now:
            yield f"bỏ việc {_name(task)}"
    for task in now.values():
        if task.id not in was:
            yield f"thêm việc {_name(task)}{_with(task, times[1], registry)}"
            continue
        before = was[task.id]
        if (before.title, before.clause) != (task.title, task.clause):
            yield f"việc {_name(before)} viết lại thành {_name(task)}"
        yield from moved(
            f"hạn của việc {_name(task)}", times[0].due_of(before), times[1].due_of(task)
        )
        yield from _holders(before, task, registry)
        yield from _route(task, old.route(task.id), new.route(task.id), registry)
        if (before.phases, before.note) != (task.phases, task.note):
            yield f"sửa đợt hoặc ghi chú của việc {_name(task)}"


def _name(task: Task) -> str:
    return f"“{task.title}” (mục {task.clause})"


def _with(task: Task, times: Times, registry: Registry) -> str:
    due = times.due_of(task)
    found = ([_time(due)] if due else []) + [_held(one, registry) for one in task.assignments]
    return f": {'; '.join(found)}" if found else ""


def _held(assignment: Assignment, registry: Registry) -> str:
    return f"{_unit(assignment.unit, registry)} {assignment.role.label}"


def _unit(unit_id: str, registry: Registry) -> str:
    """A unit's name; one that the registry no longer has keeps its id."""
    unit = registry.units.get(unit_id)
    return unit.name if unit else unit_id


def _holders(old: Task, new: Task, registry: Registry) -> Iterator[str]:
    for word, found in (
        ("thêm", [one for one in new.assignments if one not in old.assignments]),
        ("không còn", [one for one in old.assignments if one not in new.assignments]),
    ):
        if found:
            held = "; ".join(_held(one, registry) for one in found)
            yield f"việc {_name(new)} {word}: {held}"


def _route(task: Task, old: Route | None, new: Route | None, registry: Registry) -> Iterator[str]:
    was, now = _way(old, registry), _way(new, registry)
    if was != now:
        yield f"báo cáo việc {_name(task)} đổi từ {was} thành {now}"


def _way(route: Route | None, registry: Registry) -> str:
    if route is None:
        return "không nêu nơi nhận"
    parts = (("gửi", route.to), ("qua", route.via), ("rồi gửi", route.onward))
    said = [f"{word} {', '.join(_unit(u, registry) for u in ids)}" for word, ids in parts if ids]
    return " ".join([*said, *([f"“{route.phrase}”"] if route.phrase else [])])
