from pathlib import Path

import pytest

from generator.checks import registry
from generator.checks.folder import check_folder
from generator.checks.run import check
from generator.domain.diagnostics import Severity
from generator.reading import rawtext, registries, voice, yamltree
from generator.reading.folders import REGISTRY
from generator.reading.library import read_library
from tests.samples import FILE, REGISTRIES, Said, library_at, said_of, verdict_at

UNITS = "content/registry/units.yml"
DOCUMENTS = "content/registry/documents.yml"


def unknown(what: str, name: str, near: str | None) -> Said:
    rule = {"đơn vị": "don-vi-khong-co", "văn bản": "van-ban-khong-co"}[what]
    label = f"có phải “{near}”?" if near else f"không có trong danh mục {what}"
    fix = f"dùng mã có trong danh mục {what}, hoặc thêm mục mới vào đó"
    return (rule, f"không có {what} “{name}”", label, fix, name)


@pytest.mark.parametrize(
    ("registry", "entry", "fault"),
    [
        ("units", "parent: so-van-hoaa", unknown("đơn vị", "so-van-hoaa", "so-van-hoa")),
        ("units", "parent: moii", unknown("đơn vị", "moii", None)),
        ("documents", "replaced_by: moii", unknown("văn bản", "moii", None)),
        ("documents", "follows: [moii]", unknown("văn bản", "moii", None)),
        ("units", "successors: [van-phong, xyz]", unknown("đơn vị", "xyz", None)),
        ("units", "group: true, members: [van-phong, xyz]", unknown("đơn vị", "xyz", None)),
        ("units", "group: true, members: xyz", unknown("đơn vị", "xyz", None)),
        ("documents", "issuer: xyz", unknown("đơn vị", "xyz", None)),
        (
            "documents",
            "follows: [5-kh-ubnd-2024]",
            unknown("văn bản", "5-kh-ubnd-2024", "5-kh-ubnd-2025"),
        ),
        (
            "units",
            "members: [van-phong]",
            (
                "thanh-vien-khong-nhom",
                "“moi” có thành viên mà không phải nhóm",
                "",
                "thêm “group: true”, hoặc bỏ members và dùng parent ở đơn vị con",
                "[van-phong]",
            ),
        ),
        (
            "documents",
            "number: 72 NQ/TW",
            (
                "so-van-ban-sai",
                "“72 NQ/TW” không đúng thể thức số, ký hiệu",
                "",
                "viết như 57-NQ/TW (Đảng) hoặc 71/NQ-CP (Nhà nước)",
                "72 NQ/TW",
            ),
        ),
    ],
)
def test_a_faulty_entry_is_told_in_its_registry_and_holds_no_plan_back(
    tmp_path: Path, registry: str, entry: str, fault: Said
) -> None:
    common = "name: A, system: state, level: province" if registry == "units" else "type: Kế hoạch"
    text = REGISTRIES[registry] + f"moi: {{{common}, {entry}}}\n"
    verdict = verdict_at(tmp_path, None, **{registry: text})
    assert said_of(verdict.diagnostics) == [fault]
    assert verdict.diagnostics[0].file == {"units": UNITS, "documents": DOCUMENTS}[registry]
    assert verdict.diagnostics[0].span.line == text.count("\n")
    assert verdict.held == ()


def test_a_group_with_a_member_that_is_not_there_still_has_its_other_members(
    tmp_path: Path,
) -> None:
    units = REGISTRIES["units"].replace("[thu-vien-tinh, ", "[thu-vien-tinh, xyz, ")
    verdict = verdict_at(tmp_path, units=units)
    assert [d.rule.id for d in verdict.diagnostics] == ["don-vi-khong-co"]
    assert list(verdict.corpus.members("cac-thu-vien")) == ["thu-vien-tinh", "thu-vien-xa"]


def test_an_entry_that_cannot_be_read_holds_the_plans_back_that_name_it(tmp_path: Path) -> None:
    verdict = verdict_at(tmp_path, channels="bang-tin: {name: Bảng tin}")
    assert [(d.file, d.rule.id) for d in verdict.diagnostics] == [
        (FILE, "kenh-khong-co"),
        ("content/registry/channels.yml", "thieu-khoa"),
    ]
    assert [held.file for held in verdict.held] == [FILE]


