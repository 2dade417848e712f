"""Items as iCalendar text (RFC 5545, RFC 7986): the only module that knows the library."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache

from icalendar import Calendar, vDuration, vRecur, vText

from generator.export.calendars.items import UID_DOMAIN, Item, State
from generator.export.calendars.lines import component, day, folded, moment, text, written_day

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
    Properties stand in the order in which the library writes them.
    """
    if item.first:
        return folded(component("VEVENT", (*_event(item, item.first, site_url), *_alarms(item))))
    return folded(component("VTODO", _todo(item, site_url)))


def _event(item: Item, first: date, site_url: str | None) -> Iterator[str]:
    """An event's lines but for its alarms; the end of whole days is exclusive (section 3.6.1)."""
    yield text("SUMMARY", _clean(item.summary))
    yield day("DTSTART", first)
    yield day("DTEND", (item.last or first) + timedelta(days=1))
    yield moment("DTSTAMP", item.changes.last)
    yield text("UID", item.uid)
    yield f"SEQUENCE:{item.changes.commits}"
    if item.rrule:
        yield f"RRULE:{_rule(item.rrule, item.until)}"
    if item.days:
        yield f"RDATE;VALUE=DATE:{','.join(map(written_day, item.days))}"
    yield from _words(item, site_url)
    yield text("STATUS", item.state.value)
    yield "TRANSP:TRANSPARENT"
    yield from _references(item, site_url)


def _todo(item: Item, site_url: str | None) -> Iterator[str]:
    category, description, *place = _words(item, site_url)
    yield category
    yield description
    yield moment("DTSTAMP", item.changes.last)
    yield from place
    yield f"SEQUENCE:{item.changes.commits}"
    if item.state is State.CANCELLED:
        yield text("STATUS", item.state.value)
    yield text("SUMMARY", _clean(item.summary))
    yield text("UID", item.uid)
    yield from _references(item, site_url)


def _words(item: Item, site_url: str | None) -> Iterator[str]:
    """What it is, in words, and where it is if it has a place."""
    url = absolute(site_url, item.address)
    link = f"Xem: {url}" if url else f"Địa chỉ trên cổng: /{item.address}"
    lines = (*filter(None, (item.whose,)), *item.lines, link)
    yield text("CATEGORIES", item.sort.label)
    yield text("DESCRIPTION", _clean("\n".join(lines)))
    if item.place:
        yield text("LOCATION", _clean(item.place))


def _references(item: Item, site_url: str | None) -> Iterator[str]:
    if url := absolute(site_url, item.address):
        yield f"URL:{url}"
    for duty in item.duties:
        yield text("X-PORTAL-DUTY", duty)


def _alarms(item: Item) -> Iterator[str]:
    for before in item.alarms:
        yield from component(
            "VALARM",
            ("ACTION:DISPLAY", text("DESCRIPTION", _clean(item.summary)), _trigger(before)),
        )


@cache
def _trigger(before: timedelta) -> str:
    value: bytes = vDuration(-before).to_ical()  # type: ignore[no-untyped-call]
    return f"TRIGGER:{value.decode()}"


@cache
def _rule(rrule: str, until: date | None) -> str:
    rule = vRecur.from_ical(rrule)
    if until:
        rule["UNTIL"] = until
    return str(rule.to_ical().decode())


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


def _clean(text: str) -> str:
    """Text without the control characters that a content line may not hold (section 3.1)."""
    return _CONTROL.sub(" ", text.replace("\r\n", "\n"))
