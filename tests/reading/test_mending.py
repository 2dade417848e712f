import unicodedata
from collections import Counter
from pathlib import Path
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.reading.forms.plan import PlanForm
from generator.reading.mending import Mended, mend_plan, mend_registry
from generator.reading.plans import read_plan
from tests.samples import BODY, FILE, KEYS, REGISTRIES, plan_text

CONTENT = Path(__file__).parents[2] / "content"
PLAN = plan_text()
COMMENTED = """\
---
# Tệp này do Văn phòng giữ

kind: propaganda # loại
# tên đúng như
# bản gốc

title: Ngày hội đọc sách
  tỉnh Sông Xanh
issuer: so-van-hoa
  # lời chú thụt vào đứng dưới cơ quan

# chưa rõ số
issued:
  date: 2025-03-10
  certainty: stated
# hết
---

## I. Mục đích
"""
ORDERED = """\
---
# Tệp này do Văn phòng giữ

# tên đúng như
# bản gốc

title: Ngày hội đọc sách
  tỉnh Sông Xanh
kind: propaganda # loại
issuer: so-van-hoa
  # lời chú thụt vào đứng dưới cơ quan

# chưa rõ số
issued:
  date: 2025-03-10
  certainty: stated
# hết
---

## I. Mục đích
"""
IN_ORDER = "xếp các khóa theo thứ tự khai báo"


def mended(text: str) -> tuple[str, tuple[str, ...]]:
    found = mend_plan(FILE, text.encode())
    assert found is not None
    return found.raw.decode(), found.done


def words(raw: bytes) -> Counter[str]:
    """How often each word stands in a file, however its letters are written."""
    text = unicodedata.normalize("NFC", raw.decode()).lstrip("\ufeff")
    return Counter(text.split())


def meaning(raw: bytes) -> str:
    return unicodedata.normalize("NFC", repr(read_plan(FILE, raw).plan))


@pytest.mark.parametrize("path", sorted(CONTENT.glob("plans/*/*.md")), ids=lambda path: path.stem)
def test_the_founding_plans_need_no_mending(path: Path) -> None:
    raw = path.read_bytes()
    assert mend_plan(f"content/plans/2025/{path.name}", raw) == Mended(raw=raw, done=())


@pytest.mark.parametrize("path", sorted(CONTENT.glob("registry/*.yml")), ids=lambda path: path.stem)
def test_the_registries_need_no_mending(path: Path) -> None:
    raw = path.read_bytes()
    assert mend_registry(raw) == Mended(raw=raw, done=())


@pytest.mark.parametrize(
    ("spoilt", "done"),
    [
        (f"\ufeff{PLAN}", "bỏ dấu thứ tự byte (BOM)"),
        (f"\ufeff\ufeff{PLAN}", "bỏ dấu thứ tự byte (BOM)"),
        (
            PLAN.replace("\n", "\r\n"),
            f"đổi cách xuống dòng của {PLAN.count(chr(10))} dòng sang LF",
        ),
        (PLAN.replace("\n", "\r", 3), "đổi cách xuống dòng của 3 dòng sang LF"),
        (
            PLAN.replace("Sông Xanh", unicodedata.normalize("NFD", "Sông Xanh")),
            "ghép chữ tổ hợp thành chữ dựng sẵn (NFC) ở 2 dòng",
        ),
        (PLAN.replace("kind: propaganda", "kind: propaganda \t "), "1"),
        (PLAN.replace("mọi người.\n", "mọi người.  \n"), "1"),
        (PLAN.replace("## I. Mục đích\n", "## I. Mục đích   \n"), "1"),
        (PLAN.replace("---\n", "---  \n"), "2"),
        (PLAN.replace("\n\n", "\n \t\n"), f"{PLAN.count(chr(10) * 2)}"),
    ],
    ids=["bom", "boms", "crlf", "cr", "nfd", "key", "paragraph", "heading", "fences", "empty"],
)
def test_what_is_spoilt_without_a_word_is_mended_to_the_byte(spoilt: str, done: str) -> None:
    told = f"bỏ dấu cách thừa ở cuối {done} dòng" if done.isdigit() else done
    assert mended(spoilt) == (PLAN, (told,))


def test_all_that_is_done_is_told_in_order() -> None:
    keys = dict(reversed(KEYS.items()))
    lines = [f"{key}:{text}" if text[0] == "\n" else f"{key}: {text}" for key, text in keys.items()]
    spoilt = "\n".join(("\ufeff--- ", *lines, "---", BODY)).replace("\n", "\r\n")
    after, done = mended(unicodedata.normalize("NFD", spoilt))
    assert after == PLAN
    assert [one.split(" ")[0] for one in done] == ["bỏ", "đổi", "ghép", "bỏ", "xếp"]


def test_two_spaces_that_break_a_line_of_the_body_stay_and_more_become_two() -> None:
    text = PLAN.replace("- Đưa sách đến mọi người.\n", "Một  \nhai     \nba \nbốn  \n")
    after, done = mended(text)
    assert "\nMột  \nhai  \nba\nbốn\n\n" in after
    assert done == ("bỏ dấu cách thừa ở cuối 3 dòng",)


def test_keys_come_into_the_order_of_their_declaration_with_the_comments_above_them() -> None:
    assert mended(COMMENTED) == (ORDERED, (IN_ORDER,))


