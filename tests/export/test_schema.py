import copy
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from pydantic import ValidationError

from generator.export.schema import plan_schema, schema_text
from generator.reading.forms.plan import PlanForm
from generator.reading.plans import Fences
from generator.reading.yamltree import read_yaml

ROOT = Path(__file__).parents[2]
SCHEMA = plan_schema()
VALIDATOR = Draft202012Validator(SCHEMA)
FOUNDING = sorted((ROOT / "content" / "plans").rglob("*.md"))

DUE = {"phrase": "trước ngày 30/11/2025", "before": "2025-11-30"}
LEAST: dict[str, Any] = {
    "title": "Tuyên truyền Đại hội",
    "kind": "propaganda",
    "issuer": "so-y-te-quang-ninh",
    "issued": {"certainty": "unknown"},
}
TASK: dict[str, Any] = {"id": "bao-cao", "title": "Báo cáo", "clause": "IV.2"}


def front_matter(path: Path) -> Any:
    tree, faults = read_yaml(Fences.FM_BOUNDARY.split(path.read_text("utf-8"), 2)[1])
    assert tree is not None
    assert faults == ()
    return tree.data


def reads(data: Any) -> bool:
    try:
        PlanForm.model_validate(data)
    except ValidationError:
        return False
    return True


def admits(data: Any) -> bool:
    return bool(VALIDATOR.is_valid(data))


def plan(**keys: Any) -> dict[str, Any]:
    return LEAST | keys


def shown(data: Any) -> str:
    told = data.get("tasks") or {k: v for k, v in data.items() if LEAST.get(k, ...) != v}
    return json.dumps(told, ensure_ascii=False)


def task(**keys: Any) -> dict[str, Any]:
    return plan(tasks=[TASK | keys])


def due(**keys: Any) -> dict[str, Any]:
    return task(due={"phrase": "lời của nguồn"} | keys)


