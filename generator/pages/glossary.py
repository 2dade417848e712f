"""Abbreviations in a plan's words, shown with what they stand for."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from markupsafe import escape

from generator.domain.registry import Abbreviation
from generator.domain.text import one_of


class Glossary:
    """Marks known abbreviations in finished HTML's text; made once for a corpus."""

    def __init__(self, abbreviations: Iterable[Abbreviation]) -> None:
        """Take the short and full forms; a longer short form goes before one inside it."""
        self._full = {str(escape(one.short)): str(escape(one.full)) for one in abbreviations}
        longest_first = sorted(self._full, key=lambda short: (-len(short), short))
        known = one_of(longest_first, before=r"(?<![\w/-].)(?<!&amp;.)")
        self._pattern = re.compile(rf"{known}(?![\w/-]|&amp;)")

    def mark(self, text: str, seen: set[str], rest: Callable[[str], str] = str) -> str:
        """Put `<abbr>` around each abbreviation not in `seen`; `rest` is done to other text."""
        pieces, done = [], 0
        for found in self._pattern.finditer(text):
            if found[0] in seen:
                continue
            seen.add(found[0])
            abbr = f'<abbr title="{self._full[found[0]]}">{found[0]}</abbr>'
            pieces += [rest(text[done : found.start()]), abbr]
            done = found.end()
        return "".join([*pieces, rest(text[done:])])


NOTHING = Glossary(())
"""A glossary that knows no abbreviation."""
