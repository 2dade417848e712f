"""What the home page tells of a year: the stretches that run in it, and the days due in it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from functools import partial

from generator.domain import addresses
from generator.domain.corpus import Corpus
from generator.domain.dated import Dated, dated_of
from generator.domain.plan import Plan
from generator.export.scripts import PlanRows, Row, keyed, literal, time_row
from generator.export.sheaf import Keep, Pieces, PlanPart, anew


def year_files(corpus: Corpus, keep: Keep = anew) -> Pieces:
    """A script for every year in which anything falls; the same corpus gives the same bytes.

    They are made side by side, plan by plan, and nobody holds them.
    """
    named: dict[int, PlanRows] = {}
    for plan in corpus.plans.values():
        lines = keep(PlanPart("years", plan.id), partial(_lines, corpus, plan))
        for year, rows in _by_year(lines).items():
            before = "," if year in named else f'{keyed("PORTAL_YEARS", str(year))} = {{"rows":['
            place = named.setdefault(year, PlanRows(corpus)).place(plan)
            texts = b",".join(b'%s,"plan":%d}' % (row.removesuffix(b"}"), place) for row in rows)
            yield addresses.year_data(year), before.encode() + texts
    for year, plans in named.items():
        yield addresses.year_data(year), b'],"plans":%s};\n' % literal(plans.rows)


def _lines(corpus: Corpus, plan: Plan) -> bytes:
    """A plan's rows as lines, the year of each before it."""
    return b"\n".join(
        b"%d %s" % (year, literal(_row(dated, year)))
        for dated in dated_of(corpus, plan)
        for year in dated.years
    )


def _by_year(lines: bytes) -> Mapping[int, list[bytes]]:
    """The rows of each year; no row has an end of a line in it."""
    found: defaultdict[int, list[bytes]] = defaultdict(list)
    for line in lines.split(b"\n") if lines else ():
        year, _, row = line.partition(b" ")
        found[int(year)].append(row)
    return found


def _row(dated: Dated, year: int) -> Row:
    """What is dated, less the days of other years."""
    standing = dated.standing
    if standing.days is not None:
        days = tuple(day for day in standing.days if day.year == year)
        standing = replace(standing, days=days)
    time = time_row(dated.span, standing)
    return {"title": dated.title, "url": dated.target, "time": time}
