"""The forms' faults, said in Vietnamese: what was found, what is allowed, the nearest match."""

from __future__ import annotations

import typing
from collections.abc import Iterable
from typing import Any, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from generator.domain.diagnostics import Broken, Finding, Path, rule
from generator.domain.text import closest
from generator.reading.yamltree import Tree


def voiced(
    error: ValidationError, form: type[BaseModel], tree: Tree, at: Path = ()
) -> list[Broken]:
    """Turn every error of one validation into broken rules; `at` is where the data stands."""
    broken: list[Broken] = []
    for details in error.errors():
        steps = tuple(step for step in details["loc"] if step != "[key]")
        path = tree.known((*at, *steps))
        broken += _voice(details, form, path, steps, on_key="[key]" in details["loc"])
    return broken


def _voice(
    details: ErrorDetails, form: type[BaseModel], path: Path, steps: Path, *, on_key: bool
) -> tuple[Broken, ...]:
    match details["type"]:
        case "missing":
            return missing_key(path, str(steps[-1]))
        case "extra_forbidden":
            return unknown_key(path, str(steps[-1]), _allowed_keys(form, steps[:-1]))
        case "enum" | "literal_error" if isinstance(details["input"], str):
            return unknown_value(path, details["input"], _choices(details), on_key=on_key)
        case "value_error" | "greater_than_equal" | "less_than_equal":
            whole = isinstance(details["input"], dict)
            return bad_value(path, _why(path, details), _fix(details), on_key=whole)
        case "string_pattern_mismatch" | "string_too_short":
            return bad_characters(
                path, str(details["input"]), details.get("ctx", {}).get("pattern")
            )
        case _:
            return wrong_shape(path, details["type"], details["input"])


def _why(path: Path, details: ErrorDetails) -> str:
    match details["ctx"]:
        case {"ge": least}:
            return f"{_name(path)} không được nhỏ hơn {least}, ở đây là {details['input']}"
        case {"le": most}:
            return f"{_name(path)} không được lớn hơn {most}, ở đây là {details['input']}"
        case context:
            return str(context["error"])


def _fix(details: ErrorDetails) -> str:
    match details["ctx"]:
        case {"ge": least}:
            return f"ghi một số từ {least} trở lên"
        case {"le": most}:
            return f"ghi một số đến {most}"
        case context:
            return str(context["error"].fix)


def _choices(details: ErrorDetails) -> tuple[str, ...]:
    words = str(details["ctx"]["expected"]).replace(" or ", ", ").split(", ")
    return tuple(word.strip("'") for word in words)


def _allowed_keys(form: type[BaseModel], steps: Path) -> tuple[str, ...]:
    """The keys of the form that `steps` lead to from `form`."""
    here = form
    for step in steps:
        if isinstance(step, str) and step in here.model_fields:
            here = _model_in(here.model_fields[step].annotation) or here
    return tuple(here.model_fields)


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    found = (
        _model_in(inner) for inner in get_args(annotation) if typing.get_origin(inner) or inner
    )
    return next((model for model in found if model), None)


def _name(path: Path) -> str:
    keys = [step for step in path if isinstance(step, str)]
    return keys[-1] if keys else "phần khai báo"


@rule("thieu-khoa")
def missing_key(path: Path, key: str) -> Iterable[Finding]:
    """Thiếu một khóa bắt buộc.

    Một số khóa không thể thiếu: không có chúng, cổng không biết kế hoạch là gì, của ai, việc thuộc
    điều khoản nào, mốc thời gian là câu chữ nào của nguồn.

    Sai:
        kind: propaganda
    Đúng:
        title: Tuyên truyền Đại hội Đảng bộ các cấp
        kind: propaganda
    """
    yield Finding(
        message=f"thiếu khóa bắt buộc “{key}”",
        path=path,
        on_key=True,
        label=f"cần có {key} ở đây" if path else "",
        fix=f"thêm dòng “{key}: …”",
    )


@rule("khoa-la")
def unknown_key(path: Path, key: str, allowed: tuple[str, ...]) -> Iterable[Finding]:
    """Một khóa mà cổng không biết.

    Khóa viết sai chính tả sẽ bị bỏ qua và nội dung của nó mất, nên cổng không nhận khóa lạ. Danh
    sách mọi khóa ở trang hướng dẫn.

    Sai:
        tilte: Tuyên truyền Đại hội Đảng bộ các cấp
    Đúng:
        title: Tuyên truyền Đại hội Đảng bộ các cấp
    """
    near = closest(key, allowed)
    yield Finding(
        message=f"không có khóa “{key}”",
        path=path,
        on_key=True,
        label=f"có phải “{near}”?" if near else "",
        fix=f"dùng một trong: {', '.join(allowed)}",
    )


