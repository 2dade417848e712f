"""A plan: what units must do, by when, with whom, and to whom they report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from generator.domain.labels import Labelled
from generator.domain.roles import Role
from generator.domain.timespan import IssueDate, TimeExpr


class PlanKind(Labelled):
    """The sort of plan, by the verb of its title."""

    PROPAGANDA = "propaganda", "kế hoạch tuyên truyền"
    COMMUNICATION = "communication", "kế hoạch truyền thông"
    IMPLEMENTATION = "implementation", "kế hoạch triển khai thực hiện"


class Status(Labelled):
    """What is known of a plan's standing; whether its time has passed is for the reader's day."""

    ISSUED = "issued", "đã ban hành"
    DRAFT = "draft", "dự thảo"
    ENDED = "ended", "đã kết thúc"
    REPLACED = "replaced", "đã được thay thế"
    CANCELLED = "cancelled", "đã bãi bỏ"


class Relation(Labelled):
    """How a plan stands to a document that it cites: căn cứ, thực hiện, viện dẫn."""

    IMPLEMENTS = "implements", "thực hiện"
    BASED_ON = "based_on", "căn cứ"
    ROLLS_OUT = "rolls_out", "triển khai"
    SUBJECT = "subject", "văn bản được triển khai"
    FOLLOWS = "follows", "theo"
    LINKED = "linked", "gắn với"
    PUBLICISES = "publicises", "nội dung tuyên truyền"
    CITES = "cites", "viện dẫn"

    @property
    def is_basis(self) -> bool:
        """Whether the plan rests on the document, rather than only naming it."""
        return self in (Relation.IMPLEMENTS, Relation.BASED_ON, Relation.ROLLS_OUT)


class Action(Labelled):
    """What a recipient is to do with the plan (b/c, p/h, t/h, để biết, lưu)."""

    REPORT = "report", "để báo cáo"
    COORDINATE = "coordinate", "để phối hợp"
    IMPLEMENT = "implement", "để thực hiện"
    INFORM = "inform", "để biết"
    FILE = "file", "lưu"


@dataclass(frozen=True, kw_only=True, slots=True)
class Signatory:
    """Who signed, in which office and on whose authority (TM, KT, TL, TUQ, Q)."""

    name: str
    position: str
    authority: str | None = None
    on_behalf_of: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Citation:
    """A document that a plan cites, as what, where, and how it was printed when that is damaged."""

    document: str
    relation: Relation
    clauses: tuple[str, ...] = ()
    as_printed: tuple[str, ...] = ()
    note: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Phase:
    """A stretch of the plan (đợt, giai đoạn); phases nest."""

    id: str
    title: str
    time: TimeExpr
    clause: str | None = None
    boundary: str | None = None
    event: str | None = None
    phases: tuple[Phase, ...] = ()

    def walk(self, parent: Phase | None = None) -> Iterator[tuple[Phase, Phase | None]]:
        """This phase and all inside it, each with the phase around it, in the plan's order."""
        yield self, parent
        for child in self.phases:
            yield from child.walk(self)


@dataclass(frozen=True, kw_only=True, slots=True)
class Assignment:
    """One unit in one role."""

    unit: str
    role: Role


@dataclass(frozen=True, kw_only=True, slots=True)
class Task:
    """Something that units must do, and the clause that says so.

    `joint` says that the source itself names several leads; `inferred` that the source implies
    the task without stating it as one.
    """

    id: str
    title: str
    clause: str
    assignments: tuple[Assignment, ...] = ()
    due: TimeExpr | None = None
    phases: tuple[str, ...] = ()
    joint: bool = False
    inferred: bool = False
    note: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Route:
    """To whom a task's results are reported, through whom, and to whom they go from there.

    `phrase` keeps the source's words for an addressee that it does not name (“cấp có thẩm quyền”).
    """

    task: str
    to: tuple[str, ...] = ()
    via: tuple[str, ...] = ()
    onward: tuple[str, ...] = ()
    phrase: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Recipient:
    """A line of “Nơi nhận”, as printed."""

    name: str
    unit: str | None = None
    action: Action | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Mention:
    """Something the plan names at a clause: an event or a slogan, with the words it uses."""

    target: str
    phrase: str | None = None
    clause: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Anomaly:
    """What the source lacks, contradicts or misprints."""

    text: str
    clause: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Acknowledgement:
    """A warning that the editors know of and leave, and why: at one place of the plan, or at all.

    `at` is the id or the clause of what the warning speaks of.
    """

    rule: str
    reason: str
    at: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Source:
    """What the portal's text was made from."""

    kind: str
    note: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Clause:
    """A heading or bullet of the body under its address from the official numbering.

    `parts` holds, in the text's order, pieces of Markdown and the clauses inside this one; a
    clause without a label is a bullet. `heading` is the heading's level, None for bullets.
    """

    address: str
    text: str
    label: str | None = None
    heading: int | None = None
    line: int = 0
    parts: tuple[str | Clause, ...] = ()

    def walk(self) -> Iterator[Clause]:
        """This clause and all inside it, in the text's order."""
        yield self
        for part in self.parts:
            if isinstance(part, Clause):
                yield from part.walk()


@dataclass(frozen=True, kw_only=True, slots=True)
class Plan:
    """One plan as its source gives it; what follows from it is worked out elsewhere."""

    id: str
    title: str
    short: str | None = None
    kind: PlanKind
    issuer: str
    issued: IssueDate
    number: str | None = None
    issuer_as_printed: str | None = None
    place: str | None = None
    signatory: Signatory | None = None
    period: TimeExpr | None = None
    topics: tuple[str, ...] = ()
    basis: tuple[Citation, ...] = ()
    phases: tuple[Phase, ...] = ()
    tasks: tuple[Task, ...] = ()
    reporting: tuple[Route, ...] = ()
    recipients: tuple[Recipient, ...] = ()
    channels: tuple[str, ...] = ()
    events: tuple[Mention, ...] = ()
    slogans: tuple[Mention, ...] = ()
    status: Status = Status.ISSUED
    amends: tuple[str, ...] = ()
    replaces: tuple[str, ...] = ()
    source: Source | None = None
    anomalies: tuple[Anomaly, ...] = ()
    acknowledged: tuple[Acknowledgement, ...] = ()
    body: Sequence[str | Clause] = field(default=())

    @property
    def name(self) -> str:
        """The plan's short title where it has one, for lists and tables."""
        return self.short or self.title

    def all_phases(self) -> Iterator[tuple[Phase, Phase | None]]:
        """Every phase with the phase around it, in the plan's order."""
        for phase in self.phases:
            yield from phase.walk()

    def clauses(self) -> Iterator[Clause]:
        """Every clause of the body, in the text's order."""
        for part in self.body:
            if isinstance(part, Clause):
                yield from part.walk()

    def route(self, task_id: str) -> Route | None:
        """The reporting route of a task, if the plan gives one."""
        return next((route for route in self.reporting if route.task == task_id), None)
