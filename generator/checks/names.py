"""Rules on how units are called: by a name that is known, on a day on which they exist."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from generator.checks.paper import Paper
from generator.checks.references import unit_places
from generator.checks.tables import Tables, names_of, words_of
from generator.domain.corpus import Corpus
from generator.domain.dates import official
from generator.domain.diagnostics import Broken, Finding, Path, Severity, Span, rule
from generator.domain.numbers import System, parse
from generator.domain.plan import Action, Plan
from generator.domain.registry import Unit
from generator.domain.text import closest, one_of

_HEADS = (
    "Ủy ban|Uỷ ban|UBND|HĐND|UBMTTQ|Sở|Ban|Bộ|Phòng|Văn phòng|Đảng ủy|Đảng uỷ|Tỉnh ủy|Tỉnh uỷ|"
    "Huyện ủy|Thành ủy|Chi bộ|Chi cục|Cục|Trung tâm|Bệnh viện|Trạm|Trường|Viện|Đài|Báo|Công an|"
    "Bộ Chỉ huy|Bảo hiểm|Kho bạc|Liên đoàn|Hội|Đoàn"
)
_NO_LETTER = r"(?<!\w.)"
_CAPITAL = "A-ZÀ-ÃÈ-ÊÌÍÒ-ÕÙÚÝĂĐĨŨƠƯẠ-Ỹ"
_HEAD = one_of(_HEADS.split("|"), before=_NO_LETTER)
_CALLED = re.compile(rf"{_HEAD}[ \t]+[{_CAPITAL}]\w*(?:[ \t]+\w+)*")  # no comma, no bracket
_SHOWN = 7
"""How many words of a name are shown: where it ends is for the editor to see."""
_STATE_MARKS = re.compile(r"(?:TM|KT|TL|TUQ|Q)\.?")


def check(paper: Paper, corpus: Corpus, tables: Tables) -> Iterator[Broken]:
    """All rules on how one plan calls units."""
    plan, file = paper.plan, paper.file
    yield from gone_unit(file, plan, corpus)
    issuer = corpus.registry.units.get(plan.issuer)
    if issuer:
        yield from foreign_mark(file, plan, issuer)
        yield from unknown_symbol(file, plan, tables)
    yield from unknown_alias(paper, corpus, tables)


@rule("don-vi-khong-con", Severity.WARNING)
def gone_unit(file: str, plan: Plan, corpus: Corpus) -> Iterable[Finding]:
    """Một đơn vị không còn, hoặc chưa có, vào ngày ban hành kế hoạch.

    Từ ngày 01/7/2025 nhiều tỉnh hợp nhất và cấp huyện kết thúc; nhiều cơ quan đổi tên. Danh mục ghi
    đơn vị có từ ngày nào (`valid_from`), còn đến ngày nào (`valid_to`) và ai kế tục (`successors`).

    Sai:
        reporting:
          - task: bao-cao-ket-qua
            to: tinh-uy-ninh-thuan
    Đúng:
        reporting:
          - task: bao-cao-ket-qua
            to: tinh-uy-khanh-hoa
    """
    earliest = plan.issued.day or plan.issued.not_before
    latest = plan.issued.day or plan.issued.not_after
    seen: set[str] = set()
    for path, name in unit_places(plan):
        unit = corpus.registry.units.get(name)
        if unit is None or name in seen:
            continue
        if unit.valid_to and earliest and unit.valid_to < earliest:
            label = f"đơn vị còn đến hết ngày {official(unit.valid_to)}"
        elif unit.valid_from and latest and unit.valid_from > latest:
            label = f"đơn vị có từ ngày {official(unit.valid_from)}"
        else:
            continue
        seen.add(name)
        heirs = ", ".join(f"“{heir}”" for heir in unit.successors)
        yield Finding(
            message=f"“{unit.name}” không có vào ngày ban hành kế hoạch",
            file=file,
            path=path,
            label=label,
            fix=f"dùng đơn vị kế tục {heirs}" if heirs else "dùng đơn vị có vào ngày ấy",
            about=name,
        )


@rule("quyen-han-ky-sai-he-thong", Severity.WARNING)
def foreign_mark(file: str, plan: Plan, issuer: Unit) -> Iterable[Finding]:
    """Quyền hạn ký viết theo lối của hệ thống khác.

    Văn bản Nhà nước viết TM., KT., TL., TUQ. (NĐ 30/2020/NĐ-CP); văn bản Đảng viết T/M, K/T, T/L
    (HD 36-HD/VPTW). Nếu bản gốc viết như vậy thì giữ nguyên và ghi lời xác nhận ở `acknowledged`.

    Sai:
        signatory:
          name: Nguyễn Văn A
          position: Phó Giám đốc
          authority: K/T
    Đúng:
        signatory:
          name: Nguyễn Văn A
          position: Phó Giám đốc
          authority: KT.
    """
    mark = plan.signatory.authority if plan.signatory else None
    if mark is None:
        return
    is_foreign = {
        System.STATE: "/" in mark,
        System.PARTY: _STATE_MARKS.fullmatch(mark) is not None,
    }
    if is_foreign.get(issuer.system, False):
        own = "T/M, K/T, T/L" if issuer.system is System.PARTY else "TM., KT., TL., TUQ."
        yield Finding(
            message=f"“{mark}” không phải lối ghi quyền hạn ký của văn bản {issuer.system.label}",
            file=file,
            path=("signatory", "authority"),
            fix=f"văn bản {issuer.system.label} viết {own}; nếu bản gốc viết như vậy, xác nhận ở "
            "acknowledged",
        )


@rule("ky-hieu-co-quan-la", Severity.WARNING)
def unknown_symbol(file: str, plan: Plan, tables: Tables) -> Iterable[Finding]:
    """Ký hiệu cơ quan trong số của kế hoạch không có trong danh mục đơn vị.

    Phần sau dấu gạch của số là ký hiệu cơ quan ban hành, như SYT trong 3838/KH-SYT. Ký hiệu lạ
    thường là gõ thừa, gõ thiếu một chữ, hoặc danh mục chưa có `symbol` của cơ quan.

    Sai:
        number: 12/KH-SYTT
    Đúng:
        number: 12/KH-SYT
    """
    number = parse(plan.number or "")
    if number and number.organisation not in tables.symbols:
        near = closest(number.organisation, tables.symbols)
        yield Finding(
            message=f"ký hiệu “{number.organisation}” không của đơn vị nào trong danh mục",
            file=file,
            path=("number",),
            label=f"có phải “{near}”?" if near else "",
            fix="sửa số cho đúng bản gốc, hoặc ghi symbol của cơ quan trong danh mục đơn vị",
            about=number.organisation,
        )


@rule("ten-goi-chua-dang-ky", Severity.WARNING)
def unknown_alias(paper: Paper, corpus: Corpus, tables: Tables) -> Iterable[Finding]:
    """Văn bản gọi một đơn vị bằng tên mà danh mục không biết.

    Danh mục giữ mọi cách gọi của một đơn vị ở `aliases`, để tìm theo tên nào cũng ra. Soát tên cơ
    quan ban hành, tên ở mục Nơi nhận, và các tên riêng của cơ quan trong thân văn bản.

    Sai:
        recipients:
          - name: Các bệnh viện, trung tâm y tế
            unit: don-vi-truc-thuoc-so-y-te-quang-ninh
            action: implement
    Đúng:
        recipients:
          - name: Các cơ quan, đơn vị trực thuộc
            unit: don-vi-truc-thuoc-so-y-te-quang-ninh
            action: implement
    """
    for path, name, unit_id in _called(paper.plan):
        unit = corpus.registry.units.get(unit_id)
        if unit and words_of(name) not in set(names_of(unit)):
            yield _unregistered(paper, name, f"aliases của “{unit_id}”", path=path)
    told: set[str] = set()
    for number, line in paper.body():
        for found in _CALLED.finditer(line):
            name = " ".join(found[0].split()[:_SHOWN])
            if name in told or tables.name_before(words_of(line[found.start() :])):
                continue
            told.add(name)
            end = found.start() + len(name)
            span = Span(line=number, column=found.start() + 1, end_column=end + 1)
            shown = name if len(name) == len(found[0]) else f"{name}…"
            yield _unregistered(paper, shown, "aliases của đơn vị ấy", span=span)


def _called(plan: Plan) -> Iterator[tuple[Path, str, str]]:
    """Where the front matter says how the source calls a unit."""
    if plan.issuer_as_printed:
        for name in plan.issuer_as_printed.rpartition("/")[2:]:
            yield ("issuer_as_printed",), name.strip(), plan.issuer
    for index, recipient in enumerate(plan.recipients):
        if recipient.unit and recipient.action is not Action.FILE:
            yield ("recipients", index, "name"), recipient.name, recipient.unit


def _unregistered(
    paper: Paper, name: str, where: str, *, path: Path = (), span: Span | None = None
) -> Finding:
    return Finding(
        message=f"danh mục đơn vị không biết tên gọi “{name}”",
        file=paper.file,
        path=path,
        span=span,
        fix=f"thêm tên này vào {where} trong danh mục đơn vị",
        about=paper.clause_at(span.line) if span else str(path[0]),
    )


RULES = (gone_unit, foreign_mark, unknown_symbol, unknown_alias)
