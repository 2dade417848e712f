from dataclasses import fields
from datetime import date

import pytest

from generator.domain.events import Dates, Event, EventKind
from generator.domain.numbers import System
from generator.domain.registry import Abbreviation, Channel, Document, Level, Registry, Topic, Unit
from generator.reading.registries import KINDS, RegistryFile, read_registry

KIND = {kind.name: kind for kind in KINDS}

UNIT = """
so-van-hoa:
  name: Sở Văn hóa tỉnh Sông Xanh
  system: state
  level: province
  province: Sông Xanh
  parent: ubnd
  aliases: [Sở VH, SVH]
  symbol: SVH
  valid_from: 2021-01-01
  valid_to: 2025-06-30
  successors: so-moi
  note: Đã sáp nhập.
"""

EVENT = """
e:
  name: Ngày hội
  kind: campaign
  rrule: FREQ=YEARLY
  scheduled: {start: 2025-05-02}
  actual: {end: 2025-05-05}
  origin: 1990-05-02
  occurrences: [2025-05-02]
  aliases: Hội
"""


def read(kind: str, text: str | bytes) -> RegistryFile:
    raw = text.encode() if isinstance(text, str) else text
    return read_registry(KIND[kind], f"content/registry/{kind}.yml", raw)


def told(file: RegistryFile) -> list[tuple[str, str, str]]:
    return [(b.rule.id, b.finding.message, b.finding.fix) for b in file.broken]


def test_there_is_one_file_for_each_kind_of_entry() -> None:
    assert list(KIND) == [field.name for field in fields(Registry)]


@pytest.mark.parametrize(
    ("kind", "text", "entry"),
    [
        (
            "units",
            UNIT,
            Unit(
                id="so-van-hoa",
                name="Sở Văn hóa tỉnh Sông Xanh",
                short="Sở Văn hóa tỉnh Sông Xanh",
                system=System.STATE,
                level=Level.PROVINCE,
                province="Sông Xanh",
                parent="ubnd",
                aliases=("Sở VH", "SVH"),
                symbol="SVH",
                valid_from=date(2021, 1, 1),
                valid_to=date(2025, 6, 30),
                successors=("so-moi",),
                note="Đã sáp nhập.",
            ),
        ),
        (
            "units",
            "n: {name: Nhóm, short: N, system: party, level: commune, group: true, members: [a]}",
            Unit(
                id="n",
                name="Nhóm",
                short="N",
                system=System.PARTY,
                level=Level.COMMUNE,
                is_group=True,
                members=("a",),
            ),
        ),
        (
            "documents",
            "57-nq: {number: 57-NQ/TW, type: Nghị quyết, date: 2024-12-22, follows: a}",
            Document(
                id="57-nq",
                number="57-NQ/TW",
                type="Nghị quyết",
                date=date(2024, 12, 22),
                follows=("a",),
            ),
        ),
        (
            "events",
            EVENT,
            Event(
                id="e",
                name="Ngày hội",
                kind=EventKind.CAMPAIGN,
                scheduled=Dates(start=date(2025, 5, 2)),
                actual=Dates(end=date(2025, 5, 5)),
                origin=date(1990, 5, 2),
                rrule="FREQ=YEARLY",
                occurrences=(date(2025, 5, 2),),
                aliases=("Hội",),
            ),
        ),
        (
            "channels",
            "zalo: {name: Zalo, group: Mạng xã hội}",
            Channel(id="zalo", name="Zalo", group="Mạng xã hội"),
        ),
        ("topics", "t: {name: T, description: D}", Topic(id="t", name="T", description="D")),
        (
            "abbreviations",
            "b-c: {short: b/c, full: để báo cáo}",
            Abbreviation(id="b-c", short="b/c", full="để báo cáo"),
        ),
    ],
)
def test_an_entry_becomes_what_it_says(kind: str, text: str, entry: object) -> None:
    file = read(kind, text)
    assert file.broken == ()
    assert list(file.entries.values()) == [entry]


def test_a_faulty_entry_does_not_take_the_others_with_it() -> None:
    file = read("topics", "a: {name: A}\nb: {name: B, description: B}\nc:\nd: {nam: D}")
    assert list(file.entries) == ["b"]
    assert told(file) == [
        ("thieu-khoa", "thiếu khóa bắt buộc “description”", "thêm dòng “description: …”"),
        (
            "sai-dang",
            "c cần một khối có khóa, thụt vào dưới dòng này, ở đây là chỗ trống",
            "viết c thành một khối có khóa, thụt vào dưới dòng này",
        ),
        ("thieu-khoa", "thiếu khóa bắt buộc “name”", "thêm dòng “name: …”"),
        ("thieu-khoa", "thiếu khóa bắt buộc “description”", "thêm dòng “description: …”"),
        ("khoa-la", "không có khóa “nam”", "dùng một trong: name, description"),
    ]
    assert file.broken[0].finding.path == ("a",)
    assert file.broken[-1].finding.path == ("d", "nam")


@pytest.mark.parametrize(
    ("entry_id", "fix"),
    [
        ("Sở Y tế", "đổi thành “so-y-te”"),
        ("'../a'", "đổi thành “a”"),
        ("'…'", "đổi thành “ma-muc”"),
    ],
)
def test_an_id_that_makes_no_address_is_an_error(entry_id: str, fix: str) -> None:
    file = read("topics", f"{entry_id}: {{name: A, description: A}}")
    plain = entry_id.strip("'")
    assert told(file) == [("ma-muc-sai", f"mã “{plain}” không làm được địa chỉ", fix)]
    assert file.broken[0].finding.path == (plain,)
    assert file.broken[0].finding.on_key
    assert file.entries == {}


@pytest.mark.parametrize("text", ["- a", "a", "[a, b]"])
def test_a_file_that_is_no_mapping_is_an_error(text: str) -> None:
    assert told(read("topics", text)) == [
        (
            "danh-muc-sai-dang",
            "danh mục phải gồm các mục có mã",
            "viết mỗi mục thành “ma-muc:” rồi các khóa thụt vào dưới",
        )
    ]


@pytest.mark.parametrize("text", ["", "# chưa có gì\n"])
def test_an_empty_registry_is_sound(text: str) -> None:
    file = read("topics", text)
    assert (file.entries, file.broken) == ({}, ())


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        (b"\xff", ["khong-phai-utf8"]),
        ("\ufeffa: {name: A, description: A}", ["co-bom"]),
        ("a: {name: A, description: a@b.vn}", ["du-lieu-ca-nhan"]),
        ("a: {name: A, description: A}\na: {name: B, description: B}", ["khoa-lap"]),
        ("a: b: c", ["yaml-sai-cu-phap"]),
        ("a: {name: A}\n---\nb: {name: B}", ["yaml-sai-cu-phap"]),
    ],
)
def test_a_registry_is_read_as_strictly_as_a_plan(text: str | bytes, rules: list[str]) -> None:
    assert [b.rule.id for b in read("topics", text).broken] == rules


def test_a_rule_that_no_calendar_can_follow_is_refused() -> None:
    file = read("events", "e: {name: E, kind: observance, rrule: FREQ=YEARLY;BYMONTH=13}")
    assert told(file)[0][:2] == (
        "gia-tri-sai",
        "“FREQ=YEARLY;BYMONTH=13” không phải quy tắc lặp theo RFC 5545",
    )
    assert file.entries == {}
