"""The files that can be taken along, sort by sort: for the site, and for `portal export`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from generator.export.calendars import calendar_files
from generator.export.data import data_files
from generator.export.feed import feed_files
from generator.export.spreadsheet import spreadsheet_files
from generator.pages.page import Build
from generator.publishing.source import Source
from generator.publishing.work import Files


class Sort(NamedTuple):
    """Files of one sort: their name for machines, what readers call them, and how they are made."""

    name: str
    label: str
    make: Callable[[], Files]


def taken_along(source: Source, build: Build, url: str | None) -> Iterator[Sort]:
    """Every sort, those that take longest first; `url` is where the site will stand, if known."""
    corpus, chronicle = source.verdict.corpus, source.chronicle
    yield Sort(
        "calendars",
        "lịch",
        lambda: calendar_files(corpus, chronicle.history(), url, chronicle.past()),
    )
    yield Sort("spreadsheets", "bảng tính", lambda: spreadsheet_files(corpus, build.time))
    yield Sort("feeds", "nguồn tin", lambda: feed_files(corpus, chronicle.past(), url))
    yield Sort("data", "dữ liệu", lambda: data_files(corpus, build.commit))
