from pathlib import Path

import pytest

from tests.samples import FILE, REGISTRIES, Said, said_of, verdict_at

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
