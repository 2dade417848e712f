import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.domain.diagnostics import Span
from generator.reading import rawtext
from generator.reading.rawtext import decode, text_faults

COMPOSED = "chữ ở đây là dạng tổ hợp, không phải dựng sẵn (NFC)"
CONTACT = "có {}; cổng không công bố dữ liệu liên hệ cá nhân"
SECRET = "văn bản có dấu “{}”; cổng chỉ nhận văn bản công khai"


def found(text: str) -> list[tuple[str, str, Span | None]]:
    return [(b.rule.id, b.finding.message, b.finding.span) for b in text_faults(text)]


def at(line: int, column: int, end_column: int) -> Span:
    return Span(line=line, column=column, end_column=end_column)


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        (b"a\nb\n", "a\nb\n"),
        (b"a\r\nb\r\n", "a\nb\n"),
        (b"a\rb", "a\nb"),
        ("Đại hội".encode(), "Đại hội"),
        (b"", ""),
    ],
)
def test_bytes_become_text_with_plain_line_ends(raw: bytes, text: str) -> None:
    assert decode(raw) == (text, ())


def test_a_byte_order_mark_is_told_and_the_text_read_all_the_same() -> None:
    text, (fault,) = decode(b"\xef\xbb\xbf---\n")
    assert text == "---\n"
    assert (fault.rule.id, fault.finding.span) == ("co-bom", Span(line=1))
    assert fault.finding.message == "tệp bắt đầu bằng dấu thứ tự byte (BOM)"
    assert fault.finding.fix == (
        "chạy portal check --fix, hoặc lưu lại tệp kiểu “UTF-8”, không phải “UTF-8 with BOM”"
    )


@pytest.mark.parametrize(
    ("raw", "line"),
    [
        ("Quảng Ninh".encode("utf-16"), 1),
        ("a\nb\nH\u00e0 N\u00f4\u0323i".encode("cp1258"), 3),
        (b"a\n\xff", 2),
        (b"\xed\xa0\x80", 1),
    ],
)
def test_bytes_that_are_no_utf8_are_refused_at_their_line(raw: bytes, line: int) -> None:
    text, (fault,) = decode(raw)
    assert text == ""
    assert (fault.rule.id, fault.finding.message) == ("khong-phai-utf8", "tệp không phải UTF-8")
    assert fault.finding.span == Span(line=line)


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ("Sở Y tế tỉnh Quảng Ninh, ngày 19/8/2025", []),
        (
            "a\n  Qu¶ng Ninh ",
            [("bang-ma-cu", "dòng này là chữ TCVN3 (ABC), không phải Unicode", at(2, 3, 13))],
        ),
        (
            "Uy? ban nha^n da^n tri.nh bo^.i da^`n ve^` ngha.",
            [("bang-ma-cu", "dòng này là chữ VIQR, không phải Unicode", at(1, 1, 49))],
        ),
        ("place: Qua\u0309ng Ninh", [("chua-dung-san", COMPOSED, at(1, 10, 12))]),
        ("Bộ \u1ecd\u0302", [("chua-dung-san", COMPOSED, at(1, 4, 6))]),
        ("20 \u212b", [("chua-dung-san", COMPOSED, at(1, 4, 5))]),
        ("Qu\u200bảng", [("ky-tu-an", "có ký tự rộng bằng không ở đây", at(1, 3, 4))]),
        ("a\x07b", [("ky-tu-an", "có ký tự điều khiển ở đây", at(1, 2, 3))]),
        (
            "Ðảng\u00ad",
            [
                ("ky-tu-an", "có chữ lạ trông giống Đ ở đây", at(1, 1, 2)),
                ("ky-tu-an", "có dấu gạch nối mềm ở đây", at(1, 5, 6)),
            ],
        ),
        (
            "thư: van.thu+1@so.example.vn.",
            [("du-lieu-ca-nhan", CONTACT.format("địa chỉ thư điện tử"), at(1, 6, 29))],
        ),
        (
            "ĐT: 0912 345 678",
            [("du-lieu-ca-nhan", CONTACT.format("số điện thoại"), at(1, 5, 17))],
        ),
        (
            "tel +84.912.345.678",
            [("du-lieu-ca-nhan", CONTACT.format("số điện thoại"), at(1, 5, 20))],
        ),
        (
            "CN=Nguyen Van A, OU=x, O=So",
            [("du-lieu-ca-nhan", CONTACT.format("dấu vết chữ ký số"), at(1, 1, 26))],
        ),
        (
            '{"signedBy": 1}',
            [("du-lieu-ca-nhan", CONTACT.format("dấu vết chữ ký số"), at(1, 2, 12))],
        ),
        ("Tài liệu TUYỆT MẬT!", [("dau-mat", SECRET.format("TUYỆT MẬT"), at(1, 10, 19))]),
        ("  MẬT  ", [("dau-mat", SECRET.format("MẬT"), at(1, 1, 8))]),
        ("bảo mật, bí mật nhà nước", []),
        ("số 0171, ngày 01/02/2025, 3838/KH-SYT, 2025-2030", []),
        ("```\ta\tb", []),
    ],
)
def test_this_is_wrong_with_this_text(
    text: str, faults: list[tuple[str, str, Span | None]]
) -> None:
    assert found(text) == faults


def test_one_line_can_have_several_kinds_of_fault() -> None:
    line = "LƯU HÀNH NỘI BỘ a@b.vn qu\u200by\u0301"
    assert {rule for rule, _, _ in found(line)} == {
        "dau-mat",
        "du-lieu-ca-nhan",
        "ky-tu-an",
        "chua-dung-san",
    }


def test_a_very_long_word_is_read_in_no_time() -> None:
    assert found("a" * 200_000) == []


@given(st.text())
def test_a_text_is_found_decomposed_exactly_when_it_is_and_at_a_place_inside_it(text: str) -> None:
    lines = text.split("\n")
    told = {
        b.finding.span.line
        for b in text_faults(text)
        if b.rule.id == "chua-dung-san" and b.finding.span
    }
    assert told == {
        number
        for number, line in enumerate(lines, start=1)
        if not unicodedata.is_normalized("NFC", line)
    }
    for _, _, span in found(text):
        assert span is not None
        assert 1 <= span.column < span.end_column <= len(lines[span.line - 1]) + 1


LINE_RULES = (
    rawtext.legacy_text,
    rawtext.not_composed,
    rawtext.hidden_characters,
    rawtext.contact_data,
    rawtext.secrecy_mark,
)
PIECES = (
    *("Kế hoạch ", "toán", "oá", "aá", "Ủy ban", "thÃ", "XÃ", "aù", "yù", "quyù", "coù", "ôò"),
    *("áº¿", "á»", "Ä‘", "«đá»", "Û", "µ", "§¶", "^", "a^'b", "e^.n", "a\u0301", "\u200b", "\t"),
    *("a@b.vn", "@", "091 234 5678", "+84 912 345 678", "0203.3838.383", "01/02/2025", "12345"),
    *("CN=A, O=B", "UID=CCCD", "EMAILADDRESS=", '"signedBy"', "MẬT", "TỐI MẬT", " ", "-", "."),
    *("LƯU HÀNH NỘI BỘ", "XEM XONG TRẢ LẠI", "\n", "\n\n"),
)


@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=3), max_size=12).map("".join))
def test_the_quick_look_over_a_text_misses_nothing_that_the_rules_find(text: str) -> None:
    lines = enumerate(text.split("\n"), start=1)
    every = [b for number, line in lines for rule in LINE_RULES for b in rule(line, number)]
    assert list(text_faults(text)) == every
