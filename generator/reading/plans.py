"""A plan's file: front matter and body become a plan, or the reasons why not."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path, PurePosixPath

from frontmatter.default_handlers import BaseHandler
from pydantic import ValidationError

from generator.domain.diagnostics import Broken, Finding, Span, rule
from generator.domain.plan import Clause, Plan
from generator.domain.text import is_slug, slug
from generator.reading.clauses import read_body
from generator.reading.convert import plan_of
from generator.reading.forms.plan import PlanForm
from generator.reading.rawtext import decode, not_utf8, sum_of, text_faults
from generator.reading.unfinished import unfinished_places
from generator.reading.voice import voiced
from generator.reading.yamltree import Tree, read_yaml


@dataclass(frozen=True, kw_only=True, slots=True)
class PlanFile:
    """What reading one file gave: its plan if there is one, and everything that is wrong."""

    file: str
    id: str
    plan: Plan | None
    broken: tuple[Broken, ...]
    sum: str = field(compare=False)
    """The SHA-256 of its bytes; others may give the same."""
    source: bytes | Path = field(compare=False, repr=False)
    """Its bytes, or where they lie: only faults are shown in them."""

    @property
    def text(self) -> str:
        """What the file says; nothing, if it is no Markdown."""
        if not _is_markdown(self.file):
            return ""
        raw = self.source.read_bytes() if isinstance(self.source, Path) else self.source
        return decode(raw)[0]

    @property
    def tree(self) -> Tree | None:
        """The front matter, read again: keeping the trees of all plans would take much memory."""
        text = self.text
        parts = Fences.FM_BOUNDARY.split(text, 2)
        unread = _unread(text, parts, ()) is not None
        return None if unread else Tree.placed(*_front_matter(parts))

    @property
    def title(self) -> str:
        """The plan's title as far as it can be known, else its id."""
        if self.plan:
            return self.plan.title
        tree = self.tree
        title = tree.data.get("title") if tree and isinstance(tree.data, dict) else None
        return title if isinstance(title, str) else self.id


_HEADING = re.compile(r"^#{2,6}[ \t]", re.MULTILINE)  # in YAML a comment, which would be lost
_ASTRAY = re.compile(rf"^({'|'.join(PlanForm.model_fields)}):(?:\s|$)", re.MULTILINE)

_MISTAKEN = frozenset(
    [
        *("", ".txt", ".text", ".markdown", ".mdown", ".mkd", ".mdx", ".yml", ".yaml"),
        *(".doc", ".docx", ".odt", ".rtf", ".pdf", ".htm", ".html"),
    ]
)


class Fences(BaseHandler):
    """Front matter between two lines that are exactly `---`; a `-----` in the body is no fence."""

    FM_BOUNDARY = re.compile(r"^---[ \t]*$", re.MULTILINE)


def names_plan(name: str) -> bool:
    """Whether a file of that name is a plan's, or is what a plan was saved as by mistake."""
    if _is_markdown(name):
        return True
    ending = PurePosixPath(name).suffix.lower()
    return ending in _MISTAKEN and not name.startswith(("~", "."))


@cache
def id_of(file: str) -> str:
    """The id of the plan in a file; a file that is no Markdown takes no plan's id."""
    name = file.rpartition("/")[2]
    return name[:-3] or name if _is_markdown(name) else name


def _is_markdown(name: str) -> bool:
    return name.lower().endswith(".md")


def read_plan(file: str, raw: bytes) -> PlanFile:
    """Read one plan; `file` is its path from the project's root, with forward slashes."""
    plan_id = id_of(file)
    if not _is_markdown(file):
        plan, broken = None, not_markdown(plan_id)
    else:
        text, faults = decode(raw)
        plan, broken = _read_text(plan_id, text, faults)
    return PlanFile(file=file, id=plan_id, plan=plan, broken=broken, sum=sum_of(raw), source=raw)


