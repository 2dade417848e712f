"""The search's data: everything can be found, and the bytes depend on nothing else."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from generator.domain.addresses import SEARCH_DATA
from generator.domain.corpus import Corpus, corpus_of
from generator.domain.timespan import Kind, Span
from generator.export.search import MOST_IN_ONE, records_of, search_files
from generator.export.search.findable import (
    Finding,
    Record,
    around,
    plain_text,
    sentences,
    when_of,
    years_of,
)
from generator.export.search.narrowed import Findings, parts_of
from generator.export.search.plans import plan_records
from tests.samples import BODY, FILE, REGISTRIES, plan_text, verdict_at

PLAN = "ke-hoach/so-van-hoa-2025-ngay-hoi-sach/"
_HEAD, _TAIL = "window.PORTAL_SEARCH = ", ";\n"


@pytest.fixture
def corpus(tmp_path: Path) -> Corpus:
    return verdict_at(tmp_path).corpus


def _data(corpus: Corpus) -> dict[str, Any]:
    ((address, script),) = search_files(corpus)
    text = script.decode()
    assert address == "assets/search-data.js"
    assert text.startswith(_HEAD)
    assert text.endswith(_TAIL)
    return dict(json.loads(text.removeprefix(_HEAD).removesuffix(_TAIL)))


def _record(corpus: Corpus, url: str) -> Record:
    return next(record for record in records_of(corpus) if record.url == url)


def test_every_plan_task_clause_unit_document_and_used_event_has_a_record(corpus: Corpus) -> None:
    plan = corpus.plans["so-van-hoa-2025-ngay-hoi-sach"]
    found = {kind: [r for r in records_of(corpus) if r.kind is kind] for kind in Finding}
    assert len(found[Finding.PLAN]) == 1
    assert len(found[Finding.TASK]) == len(plan.tasks)
    assert len(found[Finding.CLAUSE]) == len([*plan.clauses()])
    assert len(found[Finding.UNIT]) == len(corpus.registry.units)
    assert len(found[Finding.DOCUMENT]) == len(corpus.registry.documents)
    assert [event.title for event in found[Finding.EVENT]] == ["Ngày hội đọc sách"]
    assert [shelf.title for shelf in found[Finding.SHELF]] == ["Văn hóa đọc", "Bảng tin"]


def test_a_plan_is_known_by_its_number_and_filtered_by_its_units(corpus: Corpus) -> None:
    plan = _record(corpus, PLAN)
    assert "12/KH-SVH" in plan.names
    assert plan.where == "12/KH-SVH · 10/3/2025 · Sở Văn hóa tỉnh Sông Xanh"
    assert plan.when == ("2025-03-10", "2025-06-30")
    assert plan.facets.year == (2025,)
    assert set(plan.facets.unit) == {"van-phong", "cac-thu-vien", "thu-vien-tinh", "thu-vien-xa"}
    assert [role.value for role in plan.facets.role] == ["lead", "do", "report"]


def test_a_task_has_its_phrase_its_units_and_its_own_days(corpus: Corpus) -> None:
    task = _record(corpus, f"{PLAN}#viec-bao-cao")
    assert task.text == "Trước ngày 20/6/2025. Báo cáo: Các thư viện"
    assert task.when == ("2025-03-10", "2025-06-19")
    assert task.facets.unit == ("cac-thu-vien", "thu-vien-tinh", "thu-vien-xa")


def test_what_only_ends_has_begun_for_certain_by_the_latest_day_of_its_plans_issue(
    tmp_path: Path,
) -> None:
    issued = "\n  not_before: 2025-03-01\n  not_after: 2025-04-12\n  certainty: unknown"
    corpus = verdict_at(tmp_path, {FILE: plan_text(BODY, issued=issued)}).corpus
    task = _record(corpus, f"{PLAN}#viec-bao-cao")
    assert task.when == ("2025-03-01", "2025-06-19", "2025-04-12")


def test_a_task_without_a_deadline_has_the_days_of_its_phases(corpus: Corpus) -> None:
    assert _record(corpus, f"{PLAN}#viec-lap-ke-hoach").when == ("2025-03-10", "2025-04-15")


def test_a_time_from_now_says_from_which_day_on_it_has_certainly_begun() -> None:
    first, latest, last = date(2025, 6, 30), date(2025, 8, 10), date(2025, 8, 31)
    never = Span(phrase="Từ nay", kind=Kind.RANGE, end=last, start_open=True)
    open_start = replace(never, start_floor=first, start_ceiling=latest)
    later = Span(phrase="Đợt 2", kind=Kind.RANGE, start=last, end=last)
    assert when_of(open_start) == ("2025-06-30", "2025-08-31", "2025-08-10")
    assert when_of(never) == (None, "2025-08-31", None)
    assert around([later, open_start]) == ("2025-06-30", "2025-08-31", "2025-08-10")
    assert around([later, never]) == (None, "2025-08-31", "2025-08-31")
    assert years_of(when_of(open_start)) == (2025,)


def test_a_task_without_any_day_says_so(tmp_path: Path) -> None:
    tasks = "\n  - id: a\n    title: Việc\n    clause: III.1\n    roles: {do: van-phong}"
    plans = {FILE: plan_text(tasks=tasks, reporting=None)}
    corpus = verdict_at(tmp_path, plans).corpus
    assert _record(corpus, f"{PLAN}#viec-a").when == "undated"


def test_a_bullet_has_its_words_as_text_and_no_title(corpus: Corpus) -> None:
    bullet = _record(corpus, f"{PLAN}#i-1")
    assert (bullet.title, bullet.text) == ("", "Đưa sách đến mọi người.")
    assert _record(corpus, f"{PLAN}#i").title == "Mục đích"


def test_a_clause_is_filtered_by_the_units_of_its_tasks(corpus: Corpus) -> None:
    assert "van-phong" in _record(corpus, f"{PLAN}#iii-1").facets.unit
    assert _record(corpus, f"{PLAN}#i-1").facets.unit == ()


def test_an_event_leads_to_its_day_in_the_calendar(corpus: Corpus) -> None:
    event = _record(corpus, "lich/2025/#ngay-2025-05-02")
    assert event.where == "Phong trào, giải thưởng · 02/5/2025 – 05/5/2025 (dự kiến)"


def test_a_unit_is_known_by_its_aliases_and_symbol(tmp_path: Path) -> None:
    units = REGISTRIES["units"].replace(
        "  short: Sở Văn hóa\n", "  short: Sở Văn hóa\n  aliases: [SVH tỉnh]\n"
    )
    corpus = verdict_at(tmp_path, units=units).corpus
    assert _record(corpus, "don-vi/so-van-hoa/").names == ("Sở Văn hóa", "SVH tỉnh", "SVH")


def test_what_a_plan_s_records_share_is_written_once(corpus: Corpus) -> None:
    rows = _data(corpus)["records"]
    task = next(row for row in rows if row["url"].endswith("#viec-bao-cao"))
    assert task["plan"] == PLAN
    assert "topic" not in task
    assert task["role"] == ["bao-cao"]


def test_labels_name_every_value_of_every_filter(corpus: Corpus) -> None:
    data = _data(corpus)
    for row in data["records"]:
        assert row["kind"] in data["labels"]["kind"]
        for facet in ("issuer", "unit", "topic", "channel", "role"):
            assert set(row.get(facet, ())) <= set(data["labels"][facet])


def a_large_corpus(corpus: Corpus) -> Corpus:
    (plan,) = corpus.plans.values()
    plans = [replace(plan, id=f"{plan.id}-{n}") for n in range(MOST_IN_ONE + 1)]
    return corpus_of(plans, corpus.registry)


def test_of_many_plans_the_first_script_has_names_and_the_parts_have_everything_of_plans(
    corpus: Corpus,
) -> None:
    large = a_large_corpus(corpus)
    scripts = dict(search_files(large))
    first = json.loads(scripts[SEARCH_DATA].decode().removeprefix(_HEAD).removesuffix(_TAIL))
    assert [f"assets/tim/{name}.js" for name in first["parts"]] == [*scripts][1:]
    kinds = {row["kind"] for row in first["records"]}
    assert kinds == {"ke-hoach", "don-vi", "van-ban", "su-kien", "chu-de-kenh"}
    rows = [row for name in [*scripts][1:] for row in _part_rows(scripts[name])]
    urls = sorted(
        record.url for plan in large.plans.values() for record in plan_records(large, plan)
    )
    assert sorted(row["url"] for row in rows) == urls
    assert "12/KH-SVH" in json.dumps(first["records"])


def _part_rows(script: bytes) -> list[Any]:
    text = script.decode()
    return list(json.loads(text.partition("] = ")[2].removesuffix(_TAIL))["records"])


def test_the_names_of_older_plans_come_after_those_of_the_newest(
    corpus: Corpus, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("generator.export.search.NAMED_AT_ONCE", 40)
    plans = [
        replace(plan, issued=replace(plan.issued, day=date(2025, 1, 1) + timedelta(days=number)))
        for number, plan in enumerate(a_large_corpus(corpus).plans.values())
    ]
    scripts = dict(search_files(corpus_of(plans, corpus.registry)))
    first = json.loads(scripts[SEARCH_DATA].decode().removeprefix(_HEAD).removesuffix(_TAIL))
    assert first["later"] == ["ten-1"]
    newest = [row["url"] for row in first["records"] if row["kind"] == "ke-hoach"]
    assert newest == [f"ke-hoach/{plan.id}/" for plan in reversed(plans)][:40]
    older = [row["url"] for row in _part_rows(scripts["assets/tim/ten-1.js"])]
    assert older == [f"ke-hoach/{plan.id}/" for plan in reversed(plans)][40:]


def test_a_changed_plan_changes_one_part_and_no_other(corpus: Corpus) -> None:
    large = a_large_corpus(corpus)
    name, plan = next(iter(large.plans.items()))
    edited = corpus_of(
        ({**large.plans, name: replace(plan, place="Nơi khác")}).values(), corpus.registry
    )
    before, after = dict(search_files(large)), dict(search_files(edited))
    changed = [address for address in after if after[address] != before[address]]
    assert len(changed) == 1
    assert changed[0].startswith("assets/tim/2025-")


def test_a_bundle_has_everything_of_its_pages_in_one_script(corpus: Corpus) -> None:
    large = a_large_corpus(corpus)
    scripts = dict(search_files(large))
    first = scripts[SEARCH_DATA]
    found = Findings(first, map(scripts.__getitem__, parts_of(first)))
    name = next(iter(large.plans))
    text = found.within({f"ke-hoach/{name}/"}).decode()
    data = json.loads(text.removeprefix(_HEAD).removesuffix(_TAIL))
    own = [record.url for record in plan_records(large, large.plans[name])]
    assert sorted(row["url"] for row in data["records"]) == sorted(own)
    assert "parts" not in data
    plan = next(row for row in data["records"] if row["kind"] == "ke-hoach")
    assert plan["unit"]


def test_no_text_can_end_the_script(tmp_path: Path) -> None:
    body = BODY.replace("Đưa sách", "Đưa </script> \u2028 sách")
    ((_, script),) = search_files(verdict_at(tmp_path, {FILE: plan_text(body)}).corpus)
    assert "</" not in script.decode()
    assert "\u2028" not in script.decode()


def test_the_same_corpus_gives_the_same_bytes(tmp_path: Path) -> None:
    first, second = (verdict_at(tmp_path / name).corpus for name in "ab")
    assert [*search_files(first)] == [*search_files(second)]


@pytest.mark.parametrize(
    ("markdown", "words"),
    [
        ("**Đưa** sách đến [mọi người](x/)", "Đưa sách đến mọi người"),
        ("- một\n- `hai`", "một hai"),
        ("| a | b |\n|---|---|\n| c | d |", "a b c d"),
        ("2025-2030, 57-NQ/TW", "2025-2030, 57-NQ/TW"),
    ],
)
def test_markdown_is_read_without_its_signs(markdown: str, words: str) -> None:
    assert plain_text(markdown) == words


def test_what_is_shown_of_a_thing_is_made_of_sentences(corpus: Corpus) -> None:
    assert sentences("hàng quý", None, "chủ trì: Văn phòng", "Lời.") == (
        "Hàng quý. Chủ trì: Văn phòng. Lời."
    )
    assert sentences("Thế nào?", "", "điều 1") == "Thế nào? Điều 1"
    assert sentences() == ""
    shown = (record.text for record in records_of(corpus) if record.kind is not Finding.CLAUSE)
    assert not [text for text in shown if text[:1].islower()]
