"""While much is made, nobody looks for rubbish in circles; afterwards somebody does as before."""

import gc
import subprocess
import sys
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


def test_at_the_end_of_the_program_nobody_looks_for_rubbish() -> None:
    """What holds itself in a circle says that it goes when it is found, and it is not."""
    program = """
from generator.reading.processes import leave_at_once
class Circle:
    def __init__(self): self.itself = self
    def __del__(self): print("found")
leave_at_once()
Circle()
"""
    command = (sys.executable, "-c", program)
    said = subprocess.run(command, capture_output=True, text=True, check=True)
    assert said.stdout == ""
