from pathlib import Path

import pytest

from tests.samples import FILE, checked, plan_text, said_of, verdict_at

OTHER = "content/plans/2024/so-van-hoa-2024-cu.md"
TASK = "\n  - id: bao-cao\n    title: Báo cáo\n    clause: III.2\n    "
PHASE = "\n  - id: dot-1\n    title: Đợt 1\n    "
POINT = "{phrase: a, %s: {event: ngay-hoi-sac}}"

UNIT = ("don-vi-khong-co", "đơn vị", "danh mục đơn vị")
DOCUMENT = ("van-ban-khong-co", "văn bản", "danh mục văn bản")
EVENT = ("su-kien-khong-co", "sự kiện", "danh mục sự kiện")
CHANNEL = ("kenh-khong-co", "kênh", "danh mục kênh")
TOPIC = ("chu-de-khong-co", "chủ đề", "danh mục chủ đề")
PLAN = ("ke-hoach-khong-co", "kế hoạch", "thư mục kế hoạch")
OWN_PHASE = ("dot-khong-co", "đợt", "khóa phases của kế hoạch này")
OWN_TASK = ("nhiem-vu-khong-co", "nhiệm vụ", "khóa tasks của kế hoạch này")

Kind = tuple[str, str, str]

CASES: list[tuple[Kind, dict[str, str | None], str, str | None]] = [
    (UNIT, {"issuer": "so-van-hoaa"}, "so-van-hoaa", "so-van-hoa"),
    (UNIT, {"issuer": "xyz"}, "xyz", None),
    (UNIT, {"tasks": f"{TASK}roles: {{do: [van-phong, vanphong]}}"}, "vanphong", "van-phong"),
    (UNIT, {"tasks": f"{TASK}roles: {{do: vanphong}}"}, "vanphong", "van-phong"),
    (UNIT, {"recipients": "[{name: A, unit: xyz}]"}, "xyz", None),
    (UNIT, {"reporting": "[{task: bao-cao, to: xyz}]"}, "xyz", None),
    (UNIT, {"reporting": "[{task: bao-cao, via: [van-phong, xyz]}]"}, "xyz", None),
    (UNIT, {"reporting": "[{task: bao-cao, onward: [xyz]}]"}, "xyz", None),
    (
        DOCUMENT,
        {"basis": "[{document: 5-kh-ubnd-2024, relation: cites}]"},
        "5-kh-ubnd-2024",
        "5-kh-ubnd-2025",
    ),
    (EVENT, {"events": "[ngay-hoi-sac]"}, "ngay-hoi-sac", "ngay-hoi-sach"),
    (EVENT, {"events": "[{event: xyz, phrase: a}]"}, "xyz", None),
    (EVENT, {"period": POINT % "on"}, "ngay-hoi-sac", "ngay-hoi-sach"),
    (EVENT, {"period": POINT % "before"}, "ngay-hoi-sac", "ngay-hoi-sach"),
    (EVENT, {"period": POINT % "by"}, "ngay-hoi-sac", "ngay-hoi-sach"),
    (EVENT, {"period": POINT % "start"}, "ngay-hoi-sac", "ngay-hoi-sach"),
    (EVENT, {"period": POINT % "end"}, "ngay-hoi-sac", "ngay-hoi-sach"),
    (
        EVENT,
        {"tasks": f"{TASK}roles: {{do: van-phong}}\n    due: {POINT % 'before'}"},
        "ngay-hoi-sac",
        "ngay-hoi-sach",
    ),
    (
        EVENT,
        {"phases": f"{PHASE}time: {POINT % 'end'}", "tasks": None, "reporting": None},
        "ngay-hoi-sac",
        "ngay-hoi-sach",
    ),
    (
        EVENT,
        {
            "phases": f"{PHASE}event: xyz\n    time: {{phrase: a, by: 2025-04-01}}",
            "tasks": None,
            "reporting": None,
        },
        "xyz",
        None,
    ),
    (CHANNEL, {"channels": "[bang-tin, bang-tn]"}, "bang-tn", "bang-tin"),
    (CHANNEL, {"channels": "xyz"}, "xyz", None),
    (TOPIC, {"topics": "[van-hoa-docc]"}, "van-hoa-docc", "van-hoa-doc"),
    (PLAN, {"amends": "[xyz]"}, "xyz", None),
    (
        PLAN,
        {"replaces": "[so-van-hoa-2025-ngay-hoi]"},
        "so-van-hoa-2025-ngay-hoi",
        None,
    ),
    (
        OWN_PHASE,
        {"tasks": f"{TASK}roles: {{do: van-phong}}\n    phases: [dot-1, dot-9]"},
        "dot-9",
        "dot-1",
    ),
    (OWN_TASK, {"reporting": "[{task: bao-caoo, to: van-phong}]"}, "bao-caoo", "bao-cao"),
]


