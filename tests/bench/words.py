"""Vietnamese prose by the yard: sentences of official style, put together from a seeded choice."""

from __future__ import annotations

from random import Random

SUBJECTS = """
đại hội đảng bộ các cấp; chuyển đổi số; cải cách hành chính; phòng, chống dịch bệnh;
an toàn thực phẩm; bảo hiểm y tế toàn dân; xây dựng nông thôn mới; bảo vệ môi trường;
biển, đảo quê hương; an toàn giao thông; bình đẳng giới; dân số và phát triển; văn hóa đọc;
xây dựng Đảng; phòng cháy, chữa cháy; bầu cử đại biểu các cấp; phòng, chống thiên tai;
tiết kiệm năng lượng; học tập suốt đời; du lịch cộng đồng; an ninh mạng; trồng cây xanh;
giảm nghèo bền vững; chăm sóc người cao tuổi; bảo vệ trẻ em;
khoa học, công nghệ và đổi mới sáng tạo; hiến máu tình nguyện; phổ biến pháp luật;
quê hương, con người
"""
_VERBS = """
tuyên truyền; phổ biến; quán triệt; cung cấp thông tin về; giới thiệu; vận động nhân dân tham gia;
đăng tải tin, bài về; tổ chức hội nghị về; treo băng rôn, khẩu hiệu về; phát thanh chuyên mục về;
xây dựng phóng sự về; tổ chức thi tìm hiểu về; cập nhật tài liệu về;
biểu dương gương điển hình trong; định hướng dư luận về; theo dõi, nắm bắt ý kiến về
"""
_WHERE = """
trên cổng thông tin điện tử; trên hệ thống truyền thanh cơ sở; trong sinh hoạt chi bộ;
tại các khu dân cư; tại các trường học; trên mạng xã hội;
qua đội ngũ báo cáo viên, tuyên truyền viên; tại trụ sở cơ quan, đơn vị;
tại các bệnh viện, trạm y tế; trong các buổi sinh hoạt chuyên đề; qua bảng tin công cộng;
tại các tuyến đường chính; trên báo, đài địa phương
"""
_WHY = """
góp phần nâng cao nhận thức của cán bộ, đảng viên và nhân dân;
tạo sự thống nhất trong tư tưởng và hành động; bảo đảm thiết thực, tiết kiệm, không phô trương;
khơi dậy niềm tự hào và ý thức trách nhiệm;
phù hợp với đặc điểm của từng địa bàn, từng nhóm đối tượng;
gắn với nhiệm vụ chính trị của cơ quan, đơn vị; kịp thời phản bác thông tin sai trái;
làm cơ sở đánh giá kết quả hằng năm; huy động sự tham gia của toàn xã hội;
chú trọng vùng sâu, vùng xa
"""
_HOW = """
đồng bộ; thường xuyên; có trọng tâm, trọng điểm; bằng nhiều hình thức sinh động; đúng định hướng;
kịp thời; sâu rộng; linh hoạt; chủ động
"""


def _choices(table: str) -> tuple[str, ...]:
    return tuple(choice.strip() for choice in table.split(";"))


TOPICS = _choices(SUBJECTS)
_TABLES = tuple(_choices(table) for table in (_VERBS, _WHERE, _WHY, _HOW))


def duty(random: Random, subject: str) -> str:
    """What somebody must do, without a full stop: about sixty letters."""
    verbs, where, _, _ = _TABLES
    verb = random.choice(verbs)
    return f"{verb[0].upper()}{verb[1:]} {subject} {random.choice(where)}"


def sentence(random: Random, subject: str) -> str:
    """One sentence of about two hundred letters."""
    _, where, why, how = _TABLES
    more = f", kết hợp {random.choice(where)}" if random.random() < 0.5 else ""
    manner, reason = random.choice(how), random.choice(why)
    number = random.randrange(1, 90)
    return f"{duty(random, subject)}{more} một cách {manner}, {reason}, nhất là đợt {number}."
