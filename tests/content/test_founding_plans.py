"""What the five founding plans say, fact by fact: a change here changes what is published."""

import re
import unicodedata
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import pytest

from generator.checks.run import Verdict, check
from generator.domain.corpus import Corpus
from generator.domain.plan import Plan
from generator.domain.roles import Role
from generator.reading.library import read_library

ROOT = Path(__file__).parents[2]
PLAN_FILES = sorted((ROOT / "content" / "plans").rglob("*.md"))
REGISTRY_FILES = sorted((ROOT / "content" / "registry").glob("*.yml"))

CONGRESS = "syt-quang-ninh-2025-dai-hoi-dang"
NINH_THUAN = "duk-ninh-thuan-2024-chi-thi-25"
HAM_LIEM = "du-ham-liem-2026-nghi-quyet-72"
N3838 = "syt-quang-ninh-2025-3838-nghi-quyet-57"
KIEN_MOC = "du-kien-moc-2025-dai-hoi-xiv"
FOUNDING = (CONGRESS, NINH_THUAN, HAM_LIEM, N3838, KIEN_MOC)

# Each line of these tables is one fact; the empty lines at both ends do not count.

HEADERS = {
    CONGRESS: """
    title: Tuyên truyền Đại hội Đảng bộ các cấp, Đại hội Đảng bộ tỉnh Quảng Ninh lần thứ XVI, \
Đại hội đại biểu toàn quốc lần thứ XIV của Đảng trong ngành Y tế
    kind: propaganda
    issuer: so-y-te-quang-ninh, in Sở Y tế
    number: -
    issued: - in 2025-06-30…2025-08-31, unknown
    place: -
    signatory: Nguyễn Minh Tuấn, Phó Giám đốc, KT. Giám đốc
    period: range | Từ nay đến hết tháng 4/2026
    """,
    NINH_THUAN: """
    title: Thực hiện Chỉ thị số 25-CT/TW, ngày 25/10/2023 của Ban Bí thư “về tiếp tục củng cố, \
hoàn thiện, nâng cao chất lượng hoạt động của y tế cơ sở trong tình hình mới”
    kind: implementation
    issuer: ban-thuong-vu-dang-uy-khoi-ninh-thuan, in Ban Thường vụ Đảng ủy khối Cơ quan - \
Doanh nghiệp tỉnh
    number: -
    issued: - in 2023-12-20…2024-04-29, unknown
    place: -
    signatory: Lưu Xuân Hải, Bí thư, T/M Ban Thường vụ
    period: continuous | thường xuyên, liên tục
    """,
    HAM_LIEM: """
    title: Triển khai, thực hiện công tác tuyên truyền Chương trình hành động số 07-CTr/TU, \
ngày 24/12/2025 của Ban Thường vụ Tỉnh ủy thực hiện Nghị quyết số 72-NQ/TW, ngày 09/9/2025 của \
Bộ Chính trị về một số giải pháp đột phá, tăng cường bảo vệ, chăm sóc và nâng cao sức khỏe \
Nhân dân trên địa bàn xã Hàm Liêm
    kind: propaganda
    issuer: ban-thuong-vu-dang-uy-xa-ham-liem, in Ban Thường vụ Đảng ủy xã
    number: -
    issued: 2026-03-09 in 2026-02-13…-, probable
    place: -
    signatory: Phan Minh Quảng, Phó Bí thư, T/M Ban Thường vụ
    period: -
    """,
    N3838: """
    title: Truyền thông về Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị; Kế hoạch số \
02-KH/BCĐTW của Ban Chỉ đạo Trung ương; Nghị quyết số 71/NQ-CP ngày 1/4/2025 của Chính phủ về \
phát triển khoa học, công nghệ, đổi mới sáng tạo và chuyển đổi số ngành Y tế năm 2025
    kind: communication
    issuer: so-y-te-quang-ninh, in UBND TỈNH QUẢNG NINH / SỞ Y TẾ
    number: 3838/KH-SYT
    issued: 2025-08-19 in -…-, stated
    place: Quảng Ninh
    signatory: Trịnh Văn Mạnh, Phó Giám đốc, KT. Giám đốc
    period: range | năm 2025
    """,
    KIEN_MOC: """
    title: Tuyên truyền đại hội đảng bộ các cấp tiến tới Đại hội đại biểu toàn quốc lần thứ XIV \
của Đảng
    kind: propaganda
    issuer: dang-uy-xa-kien-moc, in Đảng ủy xã Kiên Mộc
    number: -
    issued: - in 2025-07-03…2025-09-24, unknown
    place: -
    signatory: Nông Đức Vượng, Phó Bí thư Thường trực, T/M Ban Thường vụ
    period: -
    """,
}

