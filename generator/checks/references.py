"""Rules on names: every id that a plan or a registry entry uses stands for something."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from generator.domain.corpus import Corpus
from generator.domain.diagnostics import Broken, Finding, Path, rule
from generator.domain.plan import Phase, Plan
from generator.domain.text import closest
from generator.domain.timespan import EventPoint, Kind, TimeExpr

Used = Iterator[tuple[Path, str]]


def check(plan: Plan, corpus: Corpus, file: str) -> Iterator[Broken]:
    """All references of one plan."""
    registry = corpus.registry
    yield from _each(unit_places(plan), registry.units, file, unknown_unit)
    yield from _each(_documents(plan), registry.documents, file, unknown_document)
    yield from _each(_events(plan), registry.events, file, unknown_event)
    yield from _each(_listed("channels", plan.channels), registry.channels, file, unknown_channel)
    yield from _each(_listed("topics", plan.topics), registry.topics, file, unknown_topic)
    for path, name in _plans(plan):
        if name == plan.id:
            yield from own_plan(file, path, name)
        elif name not in corpus.plans:
            yield from unknown_plan(file, path, name, dict.fromkeys({*corpus.plans} - {plan.id}))
    yield from _each(_own_phases(plan), _ids(p for p, _ in plan.all_phases()), file, unknown_phase)
    yield from _each(_own_tasks(plan), _ids(plan.tasks), file, unknown_task)


def _each(
    used: Used, known: Mapping[str, object], file: str, broken_by: object
) -> Iterator[Broken]:
    for path, name in used:
        if name not in known:
            yield from broken_by(file, path, name, known)  # type: ignore[operator]


def _ids(things: Iterable[object]) -> dict[str, object]:
    return {thing.id: thing for thing in things}  # type: ignore[attr-defined]


def _listed(key: str, names: Iterable[str]) -> Used:
    for index, name in enumerate(names):
        yield (key, index), name


def unit_places(plan: Plan) -> Used:
    """Every place of a plan that names a unit, with the unit's id."""
    yield ("issuer",), plan.issuer
    for index, recipient in enumerate(plan.recipients):
        if recipient.unit:
            yield ("recipients", index, "unit"), recipient.unit
    for index, task in enumerate(plan.tasks):
        counts: dict[str, int] = {}
        for assignment in task.assignments:
            place = counts.setdefault(assignment.role, 0)
            counts[assignment.role] += 1
            yield ("tasks", index, "roles", assignment.role.value, place), assignment.unit
    for index, route in enumerate(plan.reporting):
        for part in ("to", "via", "onward"):
            for place, unit in enumerate(getattr(route, part)):
                yield ("reporting", index, part, place), unit


def _documents(plan: Plan) -> Used:
    for index, citation in enumerate(plan.basis):
        yield ("basis", index, "document"), citation.document


def _events(plan: Plan) -> Used:
    for index, mention in enumerate(plan.events):
        yield ("events", index, "event"), mention.target
    for path, phase in phases_with_paths(plan.phases):
        if phase.event:
            yield (*path, "event"), phase.event
    for path, expression in times_with_paths(plan):
        for key, moment in (("start", expression.start), (end_key(expression), expression.end)):
            if isinstance(moment, EventPoint):
                yield (*path, key, "event"), moment.event


def _plans(plan: Plan) -> Used:
    yield from _listed("amends", plan.amends)
    yield from _listed("replaces", plan.replaces)


def _own_phases(plan: Plan) -> Used:
    for index, task in enumerate(plan.tasks):
        for place, phase in enumerate(task.phases):
            yield ("tasks", index, "phases", place), phase


def _own_tasks(plan: Plan) -> Used:
    for index, route in enumerate(plan.reporting):
        yield ("reporting", index, "task"), route.task


def phases_with_paths(phases: Iterable[Phase], at: Path = ()) -> Iterator[tuple[Path, Phase]]:
    """Every phase with its place in the front matter."""
    for index, phase in enumerate(phases):
        path = (*at, "phases", index)
        yield path, phase
        yield from phases_with_paths(phase.phases, path)


def times_with_paths(plan: Plan) -> Iterator[tuple[Path, TimeExpr]]:
    """Every time expression of a plan with its place in the front matter."""
    if plan.period:
        yield ("period",), plan.period
    for path, phase in phases_with_paths(plan.phases):
        yield (*path, "time"), phase.time
    for index, task in enumerate(plan.tasks):
        if task.due:
            yield ("tasks", index, "due"), task.due


def end_key(expression: TimeExpr) -> str:
    """The key under which an editor writes the end of a time expression."""
    if expression.end_excluded:
        return "before"
    return {Kind.ON: "on", Kind.BY: "by"}.get(expression.kind, "end")


def _unknown(
    what: str, where: str, file: str, path: Path, name: str, known: Mapping[str, object]
) -> Iterable[Finding]:
    near = closest(name, known)
    yield Finding(
        message=f"không có {what} “{name}”",
        file=file,
        path=path,
        label=f"có phải “{near}”?" if near else f"không có trong {where}",
        fix=f"dùng mã có trong {where}, hoặc thêm mục mới vào đó",
    )


