"""`portal export`: every file that can be taken along, in a folder."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from generator.cli import main
from generator.domain import addresses
from tests.repository import Repository
from tests.samples import FILE, REGISTRIES, library_at, plan_text

PLAN = "so-van-hoa-2025-ngay-hoi-sach"
BAD = "content/plans/2025/xau.md"
FILES = {
    "data/don-vi/cac-thu-vien.xlsx",
    "data/don-vi/thu-vien-tinh.xlsx",
    "data/don-vi/thu-vien-xa.xlsx",
    "data/don-vi/van-phong.xlsx",
    "data/duties.csv",
    "data/duties.json",
    "data/duties.schema.json",
    "data/duties.xlsx",
    f"data/ke-hoach/{PLAN}.xlsx",
    "data/plan.schema.json",
    "data/plans.json",
    "data/plans.schema.json",
    "feed.xml",
    "feed/co-quan/so-van-hoa.xml",
    "feed/don-vi/cac-thu-vien.xml",
    "feed/don-vi/thu-vien-tinh.xml",
    "feed/don-vi/thu-vien-xa.xml",
    "feed/don-vi/van-phong.xml",
    "lich/2025.ics",
    "lich/don-vi/cac-thu-vien.ics",
    "lich/don-vi/thu-vien-tinh.ics",
    "lich/don-vi/thu-vien-xa.ics",
    "lich/don-vi/van-phong.ics",
    f"lich/ke-hoach/{PLAN}.ics",
    "lich/tat-ca.ics",
}


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    library_at(tmp_path)
    (tmp_path / "mkdocs.yml").write_text("", "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def written(folder: Path) -> Mapping[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_one_command_writes_every_file_at_its_address(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = root / "dist/tai-ve"
    assert main(["export"]) == 0
    made = written(folder)
    assert made.keys() == FILES | {addresses.CHECKSUMS}
    out, err = capsys.readouterr()
    sizes = [line.rpartition(", ")[2] for line in out.splitlines()[:4]]
    assert out.splitlines() == [
        f"đã ghi 7 tệp lịch, {sizes[0]}",
        f"đã ghi 6 tệp bảng tính, {sizes[1]}",
        f"đã ghi 6 tệp nguồn tin, {sizes[2]}",
        f"đã ghi 6 tệp dữ liệu, {sizes[3]}",
        f"tất cả ở {folder}; dãy kiểm tra của từng tệp ở {folder / 'tai-ve/SHA256SUMS'}",
    ]
    assert all(size.endswith(" KB") for size in sizes)
    assert err == ""


def test_the_sums_are_those_of_the_files(root: Path) -> None:
    main(["export"])
    made = dict(written(root / "dist/tai-ve"))
    lines = made.pop(addresses.CHECKSUMS).decode().splitlines()
    assert lines == [
        f"{hashlib.sha256(made[address]).hexdigest()}  {address}" for address in sorted(made)
    ]


def test_it_writes_where_it_is_told_with_the_portals_own_address(root: Path) -> None:
    assert main(["export", "--out", "noi/khac", "--site-url", "https://vi-du.invalid/kh/"]) == 0
    made = written(root / "noi/khac")
    page = f"https://vi-du.invalid/kh/ke-hoach/{PLAN}/"
    assert page.encode() in made[f"lich/ke-hoach/{PLAN}.ics"].replace(b"\r\n ", b"")
    assert f'href="{page}"'.encode() in made["feed.xml"]


def test_two_exports_are_byte_identical(root: Path) -> None:
    main(["export", "--out", "a"])
    main(["export", "--out", "b"])
    assert written(root / "a") == written(root / "b")


def test_the_history_reaches_calendars_feeds_and_data(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository = Repository(tmp_path)
    for name, text in REGISTRIES.items():
        repository.commit(text, f"content/registry/{name}.yml")
    repository.commit("", "mkdocs.yml")
    repository.commit(plan_text())
    commit = repository.commit(plan_text(number="13/KH-SVH"))
    monkeypatch.chdir(tmp_path)
    assert main(["export"]) == 0
    made = written(tmp_path / "dist/tai-ve")
    assert json.loads(made["data/plans.json"])["commit"] == commit[:10]
    assert "Số, ký hiệu đổi từ 12/KH-SVH thành 13/KH-SVH." in made["feed.xml"].decode()
    assert b"\r\nSEQUENCE:4\r\n" in made[f"lich/ke-hoach/{PLAN}.ics"]


def test_plans_that_are_left_out_are_named(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / BAD).write_text(plan_text(kind="propoganda"), "utf-8")
    assert main(["export"]) == 1
    assert capsys.readouterr().err == (f"không xuất {BAD}: còn lỗi, chạy “portal check” để xem\n")
    assert "data/ke-hoach/xau.xlsx" not in written(root / "dist/tai-ve")
    assert f"data/ke-hoach/{Path(FILE).stem}.xlsx" in written(root / "dist/tai-ve")


@pytest.mark.parametrize("given", ["vi-du.vn", "ftp://vi-du.vn", "https://"])
def test_an_address_that_is_none_is_wrong_use(
    root: Path, capsys: pytest.CaptureFixture[str], given: str
) -> None:
    assert main(["export", "--site-url", given]) == 2
    assert capsys.readouterr().err == (
        f"portal: --site-url cần một địa chỉ đầy đủ, bắt đầu bằng https://, ở đây có {given}\n"
    )
    assert not (root / "dist").exists()