PHASES = {
    CONGRESS: """
    dot-1 III.1.1 Đợt 1: Từ nay đến ngày 31/8/2025
    dot-2 III.1.2 Đợt 2: Từ ngày 01/9 đến ngày 30/9/2025
    dot-3 III.1.3 Đợt 3: Từ ngày 01/10/2025 đến sau thời điểm diễn ra Đại hội Đảng toàn quốc \
lần thứ XIV
    """,
    NINH_THUAN: "",
    HAM_LIEM: "",
    N3838: "",
    KIEN_MOC: """
    dot-1 II.1 Đợt 1: Từ nay đến thời điểm hoàn thành Đại hội đại biểu Đảng bộ tỉnh lần thứ \
XVIII, nhiệm kỳ 2025-2030
    dot-2 II.2 Đợt 2: Từ sau ĐH tỉnh XVIII đến Đại hội XIV
    dot-2-1 II.2.1 2.1. Trước khai mạc: Trước khai mạc Đại hội XIV
    dot-2-2 II.2.2 2.2. Trong thời gian diễn ra: Trong thời gian diễn ra Đại hội XIV
    dot-3 II.3 Đợt 3: Sau Đại hội XIV
    """,
}

RECIPIENTS = {
    CONGRESS: """
    UBND Tỉnh → report
    Ban Giám đốc SYT → report
    Các phòng chức năng SYT → coordinate
    Các cơ quan, đơn vị trực thuộc → implement
    Lưu: VT, VP → file
    """,
    NINH_THUAN: """
    Thường trực Tỉnh ủy → -
    Ban Tuyên giáo Tỉnh ủy → -
    Thường trực Đảng ủy Khối → -
    Cấp ủy các chi, đảng bộ cơ sở → -
    Lưu Văn phòng, Ban Tuyên giáo → file
    """,
    HAM_LIEM: """
    Ban Tuyên giáo và Dân vận Tỉnh ủy → report
    Thường trực Đảng ủy xã → -
    Thường trực HĐND xã, UBND xã → -
    Các cơ quan tham mưu, giúp việc Đảng ủy xã → -
    UBMTTQ Việt Nam và các tổ chức chính trị - xã hội xã → -
    Các cơ quan, đơn vị thuộc HĐND, UBND xã → -
    Các chi, Đảng bộ cơ sở, chi bộ trực thuộc Đảng ủy xã → -
    Lưu Văn phòng Đảng ủy → file
    """,
    N3838: """
    BCĐ về KHCN, ĐMST và CĐS tỉnh → report
    UBND tỉnh → report
    BGĐ Sở Y tế → -
    Các Phòng chức năng SYT → implement
    Các cơ quan, đơn vị trực thuộc → implement
    Lưu: VT, VP03 → file
    """,
    KIEN_MOC: """
    Ban Tuyên giáo Tỉnh ủy và Dân vận TU → report
    Thường trực Đảng uỷ → report
    Các cơ quan tham mưu giúp việc ĐU → -
    Ủy ban nhân dân xã → -
    Các chi bộ trực thuộc Đảng ủy → -
    MTTQ, các tổ chức chính trị – xã hội xã → -
    Lưu Văn phòng Đảng ủy → file
    """,
}

