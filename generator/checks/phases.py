"""Rules on phases: one after the other without gaps, with known bounds, and each with its work."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import timedelta
from itertools import pairwise

from generator.checks.references import end_key, phases_with_paths
from generator.domain.corpus import Corpus
from generator.domain.dates import official
from generator.domain.diagnostics import Broken, Finding, Path, Severity, rule
from generator.domain.plan import Phase, Plan
from generator.domain.timespan import EventPoint, Span

Neighbour = tuple[Path, Phase]


def check(plan: Plan, corpus: Corpus, file: str) -> Iterator[Broken]:
    """All rules on one plan's phases."""
    spans = corpus.times[plan.id].phases
    for before, after in _neighbours(plan.phases):
        yield from overlap(file, before, after, spans)
        yield from gap(file, before, after, spans)
    yield from undated_bound(file, plan, corpus)
    yield from idle_phase(file, plan)


def _neighbours(phases: tuple[Phase, ...], at: Path = ()) -> Iterator[tuple[Neighbour, Neighbour]]:
    """Phases that stand side by side, each with its place."""
    placed = [((*at, "phases", index), phase) for index, phase in enumerate(phases)]
    yield from pairwise(placed)
    for path, phase in placed:
        yield from _neighbours(phase.phases, path)


@rule("dot-chong-nhau", Severity.WARNING)
def overlap(
    file: str, before: Neighbour, after: Neighbour, spans: Mapping[str, Span]
) -> Iterable[Finding]:
    """Một đợt bắt đầu khi đợt trước chưa kết thúc.

    Các đợt thường nối tiếp nhau. Hai đợt chồng ngày có khi là sai một ngày, có khi nguồn viết đúng
    như thế; khi nguồn viết như thế thì ghi lời xác nhận ở `acknowledged`.

    Sai:
        phases:
          - id: dot-1
            title: Đợt 1
            time: từ ngày 01/3/2026 đến ngày 31/3/2026
          - id: dot-2
            title: Đợt 2
            time: từ ngày 25/3/2026 đến ngày 30/4/2026
    Đúng:
        phases:
          - id: dot-1
            title: Đợt 1
            time: từ ngày 01/3/2026 đến ngày 31/3/2026
          - id: dot-2
            title: Đợt 2
            time: từ ngày 01/4/2026 đến ngày 30/4/2026
    """
    (_, first), (path, second) = before, after
    end, start = spans[first.id].known_end, spans[second.id].known_start
    if end and start and start <= end:
        yield Finding(
            message=f"đợt “{second.title}” bắt đầu khi đợt “{first.title}” chưa kết thúc",
            file=file,
            path=(*path, "time"),
            on_key=True,
            label=f"bắt đầu {official(start)}, đợt trước kết thúc {official(end)}",
            fix="sửa ngày của một trong hai đợt; nếu nguồn ghi như vậy, xác nhận ở acknowledged",
            about=second.id,
        )


@rule("dot-ho-ngay", Severity.WARNING)
def gap(
    file: str, before: Neighbour, after: Neighbour, spans: Mapping[str, Span]
) -> Iterable[Finding]:
    """Giữa hai đợt liền nhau có ngày không thuộc đợt nào.

    Thường là sai một ngày. Nếu nguồn chia các đợt cao điểm cách xa nhau thì ghi lời xác nhận ở
    `acknowledged`.

    Sai:
        phases:
          - id: dot-1
            title: Đợt 1
            time: từ ngày 01/3/2026 đến ngày 31/3/2026
          - id: dot-2
            title: Đợt 2
            time: từ ngày 10/4/2026 đến ngày 30/4/2026
    Đúng:
        phases:
          - id: dot-1
            title: Đợt 1
            time: từ ngày 01/3/2026 đến ngày 31/3/2026
          - id: dot-2
            title: Đợt 2
            time: từ ngày 01/4/2026 đến ngày 30/4/2026
    """
    (_, first), (path, second) = before, after
    end, start = spans[first.id].known_end, spans[second.id].known_start
    if end and start and start > end + timedelta(days=1):
        days = (start - end).days - 1
        yield Finding(
            message=f"giữa đợt “{first.title}” và đợt “{second.title}” có {days} ngày "
            "không thuộc đợt nào",
            file=file,
            path=(*path, "time"),
            on_key=True,
            label=f"đợt trước kết thúc {official(end)}, đợt này bắt đầu {official(start)}",
            fix="sửa ngày của một trong hai đợt; nếu nguồn ghi như vậy, xác nhận ở acknowledged",
            about=second.id,
        )