@rule("don-vi-khong-co")
def unknown_unit(
    file: str, path: Path, name: str, known: Mapping[str, object]
) -> Iterable[Finding]:
    """Một đơn vị không có trong danh mục đơn vị.

    Đơn vị được gọi bằng mã trong `content/registry/units.yml`, để cùng một đơn vị luôn về cùng một
    trang dù văn bản gọi tên nó thế nào.

    Sai:
        issuer: so-yte-quang-ninh
    Đúng:
        issuer: so-y-te-quang-ninh
    """
    return _unknown("đơn vị", "danh mục đơn vị", file, path, name, known)


@rule("van-ban-khong-co")
def unknown_document(
    file: str, path: Path, name: str, known: Mapping[str, object]
) -> Iterable[Finding]:
    """Một văn bản không có trong danh mục văn bản.

    Văn bản được viện dẫn bằng mã trong `content/registry/documents.yml`.

    Sai:
        basis:
          - document: 57-nq-tw
            relation: based_on
    Đúng:
        basis:
          - document: 57-nq-tw-2024
            relation: based_on
    """
    return _unknown("văn bản", "danh mục văn bản", file, path, name, known)


@rule("su-kien-khong-co")
def unknown_event(
    file: str, path: Path, name: str, known: Mapping[str, object]
) -> Iterable[Finding]:
    """Một sự kiện không có trong danh mục sự kiện.

    Sự kiện được gọi bằng mã trong `content/registry/events.yml`; ghi ngày của sự kiện ở đó thì mọi
    mốc thời gian dựa vào nó đều có ngày.

    Sai:
        events: [dai-hoi-14]
    Đúng:
        events: [dai-hoi-xiv]
    """
    return _unknown("sự kiện", "danh mục sự kiện", file, path, name, known)


@rule("kenh-khong-co")
def unknown_channel(
    file: str, path: Path, name: str, known: Mapping[str, object]
) -> Iterable[Finding]:
    """Một kênh không có trong danh mục kênh.

    Kênh được gọi bằng mã trong `content/registry/channels.yml`.

    Sai:
        channels: [face-book]
    Đúng:
        channels: [facebook]
    """
    return _unknown("kênh", "danh mục kênh", file, path, name, known)


@rule("chu-de-khong-co")
def unknown_topic(
    file: str, path: Path, name: str, known: Mapping[str, object]
) -> Iterable[Finding]:
    """Một chủ đề không có trong danh mục chủ đề.

    Chủ đề được gọi bằng mã trong `content/registry/topics.yml`.

    Sai:
        topics: [dai-hoi]
    Đúng:
        topics: [dai-hoi-dang]
    """
    return _unknown("chủ đề", "danh mục chủ đề", file, path, name, known)


@rule("ke-hoach-khong-co")
def unknown_plan(
    file: str, path: Path, name: str, known: Mapping[str, object]
) -> Iterable[Finding]:
    """Một kế hoạch được sửa đổi hoặc thay thế không có trên cổng.

    `amends` và `replaces` gọi kế hoạch bằng mã của nó, là tên tệp không kèm `.md`.

    Sai:
        replaces: [ke-hoach-cu]
    Đúng:
        replaces: []
    """
    return _unknown("kế hoạch", "thư mục kế hoạch", file, path, name, known)


@rule("tu-sua-doi-minh")
def own_plan(file: str, path: Path, name: str) -> Iterable[Finding]:
    """Kế hoạch ghi là sửa đổi hoặc thay thế chính nó.

    `amends` và `replaces` gọi kế hoạch khác, là kế hoạch mà văn bản này sửa đổi hoặc thay thế.
    Sửa lỗi gõ trong chính kế hoạch thì chỉ cần sửa tệp, không ghi hai khóa này.

    Sai:
        replaces: [syt-quang-ninh-2026-ngay-suc-khoe]  # trong chính tệp ấy
    Đúng:
        replaces: []
    """
    yield Finding(
        message=f"kế hoạch “{name}” không thể sửa đổi, thay thế chính nó",
        file=file,
        path=path,
        fix="ghi mã của kế hoạch bị sửa đổi, thay thế, hoặc xóa dòng này",
    )


@rule("dot-khong-co")
def unknown_phase(
    file: str, path: Path, name: str, known: Mapping[str, object]
) -> Iterable[Finding]:
    """Nhiệm vụ gắn với một đợt mà kế hoạch không có.

    `phases` của nhiệm vụ gọi các đợt bằng mã đã khai ở khóa `phases` của chính kế hoạch ấy.

    Sai:
        phases: [dot-cao-diemm]
    Đúng:
        phases: [dot-cao-diem]
    """
    return _unknown("đợt", "khóa phases của kế hoạch này", file, path, name, known)


@rule("nhiem-vu-khong-co")
def unknown_task(
    file: str, path: Path, name: str, known: Mapping[str, object]
) -> Iterable[Finding]:
    """Chế độ báo cáo gắn với một nhiệm vụ mà kế hoạch không có.

    Mỗi mục của `reporting` nói nhiệm vụ nào được báo cáo, bằng mã đã khai ở khóa `tasks`.

    Sai:
        reporting:
          - task: bao-cao-thang
            to: so-y-te-quang-ninh
    Đúng:
        reporting:
          - task: bao-cao-ket-qua
            to: so-y-te-quang-ninh
    """
    return _unknown("nhiệm vụ", "khóa tasks của kế hoạch này", file, path, name, known)


RULES = (
    unknown_unit,
    unknown_document,
    unknown_event,
    unknown_channel,
    unknown_topic,
    unknown_plan,
    own_plan,
    unknown_phase,
    unknown_task,
)
