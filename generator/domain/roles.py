"""The roles a unit can have in a task, declared once: identifier, official term, mark."""

from __future__ import annotations

from typing import NamedTuple

from generator.domain.labels import Word


class _Face(NamedTuple):
    label: str
    mark: str
    meaning: str


class Role(Word):
    """A unit's part in a task; the order is the one in which matrices and legends show them."""

    LEAD = "lead"
    DIRECT = "direct"
    GUIDE = "guide"
    ADVISE = "advise"
    DO = "do"
    SUPPORT = "support"
    FOLLOW_UP = "follow_up"
    INSPECT = "inspect"
    COLLATE = "collate"
    REPORT = "report"

    @property
    def label(self) -> str:
        """The term that official papers use."""
        return _FACES[self].label

    @property
    def mark(self) -> str:
        """One or two letters that stand for the role in a matrix."""
        return _FACES[self].mark

    @property
    def meaning(self) -> str:
        """What the role asks of a unit, in one clause."""
        return _FACES[self].meaning


_FACES = {
    Role.LEAD: _Face("chủ trì", "CT", "đứng đầu việc này và chịu trách nhiệm về kết quả"),
    Role.DIRECT: _Face("chỉ đạo", "CĐ", "lãnh đạo, chỉ đạo đơn vị khác thực hiện"),
    Role.GUIDE: _Face("hướng dẫn", "HD", "hướng dẫn, định hướng nội dung và cách làm"),
    Role.ADVISE: _Face("tham mưu", "TM", "tham mưu, đề xuất cho cấp có thẩm quyền"),
    Role.DO: _Face("thực hiện", "TH", "tự mình thực hiện"),
    Role.SUPPORT: _Face("phối hợp", "PH", "cùng làm với đơn vị chủ trì hoặc thực hiện"),
    Role.FOLLOW_UP: _Face("theo dõi, đôn đốc", "TD", "theo dõi, đôn đốc, nắm tình hình"),
    Role.INSPECT: _Face("kiểm tra, giám sát", "KT", "kiểm tra, giám sát việc thực hiện"),
    Role.COLLATE: _Face("tổng hợp", "TG", "tổng hợp kết quả của các đơn vị"),
    Role.REPORT: _Face("báo cáo", "BC", "gửi báo cáo kết quả"),
}
