"""The front matter of a plan, key by key; the order here is the order in files and help pages."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from generator.domain.plan import Action, PlanKind, Relation, Status
from generator.domain.roles import Role
from generator.domain.timespan import Certainty
from generator.reading.forms.base import (
    ChannelIds,
    Clause,
    Clauses,
    Day,
    DocumentId,
    EventId,
    Form,
    Place,
    Slug,
    Slugs,
    Text,
    Texts,
    TopicIds,
    UnitId,
    UnitIds,
)
from generator.reading.forms.time import TimeForm


class IssuedForm(Form):
    """Ngày ban hành: ngày nguồn ghi, hoặc khoảng mà ngày ấy phải nằm trong."""

    date: Day | None = Field(default=None, description="ngày ban hành", examples=["2025-08-19"])
    not_before: Day | None = Field(default=None, description="không sớm hơn ngày này")
    not_after: Day | None = Field(default=None, description="không muộn hơn ngày này")
    certainty: Certainty = Field(
        description="mức chắc chắn: stated (nguồn ghi), derived (suy ra chắc), "
        "probable (nhiều khả năng), unknown (không nêu)"
    )
    why: Text | None = Field(default=None, description="vì sao biết như vậy")


class SignatoryForm(Form):
    """Người ký, chỉ với tư cách chính thức."""

    name: Text = Field(description="họ và tên")
    position: Text = Field(description="chức vụ", examples=["Phó Giám đốc"])
    authority: Text | None = Field(
        default=None, description="quyền hạn ký", examples=["KT.", "T/M"]
    )
    on_behalf_of: Text | None = Field(default=None, description="ký thay, ký thay mặt cho ai")


class CitationForm(Form):
    """Một văn bản được viện dẫn."""

    document: DocumentId = Field(description="mã văn bản trong danh mục văn bản")
    relation: Relation = Field(description="quan hệ với kế hoạch này")
    clauses: Clauses = Field(default=(), description="các điều khoản nhắc đến văn bản")
    as_printed: Texts = Field(default=(), description="số, ký hiệu in sai trong nguồn, nguyên văn")
    note: Text | None = Field(default=None, description="ghi chú")


class PhaseForm(Form):
    """Một đợt, giai đoạn; có thể chứa các đợt nhỏ hơn."""

    id: Slug = Field(description="mã đợt, riêng trong kế hoạch", examples=["dot-1"])
    title: Text = Field(description="tên đợt như nguồn ghi", examples=["Đợt 1"])
    clause: Clause | None = Field(default=None, description="điều khoản quy định đợt")
    time: TimeForm = Field(description="thời gian của đợt")
    boundary: Text | None = Field(default=None, description="sự kiện làm mốc, lời của nguồn")
    event: EventId | None = Field(default=None, description="mã sự kiện làm mốc của đợt")
    phases: tuple[PhaseForm, ...] = Field(default=(), description="các đợt nhỏ bên trong")


class TaskForm(Form):
    """Một nhiệm vụ: việc gì, ai, vai trò nào, bao giờ, theo điều khoản nào."""

    id: Slug = Field(description="mã nhiệm vụ, riêng trong kế hoạch", examples=["bao-cao-ket-qua"])
    title: Text = Field(description="việc phải làm, viết ngắn bằng lời của người biên tập")
    clause: Clause = Field(description="điều khoản giao việc", examples=["IV.2.7"])
    roles: dict[Role, UnitIds] = Field(
        default_factory=dict, description="vai trò và các đơn vị giữ vai trò ấy"
    )
    due: TimeForm | None = Field(default=None, description="thời hạn")
    phases: Slugs = Field(default=(), description="các đợt mà việc này thuộc về")
    joint: bool = Field(default=False, description="true khi nguồn giao nhiều đơn vị cùng chủ trì")
    inferred: bool = Field(default=False, description="true khi việc được suy ra từ câu chữ")
    note: Text | None = Field(default=None, description="ghi chú")


class RouteForm(Form):
    """Báo cáo của một nhiệm vụ gửi ai, qua ai."""

    task: Slug = Field(description="mã nhiệm vụ")
    to: UnitIds = Field(default=(), description="nơi nhận báo cáo")
    via: UnitIds = Field(default=(), description="gửi qua đơn vị nào")
    onward: UnitIds = Field(default=(), description="từ đó báo cáo tiếp lên đâu")
    phrase: Text | None = Field(
        default=None, description="lời của nguồn khi nơi nhận không được gọi tên"
    )


class RecipientForm(Form):
    """Một dòng ở mục Nơi nhận."""

    name: Text = Field(description="tên như nguồn ghi")
    unit: UnitId | None = Field(default=None, description="mã đơn vị")
    action: Action | None = Field(
        default=None,
        description="nhận để làm gì: report (b/c), coordinate (p/h), implement (t/h), "
        "inform (để biết), file (lưu)",
    )


class EventMentionForm(Form):
    """Một sự kiện mà kế hoạch nêu."""

    event: EventId = Field(description="mã sự kiện trong danh mục")
    phrase: Text | None = Field(default=None, description="lời của nguồn")
    clause: Clause | None = Field(default=None, description="điều khoản nêu sự kiện")


class SloganForm(Form):
    """Một khẩu hiệu, phong trào nguyên văn."""

    text: Text = Field(description="nguyên văn, không kèm ngoặc kép")
    clause: Clause | None = Field(default=None, description="điều khoản nêu khẩu hiệu")


class AnomalyForm(Form):
    """Điều nguồn thiếu, mâu thuẫn hoặc in sai."""

    text: Text = Field(description="mô tả ngắn")
    clause: Clause | None = Field(default=None, description="điều khoản có điều ấy")


class AcknowledgementForm(Form):
    """Một lưu ý mà người biên tập đã xem, để nguyên và nói vì sao."""

    rule: Slug = Field(
        description="mã của lưu ý, đứng trong ngoặc vuông khi soát",
        examples=["bao-cao-khong-co-han"],
    )
    at: Place | None = Field(
        default=None,
        description="mã việc, mã đợt, mã đơn vị, mã văn bản hoặc điều khoản mà lưu ý nói đến; "
        "bỏ trống thì xác nhận mọi chỗ",
        examples=["bao-cao-ket-qua"],
    )
    reason: Text = Field(
        description="vì sao để nguyên", examples=["Bản gốc không nêu thời hạn báo cáo."]
    )


class SourceForm(Form):
    """Phần thân được làm từ đâu."""

    kind: Literal["digest", "full"] = Field(
        description="cách làm: digest (tóm lược bằng lời của người biên tập), full (toàn văn)"
    )
    note: Text | None = Field(default=None, description="ghi chú về bản gốc")


def _as_mapping(key: str) -> BeforeValidator:
    """Let an editor write a bare string where a mapping has one telling key."""

    def widen(value: Any) -> Any:
        if isinstance(value, list | tuple):
            return [{key: item} if isinstance(item, str) else item for item in value]
        return value

    return BeforeValidator(widen)


class PlanForm(Form):
    """Phần khai báo đầu tệp kế hoạch."""

    title: Text = Field(
        description="trích yếu của kế hoạch, nguyên văn",
        examples=["Truyền thông hưởng ứng Ngày Sức khỏe toàn dân năm 2026"],
    )
    short: Text | None = Field(
        default=None,
        description="tên gọn dùng trong bảng và lịch",
        examples=["Truyền thông Nghị quyết 57"],
    )
    kind: PlanKind = Field(
        description="loại kế hoạch: propaganda (tuyên truyền), communication (truyền thông), "
        "implementation (triển khai thực hiện)"
    )
    issuer: UnitId = Field(
        description="mã cơ quan ban hành trong danh mục đơn vị", examples=["so-y-te-quang-ninh"]
    )
    issuer_as_printed: Text | None = Field(
        default=None, description="tên cơ quan ban hành như nguồn ghi", examples=["Sở Y tế"]
    )
    number: Text | None = Field(
        default=None,
        description="số, ký hiệu; bỏ trống khi nguồn không ghi",
        examples=["3838/KH-SYT"],
    )
    issued: IssuedForm = Field(
        description="ngày ban hành", examples=[{"date": "2026-03-02", "certainty": "stated"}]
    )
    place: Text | None = Field(
        default=None, description="địa danh ở đầu văn bản", examples=["Quảng Ninh"]
    )
    signatory: SignatoryForm | None = Field(
        default=None,
        description="người ký",
        examples=[{"name": "Nguyễn Văn A", "position": "Phó Giám đốc", "authority": "KT."}],
    )
    period: TimeForm | None = Field(
        default=None,
        description="thời gian thực hiện chung",
        examples=[
            {"phrase": "Từ nay đến hết tháng 5/2026", "start": "issued", "end": "2026-05-31"}
        ],
    )
    topics: TopicIds = Field(default=(), description="chủ đề", examples=[["cham-soc-suc-khoe"]])
    basis: tuple[CitationForm, ...] = Field(
        default=(),
        description="căn cứ và mọi văn bản được viện dẫn",
        examples=[[{"document": "72-nq-tw-2025", "relation": "based_on"}]],
    )
    phases: tuple[PhaseForm, ...] = Field(
        default=(),
        description="các đợt",
        examples=[
            [
                {
                    "id": "dot-cao-diem",
                    "title": "Đợt cao điểm",
                    "clause": "II.1",
                    "time": {
                        "phrase": "Từ ngày 01/4 đến ngày 10/4/2026",
                        "start": "2026-04-01",
                        "end": "2026-04-10",
                    },
                }
            ]
        ],
    )
    tasks: tuple[TaskForm, ...] = Field(
        default=(),
        description="các nhiệm vụ",
        examples=[
            [
                {
                    "id": "bao-cao-ket-qua",
                    "title": "Báo cáo kết quả về Sở Y tế",
                    "clause": "III.2.2",
                    "roles": {"report": "don-vi-truc-thuoc-so-y-te-quang-ninh"},
                    "due": {"phrase": "trước ngày 15/5/2026", "before": "2026-05-15"},
                }
            ]
        ],
    )
    reporting: tuple[RouteForm, ...] = Field(
        default=(),
        description="chế độ báo cáo",
        examples=[
            [
                {
                    "task": "bao-cao-ket-qua",
                    "to": "so-y-te-quang-ninh",
                    "via": "van-phong-so-y-te-quang-ninh",
                }
            ]
        ],
    )
    recipients: tuple[RecipientForm, ...] = Field(
        default=(),
        description="nơi nhận",
        examples=[[{"name": "UBND tỉnh", "unit": "ubnd-tinh-quang-ninh", "action": "report"}]],
    )
    channels: ChannelIds = Field(
        default=(), description="kênh, hình thức", examples=[["co-dong-truc-quan", "facebook"]]
    )
    events: Annotated[tuple[EventMentionForm, ...], _as_mapping("event")] = Field(
        default=(), description="sự kiện được nêu", examples=[["ngay-suc-khoe-toan-dan"]]
    )
    slogans: Annotated[tuple[SloganForm, ...], _as_mapping("text")] = Field(
        default=(),
        description="khẩu hiệu, phong trào",
        examples=[[{"text": "Mỗi người dân một hồ sơ sức khỏe", "clause": "II.1"}]],
    )
    status: Status = Field(
        default=Status.ISSUED,
        description="tình trạng: issued, draft, ended, replaced, cancelled",
    )
    amends: Slugs = Field(
        default=(),
        description="mã kế hoạch mà kế hoạch này sửa đổi, bổ sung",
        examples=["syt-quang-ninh-2026-ngay-suc-khoe"],
    )
    replaces: Slugs = Field(
        default=(),
        description="mã kế hoạch mà kế hoạch này thay thế",
        examples=["syt-quang-ninh-2026-ngay-suc-khoe"],
    )
    circulation: Literal["public"] = Field(
        default="public", description="phạm vi lưu hành; cổng chỉ nhận văn bản công khai"
    )
    source: SourceForm | None = Field(
        default=None, description="phần thân được làm từ đâu", examples=[{"kind": "digest"}]
    )
    anomalies: Annotated[tuple[AnomalyForm, ...], _as_mapping("text")] = Field(
        default=(),
        description="điều nguồn thiếu, mâu thuẫn, in sai",
        examples=[[{"text": "Bản gốc không nêu thời hạn báo cáo.", "clause": "III.2.2"}]],
    )
    acknowledged: tuple[AcknowledgementForm, ...] = Field(
        default=(),
        description="lưu ý đã xem và để nguyên; trang chất lượng dữ liệu nêu chúng cùng lý do",
        examples=[
            [
                {
                    "rule": "bao-cao-khong-co-han",
                    "at": "bao-cao-ket-qua",
                    "reason": "Bản gốc không nêu thời hạn báo cáo.",
                }
            ]
        ],
    )
