"""While much is made, nobody looks for rubbish in circles; afterwards somebody does as before."""

import gc
from contextlib import ExitStack

from generator.reading.processes import set_aside, without_collection


def test_rubbish_is_looked_for_again_when_the_last_of_several_pauses_ends() -> None:
    """Two threads that lay out pages begin and end in any order."""
    one, other = ExitStack(), ExitStack()
    one.enter_context(without_collection())
    other.enter_context(without_collection())
    one.close()
    assert not gc.isenabled()
    other.close()
    assert gc.isenabled()


def test_who_had_switched_it_off_finds_it_off() -> None:
    gc.disable()
    try:
        with without_collection():
            assert not gc.isenabled()
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_what_is_set_aside_is_looked_through_no_more() -> None:
    before = gc.get_freeze_count()
    try:
        with set_aside():
            kept = [[]]  # type: ignore[var-annotated]
        assert gc.isenabled()
        assert gc.get_freeze_count() > before
        assert kept
    finally:
        gc.unfreeze()
