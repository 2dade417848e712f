"""The registry files: each maps ids to entries of one kind."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from pydantic import ValidationError

from generator.domain.diagnostics import Broken, Finding, Span, rule
from generator.domain.text import closest, is_slug, slug
from generator.reading.convert import (
    abbreviation_of,
    channel_of,
    document_of,
    event_of,
    holiday_of,
    topic_of,
    unit_of,
)
from generator.reading.forms.base import Form
from generator.reading.forms.registry import (
    AbbreviationForm,
    ChannelForm,
    DocumentForm,
    EventForm,
    HolidayForm,
    TopicForm,
    UnitForm,
)
from generator.reading.rawtext import decode, sum_of, text_faults
from generator.reading.voice import voiced
from generator.reading.yamltree import Tree, read_yaml


@dataclass(frozen=True, kw_only=True, slots=True)
class Kind:
    """One kind of registry: its name (file and field), its form, and what an entry becomes.

    Of a large one a plan hangs on a few entries only; of the others it is not told on which.
    """

    name: str
    form: type[Form]
    make: Callable[[str, Any], Any]
    is_large: bool = False


KINDS = (
    Kind(name="units", form=UnitForm, make=unit_of, is_large=True),
    Kind(name="documents", form=DocumentForm, make=document_of, is_large=True),
    Kind(name="events", form=EventForm, make=event_of),
    Kind(name="channels", form=ChannelForm, make=channel_of),
    Kind(name="topics", form=TopicForm, make=topic_of),
    Kind(name="abbreviations", form=AbbreviationForm, make=abbreviation_of),
    Kind(name="holidays", form=HolidayForm, make=holiday_of),
)
FILES = tuple(f"{kind.name}.yml" for kind in KINDS)
"""The names of the files that are read."""
_MEANT = frozenset([".yml", ".yaml", ".json", ".txt", ".csv", ".xls", ".xlsx", ".ods"])


@dataclass(frozen=True, kw_only=True, slots=True)
class RegistryFile:
    """What reading one registry file gave: its sound entries and everything that is wrong."""

    file: str
    text: str
    entries: Mapping[str, Any]
    broken: tuple[Broken, ...]
    kind: str = ""
    """The name of its kind; empty for a file of no kind, which nobody reads."""
    sum: str = ""
    """The SHA-256 of its bytes, if it has a kind."""

    @property
    def tree(self) -> Tree | None:
        """The entries with their places, read again."""
        return Tree.placed(self.text)


def read_registry(kind: Kind, file: str, raw: bytes) -> RegistryFile:
    """Read one registry file of the given kind; a faulty entry does not take the others with it."""
    text, broken = decode(raw)
    faults = [*broken, *text_faults(text)]
    tree, yaml_faults = read_yaml(text)
    faults += yaml_faults
    entries: dict[str, Any] = {}
    if tree is not None and isinstance(tree.data, dict):
        for entry_id, data in tree.data.items():
            faults += _take_entry(kind, tree, entry_id, data, entries)
    elif tree is not None and tree.data is not None:
        faults += not_entries()
    return RegistryFile(
        file=file, text=text, entries=entries, broken=tuple(faults), kind=kind.name, sum=sum_of(raw)
    )


def unread(file: str, broken: tuple[Broken, ...]) -> RegistryFile:
    """A file that nothing is read from, and why not."""
    return RegistryFile(file=file, text="", entries={}, broken=broken)


def names_registry(name: str) -> bool:
    """Whether a file of that name was perhaps meant to be a registry; a read-me is none."""
    path = PurePosixPath(name)
    return path.suffix.lower() in _MEANT and not path.name.startswith(("~", "."))


def _take_entry(
    kind: Kind, tree: Tree, entry_id: str, data: Any, entries: dict[str, Any]
) -> Iterable[Broken]:
    if not is_slug(entry_id):
        return bad_entry_id(entry_id)
    try:
        entries[entry_id] = kind.make(entry_id, kind.form.model_validate(data))
    except ValidationError as error:
        return voiced(error, kind.form, tree, at=(entry_id,))
    return ()


@rule("ten-danh-muc-la")
def misnamed_registry(name: str) -> Iterable[Finding]:
    """Tệp trong thư mục danh mục mang tên mà cổng không đọc.

    Mỗi danh mục nằm trong một tệp có tên định sẵn ở `content/registry/`. Tệp mang tên khác, đuôi
    khác hay nằm trong thư mục con thì không ai đọc: đơn vị, văn bản, sự kiện ghi ở đó sẽ mất mà
    không ai biết.

    Sai:
        content/registry/units.yaml
    Đúng:
        content/registry/units.yml
    """
    near = closest(name.rpartition("/")[2], FILES)
    aim = f"chuyển nội dung sang “{near}”" if near else "chuyển nội dung sang tệp đúng tên"
    yield Finding(
        message=f"cổng không đọc danh mục nào từ tệp “{name}”"
        + (f"; có phải “{near}”?" if near else ""),
        span=Span(line=1),
        fix=f"{aim}, rồi xóa tệp này; các tệp được đọc: {', '.join(FILES)}",
    )


@rule("danh-muc-sai-dang")
def not_entries() -> Iterable[Finding]:
    """Tệp danh mục không phải các mục có mã.

    Mỗi mục của danh mục là một mã, rồi một khối các khóa thụt vào dưới nó.

    Sai:
        - Sở Y tế tỉnh Quảng Ninh
    Đúng:
        so-y-te-quang-ninh:
          name: Sở Y tế tỉnh Quảng Ninh
    """
    yield Finding(
        message="danh mục phải gồm các mục có mã",
        span=Span(line=1),
        fix="viết mỗi mục thành “ma-muc:” rồi các khóa thụt vào dưới",
    )


@rule("ma-muc-sai")
def bad_entry_id(entry_id: str) -> Iterable[Finding]:
    """Mã của một mục trong danh mục không làm được địa chỉ.

    Mã gồm chữ thường không dấu, chữ số và dấu gạch nối; mã đã dùng thì giữ nguyên.

    Sai:
        Sở Y tế:
          name: Sở Y tế
    Đúng:
        so-y-te-quang-ninh:
          name: Sở Y tế tỉnh Quảng Ninh
    """
    yield Finding(
        message=f"mã “{entry_id}” không làm được địa chỉ",
        path=(entry_id,),
        on_key=True,
        fix=f"đổi thành “{slug(entry_id) or 'ma-muc'}”",
    )


RULES = (misnamed_registry, not_entries, bad_entry_id)
