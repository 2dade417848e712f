"""The duties as spreadsheets: all of them, each unit's, each plan's."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from functools import cache, partial

from xlsxwriter import Workbook  # type: ignore[import-untyped]

from generator.domain import addresses
from generator.domain.corpus import Corpus
from generator.domain.duties import Duty, all_duties, duties_of, plans_of_units
from generator.export.sheaf import Sheaf, files_of, one_file
from generator.export.spreadsheet.sheets import Formats, duties_sheet, meanings_sheet, set_up_print

AUTHOR = "Cổng kế hoạch tuyên truyền"

_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
_NO_COMMIT = datetime(1980, 1, 1, tzinfo=UTC)


def spreadsheet_files(corpus: Corpus, made: datetime | None) -> Iterator[tuple[str, bytes]]:
    """Every spreadsheet's address and bytes; see `spreadsheets`."""
    return files_of(spreadsheets(corpus, made, plans_of_units(corpus)))


def spreadsheets(
    corpus: Corpus, made: datetime | None, parts: Mapping[str, tuple[str, ...]]
) -> Iterator[Sheaf]:
    """Every spreadsheet; `made` is the commit's time, `parts` are the plans of each unit.

    There is one for each plan, and one for each unit that has a duty.
    """
    rows = cache(lambda plan_id: tuple(duties_of(corpus, corpus.plans[plan_id])))
    also = (made,)
    yield one_file(
        addresses.DUTIES_XLSX,
        lambda: _workbook("Mọi việc của mọi kế hoạch", all_duties(corpus), made),
        also=also,
        heavy=True,
    )

    def of_unit(unit_id: str, plans: tuple[str, ...]) -> bytes:
        own = [duty for plan_id in plans for duty in rows(plan_id) if duty.unit_id == unit_id]
        return _workbook(corpus.unit(unit_id).name, own, made)

    for unit_id, plans in parts.items():
        make = partial(of_unit, unit_id, plans)
        yield one_file(addresses.unit_spreadsheet(unit_id), make, plans, also=also)
    for plan in corpus.plans.values():
        own = partial(lambda plan: _workbook(plan.name, rows(plan.id), made), plan)
        yield one_file(addresses.plan_spreadsheet(plan.id), own, (plan.id,), also=also)


def _workbook(name: str, duties: Sequence[Duty], made: datetime | None) -> bytes:
    """One workbook; its parts never lie on a disk, so they have no time or mode of their own."""
    out = io.BytesIO()
    with Workbook(out, _OPTIONS) as book:
        created = (made or _NO_COMMIT).astimezone(UTC)
        book.set_properties({"title": name, "author": AUTHOR, "created": created})
        formats = Formats(book)
        duties_sheet(book, formats, duties)
        meanings_sheet(book, formats, name)
        for sheet in book.worksheets():
            set_up_print(sheet, name, made)
    return out.getvalue()
