"""Work is done, by one process or by many."""

import os
import signal
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest

from generator.publishing import crew
from generator.publishing.crew import Crew
from generator.publishing.hands import LostHand
from generator.publishing.work import Done, Work
from generator.publishing.writing import Writer

MANY = 300


def work(number: int, *, heavy: bool = False) -> Work:
    """Work that makes two files; which ones hangs on its number alone."""

    def make() -> Iterator[tuple[str, bytes]]:
        yield f"trang/{number}/index.html", b"x" * number
        yield f"tep/{number % 7}/{number}", str(number).encode()

    return Work(name=str(number), key=f"key {number}", make=make, heavy=heavy)


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def done(folder: Path, first: Iterable[Work], second: Iterable[Work], processes: int) -> list[Done]:
    team = Crew(Writer(folder, {}), processes)
    team.begin([*first])
    return [*team.end([*second])]


def fail() -> Iterator[tuple[str, bytes]]:
    yield "a", b""
    raise ValueError("không dựng được")


BAD = Work(name="bad", key="", make=fail)


@pytest.mark.parametrize("cut", [0, 7, 150, MANY])
def test_one_process_makes_what_many_make(tmp_path: Path, cut: int) -> None:
    works = [work(number, heavy=number % 50 == 49) for number in range(MANY)]
    alone = done(tmp_path / "one", works[:cut], works[cut:], 1)
    for processes in (2, 3):
        folder = tmp_path / str(processes)
        together = done(folder, works[:cut], works[cut:], processes)
        assert files(tmp_path / "one") == files(folder)
        assert [one.name for one in together] == [one.name for one in works]
        assert [[(file.address, file.sum) for file in one.files] for one in alone] == [
            [(file.address, file.sum) for file in one.files] for one in together
        ]


def test_more_works_are_taken_more_at_a_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(crew, "_MOST", 3)
    found = done(tmp_path, [*map(work, range(MANY))], [], 2)
    assert [one.name for one in found] == [str(number) for number in range(MANY)]


@pytest.mark.parametrize("processes", [1, 2, 3])
@pytest.mark.parametrize("early", [True, False])
def test_what_goes_wrong_in_the_making_is_raised(
    tmp_path: Path, *, processes: int, early: bool
) -> None:
    works = [*map(work, range(MANY)), BAD]
    heaps = (works, []) if early else ([], works)
    with pytest.raises(ValueError, match="không dựng được"):
        done(tmp_path, *heaps, processes)


def elsewhere(folder: Path, do: Callable[[], None]) -> Callable[[], list[Done]]:
    """Work in which another process does `do`, while this one waits until it has begun."""
    here, begun = os.getpid(), folder / "begun"

    def first() -> Iterator[tuple[str, bytes]]:
        yield "a", b""
        if os.getpid() != here:
            begun.touch()
            do()

    def second() -> Iterator[tuple[str, bytes]]:
        while not begun.exists():
            time.sleep(0.01)
        yield "b", b""

    heaps = ([Work(name="first", key="", make=first)], [Work(name="second", key="", make=second)])
    return lambda: done(folder / "site", *heaps, 2)


def test_what_went_wrong_in_another_process_says_where(tmp_path: Path) -> None:
    def fails() -> None:
        raise ValueError("không dựng được")

    with pytest.raises(ValueError, match="không dựng được") as told:
        elsewhere(tmp_path, fails)()
    assert "in fails" in "".join(told.value.__notes__)


def test_a_process_that_was_killed_is_told(tmp_path: Path) -> None:
    with pytest.raises(LostHand):
        elsewhere(tmp_path, lambda: os.kill(os.getpid(), signal.SIGKILL))()


def test_when_something_goes_wrong_the_others_stop(tmp_path: Path) -> None:
    works = [Work(name="bad", key="", make=fail, heavy=True), *map(work, range(20 * MANY))]
    with pytest.raises(ValueError, match="không dựng được"):
        done(tmp_path, [], works, 2)
    assert len(files(tmp_path)) < 20 * MANY


def test_who_stops_has_nothing_more_done(tmp_path: Path) -> None:
    team = Crew(Writer(tmp_path, {}), 1)
    team.begin([work(1)])
    team.stop()
    assert files(tmp_path) == {}
