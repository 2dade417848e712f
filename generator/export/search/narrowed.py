"""The search's data less what lies outside a part of the site."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Container, Iterable

from generator.domain.addresses import SEARCH_PARTS

ROWS, BETWEEN, END = b'"records": [\n', b",\n", b"\n]}"
"""What stands before, between and after the rows of every script of the search."""

_ADDRESS = re.compile(rb'"url":"([^"#]*)([^"]*)')
_OTHERS = re.compile(rb'^"(later|parts)": (.*),\n', re.MULTILINE)


def part_address(name: str) -> str:
    """The address of a script that has what the search's first script has not."""
    return f"{SEARCH_PARTS}{name}.js"


def parts_of(script: bytes) -> list[str]:
    """The addresses of the scripts that together have everything of all plans."""
    found = dict(_OTHERS.findall(script[: script.index(ROWS)]))
    return [part_address(name) for name in json.loads(found.get(b"parts", b"[]"))]


class Findings:
    """The records of the search's scripts by the page that they lead to."""

    def __init__(self, script: bytes, parts: Iterable[bytes] = ()) -> None:
        """Take apart what the search is made of; raises ValueError if it is something else."""
        head, rows, self._end = _taken_apart(script)
        self._head = _OTHERS.sub(b"", head)
        self._rows: defaultdict[bytes, dict[bytes, bytes]] = defaultdict(dict)
        for row in (*rows, *(row for part in parts for row in _taken_apart(part)[1])):
            if found := _ADDRESS.search(row):
                self._rows[found[1]][found[2]] = row  # a part tells more than the first script

    def within(self, addresses: Container[str]) -> bytes:
        """One script with what leads to the pages at `addresses` alone."""
        rows = (
            row
            for at, own in self._rows.items()
            if at.decode() in addresses
            for row in own.values()
        )
        return self._head + ROWS + BETWEEN.join(rows) + END + self._end


def _taken_apart(script: bytes) -> tuple[bytes, list[bytes], bytes]:
    head, mark, rest = script.partition(ROWS)
    rows, end, tail = rest.rpartition(END)
    if not mark or not end:
        raise ValueError("this is no script of the search")
    return head, rows.split(BETWEEN), tail
