"""What each calendar says of itself."""

from __future__ import annotations

from datetime import date

from generator.domain import addresses
from generator.domain.dates import official
from generator.domain.plan import Plan
from generator.domain.registry import Unit
from generator.export.calendars.write import Head

_CAVEAT = "Bản tổng hợp không chính thức; bản gốc là bản có giá trị."


def of_all(since: date) -> Head:
    """The calendar of all plans, less what was over before `since`."""
    return Head(
        name="Kế hoạch tuyên truyền: tất cả",
        description="Các đợt, hạn chót, việc định kỳ và sự kiện của mọi kế hoạch trên cổng, từ "
        f"ngày {official(since)} trở đi. Những gì đã qua trước ngày ấy ở lịch của từng năm. "
        f"{_CAVEAT}",
        address=addresses.ALL_ICS,
        page=addresses.CALENDAR,
    )


def of_year(year: int) -> Head:
    """The calendar of what falls in a year, of all plans."""
    return Head(
        name=f"Kế hoạch tuyên truyền: năm {year}",
        description="Các đợt, hạn chót, việc định kỳ và sự kiện có ngày trong năm "
        f"{year}, của mọi kế hoạch trên cổng. {_CAVEAT}",
        address=addresses.year_ics(year),
        page=addresses.CALENDAR,
    )


def of_unit(unit: Unit) -> Head:
    """The calendar of a unit's duties."""
    name = unit.name
    return Head(
        name=f"Việc của {name}",
        description=f"Hạn chót và việc định kỳ của {name}, cùng các đợt và sự kiện của những kế "
        f"hoạch giao việc cho đơn vị. {_CAVEAT}",
        address=addresses.unit_ics(unit.id),
        page=addresses.unit(unit.id),
    )


def of_plan(plan: Plan, page: str) -> Head:
    """The calendar of a plan; `page` is the list of plans where it has no page any more."""
    return Head(
        name=plan.name,
        description=f"Các đợt, hạn chót, việc định kỳ và sự kiện của {plan.kind.label} "
        f"“{plan.title}”. {_CAVEAT}",
        address=addresses.plan_ics(plan.id),
        page=page,
    )
