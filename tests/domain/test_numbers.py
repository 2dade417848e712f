import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.domain import numbers
from generator.domain.numbers import (
    TYPE_NAMES,
    DocNumber,
    Grammar,
    System,
    find,
    fits,
    normalise,
    parse,
    same,
    type_names,
)

NORMATIVE, STATE, PARTY, LETTER = Grammar

# printed, grammar, serial, year, type, organisation, suffix
Row = tuple[str, Grammar, int, int | None, str | None, str, str | None]

FOUNDING: list[Row] = [
    ("171/KH-UBND", STATE, 171, None, "KH", "UBND", None),
    ("10-KH/ĐU", PARTY, 10, None, "KH", "ĐU", None),
    ("256-KH/TU", PARTY, 256, None, "KH", "TU", None),
    ("25-CT/TW", PARTY, 25, None, "CT", "TW", None),
    ("10-HD/BTGDVTU", PARTY, 10, None, "HD", "BTGDVTU", None),
    ("07-CTr/TU", PARTY, 7, None, "CTr", "TU", None),
    ("72-NQ/TW", PARTY, 72, None, "NQ", "TW", None),
    ("01-CT/TW", PARTY, 1, None, "CT", "TW", None),
    ("282/NQ-CP", STATE, 282, None, "NQ", "CP", None),
    ("52-CT/TW", PARTY, 52, None, "CT", "TW", None),
    ("18-KH/TU", PARTY, 18, None, "KH", "TU", None),
    ("59-KH/ĐU", PARTY, 59, None, "KH", "ĐU", None),
    ("3838/KH-SYT", STATE, 3838, None, "KH", "SYT", None),
    ("57-NQ/TW", PARTY, 57, None, "NQ", "TW", None),
    ("02-KH/BCĐTW", PARTY, 2, None, "KH", "BCĐTW", None),
    ("05-TB/BCĐTW", PARTY, 5, None, "TB", "BCĐTW", None),
    ("71/NQ-CP", STATE, 71, None, "NQ", "CP", None),
    ("03-KH/BCĐTW", PARTY, 3, None, "KH", "BCĐTW", None),
    ("20-CV/BCĐ", PARTY, 20, None, "CV", "BCĐ", None),
    ("1138/KH-BYT", STATE, 1138, None, "KH", "BYT", None),
    ("538-KH/TU", PARTY, 538, None, "KH", "TU", None),
    ("138/KH-UBND", STATE, 138, None, "KH", "UBND", None),
    ("787/QĐ-BYT", STATE, 787, None, "QĐ", "BYT", None),
    ("03/NQ-CP", STATE, 3, None, "NQ", "CP", None),
    ("2121/QĐ-BYT", STATE, 2121, None, "QĐ", "BYT", None),
    ("2183/QĐ-BYT", STATE, 2183, None, "QĐ", "BYT", None),
    ("2513/SYT-VP", LETTER, 2513, None, None, "SYT", "VP"),
    ("837/KH-SYT", STATE, 837, None, "KH", "SYT", None),
    ("10-CV/TBTT", PARTY, 10, None, "CV", "TBTT", None),
    ("06-KH/TBTT", PARTY, 6, None, "KH", "TBTT", None),
    ("11-HD/BTGDVTU", PARTY, 11, None, "HD", "BTGDVTU", None),
    ("144-QĐ/TW", PARTY, 144, None, "QĐ", "TW", None),
    ("01-KL/TW", PARTY, 1, None, "KL", "TW", None),
    ("05-CT/TW", PARTY, 5, None, "CT", "TW", None),
]
DAMAGED: list[Row] = [
    ("02-KH/BCDDTWW", PARTY, 2, None, "KH", "BCDDTWW", None),
    ("02-KH/BCĐTWW", PARTY, 2, None, "KH", "BCĐTWW", None),
    ("71/QN-CP", LETTER, 71, None, None, "QN", "CP"),
    ("110 /KH-THVP", STATE, 110, None, "KH", "THVP", None),
    ("82/KH – PGD&ĐT", STATE, 82, None, "KH", "PGD&ĐT", None),
    ("49/UBND -VHTT", LETTER, 49, None, None, "UBND", "VHTT"),
    ("225 - KH/TWĐTN-CTTN", PARTY, 225, None, "KH", "TWĐTN", "CTTN"),
    ("26 -CTr/TWĐTN-VP", PARTY, 26, None, "CTr", "TWĐTN", "VP"),
    ("25-\nCT/TW", PARTY, 25, None, "CT", "TW", None),
    ("Số: 3838/KH-SYT", STATE, 3838, None, "KH", "SYT", None),
    ("số 57-NQ/TW", PARTY, 57, None, "NQ", "TW", None),
    ("71/NQ\u2011CP", STATE, 71, None, "NQ", "CP", None),
    ("15-NQ/TƯ", PARTY, 15, None, "NQ", "TƯ", None),
]
OTHERS: list[Row] = [
    ("30/2020/NĐ-CP", NORMATIVE, 30, 2020, "NĐ", "CP", None),
    ("104/2016/QH13", NORMATIVE, 104, 2016, None, "QH13", None),
    ("22/2023/TT-BTTTT", NORMATIVE, 22, 2023, "TT", "BTTTT", None),
    ("14/2020/NQ-HĐND", NORMATIVE, 14, 2020, "NQ", "HĐND", None),
    ("24/2012/TTLT-BLĐTBXH-BNV-BTC", NORMATIVE, 24, 2012, "TTLT", "BLĐTBXH-BNV-BTC", None),
    ("202/2025/QH15", NORMATIVE, 202, 2025, None, "QH15", None),
    ("01/2022/UBTVQH15", NORMATIVE, 1, 2022, None, "UBTVQH15", None),
    ("19/2025/QĐ-TTg", NORMATIVE, 19, 2025, "QĐ", "TTg", None),
    ("07/CT-TTg", STATE, 7, None, "CT", "TTg", None),
    ("1671/NQ-UBTVQH15", STATE, 1671, None, "NQ", "UBTVQH15", None),
    ("12/QyĐ-UBND", STATE, 12, None, "QyĐ", "UBND", None),
    ("138/KH-UBND-VX", STATE, 138, None, "KH", "UBND", "VX"),
    ("05/BNV-VP", LETTER, 5, None, None, "BNV", "VP"),
    ("12/UBND-VX", LETTER, 12, None, None, "UBND", "VX"),
    ("5104/BTTTT-PTTH&TTĐT", LETTER, 5104, None, None, "BTTTT", "PTTH&TTĐT"),
    ("1018/BYT-TT-KT", LETTER, 1018, None, None, "BYT", "TT-KT"),
    ("127-QĐ/TW", PARTY, 127, None, "QĐ", "TW", None),
    ("24-BS/UBKTTU", PARTY, 24, None, "BS", "UBKTTU", None),
    ("246-KH/TĐTN-TCKT", PARTY, 246, None, "KH", "TĐTN", "TCKT"),
    ("399-QĐ/TW", PARTY, 399, None, "QĐ", "TW", None),
    ("36-HD/VPTW", PARTY, 36, None, "HD", "VPTW", None),
    ("03-CV/CB", PARTY, 3, None, "CV", "CB", None),
]


