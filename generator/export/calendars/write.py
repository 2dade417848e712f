"""Items as iCalendar text (RFC 5545, RFC 7986): the only module that knows the library."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from icalendar import Alarm, Calendar, Component, Event, Todo, vRecur, vText

from generator.export.calendars.items import UID_DOMAIN, Item, State

PRODUCT = "-//Cong ke hoach tuyen truyen//Lich//VI"
ZONE = "Asia/Ho_Chi_Minh"
_END = b"END:VCALENDAR\r\n"
_CONTROL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f]+")


@dataclass(frozen=True, kw_only=True, slots=True)
class Head:
    """What a calendar says of itself; `address` is its file's, `page` the page that it is of."""

    name: str
    description: str
    address: str
    page: str


def written(item: Item, site_url: str | None) -> bytes:
    """One item: a VEVENT (section 3.6.1), or a VTODO (3.6.2) when it has no day.

    Links must be absolute (3.8.4.6); without `site_url` the portal's own address stands in words.
    """
    component = Event() if item.first else Todo()
    component.add("UID", item.uid)
    component.add("DTSTAMP", item.changes.last)
    component.add("SEQUENCE", item.changes.commits)
    component.add("SUMMARY", _clean(item.summary))
    component.add("CATEGORIES", [item.sort.label])
    url = absolute(site_url, item.address)
    link = f"Xem: {url}" if url else f"Địa chỉ trên cổng: /{item.address}"
    lines = (*filter(None, (item.whose,)), *item.lines, link)
    component.add("DESCRIPTION", _clean("\n".join(lines)))
    if url:
        component.add("URL", url)
    if item.place:
        component.add("LOCATION", _clean(item.place))
    for duty in item.duties:
        component.add("X-PORTAL-DUTY", vText(duty))
    if item.first or item.state is State.CANCELLED:
        component.add("STATUS", item.state.value)
    if item.first:
        _add_days(component, item, item.first)
    return bytes(component.to_ical())


def calendar(head: Head, components: bytes, changed: datetime, site_url: str | None) -> bytes:
    """A calendar of written components; what readers' programs show of it is RFC 7986, section 5.

    The X- properties say the same to programs that do not know RFC 7986.
    """
    made = Calendar()
    made.add("PRODID", PRODUCT)
    made.add("VERSION", "2.0")
    made.add("UID", f"{head.address.removesuffix('.ics').replace('/', '.')}@{UID_DOMAIN}")
    made.add("LAST-MODIFIED", changed)
    for name in ("NAME", "X-WR-CALNAME"):
        made.add(name, vText(_clean(head.name)))
    for name in ("DESCRIPTION", "X-WR-CALDESC"):
        made.add(name, vText(_clean(head.description)))
    made.add("X-WR-TIMEZONE", vText(ZONE))
    made.add("REFRESH-INTERVAL", timedelta(days=1), parameters={"VALUE": "DURATION"})
    made.add("X-PUBLISHED-TTL", vText("P1D"))
    if url := absolute(site_url, head.page):
        made.add("URL", url)
        made.add("SOURCE", absolute(site_url, head.address), parameters={"VALUE": "URI"})
    head_only = bytes(made.to_ical())
    return head_only.removesuffix(_END) + components + _END


def absolute(site_url: str | None, address: str) -> str | None:
    """An address with the host before it, if the host is known."""
    return f"{site_url.rstrip('/')}/{address}" if site_url else None


def _add_days(component: Component, item: Item, first: date) -> None:
    """The days and what hangs on them; the end of whole days is exclusive (section 3.6.1)."""
    component.add("DTSTART", first)
    component.add("DTEND", (item.last or first) + timedelta(days=1))
    component.add("TRANSP", "TRANSPARENT")
    if item.rrule:
        rule = vRecur.from_ical(item.rrule)
        if item.until:
            rule["UNTIL"] = item.until
        component.add("RRULE", rule)
    if item.days:
        component.add("RDATE", list(item.days), parameters={"VALUE": "DATE"})
    for before in item.alarms:
        alarm = Alarm()
        alarm.add("ACTION", "DISPLAY")
        alarm.add("TRIGGER", -before)
        alarm.add("DESCRIPTION", _clean(item.summary))
        component.add_component(alarm)


def _clean(text: str) -> str:
    """Text without the control characters that a content line may not hold (section 3.1)."""
    return _CONTROL.sub(" ", text.replace("\r\n", "\n"))
