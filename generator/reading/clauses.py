"""The body of a plan as its clauses, each under its address from the official numbering.

The body is plain Markdown in the skeleton of an official plan (NĐ 30/2020/NĐ-CP, Phụ lục I):
`## I. …`, `### 1. …`, `#### 1.1. …`, `#### a) …`, numbered items and bullets. Headings and items
give their own number; bullets are counted within the clause around them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from generator.domain.diagnostics import Broken, Finding, Span, rule
from generator.domain.plan import Clause
from generator.domain.text import slug

_HEADING = re.compile(r"^(#{1,6})\s+(.*)$")
_CLOSING = re.compile(r"(?:^|\s+)#+$")
_RULE = re.compile(r"^\s*([-*_])(?:\s*\1){2,}$")
_BULLET = re.compile(r"^(\s*)[-*+]\s+(.*)$")
_ITEM = re.compile(r"^(\s*)(\(?\d{1,3}[.)])\s+(.*)$")
_BREAK = re.compile(r"\S {2,}$|(?<!\\)(?:\\\\)*\\$")  # two spaces, or a backslash not escaped
_BREAKS = ("  ", "\\")  # what the search above need be made for: few lines end so
_FENCE = re.compile(r"^\s*(```|~~~)")
_DASH = r"[-–](?![a-z0-9])"  # X-quang and 2025-2030 are no labels
_LABEL = re.compile(
    rf"^(?P<label>(?:Phần\s+)?(?P<roman>[IVXL]+)\s*(?:[.:)]|{_DASH})"
    r"|(?P<number>\d+(?:\.\d+)*)"
    rf"(?:\s*(?:[.)]|{_DASH})|(?<=\.\d)(?=\s)|(?<=\.\d\d)(?=\s))"
    r"|(?P<letter>[a-zđ])\s*[.)])\s*(?P<text>.*)$"
)


@dataclass(slots=True)
class _Draft:
    """A clause that is being read; `indent` is None for headings."""

    address: str
    text: str
    label: str | None
    heading: int | None
    line: int
    indent: int | None = None
    parts: list[_Draft | list[str]] = field(default_factory=list)
    bullets: int = 0

    def clause(self) -> Clause:
        return Clause(
            address=self.address,
            text=self.text,
            label=self.label,
            heading=self.heading,
            line=self.line,
            parts=_frozen(self.parts),
        )


def _frozen(parts: list[_Draft | list[str]]) -> tuple[str | Clause, ...]:
    return tuple(
        part.clause() if isinstance(part, _Draft) else "\n".join(part).strip("\n")
        for part in parts
        if isinstance(part, _Draft) or any(line.strip() for line in part)
    )


class _Reader:
    """Keeps the clauses that are open while lines come by."""

    def __init__(self) -> None:
        self.root = _Draft(address="", text="", label=None, heading=0, line=0)
        self.stack = [self.root]
        self.after_blank = True
        self.fenced = False
        self.breaks = False

    def take(self, whole: str, number: int) -> None:
        line = whole.rstrip()
        if _FENCE.match(line):
            self.fenced = not self.fenced
            self.text(line)
        elif self.fenced:
            self.text(line)
        elif not line.strip():
            self.after_blank = True
            self.text("")
        else:
            self.block(line, number)
            self.after_blank = False
            ends = _HEADING.match(line) or _RULE.match(line)
            self.breaks = not ends and whole.endswith(_BREAKS) and _BREAK.search(whole) is not None

    def block(self, line: str, number: int) -> None:
        if heading := _HEADING.match(line):
            self.heading(len(heading[1]), _CLOSING.sub("", heading[2]), number)
        elif _RULE.match(line):
            self.line_across(line)
        elif bullet := _BULLET.match(line):
            self.item(len(bullet[1].expandtabs(4)), None, bullet[2], number)
        elif item := _ITEM.match(line):
            self.item(len(item[1].expandtabs(4)), item[2], item[3], number)
        else:
            self.paragraph(line)

    def heading(self, level: int, text: str, number: int) -> None:
        while self.top.heading is None or self.top.heading >= level:
            self.stack.pop()
        label, step, words = split_label(text)
        address = self.under(step or slug(text) or "muc")
        self.open(_Draft(address, words, label, level, number))

    def item(self, indent: int, label: str | None, text: str, number: int) -> None:
        while self.top.indent is not None and self.top.indent >= indent:
            self.stack.pop()
        self.top.bullets += 1
        step = re.sub(r"\D", "", label) if label else str(self.top.bullets)
        self.open(_Draft(self.under(step), text.strip(), label, None, number, indent))

    def line_across(self, line: str) -> None:
        """A line of dashes ends the list that it stands under."""
        while self.top.indent is not None:
            self.stack.pop()
        self.text(line)

    def paragraph(self, line: str) -> None:
        indent = len(line) - len(line.lstrip())
        breaks = self.breaks and not self.after_blank
        if self.after_blank:
            while self.top.indent is not None and indent <= self.top.indent:
                self.stack.pop()
        if self.top.indent is not None and not self.top.parts and not self.after_blank:
            before = f"{_broken(self.top.text)}\n" if breaks else f"{self.top.text} "
            self.top.text = before + line.strip()
        else:
            if breaks and self.top.parts and isinstance(self.top.parts[-1], list):
                self.top.parts[-1][-1] = _broken(self.top.parts[-1][-1])
            self.text(line.strip() if self.top.indent is not None else line)

    def text(self, line: str) -> None:
        parts = self.top.parts
        if parts and isinstance(parts[-1], list):
            parts[-1].append(line)
        elif line:
            parts.append([line])

    def open(self, draft: _Draft) -> None:
        self.top.parts.append(draft)
        self.stack.append(draft)

    def under(self, step: str) -> str:
        parent = self.top.address
        return f"{parent}.{step}" if parent else step

    @property
    def top(self) -> _Draft:
        return self.stack[-1]


def _broken(line: str) -> str:
    """A line after which a new one begins, in the one way that every Markdown knows."""
    return line.removesuffix("\\").rstrip() + "  "


def split_label(heading: str) -> tuple[str | None, str | None, str]:
    """Split a heading into its printed label, the step that it adds to the address, and its words.

    “1.1. Đợt 1” gives (“1.1.”, “1”, “Đợt 1”); a heading without a number gives no label and step.
    """
    found = _LABEL.match(heading)
    if found is None or not found["text"]:
        return None, None, heading
    step = found["roman"] or found["letter"] or found["number"].rpartition(".")[2]
    return found["label"], step, found["text"]


def read_body(text: str, first_line: int) -> tuple[tuple[str | Clause, ...], tuple[Broken, ...]]:
    """Read a plan's body, whose first line is line `first_line` of its file.

    Returns its pieces of Markdown and clauses in the text's order, and what is wrong with the
    numbering.
    """
    reader = _Reader()
    for number, line in enumerate(text.split("\n"), start=first_line):
        reader.take(line, number)
    body = _frozen(reader.root.parts)
    return body, tuple(_numbering_faults(body))


def _numbering_faults(body: tuple[str | Clause, ...]) -> Iterator[Broken]:
    first: dict[str, int] = {}
    for part in body:
        for clause in part.walk() if isinstance(part, Clause) else ():
            if clause.address in first:
                yield from repeated_address(clause, first[clause.address])
            first.setdefault(clause.address, clause.line)


@rule("dieu-khoan-trung-so")
def repeated_address(clause: Clause, first: int) -> Iterable[Finding]:
    """Hai điều khoản có cùng địa chỉ.

    Địa chỉ của điều khoản lấy từ số mục (`IV.1.2` là mục IV, điểm 1, gạch đầu dòng thứ hai). Hai
    mục cùng số, hoặc gạch đầu dòng đứng ngang hàng với mục nhỏ có số, làm địa chỉ trùng nhau.

    Sai:
        ## I. Mục đích
        ## I. Yêu cầu
    Đúng:
        ## I. Mục đích
        ## II. Yêu cầu
    """
    yield Finding(
        message=f"điều khoản {clause.address} có hai lần",
        span=Span(line=clause.line, column=1, end_column=4),
        label=f"lần đầu ở dòng {first}",
        fix="sửa số mục, hoặc đưa gạch đầu dòng vào dưới một mục có số",
    )