def test_the_schema_is_a_schema_of_draft_2020_12() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    assert list(SCHEMA)[:4] == ["$schema", "$id", "title", "description"]
    assert SCHEMA["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert SCHEMA["$id"] == "plan.schema.json"
    assert SCHEMA["title"] == "Phần khai báo đầu tệp kế hoạch"
    assert SCHEMA["required"] == ["title", "kind", "issuer", "issued"]


def test_the_text_is_the_schema_and_is_the_same_every_time() -> None:
    assert json.loads(schema_text()) == SCHEMA
    assert schema_text() == schema_text()
    assert "\\u" not in schema_text()


def test_the_keys_stand_in_the_order_of_the_form() -> None:
    assert list(SCHEMA["properties"]) == list(PlanForm.model_fields)


@pytest.mark.parametrize("path", FOUNDING, ids=lambda path: path.stem)
def test_the_founding_plans_are_valid(path: Path) -> None:
    assert [error.message for error in VALIDATOR.iter_errors(front_matter(path))] == []


def test_there_are_five_founding_plans_or_more() -> None:
    assert len(FOUNDING) >= 5


@pytest.mark.parametrize(
    "data",
    [
        plan(),
        plan(number=None, place="Quảng Ninh"),
        plan(topics="nganh-y-te"),
        plan(topics=["nganh-y-te", "dai-hoi-dang"]),
        plan(channels=[], amends="ke-hoach-a", replaces=["ke-hoach-b"]),
        plan(basis=[{"document": "57-nq", "relation": "cites", "clauses": "II.4.1"}]),
        plan(basis=[{"document": "57-nq", "relation": "cites", "as_printed": "57 NQ"}]),
        plan(events=["dai-hoi-xiv", {"event": "quoc-khanh", "phrase": "80 năm"}]),
        plan(slogans=["Số hóa vì người bệnh", {"text": "Tự tin", "clause": "III.2"}]),
        plan(anomalies=["Nguồn không có số.", {"text": "In sai", "clause": "I.1"}]),
        plan(issued={"date": "2025-08-19", "certainty": "stated"}),
        plan(signatory={"name": "Trịnh Văn Mạnh", "position": "Phó Giám đốc"}),
        plan(period={"phrase": "từ nay", "start": "issued"}),
        plan(phases=[{"id": "dot-1", "title": "Đợt 1", "time": DUE, "phases": []}]),
        plan(recipients=[{"name": "UBND tỉnh", "action": "report"}, {"name": "Báo chí"}]),
        plan(reporting=[{"task": "bao-cao", "to": "so-y-te", "via": ["van-phong"]}]),
        plan(source={"kind": "digest"}, circulation="public", status="draft"),
        task(roles={"lead": "van-phong", "support": ["phong-a", "phong-b"]}),
        plan(period="năm 2025"),
        task(due="trước ngày 30/11/2025"),
        task(joint="true", inferred="false"),
        task(joint="Yes", inferred="0"),
        due(on="2025-11-30"),
        due(by="issued"),
        due(before={"event": "dai-hoi-xiv", "part": "opening"}),
        due(end={"event": "dai-hoi-xiv", "days": "-7", "or_later": "true"}),
        due(end={"event": "dai-hoi-xiv", "days": "+1"}),
        due(start="2025-09-01", end={"event": "dai-hoi-xiv"}),
        due(rrule="FREQ=YEARLY;BYMONTH=4;BYMONTHDAY=7", ad_hoc="true"),
        due(continuous="true"),
    ],
    ids=shown,
)
def test_what_the_reader_accepts_the_schema_accepts(data: Any) -> None:
    assert reads(data)
    assert [error.message for error in VALIDATOR.iter_errors(data)] == []


@pytest.mark.parametrize(
    "data",
    [
        {},
        plan(kind="propoganda"),
        plan(tilte="Tuyên truyền"),
        plan(title="<b>Tuyên truyền</b>"),
        plan(title=""),
        plan(title=None),
        plan(issuer="Sở Y tế"),
        plan(issued={"certainty": "unknown", "day": "2025-08-19"}),
        plan(issued={"date": "19/8/2025", "certainty": "stated"}),
        plan(issued="2025-08-19"),
        plan(topics={"a": "b"}),
        plan(topics=["Ngành Y tế"]),
        plan(topics=None),
        plan(signatory="Nguyễn Văn A"),
        plan(events="dai-hoi-xiv"),
        plan(events=["Đại hội XIV"]),
        plan(slogans=[["Số hóa"]]),
        plan(basis=["57-nq-tw"]),
        plan(circulation="internal"),
        task(roles={"leader": "van-phong"}),
        task(roles=["van-phong"]),
        task(joint="có"),
        task(joint=None),
        due(on="tomorrow"),
        due(on={"part": "end"}),
        due(end={"event": "dai-hoi-xiv", "days": "một"}),
        due(phrase=None, continuous="true"),
    ],
    ids=shown,
)
def test_what_the_schema_refuses_the_reader_refuses_too(data: Any) -> None:
    assert not admits(data)
    assert not reads(data)


@pytest.mark.parametrize(
    "data",
    [
        plan(title=2025, number=3838),
        plan(basis=[{"document": "57-nq", "relation": "cites", "clauses": [1.1, 2]}]),
        task(clause=1.2, joint=True, inferred=0),
        due(end={"event": "dai-hoi-xiv", "days": -7}),
    ],
    ids=shown,
)
def test_an_editor_that_takes_text_for_numbers_finds_no_fault_either(data: Any) -> None:
    assert [error.message for error in VALIDATOR.iter_errors(data)] == []


def mutations(data: Any, at: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    yield at
    steps = data.items() if isinstance(data, dict) else enumerate(data)
    for step, value in steps if isinstance(data, dict | list) else ():
        yield from mutations(value, (*at, step))


@pytest.mark.parametrize("value", ["x", "1", "true", "2025-01-01", "issued", ["x"], [], {}, None])
def test_whatever_stands_anywhere_in_a_plan_the_schema_refuses_nothing_that_is_read(
    value: Any,
) -> None:
    whole = front_matter(ROOT / "content/plans/2025/du-kien-moc-2025-dai-hoi-xiv.md")
    data = {key: part[:2] if isinstance(part, list) else part for key, part in whole.items()}
    for path in list(mutations(data))[1:]:
        changed = copy.deepcopy(data)
        here: Any = changed
        for step in path[:-1]:
            here = here[step]
        here[path[-1]] = value
        assert admits(changed) or not reads(changed), path


def words(schema: Any) -> Iterator[str]:
    if isinstance(schema, dict):
        yield from (schema[k] for k in ("title", "description") if isinstance(schema.get(k), str))
        for value in schema.values():
            yield from words(value)
    elif isinstance(schema, list):
        for value in schema:
            yield from words(value)


def test_every_key_is_described_and_every_word_is_explained_in_vietnamese() -> None:
    for name, definition in {"": SCHEMA, **SCHEMA["$defs"]}.items():
        assert definition["description"], name
        for key, value in definition.get("properties", {}).items():
            assert value["description"], (name, key)
    assert SCHEMA["$defs"]["Action"] == {
        "description": "report: để báo cáo; coordinate: để phối hợp; implement: để thực hiện; "
        "inform: để biết; file: lưu",
        "enum": ["report", "coordinate", "implement", "inform", "file"],
        "type": "string",
    }
    assert [text for text in words(SCHEMA) if text.isascii() and " " in text] == []


def test_no_block_of_keys_takes_keys_that_nobody_declared() -> None:
    for name, definition in {"": SCHEMA, **SCHEMA["$defs"]}.items():
        if "properties" in definition:
            assert definition["additionalProperties"] is False, name
