"""A body that is held packed reads as the body that it was."""

import os
import pickle
from multiprocessing import get_context
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.domain.plan import Clause
from generator.reading.bodies import Drawer, PackedBody, pack, with_open_body, with_packed_body
from generator.reading.plans import read_plan
from tests.samples import FILE, plan_text

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
CLAUSES = st.recursive(
    st.builds(Clause, address=TEXTS, text=TEXTS),
    lambda inner: st.builds(
        Clause,
        address=TEXTS,
        text=TEXTS,
        label=st.none() | TEXTS,
        heading=st.none() | st.integers(2, 6),
        line=st.integers(0, 999),
        parts=st.lists(TEXTS | inner, max_size=3).map(tuple),
    ),
    max_leaves=6,
)


@given(st.lists(TEXTS | CLAUSES, max_size=4).map(tuple))
def test_a_packed_body_is_the_body(body: tuple[str | Clause, ...]) -> None:
    packed = pack(body)
    assert packed == body
    assert body == packed
    assert (tuple(packed), len(packed), hash(packed)) == (body, len(body), hash(body))
    assert [packed[place] for place in range(len(body))] == [*body]
    assert pickle.loads(pickle.dumps(packed)) == packed
    assert pack(packed) is packed


def test_another_body_is_another() -> None:
    assert pack(("a",)) != ("b",)
    assert pack(("a",)) != pack(("b",))
    assert pack(("a",)) != ["a"]


def test_a_plan_with_a_packed_body_is_the_plan() -> None:
    plan = read_plan(FILE, plan_text().encode()).plan
    assert plan
    packed = with_packed_body(plan)
    assert isinstance(packed.body, PackedBody)
    assert packed == plan
    assert with_open_body(packed).body == plan.body
    assert isinstance(with_open_body(packed).body, tuple)
    assert [*packed.clauses()] == [*plan.clauses()]


def test_bodies_that_were_put_aside_are_read_where_they_lie(tmp_path: Path) -> None:
    drawer, bodies = Drawer(tmp_path), [("a",), ("", "b" * 999), ("c",)]
    aside = [drawer.put(pack(body).data) for body in bodies]
    assert aside == bodies
    assert pack(aside[1]) is aside[1]
    assert not [*tmp_path.iterdir()]
    del drawer
    assert aside == bodies
    assert pickle.loads(pickle.dumps(aside)) == bodies


def test_a_forked_process_puts_its_bodies_into_a_file_of_its_own(tmp_path: Path) -> None:
    drawer = Drawer(tmp_path)
    ours = drawer.put(pack(("ours",)).data)

    def put() -> None:
        theirs = [drawer.put(pack(("theirs",)).data) for _ in range(9)]
        os._exit(ours != ("ours",) or theirs != [("theirs",)] * 9)

    process = get_context("fork").Process(target=put)
    process.start()
    later = drawer.put(pack(("later",)).data)
    process.join()
    assert process.exitcode == 0
    assert ours == ("ours",)
    assert later == ("later",)


def test_where_there_is_no_room_bodies_are_held(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    assert Drawer(tmp_path / "file").put(pack(("a",)).data) == ("a",)
    drawer = Drawer(tmp_path)
    monkeypatch.setattr(os, "pwrite", lambda *_: 3)
    held = drawer.put(pack(("a",)).data)
    monkeypatch.undo()
    assert held == ("a",)
    assert drawer.put(pack(("b",)).data) == ("b",)
