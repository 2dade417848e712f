"""The columns of the open data on plans; `generator.export.data` has a value for each."""

from __future__ import annotations

from generator.domain.columns import Column, Form
from generator.domain.plan import Action, PlanKind, Relation, Status
from generator.domain.timespan import Certainty, Kind

_ENDS = (
    Column(name="start", meaning="ngày bắt đầu", form=Form.DAY, optional=True),
    Column(name="end", meaning="ngày cuối", form=Form.DAY, optional=True),
    Column(
        name="start_open",
        meaning="có (true) khi ngày bắt đầu chỉ là ngày sớm nhất có thể",
        form=Form.YES_NO,
    ),
    Column(
        name="end_open",
        meaning="có (true) khi ngày cuối không biết, hoặc chỉ là ngày muộn nhất có thể",
        form=Form.YES_NO,
    ),
    Column(
        name="start_anchor",
        meaning="ngày bắt đầu được tính từ đâu: issued là ngày ban hành, hoặc mã sự kiện và phần "
        "của sự kiện",
        optional=True,
    ),
    Column(
        name="end_anchor",
        meaning="ngày cuối được tính từ đâu, viết như trên",
        optional=True,
    ),
)

PLAN_COLUMNS = (
    Column(name="id", meaning="mã của kế hoạch, cũng là địa chỉ trang của nó"),
    Column(name="title", meaning="trích yếu"),
    Column(name="number", meaning="số, ký hiệu; trống khi bản gốc không ghi", optional=True),
    Column(name="kind", meaning="loại kế hoạch", words=PlanKind),
    Column(name="issuer_id", meaning="mã của cơ quan ban hành"),
    Column(
        name="issued",
        meaning="ngày ban hành, hoặc khoảng ngày mà kế hoạch phải được ban hành trong đó",
        form=Form.PARTS,
        parts=(
            Column(name="date", meaning="ngày ban hành", form=Form.DAY, optional=True),
            Column(
                name="not_before", meaning="không sớm hơn ngày này", form=Form.DAY, optional=True
            ),
            Column(
                name="not_after", meaning="không muộn hơn ngày này", form=Form.DAY, optional=True
            ),
            Column(name="certainty", meaning="biết ngày ấy chắc đến đâu", words=Certainty),
        ),
    ),
    Column(
        name="period",
        meaning="thời gian chung của kế hoạch; trống khi bản gốc không nêu",
        form=Form.PARTS,
        optional=True,
        parts=(
            Column(name="phrase", meaning="lời của bản gốc"),
            Column(name="kind", meaning="cách hiểu lời ấy", words=Kind),
            *_ENDS,
        ),
    ),
    Column(
        name="phases",
        meaning="các đợt, theo thứ tự của kế hoạch",
        form=Form.PARTS,
        many=True,
        parts=(
            Column(name="id", meaning="mã của đợt, riêng trong kế hoạch"),
            Column(name="parent", meaning="mã của đợt bao quanh, nếu có", optional=True),
            Column(name="title", meaning="tên đợt"),
            Column(name="phrase", meaning="lời của bản gốc về thời gian của đợt"),
            *_ENDS,
        ),
    ),
    Column(
        name="basis",
        meaning="các văn bản mà kế hoạch viện dẫn",
        form=Form.PARTS,
        many=True,
        parts=(
            Column(name="number", meaning="số, ký hiệu của văn bản", optional=True),
            Column(name="date", meaning="ngày của văn bản", form=Form.DAY, optional=True),
            Column(name="relation", meaning="kế hoạch viện dẫn để làm gì", words=Relation),
            Column(name="issuer", meaning="cơ quan ban hành văn bản", optional=True),
        ),
    ),
    Column(
        name="recipients",
        meaning="nơi nhận, như bản gốc in",
        form=Form.PARTS,
        many=True,
        parts=(
            Column(name="name", meaning="tên nơi nhận, như bản gốc in"),
            Column(name="unit_id", meaning="mã của đơn vị, nếu biết là đơn vị nào", optional=True),
            Column(name="action", meaning="gửi để làm gì", words=Action, optional=True),
        ),
    ),
    Column(name="status", meaning="tình trạng của kế hoạch", words=Status),
    Column(name="url", meaning="địa chỉ trang của kế hoạch trên cổng này"),
)
"""What the data says of a plan, in its order."""
