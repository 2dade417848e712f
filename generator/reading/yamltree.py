"""YAML as editors write it: every scalar is a string, and every value knows its place.

YAML 1.1 would read `0171`, `12:30` and `no` as other things; duplicate keys would silently take
the last; aliases can blow up. So the tree is built from the parser's events. That is slow, and
places are only wanted where there is a fault: a plain text is read as data alone first, by the
same parser, and whatever is not plain goes the slow way.
"""

from __future__ import annotations

import functools
import operator
import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

import yaml

from generator.domain.diagnostics import Broken, Finding, Path, Span, rule

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NodeLoader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_NULLS = {"", "~", "null"}
_PLAIN = (None, "")  # the style of a scalar without quotes, in PyYAML and in libyaml
MAX_DEPTH = 40


@dataclass(frozen=True, kw_only=True)
class Tree:
    """Plain data and the places of its values and keys; lines count from `first_line`.

    The places are worked out when one is first asked for.
    """

    data: Any
    text: str
    first_line: int

    @property
    def values(self) -> dict[Path, Span]:
        """Where each value stands."""
        return self._built.values

    @property
    def keys(self) -> dict[Path, Span]:
        """Where each key stands; of one written twice, where it stands first."""
        return self._built.keys

    @functools.cached_property
    def _built(self) -> _Builder:
        return _build(self.text, self.first_line)

    @classmethod
    def placed(cls, text: str, first_line: int = 1) -> Tree | None:
        """The tree of a text that is read for its places; None when it is not YAML."""
        try:
            built = _build(text, first_line)
        except _Refused:
            return None
        tree = cls(data=built.root, text=text, first_line=first_line)
        vars(tree)["_built"] = built
        return tree

    def span(self, path: Path, *, on_key: bool = False) -> Span:
        """The place of a path, or of the nearest thing around it that stands in the file.

        Around a list's first item, that may be the one value that stands in place of the list.
        """
        known = self.known(path)
        if on_key or (known != path and not isinstance(self._at(known), str)):
            return self.keys.get(known) or self.values.get(known, Span(line=1))
        return self.values.get(known, Span(line=1))

    def _at(self, path: Path) -> Any:
        return functools.reduce(operator.getitem, path, self.data)

    def known(self, path: Path) -> Path:
        """The longest beginning of `path` that stands in the file, skipping foreign steps."""
        here: Path = ()
        for step in path:
            if (*here, step) in self.values:
                here = (*here, step)
        return here


@dataclass(slots=True)
class _Open:
    """A mapping or sequence that is being read, from the event `start` on."""

    path: Path
    data: Any
    start: Any
    key: str | None = None


@dataclass(slots=True)
class _Builder:
    lines: list[str]
    first_line: int
    values: dict[Path, Span] = field(default_factory=dict)
    keys: dict[Path, Span] = field(default_factory=dict)
    stack: list[_Open] = field(default_factory=list)
    root: Any = None
    begun: bool = False
    broken: list[Broken] = field(default_factory=list)

    def span(self, event: Any, last: Any = None) -> Span:
        start, end = event.start_mark, (last or event).end_mark
        line = self.lines[start.line] if start.line < len(self.lines) else ""
        last = end.column if end.line == start.line else len(line.rstrip())
        return Span(
            line=self.first_line + start.line,
            column=start.column + 1,
            end_column=max(last, start.column + 1) + 1,
        )

    def mark(self, event: Any) -> Span:
        """The first word of what an event covers."""
        span = self.span(event)
        words = self.lines[event.start_mark.line][span.column - 1 :].split()
        return replace(span, end_column=span.column + len(words[0])) if words else span

    def path(self) -> Path:
        if not self.stack:
            return ()
        top = self.stack[-1]
        return (*top.path, len(top.data) if isinstance(top.data, list) else top.key or "")

    def put(self, value: Any, span: Span) -> None:
        self.values[self.path()] = span
        if not self.stack:
            self.root = value
            return
        top = self.stack[-1]
        if isinstance(top.data, list):
            top.data.append(value)
        else:
            top.data[top.key] = value
            top.key = None

    def scalar(self, event: Any) -> None:
        top = self.stack[-1] if self.stack else None
        if top is not None and isinstance(top.data, dict) and top.key is None:
            self.begin_key(top, event)
            return
        empty = event.style in _PLAIN and event.value in _NULLS
        self.put(None if empty else event.value, self.span(event))

    def begin_key(self, top: _Open, event: Any) -> None:
        top.key = event.value
        path, span = self.path(), self.span(event)
        if event.value in top.data:
            first = self.keys[path]
            self.broken += duplicate_key(event.value, span, first)
        else:
            self.keys[path] = span

    def open(self, event: Any, data: Any) -> None:
        top = self.stack[-1] if self.stack else None
        if top is not None and isinstance(top.data, dict) and top.key is None:
            raise _Refused(complex_key(self.span(event)))
        if len(self.stack) >= MAX_DEPTH:
            raise _Refused(too_deep(self.span(event)))
        self.stack.append(_Open(path=self.path(), data=data, start=event))

    def close(self, event: Any) -> None:
        done = self.stack.pop()
        self.put(done.data, self.span(done.start, event if done.start.flow_style else None))

    def begin(self, event: Any) -> None:
        if self.begun:
            raise _Refused(syntax(self.span(event), "dòng --- ở đây mở một văn bản YAML thứ hai"))
        self.begun = True

    def take(self, event: Any) -> None:
        marked = getattr(event, "anchor", None) or getattr(event, "tag", None)
        if marked or isinstance(event, yaml.AliasEvent):
            raise _Refused(alias(self.mark(event)))
        if isinstance(event, yaml.ScalarEvent):
            self.scalar(event)
        elif isinstance(event, yaml.MappingStartEvent):
            self.open(event, {})
        elif isinstance(event, yaml.SequenceStartEvent):
            self.open(event, [])
        elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
            self.close(event)
        elif isinstance(event, yaml.DocumentStartEvent):
            self.begin(event)


