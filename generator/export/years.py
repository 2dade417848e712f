"""What the home page tells of a year: the stretches that run in it, and the days due in it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from generator.domain import addresses
from generator.domain.corpus import Corpus
from generator.domain.dated import Dated, dated_of
from generator.export.scripts import PlanRows, Row, keyed, script, time_row


class _Year:
    """The rows of one year on the way to its script."""

    def __init__(self, corpus: Corpus) -> None:
        self.plans = PlanRows(corpus)
        self.rows: list[Row] = []


def year_files(corpus: Corpus) -> Iterator[tuple[str, bytes]]:
    """A script for every year in which anything falls; the same corpus gives the same bytes."""
    found: defaultdict[int, _Year] = defaultdict(lambda: _Year(corpus))
    for plan in corpus.plans.values():
        for dated in dated_of(corpus, plan):
            for year in dated.years:
                place = found[year].plans.place(plan)
                found[year].rows.append(_row(dated, year) | {"plan": place})
    for year, of in sorted(found.items()):
        value = {"plans": of.plans.rows, "rows": of.rows}
        yield addresses.year_data(year), script(keyed("PORTAL_YEARS", str(year)), value)


def _row(dated: Dated, year: int) -> Row:
    """What is dated, less the days of other years."""
    standing = dated.standing
    if standing.days is not None:
        days = tuple(day for day in standing.days if day.year == year)
        standing = replace(standing, days=days)
    time = time_row(dated.span, standing)
    return {"title": dated.title, "url": dated.target, "time": time}
