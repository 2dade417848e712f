"""Rules on years and anniversaries: in living memory, counted right, not over before the plan."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from generator.checks.paper import Paper
from generator.checks.references import end_key, times_with_paths
from generator.domain.dates import official
from generator.domain.diagnostics import Broken, Finding, Path, Severity, Span, rule
from generator.domain.plan import Plan

_FIRST, _LAST = 1930, 2100
_YEAR = re.compile(r"(?<![\d/])\d{4,6}(?![\d/])|(?<=/)\d{4,6}(?![\d/])")
_BEFORE_YEAR = re.compile(
    r"(?:\bnăm\s+|\btầm\s+nhìn\s+|\bgiai\s+đoạn\s+|\d/\d{1,2}/|\btháng\s+\d{1,2}/)\Z", re.IGNORECASE
)
_DAY = r"(\d{1,2}/\d{1,2}/\d{4})"
_DAYS = re.compile(rf"\(\s*{_DAY}\s*[-–—]\s*{_DAY}\s*\)")
_COUNT = re.compile(r"(?<!\d)(\d{1,3})\s+năm\b[^()\n]*\Z")
_NEAR = 140
"""In how many signs before its days an anniversary's count may stand."""


def check(paper: Paper) -> Iterator[Broken]:
    """All rules on the years that one plan names."""
    yield from odd_year(paper)
    first = paper.plan.issued.day or paper.plan.issued.not_before
    for said in _anniversaries(paper):
        yield from miscounted(paper.file, said)
        if first:
            yield from past_anniversary(paper.file, said, first)


@dataclass(frozen=True, kw_only=True, slots=True)
class Said:
    """An anniversary as a plan puts it, and the place of its words."""

    count: int | None
    origin: date
    observed: date
    place: dict[str, Any]


def _anniversaries(paper: Paper) -> Iterator[Said]:
    """Those of the events' phrases, and those of the body that no phrase holds."""
    phrases = [mention.phrase or "" for mention in paper.plan.events]
    for index, phrase in enumerate(phrases):
        about = paper.plan.events[index].target
        for said, _ in _said(phrase, {"path": ("events", index, "phrase"), "about": about}):
            yield said
    for number, line in paper.body():
        for said, (start, end) in _said(line, {"about": paper.clause_at(number)}):
            if not any(line[start:end] in phrase for phrase in phrases):
                span = Span(line=number, column=start + 1, end_column=end + 1)
                yield replace(said, place=said.place | {"span": span})


def _said(text: str, place: dict[str, Any]) -> Iterator[tuple[Said, tuple[int, int]]]:
    """Every anniversary in a text, and where its words begin and end."""
    for days in _DAYS.finditer(text):
        count = _COUNT.search(text, max(0, days.start() - _NEAR), days.start())
        try:
            origin, observed = (
                date(int(year), int(month), int(day))
                for day, month, year in (one.split("/") for one in days.groups())
            )
        except ValueError:
            continue
        said = Said(
            count=int(count[1]) if count else None, origin=origin, observed=observed, place=place
        )
        yield said, ((count or days).start(), days.end())


@rule("nam-la", Severity.WARNING)
def odd_year(paper: Paper) -> Iterable[Finding]:
    """Một năm nằm ngoài khoảng 1930–2100.

    Thường là gõ thừa hoặc thiếu một chữ số, như “20245”. Trong thân văn bản chỉ soát năm sau
    2100 và năm không đủ bốn chữ số: mốc lịch sử trước năm 1930 là thường.

    Sai:
        period:
          phrase: Từ nay đến hết tháng 6/2205
          start: issued
          end: 2205-06-30
    Đúng:
        period:
          phrase: Từ nay đến hết tháng 6/2025
          start: issued
          end: 2025-06-30
    """
    for path, day in _days(paper.plan):
        if not _FIRST <= day.year <= _LAST:
            yield Finding(
                message=f"năm {day.year} nằm ngoài khoảng {_FIRST}–{_LAST}",
                file=paper.file,
                path=path,
                fix="sửa năm",
                about=str(path[0]),
            )
    for number, line in paper.body():
        for found in _YEAR.finditer(line):
            is_odd = int(found[0]) > _LAST or len(found[0]) != 4
            if is_odd and _BEFORE_YEAR.search(line, max(0, found.start() - 20), found.start()):
                span = Span(line=number, column=found.start() + 1, end_column=found.end() + 1)
                yield Finding(
                    message=f"năm {found[0]} nằm ngoài khoảng {_FIRST}–{_LAST}",
                    file=paper.file,
                    span=span,
                    fix="sửa năm; nếu bản gốc in như vậy, ghi năm đúng và nêu ở anomalies",
                    about=paper.clause_at(number),
                )


def _days(plan: Plan) -> Iterator[tuple[Path, date]]:
    """Every day that the front matter gives, with its place."""
    issued = plan.issued
    for key, day in (
        ("date", issued.day),
        ("not_before", issued.not_before),
        ("not_after", issued.not_after),
    ):
        if day:
            yield ("issued", key), day
    for path, expression in times_with_paths(plan):
        for key, moment in (("start", expression.start), (end_key(expression), expression.end)):
            if isinstance(moment, date):
                yield (*path, key), moment


@rule("so-nam-ky-niem-sai", Severity.WARNING)
def miscounted(file: str, said: Said) -> Iterable[Finding]:
    """Số năm kỷ niệm không bằng hiệu của hai năm.

    “92 năm (15/6/1933 – 15/6/2025)” đúng vì 2025 trừ 1933 là 92. Sai thì một trong ba con số sai.

    Sai:
        events:
          - event: ngay-hoi-sach
            phrase: 61 năm Ngày truyền thống (19/5/1965 - 19/5/2025)
    Đúng:
        events:
          - event: ngay-hoi-sach
            phrase: 60 năm Ngày truyền thống (19/5/1965 - 19/5/2025)
    """
    years = said.observed.year - said.origin.year
    if said.count is not None and said.count != years:
        yield Finding(
            message=f"từ năm {said.origin.year} đến năm {said.observed.year} là {years} năm, không "
            f"phải {said.count} năm",
            file=file,
            fix="sửa số năm hoặc năm; nếu bản gốc ghi như vậy, xác nhận ở acknowledged",
            **said.place,
        )


@rule("ky-niem-truoc-ban-hanh", Severity.WARNING)
def past_anniversary(file: str, said: Said, first: date) -> Iterable[Finding]:
    """Ngày kỷ niệm mà kế hoạch nêu đã qua trước khi kế hoạch được ban hành.

    Thường là đoạn chép lại từ một kế hoạch trước. Cổng vẫn giữ như nguồn; xem lại bản gốc, rồi ghi
    lời xác nhận ở `acknowledged`.

    Sai:
        events:
          - event: ngay-hoi-sach
            phrase: 95 năm Ngày thành lập Đảng (03/02/1930 - 03/02/2025)
    Đúng:
        events:
          - event: ngay-hoi-sach
            phrase: 80 năm Quốc khánh (02/9/1945 - 02/9/2025)
    """
    if said.observed < first:
        yield Finding(
            message=f"ngày kỷ niệm {official(said.observed)} đã qua khi kế hoạch được ban hành",
            file=file,
            label=f"kế hoạch không sớm hơn {official(first)}",
            fix="xem lại ngày trong bản gốc; nếu đúng, xác nhận ở acknowledged",
            **said.place,
        )


RULES = (odd_year, miscounted, past_anniversary)
