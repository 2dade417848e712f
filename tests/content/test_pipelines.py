"""What runs on a proposal and on `main`: commands that exist, no secrets, the whole history."""

import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.cli import _parser

ROOT = Path(__file__).parents[2]
BIN = Path(sys.executable).parent
GITHUB = sorted((ROOT / ".github/workflows").glob("*.yml"))
FORGEJO = sorted((ROOT / ".forgejo/workflows").glob("*.yml"))
GITLAB = ROOT / ".gitlab-ci.yml"
PROPOSALS = [path for path in (*GITHUB, *FORGEJO) if path.stem == "soat-de-xuat"]
PUBLISHING = [path for path in (*GITHUB, *FORGEJO) if path.stem == "cong-bo"]
TARGETS = re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)


def loaded(path: Path) -> dict[str, Any]:
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert isinstance(data, dict)
    return {("on" if key is True else key): value for key, value in data.items()}


def jobs(path: Path) -> Iterator[dict[str, Any]]:
    yield from loaded(path)["jobs"].values()


def steps(path: Path) -> Iterator[dict[str, Any]]:
    for job in jobs(path):
        yield from job["steps"]


def commands(path: Path) -> list[str]:
    if path == GITLAB:
        scripts = [job.get("script", ()) for job in loaded(path).values() if isinstance(job, dict)]
        return [line for script in scripts for line in script]
    return [line for step in steps(path) for line in step.get("run", "").splitlines()]


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def test_each_host_has_a_pipeline_for_proposals_and_one_that_publishes() -> None:
    assert len(PROPOSALS) == len(PUBLISHING) == 2
    assert set(loaded(GITLAB)) >= {"soat", "pages"}


