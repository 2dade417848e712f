"""The entries of a feed: what happened to one plan, said so that it can be read there."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree import ElementTree as ET

from generator.domain import addresses
from generator.domain.changes.news import News, Sort
from generator.domain.corpus import Corpus
from generator.domain.dates import official
from generator.domain.plan import Plan

_XHTML = "http://www.w3.org/1999/xhtml"


def entry(news: News, corpus: Corpus, urn: str, start: str) -> ET.Element:
    """The entry of one piece of news; `start` is what stands before an address in a link."""
    made = ET.Element("entry")
    ET.SubElement(made, "id").text = urn
    ET.SubElement(made, "title").text = f"{news.sort.label}: {news.plan.name}"
    ET.SubElement(made, "updated").text = news.time.isoformat()
    ET.SubElement(made, "published").text = news.came.isoformat()
    gone = news.sort is Sort.GONE
    page = start + (addresses.PLANS if gone else addresses.plan(news.plan.id))
    ET.SubElement(made, "link", rel="alternate", type="text/html", href=page)
    ET.SubElement(made, "category", term=news.sort.value, label=news.sort.label)
    content = ET.SubElement(made, "content", type="xhtml")
    division = ET.SubElement(content, "div", xmlns=_XHTML)
    ET.SubElement(division, "p").text = news.plan.title
    points = news.changes or tuple(_facts(news.plan, corpus))
    if news.changes:
        ET.SubElement(division, "p").text = "Những điều đã thay đổi trên cổng:"
    listed = ET.SubElement(division, "ul")
    for point in points:
        ET.SubElement(listed, "li").text = f"{point[:1].upper()}{point[1:]}."
    return made


def _facts(plan: Plan, corpus: Corpus) -> Iterator[str]:
    """What a reader wants to know first of a new plan, as far as the source states it."""
    yield f"số, ký hiệu: {plan.number or 'không ghi'}"
    yield f"cơ quan ban hành: {corpus.unit(plan.issuer).name}"
    issued = official(plan.issued.day) if plan.issued.day else "không nêu"
    known = f" ({plan.issued.certainty.label})" if plan.issued.day else ""
    yield f"ngày ban hành: {issued}{known}"
    if plan.period:
        yield f"thời gian: “{plan.period.phrase}”"
    yield f"{len(plan.tasks)} việc được giao"
    for word, ids in (("sửa đổi", plan.amends), ("thay thế", plan.replaces)):
        names = [corpus.plans[one].name for one in ids if one in corpus.plans]
        if names:
            yield f"{word}: {'; '.join(names)}"
