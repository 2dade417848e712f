"""What can be mended in a file without touching a word: marks, line ends, spaces, order of keys.

Nothing is guessed: bytes that are no UTF-8 stay as they are, and a change after which the file
would be read as something else is not made.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from generator.reading.forms.plan import PlanForm
from generator.reading.plans import Fences, PlanFile, read_plan
from generator.reading.yamltree import Tree, duplicate_key, read_yaml

_BOM = "\ufeff"
_LINE_END = re.compile(r"\r\n?")
_SIGNS = re.compile(r"[^\x21-\x2f\x3a-\x40\x5b-\x60\x7b-\x7e]+")  # all but ASCII punctuation
_ASIDE = re.compile(r"$|#")
_HEADING = re.compile(r"#{1,6}[ \t]")
_BREAK = "  "
_RANKS = {key: rank for rank, key in enumerate(PlanForm.model_fields)}


@dataclass(frozen=True, kw_only=True, slots=True)
class Mended:
    """A file's bytes after mending, and in Vietnamese what was done; nothing done, same bytes."""

    raw: bytes
    done: tuple[str, ...]


def mend_plan(file: str, raw: bytes) -> Mended | None:
    """Mend a plan's file, or None where it is no UTF-8; `file` is its path from the root."""
    text, done = _mend_text(raw)
    if text is None:
        return None
    read = read_plan(file, text.encode())
    if read.tree is None:  # what is front matter, and what body, cannot be told
        return Mended(raw=text.encode(), done=tuple(done))
    for step in (_trim_plan, _order_plan):
        after, words = step(text, read)
        again = read_plan(file, after.encode()) if words else read
        if words and _same(again, read):
            text, read = after, again
            done.append(words)
    return Mended(raw=text.encode(), done=tuple(done))


def _same(one: PlanFile, other: PlanFile) -> bool:
    if one.tree is None or other.tree is None:
        return False
    return (one.plan, one.tree.data) == (other.plan, other.tree.data)


def mend_page(raw: bytes) -> Mended | None:
    """Mend a page's file, or None where it is no UTF-8; its spaces stay, for they may count."""
    text, done = _mend_text(raw)
    return None if text is None else Mended(raw=text.encode(), done=tuple(done))


def mend_registry(raw: bytes) -> Mended | None:
    """Mend a registry's file, or None where it is no UTF-8; entries stay in their order."""
    text, done = _mend_text(raw)
    if text is None:
        return None
    tree, _ = read_yaml(text)
    lines = text.split("\n")
    after = _trim_yaml(lines, _blocks(lines, tree, first_line=1)) if tree else lines
    again, _ = read_yaml("\n".join(after))
    if tree and again and again.data == tree.data and (words := _trimmed(lines, after)):
        return Mended(raw="\n".join(after).encode(), done=(*done, words))
    return Mended(raw=text.encode(), done=tuple(done))


def _mend_text(raw: bytes) -> tuple[str | None, list[str]]:
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        return None, []
    done = []
    if text.startswith(_BOM):
        text = text.lstrip(_BOM)
        done.append("bỏ dấu thứ tự byte (BOM)")
    text, ends = _LINE_END.subn("\n", text)
    if ends:
        done.append(f"đổi cách xuống dòng của {ends} dòng sang LF")
    lines = text.split("\n")
    composed = [_composed(line) for line in lines]
    if count := _unlike(lines, composed):
        done.append(f"ghép chữ tổ hợp thành chữ dựng sẵn (NFC) ở {count} dòng")
    return "\n".join(composed), done


def _composed(line: str) -> str:
    """The line in NFC, unless that makes or unmakes a sign: some strange ones become ; ` or ≮."""
    composed = unicodedata.normalize("NFC", line)
    return composed if _SIGNS.sub("", composed) == _SIGNS.sub("", line) else line


def _unlike(before: Sequence[str], after: Sequence[str]) -> int:
    return sum(one != other for one, other in zip(before, after, strict=True))


def _trimmed(before: Sequence[str], after: Sequence[str]) -> str:
    count = _unlike(before, after)
    return f"bỏ dấu cách thừa ở cuối {count} dòng" if count else ""


