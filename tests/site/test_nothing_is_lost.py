"""Promise 1: every task, unit, role and date of every plan reaches every output."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import icalendar
import pytest
import yaml
from openpyxl import load_workbook  # type: ignore[import-untyped]

Key = tuple[str, ...]
_COLUMNS = ("plan_id", "task_id", "unit_id", "role", "due_date")
_DUTY = re.compile(r'data-duty="([^"]+)"')


def _front_matter(root: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    for path in sorted((root / "content/plans").rglob("*.md")):
        head = path.read_text("utf-8").split("---\n")[1]
        yield path.stem, yaml.load(head, Loader=yaml.BaseLoader)


def _registry(root: Path, name: str) -> dict[str, Any]:
    text = (root / f"content/registry/{name}.yml").read_text("utf-8")
    return dict(yaml.load(text, Loader=yaml.BaseLoader))


def _day(moment: Any, events: dict[str, Any]) -> date | None:
    if isinstance(moment, dict):
        event, part = events[moment["event"]], moment.get("part", "end")
        found = event.get("actual", {}).get(part) or event.get("scheduled", {}).get(part)
        days = timedelta(days=int(moment.get("days", 0)))
        return date.fromisoformat(found) + days if found else None
    return date.fromisoformat(moment) if moment and moment != "issued" else None


def _due(due: dict[str, Any] | None, events: dict[str, Any]) -> str:
    given = due or {}
    if "before" in given and (day := _day(given["before"], events)):
        return (day - timedelta(days=1)).isoformat()
    day = _day(given.get("on") or given.get("by") or given.get("end"), events)
    return day.isoformat() if day else "-"


def _members(unit: str, units: dict[str, Any]) -> Iterator[str]:
    for member in units[unit].get("members", []):
        yield member
        yield from _members(member, units)


def written(root: Path) -> set[Key]:
    """The duties as the front matter writes them, worked out here without the generator."""
    units, events = _registry(root, "units"), _registry(root, "events")
    found: set[Key] = set()
    for plan, data in _front_matter(root):
        for task in data["tasks"]:
            day = _due(task.get("due"), events)
            for role, named in task.get("roles", {}).items():
                for unit in [named] if isinstance(named, str) else named:
                    holders = [unit, *_members(unit, units)]
                    found |= {(plan, task["id"], holder, role, day) for holder in holders}
    return found


def _in_html(paths: Iterable[Path]) -> set[Key]:
    texts = (path.read_text("utf-8") for path in paths)
    return {tuple(key.split()) for text in texts for key in _DUTY.findall(text)}


def _in_rows(rows: Iterable[dict[str, Any]]) -> set[Key]:
    return {
        (r["plan_id"], r["task_id"], r["unit_id"], r["role"], r["due_date"] or "-") for r in rows
    }


def _in_ics(file: Path) -> set[Key]:
    """The duties of a calendar with the days of its deadlines; what recurs has no one day."""
    calendar: Any = icalendar.Calendar.from_ical(file.read_bytes())
    found: set[Key] = set()
    for part in calendar.walk():
        day = str(part["DTSTART"].dt) if "DTSTART" in part and "RRULE" not in part else "-"
        named = part.get("X-PORTAL-DUTY", [])
        for duty in named if isinstance(named, list) else [named]:
            plan, task, unit, role = str(duty).split()
            found.add((plan, task, unit, role, day))
    return found


@pytest.fixture(scope="module")
def duties(root: Path) -> set[Key]:
    found = written(root)
    assert len(found) > 150
    return found


def test_every_duty_reaches_its_plans_page(site: Path, duties: set[Key]) -> None:
    for plan in {key[0] for key in duties}:
        page = _in_html([site / f"ke-hoach/{plan}/index.html"])
        assert page == {key for key in duties if key[0] == plan}


def test_every_duty_reaches_its_units_page(site: Path, duties: set[Key]) -> None:
    for unit in {key[2] for key in duties}:
        page = _in_html([site / f"don-vi/{unit}/index.html"])
        assert page == {key for key in duties if key[2] == unit}


def test_units_pages_together_hold_nothing_else(site: Path, duties: set[Key]) -> None:
    assert _in_html((site / "don-vi").glob("*/index.html")) == duties


def test_every_duty_reaches_the_calendar(site: Path, duties: set[Key]) -> None:
    assert _in_html((site / "lich").glob("*/index.html")) == duties


def test_every_duty_reaches_the_matrices(site: Path, duties: set[Key]) -> None:
    assert _in_html((site / "ma-tran").glob("*/index.html")) == duties


def test_every_duty_reaches_the_data_as_json(site: Path, duties: set[Key]) -> None:
    rows = json.loads((site / "data/duties.json").read_text("utf-8"))
    assert _in_rows(rows) == duties


def test_every_duty_reaches_the_data_as_csv(site: Path, duties: set[Key]) -> None:
    text = (site / "data/duties.csv").read_text("utf-8-sig")
    assert _in_rows(csv.DictReader(io.StringIO(text))) == duties


def _in_sheet(path: Path) -> set[Key]:
    """The duties of a spreadsheet; its second sheet says which words stand for which codes."""
    book = load_workbook(path)
    meanings = list(book["Giải thích"].iter_rows(values_only=True))
    code = {row[0]: row[1] for row in meanings if row[1] not in (None, "Trong dữ liệu")}
    head, *rows = book["Việc phải làm"].iter_rows(values_only=True)
    places = [[code[cell] for cell in head].index(name) for name in _COLUMNS]
    return {_key([row[place] for place in places], code) for row in rows}


def _key(cells: list[Any], code: dict[str, str]) -> Key:
    plan, task, unit, role, day = cells
    return (plan, task, unit, code[role], day.date().isoformat() if day else "-")


def test_every_duty_reaches_the_spreadsheet(site: Path, duties: set[Key]) -> None:
    assert _in_sheet(site / "data/duties.xlsx") == duties


def test_every_duty_reaches_its_units_and_its_plans_spreadsheet(
    site: Path, duties: set[Key]
) -> None:
    for unit in {key[2] for key in duties}:
        mine = {key for key in duties if key[2] == unit}
        assert _in_sheet(site / f"data/don-vi/{unit}.xlsx") == mine
    for plan in {key[0] for key in duties}:
        mine = {key for key in duties if key[0] == plan}
        assert _in_sheet(site / f"data/ke-hoach/{plan}.xlsx") == mine


def test_every_duty_reaches_the_calendars_of_its_years_of_its_plan_and_of_its_unit(
    site: Path, duties: set[Key]
) -> None:
    years = {path: _in_ics(path) for path in sorted((site / "lich").glob("*.ics"))}
    now = years.pop(site / "lich/tat-ca.ics")
    assert set().union(*years.values()) == duties
    assert now <= duties
    for plan in {key[0] for key in duties}:
        own = {key for key in duties if key[0] == plan}
        assert _in_ics(site / f"lich/ke-hoach/{plan}.ics") == own
    for unit in {key[2] for key in duties}:
        own = {key for key in duties if key[2] == unit}
        assert _in_ics(site / f"lich/don-vi/{unit}.ics") == own


def test_every_phase_reaches_the_plans_page_the_calendar_and_the_data(
    site: Path, root: Path
) -> None:
    data = json.loads((site / "data/plans.json").read_text("utf-8"))
    published = {(plan["id"], phase["id"]) for plan in data["plans"] for phase in plan["phases"]}
    assert published == {
        (plan, phase) for plan, front in _front_matter(root) for phase in _phase_ids(front)
    }
    calendar = "".join(p.read_text("utf-8") for p in (site / "lich").glob("*/index.html"))
    for plan, phase in published:
        page = (site / f"ke-hoach/{plan}/index.html").read_text("utf-8")
        assert f'data-phase="{phase}"' in page
        assert f'data-phase="{plan} {phase}"' in calendar


def _phase_ids(front: dict[str, Any]) -> Iterator[str]:
    for phase in front.get("phases", []):
        yield phase["id"]
        yield from _phase_ids(phase)


def test_every_phrase_of_time_stands_word_for_word_on_its_plans_page(
    site: Path, root: Path
) -> None:
    for plan, front in _front_matter(root):
        page = (site / f"ke-hoach/{plan}/index.html").read_text("utf-8")
        text = re.sub(r"<[^>]+>", "", page)
        for phrase in _phrases(front):
            assert phrase in text, (plan, phrase)


def _phrases(value: Any) -> Iterator[str]:
    if isinstance(value, list):
        for item in value:
            yield from _phrases(item)
    if isinstance(value, dict):
        if "phrase" in value and len(value) > 1 and "task" not in value and "event" not in value:
            yield value["phrase"]
        for item in value.values():
            yield from _phrases(item)
