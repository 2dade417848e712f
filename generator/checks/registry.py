"""Rules on the registries: what entries refer to, and groups that hold together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.checks.references import unknown_document, unknown_unit
from generator.domain.diagnostics import Broken, Finding, Path, rule
from generator.domain.numbers import parse
from generator.domain.registry import Registry, Unit

UNITS = "content/registry/units.yml"
DOCUMENTS = "content/registry/documents.yml"


def check(registry: Registry) -> Iterator[Broken]:
    """All rules on the registries."""
    for unit in registry.units.values():
        for path, name in _related_units(unit):
            if name not in registry.units:
                yield from unknown_unit(UNITS, path, name, registry.units)
    for document in registry.documents.values():
        if document.issuer and document.issuer not in registry.units:
            at = (document.id, "issuer")
            yield from unknown_unit(DOCUMENTS, at, document.issuer, registry.units)
        for index, name in enumerate(document.follows):
            if name not in registry.documents:
                at_follows = (document.id, "follows", index)
                yield from unknown_document(DOCUMENTS, at_follows, name, registry.documents)
    yield from members_without_group(registry)
    yield from strange_document_number(registry)


def _related_units(unit: Unit) -> Iterator[tuple[Path, str]]:
    if unit.parent:
        yield (unit.id, "parent"), unit.parent
    for key in ("members", "successors"):
        for index, name in enumerate(getattr(unit, key)):
            yield (unit.id, key, index), name


@rule("thanh-vien-khong-nhom")
def members_without_group(registry: Registry) -> Iterable[Finding]:
    """Một đơn vị có thành viên mà không phải nhóm.

    Chỉ nhóm mới có thành viên; thành viên thừa hưởng việc của nhóm.

    Sai:
        so-y-te-quang-ninh:
          members: [van-phong-so-y-te-quang-ninh]
    Đúng:
        don-vi-truc-thuoc-so-y-te-quang-ninh:
          group: true
          members: [benh-vien-a]
    """
    for unit in registry.units.values():
        if unit.members and not unit.is_group:
            yield Finding(
                message=f"“{unit.id}” có thành viên mà không phải nhóm",
                file=UNITS,
                path=(unit.id, "members"),
                fix="thêm “group: true”, hoặc bỏ members và dùng parent ở đơn vị con",
            )


@rule("so-van-ban-sai")
def strange_document_number(registry: Registry) -> Iterable[Finding]:
    """Số, ký hiệu của một văn bản trong danh mục không đúng thể thức.

    Danh mục ghi số đúng; số in sai trong nguồn ghi ở `as_printed` của kế hoạch viện dẫn.

    Sai:
        number: 72 NQ/TW
    Đúng:
        number: 72-NQ/TW
    """
    for document in registry.documents.values():
        if document.number and parse(document.number) is None:
            yield Finding(
                message=f"“{document.number}” không đúng thể thức số, ký hiệu",
                file=DOCUMENTS,
                path=(document.id, "number"),
                fix="viết như 57-NQ/TW (Đảng) hoặc 71/NQ-CP (Nhà nước)",
            )


RULES = (members_without_group, strange_document_number)
