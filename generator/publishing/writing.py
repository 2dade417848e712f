"""Files are written as they come, and no large one is held."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path

from generator.export.sheaf import Pieces
from generator.publishing.work import Written

_MOST_HELD = 1 << 23  # bytes of files that are not whole yet


class Writer:
    """Writes what is made into `folder`; what stands elsewhere with the same bytes stays there."""

    def __init__(
        self, folder: Path, standing: Mapping[str, Written], site: Path | None = None
    ) -> None:
        """Take the place for new files, and the files that are known to stand.

        Of others it is looked whether they stand in `site`: what is known can be lost.
        """
        self._folder, self._site = folder, site
        self._standing = standing

    def write(self, pieces: Pieces) -> tuple[Written, ...]:
        """Write the files of `pieces`, in the order in which they begin."""
        growing: dict[str, _Growing] = {}
        held = 0
        for address, data in pieces:
            if address not in growing:
                growing[address] = _Growing(self._folder / address)
            growing[address].add(data)
            held += len(data)
            if held > _MOST_HELD:
                held = 0
                for one in growing.values():
                    one.put_down()
        return tuple(self._written(address, one) for address, one in growing.items())

    def _written(self, address: str, file: _Growing) -> Written:
        standing = self._standing.get(address)
        if standing and standing.sum == file.sum:
            file.forget()
            return standing
        path = self._site / address if self._site else file.path
        if standing or not file.is_as(path):
            file.put_down()
            path = file.path
        return Written(address=address, size=file.size, sum=file.sum, time=path.stat().st_mtime_ns)


class _Growing:
    """A file that is being made: what of it is held, and what has been put down already."""

    __slots__ = ("_held", "_is_down", "_sum", "path", "size")

    def __init__(self, path: Path) -> None:
        self.path = path
        self.size = 0
        self._sum = hashlib.sha256()
        self._held: list[bytes] = []
        self._is_down = False

    def add(self, data: bytes) -> None:
        self.size += len(data)
        self._sum.update(data)
        self._held.append(data)

    @property
    def sum(self) -> str:
        return self._sum.hexdigest()

    def put_down(self) -> None:
        """Write what is held."""
        if self._is_down and not self._held:
            return
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with self.path.open("ab" if self._is_down else "wb") as file:
            file.writelines(self._held)
        self._held.clear()
        self._is_down = True

    def forget(self) -> None:
        """Leave nothing of it."""
        if self._is_down:
            self.path.unlink()

    def is_as(self, path: Path) -> bool:
        """Whether the file at `path` has the same bytes; not asked of what was put down."""
        if self._is_down or not path.is_file() or path.stat().st_size != self.size:
            return False
        return path.read_bytes() == b"".join(self._held)