def _read_text(
    plan_id: str, text: str, broken: tuple[Broken, ...]
) -> tuple[Plan | None, tuple[Broken, ...]]:
    """The plan of a text, if it is one, and all that is wrong; `broken` is what was before it."""
    faults = [*broken, *text_faults(text), *unfinished_places(text), *_file_name(plan_id)]
    parts = Fences.FM_BOUNDARY.split(text, 2)
    if (unread := _unread(text, parts, broken)) is not None:
        return None, (*faults, *unread)
    body = parts[2]
    tree, yaml_faults = read_yaml(*_front_matter(parts))
    body_starts = text.count("\n") - body.count("\n") + 1
    clauses, body_faults = read_body(body, body_starts)
    plan, form_faults = _plan(plan_id, tree, clauses) if tree else (None, [])
    faults += [*yaml_faults, *form_faults, *body_faults, *_closed_early(body, body_starts)]
    return plan, tuple(faults)


def _front_matter(parts: Sequence[str]) -> tuple[str, int]:
    """The front matter between the fences, and the number of its first line."""
    return parts[1].removeprefix("\n"), 2 + parts[0].count("\n")


def _closed_early(body: str, first_line: int) -> tuple[Broken, ...]:
    """A key that stands below the fence, where nobody reads it."""
    found = _ASTRAY.search(body)
    if found is None:
        return ()
    line = first_line + body.count("\n", 0, found.start())
    return early_fence(found[1], Span(line=line, end_column=len(found[1]) + 1), first_line)


def _plan(
    plan_id: str, tree: Tree, body: tuple[str | Clause, ...]
) -> tuple[Plan | None, list[Broken]]:
    if not isinstance(tree.data, dict):
        return None, list(no_keys())
    try:
        form = PlanForm.model_validate(tree.data)
    except ValidationError as error:
        return None, voiced(error, PlanForm, tree)
    return plan_of(plan_id, form, body), []


def _file_name(plan_id: str) -> tuple[Broken, ...]:
    return () if is_slug(plan_id) else bad_file_name(plan_id)


def _unread(text: str, parts: list[str], broken: tuple[Broken, ...]) -> tuple[Broken, ...] | None:
    """Why a text has no front matter to read, or None when it has."""
    if not text:
        return () if any(b.rule is not_utf8 for b in broken) else empty_file()
    if len(parts) == 1 or parts[0].strip():
        return no_front_matter()
    opened = 1 + parts[0].count("\n")
    if heading := _HEADING.search(parts[1]):
        line = opened + parts[1].count("\n", 0, heading.start())
        return open_fence(opened, f"dòng {line} đã là tiêu đề của phần thân")
    if len(parts) == 2:
        last = text.count("\n") + 1
        return open_fence(opened, f"tìm đến dòng {last} không thấy dòng --- thứ hai")
    return None


@rule("tep-khong-phai-md")
def not_markdown(name: str) -> Iterable[Finding]:
    """Tệp trong thư mục kế hoạch không phải tệp `.md`.

    Cổng chỉ đọc tệp có đuôi `.md`. Trình soạn thảo có thể thêm đuôi khác vào tên tệp mà không cho
    thấy; kế hoạch trong tệp ấy sẽ không lên cổng. Bản gốc Word, PDF thì để ở nơi khác.

    Sai:
        content/plans/2025/co-quan-2025-a.md.txt
    Đúng:
        content/plans/2025/co-quan-2025-a.md
    """
    stem = slug(name.partition(".")[0]) or "ma-ke-hoach"
    yield Finding(
        message=f"tệp “{name}” không phải tệp .md nên không được đọc",
        span=Span(line=1),
        fix=f"nếu là kế hoạch, lưu thành “{stem}.md”; nếu không, đưa ra khỏi thư mục này",
    )


@rule("tep-rong")
def empty_file() -> Iterable[Finding]:
    """Tệp không có gì.

    Tệp kế hoạch gồm phần khai báo giữa hai dòng `---` và phần thân.

    Sai:
        (tệp rỗng)
    Đúng:
        ---
        title: …
        ---
    """
    yield Finding(message="tệp rỗng", span=Span(line=1), fix="viết kế hoạch, hoặc xóa tệp")


