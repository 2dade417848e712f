"""Warnings that the editors know of and leave: which they are, and words that answer to none."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from generator.domain.diagnostics import Broken, Finding, Path, Rule, Severity, rule
from generator.domain.plan import Acknowledgement, Plan
from generator.domain.text import closest


def weighed(
    plan: Plan, broken: Iterable[Broken], file: str, rules: Mapping[str, Rule]
) -> Iterator[Broken]:
    """What is broken in `plan`, with the editors' reasons; then what is wrong with the reasons.

    A reason for one place goes before one for all places. `rules` are all that there are, by id.
    """
    given = {(one.rule, one.at): one for one in reversed(plan.acknowledged)}
    places: defaultdict[str, set[str]] = defaultdict(set)
    answered: set[Acknowledgement] = set()
    for found in broken:
        places[found.rule.id].add(found.finding.about)
        known = _reason(found, given)
        if known:
            answered.add(known)
        yield replace(found, acknowledged=known.reason) if known else found
    for index, one in enumerate(plan.acknowledged):
        path = ("acknowledged", index)
        if one.rule not in rules or rules[one.rule].severity is Severity.ERROR:
            yield from unknown_warning(file, (*path, "rule"), one.rule, rules)
        elif one not in answered:
            yield from idle(file, path, one, places[one.rule])


def _reason(
    broken: Broken, given: Mapping[tuple[str, str | None], Acknowledgement]
) -> Acknowledgement | None:
    if broken.rule.severity is Severity.ERROR:
        return None
    name = broken.rule.id
    return given.get((name, broken.finding.about)) or given.get((name, None))


@rule("xac-nhan-sai")
def unknown_warning(
    file: str, path: Path, name: str, rules: Mapping[str, Rule]
) -> Iterable[Finding]:
    """Xác nhận một điều không phải là lưu ý.

    `acknowledged` chỉ nhận mã của lưu ý, là mã đứng trong ngoặc vuông sau chữ “lưu ý” khi soát. Lỗi
    thì phải sửa, không xác nhận được.

    Sai:
        acknowledged:
          - rule: bao-cao-khong-han
            reason: Bản gốc không nêu thời hạn báo cáo.
    Đúng:
        acknowledged:
          - rule: bao-cao-khong-co-han
            reason: Bản gốc không nêu thời hạn báo cáo.
    """
    if name in rules:
        message, label = f"“{name}” là lỗi, không xác nhận được", ""
        fix = "sửa chỗ có lỗi ấy, rồi xóa lời xác nhận"
    else:
        warnings = [one.id for one in rules.values() if one.severity is not Severity.ERROR]
        near = closest(name, warnings)
        message, label = f"không có lưu ý “{name}”", f"có phải “{near}”?" if near else ""
        fix = "chép mã đứng trong ngoặc vuông của lưu ý khi soát"
    yield Finding(message=message, file=file, path=path, label=label, fix=fix)


@rule("xac-nhan-thua", Severity.WARNING)
def idle(file: str, path: Path, given: Acknowledgement, places: Iterable[str]) -> Iterable[Finding]:
    """Một lời xác nhận không còn lưu ý nào để xác nhận.

    Chỗ ấy đã được sửa, đã có lời xác nhận khác, hoặc `at` gọi sai tên. Lời xác nhận thừa che mất
    lưu ý sau này. Lưu ý này không xác nhận được: xóa lời thừa là hết.

    Sai:
        acknowledged:
          - rule: bao-cao-khong-co-han
            at: bao-cao-ket-qua
            reason: Lời cũ, từ khi việc này chưa có thời hạn.
    Đúng:
        acknowledged: []
    """
    near = closest(given.at, places) if given.at else None
    where = f" ở “{given.at}”" if given.at else ""
    yield Finding(
        message=f"không có lưu ý “{given.rule}” nào{where} để xác nhận",
        file=file,
        path=(*path, "at" if given.at else "rule"),
        label=f"có phải “{near}”?" if near and near != given.at else "",
        fix="sửa at cho đúng, hoặc xóa lời xác nhận này",
    )


RULES = (unknown_warning, idle)
