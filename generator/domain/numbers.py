"""Document numbers: 3838/KH-SYT, 25-CT/TW, 30/2020/NĐ-CP, 2513/SYT-VP.

State papers follow Nghị định 30/2020/NĐ-CP, Party papers Hướng dẫn 36-HD/VPTW: there a hyphen
stands between serial and type, and a slash before the organisation. The grammar cannot know
organisations: 02-KH/BCDDTWW and 71/QN-CP parse, and a registry of symbols decides about them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache


class System(StrEnum):
    """Whose rules of form an organisation's papers follow."""

    PARTY = "party"
    STATE = "state"
    FRONT = "front"

    @property
    def label(self) -> str:
        """The Vietnamese name of the system."""
        return {
            "party": "Đảng",
            "state": "Nhà nước",
            "front": "Mặt trận, đoàn thể",
        }[self.value]


class Grammar(StrEnum):
    """How a number is built; a LETTER (công văn) has an organisation where others have a type."""

    NORMATIVE = "normative"
    STATE = "state"
    PARTY = "party"
    LETTER = "letter"


_GRAMMARS = {
    System.PARTY: {Grammar.PARTY},
    System.STATE: {Grammar.STATE, Grammar.NORMATIVE, Grammar.LETTER},
    System.FRONT: {Grammar.PARTY, Grammar.STATE},
}

# Phụ lục III of 30/2020/NĐ-CP; then what only normative and older papers have; then CV and KL,
# which the decree does not know and offices write. Party QĐ and TT mean other papers than these.
_STATE = """
NQ nghị quyết; QĐ quyết định; CT chỉ thị; QC quy chế; QyĐ quy định; TC thông cáo; TB thông báo;
HD hướng dẫn; CTr chương trình; KH kế hoạch; PA phương án; ĐA đề án; DA dự án; BC báo cáo;
BB biên bản; TTr tờ trình; HĐ hợp đồng; CĐ công điện; BGN bản ghi nhớ; BTT bản thỏa thuận;
GUQ giấy ủy quyền; GM giấy mời; GGT giấy giới thiệu; GNP giấy nghỉ phép; PG phiếu gửi;
PC phiếu chuyển; PB phiếu báo; SY bản sao y; TrS bản trích sao; SL bản sao lục;
NĐ nghị định; TT thông tư; TTLT thông tư liên tịch; NQLT nghị quyết liên tịch;
CV công văn; KL kết luận
"""
_PARTY = """
NQ nghị quyết; QĐ quyết định, quy định; CT chỉ thị; KL kết luận; QC quy chế; TT thông tri;
HD hướng dẫn; TB thông báo; BC báo cáo; KH kế hoạch; CTr chương trình; ĐA đề án; PA phương án;
TTr tờ trình; CV công văn; BB biên bản; BS bản sao
"""


def _declared(table: str) -> Mapping[str, tuple[str, ...]]:
    pairs = (entry.strip().partition(" ") for entry in table.split(";"))
    return {symbol: tuple(names.split(", ")) for symbol, _, names in pairs}


TYPE_NAMES: Mapping[System, Mapping[str, tuple[str, ...]]] = {
    System.STATE: _declared(_STATE),
    System.PARTY: _declared(_PARTY),
    System.FRONT: _declared(_PARTY),
}
"""What a type's abbreviation may stand for, most usual first."""

# A group has two capitals at least, or "2025 - 2030 - Tuyên" were a number: KH, CTr, PGD&ĐT, QH15.
# Ư is there for the press's TƯ (Trung ương).
_GROUP = "[A-ZĐƯ][a-zđ&]*[A-ZĐƯ][A-Za-zĐđƯ&]*[0-9]{0,2}"
_DASH = "[-\u2010-\u2015\u2212]"
_GROUPS = f"{_GROUP}(?:-{_GROUP})*"
_SERIAL = "(?P<serial>[0-9]{1,5})"
_PATTERNS = {
    Grammar.NORMATIVE: re.compile(
        f"{_SERIAL}/(?P<year>(?:19|20)[0-9]{{2}})/(?:(?P<type>{_GROUP})-)?(?P<organisation>{_GROUPS})"
    ),
    Grammar.PARTY: re.compile(
        f"{_SERIAL}-(?P<type>{'|'.join(TYPE_NAMES[System.PARTY])})"
        f"/(?P<organisation>{_GROUP})(?:-(?P<suffix>{_GROUP}))?"
    ),
    Grammar.STATE: re.compile(
        f"{_SERIAL}/(?P<type>{'|'.join(TYPE_NAMES[System.STATE])})"
        f"-(?P<organisation>{_GROUP})(?:-(?P<suffix>{_GROUPS}))?"
    ),
    Grammar.LETTER: re.compile(f"{_SERIAL}/(?P<organisation>{_GROUP})-(?P<suffix>{_GROUPS})"),
}
_ASSEMBLY = {"QH": ("luật", "bộ luật", "nghị quyết"), "UBTVQH": ("pháp lệnh", "nghị quyết")}

