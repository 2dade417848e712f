"""Duties as the rows of a sheet (ECMA-376, part 1, sections 18.3.1.4 and 18.3.1.73)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple
from xml.sax.saxutils import escape

from xlsxwriter.utility import xl_col_to_name  # type: ignore[import-untyped]

from generator.domain.columns import COLUMNS
from generator.domain.duties import Duty
from generator.domain.roles import Role
from generator.domain.timespan import Kind

_LETTERS = tuple((xl_col_to_name(index), column.name) for index, column in enumerate(COLUMNS))
LAST_COLUMN = _LETTERS[-1][0]
_HOLDER = ("unit_id", "unit_name", "role", "through_group")
_BEFORE, _OWN, _AFTER = (
    tuple(found) for _, found in groupby(_LETTERS, key=lambda column: column[1] in _HOLDER)
)
"""The columns of a task, with those of who has a part in it between them."""

_FORMULA_SIGNS = ("=", "+", "-", "@")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]")
_DAY_ZERO = date(1899, 12, 30).toordinal()


class Looks(NamedTuple):
    """The numbers of the formats that cells have in the workbook's styles."""

    text: str
    quoted: str
    day: str
    early: str


_NUMBER = "\0"  # no cell holds it


def rows_of(duties: Iterable[Duty], looks: Looks) -> Iterator[bytes]:
    """One row a duty, in the order and with the columns of the data, not numbered yet.

    The duties of a task stand together, and what is said of it is the same in all of them.
    """
    for _, found in groupby(duties, key=lambda duty: (duty.plan_id, duty.task_id)):
        before = after = ""
        for duty in found:
            before = before or _cells(duty, _BEFORE, looks)
            after = after or _cells(duty, _AFTER, looks)
            own = _cells(duty, _OWN, looks)
            yield f'<row r="{_NUMBER}">{before}{own}{after}</row>'.encode()


def _cells(duty: Duty, columns: Iterable[tuple[str, str]], looks: Looks) -> str:
    return "".join(
        f'<c r="{letter}{_NUMBER}"{_cell(_shown(name, value), looks)}'
        for letter, name in columns
        if (value := getattr(duty, name))
    )


def numbered(rows: Iterable[bytes]) -> Iterator[bytes]:
    """Rows with their numbers, from the one below the heads on."""
    number = _NUMBER.encode()
    return (row.replace(number, b"%d" % place) for place, row in enumerate(rows, 2))


def _shown(name: str, value: date | str | tuple[str, ...]) -> date | str:
    """What stands in a cell: a day, or the words that people read for it."""
    if isinstance(value, Role):
        return value.label
    if isinstance(value, tuple):
        return " ".join(value)
    return Kind(str(value)).label if name == "due_kind" else value


@lru_cache(maxsize=4096)
def _cell(value: date | str, looks: Looks) -> str:
    """A cell from its format on; words are written as words, whatever they begin with.

    A day looks as in official papers: 09/9/2025, 01/02/2026.
    """
    if isinstance(value, date):
        look = looks.early if value.month <= 2 else looks.day
        return f' s="{look}"><v>{value.toordinal() - _DAY_ZERO}</v></c>'
    look = looks.quoted if value.startswith(_FORMULA_SIGNS) else looks.text
    text = _CONTROL.sub(" ", escape(value))
    space = "" if text == text.strip() else ' xml:space="preserve"'
    return f' s="{look}" t="inlineStr"><is><t{space}>{text}</t></is></c>'
