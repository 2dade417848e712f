"""A build that keeps what still holds gives, byte for byte, what a build from nothing gives.

The warm build uses every processor, the cold one a single process: that they are equal says both.
Most kinds of change are two builds of a small portal each; all kinds together are tried on a large
one, whose lists, calendar and search are cut into pages and parts.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from generator.publishing.ledger import read_ledger
from tests.bench import corpus, peers

FEW, MANY = 20, 200
SITE = "site"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory, root: Path) -> Path:
    """A portal with a generator and a theme of its own, built once."""
    return built(FEW, tmp_path_factory.mktemp("warm"), root)


def built(plans: int, folder: Path, root: Path) -> Path:
    corpus.write(plans, folder / "corpus")
    (folder / "project").mkdir()
    peers.lay_portal(folder / "corpus", folder / "project")
    for name in ("generator", "theme"):
        (folder / "project" / name).unlink()
        ignored = shutil.ignore_patterns("__pycache__", "node_modules")
        shutil.copytree(root / name, folder / "project" / name, ignore=ignored)
    (folder / "project/theme/node_modules").symlink_to(root / "theme/node_modules")
    build(folder / "project")
    return folder / "project"


def build(project: Path, *more: str, processes: int | None = None, code: int = 0) -> str:
    """Build with the project's own generator, and give what it says."""

    def alone() -> None:
        if processes and hasattr(os, "sched_setaffinity"):
            os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:processes])

    mkdocs = Path(sys.executable).with_name("mkdocs")
    done = subprocess.run(
        [mkdocs, "build", "--quiet", "--site-dir", SITE, *more],
        cwd=project,
        env={
            **os.environ,
            "PYTHONPATH": str(project),
            "PYTHONDONTWRITEBYTECODE": "1",
            "NO_MKDOCS_2_WARNING": "1",
            "SOURCE_DATE_EPOCH": "1790000000",
        },
        preexec_fn=alone,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == code, done.stderr[-3000:]
    return done.stderr


def files(project: Path) -> dict[str, bytes]:
    site = project / SITE
    return {
        path.relative_to(site).as_posix(): path.read_bytes()
        for path in site.rglob("*")
        if path.is_file()
    }


def times(project: Path) -> dict[str, int]:
    site = project / SITE
    return {
        path.relative_to(site).as_posix(): path.stat().st_mtime_ns
        for path in site.rglob("*")
        if path.is_file()
    }


def plan(project: Path, place: int = 0) -> Path:
    return sorted(project.rglob("plans/*/cq-*.md"))[place]


def replaced(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text, path
    path.write_text(text.replace(old, new, 1), "utf-8")


def added(path: Path, more: str) -> None:
    path.write_text(path.read_text("utf-8") + more, "utf-8")


UNITS, EVENTS = "content/registry/units.yml", "content/registry/events.yml"
TOPICS, CHANNELS = "content/registry/topics.yml", "content/registry/channels.yml"
DOCUMENTS, HOLIDAYS = "content/registry/documents.yml", "content/registry/holidays.yml"
UNIT = """co-quan-moi:
  name: Hội mới tỉnh số 0
  short: Hội mới
  system: state
  level: province
  province: Tỉnh số 0
  parent: co-quan-0-0
"""
GROUP = """nhom-moi:
  name: Nhóm mới tỉnh số 0
  system: state
  level: province
  province: Tỉnh số 0
  group: true
  members: [co-quan-0-1, co-quan-0-2]
"""
DOCUMENT = """chi-thi-moi:
  number: 77/CT-CQ00
  type: Chỉ thị
  date: 2023-01-01
  issuer: co-quan-0-0
  subject: Giữ gìn vệ sinh
"""
IN_FILES = {
    "a unit": (UNITS, "name: Ban 1 ", "name: Ban Một "),
    "a group": (UNITS, "  members:\n", "  members:\n    - co-quan-0-1\n"),
    "a document": (DOCUMENTS, "subject: Tăng", "subject: Đẩy mạnh, tăng"),
    "an event": (EVENTS, "-10\n", "-11\n"),
    "a topic": (TOPICS, "name: ", "name: Mới "),
    "a channel": (CHANNELS, "name: ", "name: Mới "),
    "a holiday": (HOLIDAYS, "name: ", "name: Mới "),
    "a template": ("theme/templates/plan.html", "</h1>", "</h1>\n<p>Mới</p>"),
    "the theme": ("theme/overrides/main.html", "</body>", "<p>Mới</p></body>"),
    "a style": ("theme/assets/plan.css", "", ".moi { color: red; }\n"),
    "a script": ("theme/assets/plan.js", "", "// mới\n"),
    "an editors' page": ("content/pages/gioi-thieu.md", "\n\n", "\n\nMột câu mới.\n\n"),
    "the configuration": ("mkdocs.yml", "site_name: Cổng", "site_name: Trang"),
    "the generator": ("generator/domain/roles.py", '"chủ trì"', '"chủ  trì"'),
}
IN_ENTRIES = {
    "a unit's short name": (UNITS, "short: Phòng 2", "short: P.2"),
    "what a unit is part of": (UNITS, "  parent: co-quan-0-0\n", "  parent: co-quan-0-3\n"),
    "where a unit is": (UNITS, "province: Tỉnh số 0", "province: Tỉnh Đầu"),
    "what comes after a unit": (UNITS, "  symbol:", "  successors: co-quan-0-7\n  symbol:"),
    "until when a unit is": (UNITS, "  symbol:", "  valid_to: 2029-12-31\n  symbol:"),
    "a unit nobody names": (UNITS, "co-quan-0-0:", UNIT + "co-quan-0-0:"),
    "a group nobody names": (UNITS, "co-quan-0-0:", GROUP + "co-quan-0-0:"),
    "a document's number": (DOCUMENTS, "number: 2/", "number: 902/"),
    "a document's day": (DOCUMENTS, "date: 2023-03-03", "date: 2023-03-13"),
    "a document's issuer": (DOCUMENTS, "issuer: co-quan-0-0", "issuer: co-quan-0-5"),
    "what a document follows": (DOCUMENTS, "  subject:", "  follows: chi-thi-0-4\n  subject:"),
    "what replaces a document": (DOCUMENTS, "  type:", "  replaced_by: chi-thi-0-3\n  type:"),
    "a document nobody cites": (DOCUMENTS, "chi-thi-0-0:", DOCUMENT + "chi-thi-0-0:"),
}
"""What else can change of units and documents; tried on the large portal only."""
FILES = IN_FILES | IN_ENTRIES
IN_PLANS = {
    "a plan's words": ("", "\nMột câu mới.\n"),
    "a plan's front matter": ("title: Tuyên", "title: Rà soát, tuyên"),
    "a task's unit": ("roles: {lead: co-quan-0-", "roles: {lead: co-quan-0-1"),
    "a plan with a fault": ("\nkind: ", "\nkind: x"),
}


def change(project: Path, kind: str) -> None:
    if kind in FILES:
        name, old, new = FILES[kind]
        replaced(project / name, old, new)
    elif kind == "a plan taken away":
        plan(project, len(IN_PLANS)).unlink()
    elif kind == "a commit":
        added(plan(project, len(IN_PLANS) + 1), "\nMột câu đã ghi vào lịch sử.\n")
        peers.git(project)
    else:
        edited = plan(project, [*IN_PLANS].index(kind))
        old, new = IN_PLANS[kind]
        if old:
            replaced(edited, old, new)
        else:
            added(edited, new)


@pytest.mark.parametrize("kind", [*IN_PLANS, *IN_FILES, "a plan taken away", "a commit"])
def test_a_warm_build_is_a_cold_one(project: Path, tmp_path: Path, kind: str) -> None:
    before = files(project)
    change(project, kind)
    build(project)
    assert_is_cold(project, tmp_path / "cold")
    assert files(project) != before


def assert_is_cold(project: Path, cold: Path) -> None:
    """The site that stands is the one that a single process makes from nothing."""
    ignored = shutil.ignore_patterns(SITE, ".cache", "__pycache__")
    shutil.copytree(project, cold, symlinks=True, ignore=ignored)
    build(cold, processes=1)
    warm, fresh = files(project), files(cold)
    assert warm.keys() == fresh.keys()
    assert [address for address in fresh if warm[address] != fresh[address]] == []
    shutil.rmtree(cold)


LONELY = [kind for kind in FILES if "nobody" in kind]
ROUNDS = (
    [*IN_PLANS, *LONELY],
    [kind for kind, (name, *_) in FILES.items() if name == DOCUMENTS and kind not in LONELY],
    [kind for kind, (name, *_) in FILES.items() if name == UNITS and kind not in LONELY],
    ["a plan taken away", "an event", "a topic", "a channel", "a commit"],
)


def test_a_large_portal_too_is_what_a_build_from_nothing_gives(root: Path, tmp_path: Path) -> None:
    project = built(MANY, tmp_path, root)
    for kinds in ROUNDS:
        for kind in kinds:
            change(project, kind)
        build(project)
        assert_is_cold(project, tmp_path / "cold")


def test_nothing_is_written_when_nothing_changed(project: Path) -> None:
    build(project)
    before = times(project)
    build(project)
    assert times(project) == before


def test_a_file_that_was_taken_from_the_site_or_changed_in_it_is_made_again(project: Path) -> None:
    build(project)
    before = files(project)
    site = project / SITE
    (site / "don-vi/index.html").unlink()
    added(site / "lich/index.html", "<p>Của ai khác</p>")
    added(site / "assets/portal.css", "/* của ai khác */")
    build(project)
    assert files(project) == before


def test_a_fault_is_told_as_often_as_the_site_is_built_and_stops_the_strict(project: Path) -> None:
    text = plan(project, 5).read_text("utf-8")
    replaced(plan(project, 5), "\nkind: ", "\nkind: x")
    told = build(project)
    assert "kind" in told
    assert build(project) == told
    assert told in build(project, "--strict", code=1)
    plan(project, 5).write_text(text, "utf-8")


def test_a_commit_that_changes_no_file_changes_what_the_pages_say_of_their_commit(
    project: Path,
) -> None:
    build(project)
    before = files(project)
    who = ("-c", "user.name=a", "-c", "user.email=a", "-c", "commit.gpgsign=false")
    words = ("commit", "--allow-empty", "--quiet", "--message=a")
    subprocess.run(("git", *who, *words), cwd=project, check=True)
    build(project)
    assert files(project)["index.html"] != before["index.html"]


def test_a_ledger_that_was_lost_is_made_good_by_one_build(project: Path) -> None:
    """What stands with the same bytes is not written again, and is believed from then on."""
    build(project)
    before = times(project)
    for kept in (project / ".cache").glob("*.ledger"):
        kept.unlink()
    build(project)
    assert times(project) == before
    (found,) = (project / ".cache").glob("*.ledger")
    ledger = read_ledger(found, project / SITE)
    assert len(ledger.standing()) == len([*ledger.files])


def test_an_edited_plan_leaves_what_does_not_show_it_untouched(project: Path) -> None:
    build(project)
    before = times(project)
    edited = plan(project, 6)
    added(edited, "\nThêm một câu.\n")
    build(project)
    written = {address for address, time in times(project).items() if before.get(address) != time}
    assert f"ke-hoach/{edited.stem}/index.html" in written
    others = {address for address in written if address.startswith("ke-hoach/")}
    assert others == {f"ke-hoach/{edited.stem}/index.html"}
    assert not [address for address in written if address.endswith((".ics", ".xlsx", ".csv"))]
