"""Cited documents and the plans that rest on them."""

from dataclasses import replace
from pathlib import Path

from generator.domain.corpus import Corpus, corpus_of
from generator.domain.itself import itself_of
from generator.domain.registry import Document
from generator.pages.documents import drafts
from generator.pages.environment import Studio
from generator.pages.page import Page
from tests.pages.conftest import TEMPLATES, making, soup, words
from tests.samples import FILE, KEYS, REGISTRIES, plan_text, verdict_at

pages = making(drafts)

DOCUMENTS = (
    REGISTRIES["documents"]
    + """
9-ct-tw:
  number: 9-CT/TW
  type: Chỉ thị
  issuer_name: Ban Bí thư
12-kh-svh-2025:
  number: 12/KH-SVH
  type: Kế hoạch
  date: 2025-03-10
  issuer: so-van-hoa
  subject: tuyên truyền Ngày hội đọc sách
  follows: [5-kh-ubnd-2025]
"""
)


def pages_at(
    root: Path, documents: str = DOCUMENTS, basis: str | None = KEYS["basis"]
) -> dict[str, Page]:
    corpus = verdict_at(root, {FILE: plan_text(basis=basis)}, documents=documents).corpus
    return {page.address: page for page in pages(Studio(TEMPLATES, corpus))}


def test_documents_stand_by_type_in_vietnamese_order_newest_first(tmp_path: Path) -> None:
    page = pages_at(tmp_path)["van-ban/"]
    assert words(page, "th.group") == ["Chỉ thị", "Kế hoạch"]
    assert words(page, "th[scope=row]") == ["9-CT/TW", "12/KH-SVH", "5/KH-UBND"]


def test_what_is_not_known_of_a_document_is_said(tmp_path: Path) -> None:
    page = pages_at(tmp_path)["van-ban/"]
    cells = [words(page, f"#chi-thi td:nth-of-type({place})") for place in (1, 2, 3, 4)]
    assert cells == [["không nêu"], ["Ban Bí thư"], ["không nêu"], ["chưa có kế hoạch nào"]]


def test_the_list_counts_the_plans_that_cite(tmp_path: Path) -> None:
    page = pages_at(tmp_path)["van-ban/"]
    assert words(page, "#ke-hoach td:last-child") == ["chưa có kế hoạch nào", "1 kế hoạch"]


def test_a_documents_page_names_each_plan_with_relation_and_clauses(tmp_path: Path) -> None:
    page = pages_at(tmp_path)["van-ban/5-kh-ubnd-2025/"]
    assert page.title == "Kế hoạch 5/KH-UBND"
    assert words(page, ".uses tbody tr") == [
        (
            "Tuyên truyền Ngày hội đọc sách tỉnh Sông Xanh "
            "12/KH-SVH , 10/3/2025 · Sở Văn hóa tỉnh Sông Xanh thực hiện mục I.1"
        )
    ]
    hrefs = [link["href"] for link in soup(page).select(".uses a")]
    assert hrefs == [
        "../../ke-hoach/so-van-hoa-2025-ngay-hoi-sach/",
        "../../ke-hoach/so-van-hoa-2025-ngay-hoi-sach/#i-1",
    ]


def test_a_plan_that_rests_on_it_stands_before_one_that_only_names_it(tmp_path: Path) -> None:
    basis = """
  - {document: 5-kh-ubnd-2025, relation: cites}
  - {document: 5-kh-ubnd-2025, relation: based_on}"""
    page = pages_at(tmp_path, basis=basis)["van-ban/5-kh-ubnd-2025/"]
    assert words(page, ".uses td:nth-of-type(1)") == ["căn cứ", "viện dẫn"]
    assert words(page, ".uses td:nth-of-type(2)") == ["ngoài các mục đánh số"] * 2


