"""A small bundle, packed as the command packs one."""

from __future__ import annotations

import io
from collections.abc import Mapping
from datetime import datetime

from generator.export.bundle.archive import stamp_of, write_archive
from generator.export.bundle.parcel import Parcel, Sort, sealed
from generator.export.bundle.store import Kept, Store
from generator.export.zipped import press
from generator.reading.commit import VIETNAM, Commit

COMMIT = Commit(
    name="abc1234567", time=datetime(2026, 2, 3, 9, 5, 7, tzinfo=VIETNAM), changed=False
)
FILES = {
    "index.html": b"<p>" + b"Trang. " * 500,
    "assets/a.woff2": bytes(range(256)),
    "ke-hoach/a/index.html": "<p>Kế hoạch A</p>".encode() * 40,
}


def packed(files: Mapping[str, bytes] = FILES, commit: Commit | None = COMMIT) -> bytes:
    """Files in a bundle."""
    store, out = Store(io.BytesIO()), io.BytesIO()

    def keep(name: str, data: bytes) -> Kept:
        return store.keep(press(name, data))

    parcel = Parcel(
        file="don-vi-a.zip",
        sort=Sort.UNIT,
        about="a",
        title="Gói mang theo của Đơn vị A",
        holds=("1 kế hoạch",),
    )
    kept = {name: keep(name, data) for name, data in files.items()}
    held = sealed(parcel, kept, commit, keep)
    write_archive(out, held, store, stamp_of(commit.time if commit else None))
    return out.getvalue()