def number(printed: str) -> DocNumber:
    parsed = parse(printed)
    assert parsed
    return parsed


@pytest.mark.parametrize("row", FOUNDING + DAMAGED + OTHERS, ids=lambda row: row[0])
def test_a_number_is_taken_apart_and_kept_as_printed(row: Row) -> None:
    printed, grammar, serial, year, type_, organisation, suffix = row
    assert parse(printed) == DocNumber(
        as_printed=printed,
        serial=serial,
        type=type_,
        organisation=organisation,
        suffix=suffix,
        year=year,
        grammar=grammar,
    )


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2025",
        "2021-2025",
        "2021 - 2025",
        "2025 - 2030 - Tuyên",
        "19/8/2025",
        "01-10-1997",
        "30/6",
        "4/2026",
        "/KH-UBND",
        "Số: /KH-UBND",
        "Số:       /KH-UBND",
        "00/KH-UBND",
        "KH-UBND",
        "72 NQ/TW",
        "123456/KH-UBND",
        "3838/KH",
        "57-NQ",
        "57-XX/TW",
        "30/1820/NĐ-CP",
        "3838/KH-SYT và 837/KH-SYT",
        "3838/KH-SYT.",
        "3838/kh-syt",
        "٣٨/KH-SYT",
    ],
)
def test_ranges_dates_years_blank_numbers_and_prose_are_no_numbers(text: str) -> None:
    assert parse(text) is None


