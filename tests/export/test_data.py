import csv
import io
import json
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from generator.checks.run import check
from generator.domain.corpus import Corpus, corpus_of
from generator.domain.duties import all_duties
from generator.domain.events import Event, EventKind, Part
from generator.domain.numbers import System
from generator.domain.plan import (
    Action,
    Assignment,
    Citation,
    Phase,
    Plan,
    PlanKind,
    Recipient,
    Relation,
    Route,
    Task,
)
from generator.domain.registry import Document, Level, Registry, Unit
from generator.domain.roles import Role
from generator.domain.timespan import Certainty, EventPoint, Issued, IssueDate, Kind, TimeExpr
from generator.export.data import data_files
from generator.export.schema import plan_schema
from generator.reading.library import read_library

ROOT = Path(__file__).parents[2]

OFFICE = Unit(
    id="van-phong", name="Văn phòng", short="VP", system=System.STATE, level=Level.PROVINCE
)
ALL = Unit(
    id="cac-phong",
    name="Các phòng",
    short="Các phòng",
    system=System.STATE,
    level=Level.PROVINCE,
    is_group=True,
    members=("phong-y",),
)
WARD = Unit(id="phong-y", name="Phòng Y", short="Y", system=System.STATE, level=Level.PROVINCE)
CONGRESS = Event(id="dai-hoi", name="Đại hội", kind=EventKind.CONGRESS)
REGISTRY = Registry(
    units={unit.id: unit for unit in (OFFICE, ALL, WARD)},
    documents={
        "1-kh": Document(id="1-kh", type="Kế hoạch", number="1/KH-SYT", issuer="van-phong"),
        "2-tb": Document(
            id="2-tb", type="Thông báo", date=date(2025, 7, 4), issuer_name="Tổng Bí thư"
        ),
        "3-nq": Document(id="3-nq", type="Nghị quyết", issuer="khong-co", number="3/NQ-CP"),
    },
    events={"dai-hoi": CONGRESS},
)
PLAN = Plan(
    id="ke-hoach-a",
    title="Tuyên truyền Đại hội",
    short="Đại hội",
    kind=PlanKind.PROPAGANDA,
    issuer="van-phong",
    number="12/KH-SYT",
    issued=IssueDate(
        not_before=date(2025, 6, 30), not_after=date(2025, 8, 31), certainty=Certainty.UNKNOWN
    ),
    period=TimeExpr(
        phrase="Từ nay đến hết tháng 4/2026",
        kind=Kind.RANGE,
        start=Issued(),
        end=date(2026, 4, 30),
    ),
    basis=(
        Citation(document="1-kh", relation=Relation.BASED_ON),
        Citation(document="2-tb", relation=Relation.CITES),
        Citation(document="3-nq", relation=Relation.CITES),
    ),
    phases=(
        Phase(
            id="dot-1",
            title="Đợt 1",
            time=TimeExpr(
                phrase="tháng 9/2025",
                kind=Kind.RANGE,
                start=date(2025, 9, 1),
                end=date(2025, 9, 30),
            ),
            phases=(
                Phase(
                    id="dot-1-1",
                    title="1.1",
                    time=TimeExpr(
                        phrase="trước ngày 15/9",
                        kind=Kind.BEFORE,
                        end=date(2025, 9, 15),
                        end_excluded=True,
                    ),
                ),
            ),
        ),
        Phase(
            id="dot-2",
            title="Đợt 2",
            time=TimeExpr(
                phrase="đến sau Đại hội",
                kind=Kind.RANGE,
                start=date(2025, 10, 1),
                end=EventPoint(event="dai-hoi", part=Part.END, days=1),
            ),
        ),
    ),
    tasks=(
        Task(
            id="bao-cao",
            title="Báo cáo “kết quả”, số 1",
            clause="IV.1",
            assignments=(
                Assignment(unit="van-phong", role=Role.LEAD),
                Assignment(unit="cac-phong", role=Role.REPORT),
            ),
            due=TimeExpr(
                phrase="trước ngày 30/11/2025",
                kind=Kind.BEFORE,
                end=date(2025, 11, 30),
                end_excluded=True,
            ),
            phases=("dot-1", "dot-2"),
        ),
        Task(
            id="viec-khac",
            title="Việc khác",
            clause="IV.2",
            assignments=(Assignment(unit="van-phong", role=Role.DO),),
        ),
    ),
    reporting=(Route(task="bao-cao", to=("van-phong",), phrase="cấp trên"),),
    recipients=(
        Recipient(name="VP Sở", unit="van-phong", action=Action.FILE),
        Recipient(name="Báo chí"),
    ),
)