KNOWN = (
    "units.yml, documents.yml, events.yml, channels.yml, topics.yml, abbreviations.yml, "
    "holidays.yml"
)


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("unitss.yml", "units.yml"),
        ("units.yaml", "units.yml"),
        ("Units.yml", "units.yml"),
        ("cu/topics.yml", "topics.yml"),
        ("holidays.yml.txt", "holidays.yml"),
        ("khac.xlsx", None),
    ],
)
def test_a_file_that_no_registry_is_read_from_is_told_with_the_nearest_name(
    tmp_path: Path, name: str, near: str | None
) -> None:
    library_at(tmp_path)
    (tmp_path / REGISTRY / name).parent.mkdir(exist_ok=True)
    (tmp_path / REGISTRY / name).write_bytes(b"\xff\x00 moi: {name: A}")
    aim = f"sang “{near}”" if near else "sang tệp đúng tên"
    fix = f"chuyển nội dung {aim}, rồi xóa tệp này; các tệp được đọc: {KNOWN}"
    question = f"; có phải “{near}”?" if near else ""
    (fault,) = check_folder(tmp_path).diagnostics
    assert fault == check(read_library(tmp_path)).diagnostics[0]
    assert (fault.rule.id, fault.file, fault.span.line) == (
        "ten-danh-muc-la",
        f"{REGISTRY}/{name}",
        1,
    )
    assert fault.message == f"cổng không đọc danh mục nào từ tệp “{name}”{question}"
    assert fault.fix == fix
    assert "moi" not in read_library(tmp_path).corpus.registry.units


@pytest.mark.parametrize("name", ["README.md", ".units.yml.swp", "~units.yml", ".gitkeep"])
def test_a_read_me_or_what_an_editor_leaves_behind_is_no_registry(
    tmp_path: Path, name: str
) -> None:
    library_at(tmp_path)
    (tmp_path / REGISTRY / name).write_text("Danh mục của cổng.\n")
    assert check_folder(tmp_path).diagnostics == ()


def test_there_is_nothing_to_acknowledge_in_a_registry() -> None:
    of_registries = {*registries.RULES, *registry.RULES, *yamltree.RULES, *voice.RULES}
    assert {one.severity for one in (*of_registries, *rawtext.RULES)} == {Severity.ERROR}


PLACES = (
    "chuyển kế hoạch vào content/plans/<năm>/, danh mục vào content/registry/, trang vào "
    "content/pages/; nếu không, đưa ra khỏi thư mục content"
)


@pytest.mark.parametrize(
    ("file", "folder", "near"),
    [
        ("content/plan/2025/a.md", "content/plan/2025", "content/plans"),
        ("content/Plans/a.md", "content/Plans", "content/plans"),
        ("content/registries/units.yml", "content/registries", "content/registry"),
        ("content/a.md", "content", None),
        ("content/khac/a.docx", "content/khac", None),
    ],
)
def test_a_file_in_a_folder_that_nobody_reads_is_told(
    tmp_path: Path, file: str, folder: str, near: str | None
) -> None:
    library_at(tmp_path)
    (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / file).write_text("---\n", encoding="utf-8")
    question = f"; có phải “{near}”?" if near else ""
    (fault,) = check_folder(tmp_path).diagnostics
    assert fault == check(read_library(tmp_path)).diagnostics[0]
    assert (fault.rule.id, fault.file) == ("thu-muc-la", file)
    assert fault.message == f"cổng không đọc tệp nào ở thư mục “{folder}”{question}"
    assert fault.fix == PLACES


@pytest.mark.parametrize("file", ["content/README.md", "content/pages/a.md", "content/anh/a.png"])
def test_what_nobody_takes_for_a_plan_may_lie_anywhere(tmp_path: Path, file: str) -> None:
    library_at(tmp_path)
    (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / file).write_text("---\n", encoding="utf-8")
    assert check_folder(tmp_path).diagnostics == ()


@pytest.mark.parametrize(
    ("raw", "rule_id"),
    [
        (b"a@example.vn", "du-lieu-ca-nhan"),
        ("LƯU HÀNH NỘI BỘ".encode(), "dau-mat"),
        (b"\xef\xbb\xbf# A", "co-bom"),
        (b"\xff", "khong-phai-utf8"),
        ("Qua\u0309ng".encode(), "chua-dung-san"),
    ],
)
def test_the_words_of_a_page_are_looked_at_as_those_of_a_plan(
    tmp_path: Path, raw: bytes, rule_id: str
) -> None:
    library_at(tmp_path)
    page = tmp_path / "content/pages/huong-dan/lien-he.md"
    page.parent.mkdir(parents=True)
    page.write_bytes(raw)
    (fault,) = check_folder(tmp_path).diagnostics
    assert fault == check(read_library(tmp_path)).diagnostics[0]
    assert (fault.rule.id, fault.file) == (rule_id, "content/pages/huong-dan/lien-he.md")
