"""The declaration of a plan's front matter as fields of a form in Decap CMS.

Beside what Decap knows, a field says how its value is written in a file, for the page's own script
that turns a file into the form's values and back: `one` is a block that may be missing, `phrase` a
time that may be a bare phrase, `word` the key that a bare word in a list stands for, and `moment` a
day, the word `issued` or a block. `choices` names the registry whose entries can be chosen.
"""

from __future__ import annotations

import inspect
import re
import typing
from collections.abc import Iterator, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Annotated, Any, Literal, get_args, get_origin

from pydantic import StringConstraints
from pydantic.fields import FieldInfo

from generator.reading.forms import base
from generator.reading.forms.base import Form, Names
from generator.reading.forms.time import MomentForm, PointForm, TimeForm

_DEPTH = 3
"""How often a form is offered inside itself: phases in phases in phases."""

LINE = "mot-dong"
"""The page's own widget: a text in one line that shows all of itself, however long it is."""

_WORD = "x"
_DAY = MappingProxyType({"widget": "datetime", "format": "YYYY-MM-DD", "time_format": False})
_PATTERNS: Mapping[Any, str] = MappingProxyType(
    {
        base.Slug: "chữ thường không dấu, chữ số, nối bằng dấu gạch nối",
        base.Clause: "số mục, như IV.2.7",
        base.Text: "một dòng chữ, không có dấu < và >",
    }
)

_SIMPLE: Mapping[Any, Mapping[str, Any]] = MappingProxyType(
    {
        base.Day: _DAY,
        bool: {"widget": "boolean"},
        int: {"widget": "number", "value_type": "int"},
    }
)

Field = dict[str, Any]


def fields_of(form: type[Form], around: tuple[type[Form], ...] = ()) -> list[Field]:
    """The fields of a form, in the order of its keys; `around` are the forms that it stands in.

    A key that can only have one value keeps its place and is not shown.
    """
    hints = typing.get_type_hints(form, include_extras=True)
    return [
        _field(name, _without_none(hints[name]), declared, (*around, form))
        for name, declared in form.model_fields.items()
        if not _is_too_deep(hints[name], (*around, form))
    ]


def _field(name: str, hint: Any, declared: FieldInfo, around: tuple[type[Form], ...]) -> Field:
    description = declared.description or ""
    made = {
        "name": name,
        **_words(description),
        "required": declared.is_required(),
        **_widget(hint, description, around),
    }
    if isinstance(hint, type) and issubclass(hint, Form) and not declared.is_required():
        made |= {"widget": "list", "one": True, "max": 1, **_list_of(hint, made["fields"])}
    if made["widget"] == "select":
        made.pop("hint", None)  # what can be chosen says it
    if "choices" in made:
        made["label"] = _entry(made["label"])
    if isinstance(declared.default, StrEnum):
        made["default"] = declared.default.value
    return made


def _widget(hint: Any, description: str, around: tuple[type[Form], ...]) -> Field:
    """What a value of one kind is entered with."""
    if hint in _SIMPLE:
        return {**_SIMPLE[hint]}
    if hint == MomentForm:
        return _moment(around)
    if get_origin(hint) is dict:
        return {"widget": "object", "collapsed": True, "fields": [*_by_word(hint, around)]}
    if isinstance(hint, type) and issubclass(hint, Form):
        return {"widget": "object", "fields": fields_of(hint, around), **_phrase(hint)}
    if get_origin(hint) is Literal or isinstance(hint, type):
        return _choice([*_options(hint, description)])
    return _listed(hint, around) or _text(hint)


def _choice(options: list[dict[str, str]]) -> Field:
    return {"widget": "select", "options": options} if len(options) > 1 else {"widget": "hidden"}


def _listed(hint: Any, around: tuple[type[Form], ...]) -> Field:
    """Nothing where the value is no list."""
    if get_origin(hint) is tuple:
        return _many(get_args(hint)[0], around)
    inner, *more = get_args(hint)
    return _many(get_args(inner)[0], around) | _word(more) if get_origin(inner) is tuple else {}


def _many(item: Any, around: tuple[type[Form], ...]) -> Field:
    """A list of blocks, of entries of a registry, or of texts."""
    inner = _widget(item, "", around)
    if "fields" in inner:
        return {"widget": "list", "fields": inner["fields"], **_list_of(item, inner["fields"])}
    if "choices" in inner:
        return inner | {"multiple": True}
    return {"widget": "list", "collapsed": False, "field": {"name": "muc", "label": "Mục"} | inner}


