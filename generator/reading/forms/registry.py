"""The registries' entries, key by key; each file maps an id to one entry."""

from __future__ import annotations

from pydantic import Field

from generator.domain.events import EventKind
from generator.domain.numbers import System
from generator.domain.registry import Level
from generator.reading.forms.base import Day, Form, Rule, Slug, Slugs, Text, Texts


class UnitForm(Form):
    """Một đơn vị, hoặc một nhóm đơn vị."""

    name: Text = Field(description="tên đầy đủ, kèm nơi chốn để không nhầm với đơn vị khác")
    short: Text | None = Field(default=None, description="tên gọn dùng trong bảng")
    system: System = Field(description="hệ thống tổ chức: party, state, front")
    level: Level = Field(description="central, province, district, commune")
    province: Text | None = Field(default=None, description="tỉnh, thành phố")
    parent: Slug | None = Field(default=None, description="mã đơn vị cấp trên trực tiếp")
    group: bool = Field(default=False, description="true khi đây là nhóm nhiều đơn vị")
    members: Slugs = Field(default=(), description="mã các thành viên của nhóm")
    aliases: Texts = Field(default=(), description="các cách gọi khác trong văn bản")
    symbol: Text | None = Field(default=None, description="ký hiệu trong số văn bản")
    valid_from: Day | None = Field(default=None, description="có từ ngày")
    valid_to: Day | None = Field(default=None, description="còn đến hết ngày")
    successors: Slugs = Field(default=(), description="mã đơn vị kế tục")
    note: Text | None = Field(default=None, description="ghi chú")


class DocumentForm(Form):
    """Một văn bản được viện dẫn."""

    number: Text | None = Field(default=None, description="số, ký hiệu đúng")
    type: Text = Field(description="tên loại", examples=["Nghị quyết"])
    date: Day | None = Field(
        default=None, description="ngày ban hành; bỏ trống khi nguồn không nêu"
    )
    issuer: Slug | None = Field(default=None, description="mã cơ quan ban hành")
    issuer_name: Text | None = Field(
        default=None, description="tên cơ quan ban hành khi không có trong danh mục đơn vị"
    )
    subject: Text | None = Field(default=None, description="nội dung chính, viết ngắn")
    follows: Slugs = Field(default=(), description="mã các văn bản mà văn bản này thực hiện")
    replaced_by: Slug | None = Field(default=None, description="mã văn bản thay thế văn bản này")
    note: Text | None = Field(default=None, description="ghi chú")


class DatesForm(Form):
    """Ngày của từng phần sự kiện."""

    start: Day | None = Field(default=None, description="ngày bắt đầu")
    opening: Day | None = Field(default=None, description="ngày khai mạc")
    closing: Day | None = Field(default=None, description="ngày bế mạc")
    end: Day | None = Field(default=None, description="ngày kết thúc")


class EventForm(Form):
    """Một sự kiện."""

    name: Text = Field(description="tên đầy đủ")
    kind: EventKind = Field(
        description="congress, anniversary, election, campaign, observance, conference"
    )
    place: Text | None = Field(default=None, description="nơi diễn ra")
    scheduled: DatesForm = Field(default=DatesForm(), description="ngày dự kiến")
    actual: DatesForm = Field(default=DatesForm(), description="ngày thực tế")
    origin: Day | None = Field(default=None, description="ngày gốc của ngày kỷ niệm")
    rrule: Rule | None = Field(default=None, description="quy tắc lặp theo RFC 5545")
    occurrences: tuple[Day, ...] = Field(default=(), description="các ngày theo bảng (âm lịch)")
    aliases: Texts = Field(default=(), description="các cách gọi khác")
    note: Text | None = Field(default=None, description="ghi chú, nguồn của ngày")


class ChannelForm(Form):
    """Một kênh, hình thức tuyên truyền."""

    name: Text = Field(description="tên kênh")
    group: Text = Field(description="nhóm kênh", examples=["Mạng xã hội"])
    note: Text | None = Field(default=None, description="ghi chú")


class TopicForm(Form):
    """Một chủ đề."""

    name: Text = Field(description="tên chủ đề")
    description: Text = Field(description="một câu mô tả")


class AbbreviationForm(Form):
    """Một chữ viết tắt."""

    short: Text = Field(description="chữ viết tắt, đúng chữ hoa, chữ thường", examples=["UBND"])
    full: Text = Field(description="chữ viết đầy đủ", examples=["Ủy ban nhân dân"])


class HolidayForm(Form):
    """Một ngày nghỉ hoặc ngày lễ, chỉ để nhắc; không ngày nào của kế hoạch bị dời vì nó."""

    name: Text = Field(description="tên ngày nghỉ, ngày lễ")
    day_off: bool = Field(default=True, description="false khi là ngày lễ mà không được nghỉ")
    days: tuple[Day, ...] = Field(
        description="ngày dương lịch của từng năm", examples=["2026-02-17"]
    )
    note: Text | None = Field(default=None, description="ghi chú")
