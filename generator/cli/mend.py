"""`portal check --fix`: the files on the disk that can be mended safely, each in one step."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from pathlib import Path

from generator.cli.words import warn
from generator.reading.atomic import put
from generator.reading.folders import REGISTRY
from generator.reading.mending import Mended, mend_page, mend_plan, mend_registry

_OURS = (".md", ".yml")


def mend_files(root: Path, plans: Collection[str], files: Iterable[str]) -> bool:
    """Mend those of `files` that need it and say what was done; tells whether any was changed.

    `plans` are the files of plans; the others are registries and pages.
    """
    of_plans = frozenset(plans)
    changed = [
        _mend(root, file, is_plan=file in of_plans)
        for file in sorted(files)
        if file.lower().endswith(_OURS)
    ]
    if not any(changed):
        warn("Không có gì mà máy tự sửa được.")
    return any(changed)


def _mended(file: str, raw: bytes) -> Mended | None:
    return mend_registry(raw) if file.startswith(f"{REGISTRY}/") else mend_page(raw)


def _mend(root: Path, file: str, *, is_plan: bool) -> bool:
    path = (root / file).resolve()
    if not path.is_relative_to(root):
        warn(f"không sửa {file}: tệp thật nằm ngoài thư mục của dự án")
        return False
    raw = path.read_bytes()
    mended = mend_plan(file, raw) if is_plan else _mended(file, raw)
    if mended is None:
        warn(f"không sửa {file}: tệp không phải UTF-8")
        return False
    if mended.raw == raw:
        return False
    put(path, mended.raw)
    warn(f"đã sửa {file}: {'; '.join(mended.done)}")
    return True
