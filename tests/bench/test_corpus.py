from pathlib import Path

from generator.checks.run import check
from generator.reading.library import read_library
from tests.bench.corpus import files, write


def test_the_same_number_and_seed_give_the_same_bytes() -> None:
    assert [*files(12, seed=3)] == [*files(12, seed=3)]
    assert [*files(12, seed=3)] != [*files(12, seed=4)]


def test_a_plan_does_not_hang_on_how_many_come_after_it() -> None:
    few, many = dict(files(5)), dict(files(9))
    plans = [name for name in few if name.startswith("plans/")]
    assert len(plans) == 5
    assert all(few[name] == many[name] for name in plans)


def test_every_plan_of_the_corpus_is_published(tmp_path: Path) -> None:
    write(40, tmp_path)
    verdict = check(read_library(tmp_path))
    assert verdict.errors == ()
    assert len(verdict.corpus.plans) == 40


def test_plans_are_as_long_as_real_ones(tmp_path: Path) -> None:
    write(40, tmp_path)
    sizes = [path.stat().st_size for path in tmp_path.rglob("cq-*.md")]
    assert min(sizes) > 8_000
    assert max(sizes) < 24_000