@pytest.mark.parametrize(("kind", "changes", "name", "near"), CASES)
def test_a_name_that_stands_for_nothing_is_told_at_its_place_with_the_nearest(
    tmp_path: Path, kind: Kind, changes: dict[str, str | None], name: str, near: str | None
) -> None:
    rule, what, where = kind
    label = f"có phải “{near}”?" if near else f"không có trong {where}"
    fix = f"dùng mã có trong {where}, hoặc thêm mục mới vào đó"
    found = [said for said in checked(tmp_path, **changes) if said[0] == rule]
    assert found == [(rule, f"không có {what} “{name}”", label, fix, name)]


def test_a_plan_may_amend_and_replace_plans_of_the_portal(tmp_path: Path) -> None:
    new = plan_text(amends="[so-van-hoa-2024-cu]", replaces="[so-van-hoa-2024-cu]")
    plans = {
        FILE: new.replace("20/6/2025", "18/6/2025").replace("2025-06-20", "2025-06-18"),
        OTHER: plan_text(),
    }
    assert verdict_at(tmp_path, plans).diagnostics == ()


def test_names_inside_nested_phases_are_looked_up_too(tmp_path: Path) -> None:
    inner = "{id: dot-1-1, title: A, event: xyz, time: {phrase: a, by: {event: abc}}}"
    phases = f"{PHASE}time: {{phrase: a, by: 2025-04-01}}\n    phases: [{inner}]"
    found = checked(tmp_path, phases=phases, tasks=None, reporting=None)
    assert [(rule, marked) for rule, _, _, _, marked in found] == [
        ("su-kien-khong-co", "xyz"),
        ("su-kien-khong-co", "abc"),
    ]


def test_every_unknown_name_is_told_in_one_go(tmp_path: Path) -> None:
    verdict = verdict_at(tmp_path, units="", documents="", events="", channels="", topics="")
    assert [(rule, marked) for rule, _, _, _, marked in said_of(verdict.diagnostics)] == [
        ("don-vi-khong-co", "so-van-hoa"),
        ("chu-de-khong-co", "van-hoa-doc"),
        ("van-ban-khong-co", "5-kh-ubnd-2025"),
        ("su-kien-khong-co", "ngay-hoi-sach"),
        ("don-vi-khong-co", "van-phong"),
        ("don-vi-khong-co", "cac-thu-vien"),
        ("don-vi-khong-co", "cac-thu-vien"),
        ("don-vi-khong-co", "so-van-hoa"),
        ("don-vi-khong-co", "van-phong"),
        ("don-vi-khong-co", "ubnd-song-xanh"),
        ("kenh-khong-co", "bang-tin"),
        ("su-kien-khong-co", "ngay-hoi-sach"),
    ]


def test_a_plan_is_never_proposed_to_itself(tmp_path: Path) -> None:
    own = Path(FILE).stem
    assert checked(tmp_path, replaces=f"[{own}i]") == [
        (
            "ke-hoach-khong-co",
            f"không có kế hoạch “{own}i”",
            "không có trong thư mục kế hoạch",
            "dùng mã có trong thư mục kế hoạch, hoặc thêm mục mới vào đó",
            f"{own}i",
        )
    ]


@pytest.mark.parametrize("key", ["amends", "replaces"])
def test_a_plan_does_not_change_itself(tmp_path: Path, key: str) -> None:
    own = Path(FILE).stem
    assert checked(tmp_path, **{key: own}) == [
        (
            "tu-sua-doi-minh",
            f"kế hoạch “{own}” không thể sửa đổi, thay thế chính nó",
            "",
            "ghi mã của kế hoạch bị sửa đổi, thay thế, hoặc xóa dòng này",
            own,
        )
    ]


def test_another_plan_is_proposed(tmp_path: Path) -> None:
    own = plan_text(replaces="[so-van-hoa-2024-cuu]")
    found = said_of(verdict_at(tmp_path, {FILE: own, OTHER: plan_text()}).diagnostics)
    assert [said[:3] for said in found if said[0] == "ke-hoach-khong-co"] == [
        (
            "ke-hoach-khong-co",
            "không có kế hoạch “so-van-hoa-2024-cuu”",
            "có phải “so-van-hoa-2024-cu”?",
        )
    ]