CITATIONS = {
    CONGRESS: """
    171/KH-UBND | 2025-06-30 | implements | ubnd-tinh-quang-ninh
    10-KH/ĐU | 2025-06-16 | implements | dang-uy-so-y-te-quang-ninh
    """,
    NINH_THUAN: """
    256-KH/TU | 2023-12-20 | implements | ban-thuong-vu-tinh-uy-ninh-thuan
    25-CT/TW | 2023-10-25 | implements | ban-bi-thu
    """,
    HAM_LIEM: """
    10-HD/BTGDVTU | 2026-01-20 | implements | ban-tuyen-giao-va-dan-van-tinh-uy-lam-dong
    07-CTr/TU | 2025-12-24 | subject | ban-thuong-vu-tinh-uy-lam-dong
    72-NQ/TW | 2025-09-09 | subject | bo-chinh-tri
    01-CT/TW | 2026-01-23 | linked | bo-chinh-tri
    282/NQ-CP | 2025-09-15 | publicises | chinh-phu
    52-CT/TW | 2025-10-03 | follows | ban-bi-thu
    18-KH/TU | 2025-12-22 | follows | tinh-uy-lam-dong
    59-KH/ĐU | 2026-02-13 | publicises | ban-thuong-vu-dang-uy-xa-ham-liem
    """,
    N3838: """
    57-NQ/TW | 2024-12-22 | based_on | bo-chinh-tri
    02-KH/BCĐTW | 2025-06-19 | based_on | ban-chi-dao-trung-uong-khcn
    05-TB/BCĐTW | 2025-07-04 | based_on | Tổng Bí thư Tô Lâm
    71/NQ-CP | 2025-04-01 | based_on | chinh-phu
    03-KH/BCĐTW | 2025-07-28 | based_on | ban-chi-dao-trung-uong-khcn
    20-CV/BCĐ | 2025-08-12 | implements | ban-chi-dao-khcn-quang-ninh
    1138/KH-BYT | 2025-08-19 | implements | bo-y-te
    538-KH/TU | 2025-05-19 | cites | ban-thuong-vu-tinh-uy-quang-ninh
    138/KH-UBND | 2025-05-21 | cites | ubnd-tinh-quang-ninh
    787/QĐ-BYT | 2025-03-06 | publicises | bo-y-te
    03/NQ-CP | - | cites | chinh-phu
    2121/QĐ-BYT | 2025-06-26 | publicises | bo-y-te
    2183/QĐ-BYT | 2025-07-01 | publicises | bo-y-te
    2513/SYT-VP | 2025-06-13 | publicises | so-y-te-quang-ninh
    837/KH-SYT | 2025-03-04 | publicises | so-y-te-quang-ninh
    """,
    KIEN_MOC: """
    10-CV/TBTT | 2025-07-03 | based_on | tieu-ban-tuyen-truyen-dai-hoi-xviii-lang-son
    06-KH/TBTT | 2025-05-16 | based_on | tieu-ban-tuyen-truyen-dai-hoi-xviii-lang-son
    11-HD/BTGDVTU | 2025-05-27 | based_on | ban-tuyen-giao-va-dan-van-tinh-uy-lang-son
    144-QĐ/TW | 2024-05-09 | publicises | bo-chinh-tri
    01-KL/TW | 2021-05-18 | publicises | bo-chinh-tri
    05-CT/TW | - | publicises | bo-chinh-tri
    """,
}

