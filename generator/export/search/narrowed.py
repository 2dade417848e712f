"""The search's data less what lies outside a part of the site."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Container

_HEAD, _BETWEEN, _END = b'"records": [\n', b",\n", b"\n]};\n"
_ADDRESS = re.compile(rb'"url":"([^"#]*)')


class Findings:
    """The records of a search script by the page that they lead to."""

    def __init__(self, script: bytes) -> None:
        """Take apart what `search_files` made."""
        self._head, mark, rest = script.partition(_HEAD)
        rows, end, _ = rest.rpartition(_END)
        if not mark or not end:
            raise ValueError("this is no script of the search")
        self._rows: defaultdict[str, list[bytes]] = defaultdict(list)
        for row in rows.split(_BETWEEN):
            if found := _ADDRESS.search(row):
                self._rows[found[1].decode()].append(row)

    def within(self, addresses: Container[str]) -> bytes:
        """The script with what leads to the pages at `addresses` alone."""
        rows = [row for at, own in self._rows.items() if at in addresses for row in own]
        return self._head + _HEAD + _BETWEEN.join(rows) + _END
