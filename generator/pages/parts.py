# ruff: noqa: S704 - what comes from files is escaped as it is put in
"""The small parts that all pages share: roles, units, days, phrases.

They stand on a page by the hundred, so they are put together here and not by the templates: a
template's macro costs ten times as much.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache, lru_cache
from typing import Any

from markupsafe import Markup

from generator.domain import addresses
from generator.domain.corpus import Corpus
from generator.domain.holders import Holder
from generator.domain.plan import Plan, Route, Task
from generator.domain.roles import Role
from generator.domain.timespan import Certainty, Kind, Span
from generator.pages.clock import Clock
from generator.pages.compiling import as_html
from generator.pages.days import day
from generator.pages.prose import words
from generator.pages.sheets import Sheet

Link = Callable[[str], str]
"""Writes an address as seen from the page."""

_ENDS = (Kind.ON, Kind.BEFORE, Kind.BY)


class Parts:
    """Makes the parts for pages of one corpus; every function returns finished HTML."""

    def __init__(self, corpus: Corpus, clock: Clock) -> None:
        """Take the units from `corpus`, and how times stand to a day from `clock`."""
        self._units = corpus.registry.units
        self._clock = clock

    def role(self, role: Role) -> Markup:
        """A role's mark, with its name for who does not see the mark."""
        return _role(role)

    def duty(
        self, plan: Plan, task: Task, holder: Holder, due: Span | None, *, carried: bool = True
    ) -> Markup:
        """A role held in a task.

        `data-duty` names the duty, so that nothing can be lost unseen; where a page shows a duty
        again, it need not be `carried`.
        """
        role, group = holder.role, self._units[holder.group].short if holder.group else ""
        through = f", qua nhóm {as_html(group)}" if group else ""
        inherited = " duty--inherited" if group else ""
        said = f'<span class="hidden-text"> (qua nhóm {as_html(group)})</span>' if group else ""
        return Markup(
            f'<span class="duty{inherited}"{_duty_name(plan, task, holder, due) if carried else ""}'
            f' title="{as_html(role.label)}{through}">{_role(role)}{said}</span>'
        )

    def who(
        self,
        link: Link,
        plan: Plan,
        task: Task,
        cells: Mapping[str, Iterable[Holder]],
        due: Span | None,
        *,
        carried: bool = True,
    ) -> Markup:
        """Who has a part in a task: each unit once, with its roles."""
        if not cells:
            return Markup('<span class="unknown">bản gốc không nêu đơn vị</span>')
        shown = (
            '<span class="holder">'
            + "".join(self.duty(plan, task, holder, due, carried=carried) for holder in held)
            + f" {self.unit(link, unit)}</span>"
            for unit, held in cells.items()
        )
        return Markup(" ".join(shown))

    def legend(self, roles: Iterable[Role]) -> Markup:
        """What the marks of roles mean."""
        lines = "".join(f"<li>{_role(role)} {as_html(role.label)}</li>\n" for role in roles)
        return Markup(
            f'<ul class="legend" aria-label="Ký hiệu vai trò">\n{lines}'
            '<li><span class="duty duty--inherited">'
            '<span class="role role--do" aria-hidden="true">TH</span></span>'
            " viền đứt: qua một nhóm</li>\n"
            '<li><span class="no-part" aria-hidden="true">–</span> không tham gia</li>\n</ul>'
        )

    def unit(self, link: Link, unit: str, *, full: bool = False) -> Markup:
        """A unit's name, leading to its page."""
        one = self._units[unit]
        return _to_unit(link, unit, one.name if full else one.short)

    def unit_list(self, link: Link, units: Iterable[str], *, full: bool = False) -> Markup:
        """Several units in one line."""
        return Markup(", ").join(self.unit(link, unit, full=full) for unit in units)

    def span(
        self, time: Span, *, assumptions: bool = True, plan: Plan | None = None, phase: bool = False
    ) -> Markup:
        """A stretch of time: the source's phrase, the days computed from it, what was assumed.

        How it stands on the reader's day is for the script; a recurring duty needs its `plan`.
        """
        clock = self._clock.phase(time) if phase else self._clock.task(time, plan)
        computed = _computed(time)
        pieces = [f'<q class="phrase">{words(time.phrase)}</q>']
        if computed:
            pieces.append(f'<span class="computed">{computed}</span>')
        if assumptions and time.assumptions:
            notes = "; ".join(map(words, time.assumptions))
            pieces.append(f'<small class="assumed">Cách tính: {notes}.</small>')
        return Markup(f'<span class="when"{clock}>{" ".join(pieces)} </span>')

    def route(self, link: Link, route: Route) -> Markup:
        """To whom a report goes, through whom, and where from there."""
        phrase = f'<q class="phrase">{as_html(route.phrase)}</q>' if route.phrase else ""
        to = self.unit_list(link, route.to) or phrase
        said = f"gửi {to}" if to else ""
        if route.via:
            said += f" qua {self.unit_list(link, route.via)}"
        onward = self.unit_list(link, route.onward) or (phrase if route.to else "")
        return Markup(f"{said}; từ đó báo cáo {onward}" if onward else said)

    def clause(self, link: Link, plan: Plan, address: str) -> Markup:
        """A clause's address, leading to it."""
        target = as_html(link(addresses.plan(plan.id, address)))
        return Markup(
            f'<a class="num" href="{target}" title="{as_html(plan.title)}">'
            f"mục {as_html(address)}</a>"
        )

    def plan_link(self, link: Link, plan: Plan) -> Markup:
        """A plan's name, leading to its page."""
        return _to_plan(link, plan.id, plan.name, plan.title if plan.short else "")

    def reference(self, plan: Plan) -> Markup:
        """The number and date of a plan in one line, as far as they are stated."""
        number = (
            f'<span class="num">{as_html(plan.number)}</span>' if plan.number else "không ghi số"
        )
        issued = plan.issued
        if not issued.day:
            return Markup(f"{number}, không ghi ngày")
        stated = issued.certainty is Certainty.STATED
        doubt = "" if stated else f" ({as_html(issued.certainty.label)})"
        return Markup(f"{number}, {day(issued.day)}{doubt}")

    def crumbs(self, link: Link, steps: Sequence[tuple[str, str]]) -> Markup:
        """The way from the top to a page: titles and addresses."""
        lines = "".join(f"<li>{_anchor(link(at), as_html(title))}</li>" for title, at in steps)
        return Markup(f'<nav class="crumbs" aria-label="Đường dẫn"><ol>\n  {lines}\n</ol></nav>')

    def pager(self, link: Link, sheet: Sheet[Any]) -> Markup:
        """The way to the other sheets of a list; nothing where there is one."""
        if sheet.count == 1:
            return Markup("")
        lines = "".join(
            f'<li aria-current="page">{number}</li>'
            if number == sheet.number
            else f"<li>{_anchor(link(sheet.at(number)), str(number))}</li>"
            for number in range(1, sheet.count + 1)
        )
        return Markup(
            f'<nav class="pager" aria-label="Các trang của danh sách"><p>Trang</p>'
            f"<ol>{lines}</ol></nav>"
        )


