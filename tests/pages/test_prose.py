"""A plan's words as HTML: nothing runs, numbers stay whole."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.domain.numbers import DocNumber
from generator.domain.plan import Clause
from generator.domain.registry import Abbreviation
from generator.pages import prose
from generator.pages.glossary import Glossary
from generator.pages.prose import block, inline, mark, plain
from generator.reading.library import read_library


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


PIECES = (
    *(
        "Kế hoạch",
        "a",
        " ",
        "  ",
        "\n",
        "\n\n",
        "\n\n\n",
        ": ",
        ":",
        "1.",
        "1. ",
        "1) ",
        "10. x",
        "- ",
    ),
    *(
        "+ ",
        "* ",
        "=",
        "===",
        "---",
        "--",
        "!",
        "~~~",
        "~",
        "'",
        '"',
        "http://a.vn",
        "\t",
        "\u00a0",
    ),
    *(
        "\u2028",
        "\x85",
        "…",
        "(",
        ")",
        "{: .a}",
        "^",
        "$",
        "/",
        "2025",
        "30/4",
        "    x",
        ";",
        "\u3000",
    ),
    *(
        "[a]: b",
        "[a]",
        "&",
        "&amp;",
        "\\",
        "#",
        "x -",
        "= x",
        "\x02",
        "\u200b",
        "|",
        "|-|",
        "`",
        "<b>",
    ),
)


@given(st.lists(st.sampled_from(PIECES), max_size=8).map("".join) | st.text(max_size=12))
def test_words_without_markup_become_what_the_engine_makes_of_them(text: str) -> None:
    assert prose._converted(text) == prose._ENGINE.reset().convert(text)


def pieces(parts: Iterable[str | Clause]) -> Iterator[str]:
    for part in parts:
        if isinstance(part, str):
            yield part
        else:
            yield part.text
            yield from pieces(part.parts)


def test_every_piece_of_the_founding_plans_becomes_what_the_engine_makes_of_it() -> None:
    library = read_library(Path(__file__).parents[2])
    found = [text for plan in library.corpus.plans.values() for text in pieces(plan.body)]
    for text in found:
        assert prose._converted(text) == prose._ENGINE.reset().convert(text)
    quick = [text for text in found if prose._PARAGRAPHS.fullmatch(text)]
    assert len(quick) > 0.8 * len(found)


SHORT = ("UBND", "UBND tỉnh", "BCĐ", "TW", "B&B", "a.b", "ĐV")
WORDS = (*SHORT, "B&amp;B", "UB", "N", "-", "/", " ", "&amp;", "a", ".", "(", "\n")


@given(st.lists(st.sampled_from(WORDS), max_size=8).map("".join))
def test_an_abbreviation_is_found_as_a_word_of_its_own_the_longest_first(text: str) -> None:
    glossary = Glossary(Abbreviation(id="x", short=short, full="x") for short in SHORT)
    shorts = sorted((plain(short) for short in SHORT), key=lambda short: (-len(short), short))
    known = "|".join(map(re.escape, shorts))
    slow = re.compile(rf"(?<![\w/-])(?<!&amp;)(?:{known})(?![\w/-]|&amp;)")
    assert [m.span() for m in glossary._pattern.finditer(text)] == [
        m.span() for m in slow.finditer(text)
    ]


@given(st.text("0123456789/- .a\n", max_size=14))
def test_a_date_is_found_where_no_digit_and_no_slash_stands_before_it(text: str) -> None:
    slow = re.compile(r"(?<![\d/])\d{1,2}/\d{1,2}(?:/\d{4})?(?![\d/-])")
    assert prose._mark_dates(text) == slow.sub(r'<span class="num">\g<0></span>', text)
