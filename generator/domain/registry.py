"""What plans refer to: units, documents, channels, topics; events, holidays have own modules."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, TypeVar

from generator.domain.events import Event
from generator.domain.holidays import Holiday
from generator.domain.labels import Labelled
from generator.domain.numbers import System

T = TypeVar("T", bound="Unit | Document")


class Level(Labelled):
    """The level of government or Party at which a unit stands."""

    CENTRAL = "central", "trung ương"
    PROVINCE = "province", "cấp tỉnh"
    DISTRICT = "district", "cấp huyện (trước 01/7/2025)"
    COMMUNE = "commune", "cấp xã"


@dataclass(frozen=True, kw_only=True, slots=True)
class Unit:
    """An office, committee or group of them; a group has members that inherit its tasks."""

    id: str
    name: str
    short: str
    system: System
    level: Level
    province: str | None = None
    parent: str | None = None
    is_group: bool = False
    members: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    symbol: str | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    successors: tuple[str, ...] = ()
    note: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Document:
    """A cited paper under its meant number; damaged spellings stay with the citation."""

    id: str
    type: str
    subject: str | None = None
    number: str | None = None
    date: dt.date | None = None
    issuer: str | None = None
    issuer_name: str | None = None
    follows: tuple[str, ...] = ()
    replaced_by: str | None = None
    note: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Channel:
    """A way by which plans reach people."""

    id: str
    name: str
    group: str
    note: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Topic:
    """A subject that several plans share."""

    id: str
    name: str
    description: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Abbreviation:
    """What a short form in the text of plans stands for."""

    id: str
    short: str
    full: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Registry:
    """All registry entries by id; abbreviations and holidays only help readers."""

    units: Mapping[str, Unit] = field(default_factory=dict)
    documents: Mapping[str, Document] = field(default_factory=dict)
    events: Mapping[str, Event] = field(default_factory=dict)
    channels: Mapping[str, Channel] = field(default_factory=dict)
    topics: Mapping[str, Topic] = field(default_factory=dict)
    abbreviations: Mapping[str, Abbreviation] = field(default_factory=dict)
    holidays: Mapping[str, Holiday] = field(default_factory=dict)

    def members(self, unit_id: str) -> Iterator[str]:
        """All units inside a group, through groups in groups, each once, nearest first.

        Raises KeyError when there is no such unit; a member that is none has no members.
        """
        seen = {unit_id}
        waiting = [*self.units[unit_id].members]
        while waiting:
            member = waiting.pop(0)
            if member not in seen:
                seen.add(member)
                yield member
                unit = self.units.get(member)
                waiting.extend(unit.members if unit else ())


def _having(entry: T, **fields: Any) -> T:
    """The entry with other fields; itself, where it has them already."""
    if all(getattr(entry, name) == value for name, value in fields.items()):
        return entry
    return replace(entry, **fields)


def _known(ids: tuple[str, ...], entries: Mapping[str, object]) -> tuple[str, ...]:
    return tuple(name for name in ids if name in entries)


def closed(registry: Registry) -> Registry:
    """The registry less its references that lead nowhere; the checks report them."""
    units, documents = registry.units, registry.documents
    return replace(
        registry,
        units={
            unit.id: _having(
                unit,
                parent=unit.parent if unit.parent in units else None,
                members=_known(unit.members, units),
                successors=_known(unit.successors, units),
            )
            for unit in units.values()
        },
        documents={
            document.id: _having(
                document,
                issuer=document.issuer if document.issuer in units else None,
                follows=_known(document.follows, documents),
                replaced_by=document.replaced_by if document.replaced_by in documents else None,
            )
            for document in documents.values()
        },
    )
