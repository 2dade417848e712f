"""The bar for long work: drawn where somebody watches, and nowhere else."""

from __future__ import annotations

import io
import sys

import pytest

from generator.cli.bundle.progress import progress


class Screen(io.StringIO):
    """A terminal, and everything that was drawn on it."""

    def isatty(self) -> bool:
        return True

    def drawn(self) -> list[str]:
        return self.getvalue().split("\r")[1:]


def watched(monkeypatch: pytest.MonkeyPatch) -> Screen:
    """Put a terminal in place of standard error, for the rest of a test."""
    screen = Screen()
    monkeypatch.setattr(sys, "stderr", screen)
    return screen


def test_the_bar_grows_with_the_work_and_is_wiped_at_its_end(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    screen = watched(monkeypatch)
    assert [*progress("Đang đóng gói", "abc")] == ["a", "b", "c"]
    assert screen.drawn() == [
        f"Đang đóng gói {'█' * 10}{'░' * 20} 1/3",
        f"Đang đóng gói {'█' * 20}{'░' * 10} 2/3",
        f"Đang đóng gói {'█' * 30} 3/3",
        "\x1b[K",
    ]


def test_however_much_the_work_the_bar_is_drawn_only_where_it_grows(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    screen = watched(monkeypatch)
    assert sum(progress("Đang nén", range(30_000))) == 449_985_000
    assert len(screen.drawn()) == 32


def test_no_work_has_no_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = watched(monkeypatch)
    assert [*progress("Đang nén", [])] == []
    assert screen.drawn() == []


def test_where_nobody_watches_nothing_is_drawn(capsys: pytest.CaptureFixture[str]) -> None:
    assert [*progress("Đang đóng gói", "abc")] == ["a", "b", "c"]
    assert capsys.readouterr() == ("", "")
