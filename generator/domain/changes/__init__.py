"""What differs between two versions of a plan, in Vietnamese, dates and duties first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.domain.changes.tasks import changed_tasks, moved
from generator.domain.corpus import Times, times_of
from generator.domain.dates import official
from generator.domain.plan import Clause, Plan
from generator.domain.registry import Registry
from generator.domain.timespan import IssueDate

_OTHER = {
    "kind": "loại kế hoạch",
    "issuer": "cơ quan ban hành",
    "issuer_as_printed": "cơ quan ban hành",
    "place": "nơi ban hành",
    "signatory": "người ký",
    "topics": "chủ đề",
    "basis": "căn cứ",
    "recipients": "nơi nhận",
    "channels": "kênh",
    "events": "sự kiện",
    "slogans": "khẩu hiệu",
    "amends": "kế hoạch được sửa đổi",
    "replaces": "kế hoạch được thay thế",
    "source": "nguồn",
    "anomalies": "điều bản gốc thiếu hoặc mâu thuẫn",
    "acknowledged": "lưu ý đã xác nhận",
}


def changes(old: Plan, new: Plan, registry: Registry) -> tuple[str, ...]:
    """What a reader of `old` must know of `new`, a sentence each; nothing for equal plans.

    Both are set against the same events: an event that moved is no change of the plan's file.
    """
    before, after = times_of(old, registry), times_of(new, registry)
    return (
        *_standing(old, new),
        *moved("thời gian chung", before.period, after.period),
        *_phases(old, new, before, after),
        *changed_tasks(old, new, (before, after), registry),
        *_text(old, new),
        *_others(old, new),
    )


def _standing(old: Plan, new: Plan) -> Iterator[str]:
    pairs = (
        ("tình trạng", old.status.label, new.status.label),
        ("số, ký hiệu", old.number or "không ghi", new.number or "không ghi"),
        ("ngày ban hành", _issued(old.issued), _issued(new.issued)),
        ("trích yếu", f"“{old.title}”", f"“{new.title}”"),
    )
    for what, was, now in pairs:
        if was != now:
            yield f"{what} đổi từ {was} thành {now}"


def _issued(issued: IssueDate) -> str:
    if issued.day:
        return official(issued.day)
    window = (("từ", issued.not_before), ("đến", issued.not_after))
    said = " ".join(f"{word} {official(day)}" for word, day in window if day)
    return f"không nêu (trong khoảng {said})" if said else "không nêu"


def _phases(old: Plan, new: Plan, before: Times, after: Times) -> Iterator[str]:
    was = {phase.id: phase for phase, _ in old.all_phases()}
    now = {phase.id: phase for phase, _ in new.all_phases()}
    for phase_id in [known for known in was if known not in now]:
        yield f"bỏ đợt “{was[phase_id].title}”"
    for phase in now.values():
        if phase.id not in was:
            yield f"thêm đợt “{phase.title}”: “{phase.time.phrase}”"
            continue
        if phase.title != was[phase.id].title:
            yield f"đợt “{was[phase.id].title}” đổi tên thành “{phase.title}”"
        yield from moved(f"đợt “{phase.title}”", before.phases[phase.id], after.phases[phase.id])


def _text(old: Plan, new: Plan) -> Iterator[str]:
    """The clauses whose own words changed."""
    was, now = (
        {clause.address: (clause.text, *_words(clause.parts)) for clause in plan.clauses()}
        for plan in (old, new)
    )
    for word, found in (
        ("thêm", [address for address in now if address not in was]),
        ("bỏ", [address for address in was if address not in now]),
        ("sửa lời", [address for address in now if was.get(address, now[address]) != now[address]]),
    ):
        if found:
            yield f"{word} mục {', '.join(found)}"
    if _words(old.body) != _words(new.body):
        yield "sửa lời mở đầu"


def _words(parts: Sequence[str | Clause]) -> tuple[str, ...]:
    """The text beside the clauses, however it is broken into lines."""
    words = (" ".join(part.split()) for part in parts if isinstance(part, str))
    return tuple(filter(None, words))


def _others(old: Plan, new: Plan) -> Iterator[str]:
    found = [said for name, said in _OTHER.items() if getattr(old, name) != getattr(new, name)]
    if found:
        yield f"sửa {', '.join(dict.fromkeys(found))}"
