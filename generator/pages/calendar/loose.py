"""What the calendar's pages say of duties without a day."""

from __future__ import annotations

from dataclasses import dataclass

from generator.domain.agenda.undated import Undated
from generator.domain.corpus import Corpus
from generator.domain.events import Event
from generator.domain.plan import Plan
from generator.domain.timespan import Kind
from generator.pages.calendar.almanac import Duties, duties_of_task

_GROUPS = {
    Kind.PHASES: "Theo các đợt",
    Kind.RANGE: "Gắn với mốc chưa có ngày",
    Kind.ON: "Gắn với mốc chưa có ngày",
    Kind.BEFORE: "Gắn với mốc chưa có ngày",
    Kind.BY: "Gắn với mốc chưa có ngày",
    Kind.RECURRING: "Định kỳ, không nêu ngày",
    Kind.CONTINUOUS: "Thường xuyên",
    Kind.UNSPECIFIED: "Có lời về thời gian, không có ngày",
    None: "Không nêu thời hạn",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Loose:
    """One plan's duties without a day under the headings of their kinds, and dateless events."""

    plan: Plan
    groups: tuple[tuple[str, tuple[Duties, ...]], ...]
    events: tuple[Event, ...]


def loose(corpus: Corpus, undated: Undated) -> Loose:
    """The duties of one plan that have no day; kinds that readers see as one stand together."""
    groups: dict[str, tuple[Duties, ...]] = {}
    for kind, tasks in undated.tasks.items():
        found = tuple(duties_of_task(corpus, undated.plan, task) for task in tasks)
        groups[_GROUPS[kind]] = (*groups.get(_GROUPS[kind], ()), *found)
    return Loose(plan=undated.plan, groups=tuple(groups.items()), events=undated.events)
