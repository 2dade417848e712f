import os
import pty
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.cli import main

PORTAL = Path(sys.executable).parent / "portal"
UNITS = """\
so-y-te-song-xanh:
  {name: Sở Y tế tỉnh Sông Xanh, short: Sở Y tế, system: state, level: province, symbol: SYT}
van-phong-a: {name: Văn phòng Sở A, aliases: Văn phòng, system: state, level: province}
van-phong-b: {name: Văn phòng Sở B, aliases: Văn phòng, system: state, level: province}
"""
GIVEN = (
    "--issuer=Sở Y tế",
    "--title=Truyền thông hưởng ứng Ngày hội năm 2026",
    "--kind=2",
    "--date=02/3/2026",
    "--unit=van-phong-a",
)
FILE = "content/plans/2026/syt-song-xanh-2026-ngay-hoi.md"

Runs = Callable[..., tuple[int, str, str]]
KINDS = (
    "1 kế hoạch tuyên truyền (propaganda), 2 kế hoạch truyền thông (communication), "
    "3 kế hoạch triển khai thực hiện (implementation)"
)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "content/registry").mkdir(parents=True)
    (tmp_path / "content/registry/units.yml").write_text(UNITS, encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text("", encoding="utf-8")
    return tmp_path


@pytest.fixture
def portal(root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Runs:
    monkeypatch.chdir(root)

    def run(*arguments: str) -> tuple[int, str, str]:
        code = main(("new", *arguments))
        return code, *capsys.readouterr()

    return run


def test_a_plan_is_written_from_options_and_what_is_open_is_counted(
    root: Path, portal: Runs
) -> None:
    assert portal(*GIVEN) == (
        0,
        (
            f"đã ghi {FILE}\n"
            "Còn 6 chỗ phải điền: mở tệp, tìm chữ CẦN ĐIỀN.\n"
            f"Soát bằng: portal check {FILE}\n"
        ),
        "",
    )
    text = (root / FILE).read_text(encoding="utf-8")
    assert "\ntitle: Truyền thông hưởng ứng Ngày hội năm 2026\n" in text
    assert "\nkind: communication\n" in text
    assert "\n  date: 2026-03-02\n" in text


def test_a_plan_that_is_there_is_never_overwritten(root: Path, portal: Runs) -> None:
    elsewhere = root / FILE.replace("/2026/", "/2024/")
    elsewhere.parent.mkdir(parents=True)
    elsewhere.write_text("của người khác", encoding="utf-8")
    name = FILE.replace("/2026/", "/2024/")
    assert portal(*GIVEN) == (2, "", f"portal: đã có {name}; chọn tên khác bằng --topic\n")
    assert elsewhere.read_text(encoding="utf-8") == "của người khác"
    assert not (root / FILE).exists()
    assert portal(*GIVEN, "--topic=Ngày hội 2")[0] == 0
    assert (root / FILE.replace("ngay-hoi", "ngay-hoi-2")).exists()


@pytest.mark.parametrize(
    ("given", "complaint"),
    [
        ((), "thiếu --issuer, --title, --kind"),
        (GIVEN[:2], "thiếu --kind"),
        (
            (*GIVEN, "--unit=Văn phòng"),
            (
                "“Văn phòng” là tên của nhiều đơn vị, hãy ghi mã: van-phong-a (Văn phòng Sở A); "
                "van-phong-b (Văn phòng Sở B)"
            ),
        ),
        (
            (*GIVEN, "--unit=Văn fòng Sở B"),
            (
                "không có đơn vị “Văn fòng Sở B”; có phải van-phong-b? Đơn vị mới thì thêm vào "
                "content/registry/units.yml trước"
            ),
        ),
        (
            (*GIVEN, "--unit=Xyz"),
            "không có đơn vị “Xyz”; hãy thêm vào content/registry/units.yml trước",
        ),
        (
            (*GIVEN, "--kind=9"),
            f"loại kế hoạch là một trong: {KINDS}",
        ),
        (
            (*GIVEN, "--date=31/02/2026"),
            "“31/02/2026” không phải là một ngày có thật; thí dụ 19/8/2025",
        ),
        (
            (*GIVEN, "--number=mười hai"),
            "“mười hai” không đúng dạng số, ký hiệu; thí dụ 123/KH-SYT hay 45-KH/ĐU",
        ),
        ((*GIVEN, "--title=<b>"), "trích yếu là một dòng chữ, không có dấu < và >"),
        ((*GIVEN, "--topic=!"), "cần vài chữ để đặt tên tệp"),
    ],
)
def test_what_is_not_understood_is_said_and_nothing_is_written(
    root: Path, portal: Runs, given: tuple[str, ...], complaint: str
) -> None:
    assert portal(*given) == (2, "", f"portal: {complaint}\n")
    assert not (root / "content/plans").exists()


def test_a_day_may_be_written_as_in_the_files(root: Path, portal: Runs) -> None:
    assert portal(*GIVEN, "--date=2026-04-09")[0] == 0
    assert "\n  date: 2026-04-09\n" in (root / FILE).read_text(encoding="utf-8")


def test_a_number_of_another_system_is_reported_at_once(portal: Runs) -> None:
    code, out, _ = portal(*GIVEN, "--number=12-KH/ĐU")
    assert code == 1
    assert out.startswith(f"đã ghi {FILE}\n\nlưu ý[ky-hieu-co-quan-la]: ký hiệu “ĐU”")
    assert "\nlỗi[so-ky-hieu-sai]: " in out


def in_a_terminal(root: Path, typed: str, *arguments: str) -> tuple[int, str]:
    """Run the command as if someone typed at it; what was typed is echoed among what it says."""
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [PORTAL, "new", *arguments], cwd=root, stdin=theirs, stdout=theirs, stderr=theirs
    ) as process:
        os.close(theirs)
        os.write(ours, typed.encode())
        heard = b""
        while True:
            try:
                heard += os.read(ours, 4096)
            except OSError:  # the other end is closed
                break
    os.close(ours)
    return process.returncode, heard.decode().replace("\r\n", "\n")


def test_in_a_terminal_the_missing_is_asked_for_and_a_slip_is_asked_again(root: Path) -> None:
    typed = "so y te\nTruyền thông Ngày hội\nhai\n2\n\n2/3/2026\n\nvan-phong-a\nvan-phong-b\n\n\n"
    code, heard = in_a_terminal(root, typed)
    assert code == 0, heard
    assert "Cơ quan ban hành: mã hoặc tên trong danh mục đơn vị" in heard
    assert f"  loại kế hoạch là một trong: {KINDS}" in heard
    assert "Chủ đề trong tên tệp, vài chữ không dấu [ngay-hoi]" in heard
    text = (root / FILE).read_text(encoding="utf-8")
    assert "do: van-phong-a" in text
    assert "do: van-phong-b" in text


def test_in_a_terminal_what_was_given_is_not_asked_and_the_end_of_input_stops(root: Path) -> None:
    code, heard = in_a_terminal(root, "\x04", *GIVEN[:2])
    assert code == 2
    assert "Cơ quan ban hành" not in heard
    assert "Loại kế hoạch" in heard
    assert heard.endswith("portal: đã dừng, chưa ghi tệp nào\n")
    assert not (root / "content/plans").exists()


def test_without_input_nothing_is_asked_in_a_terminal_either(root: Path) -> None:
    code, heard = in_a_terminal(root, "", "--no-input")
    assert (code, heard) == (2, "portal: thiếu --issuer, --title, --kind\n")