@pytest.mark.parametrize(
    ("printed", "plain"),
    [
        ("Số: 3838/KH-SYT", "3838/KH-SYT"),
        ("Số 127-QĐ/TW", "127-QĐ/TW"),
        ("SỐ : 10 – KH / ĐU", "10-KH/ĐU"),
        ("25-\n\nCT/TW", "25-CT/TW"),
        ("82/KH\u00a0–\u00a0PGD&ĐT", "82/KH-PGD&ĐT"),
        ("71/NQ\u2010CP", "71/NQ-CP"),
        ("71/NQ\u2212CP", "71/NQ-CP"),
        ("71/NQ\u2015CP", "71/NQ-CP"),
        ("Số: /KH-UBND", "/KH-UBND"),
        ("15-NQ/TU\u031b", "15-NQ/TƯ"),
        ("", ""),
    ],
)
def test_numbers_are_brought_into_one_spelling(printed: str, plain: str) -> None:
    assert normalise(printed) == plain


@given(st.text() | st.text("số: -–/1KHĐ\n"))
def test_normalising_twice_changes_nothing_more(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)


@pytest.mark.parametrize(
    ("printed", "systems"),
    [
        ("3838/KH-SYT", {System.STATE, System.FRONT}),  # papers of the Front use both forms
        ("30/2020/NĐ-CP", {System.STATE}),
        ("2513/SYT-VP", {System.STATE}),
        ("10-KH/ĐU", {System.PARTY, System.FRONT}),
        ("246-KH/TĐTN-TCKT", {System.PARTY, System.FRONT}),
    ],
)
def test_each_system_has_its_own_grammar(printed: str, systems: set[System]) -> None:
    assert {system for system in System if fits(number(printed), system)} == systems


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("07-CTr/TU", "7-CTr/TU"),
        ("05-TB/BCĐTW", "5 - TB/BCĐTW"),
        ("Số: 3838/KH-SYT", "3838/KH – SYT"),
        ("25-\nCT/TW", "25-CT/TW"),
        ("72-NQ/TW", "72/NQ-TW"),
    ],
)
def test_spellings_of_one_number_are_the_same(one: str, other: str) -> None:
    assert same(number(one), number(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("01-CT/TW", "01-KL/TW"),
        ("10-HD/BTGDVTU", "11-HD/BTGDVTU"),
        ("02-KH/BCĐTW", "02-KH/BCDDTWW"),
        ("71/NQ-CP", "71/QN-CP"),
        ("30/2020/NĐ-CP", "30/2021/NĐ-CP"),
        ("15-NQ/TƯ", "15-NQ/TW"),
    ],
)
def test_numbers_that_differ_in_serial_year_type_or_organisation_are_not_the_same(
    one: str, other: str
) -> None:
    assert not same(number(one), number(other))


@pytest.mark.parametrize(
    ("printed", "names"),
    [
        ("3838/KH-SYT", ("kế hoạch",)),
        ("07-CTr/TU", ("chương trình",)),
        ("787/QĐ-BYT", ("quyết định",)),
        ("144-QĐ/TW", ("quyết định", "quy định")),
        ("12/QyĐ-UBND", ("quy định",)),
        ("22/2023/TT-BTTTT", ("thông tư",)),
        ("22-TT/TW", ("thông tri",)),
        ("30/2020/NĐ-CP", ("nghị định",)),
        ("24/2012/TTLT-BLĐTBXH-BNV-BTC", ("thông tư liên tịch",)),
        ("104/2016/QH13", ("luật", "bộ luật", "nghị quyết")),
        ("01/2022/UBTVQH15", ("pháp lệnh", "nghị quyết")),
        ("01-CT/TW", ("chỉ thị",)),
        ("01-KL/TW", ("kết luận",)),
        ("430/KL-TTCP", ("kết luận",)),
        ("20-CV/BCĐ", ("công văn",)),
        ("15/CV-SYT", ("công văn",)),
        ("2513/SYT-VP", ("công văn",)),
        ("71/QN-CP", ("công văn",)),
        ("01/2022/XYZ", ()),
        ("01/2022/XX-YZ", ()),
    ],
)
def test_a_type_has_the_names_of_its_own_system(printed: str, names: tuple[str, ...]) -> None:
    assert type_names(number(printed)) == names


@given(
    st.integers(1, 99999),
    st.sampled_from(sorted(TYPE_NAMES[System.PARTY])),
    st.sampled_from(["TW", "TU", "ĐU", "HU", "CB", "BTGDVTU", "BCĐTW"]),
)
def test_every_party_number_survives_being_built_and_read(
    serial: int, type_: str, organisation: str
) -> None:
    parsed = number(f"{serial:02}-{type_}/{organisation}")
    assert (parsed.serial, parsed.type, parsed.organisation) == (serial, type_, organisation)
    assert fits(parsed, System.PARTY)
    assert type_names(parsed)


