"""A file's bytes as text, and what in the text itself may not be published."""

from __future__ import annotations

import hashlib
import itertools
import re
import unicodedata
from collections.abc import Iterable, Iterator

from generator.domain.diagnostics import Broken, Finding, Span, rule
from generator.domain.text import legacy_encoding, surely_sound, unwanted_characters

_BOM = "\ufeff"
_CONTACTS = (
    (re.compile(r"(?<![\w.+-])[\w.+-]+@(?:[\w-]+\.)+[^\W\d_]{2,}"), "địa chỉ thư điện tử"),
    (re.compile(r"(?<![\w/.-])(?:\+84|0)(?:[ .-]?\d){9,10}(?![\w/-])"), "số điện thoại"),
    (
        re.compile(r"EMAILADDRESS=|\"signedBy\"|\bCN=[^,\n]*,.*\bO=|\bUID=(?:CCCD|MST)"),
        "dấu vết chữ ký số",
    ),
)
_MARKS = re.compile(
    r"\b(?:TỐI MẬT|TUYỆT MẬT|LƯU HÀNH NỘI BỘ|XEM XONG TRẢ LẠI)\b|^\s*MẬT\s*$", re.MULTILINE
)
# Without any of these in it, a text breaks no rule on contact data or on secrecy marks.
_NEEDED = ("@", "+84", "EMAILADDRESS=", '"signedBy"', "CN=", "UID=", "MẬT", "LƯU HÀNH", "XEM XONG")
_NEEDED_ZERO = re.compile(r"0(?<![\w/.-].)(?:[ .-]?\d){9}")


def sum_of(raw: bytes) -> str:
    """The SHA-256 of a file's bytes, by which it is known again."""
    return hashlib.sha256(raw).hexdigest()


def decode(raw: bytes) -> tuple[str, tuple[Broken, ...]]:
    """Decode a file; line ends become LF. Returns the text (empty if not UTF-8) and the faults."""
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        return "", not_utf8(Span(line=line))
    broken: tuple[Broken, ...] = ()
    if text.startswith(_BOM):
        broken = byte_order_mark()
        text = text.removeprefix(_BOM)
    return text.replace("\r\n", "\n").replace("\r", "\n"), broken


def text_faults(text: str) -> Iterator[Broken]:
    """What is wrong with the characters and words of a text, wherever they stand."""
    if _is_fine(text):
        return
    for number, line in enumerate(text.split("\n"), start=1):
        if not _is_fine(line):
            yield from legacy_text(line, number)
            yield from not_composed(line, number)
            yield from hidden_characters(line, number)
            yield from contact_data(line, number)
            yield from secrecy_mark(line, number)


def _is_fine(text: str) -> bool:
    """Whether a quick look, many times faster than the rules, shows that none is broken."""
    return (
        surely_sound(text)
        and not any(word in text for word in _NEEDED)
        and _NEEDED_ZERO.search(text) is None
    )


def _span(number: int, start: int, end: int) -> Span:
    return Span(line=number, column=start + 1, end_column=end + 1)


def _after_marks(line: str, start: int) -> int:
    marks = itertools.takewhile(unicodedata.combining, line[start:])
    return start + sum(1 for _ in marks)


@rule("khong-phai-utf8")
def not_utf8(span: Span) -> Iterable[Finding]:
    """Tệp không phải UTF-8.

    Cổng chỉ đọc tệp UTF-8. Văn bản gõ bằng bảng mã cũ (TCVN3, VNI…) phải được chuyển mã bằng phần
    mềm chuyển mã rồi đọc soát lại; cổng không đoán.

    Sai:
        tệp lưu với bảng mã ANSI
    Đúng:
        tệp lưu với bảng mã UTF-8
    """
    yield Finding(
        message="tệp không phải UTF-8",
        span=span,
        fix="lưu lại tệp với bảng mã UTF-8 (trong trình soạn thảo: Save with Encoding → UTF-8)",
    )


@rule("co-bom")
def byte_order_mark() -> Iterable[Finding]:
    """Tệp bắt đầu bằng dấu thứ tự byte (BOM).

    Dấu này không nhìn thấy nhưng làm nhiều chương trình không nhận ra dòng `---` đầu tiên.

    Sai:
        tệp lưu kiểu “UTF-8 with BOM”
    Đúng:
        tệp lưu kiểu “UTF-8”
    """
    yield Finding(
        message="tệp bắt đầu bằng dấu thứ tự byte (BOM)",
        span=Span(line=1),
        fix="chạy portal check --fix, hoặc lưu lại tệp kiểu “UTF-8”, không phải “UTF-8 with BOM”",
    )


