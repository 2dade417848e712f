"""Places that a draft leaves open: how they are marked, and the rule that none is published."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from generator.domain.diagnostics import Broken, Finding, Span, rule

_MARK = "CẦN ĐIỀN"
_PLACE = re.compile(rf"{_MARK}(?: \((?P<what>[^()]*)\))?")


def to_fill(what: str) -> str:
    """The words that hold a place open; `what` says what belongs there."""
    return f"{_MARK} ({re.sub('[()]', '', what)})"


def unfinished_places(text: str) -> Iterator[Broken]:
    """Every place of a text that is still open."""
    if _MARK in text:
        for number, line in enumerate(text.split("\n"), start=1):
            yield from unfinished(line, number)


@rule("cho-can-dien")
def unfinished(line: str, number: int) -> Iterable[Finding]:
    """Một chỗ của bản nháp chưa được điền.

    Lệnh `portal new` đánh dấu những chỗ người soạn phải viết tiếp bằng chữ in hoa CẦN ĐIỀN, kèm lời
    nhắc trong ngoặc. Kế hoạch chỉ lên cổng khi không còn chỗ nào như thế. Bản gốc không nói đến thì
    bỏ cả dòng, đừng đặt ra nội dung.

    Sai:
        title: CẦN ĐIỀN (việc phải làm)
    Đúng:
        title: Báo cáo kết quả về Sở Y tế
    """
    for place in _PLACE.finditer(line):
        what = f": {place['what']}" if place["what"] else ""
        yield Finding(
            message=f"chỗ này còn phải điền{what}",
            span=Span(line=number, column=place.start() + 1, end_column=place.end() + 1),
            fix="viết thay cho cả cụm từ được chỉ; bản gốc không nói đến thì bỏ cả dòng",
        )


RULES = (unfinished,)
