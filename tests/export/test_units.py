"""The home page's scripts: the list of units, each unit's duties, what falls in each year."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from generator.domain.corpus import Corpus, corpus_of
from generator.domain.dated import years_dated
from generator.domain.duties import all_duties
from generator.export.sheaf import whole
from generator.export.units import unit_files
from generator.export.years import year_files
from tests.samples import FILE, REGISTRIES, plan_text, verdict_at

YEARLY = """
  - id: ngay-sach
    title: Tổ chức Ngày sách
    clause: III.1
    roles: {do: van-phong}
    due: {phrase: 21/4 hằng năm, rrule: FREQ=YEARLY;BYMONTH=4;BYMONTHDAY=21}"""


@pytest.fixture
def corpus(tmp_path: Path) -> Corpus:
    return verdict_at(tmp_path).corpus


def value(script: bytes) -> Any:
    text = script.decode()
    assert text.endswith(";\n")
    return json.loads(
        text[text.index(" = ") + 3 if text[0] == "w" else text.index("] = ") + 4 : -2]
    )


def unit(corpus: Corpus, unit_id: str) -> Any:
    return value(dict(unit_files(corpus))[f"assets/don-vi/{unit_id}.js"])


def test_every_unit_is_listed_in_vietnamese_order_with_what_it_is_called(tmp_path: Path) -> None:
    units = REGISTRIES["units"].replace(
        "level: commune", "level: commune, aliases: [Tủ sách xã], symbol: TVX, valid_to: 2025-06-30"
    )
    listed = value(dict(unit_files(verdict_at(tmp_path, units=units).corpus))["assets/units.js"])
    assert [row["name"] for row in listed] == [
        "Các thư viện",
        "Sở Văn hóa tỉnh Sông Xanh",
        "Thư viện tỉnh",
        "Thư viện xã Bến Đò",
        "Ủy ban nhân dân tỉnh Sông Xanh",
        "Văn phòng Sở Văn hóa",
    ]
    assert listed[3] == {
        "id": "thu-vien-xa",
        "name": "Thư viện xã Bến Đò",
        "short": "Thư viện xã Bến Đò",
        "aliases": ["Tủ sách xã"],
        "symbol": "TVX",
        "duties": 2,
        "until": "2025-06-30",
    }
    assert listed[4]["duties"] == 0


def test_every_unit_has_a_script_with_every_task_it_has_a_part_in(corpus: Corpus) -> None:
    files = dict(unit_files(corpus))
    assert files.keys() == {
        "assets/units.js",
        *(f"assets/don-vi/{one}.js" for one in corpus.registry.units),
    }
    for unit_id in corpus.registry.units:
        expected = {duty.task_title for duty in all_duties(corpus) if duty.unit_id == unit_id}
        assert {duty["title"] for duty in unit(corpus, unit_id).get("duties", ())} == expected


def test_a_duty_has_its_roles_its_time_in_both_forms_and_its_report(corpus: Corpus) -> None:
    (duty,) = (duty for duty in unit(corpus, "thu-vien-xa")["duties"] if "report" in duty)
    assert duty == {
        "title": "Báo cáo kết quả",
        "url": "ke-hoach/so-van-hoa-2025-ngay-hoi-sach/#iii-2",
        "plan": 0,
        "roles": ["báo cáo"],
        "through": ["Các thư viện"],
        "phrase": "trước ngày 20/6/2025",
        "times": [
            {
                "phrase": "trước ngày 20/6/2025",
                "note": (
                    "“trước ngày 20/6/2025” không gồm ngày 20/6/2025; "
                    "ngày cuối trong hạn: 19/6/2025"
                ),
                "due": "2025-06-19",
            }
        ],
        "report": {
            "to": [{"name": "Sở Văn hóa", "url": "don-vi/so-van-hoa/"}],
            "via": [{"name": "Văn phòng Sở Văn hóa", "url": "don-vi/van-phong/"}],
        },
    }


def test_a_task_without_a_time_of_its_own_has_that_of_its_phase(corpus: Corpus) -> None:
    (duty,) = unit(corpus, "van-phong")["duties"]
    assert duty["times"] == [
        {
            "name": "Đợt 1",
            "phrase": "Từ nay đến ngày 15/4/2025",
            "note": "tính từ ngày ban hành 10/3/2025",
            "start": "2025-03-10",
            "end": "2025-04-15",
        }
    ]


def test_a_task_without_phases_has_that_of_its_plan_and_says_so(tmp_path: Path) -> None:
    tasks = "\n  - {id: x, title: Việc, clause: III.1, roles: {do: van-phong}}"
    plan = plan_text(tasks=tasks, reporting=None)
    (duty,) = unit(verdict_at(tmp_path, {FILE: plan}).corpus, "van-phong")["duties"]
    assert duty["times"] == [
        {
            "name": "thời gian chung của kế hoạch",
            "phrase": "Từ nay đến hết tháng 6/2025",
            "note": "tính từ ngày ban hành 10/3/2025",
            "start": "2025-03-10",
            "end": "2025-06-30",
        }
    ]


def test_a_recurring_duty_has_its_days_in_the_years_to_come(tmp_path: Path) -> None:
    plan = plan_text(tasks=YEARLY, reporting=None, period=None)
    corpus = verdict_at(tmp_path, {FILE: plan}).corpus
    (duty,) = unit(corpus, "van-phong")["duties"]
    assert duty["times"][0]["days"] == [f"{year}-04-21" for year in range(2025, 2032)]
    assert years_dated(corpus) == tuple(range(2025, 2032))
    files = dict(whole(year_files(corpus)))
    assert files.keys() == {f"assets/nam/{year}.js" for year in range(2025, 2032)}
    (row,) = value(files["assets/nam/2027.js"])["rows"]
    assert row["time"] == {"phrase": "21/4 hằng năm", "days": ["2027-04-21"]}


def test_a_year_has_its_phases_and_deadlines(corpus: Corpus) -> None:
    ((address, script),) = whole(year_files(corpus))
    assert address == "assets/nam/2025.js"
    assert [(row["title"], row["url"]) for row in value(script)["rows"]] == [
        ("Đợt 1", "ke-hoach/so-van-hoa-2025-ngay-hoi-sach/#dot-dot-1"),
        ("Đợt 2", "ke-hoach/so-van-hoa-2025-ngay-hoi-sach/#dot-dot-2"),
        ("Báo cáo kết quả", "ke-hoach/so-van-hoa-2025-ngay-hoi-sach/#iii-2"),
    ]


def test_the_bytes_do_not_hang_on_the_order_of_the_plans(corpus: Corpus) -> None:
    again = corpus_of(reversed([*corpus.plans.values()]), corpus.registry)
    assert dict(unit_files(again)) == dict(unit_files(corpus))
    assert dict(whole(year_files(again))) == dict(whole(year_files(corpus)))


def test_a_name_cannot_end_the_script(corpus: Corpus) -> None:
    (plan,) = corpus.plans.values()
    tasks = tuple(replace(task, title="</script>\u2028") for task in plan.tasks)
    hostile = corpus_of([replace(plan, tasks=tasks)], corpus.registry)
    scripts = [script for _, script in (*unit_files(hostile), *whole(year_files(hostile)))]
    assert any(b"<\\/script>\\u2028" in script for script in scripts)
    assert not any(b"</" in script for script in scripts)
