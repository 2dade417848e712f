"""Rules on years and anniversaries: in living memory, counted right, not over before the plan."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from generator.checks.paper import Paper
from generator.domain.dates import FIRST_YEAR, LAST_YEAR, official
from generator.domain.diagnostics import Broken, Finding, Severity, Span, rule

_YEAR = re.compile(r"\d(?<!\d.)\d{3,5}(?![\d/])")  # begins with a set: found faster
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
    """Một năm trong thân văn bản nằm sau năm 2100, hoặc không đủ bốn chữ số.

    Thường là gõ thừa một chữ số, như “20245”. Mốc lịch sử trước năm 1930 là thường; còn ngày ở phần
    khai báo thì phải từ 1930 đến 2100, nếu không là lỗi.

    Sai:
        ## I. Mục tiêu

        Tầm nhìn đến năm 20245.
    Đúng:
        ## I. Mục tiêu

        Tầm nhìn đến năm 2045.
    """
    for number, line in paper.body():
        for found in _YEAR.finditer(line):
            is_odd = int(found[0]) > LAST_YEAR or len(found[0]) != 4
            if is_odd and _BEFORE_YEAR.search(line, max(0, found.start() - 20), found.start()):
                span = Span(line=number, column=found.start() + 1, end_column=found.end() + 1)
                yield Finding(
                    message=f"năm {found[0]} nằm ngoài khoảng {FIRST_YEAR}–{LAST_YEAR}",
                    file=paper.file,
                    span=span,
                    fix="sửa năm; nếu bản gốc in như vậy, ghi năm đúng và nêu ở anomalies",
                    about=paper.clause_at(number),
                )


@rule("so-nam-ky-niem-sai", Severity.WARNING)
def miscounted(file: str, said: Said) -> Iterable[Finding]:
    """Số năm kỷ niệm không bằng hiệu của hai năm.

    “92 năm (15/6/1933 – 15/6/2025)” đúng vì 2025 trừ 1933 là 92. Sai thì một trong ba con số sai.

    Sai:
        events:
          - event: quoc-khanh
            phrase: 80 năm Quốc khánh (02/9/1945 - 02/9/2026)
    Đúng:
        events:
          - event: quoc-khanh
            phrase: 81 năm Quốc khánh (02/9/1945 - 02/9/2026)
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
          - event: quoc-khanh
            phrase: 80 năm Quốc khánh (02/9/1945 - 02/9/2025)
    Đúng:
        events:
          - event: quoc-khanh
            phrase: 81 năm Quốc khánh (02/9/1945 - 02/9/2026)
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
