"""An invented plan and its registries, small enough to know by heart."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from generator.checks.run import Verdict, check
from generator.domain.corpus import corpus_of
from generator.domain.diagnostics import Diagnostic
from generator.domain.numbers import System
from generator.domain.registry import Level, Registry, Unit
from generator.reading.library import Library, read_library
from generator.reading.plans import PlanFile, read_plan

Said = tuple[str, str, str, str, str]
"""A fault's rule, message, label, fix, and the text that its caret marks."""

FILE = "content/plans/2025/so-van-hoa-2025-ngay-hoi-sach.md"

KEYS = {
    "title": "Tuyên truyền Ngày hội đọc sách tỉnh Sông Xanh",
    "kind": "propaganda",
    "issuer": "so-van-hoa",
    "number": "12/KH-SVH",
    "issued": "\n  date: 2025-03-10\n  certainty: stated",
    "place": "Sông Xanh",
    "period": "\n  phrase: Từ nay đến hết tháng 6/2025\n  start: issued\n  end: 2025-06-30",
    "topics": "[van-hoa-doc]",
    "basis": """
  - document: 5-kh-ubnd-2025
    relation: implements
    clauses: I.1""",
    "phases": """
  - id: dot-1
    title: Đợt 1
    clause: II.1
    time:
      phrase: Từ nay đến ngày 15/4/2025
      start: issued
      end: 2025-04-15
  - id: dot-2
    title: Đợt 2
    clause: II.2
    time:
      phrase: Từ ngày 16/4 đến khai mạc Ngày hội
      start: 2025-04-16
      end:
        event: ngay-hoi-sach
        part: opening""",
    "tasks": """
  - id: lap-ke-hoach
    title: Lập kế hoạch của đơn vị
    clause: III.1
    roles:
      lead: van-phong
      do: cac-thu-vien
    phases: dot-1
  - id: bao-cao
    title: Báo cáo kết quả
    clause: III.2
    roles:
      report: cac-thu-vien
    due:
      phrase: trước ngày 20/6/2025
      before: 2025-06-20
    phases: dot-2""",
    "reporting": "\n  - task: bao-cao\n    to: so-van-hoa\n    via: van-phong",
    "recipients": "\n  - name: UBND tỉnh\n    unit: ubnd-song-xanh\n    action: report",
    "channels": "[bang-tin]",
    "events": "[ngay-hoi-sach]",
}

BODY = """
## I. Mục đích

- Đưa sách đến mọi người.

## II. Thời gian

### 1. Đợt 1

### 2. Đợt 2

## III. Nhiệm vụ của các đơn vị

- Các thư viện lập kế hoạch.
- Các thư viện báo cáo kết quả.
"""

REGISTRIES = {
    "units": """
ubnd-song-xanh:
  name: Ủy ban nhân dân tỉnh Sông Xanh
  system: state
  level: province
  aliases: UBND tỉnh
so-van-hoa:
  name: Sở Văn hóa tỉnh Sông Xanh
  short: Sở Văn hóa
  system: state
  level: province
  symbol: SVH
van-phong: {name: Văn phòng Sở Văn hóa, system: state, level: province, parent: so-van-hoa}
cac-thu-vien:
  name: Các thư viện
  system: state
  level: province
  group: true
  members: [thu-vien-tinh, thu-vien-xa]
thu-vien-tinh: {name: Thư viện tỉnh, system: state, level: province}
thu-vien-xa: {name: Thư viện xã Bến Đò, system: state, level: commune}
""",
    "documents": """
5-kh-ubnd-2025:
  number: 5/KH-UBND
  type: Kế hoạch
  date: 2025-02-20
  issuer: ubnd-song-xanh
""",
    "events": """
ngay-hoi-sach:
  name: Ngày hội đọc sách
  kind: campaign
  scheduled: {start: 2025-05-02, opening: 2025-05-03, end: 2025-05-05}
""",
    "channels": "bang-tin: {name: Bảng tin, group: Trực quan}",
    "topics": "van-hoa-doc: {name: Văn hóa đọc, description: Đọc sách và thư viện.}",
}


def plan_text(body: str = BODY, **changes: str | None) -> str:
    """The sample plan with some keys changed; a key that is None is left out."""
    keys = KEYS | changes
    lines = [
        f"{key}:{value}" if value.startswith("\n") else f"{key}: {value}"
        for key, value in keys.items()
        if value is not None
    ]
    return "\n".join(("---", *lines, "---", body))


def read(text: str, file: str = FILE) -> PlanFile:
    return read_plan(file, text.encode())


def library_at(
    root: Path, plans: Mapping[str, str] | None = None, **registries: str | None
) -> Library:
    """Write plans (by file) and registries under `root` and read them back."""
    files = {
        f"content/registry/{name}.yml": text for name, text in (REGISTRIES | registries).items()
    }
    for file, text in ({FILE: plan_text()} if plans is None else plans).items() | files.items():
        if text is not None:
            (root / file).parent.mkdir(parents=True, exist_ok=True)
            (root / file).write_text(text, encoding="utf-8", newline="")
    return read_library(root)


def verdict_at(
    root: Path, plans: Mapping[str, str] | None = None, **registries: str | None
) -> Verdict:
    return check(library_at(root, plans, **registries))


def faults_of(plan_file: PlanFile) -> tuple[Diagnostic, ...]:
    """What reading found in one file, located."""
    corpus = corpus_of((), Registry())
    return Library(corpus=corpus, plan_files=(plan_file,), registry_files=()).diagnostics()


def said_of(diagnostics: Iterable[Diagnostic]) -> list[Said]:
    return [
        (
            one.rule.id,
            one.message,
            one.label,
            one.fix,
            one.source[one.span.column - 1 : one.span.end_column - 1],
        )
        for one in diagnostics
    ]


def said(**changes: str | None) -> list[Said]:
    """What reading says of the sample plan's front matter after some changes."""
    return said_of(faults_of(read(plan_text(BODY, **changes))))


def checked(root: Path, **changes: str | None) -> list[Said]:
    """What reading and checks say of the sample plan after some changes."""
    return said_of(verdict_at(root, {FILE: plan_text(BODY, **changes)}).diagnostics)


def units_named(
    names: Mapping[str, str], members: Mapping[str, tuple[str, ...]]
) -> Mapping[str, Unit]:
    """Units of a province by id, as they are called; groups have `members`."""
    return {
        unit_id: Unit(
            id=unit_id,
            name=name,
            short=name,
            system=System.STATE,
            level=Level.PROVINCE,
            members=members.get(unit_id, ()),
        )
        for unit_id, name in names.items()
    }
