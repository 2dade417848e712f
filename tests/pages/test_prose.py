"""A plan's words as HTML: nothing runs, numbers stay whole."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.domain.numbers import DocNumber
from generator.pages.prose import block, inline, mark_numbers


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
    marked = mark_numbers(text)
    assert marked.replace('<span class="num">', "").replace("</span>", "") == text


def test_marking_leaves_tags_alone() -> None:
    html = mark_numbers('<a href="57-NQ/TW">x</a>', link_all)
    assert html == '<a href="57-NQ/TW">x</a>'
