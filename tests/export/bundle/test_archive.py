from __future__ import annotations

import hashlib
import io
import json
import stat
import zlib
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

import deflate
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.export import zipped
from generator.export.bundle.archive import stamp_of, write_archive
from generator.export.bundle.store import Store
from generator.export.zipped import press, press_pieces
from tests.bundles import COMMIT, FILES, packed


def opened(bundle: bytes) -> ZipFile:
    return ZipFile(io.BytesIO(bundle))


def test_a_bundle_holds_its_files_in_the_order_of_their_names() -> None:
    archive = opened(packed())
    assert archive.namelist() == [
        "DOC-TRUOC.txt",
        "SHA256SUMS",
        "assets/a.woff2",
        "index.html",
        "ke-hoach/a/index.html",
        "manifest.json",
    ]
    assert archive.testzip() is None
    assert {name: archive.read(name) for name in FILES} == FILES


def test_the_same_files_give_the_same_bytes_in_whatever_order_they_come() -> None:
    assert packed() == packed(dict(reversed(FILES.items())))


def test_every_file_has_the_commits_time_and_one_mode() -> None:
    for entry in opened(packed()).infolist():
        assert entry.date_time == (2026, 2, 3, 9, 5, 6)
        assert entry.external_attr >> 16 == stat.S_IFREG | 0o644
        assert entry.create_system == 3
        assert entry.filename.isascii()


def test_without_a_commit_the_time_is_the_earliest_that_zip_knows() -> None:
    assert {entry.date_time for entry in opened(packed(commit=None)).infolist()} == {
        (1980, 1, 1, 0, 0, 0)
    }


def test_what_is_packed_already_is_stored_as_it_is() -> None:
    archive = opened(packed())
    assert archive.getinfo("assets/a.woff2").compress_type == ZIP_STORED
    assert archive.getinfo("index.html").compress_type == ZIP_DEFLATED


def test_the_compressor_is_the_one_whose_bytes_are_pinned() -> None:
    """Another version may give other bytes; then this fails, and bundles change once for all."""
    page = "Kế hoạch tuyên truyền. ".encode() * 200
    pressed = press("a.html", page)
    assert pressed.data == deflate.deflate_compress(page, 9)
    assert hashlib.sha256(pressed.data).hexdigest()[:16] == "3722451e23adffed"
    assert zlib.decompress(pressed.data, -15) == page


@given(
    st.dictionaries(st.from_regex(r"[a-z]{1,8}(/[a-z]{1,8})?\.html", fullmatch=True), st.binary())
)
def test_whatever_is_packed_comes_out_again(files: dict[str, bytes]) -> None:
    store, out = Store(io.BytesIO()), io.BytesIO()
    kept = {name: store.keep(press(name, data)) for name, data in files.items()}
    write_archive(out, kept, store, stamp_of(COMMIT.time))
    archive = opened(out.getvalue())
    assert {name: archive.read(name) for name in archive.namelist()} == files


def test_the_checksums_are_of_every_other_file() -> None:
    archive = opened(packed())
    lines = archive.read("SHA256SUMS").decode().splitlines()
    assert lines == [
        f"{hashlib.sha256(archive.read(name)).hexdigest()}  {name}"
        for name in archive.namelist()
        if name != "SHA256SUMS"
    ]


def test_the_manifest_says_what_the_bundle_is_and_lists_its_files() -> None:
    archive = opened(packed())
    manifest = json.loads(archive.read("manifest.json"))
    files = manifest.pop("files")
    assert manifest == {
        "format": 1,
        "sort": "unit",
        "about": "a",
        "title": "Gói mang theo của Đơn vị A",
        "commit": "abc1234567",
        "built": "2026-02-03T09:05:07+07:00",
        "changed": False,
    }
    assert [file["name"] for file in files] == ["DOC-TRUOC.txt", *sorted(FILES)]
    assert {file["name"]: file["size"] for file in files}.items() >= {
        (name, len(data)) for name, data in FILES.items()
    }


def test_the_text_to_read_first_shows_in_an_old_notepad() -> None:
    data = opened(packed()).read("DOC-TRUOC.txt")
    assert data.startswith("\ufeff".encode())
    assert data.count(b"\n") == data.count(b"\r\n") > 20
    text = data.decode("utf-8-sig").replace("\r\n", "\n")
    assert text.startswith("GÓI MANG THEO CỦA ĐƠN VỊ A\n")
    assert "  - 1 kế hoạch\n" in text
    assert "Dựng lúc 09:05 ngày 03/02/2026, từ bản ghi abc1234567.\n" in text
    assert "certutil -hashfile don-vi-a.zip SHA256\n" in text
    assert max(map(len, text.splitlines())) <= 90


def test_without_a_commit_the_text_says_so() -> None:
    text = opened(packed(commit=None)).read("DOC-TRUOC.txt").decode("utf-8-sig")
    assert "Dựng từ thư mục không có lịch sử ghi.\r\n" in text


@pytest.mark.parametrize("chunk", [99, 1_000_000])
def test_what_is_too_large_to_be_held_is_pressed_as_it_comes(
    monkeypatch: pytest.MonkeyPatch, chunk: int
) -> None:
    monkeypatch.setattr(zipped, "_CHUNK", chunk)
    pieces = [f"<p>{number}</p>".encode() for number in range(999)]
    whole, found = press("a.html", b"".join(pieces)), press_pieces(iter(pieces))
    assert (found.size, found.crc, found.sha256) == (whole.size, whole.crc, whole.sha256)
    assert zlib.decompress(found.data, -zlib.MAX_WBITS) == b"".join(pieces)
