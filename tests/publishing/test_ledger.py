"""What is kept from build to build is believed only as far as the disk agrees."""

import os
from pathlib import Path

import pytest

from generator.publishing.crew import Crew
from generator.publishing.ledger import Ledger, read_ledger, write_ledger
from generator.publishing.outline import Outline
from generator.publishing.work import Work
from generator.publishing.writing import Writer

WORK = Work(name="a", key="key", make=lambda: [("a/index.html", b"mot"), ("a.ics", b"hai")])

OUTLINE = Outline(pages=("a/",), report="Không có lỗi.", faulty=False)


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    """The ledger of a site in which the work was done."""
    done = Crew(Writer(tmp_path / "site", {}), 1).one(WORK)
    write_ledger(tmp_path / "cache/ledger", [done], "mark", OUTLINE)
    return tmp_path / "cache/ledger"


def read(ledger: Path) -> Ledger:
    return read_ledger(ledger, ledger.parents[1] / "site")


def test_work_that_is_done_is_kept(ledger: Path) -> None:
    kept = read(ledger).kept(WORK)
    assert kept
    assert [file.address for file in kept.files] == ["a/index.html", "a.ics"]


def test_work_with_another_key_is_not_kept(ledger: Path) -> None:
    assert read(ledger).kept(Work(name="a", key="other", make=WORK.make)) is None


@pytest.mark.parametrize("change", ["gone", "other size", "touched"])
def test_work_is_not_kept_when_a_file_is_not_as_it_was_written(ledger: Path, change: str) -> None:
    path = ledger.parents[1] / "site/a.ics"
    if change == "gone":
        path.unlink()
    elif change == "other size":
        path.write_bytes(b"hai ba")
    else:
        os.utime(path, ns=(1, 1))
    found = read(ledger)
    assert found.kept(WORK) is None
    assert [*found.standing()] == ["a/index.html"]


def test_a_site_that_stands_is_whole_for_the_mark_it_was_made_from_only(ledger: Path) -> None:
    assert read(ledger).whole("mark") == OUTLINE
    assert read(ledger).whole("other") is None
    (ledger.parents[1] / "site/a.ics").unlink()
    assert read(ledger).whole("mark") is None


def test_a_site_whose_basis_changed_while_it_was_made_is_never_whole(ledger: Path) -> None:
    write_ledger(ledger, (), "", OUTLINE)
    assert read(ledger).whole("") is None


@pytest.mark.parametrize("text", [b"", b"not a ledger", b"\x80\x05}."])
def test_a_ledger_that_cannot_be_read_is_as_good_as_none(ledger: Path, text: bytes) -> None:
    ledger.write_bytes(text)
    assert read(ledger).kept(WORK) is None
