"""Every key that editors can write, as the help shows it; all of it comes from the forms."""

from __future__ import annotations

import inspect
import re
import typing
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Annotated, Any, Literal, get_args, get_origin

from pydantic.fields import FieldInfo

from generator.domain.text import slug
from generator.reading.forms import base
from generator.reading.forms.base import Form
from generator.reading.forms.time import MomentForm
from generator.reading.written import written

_SHAPES: Mapping[Any, str] = {
    base.Text: "một dòng chữ",
    base.Texts: "một dòng chữ, hoặc danh sách",
    base.Slug: "một mã",
    base.Slugs: "một mã, hoặc danh sách mã",
    base.UnitId: "một mã",
    base.UnitIds: "một mã, hoặc danh sách mã",
    base.DocumentId: "một mã",
    base.EventId: "một mã",
    base.TopicIds: "một mã, hoặc danh sách mã",
    base.ChannelIds: "một mã, hoặc danh sách mã",
    base.Clause: "địa chỉ một điều khoản, như IV.2.7",
    base.Clauses: "địa chỉ một điều khoản, hoặc danh sách",
    base.Place: "một mã, hoặc địa chỉ một điều khoản",
    base.Day: "ngày, viết năm-tháng-ngày",
    base.Rule: "quy tắc lặp",
    MomentForm: "ngày; hoặc issued (ngày ban hành); hoặc khối tính từ sự kiện",
    bool: "true hoặc false",
    int: "số nguyên",
}
"""How a value of each kind is written, in the words of the help."""

_EXAMPLES: Mapping[Any, str] = {base.Day: "2025-11-30"}
"""What stands for an example where a key gives none of its own."""

_WORD = "x"


@dataclass(frozen=True, kw_only=True, slots=True)
class Key:
    """One key: what it means, how its value is written, and which values are allowed.

    `example` is a value in one line; `block` the key with a value that takes several.
    """

    name: str
    anchor: str
    meaning: str
    shape: str
    required: bool
    values: tuple[tuple[str, str], ...] = ()
    example: str = ""
    block: str = ""
    inside: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Section:
    """The keys of one form; `used` says under which keys of which other sections it is written."""

    anchor: str
    title: str
    about: str
    keys: tuple[Key, ...]
    used: tuple[tuple[str, str, str], ...] = ()


def sections(form: type[Form], title: str = "") -> list[Section]:
    """The form and every form inside it, each once, in the order in which they are met."""
    places: dict[type[Form], list[tuple[str, type[Form]]]] = {form: []}
    _gather(form, places)
    return [
        Section(
            anchor=_anchor(one),
            title=title if one is form and title else _title(one),
            about=inspect.getdoc(one) or "",
            keys=tuple(_keys(one)),
            used=tuple((key, _anchor(around), _title(around)) for key, around in used),
        )
        for one, used in places.items()
    ]


def _gather(form: type[Form], places: dict[type[Form], list[tuple[str, type[Form]]]]) -> None:
    for name, hint in _hints(form).items():
        for inner in _found(hint, Form):
            is_new = inner not in places
            places.setdefault(inner, []).append((name, form))
            if is_new:
                _gather(inner, places)


def _hints(form: type[Form]) -> Mapping[str, Any]:
    """What each key holds, as the form's own text declares it."""
    declared = typing.get_type_hints(form, include_extras=True)
    return MappingProxyType({name: _without_none(declared[name]) for name in form.model_fields})


def _without_none(hint: Any) -> Any:
    kept = [inner for inner in get_args(hint) if inner is not type(None)]
    return kept[0] if type(None) in get_args(hint) and len(kept) == 1 else hint


def _keys(form: type[Form]) -> Iterator[Key]:
    for name, hint in _hints(form).items():
        field = form.model_fields[name]
        values, inside = tuple(_values(hint)), next(_found(hint, Form), None)
        yield Key(
            name=name,
            anchor=f"{_anchor(form)}-{slug(name)}",
            shape=shape_of(hint),
            required=field.is_required(),
            example=", ".join(_examples(field, str)) or _EXAMPLES.get(hint, ""),
            block="".join(written({name: value}) for value in _examples(field, dict, list)),
            inside=_anchor(inside) if inside else None,
            **_explained(field.description or "", values),
        )


def _examples(field: FieldInfo, *kinds: type) -> Iterator[Any]:
    yield from (value for value in field.examples or () if isinstance(value, kinds))


def _explained(description: str, values: tuple[tuple[str, str], ...]) -> dict[str, Any]:
    """A description and the allowed words, so that the words are not listed twice."""
    if not values or any(value not in description for value, _ in values):
        return {"meaning": description, "values": values}
    if all(meaning for _, meaning in values):
        head, colon, _ = description.partition(":")
        return {"meaning": head if colon else "", "values": values}
    return {"meaning": description, "values": ()}


def shape_of(hint: Any) -> str:
    """How a value is written, in words."""
    if hint in _SHAPES:
        return _SHAPES[hint]
    if get_origin(hint) is Annotated:
        inner, *readers = get_args(hint)
        return shape_of(inner) + _shorthand(readers)
    if get_origin(hint) is tuple:
        item = get_args(hint)[0]
        return f"danh sách: {shape_of(item)}" if item in _SHAPES else "danh sách, mỗi mục một khối"
    if get_origin(hint) is dict:
        return "một khối: mỗi khóa là một từ cho phép, giá trị là một mã hoặc danh sách mã"
    if get_origin(hint) is Literal or issubclass(hint, StrEnum):
        return "một trong các từ cho phép"
    return "một khối"


def _shorthand(readers: Iterable[Any]) -> str:
    """What the form's own function makes of a bare word in a list."""
    for reader in readers:
        match reader.func([_WORD]):
            case [dict() as item]:
                key = next(key for key, value in item.items() if value == _WORD)
                return f"; mục chỉ có {key} thì viết gọn thành một dòng"
    return ""


def _values(hint: Any) -> Iterator[tuple[str, str]]:
    """The words that are allowed, each with what it means."""
    if hint == MomentForm:
        return
    for enum in _found(hint, StrEnum):
        for member in enum:
            yield member.value, _said(member)
    if get_origin(hint) is Literal:
        yield from ((str(value), "") for value in get_args(hint))


def _said(member: StrEnum) -> str:
    """What a word stands for, and what it asks where the declaration says so as well."""
    return ": ".join(
        getattr(member, name) for name in ("label", "meaning") if hasattr(member, name)
    )


def _found(hint: Any, kind: type) -> Iterator[Any]:
    """The classes of one kind that a declaration names, at any depth."""
    if isinstance(hint, type) and issubclass(hint, kind):
        yield hint
    for inner in get_args(hint):
        yield from _found(inner, kind)


def _anchor(form: type[Form]) -> str:
    return f"khoa-{form.__name__.removesuffix('Form').lower()}"


def _title(form: type[Form]) -> str:
    """A form's own words, up to where they begin to explain."""
    return re.split("[:;]", inspect.getdoc(form) or "")[0].rstrip(".")
