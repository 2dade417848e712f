"""A plan's words as HTML: nothing runs, numbers stay whole."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.domain.numbers import DocNumber
from generator.domain.registry import Abbreviation
from generator.pages.glossary import Glossary
from generator.pages.prose import block, inline, mark, plain


def link_all(number: DocNumber) -> str | None:
    return f"../{number.serial}/"


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("Chữ thường.", "Chữ thường."),
        ("**đậm** và *nghiêng*", "<strong>đậm</strong> và <em>nghiêng</em>"),
        ("a < b & c", "a &lt; b &amp; c"),
        (
            "Chỉ thị 25-CT/TW, ngày 25/10/2023",
            'Chỉ thị <span class="num">25-CT/TW</span>, ngày <span class="num">25/10/2023</span>',
        ),
        (
            "từ 01/9 đến 30/9/2025",
            'từ <span class="num">01/9</span> đến <span class="num">30/9/2025</span>',
        ),
        ("<b>thô</b>", "&lt;b&gt;thô&lt;/b&gt;"),
        ("[web](https://example.vn/)", '<a href="https://example.vn/">web</a>'),
        ("[bẫy](javascript:alert(1))", "<a>bẫy</a>"),
        ("![ảnh](https://example.vn/a.png)", "<span>ảnh</span>"),
    ],
)
def test_words_become_html(text: str, html: str) -> None:
    assert inline(text) == html


def test_a_number_that_the_plan_cites_leads_to_its_document() -> None:
    assert inline("theo 57-NQ/TW", link_all) == 'theo <a class="num" href="../57/">57-NQ/TW</a>'


def test_a_number_inside_a_link_is_not_linked_again() -> None:
    html = inline("[57-NQ/TW](https://example.vn/)", link_all)
    assert html == '<a href="https://example.vn/"><span class="num">57-NQ/TW</span></a>'


def test_a_table_keeps_its_alignment_and_loses_other_attributes() -> None:
    html = block("| Việc | Hạn |\n|---|--:|\n| a | 1 |")
    assert "<th>Việc</th>" in html
    assert 'style="text-align: right;"' in html


def test_attribute_lists_are_words() -> None:
    assert block("đoạn {: onclick=alert(1)}") == "<p>đoạn {: onclick=alert(1)}</p>"


def test_html_in_a_block_is_text() -> None:
    assert block("<script>alert(1)</script>") == "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>"


@given(st.text("<>&\"'`*_[]()!#:/- aộ1\n"))
def test_no_text_makes_an_element_that_can_run(text: str) -> None:
    for html in (inline(text), block(text)):
        assert "<script" not in html
        assert "<img" not in html
        assert "javascript:" not in html.lower().partition("href=")[2]


@given(st.text("aộ 57-NQ/TW31/8/2025"))
def test_marking_numbers_changes_no_word(text: str) -> None:
    marked = mark(text)
    assert marked.replace('<span class="num">', "").replace("</span>", "") == text


def test_marking_leaves_tags_alone() -> None:
    html = mark('<a href="57-NQ/TW">x</a>', link_all)
    assert html == '<a href="57-NQ/TW">x</a>'


KNOWN = Glossary(
    Abbreviation(id=short, short=short, full=full)
    for short, full in {
        "UBND": "Ủy ban nhân dân",
        "BCĐ": "Ban Chỉ đạo",
        "BCĐTW": "Ban Chỉ đạo Trung ương",
        "CT": "chỉ thị",
        "CT-XH": "chính trị - xã hội",
        "KH": "kế hoạch",
        "b/c": "để báo cáo",
        "PT&TH": 'phát thanh và "truyền hình"',
    }.items()
)
UBND = '<abbr title="Ủy ban nhân dân">UBND</abbr>'


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("UBND xã", f"{UBND} xã"),
        ("UBND xã, UBND tỉnh", f"{UBND} xã, UBND tỉnh"),
        ("“UBND”", f"“{UBND}”"),
        ('"UBND"', f"&#34;{UBND}&#34;"),
        ("UBNDX và AUBND", "UBNDX và AUBND"),
        ("ubnd", "ubnd"),
        ("KH-UBND, HĐND/UBND", "KH-UBND, HĐND/UBND"),
        ("BCĐTW", '<abbr title="Ban Chỉ đạo Trung ương">BCĐTW</abbr>'),
        ("tổ chức CT-XH", 'tổ chức <abbr title="chính trị - xã hội">CT-XH</abbr>'),
        ("(b/c);", '(<abbr title="để báo cáo">b/c</abbr>);'),
        (
            "Đài PT&TH",
            'Đài <abbr title="phát thanh và &#34;truyền hình&#34;">PT&amp;TH</abbr>',
        ),
        (
            "KH 138/KH-UBND.",
            '<abbr title="kế hoạch">KH</abbr> <span class="num">138/KH-UBND</span>.',
        ),
    ],
)
def test_whole_words_outside_numbers_are_explained_where_they_first_stand(
    text: str, html: str
) -> None:
    assert plain(text, None, KNOWN) == html


def test_links_and_code_are_left_alone() -> None:
    html = inline("[UBND](https://example.vn/) và `UBND` và UBND", None, KNOWN)
    assert html == (f'<a href="https://example.vn/">UBND</a> và <code>UBND</code> và {UBND}')


def test_each_block_explains_anew() -> None:
    assert block("UBND\n\nUBND", None, KNOWN) == f"<p>{UBND}</p>\n<p>UBND</p>"
    assert inline("UBND", None, KNOWN) == inline("UBND", None, KNOWN) == UBND


def test_a_portal_without_abbreviations_explains_none() -> None:
    assert plain("UBND b/c", None, Glossary(())) == "UBND b/c"
