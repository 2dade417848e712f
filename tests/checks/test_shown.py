"""One fault of each sort, exactly as an editor sees it."""

from pathlib import Path

import pytest

from generator.checks.report import render_all
from tests.samples import BODY, FILE, plan_text, verdict_at

SHOWN = [
    (
        {"place": "Qu¶ng Ninh"},
        f"""\
lỗi[bang-ma-cu]: dòng này là chữ TCVN3 (ABC), không phải Unicode
 --> {FILE}:9:1
  |
9 | place: Qu¶ng Ninh
  | ^^^^^^^^^^^^^^^^^
  = cách sửa: chuyển tệp sang Unicode dựng sẵn bằng phần mềm chuyển mã rồi đọc soát lại
  = xem: /huong-dan/loi/bang-ma-cu/
""",
    ),
    (
        {"place": "'Sông Xanh"},
        f"""\
lỗi[yaml-sai-cu-phap]: phần khai báo không đọc được: dấu ngoặc kép mở ra mà không đóng lại
 --> {FILE}:9:8
  |
9 | place: 'Sông Xanh
  |        ^ không đọc được từ đây
  = cách sửa: đặt giá trị trong ngoặc kép, thụt lề bằng dấu cách cho thẳng hàng
  = xem: /huong-dan/loi/yaml-sai-cu-phap/
""",
    ),
    (
        {"kind": "propoganda"},
        f"""\
lỗi[gia-tri-la]: “propoganda” không dùng được ở kind
 --> {FILE}:3:7
  |
3 | kind: propoganda
  |       ^^^^^^^^^^ có phải “propaganda”?
  = cách sửa: dùng một trong: propaganda, communication, implementation
  = xem: /huong-dan/loi/gia-tri-la/
""",
    ),
    (
        {"issuer": "so-van-hao"},
        f"""\
lỗi[don-vi-khong-co]: không có đơn vị “so-van-hao”
 --> {FILE}:4:9
  |
4 | issuer: so-van-hao
  |         ^^^^^^^^^^ có phải “so-van-hoa”?
  = cách sửa: dùng mã có trong danh mục đơn vị, hoặc thêm mục mới vào đó
  = xem: /huong-dan/loi/don-vi-khong-co/
""",
    ),
    (
        {"number": "12-KH/SVH"},
        f"""\
lỗi[so-ky-hieu-sai]: “12-KH/SVH” không đúng thể thức số, ký hiệu
 --> {FILE}:5:9
  |
5 | number: 12-KH/SVH
  |         ^^^^^^^^^
  = cách sửa: viết như 3838/KH-SYT; nếu nguồn không ghi số, bỏ cả dòng
  = xem: /huong-dan/loi/so-ky-hieu-sai/
""",
    ),
    (
        {"period": "\n  phrase: a\n  start: 2025-09-01\n  end: 2025-08-30"},
        f"""\
lỗi[moc-thoi-gian-nguoc]: thời gian thực hiện kết thúc trước khi bắt đầu
  --> {FILE}:13:8
   |
13 |   end: 2025-08-30
   |        ^^^^^^^^^^ bắt đầu ngày 01/9/2025 (dòng 12)
   = cách sửa: đổi chỗ hai ngày, hoặc sửa năm
   = xem: /huong-dan/loi/moc-thoi-gian-nguoc/
""",
    ),
]


@pytest.mark.parametrize(("changes", "shown"), SHOWN)
def test_a_fault_of_a_plan_is_shown_like_this(
    tmp_path: Path, changes: dict[str, str], shown: str
) -> None:
    verdict = verdict_at(tmp_path, {FILE: plan_text(BODY, **changes)})
    assert render_all(verdict.diagnostics) == f"{shown}\n1 lỗi, 0 lưu ý."


def test_a_fault_of_a_registry_is_shown_like_this(tmp_path: Path) -> None:
    documents = "5-kh-ubnd-2025: {type: Kế hoạch, number: 5 KH/UBND}"
    assert (
        render_all(verdict_at(tmp_path, documents=documents).diagnostics)
        == """\
lỗi[so-van-ban-sai]: “5 KH/UBND” không đúng thể thức số, ký hiệu
 --> content/registry/documents.yml:1:42
  |
1 | 5-kh-ubnd-2025: {type: Kế hoạch, number: 5 KH/UBND}
  |                                          ^^^^^^^^^
  = cách sửa: viết như 57-NQ/TW (Đảng) hoặc 71/NQ-CP (Nhà nước)
  = xem: /huong-dan/loi/so-van-ban-sai/

1 lỗi, 0 lưu ý."""
    )


def test_faults_of_a_whole_file_are_shown_like_this(tmp_path: Path) -> None:
    twin = FILE.replace("2025/", "2024/")
    text = plan_text("## I. A\n\n## I. B\n", tasks=None, phases=None, reporting=None, basis=None)
    verdict = verdict_at(tmp_path, {FILE: text, twin: "---\ntitle: A\n-----\n"})
    assert (
        render_all(verdict.diagnostics)
        == f"""\
lỗi[khai-bao-khong-dong]: phần khai báo mở ở dòng 1 mà không đóng
 --> {twin}:1:1
  |
1 | ---
  | ^^^ tìm đến dòng 4 không thấy dòng --- thứ hai
  = cách sửa: thêm một dòng --- sau khóa cuối cùng
  = xem: /huong-dan/loi/khai-bao-khong-dong/

lỗi[ma-trung]: mã “so-van-hoa-2025-ngay-hoi-sach” còn được dùng cho {FILE}
 --> {twin}:1:1
  |
1 | ---
  | ^
  = cách sửa: đổi tên một trong hai tệp
  = xem: /huong-dan/loi/ma-trung/

lỗi[ma-trung]: mã “so-van-hoa-2025-ngay-hoi-sach” còn được dùng cho {twin}
 --> {FILE}:1:1
  |
1 | ---
  | ^
  = cách sửa: đổi tên một trong hai tệp
  = xem: /huong-dan/loi/ma-trung/

lỗi[dieu-khoan-trung-so]: điều khoản I có hai lần
  --> {FILE}:24:1
   |
24 | ## I. B
   | ^^^ lần đầu ở dòng 22
   = cách sửa: sửa số mục, hoặc đưa gạch đầu dòng vào dưới một mục có số
   = xem: /huong-dan/loi/dieu-khoan-trung-so/

4 lỗi, 0 lưu ý."""
    )
