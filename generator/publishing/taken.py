"""The files that can be taken along, sort by sort: for the site, and for `portal export`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from generator.export.calendars import calendars
from generator.export.data import data
from generator.export.feed import feed_files
from generator.export.sheaf import Keep, Sheaf
from generator.export.spreadsheet import spreadsheets
from generator.pages.page import Build
from generator.publishing.source import Source


class Sort(NamedTuple):
    """Files of one sort: their name for machines, what readers call them, and what makes them."""

    name: str
    label: str
    sheaves: Iterable[Sheaf]


def taken_along(
    source: Source, build: Build, url: str | None, keep: Keep | None = None
) -> Iterator[Sort]:
    """Every sort; `url` is where the site will stand, if known."""
    corpus, chronicle = source.verdict.corpus, source.chronicle
    dates = calendars(corpus, chronicle.history(), url, chronicle.past(), keep)
    yield Sort("calendars", "lịch", dates)
    yield Sort("spreadsheets", "bảng tính", spreadsheets(corpus, build.time, source.parts, keep))
    feeds = Sheaf(
        name="feeds",
        make=lambda: feed_files(corpus, chronicle.past(), url),
        also=(build.commit, build.time, build.changed, url),
        heavy=True,
    )
    yield Sort("feeds", "nguồn tin", (feeds,))
    yield Sort("data", "dữ liệu", (data(corpus, build.commit, keep),))
