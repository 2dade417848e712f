"""Items as iCalendar text (RFC 5545, RFC 7986)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import NamedTuple

from icalendar import Calendar, vRecur, vText

from generator.export.calendars.items import UID_DOMAIN, Item, State
from generator.export.calendars.lines import clean, days, duration, escaped, line, moment

PRODUCT = "-//Cong ke hoach tuyen truyen//Lich//VI"
ZONE = "Asia/Ho_Chi_Minh"
END = b"END:VCALENDAR\r\n"
"""What stands after the components."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Head:
    """What a calendar says of itself; `address` is its file's, `page` the page that it is of."""

    name: str
    description: str
    address: str
    page: str


class Component(NamedTuple):
    """An item written once for all calendars, with the places of what differs between them."""

    before: bytes
    said: bytes
    between: bytes
    after: bytes

    def of(self, whose: str | None, duties: Iterable[str]) -> bytes:
        """The component as it stands in one calendar: whose work it is, and which duties."""
        said = escaped(f"{whose}\n") + self.said if whose else self.said
        carried = (line(b"X-PORTAL-DUTY", escaped(duty)) for duty in duties)
        description = line(b"DESCRIPTION", said)
        return b"".join((self.before, description, self.between, *carried, self.after))


def written(item: Item, site_url: str | None) -> bytes:
    """One item as it stands in a calendar that has all of it."""
    return component(item, site_url).of(item.whose, item.duties)


def component(item: Item, site_url: str | None) -> Component:
    """One item: a VEVENT (section 3.6.1), or a VTODO (3.6.2) when it has no day.

    Properties stand in icalendar's order. Links must be absolute (3.8.4.6); without `site_url` the
    portal's own address stands in words.
    """
    url = absolute(site_url, item.address)
    link = f"Xem: {url}" if url else f"Địa chỉ trên cổng: /{item.address}"
    before, between, after = _event(item, item.first) if item.first else _todo(item)
    address = line(b"URL", url.encode()) if url else b""
    return Component(
        before=b"".join(before),
        said=escaped("\n".join((*item.lines, link))),
        between=b"".join((*between, address)),
        after=b"".join(after),
    )


_Parts = tuple[Iterable[bytes], Iterable[bytes], Iterable[bytes]]
"""What stands before the description, between it and the link, and after all."""


def _event(item: Item, first: date) -> _Parts:
    before = (
        line(b"BEGIN", b"VEVENT"),
        line(b"SUMMARY", escaped(item.summary)),
        *_days(item, first),
        line(b"DTSTAMP", moment(item.changes.last)),
        line(b"UID", escaped(item.uid)),
        line(b"SEQUENCE", b"%d" % item.changes.commits),
        *_repeats(item),
        line(b"CATEGORIES", escaped(item.sort.label)),
    )
    between = (
        line(b"LOCATION", escaped(item.place)) if item.place else b"",
        line(b"STATUS", item.state.value.encode()),
        line(b"TRANSP", b"TRANSPARENT"),
    )
    return before, between, (*_alarms(item), line(b"END", b"VEVENT"))


def _todo(item: Item) -> _Parts:
    before = (line(b"BEGIN", b"VTODO"), line(b"CATEGORIES", escaped(item.sort.label)))
    cancelled = item.state is State.CANCELLED
    between = (
        line(b"DTSTAMP", moment(item.changes.last)),
        line(b"LOCATION", escaped(item.place)) if item.place else b"",
        line(b"SEQUENCE", b"%d" % item.changes.commits),
        line(b"STATUS", item.state.value.encode()) if cancelled else b"",
        line(b"SUMMARY", escaped(item.summary)),
        line(b"UID", escaped(item.uid)),
    )
    return before, between, (line(b"END", b"VTODO"),)


def _days(item: Item, first: date) -> Iterator[bytes]:
    """Whole days; their end is exclusive (section 3.6.1)."""
    yield line(b"DTSTART;VALUE=DATE", days([first]))
    yield line(b"DTEND;VALUE=DATE", days([(item.last or first) + timedelta(days=1)]))


def _repeats(item: Item) -> Iterator[bytes]:
    if item.rrule:
        yield line(b"RRULE", _rule(item.rrule, item.until))
    if item.days:
        yield line(b"RDATE;VALUE=DATE", days(item.days))


def _rule(rrule: str, until: date | None) -> bytes:
    rule = vRecur.from_ical(rrule)
    if until:
        rule["UNTIL"] = until
    return bytes(rule.to_ical())


def _alarms(item: Item) -> Iterator[bytes]:
    for before in item.alarms:
        yield line(b"BEGIN", b"VALARM")
        yield line(b"ACTION", b"DISPLAY")
        yield line(b"DESCRIPTION", escaped(item.summary))
        yield line(b"TRIGGER", duration(-before))
        yield line(b"END", b"VALARM")


def calendar(
    head: Head, components: Iterable[bytes], changed: datetime, site_url: str | None
) -> bytes:
    """A calendar of written components."""
    return b"".join((opening(head, changed, site_url), *components, END))


def opening(head: Head, changed: datetime, site_url: str | None) -> bytes:
    """What stands before the components; what programs show of it is RFC 7986, section 5.

    The X- properties say the same to programs that do not know RFC 7986.
    """
    made = Calendar()
    made.add("PRODID", PRODUCT)
    made.add("VERSION", "2.0")
    made.add("UID", f"{head.address.removesuffix('.ics').replace('/', '.')}@{UID_DOMAIN}")
    made.add("LAST-MODIFIED", changed)
    for name in ("NAME", "X-WR-CALNAME"):
        made.add(name, vText(clean(head.name)))
    for name in ("DESCRIPTION", "X-WR-CALDESC"):
        made.add(name, vText(clean(head.description)))
    made.add("X-WR-TIMEZONE", vText(ZONE))
    made.add("REFRESH-INTERVAL", timedelta(days=1), parameters={"VALUE": "DURATION"})
    made.add("X-PUBLISHED-TTL", vText("P1D"))
    if url := absolute(site_url, head.page):
        made.add("URL", url)
        made.add("SOURCE", absolute(site_url, head.address), parameters={"VALUE": "URI"})
    return bytes(made.to_ical()).removesuffix(END)


def absolute(site_url: str | None, address: str) -> str | None:
    """An address with the host before it, if the host is known."""
    return f"{site_url.rstrip('/')}/{address}" if site_url else None
