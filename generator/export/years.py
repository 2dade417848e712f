"""What the home page tells of a year: the stretches that run in it, and the days due in it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from generator.domain import addresses
from generator.domain.corpus import Corpus
from generator.domain.dated import Dated, dated_of
from generator.export.scripts import PlanRows, Row, keyed, literal, time_row
from generator.export.sheaf import Pieces


def year_files(corpus: Corpus) -> Pieces:
    """A script for every year in which anything falls; the same corpus gives the same bytes.

    They are made side by side, plan by plan, and nobody holds them.
    """
    named: dict[int, PlanRows] = {}
    for plan in corpus.plans.values():
        rows: defaultdict[int, list[Row]] = defaultdict(list)
        for dated in dated_of(corpus, plan):
            for year in dated.years:
                rows[year].append(_row(dated, year))
        for year, own in rows.items():
            before = "," if year in named else f'{keyed("PORTAL_YEARS", str(year))} = {{"rows":['
            place = named.setdefault(year, PlanRows(corpus)).place(plan)
            texts = b",".join(literal(row | {"plan": place}) for row in own)
            yield addresses.year_data(year), before.encode() + texts
    for year, plans in named.items():
        yield addresses.year_data(year), b'],"plans":%s};\n' % literal(plans.rows)


def _row(dated: Dated, year: int) -> Row:
    """What is dated, less the days of other years."""
    standing = dated.standing
    if standing.days is not None:
        days = tuple(day for day in standing.days if day.year == year)
        standing = replace(standing, days=days)
    time = time_row(dated.span, standing)
    return {"title": dated.title, "url": dated.target, "time": time}
