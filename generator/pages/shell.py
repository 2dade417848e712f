"""The theme's page around a body: rendered once for all pages that share it, filled for each.

The theme stays the one source: it renders a specimen whose title, body and contents are marks, and
the text around the marks is the shell.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from markupsafe import escape

from generator.domain.addresses import depth
from generator.pages.page import Draft, Heading, Page, PageKind

_TITLE, _DESCRIPTION, _BODY, _FOLDER = "zztitlezz", "zzdescriptionzz", "zzbodyzz", "zzfolderzz"
_CONTENTS = "zzcontentszz"
_BODY_OF_SPECIMEN = f"<h1>{_BODY}</h1>"  # a page without a heading would get one from the theme
_SPECIMENS = (
    Heading(
        "zzParentzz",
        "zzparentzz",
        (Heading("zzFirstzz", "zzfirstzz"), Heading("zzLastzz", "zzlastzz")),
    ),
    Heading("zzLeafzz", "zzleafzz"),
)
_ITEM, _ITEM_END = "<li", "</li>"

Render = Callable[[Page], str]
"""The theme: a page as a whole HTML file."""


@dataclass(frozen=True, slots=True)
class ShellKey:
    """What pages of one shell have in common; `place` is an address of their depth and tab."""

    place: str
    kind: PageKind
    has_contents: bool
    has_description: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class _Contents:
    """The theme's words around the entries of a table of contents."""

    begin: str
    middle: str
    end: str
    gap: str
    opening: str
    inner_gap: str
    close: str

    def written(self, headings: Iterable[Heading]) -> str:
        return self.gap.join(map(self._item, headings))

    def _item(self, heading: Heading) -> str:
        line = f"{self.begin}{heading.anchor}{self.middle}{escape(heading.title)}"
        if not heading.children:
            return f"{line}{self.end}"
        inner = self.inner_gap.join(map(self._item, heading.children))
        return f"{line}{self.opening}{inner}{self.close}"


@dataclass(frozen=True, kw_only=True, slots=True)
class Shell:
    """The constant pieces of a page, and between each two of them the name of what stands there."""

    pieces: tuple[str, ...]
    slots: tuple[str, ...]
    contents: _Contents | None

    def filled(self, page: Page) -> str:
        """The whole HTML file of `page`; raises ValueError if its body has no heading."""
        if "<h1" not in page.body:
            raise ValueError(f"{page.address}: the body has no heading, the theme would add one")
        values = {
            _TITLE: str(escape(page.title)),
            _DESCRIPTION: str(escape(page.description)),
            _BODY_OF_SPECIMEN: page.body,
            _FOLDER: page.address,
        }
        if self.contents:
            values[_CONTENTS] = self.contents.written(page.contents)
        return "".join(self._pieces(values))

    def _pieces(self, values: Mapping[str, str]) -> Iterable[str]:
        for piece, slot in zip(self.pieces, self.slots, strict=False):
            yield piece
            yield values[slot]
        yield self.pieces[-1]


class Shells:
    """The shells of a site, each rendered when the first page asks for it."""

    def __init__(self, render: Render) -> None:
        """Take the theme as `render`."""
        self._render = render
        self._made: dict[ShellKey, Shell] = {}
        self._marks: dict[ShellKey, str] = {}

    def mark(self, draft: Draft) -> str:
        """The theme around the pages that share a shell with a draft, in its fullest form.

        Two themes that differ around such pages have different marks.
        """
        key = ShellKey(_place(draft.address), draft.kind, has_contents=True, has_description=True)
        if key not in self._marks:
            pieces = "".join(self._of(key).pieces)
            self._marks[key] = hashlib.sha256(pieces.encode()).hexdigest()
        return self._marks[key]

    def of(self, page: Page) -> Shell:
        """The shell of a page."""
        place = _place(page.address)
        return self._of(ShellKey(place, page.kind, bool(page.contents), bool(page.description)))

    def _of(self, key: ShellKey) -> Shell:
        if key not in self._made:
            self._made[key] = shell_of(key, self._render)
        return self._made[key]


def _place(address: str) -> str:
    """What stands for all addresses of one tab and depth; a short address stands for itself."""
    top, deep = address.partition("/")[0], depth(address) - 1
    return f"{top}/{_FOLDER}/{'x/' * (deep - 1)}" if deep > 0 else address


def shell_of(key: ShellKey, render: Render) -> Shell:
    """Render the specimen of a key and take it apart at its marks."""
    text = render(
        Page(
            address=key.place,
            kind=key.kind,
            title=_TITLE,
            body=_BODY_OF_SPECIMEN,
            description=_DESCRIPTION if key.has_description else "",
            contents=_SPECIMENS if key.has_contents else (),
        )
    )
    contents = None
    if key.has_contents:
        block = _block(text)
        contents = _contents_of(block)
        text = text.replace(block, _CONTENTS)
    slots = {_TITLE: _TITLE, _DESCRIPTION: _DESCRIPTION, _CONTENTS: _CONTENTS}
    slots |= {_BODY_OF_SPECIMEN: _BODY_OF_SPECIMEN}
    if _FOLDER in key.place:
        slots[key.place] = _FOLDER
    cut = re.split(f"({'|'.join(map(re.escape, slots))})", text)
    return Shell(
        pieces=tuple(cut[::2]), slots=tuple(slots[mark] for mark in cut[1::2]), contents=contents
    )


def _block(text: str) -> str:
    """The entries of the specimen's contents."""
    first, last = _SPECIMENS[0].title, _SPECIMENS[-1].title
    end = text.index(_ITEM_END, text.index(last)) + len(_ITEM_END)
    return text[text.rindex(_ITEM, 0, text.index(first)) : end]


def _contents_of(block: str) -> _Contents:
    """The theme's words around the specimens: a parent with two children, then a leaf."""
    parent, leaf = _SPECIMENS
    first, last = parent.children
    begin, rest = block.split(parent.anchor)
    middle, rest = rest.split(parent.title)
    opening, rest = rest.split(f"{begin}{first.anchor}{middle}{first.title}")
    first_end, rest = rest.split(f"{begin}{last.anchor}{middle}{last.title}")
    last_end, end = rest.split(f"{begin}{leaf.anchor}{middle}{leaf.title}")
    after = last_end.removeprefix(end)
    close = after[: after.index(_ITEM_END) + len(_ITEM_END)]
    return _Contents(
        begin=begin,
        middle=middle,
        end=end,
        gap=after.removeprefix(close),
        opening=opening,
        inner_gap=first_end.removeprefix(end),
        close=close,
    )