@given(
    st.integers(1, 99999),
    st.sampled_from(sorted(TYPE_NAMES[System.STATE])),
    st.sampled_from(["SYT", "UBND", "CP", "TTg", "PGD&ĐT", "UBTVQH15"]),
    st.none() | st.integers(1900, 2099),
)
def test_every_state_number_survives_being_built_and_read(
    serial: int, type_: str, organisation: str, year: int | None
) -> None:
    between = f"/{year}" if year else ""
    parsed = number(f"{serial:02}{between}/{type_}-{organisation}")
    assert (parsed.serial, parsed.year, parsed.type, parsed.organisation) == (
        serial,
        year,
        type_,
        organisation,
    )
    assert fits(parsed, System.STATE)
    assert type_names(parsed)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Chỉ thị số 25-CT/TW, ngày 25/10/2023 của Ban Bí thư", ["25-CT/TW"]),
        ("Chỉ thị số 25-\nCT/TW và Kế hoạch 256-KH/TU.", ["25-\nCT/TW", "256-KH/TU"]),
        ("Nghị quyết số 71/NQ-\n\nCP ngày 1/4/2025", ["71/NQ-\n\nCP"]),
        ("Số:3838/KH-SYT", ["3838/KH-SYT"]),
        ("các Nghị quyết số 57,59,66,68-NQ/TW", ["68-NQ/TW"]),
        ("(30/2020/NĐ-CP;104/2016/QH13)", ["30/2020/NĐ-CP", "104/2016/QH13"]),
        ("Kế hoạch 82/KH – PGD&ĐT, Công văn 49/UBND -VHTT", ["82/KH – PGD&ĐT", "49/UBND -VHTT"]),
        ("Kế hoạch 138/KH-UBND - UBND tỉnh", ["138/KH-UBND"]),
        ("theo Kế hoạch 138/KH-UBND\n- UBND xã\n-UBMTTQ xã", ["138/KH-UBND"]),
        ("theo Kế hoạch 138/KH-UBND\n-UBMTTQ xã", ["138/KH-UBND"]),
        ("57-NQ/TW-UBND/ABC", ["57-NQ/TW-UBND"]),
        ("Kế hoạch 02-KH/BCDDTWW, 71/QN-CP", ["02-KH/BCDDTWW", "71/QN-CP"]),
        ("**25-CT/TW**", ["25-CT/TW"]),
        ("giai đoạn 2021-2025, nhiệm kỳ 2025 - 2030 - Tuyên truyền", []),
        ("từ 01/9 đến 30/9/2025, (02/9/1945 - 02/9/2025), năm 2025", []),
        ("Số: /KH-UBND; số ... /2025/KH-UBND", []),
        ("COVID-19, G7-UBND, quý 2 - UBND tỉnh, 1.138/KH-BYT", []),
        ("/van-ban/25-CT/TW", []),
        ("", []),
    ],
)
def test_running_text_is_searched_for_numbers(text: str, found: list[str]) -> None:
    assert [text[start:end] for start, end, _ in find(text)] == found


@pytest.mark.parametrize("printed", [row[0] for row in FOUNDING])
def test_every_number_of_the_founding_plans_is_found_where_it_stands(printed: str) -> None:
    before = "Thực hiện văn bản số "
    text = f"{before}{printed}, ngày 09/9/2025 của cấp trên, giai đoạn 2025-2030"
    assert list(find(text)) == [(len(before), len(before) + len(printed), parse(printed))]


@given(st.text() | st.text("12/- \nKHĐUTW"))
def test_what_is_found_is_what_parses_in_order_and_apart(text: str) -> None:
    last = 0
    for start, end, found in find(text):
        assert last <= start < end <= len(text)
        assert found == parse(text[start:end])
        last = end


def test_each_system_has_its_vietnamese_name() -> None:
    assert [system.label for system in System] == ["Đảng", "Nhà nước", "Mặt trận, đoàn thể"]


@given(st.lists(st.sampled_from(["3838", "1", "2025", "KH", "SYT", "NĐ-CP", "TW", *"/-. \nđ(–"])))
def test_a_number_is_looked_for_where_no_letter_slash_or_point_after_a_digit_stands_before(
    parts: list[str],
) -> None:
    joint, group = numbers._JOINT, numbers._GROUP
    slow = re.compile(
        rf"(?<![\w/])(?<![0-9]\.)[0-9]{{1,5}}(?:\s*/\s*[0-9]{{4}})?"
        rf"{joint}{group}(?:{joint}{group}){{0,9}}"
    )
    text = "".join(parts)
    assert [m.span() for m in numbers._IN_TEXT.finditer(text)] == [
        m.span() for m in slow.finditer(text)
    ]
