"""Vietnamese text: folding, comparing, slugs, sorting and signs of damage. Never for display."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from difflib import SequenceMatcher
from enum import StrEnum
from functools import lru_cache

SortKey = tuple[
    tuple[tuple[int, int, str], ...], tuple[tuple[int, ...], ...], tuple[bool, ...], str
]
"""Primary (letters and numbers), secondary (tones), tertiary (case), then the text itself."""

_TOO_UNLIKE = 0.3  # one wrong letter in a word of four passes
_MARKS = re.compile("[\u0300-\u036f]+")
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")

# Old and new placement differ in these open syllables only (QĐ 1989/QĐ-BGDĐT, 25/5/2018).
_TONED_LAST = re.compile(
    "(?<![qQ])(?:([oO])([àáảãạèéẻẽẹÀÁẢÃẠÈÉẺẼẸ])|([uU])([ỳýỷỹỵỲÝỶỸỴ]))(?![^\\W\\d_]|[\u0300-\u036f])"
)

# The order of Unicode CLDR's collation vi.xml.
_ALPHABET = {letter: rank for rank, letter in enumerate("aăâbcdđeêfghijklmnoôơpqrstuưvwxyz")}
_TONES = {mark: rank for rank, mark in enumerate("\u0300\u0309\u0303\u0301\u0323", start=1)}
_SORTED_PIECE = re.compile("[0-9]+|.[\u0300-\u036f]*", re.DOTALL)


class LegacyEncoding(StrEnum):
    """Encodings of Vietnamese from before Unicode, and Unicode read as one of them."""

    MOJIBAKE = "UTF-8 đọc nhầm thành Latin-1"
    TCVN3 = "TCVN3 (ABC)"
    VNI = "VNI"
    CP1258 = "Windows-1258"
    VIQR = "VIQR"


# Letter sequences that each encoding gives and that no Vietnamese, English or French word has.
# VNI's other pairs are French too (Noël, maïs, coût, jeûne, “où”) or slips of a Vietnamese
# typist: taù for tàu or baõ for bão prove nothing until two stand together.
_AFTER_LEAD_BYTE = "\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
_VNI_SLIP = "(?:[ae][ùõ]|(?<!u)yù)"
_VIQR_VOWEL = r"[aeo]\^['`?~.](?=[a-z])"
_LEGACY = {
    LegacyEncoding.MOJIBAKE: re.compile(
        f"áº|á»[{_AFTER_LEAD_BYTE}]|â€|Ä[\u0082\u0083\u0090\u0091‚ƒ‘¨©]|Æ[¡¯°]|Å[¨©]"
        "|(?<=[a-z])Ã|Ã[¡-£¨-ª¬´µ½]"
    ),
    LegacyEncoding.TCVN3: re.compile(
        "[A-Za-z][¨©ª¬µ¶¸¹¼½¾](?=[a-z])|[A-Za-z]µ|[§®][¨©ª¬µ-¹À-ÿ]|cña|CñA"
        "|[a-z][ÆÇËÎÏÑÖØÜÞ]|[A-Z][ØÞ][a-z]"
    ),
    LegacyEncoding.VNI: re.compile(
        "[aeo][âåä]|[ae][àá]|[aeouy]ø|[auy]û|(?<=[b-df-hj-np-tv-xz])o[õù](?!ng|c)|öô"
        f"|{_VNI_SLIP}.{{0,60}}{_VNI_SLIP}",
        re.IGNORECASE | re.DOTALL,
    ),
    LegacyEncoding.CP1258: re.compile("[ăâêĂÂÊ][ìòÌÒÞ]|ô[òÌÒÞ]|[aeiouy][ÌÒ]"),
    LegacyEncoding.VIQR: re.compile(
        f"{_VIQR_VOWEL}.{{0,60}}{_VIQR_VOWEL}", re.IGNORECASE | re.DOTALL
    ),
}
_FRENCH_QUOTES = re.compile("«([^«»]*)»")

_UNWANTED_NAMES = {
    "\u00ad": "dấu gạch nối mềm",
    "\u180e\u200b-\u200d\u2060-\u2064\u206a-\u206f\ufff9-\ufffb": "ký tự rộng bằng không",
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069": "ký tự đổi chiều chữ",
    "\u2028\u2029": "dấu ngắt dòng Unicode",
    "\u00d0\u0189": "chữ lạ trông giống Đ",
    "\u00f0\u0256": "chữ lạ trông giống đ",
    "\ufeff": "dấu thứ tự byte (BOM)",
    "\ufffd": "ký tự thay cho chữ đã hỏng",
    "\ue000-\uf8ff": "ký tự riêng của một phông chữ",
    "\ud800-\udfff": "nửa ký tự bị hỏng",
    "\x00-\x08\x0b-\x1f\x7f-\x9f": "ký tự điều khiển",
}
_UNWANTED = re.compile("|".join(f"([{characters}])" for characters in _UNWANTED_NAMES))

# What Vietnamese office texts are made of: none of it is unwanted, and most signs of a legacy
# encoding need more. VIQR writes â as a^, French quotes need a closer look: neither stands here.
_VOWELS = "".join(
    unicodedata.normalize("NFC", vowel + tone) for vowel in "aăâeêioôơuưy" for tone in ("", *_TONES)
)
_ORDINARY = f"\t\n !-\\]_-~{_VOWELS}{_VOWELS.upper()}đĐ“”‘’–—…•·°×≤≥→\u00a0"
_ALL_ORDINARY = re.compile(f"[{_ORDINARY}]*")
_SUSPECT = re.compile(  # a pattern that begins with a set is many times faster than alternatives
    "[àáÀÁâùõÂÙÕÃìòÌÒ](?<=[aeAE][àáÀÁ]|[aeoyAEOY][âùõÂÙÕ]|[a-z]Ã|[aeiouyăâêôĂÂÊ][ìòÌÒ])"
)


def fold(text: str) -> str:
    """Return `text` without case, tones and other marks, as the search and its index see it.

    NFC, lower case, marks U+0300–036F away, đ to d (which has no decomposition), NFC.
    """
    lowered = unicodedata.normalize("NFC", text).lower()
    bare = _MARKS.sub("", unicodedata.normalize("NFD", lowered))
    return unicodedata.normalize("NFC", bare.replace("đ", "d"))


def normalise_tones(text: str) -> str:
    """Write hoà, khoẻ, thuỷ as hòa, khỏe, thủy; quý, hoàn, thuyền stay. For comparing only."""

    def move(match: re.Match[str]) -> str:
        glide, vowel = match[1] or match[3], match[2] or match[4]
        parts = unicodedata.normalize("NFD", vowel)
        return unicodedata.normalize("NFC", glide + parts[1]) + parts[0]

    return _TONED_LAST.sub(move, unicodedata.normalize("NFC", text))


def slug(text: str) -> str:
    """Return an address part for `text`: a–z, 0–9 and single inner hyphens; may be empty."""
    return re.sub("[^a-z0-9]+", "-", fold(text).replace("&", " va ")).strip("-")


def is_slug(text: str) -> bool:
    """Say whether `text` could have come from `slug`, and is not empty."""
    return _SLUG.fullmatch(text) is not None


@lru_cache(20_000)
def sort_key(text: str) -> SortKey:
    """Return a key that sorts as Vietnamese dictionaries do, and digits by their value.

    Unicode CLDR vi: a ă â, d đ, e ê, o ô ơ, u ư are letters of their own; then the tones ngang,
    huyền, hỏi, ngã, sắc, nặng; then small before capital. Unlike texts have unlike keys.
    """
    pieces = [
        _weights(piece) for piece in _SORTED_PIECE.findall(unicodedata.normalize("NFD", text))
    ]
    primary, secondary, tertiary = zip(*pieces, strict=True) if pieces else ((), (), ())
    return primary, secondary, tertiary, text


def _weights(piece: str) -> tuple[tuple[int, int, str], tuple[int, ...], bool]:
    if "0" <= piece[0] <= "9":
        digits = piece.lstrip("0")
        return (2, len(digits), digits), (), False
    base, marks = piece[0].lower(), piece[1:]
    shape = next((m for m in marks if unicodedata.normalize("NFC", base + m) in _ALPHABET), "")
    letter = unicodedata.normalize("NFC", base + shape)
    tones = tuple(_TONES.get(m, ord(m)) for m in marks if m != shape)
    if letter in _ALPHABET:
        return (3, _ALPHABET[letter], ""), tones, piece[0].isupper()
    kind = 0 if base.isspace() else 4 if base.isalpha() else 1
    return (kind, ord(base[0]), ""), tones, piece[0].isupper()


def legacy_encoding(text: str) -> LegacyEncoding | None:
    """Name the encoding that `text` was misread from, or None; correct text is never suspected."""
    unquoted = _FRENCH_QUOTES.sub(r" \1 ", unicodedata.normalize("NFC", text))
    return next((name for name, signs in _LEGACY.items() if signs.search(unquoted)), None)


def surely_sound(text: str) -> bool:
    """Whether a quick look shows that `text` is NFC, of no legacy encoding, with nothing unwanted.

    False says nothing: ask `legacy_encoding` and `unwanted_characters`.
    """
    return (
        _ALL_ORDINARY.fullmatch(text) is not None
        and _SUSPECT.search(text) is None
        and unicodedata.is_normalized("NFC", text)
    )


def unwanted_characters(text: str) -> tuple[tuple[int, str], ...]:
    """Return where characters stand that no plan needs, each with its Vietnamese name."""
    names = tuple(_UNWANTED_NAMES.values())
    return tuple(
        (match.start(), names[match.lastindex - 1])
        for match in _UNWANTED.finditer(text)
        if match.lastindex
    )


def one_of(words: Iterable[str], before: str) -> str:
    r"""A pattern for any of `words`, the first that fits, where `before` stands before it.

    `before` looks behind from after the word's first sign, as `(?<!\w.)` does. A pattern that
    begins with a set of signs, here the first ones, is found many times faster than alternatives.
    """
    given = tuple(words)
    firsts = "".join(dict.fromkeys(word[0] for word in given))
    rests = (
        f"(?<={re.escape(first)})"
        f"(?:{'|'.join(re.escape(word[1:]) for word in given if word[0] == first)})"
        for first in firsts
    )
    return f"[{re.escape(firsts)}]{before}(?:{'|'.join(rests)})" if given else r"\A\b\B"


def closest(word: str, candidates: Iterable[str]) -> str | None:
    """Return the candidate that `word` was probably meant to be, for “có phải …?”, or None."""
    meant = fold(word)
    unlikeness, nearest = min(
        (
            (1 - SequenceMatcher(None, fold(candidate), meant, autojunk=False).ratio(), candidate)
            for candidate in candidates
        ),
        default=(1.0, ""),
    )
    return nearest if unlikeness <= _TOO_UNLIKE else None