DUTY_COLUMNS = (
    "plan_id,plan_title,task_id,task_title,clause,unit_id,unit_name,role,through_group,phase_ids,"
    "due_phrase,due_kind,due_date,due_assumed,rrule,report_to,report_via,url"
)


def corpus(**changes: Any) -> Corpus:
    return corpus_of([replace(PLAN, **changes)], REGISTRY)


def files(of: Corpus | None = None, commit: str | None = "abc1234567") -> dict[str, bytes]:
    return dict(data_files(of or corpus(), commit))


def plans_of(made: dict[str, bytes]) -> dict[str, Any]:
    return {plan["id"]: plan for plan in json.loads(made["data/plans.json"])["plans"]}


def csv_of(made: dict[str, bytes]) -> list[dict[str, str]]:
    text = made["data/duties.csv"].decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


@cache
def founding() -> Corpus:
    return check(read_library(ROOT)).corpus


@cache
def founding_duties() -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = json.loads(files(founding())["data/duties.json"])
    return rows


def duties_of(plan_id: str, task_id: str) -> list[dict[str, Any]]:
    return [d for d in founding_duties() if (d["plan_id"], d["task_id"]) == (plan_id, task_id)]


def test_every_data_file_has_its_address() -> None:
    assert [address for address, _ in data_files(corpus(), None)] == [
        "data/plans.json",
        "data/duties.json",
        "data/duties.csv",
        "data/duties.schema.json",
        "data/plans.schema.json",
        "data/plan.schema.json",
    ]


def test_plans_json_has_the_commit_and_the_declared_fields_in_their_order() -> None:
    made = files()["data/plans.json"].decode()
    assert made.startswith('{"commit": "abc1234567", "plans": [\n{"id": "ke-hoach-a", "title": ')
    assert made.endswith('"url": "/ke-hoach/ke-hoach-a/"}\n]}\n')
    assert json.loads(made) == {
        "commit": "abc1234567",
        "plans": [
            {
                "id": "ke-hoach-a",
                "title": "Tuyên truyền Đại hội",
                "number": "12/KH-SYT",
                "kind": "propaganda",
                "issuer_id": "van-phong",
                "issued": {
                    "date": None,
                    "not_before": "2025-06-30",
                    "not_after": "2025-08-31",
                    "certainty": "unknown",
                },
                "period": {
                    "phrase": "Từ nay đến hết tháng 4/2026",
                    "kind": "range",
                    "start": None,
                    "end": "2026-04-30",
                    "start_open": True,
                    "end_open": False,
                    "start_anchor": "issued",
                    "end_anchor": None,
                },
                "phases": [
                    phase("dot-1", None, "Đợt 1", "tháng 9/2025", "2025-09-01", "2025-09-30"),
                    phase("dot-1-1", "dot-1", "1.1", "trước ngày 15/9", "2025-09-01", "2025-09-14"),
                    phase("dot-2", None, "Đợt 2", "đến sau Đại hội", "2025-10-01", None)
                    | {"end_open": True, "end_anchor": "dai-hoi.end+1"},
                ],
                "basis": [
                    basis("1/KH-SYT", None, "based_on", "Văn phòng"),
                    basis(None, "2025-07-04", "cites", "Tổng Bí thư"),
                    basis("3/NQ-CP", None, "cites", None),
                ],
                "recipients": [
                    {"name": "VP Sở", "unit_id": "van-phong", "action": "file"},
                    {"name": "Báo chí", "unit_id": None, "action": None},
                ],
                "status": "issued",
                "url": "/ke-hoach/ke-hoach-a/",
            }
        ],
    }
    (plan,) = json.loads(made)["plans"]
    assert " ".join(plan) == (
        "id title number kind issuer_id issued period phases basis recipients status url"
    )
    assert " ".join(plan["issued"]) == "date not_before not_after certainty"
    assert " ".join(plan["period"]) == (
        "phrase kind start end start_open end_open start_anchor end_anchor"
    )
    assert " ".join(plan["phases"][0]) == (
        "id parent title phrase start end start_open end_open start_anchor end_anchor"
    )