def _anchor(target: str, words: str) -> Markup:
    return Markup(f'<a href="{as_html(target)}">{words}</a>')


# A page names the same few units and plans over and over.


@lru_cache(1024)
def _to_unit(link: Link, unit: str, name: str) -> Markup:
    return _anchor(link(addresses.unit(unit)), as_html(name))


@lru_cache(1024)
def _to_plan(link: Link, plan: str, name: str, title: str) -> Markup:
    said = f' title="{as_html(title)}"' if title else ""
    return Markup(f'<a href="{as_html(link(addresses.plan(plan)))}"{said}>{words(name)}</a>')


@cache
def _role(role: Role) -> Markup:
    return Markup(
        f'<span class="role role--{role.value}"><span aria-hidden="true">{role.mark}</span>'
        f'<span class="hidden-text">{role.label}</span></span>'
    )


def _duty_name(plan: Plan, task: Task, holder: Holder, due: Span | None) -> str:
    last = due.due.isoformat() if due and due.due else "-"
    return f' data-duty="{plan.id} {task.id} {holder.unit} {holder.role.value} {last}"'


def _computed(time: Span) -> str:
    """The days of a span in words; nothing where the phrase gives none."""
    if time.kind in _ENDS and time.end and not time.start:
        return f"{'đúng ngày' if time.kind is Kind.ON else 'chậm nhất'} {day(time.end)}"
    if time.kind in (Kind.RECURRING, Kind.CONTINUOUS):
        return f"đến hết {day(time.end)}" if time.end and not time.end_open else ""
    return f"{_begin(time)}{_until(time)}"


def _begin(time: Span) -> str:
    if time.start:
        return f"từ {day(time.start)}"
    if time.start_floor:
        unknown = "ban hành" if time.start_anchor == "issued" else "chưa rõ"
        return f"từ ngày {unknown} (không sớm hơn {day(time.start_floor)})"
    any_day = time.end or time.end_floor
    return "từ ngày chưa rõ" if time.start_open and any_day else ""


def _until(time: Span) -> str:
    if time.end_open and time.end_floor:
        return f" đến sau {day(time.end_floor)}" + (
            f", không quá {day(time.end)}" if time.end else ""
        )
    if time.end:
        return f" đến {day(time.end)}"
    begins = time.start or time.start_floor
    return ", không nêu ngày kết thúc" if time.end_open and begins else ""