RESPONSIBILITIES = {
    CONGRESS: """
    IV.1.1 van-phong-so-y-te-quang-ninh: lead direct guide
    IV.1.2 van-phong-so-y-te-quang-ninh: support
    IV.1.2 ban-tuyen-giao-tinh-uy-quang-ninh: support
    IV.1.2 ubnd-tinh-quang-ninh: support
    IV.1.2 co-quan-bao-chi-quang-ninh: support
    IV.1.3 van-phong-so-y-te-quang-ninh: direct
    IV.1.4 van-phong-so-y-te-quang-ninh: do follow_up inspect collate report
    IV.2.1 don-vi-truc-thuoc-so-y-te-quang-ninh: do
    IV.2.2 don-vi-truc-thuoc-so-y-te-quang-ninh: do
    IV.2.3 don-vi-truc-thuoc-so-y-te-quang-ninh: do
    IV.2.4 don-vi-truc-thuoc-so-y-te-quang-ninh: do
    IV.2.5 don-vi-truc-thuoc-so-y-te-quang-ninh: do
    IV.2.6 don-vi-truc-thuoc-so-y-te-quang-ninh: do
    IV.2.7 don-vi-truc-thuoc-so-y-te-quang-ninh: report
    """,
    NINH_THUAN: """
    II.1.1 cap-uy-chi-dang-bo-co-so-khoi-ninh-thuan: do
    II.1.2 cap-uy-chi-dang-bo-co-so-khoi-ninh-thuan: direct support inspect
    II.1.2 nguoi-dung-dau-cap-uy-chinh-quyen-nganh-y-te-ninh-thuan: direct
    II.1.3 cap-uy-chi-dang-bo-co-so-khoi-ninh-thuan: do
    II.1.4 cap-uy-chi-dang-bo-co-so-khoi-ninh-thuan: do
    II.2.1 cap-uy-chi-dang-bo-co-so-khoi-ninh-thuan: do
    II.2.2 dang-uy-khoi-ninh-thuan: do
    II.2.2 bao-cao-vien-tuyen-truyen-vien-khoi-ninh-thuan: do
    II.2.3.1 dang-uy-so-y-te-ninh-thuan: direct support inspect
    II.2.3.2 dang-uy-so-y-te-ninh-thuan: do support
    II.2.4 cap-uy-ban-tuyen-giao-tinh-uy-ninh-thuan: do support
    II.2.4 cap-uy-so-thong-tin-va-truyen-thong-ninh-thuan: do support
    II.2.4 cap-uy-bao-ninh-thuan: do support
    II.2.4 cap-uy-dai-phat-thanh-va-truyen-hinh-ninh-thuan: do support
    II.3.1 cap-uy-chi-dang-bo-co-so-khoi-ninh-thuan: follow_up inspect
    II.3.2 uy-ban-kiem-tra-dang-uy-khoi-ninh-thuan: advise do inspect report
    II.3.2 ban-tuyen-giao-dang-uy-khoi-ninh-thuan: advise do inspect report
    III.1.1 cap-uy-chi-dang-bo-co-so-khoi-ninh-thuan: direct do
    III.1.2 cap-uy-chi-dang-bo-co-so-khoi-ninh-thuan: do
    III.1.3 cap-uy-chi-dang-bo-co-so-khoi-ninh-thuan: do report
    III.2.1 ban-tuyen-giao-dang-uy-khoi-ninh-thuan: advise
    III.2.2 ban-tuyen-giao-dang-uy-khoi-ninh-thuan: lead follow_up
    III.2.2 uy-ban-kiem-tra-dang-uy-khoi-ninh-thuan: support
    III.2.3 ban-tuyen-giao-dang-uy-khoi-ninh-thuan: inspect collate report
    III dang-uy-khoi-ninh-thuan: do
    """,
    HAM_LIEM: """
    III.1.1 chi-bo-ubnd-xa-ham-liem: direct do
    III.1.1 ubnd-xa-ham-liem: direct do
    III.1.2 chi-bo-ubnd-xa-ham-liem: do
    III.1.2 ubnd-xa-ham-liem: do
    III.1.3 chi-bo-ubnd-xa-ham-liem: do
    III.1.3 ubnd-xa-ham-liem: do
    III.1.4 chi-bo-ubnd-xa-ham-liem: support
    III.1.4 ubnd-xa-ham-liem: support
    III.1.5 chi-bo-ubnd-xa-ham-liem: support
    III.1.5 ubnd-xa-ham-liem: support
    III.1.6 chi-bo-ubnd-xa-ham-liem: support
    III.1.6 ubnd-xa-ham-liem: support
    III.2.1 mttq-va-to-chuc-chinh-tri-xa-hoi-xa-ham-liem: do
    III.2.2 mttq-va-to-chuc-chinh-tri-xa-hoi-xa-ham-liem: support
    III.3.1 ban-xay-dung-dang-dang-uy-xa-ham-liem: guide do follow_up
    III.3.2 ban-xay-dung-dang-dang-uy-xa-ham-liem: support inspect
    III.4 co-quan-don-vi-to-chuc-co-so-dang-xa-ham-liem: report
    """,
    N3838: """
    IV.1.1 van-phong-so-y-te-quang-ninh: lead
    IV.1.2 van-phong-so-y-te-quang-ninh: do support
    IV.1.3 van-phong-so-y-te-quang-ninh: support
    IV.2.1 phong-chuc-nang-so-y-te-quang-ninh: do
    IV.2.1 don-vi-truc-thuoc-so-y-te-quang-ninh: do
    IV.2.2 phong-chuc-nang-so-y-te-quang-ninh: report
    IV.2.2 don-vi-truc-thuoc-so-y-te-quang-ninh: report
    """,
    KIEN_MOC: """
    IV.1.1 ban-xay-dung-dang-xa-kien-moc: direct guide advise
    IV.1.2 ban-xay-dung-dang-xa-kien-moc: direct guide do
    IV.1.3 ban-xay-dung-dang-xa-kien-moc: advise
    IV.2.1 chi-bo-truc-thuoc-dang-uy-xa-kien-moc: do
    IV.2.2 chi-bo-truc-thuoc-dang-uy-xa-kien-moc: do report
    IV.2.3 chi-bo-truc-thuoc-dang-uy-xa-kien-moc: do
    IV.3.1 mttq-xa-kien-moc: do
    IV.3.1 to-chuc-chinh-tri-xa-hoi-xa-kien-moc: do
    IV.3.2 mttq-xa-kien-moc: do
    IV.3.2 to-chuc-chinh-tri-xa-hoi-xa-kien-moc: do
    IV.3.3 mttq-xa-kien-moc: do support report
    IV.3.3 to-chuc-chinh-tri-xa-hoi-xa-kien-moc: do support report
    IV.4.1 ubnd-xa-kien-moc: direct
    IV.4.1 bo-phan-chuyen-mon-ubnd-xa-kien-moc: do
    IV.4.2 ubnd-xa-kien-moc: do
    IV don-vi-thuc-hien-ke-hoach-kien-moc: report
    """,
}

