"""The duties as spreadsheets: all of them, each unit's, each plan's."""

from __future__ import annotations

import io
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

from xlsxwriter import Workbook  # type: ignore[import-untyped]

from generator.domain import addresses
from generator.domain.corpus import Corpus
from generator.domain.duties import Duty, all_duties
from generator.export.spreadsheet.sheets import Formats, duties_sheet, meanings_sheet, set_up_print

AUTHOR = "Cổng kế hoạch tuyên truyền"

_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
_NO_COMMIT = datetime(1980, 1, 1, tzinfo=UTC)


def spreadsheet_files(corpus: Corpus, made: datetime | None) -> Iterator[tuple[str, bytes]]:
    """Every spreadsheet's address and bytes; `made` is the commit's time.

    There is one for each plan, and one for each unit that has a duty.
    """
    duties = all_duties(corpus)
    of_unit: defaultdict[str, list[Duty]] = defaultdict(list)
    of_plan: dict[str, list[Duty]] = {plan_id: [] for plan_id in corpus.plans}
    for duty in duties:
        of_unit[duty.unit_id].append(duty)
        of_plan[duty.plan_id].append(duty)
    yield addresses.DUTIES_XLSX, _workbook("Mọi việc của mọi kế hoạch", duties, made)
    for unit_id in sorted(of_unit):
        name = corpus.unit(unit_id).name
        yield addresses.unit_spreadsheet(unit_id), _workbook(name, of_unit[unit_id], made)
    for plan_id, rows in of_plan.items():
        name = corpus.plans[plan_id].name
        yield addresses.plan_spreadsheet(plan_id), _workbook(name, rows, made)


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
