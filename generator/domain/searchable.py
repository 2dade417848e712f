"""Vietnamese text as the search compares it: one form with tones, one without.

`theme/assets/search-fold.js` says the same in JavaScript; `tests/site/folding_cases.json` holds
both to it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from generator.domain.numbers import DocNumber, parse, type_names
from generator.domain.text import fold, normalise_tones

_WORD = re.compile("(?:[^\\W\\d_]|[\u0300-\u036f])+|\\d+")
_I_OR_Y = re.compile("(h|k|l|m|s|t|v|qu)([yỳýỷỹỵ])")
_TO_I = str.maketrans("yỳýỷỹỵ", "iìíỉĩị")
_SYNONYMS = {"hằng": "hàng"}


def search_form(text: str) -> str:
    """Return the words of `text` as a query with tones must give them, with single spaces.

    Equal are: upper and lower case, composed and decomposed letters, hoá and hóa, kỹ and kĩ, quý
    and quí, hằng and hàng, 07 and 7. Letters and digits are words of their own: VP03 is vp 3.
    """
    lowered = normalise_tones(unicodedata.normalize("NFC", text).lower())
    return " ".join(_word(word) for word in _WORD.findall(lowered))


def plain_form(text: str) -> str:
    """Return the words of `text` as a query without tones gives them."""
    return fold(search_form(text))


def _word(word: str) -> str:
    if word.isdecimal():
        return word.lstrip("0") or "0"
    if match := _I_OR_Y.fullmatch(word):
        return match[1] + match[2].translate(_TO_I)
    return _SYNONYMS.get(word, word)


def number_names(printed: str, kind: str | None = None) -> tuple[str, ...]:
    """Every way in which readers may write a document's number, the full number first.

    `kind` is the document's type where it is known better than the number tells.
    """
    number = parse(printed)
    names = (printed, *(_spellings(number, kind) if number else ()))
    return tuple({search_form(name): name for name in reversed(names)}.values())[::-1]


def _spellings(number: DocNumber, kind: str | None) -> Iterator[str]:
    printed, serial = number.as_printed, str(number.serial)
    yield serial
    yield re.sub(r"[^\w]", "", printed)
    if "TW" in printed:
        yield printed.replace("TW", "TƯ")
    if number.type:
        yield f"{number.type} {printed}"
    for name in dict.fromkeys((*([kind] if kind else ()), *type_names(number))):
        yield f"{name} {printed}"
        yield f"{name} số {printed}"
