import json
import shutil
import unicodedata
from pathlib import Path

import pytest

from tests.cli.conftest import Runs
from tests.samples import FILE, REGISTRIES, library_at, plan_text

PLAN = plan_text()
SPOILT = "\ufeff" + unicodedata.normalize("NFD", PLAN).replace("\n", " \r\n")
UNITS = "content/registry/units.yml"
OTHER = "content/plans/2025/so-van-hoa-2025-khac.md"
NOTHING = "Không có gì mà máy tự sửa được.\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "mkdocs.yml").touch()
    library_at(tmp_path, {FILE: SPOILT})
    return tmp_path


def text_of(path: Path) -> str:
    return path.read_bytes().decode()


def test_a_spoilt_plan_is_mended_and_what_is_left_is_shown(root: Path, portal: Runs) -> None:
    code, out, _ = portal("check")
    assert (code, out.splitlines()[0]) == (1, "lỗi[co-bom]: tệp bắt đầu bằng dấu thứ tự byte (BOM)")
    code, out, err = portal("check", "--fix")
    assert (code, out) == (0, "Không có lỗi.\n")
    lines = PLAN.count("\n")
    letters = sum(not unicodedata.is_normalized("NFD", line) for line in PLAN.split("\n"))
    assert err == (
        f"đã sửa {FILE}: bỏ dấu thứ tự byte (BOM); "
        f"đổi cách xuống dòng của {lines} dòng sang LF; "
        f"ghép chữ tổ hợp thành chữ dựng sẵn (NFC) ở {letters} dòng; "
        f"bỏ dấu cách thừa ở cuối {lines} dòng\n"
    )
    assert text_of(root / FILE) == PLAN
    assert portal("check", "--fix") == (0, "Không có lỗi.\n", NOTHING)


def test_what_an_editor_must_mend_stays_a_fault(root: Path, portal: Runs) -> None:
    library_at(root, {FILE: SPOILT.replace("kind: propaganda", "kind: propoganda")})
    code, out, err = portal("check", "--fix")
    assert (code, out.splitlines()[0]) == (
        1,
        "lỗi[gia-tri-la]: “propoganda” không dùng được ở kind",
    )
    assert err.startswith(f"đã sửa {FILE}: ")


def test_a_registry_is_mended_too(root: Path, portal: Runs) -> None:
    library_at(root, {FILE: PLAN}, units=f"\ufeff{REGISTRIES['units']}")
    assert portal("check", "--fix") == (
        0,
        "Không có lỗi.\n",
        f"đã sửa {UNITS}: bỏ dấu thứ tự byte (BOM)\n",
    )
    assert text_of(root / UNITS) == REGISTRIES["units"]


def test_a_page_is_mended_too_and_keeps_its_broken_lines(root: Path, portal: Runs) -> None:
    page = root / "content/pages/gioi-thieu.md"
    page.parent.mkdir(parents=True)
    page.write_bytes("\ufeffmột  \r\nhai\r\n".encode())
    assert portal("check", "--fix", "content/pages")[2] == (
        "đã sửa content/pages/gioi-thieu.md: bỏ dấu thứ tự byte (BOM); "
        "đổi cách xuống dòng của 2 dòng sang LF\n"
    )
    assert page.read_bytes() == "một  \nhai\n".encode()


def test_only_files_that_are_asked_for_are_mended(root: Path, portal: Runs) -> None:
    library_at(root, {FILE: SPOILT, OTHER: SPOILT})
    code, out, err = portal("check", "--fix", OTHER)
    assert (code, out) == (0, "Không có lỗi.\n")
    assert err.startswith(f"đã sửa {OTHER}: ")
    assert err.count("\n") == 1
    assert (text_of(root / FILE), text_of(root / OTHER)) == (SPOILT, PLAN)


def test_a_file_in_another_encoding_is_left_alone_and_told(root: Path, portal: Runs) -> None:
    raw = unicodedata.normalize("NFD", "title: Hà Nội").encode("utf-16")
    (root / FILE).write_bytes(raw)
    code, out, err = portal("check", "--fix")
    assert (code, out.splitlines()[0]) == (1, "lỗi[khong-phai-utf8]: tệp không phải UTF-8")
    assert err == f"không sửa {FILE}: tệp không phải UTF-8\n{NOTHING}"
    assert (root / FILE).read_bytes() == raw


def test_a_file_that_leads_out_of_the_project_is_left_alone(
    root: Path, portal: Runs, tmp_path_factory: pytest.TempPathFactory
) -> None:
    outside = tmp_path_factory.mktemp("khac") / "a.md"
    (root / FILE).rename(outside)
    (root / FILE).symlink_to(outside)
    code, _, err = portal("check", "--fix")
    assert code == 1
    assert err == f"không sửa {FILE}: tệp thật nằm ngoài thư mục của dự án\n{NOTHING}"
    assert text_of(outside) == SPOILT


def test_a_plan_saved_under_another_ending_is_told_and_left_alone(root: Path, portal: Runs) -> None:
    (root / f"{FILE}.txt").write_text(SPOILT, encoding="utf-8", newline="")
    library_at(root)
    code, out, err = portal("check", "--fix")
    name = Path(FILE).name
    assert (code, err) == (1, NOTHING)
    assert out == (
        f"lỗi[tep-khong-phai-md]: tệp “{name}.txt” không phải tệp .md nên không được đọc\n"
        f" --> {FILE}.txt:1:1\n"
        f"  = cách sửa: nếu là kế hoạch, lưu thành “{name}”; nếu không, đưa ra khỏi thư mục này\n"
        "  = xem: /huong-dan/loi/tep-khong-phai-md/\n\n"
        "1 lỗi, 0 lưu ý.\n"
    )
    assert text_of(root / f"{FILE}.txt") == SPOILT


def test_a_mended_file_keeps_its_mode_and_nothing_is_left_beside_it(
    root: Path, portal: Runs
) -> None:
    (root / FILE).chmod(0o640)
    assert portal("check", "--fix")[0] == 0
    assert (root / FILE).stat().st_mode & 0o777 == 0o640
    assert [*(root / FILE).parent.iterdir()] == [root / FILE]


def test_who_is_stopped_while_writing_finds_the_old_file_whole(
    root: Path, portal: Runs, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(shutil, "copymode", stop)
    assert portal("check", "--fix")[0] == 130
    assert text_of(root / FILE) == SPOILT
    assert [*(root / FILE).parent.iterdir()] == [root / FILE]


def test_a_file_that_cannot_be_written_is_one_vietnamese_line(
    root: Path, portal: Runs, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path, _: bytes) -> None:
        raise PermissionError(13, "x", str(path))

    monkeypatch.setattr(Path, "write_bytes", refuse)
    code, out, err = portal("check", "--fix")
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert err.startswith("portal: không đọc hoặc ghi được ")
    assert err.endswith(": không có quyền\n")


def test_what_was_mended_is_told_beside_the_output_for_programs(root: Path, portal: Runs) -> None:
    code, out, err = portal("check", "--fix", "--format", "json")
    assert (code, json.loads(out)) == (0, [])
    assert err.startswith(f"đã sửa {FILE}: ")
