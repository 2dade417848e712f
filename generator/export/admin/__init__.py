"""The page on which plans are edited in the browser: what its editor, Decap CMS, is told."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from generator.domain import addresses
from generator.domain.registry import Document, Registry
from generator.export.admin.fields import fields_of
from generator.reading.folders import PLANS
from generator.reading.forms.plan import PlanForm

HELPER_PORT = 8081
"""Where Decap's helper is on one's own machine; the page asks there, and nowhere else."""

_FORMAT = "ke-hoach"
_BODY = {
    "name": "body",
    "label": "Phần thân",
    "hint": "giữ số mục của bản gốc: ## I. Mục đích, ### 1. Yêu cầu, mỗi ý một dòng “- …”",
    "widget": "text",
}
_WORDS = {
    "create": "Content: thêm kế hoạch {{slug}}",
    "update": "Content: sửa kế hoạch {{slug}}",
    "delete": "Content: bỏ kế hoạch {{slug}}",
}


def admin_script(
    registry: Registry, years: Iterable[str], settings: Mapping[str, Any] | None = None
) -> tuple[str, bytes]:
    """The editor's settings, as a script that the page loads; returns its address and its bytes.

    `years` are the folders that plans stand in, to which one more is added for what comes next;
    `settings` are those of the portal's owner, under Decap's own names: above all `backend`.
    """
    data = {
        "config": _config(years) | _owners(settings or {}),
        "fields": [*fields_of(PlanForm), _BODY],
        "choices": dict(_choices(registry)),
        "helper": f"http://127.0.0.1:{HELPER_PORT}/api/v1",
        "connected": "backend" in (settings or {}),
    }
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), sort_keys=False)
    return addresses.ADMIN_SCRIPT, f"window.soanKeHoach={text}\n".encode()


def _config(years: Iterable[str]) -> dict[str, Any]:
    """All that Decap wants to know but for the fields, which all years share."""
    return {
        "load_config_file": False,
        "locale": "vi",
        "backend": {"name": "proxy", "proxy_url": "", "branch": "main"},
        "media_folder": "content/pages/tep",
        "public_folder": "tep",
        "slug": {"encoding": "ascii", "clean_accents": True},
        "show_preview_links": False,
        "collections": [_collection(year) for year in _with_next(years)],
    }


def _owners(settings: Mapping[str, Any]) -> dict[str, Any]:
    """The owner's settings; the words of commits are ours where they name none."""
    if "backend" not in settings:
        return {**settings}
    return {**settings, "backend": {"commit_messages": _WORDS, **settings["backend"]}}


def _with_next(years: Iterable[str]) -> list[str]:
    """The years from the newest down, and last the one in which nothing stands yet."""
    known = sorted({int(year) for year in years if year.isdecimal()}, reverse=True)
    return [str(year) for year in [*known, *(year + 1 for year in known[:1])]]


def _collection(year: str) -> dict[str, Any]:
    return {
        "name": f"nam-{year}",
        "label": f"Kế hoạch năm {year}",
        "label_singular": f"kế hoạch năm {year}",
        "folder": f"{PLANS}/{year}",
        "create": True,
        "slug": f"{{{{fields.issuer}}}}-{year}-{{{{fields.short}}}}",
        "identifier_field": "title",
        "summary": "{{title}}",
        "sortable_fields": ["title", "issuer"],
        "extension": "md",
        "format": _FORMAT,
        "editor": {"preview": False},
    }


def _choices(registry: Registry) -> Iterator[tuple[str, list[dict[str, str]]]]:
    """What can be chosen where a key names an entry of a registry."""
    for name in ("units", "events", "topics", "channels"):
        entries = getattr(registry, name).values()
        yield name, [{"label": entry.name, "value": entry.id} for entry in entries]
    cited = registry.documents.values()
    yield "documents", [{"label": _cited(one), "value": one.id} for one in cited]


def _cited(document: Document) -> str:
    said = (document.type, document.number, document.subject)
    return " ".join(part for part in said if part)
