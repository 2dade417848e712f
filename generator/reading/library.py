"""The whole content folder, read once: the corpus and everything that is wrong with the files."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path, PurePosixPath
from typing import Any

from generator.domain.corpus import Corpus, corpus_of
from generator.domain.diagnostics import Broken, Diagnostic, Finding, Severity, Span, rule
from generator.domain.registry import Registry
from generator.domain.text import closest
from generator.reading import plans, rawtext, registries, unfinished, voice, yamltree
from generator.reading.clauses import repeated_address
from generator.reading.folders import CONTENT, PAGES, PLANS, REGISTRY
from generator.reading.plan_folder import PlanFolder, files_under, plan_folder
from generator.reading.plans import PlanFile, names_plan, read_plan
from generator.reading.processes import each, without_collection
from generator.reading.rawtext import decode, sum_of, text_faults
from generator.reading.registries import (
    FILES,
    KINDS,
    Kind,
    RegistryFile,
    misnamed_registry,
    names_registry,
    read_registry,
    unread,
)
from generator.reading.store import Store, store_in


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
        return tuple(sorted({one.file.split("/")[-2] for one in self.plan_files}))

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
        found = [d for name, faults in here.items() for d in located(by_name[name], faults)]
        return tuple(sorted(found, key=lambda diagnostic: diagnostic.order))


def read_library(
    root: Path,
    processes: int = 1,
    cache: Path | None = None,
    folder: PlanFolder | None = None,
    before: Library | None = None,
) -> Library:
    """Read the plans and registries under `root`, the project's folder, in several processes.

    `folder` is what lies there, if that was looked at already. Plans that were read before are
    taken from the folder `cache`, and new ones kept there. What is still as it was is taken from
    `before`, the library as this process read it last.
    """
    folder = folder or plan_folder(root, cache)
    registry_files = read_registries(root, before.registry_files if before else ())
    with without_collection():
        store = store_in(cache) if cache else None
        plan_files = _plan_files(root, folder, processes, store, before)
        sound = {file.id: file.plan for file in plan_files if file.plan}
        registry = registry_of(registry_files, before)
        return Library(
            corpus=corpus_of(sound.values(), registry, before.corpus if before else None),
            plan_files=plan_files,
            registry_files=registry_files,
            broken=tuple(repeated_ids((file.id, file.file) for file in plan_files)),
        )


def _plan_files(
    root: Path, folder: PlanFolder, processes: int, store: Store | None, before: Library | None
) -> tuple[PlanFile, ...]:
    known = before.plan_files if before else ()
    files = {file.file: file for file in known if folder.sums.get(file.file) == file.sum}
    if store:
        files |= _kept(root, folder.sums, files, store)
        if not before:
            store.keep_only(store.name(name, found) for name, found in folder.sums.items())
    unread = [name for name in folder.sums if name not in files]
    found = each(partial(_sound, root, store), unread, processes)
    for name, file in zip(unread, found, strict=True):
        files[name] = file or _read(root, name)
    if store:
        store.forget()  # the library has it all
    return tuple(files[name] for name in folder.sums)


def _kept(
    root: Path, sums: Mapping[str, str], known: Container[str], store: Store
) -> dict[str, PlanFile]:
    """The other files whose plans stand in the store, under the `sums` of their bytes."""
    names = (name for name in sums if name not in known)
    found = ((name, store.known(name, sums[name], root / name)) for name in names)
    return {name: file for name, file in found if file}


def _read(root: Path, name: str) -> PlanFile:
    return read_plan(name, (root / name).read_bytes())


def _sound(root: Path, store: Store | None, name: str) -> PlanFile | None:
    """A plan's file without a fault; the others are read again where they are wanted.

    Faults cannot be sent from process to process, and there are few.
    """
    found = store.read(name, (root / name).read_bytes()) if store else _read(root, name)
    return None if found.broken else replace(found, source=root / name)


def read_registries(root: Path, before: Iterable[RegistryFile] = ()) -> tuple[RegistryFile, ...]:
    """The registry files under `root` as far as there are any, in a fixed order.

    One whose bytes are those of one of `before` is that one.
    """
    known = {(file.file, file.sum): file for file in before if file.kind}
    read = (
        known.get((file, sum_of(raw))) or read_registry(kind, file, raw)
        for kind, file, raw in registry_bytes(root)
    )
    return (*read, *others(root))


def others(root: Path) -> Iterator[RegistryFile]:
    """All files of the content that are neither plans nor registries, with what is wrong there."""
    yield from _strays(root)
    folder = root / PAGES
    for file in sorted(files_under(folder, f"{PAGES}/")) if folder.is_dir() else ():
        if file.lower().endswith(".md"):
            text, broken = decode((root / file).read_bytes())
            faults = (*broken, *text_faults(text))
            yield RegistryFile(file=file, text=text, entries={}, broken=faults)


def _strays(root: Path) -> Iterator[RegistryFile]:
    """Files that perhaps were meant to be plans or registries, and that nobody reads."""
    folder = root / REGISTRY
    for name in sorted(files_under(folder, "")) if folder.is_dir() else ():
        if name not in FILES and names_registry(name):
            yield unread(f"{REGISTRY}/{name}", misnamed_registry(name))
    for file in sorted(_astray(root / CONTENT)):
        yield unread(file, misplaced(file.rpartition("/")[0]))


def _astray(content: Path) -> Iterator[str]:
    """What lies in none of the folders that are read, but for a read-me."""
    known = {PurePosixPath(folder).name for folder in (PAGES, PLANS, REGISTRY)}
    for place in content.iterdir() if content.is_dir() else ():
        if place.is_dir():
            at = f"{CONTENT}/{place.name}/"
            found = files_under(place, at) if place.name not in known else ()
        else:
            found = iter([f"{CONTENT}/{place.name}"])
        for file in found:
            name = file.rpartition("/")[2]
            if names_plan(name) and not name.lower().startswith("readme"):
                yield file


def registry_bytes(root: Path) -> Iterator[tuple[Kind, str, bytes]]:
    """Each registry file under `root`, still unread: its kind, its path from there, its bytes."""
    for kind in KINDS:
        path = root / REGISTRY / f"{kind.name}.yml"
        if path.exists():
            yield kind, path.relative_to(root).as_posix(), path.read_bytes()


def registry_texts(
    registries: Iterable[tuple[Kind, str, bytes]], *, large: bool
) -> Iterator[str | bytes]:
    """The paths and the bytes of the large registries, or of all others."""
    for kind, file, raw in registries:
        if kind.is_large is large:
            yield from (file, raw)


def registry_of(files: Iterable[RegistryFile], before: Library | None = None) -> Registry:
    """The registry that the sound entries of the files make; that of `before`, if it is the same.

    Who has both is then spared to compare them entry by entry.
    """
    entries = _entries(files)
    known = _entries(before.registry_files) if before else {}
    if before and entries.keys() == known.keys() and all(entries[k] is known[k] for k in entries):
        return before.corpus.registry
    return Registry(**entries)


def _entries(files: Iterable[RegistryFile]) -> Mapping[str, Any]:
    return {file.kind: file.entries for file in files if file.kind}


def repeated_ids(files: Iterable[tuple[str, str]]) -> Iterator[Broken]:
    """Every file of a repeated id is at fault: none is the right one more than the others.

    `files` are the ids and the files of plans.
    """
    by_id: dict[str, list[str]] = {}
    for plan_id, file in files:
        by_id.setdefault(plan_id, []).append(file)
    for plan_id, names in by_id.items():
        for name in names if len(names) > 1 else ():
            other = names[1] if name == names[0] else names[0]
            yield from repeated_id(name, plan_id, other)


def located(file: PlanFile | RegistryFile, faults: Iterable[Broken]) -> Iterator[Diagnostic]:
    """The faults of one file at their places; without any, no place is looked for."""
    faults = tuple(faults)
    tree, lines = (file.tree, file.text.split("\n")) if faults else (None, [])
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


@rule("thu-muc-la")
def misplaced(folder: str) -> Iterable[Finding]:
    """Tệp nằm ngoài các thư mục mà cổng đọc.

    Cổng đọc kế hoạch ở `content/plans/`, danh mục ở `content/registry/`, trang viết tay ở
    `content/pages/`. Tệp nằm ở nơi khác trong `content/` thì không ai đọc: kế hoạch ấy sẽ không lên
    cổng mà không ai biết.

    Sai:
        content/plan/2025/co-quan-2025-a.md
    Đúng:
        content/plans/2025/co-quan-2025-a.md
    """
    names = {PurePosixPath(known).name: known for known in (PAGES, PLANS, REGISTRY)}
    top = PurePosixPath(folder).parts[1:2]
    near = closest(top[0], names) if top else None
    yield Finding(
        message=f"cổng không đọc tệp nào ở thư mục “{folder}”"
        + (f"; có phải “{names[near]}”?" if near else ""),
        span=Span(line=1),
        fix=f"chuyển kế hoạch vào {PLANS}/<năm>/, danh mục vào {REGISTRY}/, trang vào {PAGES}/; "
        "nếu không, đưa ra khỏi thư mục content",
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
    misplaced,
    *registries.RULES,
)