@rule("dot-cho-ngay-su-kien", Severity.WARNING)
def undated_bound(file: str, plan: Plan, corpus: Corpus) -> Iterable[Finding]:
    """Một đợt lấy làm mốc một sự kiện chưa có ngày.

    Cổng không đoán ngày: đợt ấy để ngỏ trên lịch cho đến khi danh mục có ngày của sự kiện. Ghi
    ngày ở một chỗ ấy thì mọi kế hoạch lấy sự kiện làm mốc đều có ngày.

    Sai:
        phases:
          - id: dot-1
            title: Đợt 1
            time:
              phrase: đến khai mạc Đại hội
              end:
                event: dai-hoi-thi-dua-yeu-nuoc-xi
                part: opening
    Đúng:
        phases:
          - id: dot-1
            title: Đợt 1
            time:
              phrase: đến khai mạc Đại hội
              end:
                event: dai-hoi-xiv
                part: opening
    """
    for path, phase in phases_with_paths(plan.phases):
        for key, moment in (("start", phase.time.start), (end_key(phase.time), phase.time.end)):
            if not isinstance(moment, EventPoint):
                continue
            event = corpus.registry.events.get(moment.event)
            if event and event.day(moment.part) is None:
                yield Finding(
                    message=f"đợt “{phase.title}” chờ ngày {moment.part.label} của “{event.name}”",
                    file=file,
                    path=(*path, "time", key, "event"),
                    label="danh mục sự kiện chưa có ngày này",
                    fix=f"khi biết ngày, ghi {moment.part} ở mục “{event.id}” của danh mục sự kiện",
                    about=phase.id,
                )


@rule("dot-khong-co-viec", Severity.WARNING)
def idle_phase(file: str, plan: Plan) -> Iterable[Finding]:
    """Một đợt không có việc nào.

    Việc thuộc đợt nào thì ghi mã đợt ấy ở `phases` của việc; việc của đợt lớn là việc của mọi đợt
    nhỏ bên trong. Kế hoạch không gắn việc nào với đợt nào thì mọi việc trải qua mọi đợt, và không
    có lưu ý này.

    Sai:
        phases:
          - id: dot-cao-diem
            title: Đợt cao điểm
            time: từ ngày 01/4/2026 đến ngày 10/4/2026
          - id: tong-ket
            title: Tổng kết
            time: từ ngày 11/4/2026 đến ngày 31/5/2026
    Đúng:
        phases:
          - id: dot-cao-diem
            title: Đợt cao điểm
            time: từ ngày 01/4/2026 đến ngày 10/4/2026
    """
    phases = [phase for phase, _ in plan.all_phases()]
    named = {name for task in plan.tasks for name in task.phases} & {one.id for one in phases}
    busy = {inner.id for phase in phases if phase.id in named for inner, _ in phase.walk()}
    for path, phase in phases_with_paths(plan.phases) if named else ():
        if busy.isdisjoint(inner.id for inner, _ in phase.walk()):
            yield Finding(
                message=f"không có việc nào thuộc đợt “{phase.title}”",
                file=file,
                path=(*path, "id"),
                fix="ghi mã đợt ở phases của những việc thuộc đợt; nguồn không gắn việc nào thì "
                "xác nhận ở acknowledged",
                about=phase.id,
            )


RULES = (overlap, gap, undated_bound, idle_phase)