def phase(
    phase_id: str, parent: str | None, title: str, phrase: str, start: str, end: str | None
) -> dict[str, Any]:
    return {
        "id": phase_id,
        "parent": parent,
        "title": title,
        "phrase": phrase,
        "start": start,
        "end": end,
        "start_open": False,
        "end_open": False,
        "start_anchor": None,
        "end_anchor": None,
    }


def basis(
    number: str | None, day: str | None, relation: str, issuer: str | None
) -> dict[str, str | None]:
    return {"number": number, "date": day, "relation": relation, "issuer": issuer}


def test_a_plan_without_a_period_and_a_build_without_git_say_null() -> None:
    made = files(corpus(period=None, number=None), commit=None)
    assert json.loads(made["data/plans.json"])["commit"] is None
    plan = plans_of(made)["ke-hoach-a"]
    assert plan["period"] is None
    assert plan["number"] is None


def test_no_plans_make_empty_lists_and_a_csv_with_its_head_only() -> None:
    made = files(corpus_of([], REGISTRY), commit="abc")
    assert made["data/plans.json"] == b'{"commit": "abc", "plans": []}\n'
    assert made["data/duties.json"] == b"[]\n"
    assert made["data/duties.csv"] == b"\xef\xbb\xbf" + DUTY_COLUMNS.encode() + b"\r\n"


def test_duties_json_is_an_array_with_one_duty_a_line() -> None:
    made = files()["data/duties.json"].decode()
    lines = made.split("\n")
    assert (lines[0], lines[-2:]) == ("[", ["]", ""])
    assert len(lines) == 1 + 4 + 2
    assert "\r" not in made
    assert lines[2] == (
        '{"plan_id": "ke-hoach-a", "plan_title": "Tuyên truyền Đại hội", "task_id": "bao-cao", '
        '"task_title": "Báo cáo “kết quả”, số 1", "clause": "IV.1", "unit_id": "cac-phong", '
        '"unit_name": "Các phòng", "role": "report", "through_group": null, '
        '"phase_ids": ["dot-1", "dot-2"], "due_phrase": "trước ngày 30/11/2025", '
        '"due_kind": "before", "due_date": "2025-11-29", "due_assumed": "“trước ngày 30/11/2025” '
        'không gồm ngày 30/11/2025; ngày cuối trong hạn: 29/11/2025", "rrule": null, '
        '"report_to": "Văn phòng", "report_via": null, "url": "/ke-hoach/ke-hoach-a/#iv-1"},'
    )


def test_a_member_has_the_duty_of_its_group_and_says_through_which() -> None:
    rows = json.loads(files()["data/duties.json"])
    assert [(row["unit_id"], row["role"], row["through_group"]) for row in rows] == [
        ("van-phong", "lead", None),
        ("cac-phong", "report", None),
        ("phong-y", "report", "cac-phong"),
        ("van-phong", "do", None),
    ]


def test_duties_csv_has_a_byte_order_mark_crlf_and_the_declared_columns() -> None:
    made = files()["data/duties.csv"]
    assert made.startswith(b"\xef\xbb\xbf" + DUTY_COLUMNS.encode() + b"\r\n")
    assert made.count(b"\r\n") == made.count(b"\n") == 1 + 4
    assert made.decode("utf-8-sig").split("\r\n")[4] == (
        "ke-hoach-a,Tuyên truyền Đại hội,viec-khac,Việc khác,IV.2,van-phong,Văn phòng,do,,"
        ",,,,,,,,/ke-hoach/ke-hoach-a/#iv-2"
    )


def test_the_csv_says_what_the_json_says() -> None:
    made = files(founding())
    in_json = [
        {
            name: " ".join(value) if isinstance(value, list) else value or ""
            for name, value in row.items()
        }
        for row in json.loads(made["data/duties.json"])
    ]
    assert csv_of(made) == in_json


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n"])
def test_a_cell_of_the_csv_that_begins_like_a_formula_is_made_text(sign: str) -> None:
    made = files(corpus(title=f"{sign}1+1"))
    assert csv_of(made)[0]["plan_title"] == f"'{sign}1+1"
    assert plans_of(made)["ke-hoach-a"]["title"] == f"{sign}1+1"


def test_quotes_commas_and_line_breaks_come_back_from_the_csv() -> None:
    made = files(corpus(title='Kế hoạch "A", phần 1\nvà 2'))
    assert b'"K\xe1\xba\xbf ho\xe1\xba\xa1ch ""A"", ph\xe1\xba\xa7n 1\n' in made["data/duties.csv"]
    assert csv_of(made)[0]["plan_title"] == 'Kế hoạch "A", phần 1\nvà 2'


