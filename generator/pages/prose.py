"""The words of a plan as HTML: Markdown without raw HTML, numbers linked, abbreviations explained.

The dialect is Python-Markdown's with tables and sane lists. Raw HTML becomes text; links lead only
to the web, to the site itself or to an anchor; images are left out, for nothing is loaded from
outside.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from xml.etree.ElementTree import Element

import markdown
from markdown.treeprocessors import Treeprocessor
from markupsafe import Markup, escape

from generator.domain import numbers
from generator.pages.glossary import NOTHING, Glossary

_PLAIN = re.compile(r"[^*_`\[\]<>&!\\|#~\n:]*")
_LINE = r"(?![\s=+-]|[0-9]+\.)[^*_`\[\]<>&\\|#\x00-\x1f]+(?<!\s)"
_PARAGRAPHS = re.compile(rf"{_LINE}(?:\n{{1,2}}{_LINE})*")
_TAGS = re.compile(r"(<[^>]+>)")
_DATE = re.compile(r"\d(?<![\d/].)\d?/\d{1,2}(?:/\d{4})?(?![\d/-])")
_SAFE_LINK = re.compile(r"(?:https?://|#|\.{0,2}/|[\w-]+/)", re.ASCII)

_OPENING = ("<a ", "<a>", "<code")
_CLOSING = ("</a>", "</code>")

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


def block(text: str, link_number: LinkNumber | None = None, glossary: Glossary = NOTHING) -> Markup:
    """A piece of Markdown as block HTML."""
    return mark(_converted(text), link_number, glossary)


def inline(
    text: str, link_number: LinkNumber | None = None, glossary: Glossary = NOTHING
) -> Markup:
    """A heading's or bullet's Markdown as HTML without a paragraph around it."""
    if _PLAIN.fullmatch(text):
        return plain(text, link_number, glossary)
    html = _converted(text)
    return mark(html.removeprefix("<p>").removesuffix("</p>"), link_number, glossary)


def _converted(text: str) -> str:
    """What the engine makes of a text; paragraphs without any markup do not need it."""
    if _PARAGRAPHS.fullmatch(text):
        return "<p>" + text.replace("\n\n", "</p>\n<p>") + "</p>"
    return _ENGINE.reset().convert(text)


def plain(text: str, link_number: LinkNumber | None = None, glossary: Glossary = NOTHING) -> Markup:
    """Words without any Markdown in them."""
    return mark(str(escape(text)), link_number, glossary)


@lru_cache(20_000)
def words(text: str) -> Markup:
    """Words without links and explanations: titles and phrases, which stand on many pages."""
    return plain(text)


def mark(html: str, link_number: LinkNumber | None = None, glossary: Glossary = NOTHING) -> Markup:
    """Keep numbers and dates of finished HTML on one line, link numbers, explain abbreviations.

    An abbreviation is explained where it first stands; nothing is added inside links and code.
    """
    inside = 0
    seen: set[str] = set()
    pieces = []
    for piece in _TAGS.split(html):
        if piece.startswith("<"):
            inside += piece.startswith(_OPENING) - piece.startswith(_CLOSING)
            pieces.append(piece)
        elif inside:
            pieces.append(_mark(piece, None, _mark_dates))
        else:
            pieces.append(
                _mark(piece, link_number, lambda text: glossary.mark(text, seen, _mark_dates))
            )
    return Markup("".join(pieces))  # noqa: S704 - the pieces were escaped before


def _mark(text: str, link_number: LinkNumber | None, rest: Callable[[str], str]) -> str:
    marked, done = [], 0
    for start, end, number in numbers.find(text):
        marked += [rest(text[done:start]), _number(text[start:end], number, link_number)]
        done = end
    return "".join([*marked, rest(text[done:])])


def _number(printed: str, number: numbers.DocNumber, link_number: LinkNumber | None) -> str:
    target = link_number(number) if link_number else None
    if target:
        return f'<a class="num" href="{escape(target)}">{printed}</a>'
    return f'<span class="num">{printed}</span>'


def _mark_dates(text: str) -> str:
    return _DATE.sub(r'<span class="num">\g<0></span>', text)
