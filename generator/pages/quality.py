"""What the sources lack or contradict, and what was not published and why."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from generator.domain import addresses
from generator.domain.diagnostics import Diagnostic, Held, Severity
from generator.domain.plan import Plan
from generator.domain.timespan import Certainty
from generator.pages.environment import Studio
from generator.pages.page import Draft, Heading, Page, PageKind
from generator.pages.plans import newest_first

_CONTENTS = (
    Heading("Tóm tắt", "tom-tat"),
    Heading("Kế hoạch chưa công bố", "chua-cong-bo"),
    Heading("Lỗi trong danh mục", "danh-muc"),
    Heading("Từng kế hoạch", "tung-ke-hoach"),
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Report:
    """What is to be known of one plan: what its source lacks, and what the checks warned of.

    The source's anomalies stand in the plan itself. `acknowledged` are the warnings that the
    editors know of and leave.
    """

    plan: Plan
    lacks: tuple[str, ...]
    warnings: Sequence[Diagnostic]
    acknowledged: Sequence[Diagnostic]


def drafts(
    studio: Studio, held: Iterable[Held], diagnostics: Iterable[Diagnostic]
) -> Iterator[Draft]:
    """The page on the quality of the data."""
    held, found = tuple(held), tuple(diagnostics)
    yield Draft(
        address=addresses.QUALITY,
        kind=PageKind.QUALITY,
        make=lambda: _page(studio, held, found),
        also=(held, found),
    )


def _page(studio: Studio, held: tuple[Held, ...], found: tuple[Diagnostic, ...]) -> Page:
    published = newest_first(studio.corpus.plans.values())
    warnings = warnings_of(found)
    reports = [_report(plan, warnings) for plan in published]
    return studio.page(
        addresses.QUALITY,
        PageKind.QUALITY,
        "Chất lượng dữ liệu",
        template="quality.html",
        description="Kế hoạch chưa công bố và vì sao; điều bản gốc thiếu, mâu thuẫn hoặc in sai.",
        contents=_CONTENTS,
        held=held,
        registry_faults=registry_faults(found),
        reports=reports,
        counts=counts(held, reports),
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


def registry_faults(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """What is wrong with the registries: an entry with an error is missing on every page."""
    return [one for one in diagnostics if one.file.endswith((".yml", ".yaml"))]


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