TIMES = {
    CONGRESS: """
    theo-doi-tong-hop-ket-qua: recurring | định kỳ
    bieu-duong-khen-thuong: unspecified | kịp thời
    xay-dung-ke-hoach: phases | theo từng giai đoạn
    nam-bat-tu-tuong-du-luan: continuous | thường xuyên
    """,
    NINH_THUAN: """
    truyen-thong-giao-duc-suc-khoe: continuous | thường xuyên
    tuyen-truyen-da-dang: continuous | thường xuyên, liên tục
    phat-huy-bao-cao-vien: unspecified | kịp thời
    kiem-tra-hang-nam: recurring | định kỳ hàng năm
    kiem-tra-don-doc: continuous | thường xuyên
    so-ket-tong-ket: unspecified | kịp thời … theo quy định
    lanh-dao-quan-triet: recurring | sinh hoạt định kỳ của chi bộ
    nam-bat-y-kien: continuous | thường xuyên
    bao-cao-ket-qua: by | chậm nhất đến ngày 29/4/2024
    tong-hop-danh-gia: recurring | định kỳ
    """,
    HAM_LIEM: """
    truyen-thong-chinh-sach-y-te: continuous | thường xuyên
    phat-dong-ngay-suc-khoe: recurring | 7/4 hằng năm
    van-dong-loi-song-lanh-manh: continuous | thường xuyên
    dinh-huong-thong-tin-mang: unspecified | kịp thời
    kiem-tra-giam-sat: continuous | thường xuyên
    bao-cao-ket-qua: recurring | hàng quý hoặc đột xuất
    """,
    N3838: """
    bao-cao-ket-qua: before | trước ngày 30/11/2025
    """,
    KIEN_MOC: """
    chi-dao-theo-dot: phases | theo các đợt cao điểm
    tham-muu-kich-ban-truyen-thong: unspecified | kịp thời
    tuyen-truyen-theo-dot: phases | theo các đợt cao điểm
    nam-du-luan-dai-hoi: unspecified | trước, trong, sau đại hội; theo quy định
    phan-bac-quan-diem-sai: unspecified | kịp thời
    bao-cao-van-de-nhay-cam: unspecified | kịp thời; theo quy định
    bao-cao-ket-qua: continuous | thường xuyên
    """,
}

ROUTES = {
    CONGRESS: """
    theo-doi-tong-hop-ket-qua says: cấp có thẩm quyền
    bao-cao-ket-qua to: van-phong-so-y-te-quang-ninh
    bao-cao-ket-qua says: cấp có thẩm quyền
    """,
    NINH_THUAN: """
    so-ket-tong-ket to: ban-thuong-vu-tinh-uy-ninh-thuan
    so-ket-tong-ket to: ban-tuyen-giao-tinh-uy-ninh-thuan
    bao-cao-ket-qua to: dang-uy-khoi-ninh-thuan
    bao-cao-ket-qua via: ban-tuyen-giao-dang-uy-khoi-ninh-thuan
    tong-hop-danh-gia to: ban-thuong-vu-dang-uy-khoi-ninh-thuan
    tong-hop-danh-gia to: ban-thuong-vu-tinh-uy-ninh-thuan
    """,
    HAM_LIEM: """
    bao-cao-ket-qua to: ban-thuong-vu-dang-uy-xa-ham-liem
    bao-cao-ket-qua via: ban-xay-dung-dang-dang-uy-xa-ham-liem
    bao-cao-ket-qua onward: ban-tuyen-giao-va-dan-van-tinh-uy-lam-dong
    """,
    N3838: """
    bao-cao-ket-qua to: so-y-te-quang-ninh
    bao-cao-ket-qua via: van-phong-so-y-te-quang-ninh
    """,
    KIEN_MOC: """
    bao-cao-van-de-nhay-cam says: cấp có thẩm quyền
    bao-cao-ket-qua to: dang-uy-xa-kien-moc
    bao-cao-ket-qua via: ban-xay-dung-dang-xa-kien-moc
    """,
}

