"""A workbook without duties, made once; files differ from it in a name and in their rows.

XlsxWriter weighs every cell of every file anew, and spreadsheets were a quarter of a build. It
still makes everything that is the same in all of them; only rows are written here, their words in
the cells themselves (ECMA-376, part 1, section 18.3.1.53), as XlsxWriter does in constant memory.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import chain
from xml.sax.saxutils import escape
from zipfile import ZipFile

from xlsxwriter import Workbook  # type: ignore[import-untyped]

from generator.export.spreadsheet.rows import LAST_COLUMN, Looks, numbered
from generator.export.spreadsheet.sheets import (
    Formats,
    duties_sheet,
    meanings_sheet,
    set_up_print,
)
from generator.export.zipped import EARLIEST, QUICK, Pressed, add, press, press_pieces

AUTHOR = "Cổng kế hoạch tuyên truyền"

_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
_NO_COMMIT = datetime(1980, 1, 1, tzinfo=UTC)

_NAME, _SHOWN = "{name}", "{shown}"
_MANY = 60_000  # rows, of about a kilobyte, are not held in memory
_LONGEST_NAME = 120  # a printed header ends at 255 characters
_DUTIES_PART = "xl/worksheets/sheet1.xml"
_SAMPLE = re.compile(r'<row r="2".*?</row>')
_LOOK = re.compile(r' s="(\d+)"')
_LAST_ROW = re.compile(rf"(A1:{LAST_COLUMN}|\$A\$1:\${LAST_COLUMN}\$)2\b")


@dataclass(frozen=True, kw_only=True, slots=True)
class Form:
    """The workbook's parts in their order: pressed where they are the same in all, else as text.

    The text of the duties' sheet is in two, before its rows and after them.
    """

    parts: Mapping[str, Pressed | Sequence[str]]
    looks: Looks

    def filled(self, name: str, count: int, rows: Iterable[bytes]) -> bytes:
        """The workbook of that name with `count` rows, which are not numbered yet."""
        out = io.BytesIO()
        with ZipFile(out, "w") as archive:
            for part, found in self.parts.items():
                made = found if isinstance(found, Pressed) else _made(found, name, count, rows)
                add(archive, part, EARLIEST, made, made.data)
        return out.getvalue()


def _made(texts: Sequence[str], name: str, count: int, rows: Iterable[bytes]) -> Pressed:
    before, *after = (_named(text, name, count).encode() for text in texts)
    pieces = chain([before], numbered(rows) if after else (), after)
    return press_pieces(pieces) if after and count > _MANY else press("", b"".join(pieces), QUICK)


def _named(text: str, name: str, rows: int) -> str:
    shown = name if len(name) <= _LONGEST_NAME else f"{name[:_LONGEST_NAME]}…"
    text = _LAST_ROW.sub(rf"\g<1>{rows + 1}", text)
    return text.replace(_NAME, escape(name)).replace(_SHOWN, escape(shown.replace("&", "&&")))


def form(made: datetime | None) -> Form:
    """The form of a commit's spreadsheets; its parts have no time or mode of their own."""
    out = io.BytesIO()
    with Workbook(out, _OPTIONS) as book:
        created = (made or _NO_COMMIT).astimezone(UTC)
        book.set_properties({"title": _NAME, "author": AUTHOR, "created": created})
        formats = Formats(book)
        duties_sheet(book, formats)
        meanings_sheet(book, formats, _NAME)
        for sheet in book.worksheets():
            set_up_print(sheet, _SHOWN, made)
    with ZipFile(out) as archive:
        found = {part: archive.read(part) for part in archive.namelist()}
    sample = _SAMPLE.search(found[_DUTIES_PART].decode())
    assert sample, "the sheet has a row of samples"  # noqa: S101 - for the types alone
    return Form(
        parts={part: _part(part, data) for part, data in found.items()},
        looks=Looks(*_LOOK.findall(sample[0])),
    )


def _part(part: str, data: bytes) -> Pressed | Sequence[str]:
    text = data.decode()
    if part == _DUTIES_PART:
        return _SAMPLE.split(text)
    differs = _NAME in text or _SHOWN in text or _LAST_ROW.search(text)
    return (text,) if differs else press(part, data)
