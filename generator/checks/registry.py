"""Rules on the registries: what entries refer to, and groups that hold together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

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
                yield from unknown_unit(UNITS, path, name, _others(registry.units, unit.id))
    for document in registry.documents.values():
        if document.issuer and document.issuer not in registry.units:
            at = (document.id, "issuer")
            yield from unknown_unit(DOCUMENTS, at, document.issuer, registry.units)
        if document.replaced_by and document.replaced_by not in registry.documents:
            at_new = (document.id, "replaced_by")
            others = _others(registry.documents, document.id)
            yield from unknown_document(DOCUMENTS, at_new, document.replaced_by, others)
        for index, name in enumerate(document.follows):
            if name not in registry.documents:
                at_follows = (document.id, "follows", index)
                others = _others(registry.documents, document.id)
                yield from unknown_document(DOCUMENTS, at_follows, name, others)
    yield from members_without_group(registry)
    yield from strange_document_number(registry)


def _others(entries: Mapping[str, object], own: str) -> Mapping[str, object]:
    """What an entry can have meant by an id that nobody has: any entry but itself."""
    return {name: entry for name, entry in entries.items() if name != own}


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


@rule("danh-muc-lech-nhau")
def differing_entry(shard: str, kind: str, entry_id: str, first: str) -> Iterable[Finding]:
    """Hai cổng thành viên ghi khác nhau về cùng một mục danh mục.

    Cổng chung lấy danh mục của mọi cổng thành viên. Cùng một mã phải là cùng một đơn vị, văn bản
    hay sự kiện, ghi giống nhau ở mọi cổng; nếu khác, cổng chung dùng bản của cổng đứng trước và
    báo lỗi này. Nên giữ danh mục chung ở một nơi và chép nguyên về các cổng.

    Sai:
        so-y-te: {name: Sở Y tế tỉnh A} ở một cổng, so-y-te: {name: Sở Y tế tỉnh B} ở cổng khác
    Đúng:
        so-y-te-a: {name: Sở Y tế tỉnh A} ở một cổng, so-y-te-b: {name: Sở Y tế tỉnh B} ở cổng khác
    """
    yield Finding(
        message=f"mục “{entry_id}” ghi khác với cổng “{first}”",
        file=f"{shard}/content/registry/{kind}.yml",
        fix="ghi mục này giống nhau ở mọi cổng, hoặc đặt cho nó một mã khác",
    )


RULES = (members_without_group, strange_document_number, differing_entry)
