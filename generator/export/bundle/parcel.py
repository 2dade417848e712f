"""What every bundle carries beside its pages: what it is, a manifest, and checksums."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from generator.export.bundle.store import Kept
from generator.export.bundle.words import read_me
from generator.reading.commit import Commit

READ_ME = "DOC-TRUOC.txt"
SUMS = "SHA256SUMS"
MANIFEST = "manifest.json"
OPENER = "mo-cong-thong-tin.html"
_FORMAT = 1


class Sort(StrEnum):
    """What a bundle is about."""

    WHOLE = "whole"
    UNIT = "unit"
    ISSUER = "issuer"


@dataclass(frozen=True, kw_only=True, slots=True)
class Parcel:
    """A bundle before it is sealed: its file, what it is about, and what it says of itself."""

    file: str
    sort: Sort
    about: str | None
    title: str
    holds: tuple[str, ...]


def sealed(
    parcel: Parcel,
    files: Mapping[str, Kept],
    commit: Commit | None,
    keep: Callable[[str, bytes], Kept],
) -> dict[str, Kept]:
    """The files of a finished archive.

    `keep` presses the bytes of a file and puts them into the store.
    """
    held = dict(files)
    held[READ_ME] = keep(READ_ME, read_me(parcel.title, parcel.file, parcel.holds, commit))
    held[MANIFEST] = keep(MANIFEST, _manifest(parcel, held, commit))
    held[SUMS] = keep(SUMS, sums((name, kept.sha256) for name, kept in sorted(held.items())))
    return held


def sums(files: Iterable[tuple[str, str]]) -> bytes:
    """Checksums in the form that `sha256sum --check` reads."""
    return "".join(f"{digest}  {name}\n" for name, digest in files).encode()


def _manifest(parcel: Parcel, held: Mapping[str, Kept], commit: Commit | None) -> bytes:
    files = [
        {"name": name, "size": kept.size, "sha256": kept.sha256}
        for name, kept in sorted(held.items())
    ]
    head = {
        "format": _FORMAT,
        "sort": parcel.sort,
        "about": parcel.about,
        "title": parcel.title,
        "commit": commit.name if commit else None,
        "built": commit.time.isoformat() if commit else None,
        "changed": commit.changed if commit else None,
    }
    lines = ",\n".join(json.dumps(file) for file in files)
    start = json.dumps(head, ensure_ascii=False, indent=1).removesuffix("\n}")
    return f'{start},\n "files": [\n{lines}\n]}}\n'.encode()
