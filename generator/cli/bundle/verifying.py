"""`portal bundle --verify`: whether a bundle is as it was packed."""

from __future__ import annotations

from pathlib import Path

from generator.cli.words import FAULTS, FINE, WrongUse, say
from generator.export.bundle.seal import LARGEST, seal_faults
from generator.export.bundle.verify import faults_of

_SHOWN = 20


def verify(path: Path) -> int:
    """Say what is wrong with a bundle, or that it is whole; the exit code says so too."""
    with path.open("rb") as bundle:
        if path.suffix == ".zip":
            found = tuple(faults_of(bundle))
        elif path.suffix == ".html":
            found = tuple(seal_faults(bundle.read(LARGEST + 1)))
        else:
            raise WrongUse(f"{path.name} không phải là gói .zip hay trang .html mang theo")
    for fault in found[:_SHOWN]:
        say(f"lỗi: {path.name}: {fault}")
    if len(found) > _SHOWN:
        say(f"và {len(found) - _SHOWN} lỗi khác")
    if found:
        return FAULTS
    say(f"{path.name} còn nguyên như lúc đóng gói")
    return FINE
