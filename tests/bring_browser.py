"""The programs that the tests drive: found on this machine, or brought to it.

`make test` runs this file before the tests: it prints their paths, or says what to do. The tests
themselves call `find_browser`, `find_firefox` and `find_minisign`, which look and install nothing.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass

# Asked in a process of its own: Playwright's driver does not start inside a running test.
PLAYWRIGHTS_OWN = """
from playwright.sync_api import sync_playwright
with sync_playwright() as playwright:
    print(playwright.chromium.executable_path)
"""

APT = (
    "export DEBIAN_FRONTEND=noninteractive; apt-get -qq update"
    " && apt-get -qq install -y --no-install-recommends {packages}"
)


@dataclass(frozen=True, kw_only=True)
class Program:
    """A program: how it is named, what it says of itself, and what brings it.

    `variable` names one that lies elsewhere; `others` finds or brings it without the system's
    packages.
    """

    title: str
    names: tuple[str, ...]
    asked: str
    says: str
    packages: tuple[str, ...]
    variable: str = ""
    other_place: Callable[[], str] = lambda: ""
    other_way: tuple[str, ...] = ()
    by_hand: str = ""


CHROMIUM = Program(
    title="Chromium",
    names=("chromium", "chromium-browser", "google-chrome", "google-chrome-stable"),
    asked="--version",
    says="Chrom",  # the `chromium-browser` of Ubuntu may only ask for a snap
    packages=("chromium",),
    variable="CHROMIUM",
    other_place=lambda: output_of(sys.executable, "-c", PLAYWRIGHTS_OWN),
    other_way=("playwright", "install", "chromium"),
    by_hand="  - không có quyền quản trị: .venv/bin/playwright install chromium\n",
)
FIREFOX = Program(
    title="Firefox",
    names=("firefox-esr", "firefox"),
    asked="--version",
    says="Mozilla Firefox",
    packages=("firefox-esr", "firefox"),  # Debian's, then what others call it
    variable="FIREFOX",
)
MINISIGN = Program(
    title="minisign",
    names=("minisign",),
    asked="-v",
    says="minisign",
    packages=("minisign",),
)

NOT_BROUGHT = """\
Không có {title} dùng được, nên chưa chạy được các phép thử cần nó.
Hãy làm một trong các cách sau rồi chạy lại:
  - Debian, Ubuntu, quyền quản trị: apt-get install {package}
{by_hand}"""
ELSEWHERE = "  - {title} đã có ở nơi khác: {variable}=/nơi/đó make test\n"


def find_browser() -> str | None:
    """Return the first Chromium of this machine that starts, or None."""
    return find(CHROMIUM)


def find_firefox() -> str | None:
    """Return the first Firefox of this machine that starts, or None."""
    return find(FIREFOX)


def find_minisign() -> str | None:
    """Return this machine's minisign, or None."""
    return find(MINISIGN)


def find(program: Program) -> str | None:
    """Return the first of a program's candidates that runs, or None."""
    found = (one for one in candidates(program) if runs(program, one))
    return next(found, None)


def bring(program: Program) -> str | None:
    """Return a program, installed where there is none; None where nothing helped."""
    if found := find(program):
        return found
    for way in ways_to_install(program):
        subprocess.run(way, stdout=sys.stderr, check=False)
        if found := find(program):
            return found
    return None


def candidates(program: Program) -> Iterator[str]:
    """Yield what may be the program: only the one named, or the system's, then another place."""
    if named := os.environ.get(program.variable):
        yield named
        return
    yield from filter(None, map(shutil.which, program.names))
    yield program.other_place()


def runs(program: Program, path: str) -> bool:
    """Tell whether it runs and is what it should be."""
    return bool(path) and program.says in output_of(path, program.asked)


def ways_to_install(program: Program) -> Iterator[list[str]]:
    """Yield the commands that bring a program, the system's packages first."""
    if os.environ.get(program.variable):
        return
    rights = administrator() if shutil.which("apt-get") else None
    if rights is not None:
        for package in program.packages:
            yield [*rights, "sh", "-c", APT.format(packages=package)]
    if program.other_way:
        command, *rest = program.other_way
        libraries = [] if rights is None else ["--with-deps"]
        yield [sys.executable, "-m", command, rest[0], *libraries, *rest[1:]]


def administrator() -> list[str] | None:
    """Return what to put before a command to run it as root, or None where nobody may."""
    if os.geteuid() == 0:
        return []
    sudo = ["sudo", "-n"]
    return sudo if output_of(*sudo, "id", "-u") == "0" else None


def output_of(*command: str) -> str:
    """Return what a command prints, and nothing where it cannot run or fails."""
    try:
        run = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True)
    except (OSError, subprocess.SubprocessError):
        return ""
    return run.stdout.strip()


def not_brought(program: Program) -> str:
    """Return what to do where a program could not be brought."""
    title, variable = program.title, program.variable
    elsewhere = ELSEWHERE.format(title=title, variable=variable) if variable else ""
    by_hand = f"{program.by_hand}{elsewhere}"
    return NOT_BROUGHT.format(title=title, package=program.packages[0], by_hand=by_hand)


if __name__ == "__main__":
    for program in (CHROMIUM, FIREFOX, MINISIGN):
        path = bring(program)
        if path is None:
            sys.exit(not_brought(program))
        print(path)
