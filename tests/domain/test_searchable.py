"""Text as the search compares it; the same table runs in a browser over the script."""

import json
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.domain.searchable import number_names, plain_form, search_form
from generator.domain.text import fold

_TABLE = Path(__file__).parents[1] / "site/folding_cases.json"
CASES: list[dict[str, Any]] = json.loads(_TABLE.read_text("utf-8"))
TEXT = st.text("aàảáạăâđeoòóôơuúưyỳýqhkQHK 09-/&") | st.text()


def test_the_table_is_long_enough() -> None:
    assert len(CASES) >= 60


@pytest.mark.parametrize("case", CASES, ids=lambda case: ascii(case["text"]))
def test_text_has_one_form_with_tones_and_one_without(case: dict[str, Any]) -> None:
    assert search_form(case["text"]) == case["form"]
    assert plain_form(case["text"]) == case["plain"]


@given(TEXT)
def test_composed_and_decomposed_text_have_one_form(text: str) -> None:
    nfc, nfd = (unicodedata.normalize(form, text) for form in ("NFC", "NFD"))
    assert search_form(nfc) == search_form(nfd)


@given(TEXT)
def test_the_form_without_tones_is_folded(text: str) -> None:
    assert fold(plain_form(text)) == plain_form(text)


def test_a_number_is_found_in_every_spelling() -> None:
    names = {search_form(name) for name in number_names("57-NQ/TW", "Nghị quyết")}
    assert {
        "57",
        "57 nq tw",
        "57 nqtw",
        "57 nq tư",
        "nq 57 nq tw",
        "nghị quyết 57 nq tw",
        "nghị quyết số 57 nq tw",
    } == names


def test_the_number_itself_is_its_first_name() -> None:
    assert number_names("3838/KH-SYT")[0] == "3838/KH-SYT"


def test_what_is_no_number_has_only_itself_as_a_name() -> None:
    assert number_names("không số") == ("không số",)