@rule("gia-tri-la")
def unknown_value(
    path: Path, value: str, allowed: tuple[str, ...], *, on_key: bool
) -> Iterable[Finding]:
    """Một giá trị ngoài danh sách cho phép.

    Loại kế hoạch, vai trò, quan hệ với văn bản, nơi nhận… chỉ nhận những từ đã định, để mọi trang
    hiểu giống nhau.

    Sai:
        kind: propoganda
    Đúng:
        kind: propaganda
    """
    near = closest(value, allowed)
    yield Finding(
        message=f"“{value}” không dùng được ở {_name(path if not on_key else path[:-1])}",
        path=path,
        on_key=on_key,
        label=f"có phải “{near}”?" if near else "",
        fix=f"dùng một trong: {', '.join(allowed)}",
    )


@rule("gia-tri-sai")
def bad_value(path: Path, why: str, fix: str, *, on_key: bool) -> Iterable[Finding]:
    """Một giá trị không có thật hoặc viết không đúng cách.

    Ngày viết theo dạng năm-tháng-ngày và phải có thật; mỗi mốc thời gian có câu chữ của nguồn và
    đúng một cách hiểu.

    Sai:
        issued:
          date: 2025-02-30
          certainty: stated
    Đúng:
        issued:
          date: 2025-02-28
          certainty: stated
    """
    yield Finding(message=why, path=path, on_key=on_key, fix=fix)


_PATTERNS = {
    "<>": "dấu < và > không dùng trong trường ngắn; viết bằng chữ, ví dụ “nhỏ hơn”",
    "[a-z0-9]": "mã chỉ gồm chữ thường không dấu, chữ số, dấu gạch nối, ví dụ “so-y-te-quang-ninh”",
    "0-9A-Z": "địa chỉ điều khoản gồm số mục cách nhau bằng dấu chấm, ví dụ “IV.1.2”",
}


@rule("ky-tu-sai")
def bad_characters(path: Path, value: str, pattern: str | None) -> Iterable[Finding]:
    """Một giá trị có ký tự không dùng được.

    Mã đơn vị, mã văn bản… là chữ thường không dấu; trường ngắn không chứa dấu < và >; giá trị
    không để trống.

    Sai:
        issuer: Sở Y tế Quảng Ninh
    Đúng:
        issuer: so-y-te-quang-ninh
    """
    why = next((text for sign, text in _PATTERNS.items() if pattern and sign in pattern), None)
    yield Finding(
        message=f"“{value}” không dùng được ở {_name(path)}",
        path=path,
        fix=why or "giá trị không được để trống: viết nội dung hoặc bỏ cả dòng",
    )


_SHAPES = {
    "string_type": "một dòng chữ",
    "enum": "một dòng chữ",
    "literal_error": "một dòng chữ",
    "tuple_type": "một danh sách (mỗi mục một dòng, bắt đầu bằng dấu gạch ngang)",
    "dict_type": "một khối có khóa",
    "model_type": "một khối có khóa, thụt vào dưới dòng này",
    "model_attributes_type": "một khối có khóa, thụt vào dưới dòng này",
    "bool_parsing": "true hoặc false",
    "bool_type": "true hoặc false",
    "int_parsing": "một số nguyên",
    "int_type": "một số nguyên",
    "date_type": "một ngày theo dạng năm-tháng-ngày",
}
_FOUND = {dict: "một khối có khóa", list: "một danh sách", type(None): "chỗ trống"}


@rule("sai-dang")
def wrong_shape(path: Path, kind: str, found: Any) -> Iterable[Finding]:
    """Một giá trị sai dạng.

    Có khóa cần một dòng chữ, có khóa cần danh sách, có khóa cần một khối nhỏ bên trong.

    Sai:
        signatory: Nguyễn Văn A
    Đúng:
        signatory:
          name: Nguyễn Văn A
          position: Giám đốc
    """
    here = _FOUND.get(type(found), f"“{found}”")
    yield Finding(
        message=f"{_name(path)} cần {_SHAPES.get(kind, 'dạng khác')}, ở đây là {here}",
        path=path,
        fix=f"viết {_name(path)} thành {_SHAPES.get(kind, 'dạng nêu trong hướng dẫn')}",
    )


RULES = (missing_key, unknown_key, unknown_value, bad_value, bad_characters, wrong_shape)
