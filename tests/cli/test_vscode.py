"""What VS Code's problem matcher makes of the check's own output."""

import itertools
import json
import re
from pathlib import Path
from typing import Any

import pytest

from generator.cli import main
from generator.domain.addresses import PLAN_SCHEMA
from generator.reading.folders import PLANS, REGISTRY
from tests.samples import FILE, REGISTRIES, plan_text

ROOT = Path(__file__).parents[2]
TASKS = json.loads((ROOT / ".vscode/tasks.json").read_text(encoding="utf-8"))["tasks"]
CHECK = next(task for task in TASKS if task["label"] == "Soát nội dung")


_SEVERITIES = {"error": "error", "warning": "warning", "info": "hint"}
"""What the editor's words mean in ours."""


def problems(output: str, matcher: dict[str, Any]) -> list[tuple[str, ...]]:
    """What one matcher finds: its patterns must match line after line, as in the editor."""
    first, second = (re.compile(pattern["regexp"]) for pattern in matcher["pattern"])
    lines = output.splitlines()
    found: list[tuple[str, ...]] = []
    for line, following in itertools.pairwise(lines):
        if (said := first.match(line)) and (place := second.match(following)):
            found.append(
                (_SEVERITIES[matcher["severity"]], said[1], said[2], place[1], place[2], place[3])
            )
    return found


def test_the_matchers_find_every_fault_that_the_check_prints(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = plan_text(
        kind="propoganda", issued="\n  date: 2025-02-30\n  certainty: stated", number="12-KH/ĐU"
    )
    doubtful = plan_text(issued="\n  date: 2025-02-20\n  certainty: stated")
    files = {f"content/registry/{name}.yml": text for name, text in REGISTRIES.items()}
    files |= {"mkdocs.yml": "", FILE: bad, f"{PLANS}/2025/luu-y.md": doubtful}
    files[f"{REGISTRY}/holidays.yml"] = "ngay-le: {name: Ngày lễ, days: [2025-06-19]}\n"
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    main(["check", "--format", "json"])
    faults = json.loads(capsys.readouterr().out)
    main(CHECK["args"])
    output = capsys.readouterr().out
    found = [one for matcher in CHECK["problemMatcher"] for one in problems(output, matcher)]
    keys = ("severity", "rule", "message", "file", "line", "column")
    assert sorted(found) == sorted(tuple(str(fault[key]) for key in keys) for fault in faults)
    assert {one[0] for one in found} == {"error", "warning", "hint"}


def test_the_matchers_patterns_mean_what_they_catch() -> None:
    for matcher in CHECK["problemMatcher"]:
        first, second = matcher["pattern"]
        assert (first["code"], first["message"]) == (1, 2)
        assert (second["file"], second["line"], second["column"]) == (1, 2, 3)


def test_the_settings_name_the_schema_that_the_site_publishes() -> None:
    settings = json.loads((ROOT / ".vscode/settings.json").read_text(encoding="utf-8"))
    assert settings["yaml.schemas"] == {f"site/{PLAN_SCHEMA}": f"{PLANS}/**/*.md"}