def test_a_damaged_spelling_stays_as_printed_beside_the_meant_one(tmp_path: Path) -> None:
    basis = """
  - document: 5-kh-ubnd-2025
    relation: implements
    as_printed: [5/KH-UBNDD, 5/KHH-UBND]"""
    page = pages_at(tmp_path, basis=basis)["van-ban/5-kh-ubnd-2025/"]
    assert words(page, "#cach-in ~ p") == [
        (
            "Các kế hoạch sau in sai số, ký hiệu của văn bản này; cổng giữ nguyên chữ in và hiểu "
            "là 5/KH-UBND ."
        )
    ]
    assert words(page, "#cach-in ~ ul li") == [
        "5/KH-UBNDD , 5/KHH-UBND trong Tuyên truyền Ngày hội đọc sách tỉnh Sông Xanh"
    ]


def test_documents_say_what_they_implement_and_what_implements_them(tmp_path: Path) -> None:
    found = pages_at(tmp_path)
    assert words(found["van-ban/12-kh-svh-2025/"], "#quan-he ~ h3") == ["Văn bản này thực hiện"]
    assert words(found["van-ban/12-kh-svh-2025/"], "#quan-he ~ ul li") == [
        "Kế hoạch 5/KH-UBND ngày 20/02/2025 của Ủy ban nhân dân tỉnh Sông Xanh"
    ]
    assert words(found["van-ban/5-kh-ubnd-2025/"], "#quan-he ~ h3") == [
        "Văn bản thực hiện văn bản này"
    ]
    assert words(found["van-ban/5-kh-ubnd-2025/"], "#quan-he ~ ul li") == [
        (
            "Kế hoạch 12/KH-SVH ngày 10/3/2025 của Sở Văn hóa tỉnh Sông Xanh "
            "Tuyên truyền Ngày hội đọc sách"
        )
    ]


def test_a_document_that_is_a_plan_on_the_portal_leads_to_it(tmp_path: Path) -> None:
    page = pages_at(tmp_path)["van-ban/12-kh-svh-2025/"]
    assert words(page, ".note") == [
        "Văn bản này là một kế hoạch có trên cổng: Tuyên truyền Ngày hội đọc sách tỉnh Sông Xanh ."
    ]


def test_the_same_number_of_another_issuer_or_year_is_another_paper(tmp_path: Path) -> None:
    corpus = verdict_at(tmp_path, {FILE: plan_text()}, documents=DOCUMENTS).corpus
    document = corpus.registry.documents["12-kh-svh-2025"]
    assert list(itself_of(corpus)) == ["12-kh-svh-2025"]
    assert document.date
    last_year = replace(document, date=document.date.replace(year=2024))
    for other in (replace(document, issuer="van-phong"), last_year):
        assert itself_of(_with_documents(corpus, {other.id: other})) == {}


def _with_documents(corpus: Corpus, documents: dict[str, Document]) -> Corpus:
    registry = replace(corpus.registry, documents={**corpus.registry.documents, **documents})
    return corpus_of(corpus.plans.values(), registry)


def test_a_document_without_plans_says_why_it_is_there(tmp_path: Path) -> None:
    page = pages_at(tmp_path)["van-ban/9-ct-tw/"]
    assert words(page, ".empty") == [
        (
            "Chưa có kế hoạch nào trên cổng dựa vào hay nhắc đến văn bản này. "
            "Nó có ở đây vì nằm trong danh mục văn bản."
        ),
        (
            "Các kế hoạch trên cổng không nói văn bản này thực hiện văn bản nào, "
            "hay được văn bản nào thực hiện."
        ),
    ]


def test_an_empty_registry_says_that_there_is_nothing_yet(tmp_path: Path) -> None:
    page = pages_at(tmp_path, documents="", basis=None)["van-ban/"]
    assert words(page, ".empty") == [
        (
            "Chưa có văn bản nào trong danh mục văn bản, nên chưa có gì để liệt kê. "
            "Cách thêm một văn bản ."
        )
    ]


def test_a_hostile_subject_is_only_text(corpus: Corpus) -> None:
    document = corpus.registry.documents["5-kh-ubnd-2025"]
    hostile = replace(document, subject='"><img src=x onerror=alert(1)>', note="<b>x</b>")
    studio = Studio(TEMPLATES, _with_documents(corpus, {hostile.id: hostile}))
    for page in pages(studio):
        assert not soup(page).select("img, b")
