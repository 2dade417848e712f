"""Work is done, by one process or by many."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.publishing.crew import Crew
from generator.publishing.work import Work, Written

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


def test_one_process_makes_what_many_make(tmp_path: Path) -> None:
    works = [work(number, heavy=number % 50 == 49) for number in range(MANY)]
    alone = [*Crew(tmp_path / "one", {}).do(works, 1)]
    together = [*Crew(tmp_path / "many", {}).do(works, 3)]
    assert files(tmp_path / "one") == files(tmp_path / "many")
    assert [one.name for one in together] == [one.name for one in works]
    assert [[(file.address, file.sum) for file in one.files] for one in alone] == [
        [(file.address, file.sum) for file in one.files] for one in together
    ]


@pytest.mark.parametrize("processes", [1, 3])
def test_what_goes_wrong_in_the_making_is_raised(tmp_path: Path, processes: int) -> None:
    def fail() -> Iterator[tuple[str, bytes]]:
        yield "a", b""
        raise ValueError("không dựng được")

    works = [*map(work, range(MANY)), Work(name="bad", key="", make=fail)]
    with pytest.raises(ValueError, match="không dựng được"):
        [*Crew(tmp_path, {}).do(works, processes)]


def test_when_something_goes_wrong_the_others_stop(tmp_path: Path) -> None:
    def fail() -> Iterator[tuple[str, bytes]]:
        raise ValueError("không dựng được")

    works = [Work(name="bad", key="", make=fail, heavy=True), *map(work, range(20 * MANY))]
    with pytest.raises(ValueError, match="không dựng được"):
        [*Crew(tmp_path, {}).do(works, 2)]
    assert len(files(tmp_path)) < 20 * MANY


def test_a_file_that_stands_already_is_not_written_again(tmp_path: Path) -> None:
    data = b"x" * 5
    stands = Written(
        address="trang/5/index.html", size=5, sum=hashlib.sha256(data).hexdigest(), time=17
    )
    done = Crew(tmp_path, {stands.address: stands}).one(work(5))
    assert done.files[0] == stands
    assert [*files(tmp_path)] == ["tep/5/5"]
