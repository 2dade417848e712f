"""Plans with faults and the exact words that tell of them, and plans without: folders of files.

`content/bad/<case>/` holds what is laid over the registries of `content/registry/`: plans, and
registry files that take the place of the common ones. `expected.txt` is what an editor is told,
`expected.json` what a program is told. A case of several portals has a folder `cong-…` for each.
`python -m tests.corpora` writes the expected files anew when messages change on purpose.
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from generator.checks.federation import federated
from generator.checks.formats import as_json
from generator.checks.report import render_all
from generator.checks.run import Verdict, check
from generator.export.shard import shard_files
from generator.reading.chronicle import from_git
from generator.reading.folders import PLANS, REGISTRY
from generator.reading.hold import Hold
from generator.reading.library import read_library
from generator.reading.plans import names_plan
from generator.reading.shard import Shard, read_shard

FOLDER = Path(__file__).parent / "content"
GOOD, BAD = FOLDER / "good", FOLDER / "bad"
CASES = sorted(BAD.iterdir())
EXPECTED = ("expected.txt", "expected.json")
BASE = GOOD / "so-van-hoa-2025-ngay-hoi-sach.md"
PLAN = f"{PLANS}/2025/{BASE.name}"


def good(root: Path) -> Verdict:
    """What the checks say of all good plans together."""
    _registries(root)
    shutil.copytree(GOOD, root / PLANS / "2025")
    return check(read_library(root))


def bad(case: Path, root: Path) -> Verdict:
    """What the checks say of one case; its plans stand in the folder of their year."""
    if portals := sorted(case.glob("cong-*")):
        return federated([_shard(portal, root / portal.name) for portal in portals])
    _registries(root)
    (root / PLANS).mkdir(parents=True)
    for file in sorted(path for path in case.rglob("*") if path.is_file()):
        if file.suffix in (".yml", ".yaml"):
            shutil.copy(file, root / REGISTRY / file.name)
        elif "content" in file.parts[len(case.parts) :]:
            target = root / file.relative_to(case)
            target.parent.mkdir(parents=True)
            shutil.copy(file, target)
        elif names_plan(file.name) and file.name not in EXPECTED:
            target = root / PLANS / _year(file, case) / file.name
            target.parent.mkdir(exist_ok=True)
            shutil.copy(file, target)
    return check(read_library(root))


def _shard(portal: Path, root: Path) -> Shard:
    """The portal of one folder of a case, built into its `site/` and read as a shard."""
    verdict, site = bad(portal, root), root / "site"
    chronicle = from_git(root, verdict.corpus.plans)
    files = shard_files(verdict.corpus, verdict.held, verdict.diagnostics, None, chronicle)
    for address, data in files:
        (site / address).parent.mkdir(parents=True, exist_ok=True)
        (site / address).write_bytes(data)
    return read_shard(portal.name, site, Hold(site))


def _registries(root: Path) -> None:
    shutil.copytree(FOLDER / "registry", root / REGISTRY)


def _year(file: Path, case: Path) -> str:
    return "2025" if file.parent == case else file.parent.name


def told(case: Path, root: Path) -> dict[str, str]:
    """What is told of one case, by the name of the file that expects it."""
    diagnostics = bad(case, root).diagnostics
    return {
        "expected.txt": f"{render_all(diagnostics)}\n",
        "expected.json": f"{as_json(diagnostics)}\n",
    }


def main() -> None:
    """Write down what is told now: read the difference before it is committed."""
    for case in CASES:
        with tempfile.TemporaryDirectory() as root:
            for name, text in told(case, Path(root)).items():
                (case / name).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
