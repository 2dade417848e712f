"""What stands in a plan's calendars, and what stood there before and is now cancelled.

Who subscribes to a calendar is told by STATUS:CANCELLED (RFC 5545, section 3.8.1.11) that a thing
no longer holds; were it left out, copies that a reader's program keeps would stay as they were.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import pairwise

from generator.domain import addresses
from generator.domain.changes.news import Gone, Version
from generator.domain.corpus import Corpus
from generator.domain.dates import official
from generator.domain.plan import Plan
from generator.domain.window import Window
from generator.export.calendars.duties import Desk, Work, desk_of, items_of, part_of
from generator.export.calendars.items import Item, State
from generator.export.calendars.phases import phase_items
from generator.reading.history import Changes

_OFF = "Đã bỏ – "


@dataclass(frozen=True, kw_only=True, slots=True)
class Standing:
    """The items of one version of a plan: its phases, and its tasks with what each gives."""

    desk: Desk
    phases: tuple[Item, ...]
    tasks: tuple[tuple[Work, tuple[Item, ...]], ...]

    def uids(self, unit: str | None = None) -> set[str]:
        """The names of everything in the plan's calendar, or in that of one unit."""
        if unit is not None and unit not in self.desk.units:
            return set()
        own = (items for work, items in self.tasks if unit is None or unit in work.held)
        return {item.uid for items in (self.phases, *own) for item in items}


def standing_of(corpus: Corpus, plan: Plan, changes: Changes) -> Standing:
    """What a plan, or an earlier version of it, puts into calendars."""
    desk = desk_of(corpus, plan, changes)
    return Standing(
        desk=desk,
        phases=tuple(phase_items(desk)),
        tasks=tuple((work, tuple(items_of(desk, work))) for work in desk.works),
    )


@dataclass(frozen=True, kw_only=True, slots=True)
class Earlier:
    """An earlier version, and when the next took its place."""

    standing: Standing
    until: datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class Story:
    """A plan's calendars now, if the plan still stands, and before, the newest first."""

    now: Standing | None
    before: tuple[Earlier, ...] = ()

    @property
    def window(self) -> Window | None:
        """The plan's days, as they are or were."""
        last = self.now or (self.before[0].standing if self.before else None)
        return last.desk.window if last else None

    def concerns(self, unit: str) -> bool:
        """Whether the plan stands and gives a unit a part."""
        return self.now is not None and unit in self.now.desk.units

    def withdrawn(self, unit: str | None = None) -> Iterator[Item]:
        """What stood in the plan's calendar, or in that of one unit, and no longer does.

        Each as it stood last, under its old name, cancelled, without reminders and duties.
        """
        seen = self.now.uids(unit) if self.now else set()
        for earlier in self.before:
            new = earlier.standing.uids(unit) - seen
            if new:
                yield from self._cancelled(earlier, new, unit)
                seen |= new

    def _cancelled(self, earlier: Earlier, uids: set[str], unit: str | None) -> Iterator[Item]:
        standing, day = earlier.standing, official(earlier.until.date())
        for item in standing.phases:
            if item.uid in uids:
                yield self._off(item, f"{self._what('Mốc này')} từ lần cập nhật ngày {day}.")
        for work, items in standing.tasks:
            for item in items:
                if item.uid in uids:
                    own = part_of(standing.desk, work, unit)[0] if unit else item.whose
                    yield self._off(
                        replace(item, whose=own),
                        f"{self._reason(work, unit)} từ lần cập nhật ngày {day}.",
                    )

    def _reason(self, work: Work, unit: str | None) -> str:
        """Why an item of a task no longer stands."""
        stays = self._task(work.task.id)
        if stays is None:
            return self._what("Việc này")
        if unit and unit not in stays.held:
            return "Đơn vị không còn phần trong việc này"
        return "Thời gian của việc này đã đổi và nay ở mục khác của lịch"

    def _what(self, thing: str) -> str:
        return f"{thing} không còn trong kế hoạch" if self.now else "Kế hoạch không còn trên cổng"

    def _task(self, task_id: str) -> Work | None:
        works = self.now.desk.works if self.now else ()
        return next((work for work in works if work.task.id == task_id), None)

    def _off(self, item: Item, reason: str) -> Item:
        return replace(
            item,
            summary=f"{_OFF}{item.summary}",
            lines=(reason, *item.lines),
            address=item.address if self.now else addresses.PLANS,
            state=State.CANCELLED,
            alarms=(),
            duties=(),
        )


def story_of(corpus: Corpus, plan: Plan, changes: Changes, versions: Sequence[Version]) -> Story:
    """A plan that stands, with its earlier versions, oldest first; the last is the plan itself."""
    return Story(
        now=standing_of(corpus, plan, changes),
        before=_earlier(corpus, changes, [(old, new.time) for old, new in pairwise(versions)]),
    )


def story_of_gone(corpus: Corpus, gone: Gone, changes: Changes) -> Story:
    """A plan that was taken away."""
    ends = [*(version.time for version in gone.versions[1:]), gone.time]
    return Story(
        now=None, before=_earlier(corpus, changes, [*zip(gone.versions, ends, strict=True)])
    )


def _earlier(
    corpus: Corpus, changes: Changes, versions: Sequence[tuple[Version, datetime]]
) -> tuple[Earlier, ...]:
    return tuple(
        Earlier(standing=standing_of(corpus.alone(old.plan), old.plan, changes), until=until)
        for old, until in reversed(versions)
    )
