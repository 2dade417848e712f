"""What the sources lack or contradict, and what was not published and why."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import PurePosixPath

from generator.domain import addresses
from generator.domain.diagnostics import Diagnostic, Held, Severity
from generator.domain.plan import Plan
from generator.domain.timespan import Certainty
from generator.pages.environment import Studio
from generator.pages.page import Draft, Heading, Page, PageKind, ids
from generator.pages.plans import newest_first
from generator.pages.sheets import Sheet, sheets
from generator.reading.folders import PLANS

_A_SHEET = 120
"""How many things one sheet holds: a plan counts as one, and each of its faults and remarks."""
FAULTS_SHOWN = 30
"""How many faults of one file are listed; the number of all is always told."""

_SUMMARY = Heading("Tóm tắt", "tom-tat")
_HELD = Heading("Kế hoạch chưa công bố", "chua-cong-bo")
_OTHERS = Heading("Lỗi trong danh mục và ở tệp khác", "danh-muc")
_REPORTS = Heading("Từng kế hoạch", "tung-ke-hoach")


@dataclass(frozen=True, kw_only=True, slots=True)
class Report:
    """What is to be known of one plan: what its source lacks, and what the checks warned of.

    The source's anomalies stand in the plan itself. `acknowledged` are the warnings that the
    editors know of and leave.
    """

    plan: Plan = field(repr=False)  # a draft names it by its id
    lacks: tuple[str, ...]
    warnings: Sequence[Diagnostic]
    acknowledged: Sequence[Diagnostic]


Thing = Held | Diagnostic | Report
"""What the page tells, in its order: plans held back, faults of other files, plans published."""


def drafts(
    studio: Studio, held: Iterable[Held], diagnostics: Iterable[Diagnostic]
) -> Iterator[Draft]:
    """The page on the quality of the data, over as many sheets as it needs."""
    held, found = tuple(held), tuple(diagnostics)
    warnings = warnings_of(found)
    reports = [_report(plan, warnings) for plan in newest_first(studio.corpus.plans.values())]
    numbers = counts(held, reports)
    things: list[Thing] = [*held, *other_faults(found), *reports]
    for sheet in sheets(addresses.QUALITY, things, _A_SHEET, _weight):
        yield Draft(
            address=sheet.address,
            kind=PageKind.QUALITY,
            make=partial(_page, studio, sheet, numbers),
            plans=ids(thing.plan for thing in sheet.items if isinstance(thing, Report)),
            also=(sheet.items, sheet.count, numbers),
        )


def _weight(thing: Thing) -> int:
    if isinstance(thing, Held):
        return 1 + min(len(thing.diagnostics), FAULTS_SHOWN)
    if isinstance(thing, Report):
        return 1 + len(thing.plan.anomalies) + len(thing.warnings) + len(thing.acknowledged)
    return 1


def _page(studio: Studio, sheet: Sheet[Thing], numbers: list[tuple[str, int]]) -> Page:
    held = [thing for thing in sheet.items if isinstance(thing, Held)]
    faults = [thing for thing in sheet.items if isinstance(thing, Diagnostic)]
    reports = [thing for thing in sheet.items if isinstance(thing, Report)]
    is_first, is_last = sheet.number == 1, sheet.number == sheet.count
    shown = (
        (_SUMMARY, is_first),
        (_HELD, is_first or held),
        (_OTHERS, is_first or faults),
        (_REPORTS, is_last or reports),
    )
    contents = [heading for heading, is_there in shown if is_there]
    return studio.page(
        sheet.address,
        PageKind.QUALITY,
        f"Chất lượng dữ liệu{sheet.suffix}",
        template="quality.html",
        description="Kế hoạch chưa công bố và vì sao; điều bản gốc thiếu, mâu thuẫn hoặc in sai.",
        contents=contents,
        sections={heading.anchor for heading in contents},
        sheet=sheet,
        held=held,
        faults_shown=FAULTS_SHOWN,
        other_faults=faults,
        reports=reports,
        counts=numbers,
    )


def _report(plan: Plan, warnings: Mapping[str, list[Diagnostic]]) -> Report:
    found = warnings.get(plan.id, ())
    return Report(
        plan=plan,
        lacks=tuple(lacks(plan)),
        warnings=[one for one in found if not one.acknowledged],
        acknowledged=[one for one in found if one.acknowledged],
    )


def lacks(plan: Plan) -> Iterator[str]:
    """What every official paper has and this plan's source does not."""
    if plan.number is None:
        yield "số, ký hiệu"
    if plan.issued.certainty is not Certainty.STATED:
        yield "ngày ban hành"
    if plan.place is None:
        yield "địa danh"
    if plan.signatory is None:
        yield "người ký"


def warnings_of(diagnostics: Iterable[Diagnostic]) -> Mapping[str, list[Diagnostic]]:
    """The warnings and hints about each plan, by its id, which is its file's name."""
    found: defaultdict[str, list[Diagnostic]] = defaultdict(list)
    for diagnostic in diagnostics:
        if diagnostic.rule.severity is not Severity.ERROR:
            found[PurePosixPath(diagnostic.file).stem].append(diagnostic)
    return found


def other_faults(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """What is wrong with the registries, whose faulty entries no page has, and with other files."""
    return [one for one in diagnostics if f"{PLANS}/" not in one.file]


def counts(held: Sequence[Held], reports: Sequence[Report]) -> list[tuple[str, int]]:
    """The page in numbers, each with what it counts."""
    return [
        ("Kế hoạch đã công bố", len(reports)),
        ("Kế hoạch chưa công bố vì có lỗi", len(held)),
        ("Kế hoạch mà bản gốc không ghi số, ký hiệu", _count(reports, "số, ký hiệu")),
        ("Kế hoạch mà bản gốc không ghi ngày ban hành", _count(reports, "ngày ban hành")),
        ("Chỗ thiếu, mâu thuẫn, in sai mà người biên tập ghi lại", _anomalies(reports)),
        ("Lưu ý khi soát tự động", sum(len(report.warnings) for report in reports)),
        ("Lưu ý đã xác nhận", sum(len(report.acknowledged) for report in reports)),
    ]


def _count(reports: Iterable[Report], lack: str) -> int:
    return sum(lack in report.lacks for report in reports)


def _anomalies(reports: Iterable[Report]) -> int:
    return sum(len(report.plan.anomalies) for report in reports)
