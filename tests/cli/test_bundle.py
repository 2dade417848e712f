"""The command over the founding site."""

from __future__ import annotations

import hashlib
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.cli import main
from tests.bring_browser import find_minisign

PLAIN = "don-vi-van-phong-so-y-te-quang-ninh"
UNIT = "van-phong-so-y-te-quang-ninh"

Runs = Callable[..., tuple[int, str, str]]


@pytest.fixture
def bundle(root: Path, site: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Runs:
    """Runs `portal bundle` over the founding site into `tmp_path`."""

    def run(*arguments: str, over: Path = site) -> tuple[int, str, str]:
        places = ("--root", str(root), "--site", str(over), "--out", str(tmp_path))
        code = main(["bundle", *places, *arguments])
        return code, *capsys.readouterr()

    return run


@pytest.fixture
def verify(capsys: pytest.CaptureFixture[str]) -> Runs:
    """Runs `portal bundle --verify`."""

    def run(path: Path) -> tuple[int, str, str]:
        code = main(["bundle", "--verify", str(path)])
        return code, *capsys.readouterr()

    return run


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_one_unit_is_packed_alone_and_its_sizes_are_printed(bundle: Runs, tmp_path: Path) -> None:
    code, out, error = bundle("--unit", UNIT)
    assert (code, error) == (0, "")
    assert names(tmp_path) == ["SHA256SUMS", f"{PLAIN}.html", f"{PLAIN}.zip"]
    assert re.fullmatch(
        rf" +\d+ KB  {re.escape(str(tmp_path))}/{PLAIN}\.html\n"
        rf" +\d+ KB  {re.escape(str(tmp_path))}/{PLAIN}\.zip\n",
        out,
    )


def test_one_issuer_is_packed_alone(bundle: Runs, tmp_path: Path) -> None:
    assert bundle("--issuer", "so-y-te-quang-ninh")[0] == 0
    assert names(tmp_path) == ["SHA256SUMS", "co-quan-so-y-te-quang-ninh.zip"]


def test_a_unit_packed_alone_is_packed_as_with_all_others(
    bundle: Runs, bundles: Path, tmp_path: Path
) -> None:
    bundle("--unit", UNIT)
    for name in (f"{PLAIN}.html", f"{PLAIN}.zip"):
        assert (tmp_path / name).read_bytes() == (bundles / name).read_bytes()


def test_the_checksums_are_of_all_bundles_that_are_there(bundle: Runs, tmp_path: Path) -> None:
    bundle("--unit", UNIT)
    bundle("--issuer", "so-y-te-quang-ninh")
    lines = (tmp_path / "SHA256SUMS").read_text().splitlines()
    assert lines == [
        f"{hashlib.sha256((tmp_path / name).read_bytes()).hexdigest()}  {name}"
        for name in names(tmp_path)
        if name != "SHA256SUMS"
    ]


def test_packing_all_again_takes_away_the_bundles_of_units_that_are_no_more(
    bundle: Runs, bundles: Path, tmp_path: Path
) -> None:
    old, own = tmp_path / "don-vi-da-giai-the.zip", tmp_path / "ghi-chu.txt"
    old.write_bytes(b"x")
    own.write_bytes(b"x")
    (tmp_path / "SHA256SUMS").write_text(f"{'0' * 64}  {old.name}\n")
    assert bundle()[0] == 0
    assert names(tmp_path) == sorted([*names(bundles), own.name])
    for path in bundles.iterdir():
        assert (tmp_path / path.name).read_bytes() == path.read_bytes(), path.name


@pytest.mark.parametrize(
    ("option", "said"),
    [
        (
            "--unit",
            "portal: không kế hoạch nào nêu tên đơn vị “khong-co”, nên không có gì để đóng gói\n",
        ),
        (
            "--issuer",
            "portal: không kế hoạch nào do “khong-co” ban hành, nên không có gì để đóng gói\n",
        ),
    ],
)
def test_a_unit_that_no_plan_names_has_nothing_to_take_along(
    bundle: Runs, option: str, said: str
) -> None:
    assert bundle(option, "khong-co") == (2, "", said)


def test_a_site_of_other_content_is_not_packed(bundle: Runs, site: Path, tmp_path: Path) -> None:
    other = tmp_path / "trang khác"
    (other / "data").mkdir(parents=True)
    plans = (site / "data/plans.json").read_text("utf-8")
    (other / "data/plans.json").write_text(plans.replace("2025", "2024", 1), "utf-8")
    said = f"portal: {other} chưa được dựng từ nội dung hiện nay; hãy chạy make site trước\n"
    assert bundle(over=other) == (2, "", said)


def test_a_site_that_was_never_built_is_not_packed(bundle: Runs, tmp_path: Path) -> None:
    code, _, error = bundle(over=tmp_path / "không có")
    assert code == 2
    assert "chưa được dựng từ nội dung hiện nay; hãy chạy make site trước" in error


def test_a_whole_bundle_is_said_to_be_whole(verify: Runs, bundles: Path) -> None:
    for name in (f"{PLAIN}.zip", f"{PLAIN}.html"):
        assert verify(bundles / name) == (0, f"{name} còn nguyên như lúc đóng gói\n", "")


def test_every_bundle_that_is_made_is_whole(verify: Runs, bundles: Path) -> None:
    for path in bundles.iterdir():
        if path.suffix in (".zip", ".html"):
            assert verify(path)[0] == 0, path.name


@pytest.mark.parametrize("name", [f"{PLAIN}.zip", f"{PLAIN}.html"])
def test_a_truncated_bundle_is_refused_by_its_name(
    verify: Runs, bundles: Path, tmp_path: Path, name: str
) -> None:
    cut = tmp_path / name
    cut.write_bytes((bundles / name).read_bytes()[:-100])
    code, out, _ = verify(cut)
    assert code == 1
    assert out.startswith(f"lỗi: {name}: ")
    assert "cắt ngắn" in out


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Makefile", "portal: Makefile không phải là gói .zip hay trang .html mang theo\n"),
        ("không có.zip", "không có tệp hoặc thư mục này\n"),
    ],
)
def test_what_is_no_bundle_cannot_be_verified(
    verify: Runs, root: Path, name: str, said: str
) -> None:
    code, out, error = verify(root / name)
    assert (code, out) == (2, "")
    assert error.endswith(said)


