from __future__ import annotations

import hashlib
import io
import stat
import struct
from collections.abc import Mapping
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.export.bundle.entries import entry_faults
from generator.export.bundle.seal import seal_faults, with_seal
from generator.export.bundle.verify import NOT_WHOLE, faults_of
from tests.bundles import packed

REPACKED = "các tệp bên trong còn nguyên, nhưng tệp zip đã bị sửa hoặc đóng gói lại"


def faults(bundle: bytes) -> list[str]:
    return [*faults_of(io.BytesIO(bundle))]


def contents(bundle: bytes) -> dict[str, bytes]:
    archive = ZipFile(io.BytesIO(bundle))
    return {name: archive.read(name) for name in archive.namelist()}


def unpacked(bundle: bytes) -> list[tuple[str, int, bytes]]:
    """What an archive would put on a disk: names, modes and contents."""
    archive = ZipFile(io.BytesIO(bundle))
    return [(one.filename, one.external_attr, archive.read(one)) for one in archive.infolist()]


def zipped(files: Mapping[str, bytes] | list[tuple[ZipInfo, bytes]]) -> bytes:
    out = io.BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, data in files.items() if isinstance(files, Mapping) else files:
            archive.writestr(name, data)
    return out.getvalue()


def named(name: str) -> ZipInfo:
    """An entry under a name that `ZipInfo` itself would mend."""
    entry = ZipInfo("x")
    entry.filename = entry.orig_filename = name
    entry.external_attr = 0o100644 << 16
    return entry


def test_a_bundle_as_it_was_packed_has_no_fault() -> None:
    assert faults(packed()) == []


def test_a_changed_file_is_named() -> None:
    files = contents(packed()) | {"index.html": b"doi"}
    assert faults(zipped(files)) == ["tệp bị sửa: index.html"]


def test_a_missing_file_is_named() -> None:
    files = contents(packed())
    del files["ke-hoach/a/index.html"]
    assert faults(zipped(files)) == ["tệp bị thiếu: ke-hoach/a/index.html"]


def test_an_added_file_is_named() -> None:
    files = contents(packed()) | {"la.html": b"la"}
    assert faults(zipped(files)) == ["tệp lạ, không có trong SHA256SUMS: la.html"]


def test_a_damaged_file_is_named() -> None:
    bundle = bytearray(packed())
    entry = ZipFile(io.BytesIO(bundle)).getinfo("assets/a.woff2")
    bundle[entry.header_offset + 30 + len(entry.filename) + 10] ^= 0xFF
    assert faults(bytes(bundle)) == ["tệp bị hỏng: assets/a.woff2"]


@pytest.mark.parametrize("share", [0, 0.1, 0.5, 0.99])
def test_a_truncated_bundle_is_refused(share: float) -> None:
    bundle = packed()
    assert faults(bundle[: int(len(bundle) * share)]) == [NOT_WHOLE]


def test_what_is_no_zip_is_refused() -> None:
    assert faults("Không phải tệp zip".encode()) == [NOT_WHOLE]


def test_whole_files_in_another_archive_are_told_from_ours() -> None:
    assert faults(zipped(contents(packed()))) == [REPACKED]


@pytest.mark.parametrize("added", [(b"", b"sau"), (b"truoc", b"")])
def test_bytes_before_or_after_the_archive_are_seen(added: tuple[bytes, bytes]) -> None:
    assert faults(added[0] + packed() + added[1]) in ([REPACKED], [NOT_WHOLE])


@pytest.mark.parametrize("name", ["DOC-TRUOC.txt", "manifest.json", "SHA256SUMS"])
def test_an_archive_without_what_every_bundle_has_is_none_of_ours(name: str) -> None:
    files = contents(packed())
    del files[name]
    assert f"thiếu tệp {name}: đây không phải là gói của cổng, hoặc gói đã bị sửa" in faults(
        zipped(files)
    )


@pytest.mark.parametrize(
    "sums", [b"khong phai\n", b"\xff\xfe", b"0" * 64 + b"  a\n" + b"1" * 64 + b"  a\n"]
)
def test_checksums_that_cannot_be_read_are_a_fault(sums: bytes) -> None:
    files = contents(packed()) | {"SHA256SUMS": sums}
    assert faults(zipped(files)) == ["không đọc được SHA256SUMS: tệp đã hỏng hoặc bị sửa"]


OUT = "tên tệp dẫn ra ngoài thư mục giải nén"
ABSOLUTE = "tên tệp là đường dẫn tuyệt đối hoặc có dấu ổ đĩa"
STRANGE = "tên tệp có ký tự lạ"


