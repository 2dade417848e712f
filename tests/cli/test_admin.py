"""`portal admin` says what is missing before it starts anything."""

import socket
from pathlib import Path

import pytest

from generator.cli import main


def refused(root: Path, capsys: pytest.CaptureFixture[str], *options: str) -> str:
    (root / "mkdocs.yml").touch()
    assert main(["admin", "--root", str(root), *options]) == 2
    return capsys.readouterr().err


def test_a_port_in_use_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as busy:
        busy.bind(("127.0.0.1", 0))
        busy.listen()
        port = busy.getsockname()[1]
        said = refused(tmp_path, capsys, "--port", str(port))
    assert said == (
        f"portal: cổng {port} đang có chương trình khác dùng: dừng chương trình ấy rồi làm lại\n"
    )


def test_without_the_set_up_the_command_says_how_to_do_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with socket.socket() as one, socket.socket() as other:
        one.bind(("127.0.0.1", 0))
        other.bind(("127.0.0.1", 0))
        ports = [str(free.getsockname()[1]) for free in (one, other)]
    said = refused(tmp_path, capsys, "--port", ports[0], "--helper-port", ports[1])
    assert said == (
        "portal: chưa cài đủ để soạn trong trình duyệt: gõ make site một lần rồi làm lại\n"
    )
