import subprocess
from pathlib import Path

import pytest

from tests.cli.conftest import Runs
from tests.samples import FILE, REGISTRIES, library_at, plan_text

BAD = plan_text(kind="propoganda")
NEW = "content/plans/2025/so-van-hoa-2025-moi.md"
OLD = "content/plans/2025/so-van-hoa-2025-cu.md"
FINE = (0, "Không có lỗi.\n", "")


def git(root: Path, *arguments: str) -> str:
    who = ("-c", "user.name=Biên tập", "-c", "user.email=")
    done = subprocess.run(
        ["git", "-C", str(root), *who, *arguments], capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


def commit(root: Path) -> str:
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message", "Content: x")
    return git(root, "rev-parse", "HEAD")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A repository on `main` with a sound plan and one that has been faulty for long."""
    (tmp_path / "mkdocs.yml").touch()
    library_at(tmp_path, {FILE: plan_text(), OLD: BAD})
    git(tmp_path, "init", "--quiet", "--initial-branch=main")
    commit(tmp_path)
    return tmp_path


def faulty(portal: Runs, *arguments: str) -> list[str]:
    """The files that have an error, of those that are asked for."""
    code, out, err = portal("check", *arguments)
    places = [line for line in out.splitlines() if line.lstrip().startswith("--> ")]
    files = sorted({place.split()[1].split(":")[0] for place in places})
    assert (code, err) == (1 if files else 0, "")
    return files


def test_nothing_changed_is_fine_though_an_old_plan_is_faulty(portal: Runs) -> None:
    assert faulty(portal) == [OLD]
    assert portal("check", "--since", "HEAD") == FINE


def test_a_changed_a_staged_and_a_new_file_are_seen_before_any_commit(
    root: Path, portal: Runs
) -> None:
    library_at(root, {FILE: BAD})
    assert faulty(portal, "--since", "HEAD") == [FILE]
    git(root, "add", "--all")
    assert faulty(portal, "--since", "HEAD") == [FILE]
    library_at(root, {NEW: BAD})
    assert faulty(portal, "--since", "HEAD") == [NEW, FILE]


def test_a_new_file_that_git_was_told_to_ignore_is_seen_too(root: Path, portal: Runs) -> None:
    (root / ".gitignore").write_text("*-moi.md\n", encoding="utf-8")
    library_at(root, {NEW: BAD})
    assert faulty(portal, "--since", "HEAD") == [NEW]


def test_what_was_changed_by_commits_since_is_seen(root: Path, portal: Runs) -> None:
    library_at(root, {NEW: BAD})
    commit(root)
    assert faulty(portal, "--since", "HEAD") == []
    assert faulty(portal, "--since", "HEAD~1") == [NEW]
    git(root, "tag", "truoc", "HEAD~1")
    assert faulty(portal, "--since=truoc") == [NEW]


def test_what_the_main_branch_changed_meanwhile_does_not_count(root: Path, portal: Runs) -> None:
    git(root, "switch", "--quiet", "--create", "de-xuat")
    library_at(root, {NEW: BAD})
    commit(root)
    git(root, "switch", "--quiet", "main")
    library_at(root, {FILE: plan_text(place="Hạ Long"), OLD: plan_text()})
    commit(root)
    git(root, "switch", "--quiet", "de-xuat")
    assert faulty(portal, "--since", "main") == [NEW]


def test_rules_on_all_plans_see_the_plans_that_did_not_change(root: Path, portal: Runs) -> None:
    amendment = plan_text(amends="[so-van-hoa-2025-ngay-hoi-sach]", place="Hạ Long")
    library_at(root, {NEW: amendment.replace("20/6/2025", "25/6/2025").replace("06-20", "06-25")})
    assert portal("check", "--since", "HEAD") == FINE
    library_at(root, {"content/plans/2024/so-van-hoa-2025-ngay-hoi-sach.md": plan_text()})
    code, out, _ = portal("check", "--since", "HEAD")
    assert code == 1
    assert out.startswith(
        f"lỗi[ma-trung]: mã “so-van-hoa-2025-ngay-hoi-sach” còn được dùng cho {FILE}"
    )
    assert f"--> {FILE}:" not in out


def test_a_changed_registry_shows_the_faults_of_all_plans(root: Path, portal: Runs) -> None:
    units = REGISTRIES["units"].replace("\nvan-phong:", "\nvan-phong-so:")
    library_at(root, {}, units=units)
    assert faulty(portal, "--since", "HEAD") == [OLD, FILE]


def test_a_plan_that_is_gone_shows_the_faults_of_those_that_rest_on_it(
    root: Path, portal: Runs
) -> None:
    library_at(root, {OLD: plan_text(amends="[so-van-hoa-2025-ngay-hoi-sach]")})
    commit(root)
    (root / FILE).unlink()
    assert faulty(portal, "--since", "HEAD") == [OLD]


def test_pages_without_a_fault_and_other_files_show_nothing(root: Path, portal: Runs) -> None:
    for name in ("content/pages/huong-dan/index.md", "content/plans/2025/anh.png", "README.md"):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text("x", encoding="utf-8")
    assert portal("check", "--since", "HEAD") == FINE


def test_a_page_with_a_fault_and_a_plan_in_a_wrong_folder_are_seen(
    root: Path, portal: Runs
) -> None:
    page, astray = "content/pages/lien-he.md", "content/plan/2025/a.md"
    for name in (page, astray):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text("a@example.vn", encoding="utf-8")
    assert faulty(portal, "--since", "HEAD") == [page, astray]
    commit(root)
    (root / page).unlink()
    assert faulty(portal, "--since", "HEAD") == []


def test_paths_and_since_are_both_kept_to(root: Path, portal: Runs) -> None:
    library_at(root, {FILE: BAD, NEW: BAD})
    assert faulty(portal, "--since", "HEAD", NEW, OLD) == [NEW]


def test_only_changed_files_are_mended(root: Path, portal: Runs) -> None:
    library_at(root, {FILE: f"\ufeff{plan_text()}", OLD: f"\ufeff{plan_text()}"})
    commit(root)
    library_at(root, {NEW: f"\ufeff{plan_text()}"})
    assert portal("check", "--fix", "--since", "HEAD") == (
        0,
        "Không có lỗi.\n",
        f"đã sửa {NEW}: bỏ dấu thứ tự byte (BOM)\n",
    )
    assert (root / FILE).read_bytes().startswith(b"\xef\xbb\xbf")


def test_a_project_inside_a_larger_repository_and_a_name_with_marks_are_seen(
    tmp_path: Path, root: Path, portal: Runs, monkeypatch: pytest.MonkeyPatch
) -> None:
    inside = tmp_path / "cổng con"
    inside.mkdir()
    (inside / "mkdocs.yml").touch()
    library_at(inside, {FILE: plan_text()})
    commit(root)
    name = "content/plans/2025/đổi tên.md"
    library_at(inside, {name: plan_text()})
    monkeypatch.chdir(inside)
    code, out, _ = portal("check", "--since", "HEAD")
    assert (code, out.splitlines()[1]) == (1, f" --> {name}:1:1")


@pytest.mark.parametrize(
    "revision", ["khong-co", "", "HEAD~9", "HEAD..HEAD", "--all", "main:content"]
)
def test_a_revision_that_git_does_not_know_is_wrong_use(portal: Runs, revision: str) -> None:
    words = (
        f"portal: git không biết “{revision}”; ghi tên nhánh, thẻ hoặc mã của một lần ghi đã có "
        "trên máy này, thí dụ HEAD hay origin/main\n"
    )
    assert portal("check", f"--since={revision}") == (2, "", words)


def test_a_folder_outside_any_repository_is_wrong_use(
    root: Path, portal: Runs, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(root.parent))
    (root / ".git").rename(root.parent / f"{root.name}.git")
    assert portal("check", "--since", "HEAD") == (
        2,
        "",
        "portal: thư mục của dự án không nằm trong kho git, nên không biết tệp nào đã đổi\n",
    )


def test_a_machine_without_git_is_wrong_use(
    root: Path, portal: Runs, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(root))
    assert portal("check", "--since", "HEAD") == (
        2,
        "",
        "portal: máy này không có git, nên không biết tệp nào đã đổi\n",
    )
    assert faulty(portal) == [OLD]
