"""What the editor in the browser is told: the declaration as a form."""

import json
from pathlib import Path
from typing import Any

from generator.domain.registry import Document, Registry
from generator.export.admin import admin_script
from generator.export.admin.fields import fields_of
from generator.reading.forms.plan import PlanForm
from generator.reading.forms.time import TimeForm
from generator.reading.library import read_library

ROOT = Path(__file__).parents[2]
DOCUMENTS = {
    "15-qd": Document(id="15-qd", type="Quyết định", number="15/QĐ-UBND"),
    "luat": Document(id="luat", type="Luật", subject="Báo chí"),
}


def told(years: tuple[str, ...] = ("2024", "2025"), **settings: Any) -> dict[str, Any]:
    """What the script hands to the page."""
    address, data = admin_script(Registry(documents=DOCUMENTS), years, settings)
    assert address == "admin/ke-hoach.js"
    text = data.decode().removeprefix("window.soanKeHoach=")
    made: dict[str, Any] = json.loads(text)
    return made


def field(form: Any, *names: str) -> dict[str, Any]:
    """A field of a form, or one inside it."""
    fields = fields_of(form)
    for name in names:
        found = next(one for one in fields if one["name"] == name)
        fields = found.get("fields", [])
    return found


def test_every_key_of_a_plan_is_a_field_in_the_order_of_the_declaration() -> None:
    names = [one["name"] for one in told()["fields"]]
    assert names == [*PlanForm.model_fields, "body"]


def test_a_key_is_named_and_explained_by_its_own_description() -> None:
    assert field(PlanForm, "title") == {
        "name": "title",
        "label": "Trích yếu của kế hoạch, nguyên văn",
        "required": True,
        "widget": "mot-dong",
        "pattern": ["^[^<>]*$", "một dòng chữ, không có dấu < và >"],
    }
    assert field(PlanForm, "number")["label"] == "Số, ký hiệu"
    assert field(PlanForm, "number")["hint"] == "Số, ký hiệu; bỏ trống khi nguồn không ghi"
    joint = field(PlanForm, "tasks", "joint")
    assert joint["label"] == "Nguồn giao nhiều đơn vị cùng chủ trì"
    assert joint["widget"] == "boolean"


def test_a_word_is_chosen_by_what_it_means() -> None:
    assert field(PlanForm, "status")["default"] == "issued"
    assert {"label": "Dự thảo", "value": "draft"} in field(PlanForm, "status")["options"]
    assert field(PlanForm, "source", "kind")["options"] == [
        {"label": "Tóm lược bằng lời của người biên tập", "value": "digest"},
        {"label": "Toàn văn", "value": "full"},
    ]
    assert field(PlanForm, "circulation")["widget"] == "hidden"


def test_what_a_registry_knows_is_chosen_from_it() -> None:
    lead = field(PlanForm, "tasks", "roles", "lead")
    assert (lead["label"], lead["choices"], lead["multiple"]) == ("Chủ trì", "units", True)
    assert field(PlanForm, "phases", "event")["choices"] == "events"
    assert field(PlanForm, "phases", "event")["label"] == "Sự kiện làm mốc của đợt"
    assert field(PlanForm, "issuer")["label"] == "Cơ quan ban hành"
    assert told()["choices"]["documents"] == [
        {"label": "Quyết định 15/QĐ-UBND", "value": "15-qd"},
        {"label": "Luật Báo chí", "value": "luat"},
    ]


def test_a_day_is_written_year_month_day_and_never_filled_in() -> None:
    day = field(PlanForm, "issued", "date")
    assert (day["widget"], day["format"], day["time_format"]) == ("datetime", "YYYY-MM-DD", False)
    assert "default" not in day


def test_a_time_may_be_a_bare_phrase_and_its_moments_are_of_three_sorts() -> None:
    due = field(PlanForm, "tasks", "due")
    assert (due["widget"], due["one"], due["max"], due["phrase"]) == ("list", True, 1, True)
    assert [one["name"] for one in due["fields"]] == [*TimeForm.model_fields]
    before = field(PlanForm, "tasks", "due", "before")
    assert [sort["name"] for sort in before["types"]] == ["day", "issued", "point"]


def test_phases_are_offered_in_phases_in_phases_and_no_deeper() -> None:
    third = field(PlanForm, "phases", "phases", "phases")
    assert "phases" not in [one["name"] for one in third["fields"]]


def test_a_list_that_takes_bare_words_says_which_key_they_stand_for() -> None:
    assert field(PlanForm, "events")["word"] == "event"
    assert field(PlanForm, "slogans")["word"] == "text"


def test_each_year_is_a_folder_the_newest_first_and_the_next_last() -> None:
    collections = told()["config"]["collections"]
    assert [one["folder"] for one in collections] == [
        "content/plans/2025",
        "content/plans/2024",
        "content/plans/2026",
    ]
    assert collections[0]["slug"] == "{{fields.issuer}}-2025-{{fields.short}}"
    assert told(())["config"]["collections"] == []


def test_the_owners_settings_are_handed_on_and_commits_speak_vietnamese() -> None:
    backend = {"name": "gitea", "repo": "a/b", "commit_messages": {"create": "Mới"}}
    made = told(publish_mode="simple", backend=backend)
    assert made["connected"]
    assert made["config"]["publish_mode"] == "simple"
    assert made["config"]["backend"] == backend
    named = told(backend={"name": "gitea", "repo": "a/b"})["config"]["backend"]
    assert named["commit_messages"]["update"] == "Content: sửa kế hoạch {{slug}}"
    assert not told()["connected"]


def test_the_founding_registries_can_be_chosen_from() -> None:
    library = read_library(ROOT)
    _, data = admin_script(library.corpus.registry, library.years)
    choices = json.loads(data.decode().removeprefix("window.soanKeHoach="))["choices"]
    for name in ("units", "documents", "events", "topics", "channels"):
        entries = getattr(library.corpus.registry, name)
        assert [one["value"] for one in choices[name]] == [*entries]
        assert all(one["label"] for one in choices[name])