class _Refused(Exception):
    """Raised to stop reading at something that the portal's YAML does not have."""

    def __init__(self, broken: tuple[Broken, ...]) -> None:
        super().__init__()
        self.broken = broken


def read_yaml(text: str, first_line: int = 1) -> tuple[Tree | None, tuple[Broken, ...]]:
    """Read a YAML text whose first line is line `first_line` of its file.

    Returns the tree, or None when it is not YAML, and every fault found.
    """
    try:
        return Tree(data=_plain_data(text), text=text, first_line=first_line), ()
    except (_NotPlain, yaml.YAMLError):
        pass
    try:
        builder = _build(text, first_line)
    except _Refused as refused:
        return None, refused.broken
    tree = Tree(data=builder.root, text=text, first_line=first_line)
    return tree, tuple(builder.broken)


def _build(text: str, first_line: int) -> _Builder:
    """Read a text with its places; raises _Refused with every fault found when it is not YAML."""
    builder = _Builder(lines=text.split("\n"), first_line=first_line)
    try:
        for event in yaml.parse(text, Loader=_Loader):
            builder.take(event)
    except _Refused as refused:
        raise _Refused((*builder.broken, *refused.broken)) from None
    except yaml.YAMLError as error:
        place = _place(error, first_line)
        line = builder.lines[place.line - first_line : place.line - first_line + 1]
        is_tab = line and line[0][place.column - 1 : place.column] == "\t"
        broken = syntax(place, _TAB if is_tab else _reason(error))
        raise _Refused((*builder.broken, *broken)) from None
    return builder


# An anchor, alias or tag begins where a word does. Few sound texts have such a sign there.
_MARKED = re.compile(r"[&*!](?<!\w.)")


class _NotPlain(Exception):
    """Raised at what only the slow way reads, or refuses, rightly."""


class _Nodes(_NodeLoader):  # type: ignore[misc]
    """PyYAML's nodes without a look at what their scalars could mean."""

    depth = 0

    def resolve(self, *_: object) -> str:
        """No scalar is anything but a string."""
        return ""

    def descend_resolver(self, *_: object) -> None:
        """Stop before libyaml's recursion could take all of the stack."""
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise _NotPlain

    def ascend_resolver(self) -> None:
        """Leave a node."""
        self.depth -= 1


def _plain_data(text: str) -> Any:
    """The data of a sound text; raises _NotPlain or a YAMLError at all others."""
    if _MARKED.search(text):
        raise _NotPlain
    node = _Nodes(text).get_single_node()
    return None if node is None else _data(node)


def _data(node: Any) -> Any:
    if isinstance(node, yaml.ScalarNode):
        return None if node.value in _NULLS and node.style in _PLAIN else node.value
    if isinstance(node, yaml.SequenceNode):
        return [_data(item) for item in node.value]
    found = {_key(key): _data(value) for key, value in node.value}
    if len(found) < len(node.value):
        raise _NotPlain
    return found


def _key(node: Any) -> str:
    if not isinstance(node, yaml.ScalarNode):
        raise _NotPlain
    return str(node.value)


def _place(error: yaml.YAMLError, first_line: int) -> Span:
    """Where reading stopped; for a key, quotation or bracket without an end, where it begins."""
    marks = (getattr(error, "problem_mark", None), getattr(error, "context_mark", None))
    problem = getattr(error, "problem", None) or ""
    unended = any(sign in problem for sign in _UNENDED)
    mark = (marks[1] if unended else None) or marks[0]
    if mark is None:
        return Span(line=first_line)
    return Span(line=first_line + mark.line, column=mark.column + 1, end_column=mark.column + 2)