def test_the_same_corpus_gives_the_same_bytes_in_whatever_order_plans_were_read() -> None:
    other = replace(PLAN, id="ke-hoach-b")
    one, two = corpus_of([PLAN, other], REGISTRY), corpus_of([other, PLAN], REGISTRY)
    assert files(one) == files(two)
    assert list(plans_of(files(two))) == ["ke-hoach-a", "ke-hoach-b"]


def test_the_schema_is_among_the_data() -> None:
    made = files()["data/plan.schema.json"]
    assert json.loads(made) == plan_schema()
    assert made.startswith(b'{\n  "$schema": "https://json-schema.org/draft/2020-12/schema",\n')
    assert made.endswith(b"}\n")


def test_every_duty_of_the_founding_plans_is_in_the_json_and_in_the_csv() -> None:
    expected = {duty.key for duty in all_duties(founding())}
    in_json = {
        (row["plan_id"], row["task_id"], row["unit_id"], row["role"], row["due_date"])
        for row in founding_duties()
    }
    in_csv = {
        (row["plan_id"], row["task_id"], row["unit_id"], row["role"], row["due_date"] or None)
        for row in csv_of(files(founding()))
    }
    assert in_json == in_csv == expected
    assert len(founding_duties()) == len(expected) > 100


def test_no_row_of_the_founding_duties_repeats() -> None:
    keys = [(d["plan_id"], d["task_id"], d["unit_id"], d["role"]) for d in founding_duties()]
    assert len(keys) == len(set(keys))


def test_ninh_thuan_reports_by_29_april_2024_to_the_bloc_through_its_propaganda_board() -> None:
    duty = duties_of("duk-ninh-thuan-2024-chi-thi-25", "bao-cao-ket-qua")[0]
    assert duty["role"] == "report"
    assert duty["unit_name"].startswith("Cấp ủy các chi, đảng bộ cơ sở")
    assert duty["clause"] == "III.1.3"
    assert (duty["due_phrase"], duty["due_kind"], duty["due_date"], duty["due_assumed"]) == (
        "chậm nhất đến ngày 29/4/2024",
        "by",
        "2024-04-29",
        None,
    )
    assert duty["report_to"] == "Đảng ủy khối Cơ quan - Doanh nghiệp tỉnh Ninh Thuận"
    assert duty["report_via"] == (
        "Ban Tuyên giáo Đảng ủy khối Cơ quan - Doanh nghiệp tỉnh Ninh Thuận"
    )


def test_quang_ninh_reports_before_30_november_2025_to_the_department_through_its_office() -> None:
    duties = duties_of("syt-quang-ninh-2025-3838-nghi-quyet-57", "bao-cao-ket-qua")
    named = [duty for duty in duties if duty["through_group"] is None]
    assert [duty["unit_id"] for duty in named] == [
        "phong-chuc-nang-so-y-te-quang-ninh",
        "don-vi-truc-thuoc-so-y-te-quang-ninh",
    ]
    for duty in duties:
        assert duty["role"] == "report"
        assert (duty["due_phrase"], duty["due_kind"], duty["due_date"]) == (
            "trước ngày 30/11/2025",
            "before",
            "2025-11-29",
        )
        assert "ngày cuối trong hạn: 29/11/2025" in duty["due_assumed"]
        assert "nguồn viết “Định kỳ” mà chỉ nêu một ngày" in duty["due_assumed"]
        assert duty["report_to"] == "Sở Y tế tỉnh Quảng Ninh"
        assert duty["report_via"] == "Văn phòng Sở Y tế tỉnh Quảng Ninh"


def test_ham_liem_reports_every_quarter_or_when_asked_to_the_committee() -> None:
    duty = duties_of("du-ham-liem-2026-nghi-quyet-72", "bao-cao-ket-qua")[0]
    assert (duty["role"], duty["due_kind"], duty["due_date"]) == ("report", "recurring", None)
    assert duty["rrule"] == "FREQ=MONTHLY;INTERVAL=3"
    assert duty["due_phrase"] == "hàng quý hoặc đột xuất"
    assert "bản gốc không nêu ngày trong quý" in duty["due_assumed"]
    assert duty["report_to"] == "Ban Thường vụ Đảng ủy xã Hàm Liêm, tỉnh Lâm Đồng"
    assert duty["report_via"] == "Ban Xây dựng Đảng Đảng ủy xã Hàm Liêm, tỉnh Lâm Đồng"


