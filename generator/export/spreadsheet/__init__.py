"""The duties as spreadsheets: all of them, each unit's, each plan's."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from functools import cached_property, partial

from generator.domain import addresses
from generator.domain.corpus import Corpus
from generator.domain.duties import duties_of, plans_of_units
from generator.domain.plan import Plan
from generator.export.packed import Packed, pack
from generator.export.sheaf import Keep, PlanPart, Sheaf, files_of, one_file, remembering
from generator.export.spreadsheet.form import Form, form
from generator.export.spreadsheet.rows import rows_of

_BETWEEN = b"\1"  # no cell holds it
_ALL = ""  # no unit's id

MOST_ROWS = 1_048_575
"""Below its heads a sheet of Excel ends there; what is longer it calls damaged."""


def spreadsheet_files(corpus: Corpus, made: datetime | None) -> Iterator[tuple[str, bytes]]:
    """Every spreadsheet's address and bytes; see `spreadsheets`."""
    return files_of(spreadsheets(corpus, made, plans_of_units(corpus)))


def spreadsheets(
    corpus: Corpus,
    made: datetime | None,
    parts: Mapping[str, tuple[str, ...]],
    keep: Keep | None = None,
) -> Iterator[Sheaf]:
    """Every spreadsheet; `made` is the commit's time, `parts` are the plans of each unit.

    There is one for each plan, one for each unit that has a duty, and one of all duties, unless
    they are more than a sheet can hold.
    """
    desk = _Desk(corpus, made, keep or remembering())
    also = (made,)
    if desk.count <= MOST_ROWS:
        yield one_file(addresses.DUTIES_XLSX, desk.of_all, also=also, heavy=True)
    for unit_id, plans in parts.items():
        make = partial(desk.of_unit, unit_id, plans)
        entries = (*corpus.reach.units((unit_id,)),)
        yield one_file(addresses.unit_spreadsheet(unit_id), make, plans, entries, also=also)
    for plan in corpus.plans.values():
        own = partial(desk.of_plan, plan)
        yield one_file(addresses.plan_spreadsheet(plan.id), own, (plan.id,), (), also=also)


class _Desk:
    """Makes the workbooks; the rows of each plan are written once."""

    def __init__(self, corpus: Corpus, made: datetime | None, keep: Keep) -> None:
        self._corpus, self._made, self._keep = corpus, made, keep

    @cached_property
    def _form(self) -> Form:
        return form(self._made)

    @cached_property
    def count(self) -> int:
        """How many duties there are."""
        shares = self._corpus.shares.values()
        return sum(share.duties for units in shares for share in units.values())

    def of_all(self) -> bytes:
        rows = (row for name in self._corpus.plans for row in _rows(self._kept(name), _ALL))
        return self._form.filled("Mọi việc của mọi kế hoạch", self.count, rows)

    def of_plan(self, plan: Plan) -> bytes:
        kept = self._kept(plan.id)
        return self._form.filled(plan.name, kept.head["rows"], _rows(kept, _ALL))

    def of_unit(self, unit_id: str, plans: Iterable[str]) -> bytes:
        rows = [row for name in plans for row in _rows(self._kept(name), unit_id)]
        return self._form.filled(self._corpus.unit(unit_id).name, len(rows), rows)

    def _kept(self, plan_id: str) -> Packed:
        part = PlanPart("xlsx", plan_id, small=True)
        return Packed(self._keep(part, partial(self._packed, plan_id)))

    def _packed(self, plan_id: str) -> bytes:
        """The rows of a plan, and those of each of its units, in their order."""
        duties = (*duties_of(self._corpus, self._corpus.plans[plan_id]),)
        rows: defaultdict[str, list[bytes]] = defaultdict(list)
        for duty, row in zip(duties, rows_of(duties, self._form.looks), strict=True):
            rows[_ALL].append(row)
            rows[duty.unit_id].append(row)
        texts = {unit: _BETWEEN.join(own) for unit, own in rows.items()}
        return pack({"rows": len(duties)}, texts)


def _rows(kept: Packed, unit_id: str) -> Iterable[bytes]:
    return kept.text(unit_id).split(_BETWEEN) if kept.head["rows"] else ()
