"""How a new site takes the place of the old one.

The new files are made aside. Then they are moved in, each in one step: first those that are new,
then those that are changed, and at last those that are gone are taken away. So whoever stops the
build at any moment leaves a site in which every file is whole and every link leads somewhere.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Container, Iterator
from pathlib import Path


def aside(site: Path) -> Path:
    """Where the files of `site` are made: beside it, so that they can be moved in one step."""
    return site.with_name(f".{site.name}-dang-dung")


def exchange(site: Path, made: Path, kept: Container[str]) -> None:
    """Move what is in `made` into `site`, and take away what is neither in it nor `kept`.

    What begins with a dot at the top of `site` belongs to others and stays.
    """
    if not site.exists():
        made.rename(site)
        return
    new = [*_files(made)]
    old = {*_files(site)}
    for address in sorted(new, key=old.__contains__):
        _move(made / address, site / address)
    for address in old.difference(new):
        if address not in kept and not address.startswith("."):
            _remove(site, address)
    shutil.rmtree(made)


def _move(source: Path, target: Path) -> None:
    """A file in the place of what is there, unless that is the same.

    A folder in its place gives way, and a file in the place of a folder that it stands in.
    """
    if target.is_dir():
        shutil.rmtree(target)
    elif target.exists() and _same(source, target):
        return
    for folder in target.parents:
        if folder.is_file():
            folder.unlink()
        if folder.is_dir():
            break
    target.parent.mkdir(parents=True, exist_ok=True)
    source.replace(target)


def _same(one: Path, other: Path) -> bool:
    return one.stat().st_size == other.stat().st_size and one.read_bytes() == other.read_bytes()


def _files(folder: Path) -> Iterator[str]:
    root = len(str(folder)) + 1
    for place, _, names in os.walk(folder):
        below = place[root:].replace(os.sep, "/")
        yield from (f"{below}/{name}" if below else name for name in names)


def _remove(site: Path, address: str) -> None:
    """Take a file away, and the folders around it that nothing is left in."""
    path = site / address
    if not path.is_file():  # it gave way already
        return
    path.unlink()
    for folder in path.parents:
        if folder == site or any(folder.iterdir()):
            return
        folder.rmdir()