@rule("bang-ma-cu")
def legacy_text(line: str, number: int) -> Iterable[Finding]:
    """Chữ thuộc bảng mã cũ.

    Đoạn chữ như “Uû ban nh©n d©n” là TCVN3, VNI hoặc tệp bị đọc nhầm bảng mã. Chuyển mã bằng
    phần mềm chuyển mã, rồi đọc soát lại; cổng không đoán.

    Sai:
        place: Qu¶ng Ninh
    Đúng:
        place: Quảng Ninh
    """
    if name := legacy_encoding(line):
        yield Finding(
            message=f"dòng này là chữ {name}, không phải Unicode",
            span=_span(number, len(line) - len(line.lstrip()), len(line.rstrip())),
            fix="chuyển tệp sang Unicode dựng sẵn bằng phần mềm chuyển mã rồi đọc soát lại",
        )


@rule("chua-dung-san")
def not_composed(line: str, number: int) -> Iterable[Finding]:
    """Chữ tổ hợp thay vì chữ dựng sẵn.

    Cùng một chữ “ề” có thể viết bằng một ký tự hoặc ba ký tự ghép. Cổng chỉ nhận dạng dựng sẵn
    (NFC) để tìm kiếm và so sánh không sai.

    Sai:
        place: Qua\u0309ng Ninh
    Đúng:
        place: Quảng Ninh
    """
    if not unicodedata.is_normalized("NFC", line):
        pairs = enumerate(zip(line, unicodedata.normalize("NFC", line), strict=False))
        start = next(i for i, (sign, composed) in pairs if sign != composed)
        yield Finding(
            message="chữ ở đây là dạng tổ hợp, không phải dựng sẵn (NFC)",
            span=_span(number, start, _after_marks(line, start + 1)),
            fix="chạy portal check --fix, hoặc gõ lại chữ này bằng bộ gõ Unicode dựng sẵn",
        )


@rule("ky-tu-an")
def hidden_characters(line: str, number: int) -> Iterable[Finding]:
    """Ký tự không nhìn thấy hoặc dễ nhầm.

    Ký tự rộng bằng không, dấu gạch nối mềm, ký tự điều khiển và chữ Ð (Eth) giống chữ Đ làm tìm
    kiếm và so sánh sai mà mắt không thấy.

    Sai:
        place: Quảng\u200b Ninh
    Đúng:
        place: Quảng Ninh
    """
    for position, name in unwanted_characters(line):
        yield Finding(
            message=f"có {name} ở đây",
            span=_span(number, position, position + 1),
            fix="xóa ký tự này, hoặc gõ lại chữ bằng bàn phím",
        )


@rule("du-lieu-ca-nhan")
def contact_data(line: str, number: int) -> Iterable[Finding]:
    """Dữ liệu liên hệ cá nhân hoặc dấu vết chữ ký số.

    Cổng không công bố địa chỉ thư điện tử, số điện thoại, chứng thư số (Luật Bảo vệ dữ liệu cá
    nhân 91/2025/QH15). Chỉ ghi tên và chức vụ của người ký.

    Sai:
        place: vanthu@example.vn
    Đúng:
        place: Quảng Ninh
    """
    for pattern, name in _CONTACTS:
        if found := pattern.search(line):
            yield Finding(
                message=f"có {name}; cổng không công bố dữ liệu liên hệ cá nhân",
                span=_span(number, found.start(), found.end()),
                fix="xóa khỏi tệp; nếu đã ghi vào lịch sử git, báo cho người quản trị kho",
            )


@rule("dau-mat")
def secrecy_mark(line: str, number: int) -> Iterable[Finding]:
    """Văn bản có dấu mật hoặc dấu giới hạn lưu hành.

    Văn bản đóng dấu mật, “lưu hành nội bộ”, “xem xong trả lại” không được đưa lên cổng (Luật Tiếp
    cận thông tin 104/2016/QH13).

    Sai:
        LƯU HÀNH NỘI BỘ
    Đúng:
        văn bản công khai
    """
    if found := _MARKS.search(line):
        yield Finding(
            message=f"văn bản có dấu “{found[0].strip()}”; cổng chỉ nhận văn bản công khai",
            span=_span(number, found.start(), found.end()),
            fix="không đưa văn bản này lên cổng; hỏi cơ quan ban hành trước khi làm gì tiếp",
        )


RULES = (
    not_utf8,
    byte_order_mark,
    legacy_text,
    not_composed,
    hidden_characters,
    contact_data,
    secrecy_mark,
)

NOT_TO_BE_SHOWN = (contact_data, secrecy_mark)
"""Rules whose breach keeps a plan's words off the site, in lists of faults as well."""