def _text(hint: Any) -> Field:
    more = get_args(hint)
    if named := next((one for one in more if isinstance(one, Names)), None):
        return {"widget": "select", "choices": named.registry}
    limits = next(one for one in more if isinstance(one, StringConstraints))
    words = _PATTERNS.get(hint)
    return {"widget": LINE} | ({"pattern": [limits.pattern, words]} if words else {})


def _moment(around: tuple[type[Form], ...]) -> Field:
    """A list of at most one, which asks what sort of moment it is."""
    return {
        "widget": "list",
        "moment": True,
        "max": 1,
        "collapsed": False,
        "label_singular": "mốc",
        "types": [
            {
                "name": "day",
                "label": "ngày",
                "widget": "object",
                "fields": [{"name": "day", "label": "Ngày", "required": True, **_DAY}],
            },
            {
                "name": "issued",
                "label": "ngày ban hành (“từ nay”)",
                "widget": "object",
                "fields": [{"name": "issued", "label": "Từ nay", "widget": "hidden"}],
            },
            {
                "name": "point",
                "label": "tính từ một sự kiện",
                "widget": "object",
                "fields": fields_of(PointForm, around),
            },
        ],
    }


def _list_of(form: type[Form], fields: list[Field]) -> Field:
    """How the blocks of a list are named, and shown while they are closed."""
    needed = [field["name"] for field in fields if field["required"]]
    title = next(
        (name for name in ("title", "phrase", "name", "text") if name in needed), needed[0]
    )
    doc = re.split("[:;,.]", inspect.getdoc(form) or "")[0].removeprefix("Một ")
    return {
        "collapsed": True,
        "label_singular": doc[:1].lower() + doc[1:],
        "summary": f"{{{{fields.{title}}}}}",
        **_phrase(form),
    }


def _phrase(form: Any) -> Field:
    return {"phrase": True} if form is TimeForm else {}


def _word(readers: list[Any]) -> Field:
    """The key that the form's own function puts a bare word of a list under."""
    for reader in readers:
        match reader.func([_WORD]):
            case [dict() as item]:
                return {"word": next(key for key, value in item.items() if value == _WORD)}
    return {}


def _by_word(hint: Any, around: tuple[type[Form], ...]) -> Iterator[Field]:
    """A field for every word that can be a key."""
    words, value = get_args(hint)
    for word in words:
        yield {
            "name": word.value,
            "label": _capital(word.label),
            "hint": getattr(word, "meaning", ""),
            "required": False,
            **_widget(value, "", around),
        }


def _options(hint: Any, description: str) -> Iterator[dict[str, str]]:
    """The words that can be chosen, each with what it means."""
    if get_origin(hint) is Literal:
        for value in get_args(hint):
            meant = re.search(rf"\b{value} \((.*?)\)", description)
            yield {"label": _capital(meant[1] if meant else value), "value": value}
        return
    for member in hint:
        yield {"label": _capital(getattr(member, "label", member.value)), "value": member.value}


def _is_too_deep(hint: Any, around: tuple[type[Form], ...]) -> bool:
    inner = next(_forms(hint), None)
    return inner is not None and around.count(inner) >= _DEPTH


def _forms(hint: Any) -> Iterator[type[Form]]:
    if isinstance(hint, type) and issubclass(hint, Form):
        yield hint
    if get_origin(hint) is tuple or get_origin(hint) is Annotated:
        for inner in get_args(hint):
            yield from _forms(inner)


def _without_none(hint: Any) -> Any:
    kept = [inner for inner in get_args(hint) if inner is not type(None)]
    return kept[0] if type(None) in get_args(hint) and len(kept) == 1 else hint


def _words(description: str) -> Field:
    """What a key is called, the beginning of what is said about it; and the rest as a hint."""
    said = _capital(description.removeprefix("true khi "))
    label = re.split("[:;(]", said)[0].strip()
    return {"label": label} if label == said else {"label": label, "hint": said}


def _entry(label: str) -> str:
    """What is written as an id is chosen by its name: “Mã đơn vị” is “Đơn vị”."""
    return _capital(re.sub("^Mã | trong danh mục.*", "", label))


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