def test_bundles_are_put_where_the_site_offers_them(
    bundle: Runs, site: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "trang"
    shutil.copytree(site, copy)
    page = copy / "tai-ve/goi/index.html"
    assert page.read_text("utf-8").count("chưa đóng gói</span>") > 50
    assert bundle("--unit", UNIT, "--publish", over=copy)[0] == 0
    text = page.read_text("utf-8")
    for name in (f"{PLAIN}.html", f"{PLAIN}.zip"):
        data = (tmp_path / name).read_bytes()
        assert (page.parent / name).read_bytes() == data
        assert f'<a href="{name}" download>{name}</a> <small>' in text
        assert hashlib.sha256(data).hexdigest() in text
    assert (page.parent / "SHA256SUMS").read_bytes() == (tmp_path / "SHA256SUMS").read_bytes()
    assert bundle("--unit", UNIT, "--publish", over=copy)[0] == 0
    assert page.read_text("utf-8") == text


@pytest.fixture
def keys(tmp_path: Path) -> tuple[Path, Path]:
    """A secret key without a password, and its public key."""
    assert find_minisign(), "make test brings it"
    secret, public = tmp_path / "khoa.key", tmp_path / "khoa.pub"
    subprocess.run(
        ["minisign", "-G", "-W", "-s", secret, "-p", public], check=True, capture_output=True
    )
    return secret, public


def signed(path: Path, public: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["minisign", "-V", "-p", public, "-m", path], capture_output=True, text=True, check=False
    )


def test_a_signed_bundle_is_known_by_the_public_key_and_a_changed_one_is_not(
    bundle: Runs, tmp_path: Path, keys: tuple[Path, Path]
) -> None:
    secret, public = keys
    assert bundle("--unit", UNIT, "--sign", str(secret))[0] == 0
    path = tmp_path / f"{PLAIN}.zip"
    done = signed(path, public)
    assert done.returncode == 0
    assert "Trusted comment: Dựng lúc " in done.stdout
    assert signed(tmp_path / "SHA256SUMS", public).returncode == 0
    first = path.with_suffix(".zip.minisig").read_bytes()
    bundle("--unit", UNIT, "--sign", str(secret))
    assert path.with_suffix(".zip.minisig").read_bytes() == first
    path.write_bytes(path.read_bytes() + b" ")
    assert signed(path, public).returncode != 0


def test_without_the_key_nothing_is_signed(bundle: Runs, tmp_path: Path) -> None:
    code, _, error = bundle("--unit", UNIT, "--sign", str(tmp_path / "khong-co.key"))
    assert code == 2
    assert error == f"portal: không thấy tệp khóa {tmp_path / 'khong-co.key'}\n"


def test_without_minisign_it_is_said_how_to_bring_it(
    bundle: Runs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = tmp_path / "khoa.key"
    key.write_text("x")
    monkeypatch.setattr("generator.cli.bundle.signing.MINISIGN", "khong-co-minisign")
    code, _, error = bundle("--unit", UNIT, "--sign", str(key))
    assert code == 2
    assert error == (
        "portal: không thấy chương trình minisign; trên Debian, Ubuntu: apt install minisign\n"
    )
