"""The plain text that a bundle opens with, as the Notepad of an old Windows shows it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.domain.dates import official
from generator.reading.commit import Commit


def read_me(title: str, file: str, holds: Iterable[str], commit: Commit | None) -> bytes:
    """What a bundle is, when and from what it was made, how to open it and how to check it."""
    lines = "\n".join(_lines(title, file, holds, commit))
    return f"{lines}\n".replace("\n", "\r\n").encode("utf-8-sig")


def made_from(commit: Commit | None) -> str:
    """When a bundle was made and from which commit."""
    if commit is None:
        return "Dựng từ thư mục không có lịch sử ghi."
    changed = ", kèm thay đổi chưa ghi" if commit.changed else ""
    when = f"{commit.time:%H:%M} ngày {official(commit.time)}"
    return f"Dựng lúc {when}, từ bản ghi {commit.name}{changed}."


def _lines(title: str, file: str, holds: Iterable[str], commit: Commit | None) -> Iterator[str]:
    yield title.upper()
    yield ""
    yield from _what(holds, commit)
    yield from _OPENING
    yield from _checking(file)


def _what(holds: Iterable[str], commit: Commit | None) -> Iterator[str]:
    yield "1. ĐÂY LÀ GÌ"
    yield ""
    yield "Một phần hoặc toàn bộ Cổng kế hoạch tuyên truyền, xem được khi không có mạng."
    yield "Trong gói có:"
    yield from (f"  - {line}" for line in holds)
    yield ""
    yield made_from(commit)
    yield "Nội dung đúng vào lúc dựng; có thay đổi sau đó thì tải gói mới trên cổng."
    yield "Đây là bản tổng hợp không chính thức. Bản gốc có chữ ký, con dấu của cơ quan"
    yield "ban hành là bản có giá trị."
    yield ""


_OPENING = (
    "2. CÁCH MỞ",
    "",
    "  1. Giải nén cả tệp zip: trên Windows, bấm chuột phải vào tệp, chọn “Giải nén tất cả”",
    "     (Extract All). Đừng mở trang ngay trong tệp zip: các liên kết sẽ không chạy.",
    "  2. Vào thư mục vừa giải nén, bấm đúp tệp mo-cong-thong-tin.html.",
    "",
    "Mở được bằng Chrome, Edge, Cốc Cốc, Firefox; từ ổ cứng hay USB; không phải cài gì.",
    "Gói không tải gì từ mạng và không gửi gì đi.",
    "",
)


def _checking(file: str) -> Iterator[str]:
    yield "3. CÁCH KIỂM TRA"
    yield ""
    yield "Tệp zip còn nguyên hay không: tính dãy SHA-256 của tệp rồi so với dãy ghi ở trang"
    yield "Tải về, mục Gói mang theo, trên cổng. Hai dãy phải giống hệt nhau."
    yield ""
    yield "  Windows, trong Dấu nhắc lệnh (Command Prompt) ở thư mục chứa tệp zip:"
    yield f"    certutil -hashfile {file} SHA256"
    yield "  Linux:"
    yield f"    sha256sum {file}"
    yield ""
    yield "Từng tệp sau khi giải nén, trên Linux, trong thư mục vừa giải nén:"
    yield "    sha256sum --check --quiet SHA256SUMS"
    yield ""
    yield "Máy có bộ mã nguồn của cổng thì một lệnh kiểm tra tất cả:"
    yield f"    portal bundle --verify {file}"
    yield ""
    yield "Có tệp .minisig đi kèm thì kiểm tra chữ ký, với khóa công khai của người phát hành:"
    yield f"    minisign -Vm {file} -p khoa-cong-khai.pub"
    yield ""
    yield "Dãy SHA-256 trong gói chỉ cho biết gói có hỏng không; kẻ sửa gói sửa được cả dãy."
    yield "Chữ ký, hoặc dãy lấy từ trang của cổng, mới cho biết gói có đúng là của cổng không."