_JOINT = rf"\s*(?:/|{_DASH})\s*"
_IN_TEXT = re.compile(
    # A pattern that begins with a set is found many times faster: what stands before comes second.
    rf"[0-9](?<![\w/].)(?<![0-9]\..)[0-9]{{0,4}}(?:\s*/\s*[0-9]{{4}})?"
    rf"{_JOINT}{_GROUP}(?:{_JOINT}{_GROUP}){{0,9}}"
)
_ONE_MORE = re.compile(f"({_JOINT}){_GROUP}")
_SEPARATOR = re.compile(r"\s.*\s|\s*\n.*", re.DOTALL)


@dataclass(frozen=True, kw_only=True, slots=True)
class DocNumber:
    """A number taken apart; `as_printed` is what readers are shown.

    `type` is None where the symbol names none (letters, laws); `suffix` is the drafting office.
    """

    as_printed: str
    serial: int
    type: str | None
    organisation: str
    suffix: str | None = None
    year: int | None = None
    grammar: Grammar

    @property
    def identity(self) -> tuple[int, int | None, str | None, str, str | None]:
        """What two spellings of one number share: the serial counts as an integer, 07 = 7.

        Issuers and years share numbers: a document is known by its issuer and date as well.
        """
        return self.serial, self.year, self.type, self.organisation, self.suffix


def normalise(printed: str) -> str:
    """Return a number in one spelling: NFC, plain hyphens, no “Số:”, no space around / and -."""
    plain = re.sub(_DASH, "-", unicodedata.normalize("NFC", printed))
    unnamed = re.sub(r"\A\s*(?:số\s*:?\s*)*", "", plain, flags=re.IGNORECASE)
    return "".join(part.strip() for part in re.split("([/-])", unnamed))


@cache
def parse(printed: str) -> DocNumber | None:
    """Take a number apart, or return None for ranges, dates, blank numbers and other text."""
    text = normalise(printed)
    for grammar, pattern in _PATTERNS.items():
        if (match := pattern.fullmatch(text)) and int(match["serial"]):
            parts = {"type": None, "suffix": None, "year": None} | match.groupdict()
            return DocNumber(
                as_printed=printed,
                serial=int(match["serial"]),
                type=parts["type"],
                organisation=match["organisation"],
                suffix=parts["suffix"],
                year=int(parts["year"]) if parts["year"] else None,
                grammar=grammar,
            )
    return None


def fits(number: DocNumber, system: System) -> bool:
    """Say whether an organisation of `system` builds its numbers like this one."""
    return number.grammar in _GRAMMARS[system]


def same(a: DocNumber, b: DocNumber) -> bool:
    """Say whether two numbers are one, however they are printed."""
    return a.identity == b.identity


def type_names(number: DocNumber) -> tuple[str, ...]:
    """Return the Vietnamese names that the paper's type may have; empty if none is known."""
    if number.grammar is Grammar.LETTER:
        return TYPE_NAMES[System.STATE]["CV"]
    if number.type is None:
        return _ASSEMBLY.get(number.organisation.rstrip("0123456789"), ())
    system = System.PARTY if number.grammar is Grammar.PARTY else System.STATE
    return TYPE_NAMES[system].get(number.type, ())


def find(text: str) -> Iterator[tuple[int, int, DocNumber]]:
    """Yield start, end and number for each number in running text, also one broken over lines.

    A spaced dash after a whole number begins something else: “138/KH-UBND - UBND tỉnh”.
    """
    for match in _IN_TEXT.finditer(text):
        start, best = match.start(), None
        for piece in _ONE_MORE.finditer(text, start, match.end()):
            if best and _SEPARATOR.fullmatch(piece[1]):
                break
            number = parse(text[start : piece.end()])
            best = (start, piece.end(), number) if number else best
        if best:
            yield best