def test_a_key_that_is_not_known_stays_behind_the_key_that_it_stands_behind() -> None:
    text = "---\nkind: a\ntittle: x\ntitle: b\n---\n"
    assert mended(text) == ("---\ntitle: b\nkind: a\ntittle: x\n---\n", (IN_ORDER,))


@pytest.mark.parametrize(
    "head",
    [
        "{kind: a, title: b}",
        "kind: a\ntitle: b\nkind: c",
        "? kind\n: a\n? title\n: b",
        "kind: |+\n  a\n\ntitle: b",
        'kind: "một\n# hai"\ntitle: b',
        "- kind\n- title",
        "kind: @\ntitle: b",
        "# không có khóa",
    ],
    ids=["braces", "twice", "question", "kept lines", "quoted sign", "list", "no yaml", "empty"],
)
def test_where_the_order_cannot_be_changed_safely_it_stays(head: str) -> None:
    text = f"---\n{head}\n---\n"
    assert mended(text) == (text, ())


@pytest.mark.parametrize(
    "value",
    ["|\n  một  \n  hai", "|\n  một\n     \n  hai", ">-\n  một\n    hai  \n  ba"],
    ids=["literal", "empty line", "folded"],
)
def test_spaces_that_count_in_a_key_s_text_stay_and_those_of_other_keys_go(value: str) -> None:
    text = f"---\ntitle: {value}\nkind: a  \n---\n"
    after = f"---\ntitle: {value}\nkind: a\n---\n"
    assert mended(text) == (after, ("bỏ dấu cách thừa ở cuối 1 dòng",))


@pytest.mark.parametrize("line", ["a \u1fef b", "a <\u0338 b", "x\u037e"])
def test_a_letter_that_would_become_a_sign_is_left_to_the_editor(line: str) -> None:
    text = PLAN.replace("mọi người.", line)
    assert mended(text) == (text, ())


@pytest.mark.parametrize(
    "text",
    ["---\nkind: a  \ntitle: b", "kind: a  \ntitle: b\n", "---\nkind: a  \n## I. Mục\n---\n", ""],
    ids=["open", "no fence", "heading inside", "empty"],
)
def test_without_front_matter_only_the_letters_are_mended(text: str) -> None:
    crlf = text.replace("\n", "\r\n")
    assert mended(text) == (text, ())
    assert mended(crlf)[0] == text


@pytest.mark.parametrize(
    "raw",
    [PLAN.encode("utf-16"), "Hà Nội".encode("cp1258", "replace"), b"\xef\xbb\xbf\xff", b"\xed\xa0"],
)
def test_what_is_no_utf_8_is_left_alone(raw: bytes) -> None:
    assert mend_plan(FILE, raw) is None
    assert mend_registry(raw) is None


def test_a_registry_keeps_the_order_of_its_entries() -> None:
    text = REGISTRIES["units"]
    spoilt = "\ufeff" + text.replace("\n", "  \r\n")
    found = mend_registry(spoilt.encode())
    assert found is not None
    assert found.raw.decode() == text
    assert [one.split(" ")[0] for one in found.done] == ["bỏ", "đổi", "bỏ"]


ORDERS = st.permutations([key for key in PlanForm.model_fields if key in KEYS])
SPOILS = st.lists(
    st.tuples(
        st.integers(0, 100),
        st.sampled_from(
            ["  ", " ", "\t", "\r", "   \n", "\n", "\n# lời  \n", "\n  # lời", "\u0301", "\ufeff"]
        ),
    ),
    max_size=12,
)


@given(ORDERS, SPOILS, st.sampled_from(["NFC", "NFD"]), st.sampled_from(["\n", "\r\n", "\r"]))
def test_whatever_is_mended_the_plan_and_its_words_stay_and_mending_again_does_nothing(
    order: list[str], spoils: list[tuple[int, str]], form: Literal["NFC", "NFD"], line_end: str
) -> None:
    keys = (f"{key}:{' ' * (KEYS[key][0] != chr(10))}{KEYS[key]}" for key in order)
    lines = "\n".join(("---", *keys, "---", BODY)).split("\n")
    for number, spoil in spoils:
        lines[number % len(lines)] += spoil
    text = line_end.join(lines)
    unharmed(unicodedata.normalize(form, text))


@given(
    st.text()
    | st.text("ab:- #|>+\n\r\t\"'{}[]&*é\u0301\u0338\u1fef\ufeff").map(
        "---\n{}\n---\na  \nb".format
    )
)
def test_whatever_a_file_holds_its_words_stay_and_mending_again_does_nothing(text: str) -> None:
    try:
        raw = text.encode()
    except UnicodeEncodeError:
        return
    unharmed(raw.decode())


@given(st.binary())
def test_whatever_bytes_a_file_holds_it_is_mended_or_left_alone(raw: bytes) -> None:
    found = mend_plan(FILE, raw)
    assert (found is None) == (not is_utf8(raw))


def is_utf8(raw: bytes) -> bool:
    try:
        raw.decode()
    except UnicodeDecodeError:
        return False
    return True


def unharmed(text: str) -> None:
    raw = text.encode()
    found = mend_plan(FILE, raw)
    assert found is not None
    assert words(found.raw) == words(raw)
    if read_plan(FILE, raw).plan:
        assert meaning(found.raw) == meaning(raw)
    assert (found.raw == raw) == (not found.done)
    assert mend_plan(FILE, found.raw) == Mended(raw=found.raw, done=())