@dataclass(frozen=True, slots=True)
class _Parts:
    """A plan's lines: up to the opening fence, the front matter, from the closing fence on."""

    opening: list[str]
    head: list[str]
    rest: list[str]


def _parts(text: str) -> _Parts:
    before, head, _ = Fences.FM_BOUNDARY.split(text, 2)
    lines = text.split("\n")
    start = before.count("\n") + 1
    end = start + head.removeprefix("\n").count("\n")
    return _Parts(lines[:start], lines[start:end], lines[end:])


def _trim_plan(text: str, read: PlanFile) -> tuple[str, str]:
    parts = _parts(text)
    blocks = _blocks(parts.head, read.tree, len(parts.opening) + 1)
    after = [
        *(line.rstrip(" \t") for line in parts.opening),
        *_trim_yaml(parts.head, blocks),
        *map(_trim_markdown, parts.rest, [*parts.rest[1:], ""]),
    ]
    return "\n".join(after), _trimmed(text.split("\n"), after)


def _trim_markdown(line: str, following: str) -> str:
    """A line's words; two spaces that break a line inside a paragraph stay, and no more."""
    words = line.rstrip(" \t")
    breaks = words and line.endswith(_BREAK) and following.strip() and words.strip("-")
    return words + _BREAK if breaks and not _HEADING.match(words) else words


def _trim_yaml(lines: Sequence[str], blocks: Iterable[slice]) -> list[str]:
    """The lines without spaces at their ends, but for keys in whose text these count."""
    after = list(lines)
    for block in blocks:
        trimmed = [line.rstrip(" \t") for line in lines[block]]
        before, _ = read_yaml("\n".join(lines[block]))
        again, _ = read_yaml("\n".join(trimmed))
        if before and again and before.data == again.data:
            after[block] = trimmed
    return after


def _order_plan(text: str, read: PlanFile) -> tuple[str, str]:
    """Put the keys in the order of their declaration, each with its comments above it."""
    parts = _parts(text)
    names = [name for name, _ in _keys(read.tree)]
    blocks = _blocks(parts.head, read.tree, len(parts.opening) + 1)
    if len(blocks) != len(names) + 2 or any(b.rule is duplicate_key for b in read.broken):
        return text, ""
    ranks, rank = [], -1
    for name in names:  # an unknown key stays behind the one that it stands behind
        rank = _RANKS.get(name, rank)
        ranks.append(rank)
    if ranks == sorted(ranks):
        return text, ""
    top, *middle, bottom = blocks
    places = sorted(range(len(names)), key=lambda place: ranks[place])
    order = (top, *(middle[place] for place in places), bottom)
    head = [line for block in order for line in parts.head[block]]
    return "\n".join((*parts.opening, *head, *parts.rest)), "xếp các khóa theo thứ tự khai báo"


def _keys(tree: Tree | None) -> list[tuple[str, Any]]:
    keys: Mapping[Any, Any] = tree.keys if tree else {}
    return [(str(path[0]), span) for path, span in keys.items() if len(path) == 1]


def _blocks(lines: Sequence[str], tree: Tree | None, first_line: int) -> tuple[slice, ...]:
    """The lines of what stands above all keys, of each key, and of what stands below them.

    Comments and empty lines belong to the key below them; comments at the top with an empty line
    after them belong to the whole. One block where the keys do not begin lines of their own.
    """
    spans = [span for _, span in _keys(tree)]
    starts = [span.line - first_line for span in spans]
    if not starts or {span.column for span in spans} != {1} or len({*starts}) != len(starts):
        return (slice(0, len(lines)),)
    floors = [0, *(start + 1 for start in starts[:-1])]
    begins = [_above(lines, start, floor) for start, floor in zip(starts, floors, strict=True)]
    lead = lines[: starts[0]]
    begins[0] = max((at + 1 for at, line in enumerate(lead) if not line.strip()), default=0)
    end = _above(lines, len(lines), starts[-1] + 1)
    return tuple(slice(*edges) for edges in pairwise((0, *begins, end, len(lines))))


def _above(lines: Sequence[str], start: int, floor: int) -> int:
    """Where the comments and empty lines above a line begin."""
    while start > floor and _ASIDE.match(lines[start - 1]):
        start -= 1
    return start