@pytest.mark.parametrize(
    ("schema", "files"),
    [("github-workflows", [*GITHUB, *FORGEJO]), ("gitlab-ci", [GITLAB])],
    ids=["github and forgejo", "gitlab"],
)
def test_the_pipelines_have_the_shape_that_their_hosts_read(schema: str, files: list[Path]) -> None:
    done = subprocess.run(
        [BIN / "check-jsonschema", "--builtin-schema", f"vendor.{schema}", *files],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("path", [*GITHUB, *FORGEJO, GITLAB], ids=name)
def test_what_the_steps_run_exists(path: Path) -> None:
    ours = 0
    for line in commands(path):
        words = line.split()
        if words[:1] == ["make"]:
            assert words[1] in TARGETS, line
            ours += 1
        if words[:1] == [".venv/bin/portal"]:
            given = shlex.split(re.split(r" (?:>|\|\|) ", line)[0])[1:]
            assert callable(_parser().parse_args(given).run), line
            ours += 1
    assert ours or path in PUBLISHING


@pytest.mark.parametrize("path", [*PROPOSALS, GITLAB], ids=name)
def test_a_proposal_is_built_checked_and_can_be_looked_at(path: Path) -> None:
    lines = commands(path)
    assert {"make site", ".venv/bin/portal check", "make check"} <= {*lines}
    kept = (
        loaded(GITLAB)["soat"]["artifacts"]["paths"]
        if path == GITLAB
        else [s["with"]["path"] for s in steps(path) if "upload-artifact" in s.get("uses", "")]
    )
    assert [folder.rstrip("/") for folder in kept] == ["site"]


def test_a_faulty_line_is_annotated_where_the_host_can() -> None:
    (github,) = (path for path in PROPOSALS if path in GITHUB)
    (line,) = (line for line in commands(github) if "--format github" in line)
    asked = ".venv/bin/portal check --format {} --since {}"
    since = '"origin/$GITHUB_BASE_REF"'
    assert line == f"{asked.format('github', since)} || test $? = 1"
    (line,) = (line for line in commands(GITLAB) if "--format gitlab" in line)
    report = loaded(GITLAB)["soat"]["artifacts"]["reports"]["codequality"]
    since = '"$CI_MERGE_REQUEST_DIFF_BASE_SHA"'
    assert line == f"{asked.format('gitlab', since)} > {report} || test $? = 1"


@pytest.mark.parametrize("path", [*GITHUB, *FORGEJO], ids=name)
def test_a_checkout_brings_the_whole_history_and_keeps_no_credentials(path: Path) -> None:
    checkouts = [step for step in steps(path) if "checkout" in step.get("uses", "")]
    assert checkouts
    for step in checkouts:
        assert step["with"] == {"fetch-depth": 0, "persist-credentials": False}


def test_gitlab_brings_the_whole_history_too() -> None:
    assert loaded(GITLAB)["variables"]["GIT_DEPTH"] == "0"


@pytest.mark.parametrize("path", PROPOSALS, ids=name)
def test_a_proposal_sees_no_secret_and_may_write_nothing(path: Path) -> None:
    assert loaded(path)["on"] == {"pull_request": None}
    assert loaded(path)["permissions"] == {"contents": "read"}
    told = [line for line in path.read_text(encoding="utf-8").splitlines() if "#" not in line[:1]]
    assert not re.search(r"secrets|token|pull_request_target", "\n".join(told))
    assert all("permissions" not in job and "environment" not in job for job in jobs(path))


@pytest.mark.parametrize("path", PUBLISHING, ids=name)
def test_only_main_is_published(path: Path) -> None:
    events = loaded(path)["on"]
    assert events["push"] == {"branches": ["main"]}
    assert set(events) <= {"push", "workflow_dispatch"}
    assert "secrets" not in path.read_text(encoding="utf-8")


def test_gitlab_publishes_only_the_default_branch() -> None:
    assert loaded(GITLAB)["pages"]["rules"] == [{"if": "$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH"}]
    assert loaded(GITLAB)["soat"]["rules"] == [
        {"if": '$CI_PIPELINE_SOURCE == "merge_request_event"'}
    ]


@pytest.mark.parametrize("path", [*GITHUB, *FORGEJO], ids=name)
def test_actions_are_pinned_to_a_full_version(path: Path) -> None:
    used = [step["uses"] for step in steps(path) if "uses" in step]
    assert used
    for action in used:
        # Forgejo's own fork is published under major versions alone
        full = r"v\d+\.\d+\.\d+" if "data.forgejo.org" not in action else r"v\d+"
        assert re.fullmatch(rf"[\w:/.-]+@{full}", action), action


def git(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    who = ("-c", "user.name=Biên tập", "-c", "user.email=")
    return subprocess.run(
        ["git", *who, *arguments], cwd=root, capture_output=True, text=True, check=False
    )


@pytest.fixture
def work(tmp_path: Path) -> Path:
    """A repository with the hook's files and a faulty plan, ready to be committed."""
    git(tmp_path, "init", "--quiet")
    (tmp_path / "mkdocs.yml").write_text("", encoding="utf-8")
    (tmp_path / ".githooks").mkdir()
    for file in (".githooks/pre-commit", ".pre-commit-config.yaml"):
        (tmp_path / file).write_bytes((ROOT / file).read_bytes())
    (tmp_path / ".githooks/pre-commit").chmod(0o755)
    (tmp_path / ".venv/bin").mkdir(parents=True)
    (tmp_path / ".venv/bin/portal").symlink_to(BIN / "portal")
    plan = tmp_path / "content/plans/2026/thu.md"
    plan.parent.mkdir(parents=True)
    plan.write_text("CẦN ĐIỀN", encoding="utf-8")
    git(tmp_path, "add", "content", ".pre-commit-config.yaml")
    return tmp_path


def test_the_hook_lets_no_faulty_plan_through(work: Path) -> None:
    targets = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert "\n\tgit config core.hooksPath .githooks\n" in targets
    assert (ROOT / ".githooks/pre-commit").stat().st_mode & 0o111
    git(work, "config", "core.hooksPath", ".githooks")
    refused = git(work, "commit", "--message", "x")
    assert refused.returncode == 1
    assert "lỗi[cho-can-dien]" in refused.stdout + refused.stderr
    (work / "content/plans/2026/thu.md").unlink()
    git(work, "add", "content")
    assert git(work, "commit", "--allow-empty", "--message", "x").returncode == 0


def test_the_hook_lets_nobody_wait_for_a_fault_of_others(work: Path) -> None:
    git(work, "commit", "--no-verify", "--message", "x")
    git(work, "config", "core.hooksPath", ".githooks")
    mine = work / "content/plans/2026/cua-toi.md"
    mine.write_text("CẦN ĐIỀN", encoding="utf-8")
    git(work, "add", "content")
    refused = git(work, "commit", "--message", "x")
    assert refused.returncode == 1
    assert "cua-toi.md:1:1" in refused.stdout + refused.stderr
    assert "thu.md" not in refused.stdout + refused.stderr
    git(work, "rm", "--force", "--quiet", str(mine))
    (work / "mkdocs.yml").write_text("# x", encoding="utf-8")
    git(work, "add", "mkdocs.yml")
    assert git(work, "commit", "--message", "x").returncode == 0


def test_pre_commit_runs_the_same_and_clones_nothing(work: Path) -> None:
    settings = loaded(ROOT / ".pre-commit-config.yaml")
    assert [repo["repo"] for repo in settings["repos"]] == ["local"]
    done = subprocess.run(
        [BIN / "pre-commit", "run", "--color=never"],
        cwd=work,
        env={"PATH": "/usr/bin:/bin", "PRE_COMMIT_HOME": str(work / "kho"), "HOME": str(work)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1, done.stderr
    assert "lỗi[cho-can-dien]" in done.stdout
    assert "Soát nội dung" in done.stdout