@pytest.mark.parametrize(
    ("name", "fault"),
    [
        ("../ngoai.html", OUT),
        ("a/../../ngoai.html", OUT),
        ("./a.html", OUT),
        ("/etc/passwd", ABSOLUTE),
        ("C:/a.html", ABSOLUTE),
        ("a\\..\\b.html", ABSOLUTE),
        ("kế hoạch.html", STRANGE),
        ("a\x1b[2J.html", STRANGE),
        ("a//b.html", STRANGE),
        ("a/", STRANGE),
        ("con.html", "tên tệp trùng tên thiết bị của Windows"),
    ],
)
def test_a_name_that_could_do_harm_is_refused_before_anything_is_read(
    name: str, fault: str
) -> None:
    files = [(named(one), data) for one, data in contents(packed()).items()]
    found = faults(zipped([*files, (named(name), b"x")]))
    assert len(found) == 1
    assert found[0].startswith(f"{fault}: ")
    assert found[0].endswith("; đừng giải nén")
    assert "\x1b" not in found[0]


def test_two_files_of_one_name_are_refused() -> None:
    files = [(named(one), data) for one, data in contents(packed()).items()]
    with pytest.warns(UserWarning, match="Duplicate name"):
        bundle = zipped([*files, (named("index.html"), b"x")])
    assert faults(bundle) == ["tên tệp có 2 lần: index.html; đừng giải nén"]


def test_names_that_windows_cannot_tell_apart_are_refused() -> None:
    bundle = zipped(contents(packed()) | {"INDEX.html": b"x"})
    assert faults(bundle) == ["tên tệp có 2 lần: index.html; đừng giải nén"]


def test_a_symbolic_link_is_refused() -> None:
    link = named("lien-ket")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    files = [(named(one), data) for one, data in contents(packed()).items()]
    assert faults(zipped([*files, (link, b"/etc/passwd")])) == [
        "không phải tệp thường mà là liên kết hoặc tệp đặc biệt: lien-ket; đừng giải nén"
    ]


def test_a_bomb_is_refused_by_what_its_entries_claim() -> None:
    entry = ZipInfo("bom.txt")
    entry.compress_type, entry.compress_size = ZIP_DEFLATED, 1000
    entry.file_size = 1000 * 2000
    assert [*entry_faults([entry])] == [
        "tệp bung ra quá lớn so với khi nén, có thể là bom nén: bom.txt; đừng giải nén"
    ]
    many = [ZipInfo(f"{number}.txt") for number in range(5)]
    for one in many:
        one.compress_type, one.compress_size, one.file_size = ZIP_STORED, 1 << 30, 1 << 30
    assert [*entry_faults(many)] == ["gói bung ra quá lớn: có thể là bom nén; đừng giải nén"]


def test_a_file_that_is_larger_than_it_claims_is_not_read_to_its_end() -> None:
    bundle = bytearray(zipped(contents(packed()) | {"index.html": b"0" * 5_000_000}))
    entry = ZipFile(io.BytesIO(bundle)).getinfo("index.html")
    for signature, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        place = bundle.find(b"index.html", bundle.find(signature))
        head = bundle.rfind(signature, 0, place)
        struct.pack_into("<L", bundle, head + offset, 100)
    assert entry.file_size == 5_000_000
    assert "tệp bị hỏng: index.html" in faults(bytes(bundle))


@settings(max_examples=150)
@given(st.data())
def test_no_change_to_what_would_be_unpacked_goes_unseen(data: st.DataObject) -> None:
    """Deflate leaves some bits at a file's end unused; they change nothing."""
    bundle = bytearray(packed())
    place = data.draw(st.integers(0, len(bundle) - 1))
    bundle[place] ^= data.draw(st.integers(1, 255))
    assert faults(bytes(bundle)) or unpacked(bytes(bundle)) == unpacked(packed())


@settings(max_examples=100)
@given(st.binary(max_size=400))
def test_whatever_is_given_is_judged_without_a_crash(data: bytes) -> None:
    assert faults(data)
    assert faults(b"PK\x03\x04" + data + b"PK\x05\x06" + data)


def test_a_paper_says_of_itself_whether_it_is_whole() -> None:
    paper = with_seal("<p>Việc của đơn vị</p>".encode())
    assert [*seal_faults(paper)] == []
    assert hashlib.sha256(paper[:-81]).hexdigest().encode() in paper
    assert [*seal_faults(paper.replace("Việc".encode(), b"Vi"))] == [
        "nội dung đã bị sửa hoặc bị hỏng"
    ]
    cut = "thiếu dòng cuối: tệp bị cắt ngắn, bị sửa, hoặc không phải trang mang theo của cổng"
    assert [*seal_faults(paper[:-1])] == [cut]
    assert [*seal_faults(b"")] == [cut]