_ASTRAY = "dòng này không khớp với các dòng trên (thụt lề, hoặc chữ thừa sau dấu ngoặc)"
_UNENDED = ("could not find expected ':'", "found unexpected end of stream", "expected ',' or")
_TAB = "có dấu tab; YAML chỉ nhận dấu cách"
_REASONS = (
    ("tab character", _TAB),
    ("'\\t'", _TAB),
    ("cannot start any token", "có ký tự không được đứng đầu giá trị (@, `, %)"),
    (
        "mapping values are not allowed",
        "có dấu hai chấm trong một giá trị không đặt trong ngoặc kép",
    ),
    ("unknown escape", "có dấu \\ trong ngoặc kép; dùng ngoặc đơn thay cho ngoặc kép"),
    ("quoted scalar", "dấu ngoặc kép mở ra mà không đóng lại"),
    ("could not find expected ':'", "thiếu dấu hai chấm sau khóa"),
    ("entries are not allowed", "danh sách phải bắt đầu ở dòng dưới khóa"),
    ("document start", "dòng … ở trên đã kết thúc phần khai báo"),
    ("expected <block end>", _ASTRAY),
    ("expected key", _ASTRAY),
    ("expected '-' indicator", _ASTRAY),
    ("control characters", "có ký tự điều khiển"),
    ("special characters", "có ký tự điều khiển"),
    ("expected ',' or", "danh sách hoặc ngoặc chưa đóng"),
)


def _reason(error: yaml.YAMLError) -> str:
    printed = f"{getattr(error, 'context', '')} {getattr(error, 'problem', '')} {error}"
    return next((text for sign, text in _REASONS if sign in printed), "cú pháp YAML không đọc được")


@rule("yaml-sai-cu-phap")
def syntax(span: Span, reason: str) -> Iterable[Finding]:
    """Phần khai báo không đúng cú pháp YAML.

    Phần giữa hai dòng `---` phải là YAML: mỗi dòng một khóa, sau khóa là dấu hai chấm và một dấu
    cách; thụt lề bằng dấu cách. Giá trị có dấu hai chấm thì đặt trong ngoặc kép.

    Sai:
        title: Kế hoạch: tuyên truyền đại hội
    Đúng:
        title: "Kế hoạch: tuyên truyền đại hội"
    """
    yield Finding(
        message=f"phần khai báo không đọc được: {reason}",
        span=span,
        label="không đọc được từ đây",
        fix="đặt giá trị trong ngoặc kép, thụt lề bằng dấu cách cho thẳng hàng",
    )


@rule("khoa-lap")
def duplicate_key(key: str, span: Span, first: Span) -> Iterable[Finding]:
    """Một khóa được viết hai lần.

    Mỗi khóa chỉ đứng một lần trong cùng một khối; nếu không, một trong hai giá trị sẽ mất mà
    không ai biết.

    Sai:
        place: Quảng Ninh
        place: Hạ Long
    Đúng:
        place: Quảng Ninh
    """
    yield Finding(
        message=f"khóa “{key}” được viết hai lần",
        span=span,
        label=f"lần đầu ở dòng {first.line}",
        fix="giữ một dòng, xóa dòng kia",
    )


@rule("yaml-bi-danh")
def alias(span: Span) -> Iterable[Finding]:
    """Phần khai báo dùng neo, bí danh hoặc nhãn của YAML.

    Dấu `&`, `*` và `!` ở đầu giá trị là neo, bí danh và nhãn của YAML. Cổng không nhận chúng: chúng
    giấu nội dung và có thể làm tệp phình ra vô hạn.

    Sai:
        place: &noi Quảng Ninh
    Đúng:
        place: Quảng Ninh
    """
    yield Finding(
        message="không dùng neo (&), bí danh (*) và nhãn (!) của YAML",
        span=span,
        fix="viết lại giá trị đầy đủ; nếu là chữ thường, đặt trong ngoặc kép",
    )


@rule("yaml-khoa-phuc-hop")
def complex_key(span: Span) -> Iterable[Finding]:
    """Một khóa không phải là chữ.

    Khóa phải là một từ; danh sách và khối không thể làm khóa. Thường là do giá trị bắt đầu bằng
    dấu ngoặc vuông hoặc ngoặc nhọn mà không đặt trong ngoặc kép.

    Sai:
        [a, b]: giá trị
    Đúng:
        place: giá trị
    """
    yield Finding(message="khóa phải là một từ", span=span, fix="đặt giá trị trong ngoặc kép")


@rule("yaml-qua-sau")
def too_deep(span: Span) -> Iterable[Finding]:
    """Các khối lồng nhau quá sâu.

    Không kế hoạch nào cần quá vài tầng; lồng sâu thường là do thụt lề sai hoặc tệp hỏng.

    Sai:
        phases: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]
    Đúng:
        phases: []
    """
    yield Finding(
        message=f"các khối lồng nhau quá {MAX_DEPTH} tầng", span=span, fix="kiểm tra lại thụt lề"
    )


RULES = (syntax, duplicate_key, alias, complex_key, too_deep)
