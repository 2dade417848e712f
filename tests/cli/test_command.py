import errno
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from generator.cli import COMMANDS, check, main
from generator.export.schema import schema_text
from tests.cli.conftest import Runs

PORTAL = Path(sys.executable).parent / "portal"
ROOT = Path(__file__).parents[2]
NAMES = ", ".join(COMMANDS)

UNITS = """\
so-y-te:
  name: Sở Y tế
  system: state
  level: province
"""
GOOD = """\
---
title: Tuyên truyền Đại hội
kind: propaganda
issuer: so-y-te
issued:
  date: 2025-08-19
  certainty: stated
tasks:
  - id: bao-cao
    title: Báo cáo kết quả
    clause: I
    roles:
      report: so-y-te
    due:
      phrase: chậm nhất ngày 28/11/2025
      by: 2025-11-28
reporting:
  - task: bao-cao
    to: so-y-te
---

## I. Báo cáo

Báo cáo kết quả.
"""
NO_DATE = GOOD.replace(
    "    due:\n      phrase: chậm nhất ngày 28/11/2025\n      by: 2025-11-28\n", ""
)
BAD = GOOD.replace("kind: propaganda", "kind: propoganda").replace("2025-08-19", "2025-02-30")

WORDS_OF_BAD = """\
lỗi[gia-tri-la]: “propoganda” không dùng được ở kind
 --> content/plans/2025/xau.md:3:7
  |
3 | kind: propoganda
  |       ^^^^^^^^^^ có phải “propaganda”?
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    write(tmp_path, "mkdocs.yml", "")
    write(tmp_path, "content/registry/units.yml", UNITS)
    write(tmp_path, "content/plans/2025/tot.md", GOOD)
    return tmp_path


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def spawn(*arguments: str, **options: Any) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([PORTAL, *arguments], capture_output=True, check=False, **options)


def test_sound_content_is_fine(portal: Runs) -> None:
    assert portal("check") == (0, "Không có lỗi.\n", "")


def test_the_founding_content_has_no_errors() -> None:
    assert main(["check", "--root", str(ROOT), "--format", "github"]) == 0


def test_faults_of_all_files_are_printed_in_one_run_and_the_exit_code_is_1(
    root: Path, portal: Runs
) -> None:
    write(root, "content/plans/2025/xau.md", BAD)
    write(root, "content/plans/2026/rong.md", "")
    code, out, err = portal("check")
    assert (code, err) == (1, "")
    assert out.startswith(WORDS_OF_BAD)
    assert "lỗi[gia-tri-sai]: 2025-02-30: tháng 2 năm 2025 chỉ có 28 ngày\n" in out
    assert "lỗi[tep-rong]: tệp rỗng\n --> content/plans/2026/rong.md:1:1\n" in out
    assert out.endswith("\n\n3 lỗi, 0 lưu ý.\n")


def test_paths_limit_what_is_shown_and_what_counts(root: Path, portal: Runs) -> None:
    write(root, "content/plans/2025/xau.md", BAD)
    write(root, "content/plans/2026/rong.md", "")
    assert portal("check", "content/plans/2025/tot.md") == (0, "Không có lỗi.\n", "")
    assert portal("check", "content/registry") == (0, "Không có lỗi.\n", "")
    code, out, _ = portal("check", "content/plans/2026")
    assert (code, out.splitlines()[0], out.splitlines()[-1]) == (
        1,
        "lỗi[tep-rong]: tệp rỗng",
        "1 lỗi, 0 lưu ý.",
    )
    code, out, _ = portal("check", "content/plans/2025", "content/plans/2026/rong.md")
    assert (code, out.splitlines()[-1]) == (1, "3 lỗi, 0 lưu ý.")


def test_paths_are_seen_from_where_one_stands(
    root: Path, portal: Runs, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(root, "content/plans/2026/rong.md", "")
    monkeypatch.chdir(root / "content" / "plans" / "2026")
    assert portal("check", "../2025/tot.md") == (0, "Không có lỗi.\n", "")
    code, out, _ = portal("check", "rong.md")
    assert (code, out.splitlines()[1]) == (1, " --> content/plans/2026/rong.md:1:1")


@pytest.mark.parametrize(
    "path",
    ["content/plans/2025/khong-co.md", "khac/tot.md", "mkdocs.yml", "content/plans/2025/t"],
)
def test_a_path_that_holds_nothing_to_check_is_wrong_use(
    root: Path, portal: Runs, path: str
) -> None:
    write(root, "khac/tot.md", GOOD)
    assert portal("check", path) == (
        2,
        "",
        f"portal: {path} không phải và không chứa tệp kế hoạch hay danh mục nào\n",
    )


def test_a_warning_is_shown_but_is_no_fault_unless_asked(root: Path, portal: Runs) -> None:
    write(root, "content/plans/2025/tot.md", NO_DATE)
    code, out, _ = portal("check")
    assert (code, out.splitlines()[0]) == (
        0,
        "lưu ý[bao-cao-khong-co-han]: nguồn không nêu thời hạn của báo cáo “bao-cao”",
    )
    assert portal("check", "--strict") == (1, out, "")
    assert portal("check", "--strict", "content/registry") == (0, "Không có lỗi.\n", "")


def test_faults_can_be_printed_for_programs(root: Path, portal: Runs) -> None:
    write(root, "content/plans/2025/xau.md", BAD)
    code, out, _ = portal("check", "--format", "json")
    assert code == 1
    assert [fault["rule"] for fault in json.loads(out)] == ["gia-tri-la", "gia-tri-sai"]
    code, out, _ = portal("check", "--format=github")
    assert out.startswith("::error file=content/plans/2025/xau.md,line=3,col=7,endColumn=16,")
    code, out, _ = portal("check", "--format", "gitlab")
    assert [issue["severity"] for issue in json.loads(out)] == ["major", "major"]


def test_the_root_is_the_nearest_folder_above_with_mkdocs_yml(
    root: Path, portal: Runs, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(root / "content" / "plans" / "2025")
    assert portal("check") == (0, "Không có lỗi.\n", "")


def test_the_root_can_be_named_before_or_after_the_command(
    root: Path, portal: Runs, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir("/")
    fine = (0, "Không có lỗi.\n", "")
    assert portal("--root", str(root), "check") == fine
    assert portal("check", "--root", str(root)) == fine


def test_a_folder_without_mkdocs_yml_is_wrong_use(
    root: Path, portal: Runs, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert portal("check", "--root", "content") == (
        2,
        "",
        "portal: không thấy mkdocs.yml ở content; chỉ ra thư mục của dự án bằng --root\n",
    )
    monkeypatch.chdir("/")
    code, out, err = portal("check")
    assert (code, out) == (2, "")
    assert err == (
        "portal: không thấy mkdocs.yml ở thư mục này và các thư mục chứa nó; "
        "chỉ ra thư mục của dự án bằng --root\n"
    )


def test_schema_prints_the_schema_anywhere(portal: Runs, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir("/")
    assert portal("schema") == (0, f"{schema_text()}\n", "")


def test_help_is_vietnamese(portal: Runs) -> None:
    code, out, err = portal("--help")
    assert (code, err) == (0, "")
    assert out.startswith("cách dùng: portal [-h] [--root THƯ_MỤC] LỆNH ...\n\nSoát và xuất ")
    assert "\nlựa chọn:\n  -h, --help      in trợ giúp này\n" in out
    assert "\nlệnh:\n  LỆNH\n    check         nêu mọi lỗi của mọi tệp nội dung\n" in out
    code, out, _ = portal("check", "-h")
    assert out.startswith("cách dùng: portal check [-h] ")
    assert "\nđối số:\n  TỆP             chỉ nêu lỗi của tệp, thư mục này\n" in out
    for english in ("usage", "options", "positional", "arguments", "show this", "exit"):
        assert english not in out


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((), "portal: thiếu LỆNH"),
        (("chek",), f"portal: không có “chek”; dùng một trong: {NAMES}"),
        (("check", "--fromat", "json"), "portal: không hiểu “--fromat”"),
        (
            ("check", "--format", "xml"),
            "portal check: không có “xml”; dùng một trong: text, json, github, gitlab",
        ),
        (("check", "--format"), "portal check: --format cần một giá trị"),
        (("check", "--strict=1"), "portal check: --strict không nhận giá trị, ở đây có 1"),
        (("schema", "x"), "portal: không hiểu “x”"),
        (("export", "--out"), "portal export: --out cần một giá trị"),
        (("export", "--site-url"), "portal export: --site-url cần một giá trị"),
        (("check", "--str"), "portal: không hiểu “--str”"),
    ],
    ids=" ".join,
)
def test_wrong_use_is_said_in_vietnamese_with_exit_code_2(
    portal: Runs, arguments: tuple[str, ...], words: str
) -> None:
    code, out, err = portal(*arguments)
    assert (code, out) == (2, "")
    assert err.startswith("cách dùng: portal")
    assert err.splitlines()[-1] == words


def test_what_the_system_refuses_is_one_vietnamese_line(root: Path, portal: Runs) -> None:
    write(root, "dist", "đây là tệp")
    code, out, err = portal("export")
    assert (code, out) == (2, "")
    assert err == (
        f"portal: không đọc hoặc ghi được {root / 'dist' / 'tai-ve'}: đây không phải là thư mục\n"
    )


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (
            PermissionError(errno.EACCES, "x", "a.md"),
            "không đọc hoặc ghi được a.md: không có quyền",
        ),
        (OSError(errno.ENOSPC, "x"), "không đọc hoặc ghi được tệp: đĩa đã đầy"),
        (OSError("x"), "không đọc hoặc ghi được tệp: hệ thống từ chối"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_no_word_of_the_system_s_own_language_is_passed_on(
    portal: Runs, monkeypatch: pytest.MonkeyPatch, error: OSError, words: str
) -> None:
    monkeypatch.setattr(check, "check_folder", _raiser(error))
    assert portal("check") == (2, "", f"portal: {words}\n")


def test_who_stops_the_command_gets_no_traceback(
    portal: Runs, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(check, "check_folder", _raiser(KeyboardInterrupt()))
    assert portal("check") == (130, "", "")


def _raiser(error: BaseException) -> Callable[..., None]:
    def read(*_: object) -> None:
        raise error

    return read


def test_the_installed_command_speaks_utf_8_where_the_console_does_not(root: Path) -> None:
    write(root, "content/plans/2025/xau.md", BAD)
    poor = os.environ | {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0", "LC_ALL": "C"}
    done = spawn("check", cwd=root, env=poor)
    assert (done.returncode, done.stderr) == (1, b"")
    assert done.stdout.decode("utf-8").startswith(WORDS_OF_BAD)
    done = spawn("chek", cwd=root, env=poor)
    assert done.stderr.decode("utf-8").endswith(f"không có “chek”; dùng một trong: {NAMES}\n")


def test_a_reader_that_goes_away_is_no_fault(root: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb") as gone:
        done = subprocess.run(
            [PORTAL, "schema"], stdout=gone, stderr=subprocess.PIPE, check=False, cwd=root
        )
    assert (done.returncode, done.stderr) == (0, b"")
