"""The duties as spreadsheets: all of them, each unit's, each plan's."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from functools import cache, partial

from generator.domain import addresses
from generator.domain.corpus import Corpus
from generator.domain.duties import all_duties, duties_of, plans_of_units
from generator.export.sheaf import Sheaf, files_of, one_file
from generator.export.spreadsheet.form import form


def spreadsheet_files(corpus: Corpus, made: datetime | None) -> Iterator[tuple[str, bytes]]:
    """Every spreadsheet's address and bytes; see `spreadsheets`."""
    return files_of(spreadsheets(corpus, made, plans_of_units(corpus)))


def spreadsheets(
    corpus: Corpus, made: datetime | None, parts: Mapping[str, tuple[str, ...]]
) -> Iterator[Sheaf]:
    """Every spreadsheet; `made` is the commit's time, `parts` are the plans of each unit.

    There is one for each plan, and one for each unit that has a duty.
    """
    workbook = cache(lambda: form(made))
    rows = cache(lambda plan_id: tuple(duties_of(corpus, corpus.plans[plan_id])))
    also = (made,)
    yield one_file(
        addresses.DUTIES_XLSX,
        lambda: workbook().filled("Mọi việc của mọi kế hoạch", all_duties(corpus)),
        also=also,
        heavy=True,
    )

    def of_unit(unit_id: str, plans: tuple[str, ...]) -> bytes:
        own = [duty for plan_id in plans for duty in rows(plan_id) if duty.unit_id == unit_id]
        return workbook().filled(corpus.unit(unit_id).name, own)

    for unit_id, plans in parts.items():
        make = partial(of_unit, unit_id, plans)
        yield one_file(addresses.unit_spreadsheet(unit_id), make, plans, also=also)
    for plan in corpus.plans.values():
        own = partial(lambda plan: workbook().filled(plan.name, rows(plan.id)), plan)
        yield one_file(addresses.plan_spreadsheet(plan.id), own, (plan.id,), also=also)