def test_ham_liem_launches_the_health_day_every_7_april() -> None:
    duties = duties_of("du-ham-liem-2026-nghi-quyet-72", "phat-dong-ngay-suc-khoe")
    assert {duty["rrule"] for duty in duties} == {"FREQ=YEARLY;BYMONTH=4;BYMONTHDAY=7"}
    assert {duty["due_phrase"] for duty in duties} == {"7/4 hằng năm"}
    assert {duty["due_date"] for duty in duties} == {None}


def stretches(plan_id: str) -> list[tuple[str, str | None, str | None, str | None, bool, bool]]:
    names = ("id", "parent", "start", "end", "start_open", "end_open")
    phases = plans_of(files(founding()))[plan_id]["phases"]
    return [tuple(phase[name] for name in names) for phase in phases]


def test_the_congress_plan_of_quang_ninh_has_three_phases() -> None:
    assert stretches("syt-quang-ninh-2025-dai-hoi-dang") == [
        ("dot-1", None, None, "2025-08-31", True, False),
        ("dot-2", None, "2025-09-01", "2025-09-30", False, False),
        ("dot-3", None, "2025-10-01", "2026-04-30", False, True),
    ]
    period = plans_of(files(founding()))["syt-quang-ninh-2025-dai-hoi-dang"]["period"]
    assert (period["phrase"], period["end"]) == ("Từ nay đến hết tháng 4/2026", "2026-04-30")


def test_the_phases_of_kien_moc_hang_on_two_congresses() -> None:
    assert stretches("du-kien-moc-2025-dai-hoi-xiv") == [
        ("dot-1", None, None, "2025-09-26", True, False),
        ("dot-2", None, "2025-09-27", "2026-01-23", False, False),
        ("dot-2-1", "dot-2", "2025-09-27", "2026-01-19", False, False),
        ("dot-2-2", "dot-2", "2026-01-20", "2026-01-23", False, False),
        ("dot-3", None, "2026-01-24", None, False, True),
    ]
    phases = plans_of(files(founding()))["du-kien-moc-2025-dai-hoi-xiv"]["phases"]
    assert [(p["start_anchor"], p["end_anchor"]) for p in phases] == [
        ("issued", "dai-hoi-lang-son-xviii.end"),
        ("dai-hoi-lang-son-xviii.end+1", "dai-hoi-xiv.end"),
        ("dai-hoi-lang-son-xviii.end+1", "dai-hoi-xiv.opening"),
        ("dai-hoi-xiv.opening", "dai-hoi-xiv.end"),
        ("dai-hoi-xiv.end+1", None),
    ]


def test_the_phases_of_kien_moc_stay_open_when_the_congress_is_taken_away() -> None:
    whole = founding()
    events = {k: event for k, event in whole.registry.events.items() if k != "dai-hoi-xiv"}
    registry = replace(whole.registry, events=events)
    plan = whole.plans["du-kien-moc-2025-dai-hoi-xiv"]
    phases = plans_of(files(corpus_of([plan], registry)))[plan.id]["phases"]
    assert [(p["id"], p["start"], p["end"], p["start_open"], p["end_open"]) for p in phases] == [
        ("dot-1", None, "2025-09-26", True, False),
        ("dot-2", "2025-09-27", None, False, True),
        ("dot-2-1", "2025-09-27", None, False, True),
        ("dot-2-2", None, None, True, True),
        ("dot-3", None, None, True, True),
    ]


def test_3838_is_of_19_august_2025() -> None:
    plan = plans_of(files(founding()))["syt-quang-ninh-2025-3838-nghi-quyet-57"]
    assert plan["number"] == "3838/KH-SYT"
    assert plan["issuer_id"] == "so-y-te-quang-ninh"
    assert plan["issued"] == {
        "date": "2025-08-19",
        "not_before": None,
        "not_after": None,
        "certainty": "stated",
    }
    assert plan["basis"][0] == {
        "number": "57-NQ/TW",
        "date": "2024-12-22",
        "relation": "based_on",
        "issuer": "Bộ Chính trị",
    }
    assert plan["recipients"][0] == {
        "name": "BCĐ về KHCN, ĐMST và CĐS tỉnh",
        "unit_id": "ban-chi-dao-khcn-quang-ninh",
        "action": "report",
    }