EVENTS = {
    CONGRESS: "dai-hoi-quang-ninh-xvi dai-hoi-xiv dai-hoi-mttq-quang-ninh "
    "giai-bua-liem-vang-quang-ninh-2025",
    NINH_THUAN: "",
    HAM_LIEM: "hoi-nghi-4-nghi-quyet ngay-suc-khoe-toan-dan",
    N3838: "",
    KIEN_MOC: "dai-hoi-xiv dai-hoi-lang-son-xviii truyen-thong-dang-bo-lang-son quoc-khanh "
    "dai-hoi-thi-dua-yeu-nuoc-xi",
}
SLOGANS = {
    CONGRESS: ("tự hào, tự tin, tự lực, tự cường",),
    N3838: ("Bình dân học vụ số", "Người lao động ngành Y sáng tạo", "Số hóa vì người bệnh"),
}
CHANNELS = {
    CONGRESS: "bao-chi cong-thong-tin-dien-tu ban-tin-noi-bo facebook zalo youtube lotus vcnet "
    "co-dong-truc-quan hoi-nghi-hoi-thao sinh-hoat-chi-bo sinh-hoat-doan-the giai-bao-chi "
    "phong-trao-thi-dua",
    NINH_THUAN: "sinh-hoat-chi-bo sinh-hoat-doan-the bao-cao-vien bao-chi phat-thanh-truyen-hinh "
    "cong-thong-tin-dien-tu",
    HAM_LIEM: "sinh-hoat-chi-bo doi-thoai-chinh-sach bao-chi phat-thanh-truyen-hinh "
    "cong-thong-tin-dien-tu video-clip infographic podcast zalo facebook youtube tiktok "
    "loa-truyen-thanh ban-tin-noi-bo bao-cao-vien hoi-thi to-roi co-dong-truc-quan",
    N3838: "cong-thong-tin-dien-tu infographic video-clip podcast ban-tin-dien-tu youtube "
    "facebook zalo bao-chi hoi-nghi-hoi-thao phong-trao-thi-dua",
    KIEN_MOC: "hoi-nghi-hoi-thao sinh-hoat-chi-bo sinh-hoat-doan-the loa-truyen-thanh "
    "truyen-thong-luu-dong bao-cao-vien co-dong-truc-quan van-hoa-van-nghe phong-trao-thi-dua "
    "internet-mang-xa-hoi",
}

ANOMALIES = {
    CONGRESS: """
    không biết số, ký hiệu, địa danh và ngày ban hành
    “các khu” nhiều khả năng là “đặc khu”
    “Ban Tuyên giáo và Dân vận Tỉnh ủy”
    “thành tựu 60 năm xây dựng và phát triển của Quảng Ninh”
    “đến hết tháng 4/2026”
    không nêu thời hạn báo cáo
    """,
    NINH_THUAN: """
    không có số, ngày ban hành và địa danh
    “-----”
    “phạm vị”
    “uỷ” cạnh “ủy”
    “khoẻ”
    có chữ “số” (“Chỉ thị số 25-CT/TW”), khi không
    ngắt làm hai dòng
    chủ thể của câu là cấp ủy của các cơ quan ấy
    khi bằng dấu phẩy, khi bằng dấu chấm phẩy
    Tỉnh Ninh Thuận hợp nhất vào tỉnh Khánh Hòa từ 01/7/2025
    """,
    HAM_LIEM: """
    không có số, ngày ban hành và địa danh
    “Nghị quyết số 72 NQ/TW”
    “lòng ghép”
    “hướng thông tin”
    “Thường xuyên, kiểm tra”
    “phối hợp với các sở, ngành”
    “trong ngành y tế”
    “hàng quý” và “hằng năm”
    địa bàn của chương trình là tỉnh
    thiếu dấu hai chấm
    """,
    N3838: """
    “20245”
    “02-KH/BCDDTWW”
    “02-KH/BCĐTWW”
    “71/QN-CP”
    “Kế hoạch số 2513/SYT-VP”
    “Ban chỉ Chỉ đạo”
    “nôi dung”
    “ứng ụng”
    “y tê”
    “thực chết”
    “hệ thông”
    “Kề hoạch”
    “Bbệnh án”
    “learnign”
    “Xây dụng”
    “Công thông tin”
    “vể”
    “các hoạt hưởng ứng”
    dấu cách thừa sau ngoặc đơn mở
    dấu cách thừa sau ngoặc kép mở
    “1/4/2025”, “01/04/2025” và “01/4/2025”
    “Định kỳ báo cáo” lại chỉ kèm một ngày, “trước ngày 30/11/2025”
    nơi nhận thiếu dấu chấm phẩy
    dồn thành một cột
    """,
    KIEN_MOC: """
    không có số, ký hiệu, địa danh và ngày ban hành
    “I-”, “II.”, “III-”, “IV-”
    chữ ký thay mặt Ban Thường vụ
    “của của”
    “XIVcủa”
    “Ban Tuyên giáo Tỉnh ủy và Dân vận TU”
    “uỷ” và “ủy”
    “hoà”
    15/6/2025 sớm hơn ngày ban hành sớm nhất
    “Kế hoạch phát triển KT-XH 2020-2025”
    đều lấy đại hội làm mốc
    “(B/c)”
    không nêu thời hạn
    """,
}

