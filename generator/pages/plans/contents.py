"""The table of contents of a plan's page: its sections, and the official numbering."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from textwrap import shorten

from generator.domain import addresses
from generator.domain.plan import Clause, Plan
from generator.pages.page import Heading

_LONG_CONTENTS = 30
_LONG_TITLE = 72


def contents_of(plan: Plan) -> Iterator[Heading]:
    """The sections of the page, with the plan's own headings under its text."""
    sections = (
        ("cac-dot", "Các đợt", bool(plan.phases)),
        ("ai-lam-gi", "Ai làm gì", True),
        ("thoi-han", "Thời hạn và báo cáo", True),
        ("noi-dung", "Nội dung theo điều khoản", True),
        ("can-cu", "Căn cứ, viện dẫn", True),
        ("noi-nhan", "Nơi nhận", bool(plan.recipients)),
        ("kenh", "Kênh, sự kiện, khẩu hiệu", bool(plan.channels or plan.events or plan.slogans)),
        ("luu-y", "Điều cần lưu ý ở bản gốc", True),
        ("mang-theo", "Mang theo", True),
        ("lien-quan", "Kế hoạch liên quan", True),
    )
    for anchor, title, there in sections:
        children = tuple(_clause_headings(plan.body)) if anchor == "noi-dung" else ()
        if there:
            yield Heading(title, anchor, children)


def _clause_headings(body: Iterable[str | Clause]) -> Iterator[Heading]:
    """The sections of the body, with their items where all together stay a short list."""
    sections = _headed(body, 2)
    items = {section.address: _headed(section.parts, 3) for section in sections}
    short = len(sections) + sum(map(len, items.values())) <= _LONG_CONTENTS
    for section in sections:
        inner = items[section.address] if short else ()
        yield _heading(section, tuple(_heading(item) for item in inner))


def _headed(parts: Iterable[str | Clause], level: int) -> list[Clause]:
    return [part for part in parts if isinstance(part, Clause) and part.heading == level]


def _heading(clause: Clause, children: tuple[Heading, ...] = ()) -> Heading:
    title = f"{clause.label} {clause.text}" if clause.label else clause.text
    short = shorten(title, _LONG_TITLE, placeholder="…")
    return Heading(short, addresses.anchor(clause.address), children)
