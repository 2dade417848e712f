"""Rules on cited documents: their sort, number and date hold together, and they still stand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from generator.checks.paper import Paper
from generator.checks.tables import Tables
from generator.domain.corpus import Corpus
from generator.domain.dates import official
from generator.domain.diagnostics import Broken, Finding, Severity, Span, rule
from generator.domain.numbers import find, parse, type_names
from generator.domain.plan import Plan
from generator.domain.registry import Document

_DATED = re.compile(r"\s*,?\s*(?:ký\s+)?ngày\s+((\d{1,2})/(\d{1,2})/(\d{4}))")

Cited = tuple[int, Document]


def check(paper: Paper, corpus: Corpus, tables: Tables) -> Iterator[Broken]:
    """All rules on the documents that one plan cites."""
    documents = corpus.registry.documents
    cited = [
        (index, documents[citation.document])
        for index, citation in enumerate(paper.plan.basis)
        if citation.document in documents
    ]
    yield from other_type(paper.file, paper.plan, cited)
    yield from damaged_number(paper.file, paper.plan, cited)
    yield from replaced_basis(paper.file, paper.plan, cited, tables)
    yield from two_dates(paper, cited)


@rule("ten-loai-khac-ky-hieu", Severity.WARNING)
def other_type(file: str, plan: Plan, cited: Iterable[Cited]) -> Iterable[Finding]:
    """Tên loại của văn bản không khớp với chữ viết tắt trong số của nó.

    KH là kế hoạch, QĐ là quyết định; số không có tên loại, như 2513/SYT-VP, là công văn. Nguồn gọi
    như thế thì ghi lời xác nhận ở `acknowledged`.

    Sai:
        number: 12/QĐ-SYT
    Đúng:
        number: 12/KH-SYT
    """
    number = parse(plan.number or "")
    if number and type_names(number) and "kế hoạch" not in type_names(number):
        yield Finding(
            message=f"“{plan.number}” là số của {type_names(number)[0]}, không phải của kế hoạch",
            file=file,
            path=("number",),
            fix="sửa số cho đúng bản gốc; nếu bản gốc ghi như vậy, xác nhận ở acknowledged",
        )
    for index, document in cited:
        number = parse(document.number or "")
        names = type_names(number) if number else ()
        if names and not document.type.lower().startswith(names):
            yield Finding(
                message=f"“{document.type} {document.number}” mang số của {names[0]}",
                file=file,
                path=("basis", index, "document"),
                fix="sửa type hoặc number trong danh mục văn bản; nếu nguồn gọi như vậy, "
                "xác nhận ở acknowledged",
                about=document.id,
            )


@rule("so-van-ban-in-khac", Severity.WARNING)
def damaged_number(file: str, plan: Plan, cited: Iterable[Cited]) -> Iterable[Finding]:
    """Nguồn in số của một văn bản khác với số đúng.

    Danh mục giữ số đúng, `as_printed` giữ số in sai trong nguồn. Lưu ý này để trang chất lượng dữ
    liệu nói rõ; đã đối chiếu thì ghi lời xác nhận ở `acknowledged`.

    Sai:
        basis:
          - document: 72-nq-tw-2025
            relation: based_on
            as_printed: 72 NQ/TW
    Đúng:
        basis:
          - document: 72-nq-tw-2025
            relation: based_on
    """
    for index, document in cited:
        printed = plan.basis[index].as_printed
        if printed:
            listed = ", ".join(f"“{one}”" for one in printed)
            yield Finding(
                message=f"nguồn in {listed} thay cho {document.number or document.id}",
                file=file,
                path=("basis", index, "as_printed"),
                on_key=True,
                fix="đối chiếu với văn bản được viện dẫn, rồi xác nhận ở acknowledged",
                about=document.id,
            )


@rule("can-cu-da-bi-thay-the", Severity.WARNING)
def replaced_basis(
    file: str, plan: Plan, cited: Iterable[Cited], tables: Tables
) -> Iterable[Finding]:
    """Kế hoạch căn cứ một văn bản đã được thay thế.

    Danh mục ghi văn bản thay thế ở `replaced_by`; kế hoạch có trên cổng thì lấy từ `replaces` của
    kế hoạch mới. Xem lại kế hoạch có còn đúng không; nếu còn, ghi lời xác nhận ở `acknowledged`.

    Sai:
        basis:
          - document: 2-kh-ubnd-2024
            relation: based_on
    Đúng:
        basis:
          - document: 5-kh-ubnd-2025
            relation: based_on
    """
    for index, document in cited:
        if plan.basis[index].relation.is_basis and document.id in tables.replaced:
            yield Finding(
                message=f"căn cứ {document.number or document.id} đã được thay thế",
                file=file,
                path=("basis", index, "document"),
                label=f"bởi {tables.replaced[document.id]}",
                fix="xem kế hoạch có còn đúng không; nếu còn, xác nhận ở acknowledged",
                about=document.id,
            )


@rule("van-ban-hai-ngay", Severity.WARNING)
def two_dates(paper: Paper, cited: Iterable[Cited]) -> Iterable[Finding]:
    """Thân văn bản ghi một văn bản với ngày khác ngày trong danh mục.

    Một văn bản chỉ có một ngày. Hoặc thân văn bản sai, hoặc danh mục sai, hoặc chính nguồn viết hai
    ngày; nguồn viết như thế thì ghi lời xác nhận ở `acknowledged`.

    Sai:
        ## I. Căn cứ

        Thực hiện Nghị quyết số 72-NQ/TW, ngày 09/9/2024 của Bộ Chính trị.
    Đúng:
        ## I. Căn cứ

        Thực hiện Nghị quyết số 72-NQ/TW, ngày 09/9/2025 của Bộ Chính trị.
    """
    known = {
        number.identity: document
        for _, document in cited
        if document.date and (number := parse(document.number or ""))
    }
    for line_number, line in paper.body() if known else ():
        for _, end, number in find(line) if "ngày" in line else ():
            document, said = known.get(number.identity), _DATED.match(line, end)
            if document and document.date and said and _day(said) != document.date:
                span = Span(line=line_number, column=said.start(1) + 1, end_column=said.end(1) + 1)
                yield Finding(
                    message=f"{document.number} ghi ngày {said[1]}, danh mục ghi ngày khác",
                    file=paper.file,
                    span=span,
                    label=f"danh mục: {official(document.date)}",
                    fix="sửa ngày ở thân văn bản hoặc trong danh mục; nếu nguồn ghi như vậy, xác "
                    "nhận ở acknowledged",
                    about=document.id,
                )


def _day(said: re.Match[str]) -> date | None:
    try:
        return date(int(said[4]), int(said[3]), int(said[2]))
    except ValueError:
        return None


RULES = (other_type, damaged_number, replaced_basis, two_dates)