CONTACTS = {
    "e-mail": r"[\w.+-]+@[\w-]+\.\w+",
    "phone": r"(?<![\w/.-])(?:\+84|0)(?:[ .-]?\d){9,10}(?![\w/-])",
    "signature": r"EMAILADDRESS|signedBy|CN=|OID\.|\+0700|T\d\d:\d\d",
    "numeric account": r"\d{9,}",
}


@cache
def verdict() -> Verdict:
    return check(read_library(ROOT))


def corpus() -> Corpus:
    return verdict().corpus


def lines(table: str) -> list[str]:
    return [line.strip() for line in table.strip().split("\n") if line.strip()]


def spoken(value: object) -> str:
    return "-" if value is None else str(value)


def header(plan: Plan) -> Iterable[str]:
    issued, signed = plan.issued, plan.signatory
    assert signed is not None
    window = f"{spoken(issued.not_before)}…{spoken(issued.not_after)}"
    yield f"title: {plan.title}"
    yield f"kind: {plan.kind}"
    yield f"issuer: {plan.issuer}, in {plan.issuer_as_printed}"
    yield f"number: {spoken(plan.number)}"
    yield f"issued: {spoken(issued.day)} in {window}, {issued.certainty}"
    yield f"place: {spoken(plan.place)}"
    office = f"{signed.authority} {signed.on_behalf_of}"
    yield f"signatory: {signed.name}, {signed.position}, {office}"
    yield f"period: {plan.period.kind} | {plan.period.phrase}" if plan.period else "period: -"


def responsibilities(plan: Plan) -> Iterable[str]:
    rows: dict[tuple[str, str], set[Role]] = {}
    for task in plan.tasks:
        for assignment in task.assignments:
            rows.setdefault((task.clause, assignment.unit), set()).add(assignment.role)
    for (clause, unit), roles in rows.items():
        yield f"{clause} {unit}: {' '.join(role for role in Role if role in roles)}"


def routes(plan: Plan) -> Iterable[str]:
    for route in plan.reporting:
        for part in ("to", "via", "onward"):
            for unit in getattr(route, part):
                yield f"{route.task} {part}: {unit}"
        if route.phrase:
            yield f"{route.task} says: {route.phrase}"


