"""Files that are saved are noticed at once, by the system's own events."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from watchdog.events import (
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer

_SAVED: list[type[FileSystemEvent]] = [
    FileCreatedEvent, FileDeletedEvent, FileModifiedEvent, FileMovedEvent,
]  # fmt: skip


class FileEvents(Observer):  # type: ignore[misc, valid-type]
    """Tells its handlers of files that are changed, and before them `saved`; not of reading."""

    def __init__(self, saved: Callable[[str], None]) -> None:
        """Take whom to tell first."""
        super().__init__()
        self._saved = saved

    def schedule(
        self, event_handler: FileSystemEventHandler, path: str | Path, **given: Any
    ) -> Any:
        """Watch `path`; other arguments are those of the library."""
        return super().schedule(
            _First(self._saved, event_handler), path, **given, event_filter=_SAVED
        )


class _First(FileSystemEventHandler):
    def __init__(self, saved: Callable[[str], None], then: FileSystemEventHandler) -> None:
        self._saved, self._then = saved, then

    def dispatch(self, event: FileSystemEvent) -> None:
        self._saved(os.fsdecode(event.src_path))
        if event.dest_path:
            self._saved(os.fsdecode(event.dest_path))
        self._then.dispatch(event)
