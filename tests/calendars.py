"""Small plans and registries for the calendar's tests, made of domain objects."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import strategies as st

from generator.domain.agenda import Calendar
from generator.domain.corpus import Corpus, corpus_of
from generator.domain.duties import duties_of
from generator.domain.events import Dates, Event, EventKind, Part
from generator.domain.holders import holders
from generator.domain.numbers import System
from generator.domain.plan import Assignment, Phase, Plan, PlanKind, Task
from generator.domain.registry import Level, Registry, Unit
from generator.domain.roles import Role
from generator.domain.timespan import (
    Certainty,
    EventPoint,
    Issued,
    IssueDate,
    Kind,
    Moment,
    TimeExpr,
)

STATED = IssueDate(day=date(2025, 3, 10), certainty=Certainty.STATED)
WINDOW = IssueDate(
    not_before=date(2025, 7, 3), not_after=date(2025, 9, 24), certainty=Certainty.UNKNOWN
)
UNKNOWN = IssueDate(certainty=Certainty.UNKNOWN)
CONGRESS = Event(
    id="dai-hoi",
    name="Đại hội tỉnh Sông Xanh lần thứ V",
    kind=EventKind.CONGRESS,
    scheduled=Dates(start=date(2026, 1, 19), end=date(2026, 1, 25)),
    actual=Dates(start=date(2026, 1, 19), opening=date(2026, 1, 20), end=date(2026, 1, 23)),
    aliases=("Đại hội V",),
)
UNITS = ("so-van-hoa", "cac-thu-vien", "thu-vien-tinh", "thu-vien-xa")


def unit(unit_id: str, *members: str) -> Unit:
    name = unit_id.replace("-", " ").capitalize()
    return Unit(
        id=unit_id, name=name, short=name, system=System.STATE, level=Level.PROVINCE,
        is_group=bool(members), members=members,
    )  # fmt: skip


def time(kind: Kind, phrase: str, **meaning: Any) -> TimeExpr:
    return TimeExpr(kind=kind, phrase=phrase, **meaning)


def after(part: Part, days: int = 0, *, or_later: bool = False) -> EventPoint:
    return EventPoint(event="dai-hoi", part=part, days=days, or_later=or_later)


def phase(phase_id: str, start: Moment | None, end: Moment | None, *inner: Phase) -> Phase:
    return Phase(
        id=phase_id,
        title=phase_id.replace("-", " ").capitalize(),
        time=time(Kind.RANGE, f"thời gian của {phase_id}", start=start, end=end),
        clause="II.1",
        phases=inner,
    )


def task(task_id: str, due: TimeExpr | None = None, unit_id: str = "cac-thu-vien") -> Task:
    return Task(
        id=task_id, title=task_id.replace("-", " ").capitalize(), clause="III.1", due=due,
        assignments=(Assignment(unit=unit_id, role=Role.DO),),
    )  # fmt: skip


def plan(plan_id: str = "ke-hoach", **parts: Any) -> Plan:
    given: dict[str, Any] = {
        "id": plan_id,
        "title": f"Tuyên truyền {plan_id}",
        "kind": PlanKind.PROPAGANDA,
        "issuer": "so-van-hoa",
        "issued": STATED,
    }
    return Plan(**given | parts)


def corpus(*plans: Plan, events: tuple[Event, ...] = (CONGRESS,)) -> Corpus:
    units = (
        unit("so-van-hoa"),
        unit("cac-thu-vien", "thu-vien-tinh", "thu-vien-xa"),
        unit("thu-vien-tinh"),
        unit("thu-vien-xa"),
    )
    registry = Registry(
        units={one.id: one for one in units}, events={event.id: event for event in events}
    )
    return corpus_of(plans, registry)


def keys_of(of: Corpus) -> set[tuple[str, ...]]:
    """What `duties_of` gives for all plans, as the pages name duties."""
    return {
        tuple(part or "-" for part in duty.key)
        for one in of.plans.values()
        for duty in duties_of(of, one)
    }


def keys_in(of: Corpus, calendar: Calendar) -> set[tuple[str, ...]]:
    """The duties of every task that a calendar shows, on a day or without one."""
    shown = [
        (entry.plan, entry.task)
        for year in calendar.years
        for entry in calendar.agenda(year).entries
        if entry.plan and entry.task
    ]
    loose = [undated for year in calendar.years for undated in calendar.agenda(year).undated]
    for undated in (*loose, *calendar.nowhere):
        shown += [(undated.plan, one) for tasks in undated.tasks.values() for one in tasks]
    found: set[tuple[str, ...]] = set()
    for owner, one in shown:
        due = of.times[owner.id].due_of(one)
        day = due.due.isoformat() if due and due.due else "-"
        for holder in holders(of.registry, one):
            found.add((owner.id, one.id, holder.unit, holder.role.value, day))
    return found


_MOMENTS = (
    st.dates(date(2023, 1, 1), date(2028, 12, 31))
    | st.just(Issued())
    | st.sampled_from([after(Part.OPENING), after(Part.END, 1), after(Part.END, or_later=True)])
)
_RULES = st.sampled_from(
    [
        None, "FREQ=YEARLY", "FREQ=MONTHLY;INTERVAL=3", "FREQ=MONTHLY;BYMONTHDAY=20",
        "FREQ=YEARLY;BYMONTH=4;BYMONTHDAY=7", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29",
    ]
)  # fmt: skip
_TIMES = st.none() | st.builds(
    TimeExpr,
    phrase=st.just("lời của bản gốc"),
    kind=st.sampled_from(Kind),
    start=st.none() | _MOMENTS,
    end=st.none() | _MOMENTS,
    rrule=_RULES,
    exclusive=st.booleans(),
    end_excluded=st.booleans(),
)
_ISSUED = st.sampled_from(
    [UNKNOWN, WINDOW, IssueDate(day=date(2024, 2, 29), certainty=Certainty.PROBABLE)]
)


Drafts = list[tuple[IssueDate, list[TimeExpr | None], TimeExpr | None]]
DRAFTS: st.SearchStrategy[Drafts] = st.lists(
    st.tuples(_ISSUED, st.lists(_TIMES, max_size=4), _TIMES), min_size=1, max_size=3
)
EVENTS: st.SearchStrategy[tuple[Event, ...]] = st.sampled_from([(), (CONGRESS,)])


def drawn(drafts: Drafts, events: tuple[Event, ...]) -> Corpus:
    """A corpus of plans that hypothesis drew."""
    plans = [
        plan(
            f"ke-hoach-{number}",
            issued=issued,
            period=period,
            tasks=tuple(task(f"viec-{place}", due) for place, due in enumerate(dues)),
        )
        for number, (issued, dues, period) in enumerate(drafts)
    ]
    return corpus(*plans, events=events)
