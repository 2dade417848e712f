"""Makes the bundles that are asked for: from the built site, and from its content the papers."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from jinja2 import FileSystemLoader

from generator.cli.bundle.packing import DeadLink, Packer, file_of
from generator.cli.bundle.progress import progress
from generator.cli.bundle.shelf import Shelf
from generator.cli.words import WrongUse
from generator.domain.corpus import Corpus
from generator.domain.dates import official
from generator.export.bundle.store import Store
from generator.export.bundle.words import made_from
from generator.export.data import data
from generator.pages.bundles import Outside, Press
from generator.pages.bundles.offered import Offer
from generator.pages.environment import Studio
from generator.publishing.source import own_content
from generator.reading.commit import Commit
from generator.reading.processes import processors
from generator.reading.program import CACHE

_SCRIPTS = ("assets/day.js", "assets/today.js", "assets/at-once.js", "assets/filter.js")

Job = Callable[[], tuple[str, ...]]
"""Writes some bundles, and tells their addresses."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Wanted:
    """Whose bundles are asked for; all there are, if nobody is named."""

    units: tuple[str, ...] = ()
    issuers: tuple[str, ...] = ()

    @property
    def everything(self) -> bool:
        """Whether nobody is named."""
        return not self.units and not self.issuers


def made(
    root: Path, site: Path, out: Path, wanted: Wanted, commit: Commit | None
) -> dict[str, Offer]:
    """Write bundles into `out`; returns what was made, by address. Raises WrongUse."""
    corpus = own_content(root, root / CACHE, processors()).verdict.corpus
    _must_match(site, corpus, commit)
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryFile(dir=out) as spool, ThreadPoolExecutor(os.cpu_count()) as pool:
        store = Store(spool)
        shelf = Shelf(site, store, pool)
        studio = Studio(FileSystemLoader(root / "theme" / "templates"), corpus)
        press = Press(studio, _outside(shelf, commit))
        jobs = tuple(_jobs(Packer(out, shelf, store, press, commit), press, wanted))
        try:
            files = [address for job in progress("Đang đóng gói", jobs) for address in job()]
        except DeadLink as dead:
            raise WrongUse(f"trang đã dựng dẫn tới {dead}, mà không có tệp ấy") from None
    return {address: _offer(out / file_of(address)) for address in files}


def _must_match(site: Path, corpus: Corpus, commit: Commit | None) -> None:
    """What a bundle adds to the pages of a site must be of the same content."""
    sums: defaultdict[str, Any] = defaultdict(hashlib.sha256)
    for address, piece in data(corpus, commit.name if commit else None).make():
        sums[address].update(piece)
    for address, found in sums.items():
        path = site / address
        if not path.is_file() or _sum(path) != found.hexdigest():
            raise WrongUse(f"{site} chưa được dựng từ nội dung hiện nay; hãy chạy make site trước")


def _outside(shelf: Shelf, commit: Commit | None) -> Outside:
    return Outside(
        scripts=tuple(shelf.read(name).decode() for name in _SCRIPTS),
        made_from=made_from(commit),
        built=commit.time.isoformat() if commit else "",
        built_day=official(commit.time) if commit else "",
    )


def _jobs(packer: Packer, press: Press, wanted: Wanted) -> Iterator[Job]:
    units, issuers = press.units(), press.issuers()
    if wanted.everything:
        yield packer.whole
        wanted = Wanted(units=units, issuers=issuers)
    for unit in wanted.units:
        if unit not in units:
            raise WrongUse(
                f"không kế hoạch nào nêu tên đơn vị “{unit}”, nên không có gì để đóng gói"
            )
        yield partial(packer.unit, unit)
    for unit in wanted.issuers:
        if unit not in issuers:
            raise WrongUse(f"không kế hoạch nào do “{unit}” ban hành, nên không có gì để đóng gói")
        yield partial(packer.issuer, unit)


def _offer(path: Path) -> Offer:
    return Offer(size=path.stat().st_size, sha256=_sum(path))


def _sum(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
