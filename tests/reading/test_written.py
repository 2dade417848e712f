from hypothesis import given
from hypothesis import strategies as st

from generator.reading.written import written
from generator.reading.yamltree import read_yaml

TEXTS = st.text(
    st.characters(
        codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp"), exclude_characters="\ufeff"
    ),
    max_size=30,
)
KEYS = st.from_regex(r"[a-z]{1,8}", fullmatch=True)
DATA = st.recursive(
    TEXTS,
    lambda inner: (
        st.lists(inner, min_size=1, max_size=3)
        | st.dictionaries(KEYS, inner, min_size=1, max_size=3)
    ),
    max_leaves=8,
)


@given(st.dictionaries(KEYS, DATA, min_size=1, max_size=4))
def test_what_is_written_is_read_back_as_the_same_texts(data: dict[str, object]) -> None:
    tree, faults = read_yaml(written(data))
    assert faults == ()
    assert tree
    assert tree.data == data


def test_text_stands_without_quotes_where_it_may() -> None:
    data = {"issued": {"date": "2026-03-02"}, "units": ["no", "0171", "12:30"], "name": "Lưu: VT"}
    assert written(data) == (
        "issued:\n  date: 2026-03-02\nunits:\n  - no\n  - 0171\n  - 12:30\nname: 'Lưu: VT'\n"
    )


def test_a_text_that_would_be_read_as_nothing_has_quotes() -> None:
    assert written({"a": "null", "b": "", "c": "~"}) == "a: 'null'\nb: ''\nc: '~'\n"


def test_long_lines_are_not_broken_and_nothing_is_shared() -> None:
    long, item = "một " * 60 + "dòng", {"a": "b"}
    assert written({"x": long, "y": [item, item]}) == f"x: {long}\ny:\n  - a: b\n  - a: b\n"
