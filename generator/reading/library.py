"""The whole content folder, read once: the corpus and everything that is wrong with the files."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from generator.domain.corpus import Corpus, corpus_of
from generator.domain.diagnostics import Broken, Diagnostic, Finding, Severity, Span, rule
from generator.domain.registry import Registry
from generator.reading import plans, rawtext, registries, unfinished, voice, yamltree
from generator.reading.clauses import repeated_address
from generator.reading.plans import PlanFile, names_plan, read_plan
from generator.reading.registries import KINDS, RegistryFile, read_registry

PLANS = "content/plans"
REGISTRY = "content/registry"


@dataclass(frozen=True, kw_only=True, slots=True)
class Library:
    """The files as they were read, and the corpus that their sound parts make."""

    corpus: Corpus
    plan_files: tuple[PlanFile, ...]
    registry_files: tuple[RegistryFile, ...]
    broken: tuple[Broken, ...] = ()

    @property
    def years(self) -> tuple[str, ...]:
        """The folders that plans stand in, each named by a year."""
        return tuple(sorted({PurePosixPath(one.file).parent.name for one in self.plan_files}))

    def file_of(self, plan_id: str) -> PlanFile:
        """The file of a plan; raises KeyError when no file has that id."""
        for plan_file in self.plan_files:
            if plan_file.id == plan_id:
                return plan_file
        raise KeyError(plan_id)

    def diagnostics(self, broken: Iterable[Broken] = ()) -> tuple[Diagnostic, ...]:
        """Everything that reading found, and what `broken` adds, located and in order."""
        files: tuple[PlanFile | RegistryFile, ...] = (*self.plan_files, *self.registry_files)
        by_name = {file.file: file for file in files}
        here = defaultdict(list, {file.file: list(file.broken) for file in files if file.broken})
        for b in (*self.broken, *broken):
            here[b.finding.file].append(b)
        found = [d for name, faults in here.items() for d in _located(by_name[name], faults)]
        return tuple(sorted(found, key=lambda diagnostic: diagnostic.order))


def read_library(root: Path) -> Library:
    """Read the plans and registries under `root`, the project's folder."""
    registry_files = tuple(_registry_files(root))
    plan_files = tuple(
        read_plan(path.relative_to(root).as_posix(), path.read_bytes())
        for path in sorted((root / PLANS).rglob("*"))
        if names_plan(path.name) and path.is_file()
    )
    registry = Registry(**_entries(registry_files))
    sound = {file.id: file.plan for file in plan_files if file.plan}
    return Library(
        corpus=corpus_of(sound.values(), registry),
        plan_files=plan_files,
        registry_files=registry_files,
        broken=tuple(_repeated_ids(plan_files)),
    )


def _registry_files(root: Path) -> Iterator[RegistryFile]:
    for kind in KINDS:
        path = root / REGISTRY / f"{kind.name}.yml"
        if path.exists():
            yield read_registry(kind, path.relative_to(root).as_posix(), path.read_bytes())


def _entries(files: Iterable[RegistryFile]) -> Mapping[str, Any]:
    return {Path(file.file).stem: file.entries for file in files}


def _repeated_ids(files: Iterable[PlanFile]) -> Iterator[Broken]:
    """Every file of a repeated id is at fault: none is the right one more than the others."""
    by_id: dict[str, list[str]] = {}
    for file in files:
        by_id.setdefault(file.id, []).append(file.file)
    for plan_id, names in by_id.items():
        for name in names if len(names) > 1 else ():
            other = next(other for other in names if other != name)
            yield from repeated_id(name, plan_id, other)


def _located(file: PlanFile | RegistryFile, faults: Iterable[Broken]) -> Iterator[Diagnostic]:
    """The faults of one file at their places."""
    tree, lines = file.tree, file.text.split("\n")
    for broken in faults:
        finding = broken.finding
        span = finding.span
        if span is None:
            span = tree.span(finding.path, on_key=finding.on_key) if tree else Span(line=1)
        beside = tree.values.get(finding.beside) if tree and finding.beside else None
        yield Diagnostic(
            rule=broken.rule,
            message=finding.message,
            file=file.file,
            span=span,
            source=lines[span.line - 1] if span.line <= len(lines) else "",
            label=f"{finding.label} (dòng {beside.line})" if beside else finding.label,
            fix=finding.fix,
            acknowledged=broken.acknowledged,
        )


@rule("ma-trung")
def repeated_id(file: str, plan_id: str, other: str) -> Iterable[Finding]:
    """Hai kế hoạch có cùng mã.

    Tên tệp là mã của kế hoạch; hai tệp cùng tên ở hai thư mục năm khác nhau sẽ tranh nhau một địa
    chỉ.

    Sai:
        content/plans/2024/ke-hoach-a.md và content/plans/2025/ke-hoach-a.md
    Đúng:
        content/plans/2024/co-quan-2024-a.md và content/plans/2025/co-quan-2025-a.md
    """
    yield Finding(
        message=f"mã “{plan_id}” còn được dùng cho {other}",
        file=file,
        span=Span(line=1),
        fix="đổi tên một trong hai tệp",
    )


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    """Whether any of the diagnostics is an error."""
    return any(d.rule.severity is Severity.ERROR for d in diagnostics)


RULES = (
    *rawtext.RULES,
    *unfinished.RULES,
    *yamltree.RULES,
    *plans.RULES,
    *voice.RULES,
    repeated_address,
    repeated_id,
    *registries.RULES,
)
