"""The words of a plan as HTML: Markdown without raw HTML, numbers kept whole and linked.

The dialect is Python-Markdown's with tables and sane lists. Raw HTML becomes text; links lead only
to the web, to the site itself or to an anchor; images are left out, for nothing is loaded from
outside.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from xml.etree.ElementTree import Element

import markdown
from markdown.treeprocessors import Treeprocessor
from markupsafe import Markup, escape

from generator.domain import numbers

_PLAIN = re.compile(r"[^*_`\[\]<>&!\\|#~\n:]*")
_TAGS = re.compile(r"(<[^>]+>)")
_DATE = re.compile(r"(?<![\d/])\d{1,2}/\d{1,2}(?:/\d{4})?(?![\d/-])")
_SAFE_LINK = re.compile(r"(?:https?://|#|\.{0,2}/|[\w-]+/)", re.ASCII)

LinkNumber = Callable[[numbers.DocNumber], str | None]
"""Where a document number leads from this page, or None."""


class _Safe(Treeprocessor):
    """Takes out what could load or run something; runs last, over the finished tree."""

    def run(self, root: Element) -> None:
        for parent in list(root.iter()):
            for child in list(parent):
                if child.tag == "img":
                    child.tag, child.text = "span", child.get("alt", "")
                    child.attrib.clear()
            href = parent.get("href", "")
            if href and not _SAFE_LINK.match(href):
                del parent.attrib["href"]
            for name in [name for name in parent.attrib if name not in ("href", "title")]:
                if parent.tag not in ("td", "th"):
                    del parent.attrib[name]


def _engine() -> markdown.Markdown:
    engine = markdown.Markdown(extensions=["tables", "sane_lists"], output_format="html")
    engine.preprocessors.deregister("html_block")
    engine.inlinePatterns.deregister("html")
    engine.inlinePatterns.deregister("automail")
    engine.treeprocessors.register(_Safe(engine), "portal-safe", -100)
    return engine


_ENGINE = _engine()


def block(text: str, link_number: LinkNumber | None = None) -> Markup:
    """A piece of Markdown as block HTML."""
    return mark_numbers(_ENGINE.reset().convert(text), link_number)


def inline(text: str, link_number: LinkNumber | None = None) -> Markup:
    """A heading's or bullet's Markdown as HTML without a paragraph around it."""
    if _PLAIN.fullmatch(text):
        return mark_numbers(str(escape(text)), link_number)
    html = _ENGINE.reset().convert(text)
    return mark_numbers(html.removeprefix("<p>").removesuffix("</p>"), link_number)


def mark_numbers(html: str, link_number: LinkNumber | None = None) -> Markup:
    """Keep document numbers and dates of finished HTML on one line, and link the numbers."""
    inside_link = 0
    pieces = []
    for piece in _TAGS.split(html):
        if piece.startswith("<"):
            inside_link += piece.startswith(("<a ", "<a>", "<code")) - piece.startswith(
                ("</a>", "</code>")
            )
            pieces.append(piece)
        else:
            pieces.append(_mark(piece, None if inside_link else link_number))
    return Markup("".join(pieces))  # noqa: S704 - the pieces were escaped before


def _mark(text: str, link_number: LinkNumber | None) -> str:
    marked, done = [], 0
    for start, end, number in numbers.find(text):
        marked += [_mark_dates(text[done:start]), _number(text[start:end], number, link_number)]
        done = end
    return "".join([*marked, _mark_dates(text[done:])])


def _number(printed: str, number: numbers.DocNumber, link_number: LinkNumber | None) -> str:
    target = link_number(number) if link_number else None
    if target:
        return f'<a class="num" href="{escape(target)}">{printed}</a>'
    return f'<span class="num">{printed}</span>'


def _mark_dates(text: str) -> str:
    return _DATE.sub(r'<span class="num">\g<0></span>', text)
