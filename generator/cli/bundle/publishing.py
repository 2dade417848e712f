"""Puts bundles where the built site offers them."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from pathlib import Path

from generator.cli.words import WrongUse
from generator.domain import addresses
from generator.pages.bundles.offered import Offer, with_offers

_PAGE = f"{addresses.BUNDLES}index.html"


def publish(site: Path, files: Mapping[str, Path], offers: Mapping[str, Offer]) -> None:
    """Put `files`, by address, into the site and fill its pages of bundles; can be repeated."""
    if not (site / _PAGE).is_file():
        raise WrongUse(f"{site} không có trang {_PAGE}; hãy chạy lại make site")
    for address, path in files.items():
        _put(path, site / address)
    for page in (site / addresses.BUNDLES).rglob("index.html"):
        page.write_bytes(with_offers(page.read_text("utf-8"), offers).encode())


def _put(path: Path, target: Path) -> None:
    """One file under two names where the disk allows it, a copy where not."""
    target.unlink(missing_ok=True)
    try:
        os.link(path, target)
    except OSError:
        shutil.copyfile(path, target)
