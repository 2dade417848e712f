"""How much room words take in a drawing, estimated generously: a drawing cannot wrap its own text.

The widths are those of Be Vietnam Pro in its bolder cut, in parts of the font's size.
"""

from __future__ import annotations

import unicodedata

_SHARES = (
    ("  ", 0.24), ("lIij|·!‘’'", 0.31), (".,:;", 0.34), ("frt()[]1“”J", 0.47), ("skz/", 0.59),
    ("uvxyn7", 0.61), ("mwM&%", 0.92), ("W@—…", 1.05), ("OQÔƠ", 0.85),
)  # fmt: skip
_SHARE_OF = {character: share for characters, share in _SHARES for character in characters}


def text_width(text: str, size: float) -> float:
    """The width that `text` needs at a font size, in the unit of that size."""
    return size * sum(_share(character) for character in unicodedata.normalize("NFC", text))


def _share(character: str) -> float:
    base = unicodedata.normalize("NFD", character)[0]
    if base in _SHARE_OF:
        return _SHARE_OF[base]
    if ord(base) > 0x2100:
        return 1.05
    return 0.79 if base.isupper() else 0.7


def wrap(text: str, size: float, limit: float) -> list[str]:
    """`text` in lines that need at most `limit`; a word that is longer than a line is broken."""
    lines: list[str] = []
    for word in (piece for long in text.split() for piece in _broken(long, size, limit)):
        if lines and text_width(f"{lines[-1]} {word}", size) <= limit:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def _broken(word: str, size: float, limit: float) -> list[str]:
    pieces = [""]
    for character in word:
        if pieces[-1] and text_width(pieces[-1] + character, size) > limit:
            pieces.append("")
        pieces[-1] += character
    return pieces
