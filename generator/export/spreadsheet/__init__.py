"""The duties as spreadsheets: all of them, each unit's, each plan's."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from functools import cached_property, partial

from generator.domain import addresses
from generator.domain.corpus import Corpus
from generator.domain.duties import duties_of, plans_of_units
from generator.domain.plan import Plan
from generator.export.sheaf import Keep, Sheaf, files_of, one_file, remembering
from generator.export.spreadsheet.form import Form, form
from generator.export.spreadsheet.rows import rows_of

_AFTER_UNIT, _BETWEEN = "\1", "\2"  # no cell holds them


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

    There is one for each plan, and one for each unit that has a duty.
    """
    desk = _Desk(corpus, made, keep or remembering())
    also = (made,)
    yield one_file(addresses.DUTIES_XLSX, desk.of_all, also=also, heavy=True)
    for unit_id, plans in parts.items():
        make = partial(desk.of_unit, unit_id, plans)
        yield one_file(addresses.unit_spreadsheet(unit_id), make, plans, also=also)
    for plan in corpus.plans.values():
        own = partial(desk.of_plan, plan)
        yield one_file(addresses.plan_spreadsheet(plan.id), own, (plan.id,), also=also)


class _Desk:
    """Makes the workbooks; the rows of each plan are written once."""

    def __init__(self, corpus: Corpus, made: datetime | None, keep: Keep) -> None:
        self._corpus, self._made, self._keep = corpus, made, keep

    @cached_property
    def _form(self) -> Form:
        return form(self._made)

    def of_all(self) -> bytes:
        rows = (row for name in self._corpus.plans for _, row in self._rows(name))
        return self._form.filled("Mọi việc của mọi kế hoạch", rows)

    def of_plan(self, plan: Plan) -> bytes:
        return self._form.filled(plan.name, (row for _, row in self._rows(plan.id)))

    def of_unit(self, unit_id: str, plans: Iterable[str]) -> bytes:
        rows = (row for name in plans for unit, row in self._rows(name) if unit == unit_id)
        return self._form.filled(self._corpus.unit(unit_id).name, rows)

    def _rows(self, plan_id: str) -> Iterator[tuple[str, str]]:
        """The unit and the row of each duty of a plan."""
        kept = self._keep("xlsx", plan_id, partial(self._packed, plan_id))
        for line in kept.decode().split(_BETWEEN) if kept else ():
            unit, _, row = line.partition(_AFTER_UNIT)
            yield unit, row

    def _packed(self, plan_id: str) -> bytes:
        duties = (*duties_of(self._corpus, self._corpus.plans[plan_id]),)
        lines = (
            f"{duty.unit_id}{_AFTER_UNIT}{row}"
            for duty, row in zip(duties, rows_of(duties, self._form.looks), strict=True)
        )
        return _BETWEEN.join(lines).encode()
