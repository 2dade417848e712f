"""The editor's help that is made from the code: every rule, every key and every role."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from generator.domain import addresses
from generator.domain.diagnostics import Rule, Severity
from generator.domain.text import sort_key
from generator.pages import prose
from generator.pages.environment import Studio
from generator.pages.keys import Section, sections
from generator.pages.page import Draft, Heading, Page, PageKind
from generator.reading.forms.plan import PlanForm
from generator.reading.registries import KINDS

_WEIGHTS = (
    (Severity.ERROR, "loi", "Lỗi"),
    (Severity.WARNING, "luu-y", "Lưu ý"),
    (Severity.HINT, "goi-y", "Gợi ý"),
)
_REGISTRIES = {
    "units": "Danh mục đơn vị",
    "documents": "Danh mục văn bản",
    "events": "Danh mục sự kiện",
    "channels": "Danh mục kênh",
    "topics": "Danh mục chủ đề",
    "abbreviations": "Danh mục chữ viết tắt",
    "holidays": "Danh mục ngày nghỉ, ngày lễ",
}


def drafts(studio: Studio, rules: Iterable[Rule]) -> Iterator[Draft]:
    """The list of rules, a page for each rule, the page of all keys and the one of all roles."""
    found = sorted(rules, key=lambda rule: sort_key(rule.title))
    guide = partial(Draft, kind=PageKind.GUIDE, plans=())
    yield guide(address=addresses.RULES, make=lambda: _rules_page(studio, found))
    for rule in found:
        yield Draft(
            address=addresses.rule(rule.id),
            kind=PageKind.RULE,
            make=partial(_rule_page, studio, rule),
            plans=(),
        )
    yield guide(address=addresses.KEYS, make=lambda: _keys_page(studio))
    yield guide(address=addresses.ROLES, make=lambda: _roles_page(studio))


def _rules_page(studio: Studio, rules: list[Rule]) -> Page:
    groups = [
        (anchor, title, [rule for rule in rules if rule.severity is severity])
        for severity, anchor, title in _WEIGHTS
    ]
    return studio.page(
        addresses.RULES,
        PageKind.GUIDE,
        "Lỗi và lưu ý",
        template="rules.html",
        description="Mọi điều cổng soát trong tệp kế hoạch và danh mục, vì sao, sửa thế nào.",
        groups=groups,
    )


def _rule_page(studio: Studio, rule: Rule) -> Page:
    title = rule.title.rstrip(".")
    return studio.page(
        addresses.rule(rule.id),
        PageKind.RULE,
        title,
        template="rule.html",
        description=f"{title}: vì sao {rule.severity.label}, thí dụ sai và thí dụ đúng.",
        rule=rule,
        explanation=prose.block(rule.explanation),
    )


def _keys_page(studio: Studio) -> Page:
    plan = sections(PlanForm)
    registries = [(kind.name, sections(kind.form, _REGISTRIES[kind.name])) for kind in KINDS]
    return studio.page(
        addresses.KEYS,
        PageKind.GUIDE,
        "Các khóa khai báo",
        template="keys.html",
        description="Mọi khóa của tệp kế hoạch và danh mục: nghĩa, cách viết, giá trị cho phép.",
        contents=[
            Heading("Tệp kế hoạch", "tep-ke-hoach", _headings(plan)),
            Heading("Danh mục dùng chung", "danh-muc", _headings(s for _, [s, *_] in registries)),
        ],
        plan=plan,
        registries=registries,
    )


def _roles_page(studio: Studio) -> Page:
    return studio.page(
        addresses.ROLES,
        PageKind.GUIDE,
        "Các vai trò nghĩa là gì",
        template="roles.html",
        description="Mỗi vai trò của đơn vị trong một việc: từ khai báo, ký hiệu, ý nghĩa.",
    )


def _headings(found: Iterable[Section]) -> tuple[Heading, ...]:
    return tuple(Heading(section.title, section.anchor) for section in found)