@rule("ten-tep-sai")
def bad_file_name(plan_id: str) -> Iterable[Finding]:
    """Tên tệp không làm được địa chỉ.

    Tên tệp là mã của kế hoạch và là địa chỉ trang của nó: chữ thường không dấu, chữ số và dấu
    gạch nối. Tên đã công bố thì giữ nguyên, kể cả khi sửa trích yếu.

    Sai:
        Kế hoạch tuyên truyền.md
    Đúng:
        syt-quang-ninh-2025-dai-hoi-dang.md
    """
    yield Finding(
        message=f"tên tệp “{plan_id}” không làm được địa chỉ",
        span=Span(line=1),
        fix=f"đổi tên tệp thành “{slug(plan_id) or 'ma-ke-hoach'}.md”",
    )


@rule("thieu-khai-bao")
def no_front_matter() -> Iterable[Finding]:
    """Tệp không bắt đầu bằng phần khai báo.

    Dòng đầu tiên của tệp phải là `---`, rồi đến các khóa, rồi một dòng `---` nữa.

    Sai:
        ## I. Mục đích, yêu cầu
    Đúng:
        ---
        title: …
        ---

        ## I. Mục đích, yêu cầu
    """
    yield Finding(
        message="tệp không bắt đầu bằng dòng ---",
        span=Span(line=1),
        fix="thêm phần khai báo giữa hai dòng --- ở đầu tệp",
    )


@rule("khai-bao-khong-dong")
def open_fence(line: int, label: str) -> Iterable[Finding]:
    """Phần khai báo không được đóng lại.

    Sau các khóa phải có một dòng chỉ gồm ba dấu gạch `---`. Dòng `-----` trong thân văn bản không
    đóng phần khai báo.

    Sai:
        ---
        title: …
        ## I. Mục đích, yêu cầu
    Đúng:
        ---
        title: …
        ---
        ## I. Mục đích, yêu cầu
    """
    yield Finding(
        message=f"phần khai báo mở ở dòng {line} mà không đóng",
        span=Span(line=line, column=1, end_column=4),
        label=label,
        fix="thêm một dòng --- sau khóa cuối cùng",
    )


@rule("khai-bao-dong-som")
def early_fence(key: str, span: Span, fence: int) -> Iterable[Finding]:
    """Phần khai báo bị đóng trước khi hết các khóa.

    Dòng `---` thứ hai đóng phần khai báo; những khóa đứng sau nó chỉ còn là chữ của phần thân, nên
    nhiệm vụ, đợt, thời hạn ghi ở đó sẽ mất mà không ai biết.

    Sai:
        ---
        title: …
        ---
        tasks: …
        ---
    Đúng:
        ---
        title: …
        tasks: …
        ---
    """
    yield Finding(
        message=f"khóa “{key}” đứng ngoài phần khai báo",
        span=span,
        label=f"phần khai báo đã đóng ở dòng {fence}",
        fix=f"xóa dòng --- ở dòng {fence}, giữ dòng --- đứng sau khóa cuối cùng",
    )


@rule("khai-bao-khong-co-khoa")
def no_keys() -> Iterable[Finding]:
    """Phần khai báo không có khóa nào.

    Giữa hai dòng `---` phải là các dòng “khóa: giá trị”.

    Sai:
        ---
        Kế hoạch tuyên truyền
        ---
    Đúng:
        ---
        title: Kế hoạch tuyên truyền
        ---
    """
    yield Finding(
        message="phần khai báo không có khóa nào",
        span=Span(line=2),
        fix="viết các dòng “khóa: giá trị”, bắt đầu bằng title",
    )


RULES = (not_markdown, empty_file, bad_file_name, no_front_matter, open_fence, early_fence, no_keys)