@pytest.mark.parametrize("plan_id", FOUNDING)
class TestEveryFoundingPlan:
    def test_has_its_header(self, plan_id: str) -> None:
        assert list(header(corpus().plans[plan_id])) == lines(HEADERS[plan_id])

    def test_has_its_phases_in_the_words_of_the_source(self, plan_id: str) -> None:
        plan = corpus().plans[plan_id]
        made = [f"{p.id} {p.clause} {p.title}: {p.time.phrase}" for p, _ in plan.all_phases()]
        assert made == lines(PHASES[plan_id])

    def test_has_its_recipients_with_their_codes(self, plan_id: str) -> None:
        recipients = corpus().plans[plan_id].recipients
        assert [f"{r.name} → {r.action or '-'}" for r in recipients] == lines(RECIPIENTS[plan_id])
        assert all(recipient.unit for recipient in recipients)

    def test_cites_its_documents_under_their_correct_numbers(self, plan_id: str) -> None:
        made = []
        for citation in corpus().plans[plan_id].basis:
            document = corpus().registry.documents[citation.document]
            issuer = document.issuer or document.issuer_name
            made.append(
                f"{document.number} | {spoken(document.date)} | {citation.relation} | {issuer}"
            )
        assert made == lines(CITATIONS[plan_id])

    def test_gives_every_unit_its_roles_clause_by_clause(self, plan_id: str) -> None:
        made = list(responsibilities(corpus().plans[plan_id]))
        assert made == lines(RESPONSIBILITIES[plan_id])

    def test_has_its_deadlines_in_the_words_of_the_source(self, plan_id: str) -> None:
        tasks = corpus().plans[plan_id].tasks
        made = [f"{task.id}: {task.due.kind} | {task.due.phrase}" for task in tasks if task.due]
        assert made == lines(TIMES[plan_id])

    def test_says_to_whom_and_through_whom_results_are_reported(self, plan_id: str) -> None:
        assert list(routes(corpus().plans[plan_id])) == lines(ROUTES[plan_id])

    def test_names_its_events_slogans_and_channels(self, plan_id: str) -> None:
        plan = corpus().plans[plan_id]
        assert [event.target for event in plan.events] == EVENTS[plan_id].split()
        assert tuple(slogan.target for slogan in plan.slogans) == SLOGANS.get(plan_id, ())
        assert list(plan.channels) == CHANNELS[plan_id].split()

    def test_tells_what_its_source_lacks_or_misprints(self, plan_id: str) -> None:
        told = "\n".join(anomaly.text for anomaly in corpus().plans[plan_id].anomalies)
        assert [words for words in lines(ANOMALIES[plan_id]) if words not in told] == []

    def test_refers_only_to_clauses_that_exist(self, plan_id: str) -> None:
        plan = corpus().plans[plan_id]
        known = {clause.address for clause in plan.clauses()}
        named = [task.clause for task in plan.tasks]
        named += [phase.clause for phase, _ in plan.all_phases() if phase.clause]
        named += [clause for citation in plan.basis for clause in citation.clauses]
        named += [mention.clause for mention in (*plan.events, *plan.slogans) if mention.clause]
        named += [anomaly.clause for anomaly in plan.anomalies if anomaly.clause]
        assert [clause for clause in named if clause not in known] == []

    def test_is_a_digest_and_open_to_the_public(self, plan_id: str) -> None:
        plan = corpus().plans[plan_id]
        assert plan.source is not None
        assert (plan.source.kind, plan.status) == ("digest", "issued")


def test_the_founding_plans_are_published_and_without_errors() -> None:
    assert set(FOUNDING) <= set(corpus().plans)
    assert verdict().errors == ()
    assert verdict().held == ()


@pytest.mark.parametrize(
    ("plan_id", "correct", "damaged"),
    [(CONGRESS, 2, 0), (NINH_THUAN, 2, 0), (HAM_LIEM, 8, 1), (N3838, 15, 3), (KIEN_MOC, 6, 0)],
)
def test_a_plan_cites_so_many_documents_and_so_many_damaged_spellings(
    plan_id: str, correct: int, damaged: int
) -> None:
    basis = corpus().plans[plan_id].basis
    documents = corpus().registry.documents
    assert len({documents[citation.document].number for citation in basis}) == correct
    assert len([spelling for c in basis for spelling in c.as_printed]) == damaged


def test_what_only_a_reader_s_judgement_gives_is_marked_as_such() -> None:
    inferred = {task.clause for task in corpus().plans[NINH_THUAN].tasks if task.inferred}
    assert inferred == {"II.1.3", "II.1.4", "II.2.2"}
    period = corpus().plans[N3838].period
    assert period is not None
    assert period.assumed is not None
    due = corpus().times[N3838].dues["bao-cao-ket-qua"]
    assert "nguồn viết “Định kỳ” mà chỉ nêu một ngày" in due.assumptions[0]


def test_the_web_site_that_ninh_thuan_names_is_text_and_no_link() -> None:
    (path,) = (path for path in PLAN_FILES if path.stem == NINH_THUAN)
    text = path.read_text("utf-8")
    assert "dukccqninhthuan.org.vn" in text
    assert "](" not in text
    assert "http" not in text


@pytest.mark.parametrize("path", [*PLAN_FILES, *REGISTRY_FILES], ids=lambda path: path.name)
def test_a_plan_or_registry_is_clean_text_without_contacts_or_signatures(path: Path) -> None:
    raw = path.read_bytes()
    text = raw.decode("utf-8")
    assert not raw.startswith(b"\xef\xbb\xbf")
    assert b"\r" not in raw
    assert b"\t" not in raw
    assert raw.endswith(b"\n")
    assert unicodedata.is_normalized("NFC", text)
    found = {name: re.findall(pattern, text) for name, pattern in CONTACTS.items()}
    assert {name: hits for name, hits in found.items() if hits} == {}
