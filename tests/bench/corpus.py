"""A content folder of any size for measurements: the same seed and number give the same bytes.

Plans are as varied as real ones: 8 to 15 KB of Vietnamese, 60 to 100 lines of front matter and
more, phases, tasks, citations that form a graph, amendments, times of every kind. A province has
150 units and 1,500 plans a year.

    python -m tests.bench.corpus 1000 FOLDER
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from random import Random

from tests.bench.words import TOPICS, duty, sentence

UNITS_A_PROVINCE, PLANS_A_PROVINCE, DOCUMENTS_A_PROVINCE = 150, 1500, 40
_WORDS = ("Sở", "Ban", "Phòng", "Trung tâm", "Bệnh viện", "Trường", "Xã", "Phường")
_YEARS = (2024, 2025, 2026)
_ROLES = ("support", "do", "advise", "guide", "follow_up", "inspect")
_CHANNELS = ("truyen-thanh", "mang-xa-hoi", "cong-thong-tin", "hoi-nghi", "bao-chi", "co-dong")


@dataclass(frozen=True, kw_only=True)
class Paper:
    """A plan's place in the corpus: who issues it, when, under which number."""

    index: int
    province: int
    unit: int
    issued: date
    serial: int

    @property
    def issuer(self) -> str:
        return f"co-quan-{self.province}-{self.unit}"

    @property
    def number(self) -> str:
        return f"{self.serial}/KH-CQ{self.province:02}"

    @property
    def id(self) -> str:
        return f"cq-{self.province}-{self.unit}-{self.issued.year}-{self.index}"


def files(plans: int, seed: int = 1) -> Iterator[tuple[str, str]]:
    """Every file of the content folder with `plans` plans: its name under `content/`, its text."""
    provinces = -(-plans // PLANS_A_PROVINCE)
    papers = [_paper(index, seed) for index in range(plans)]
    yield from _registry(provinces, papers).items()
    for paper in papers:
        yield f"plans/{paper.issued.year}/{paper.id}.md", _plan(paper, papers, seed)


def write(plans: int, folder: Path, seed: int = 1) -> None:
    """Write the content folder under `folder`."""
    for name, text in files(plans, seed):
        path = folder / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")


def _paper(index: int, seed: int) -> Paper:
    random = Random(f"{seed} paper {index}")
    issued = date(random.choice(_YEARS), 1, 1) + timedelta(days=random.randrange(330))
    return Paper(
        index=index,
        province=index // PLANS_A_PROVINCE,
        unit=random.randrange(UNITS_A_PROVINCE // 3),
        issued=issued,
        serial=index + 1,
    )


# The registries.


def _registry(provinces: int, papers: list[Paper]) -> Mapping[str, str]:
    return {
        "registry/units.yml": "".join(_units(provinces)),
        "registry/documents.yml": "".join(_documents(provinces, papers)),
        "registry/events.yml": "".join(map(_event, range(24))),
        "registry/channels.yml": "".join(
            f"{name}:\n  name: {name.replace('-', ' ').capitalize()}\n  group: Kênh chung\n"
            for name in _CHANNELS
        ),
        "registry/topics.yml": "".join(
            f"chu-de-{number}:\n  name: {name.capitalize()}\n"
            f"  description: Các kế hoạch về {name}.\n"
            for number, name in enumerate(TOPICS)
        ),
    }


def _units(provinces: int) -> Iterator[str]:
    for province in range(provinces):
        place = f"tỉnh số {province}"
        for unit in range(UNITS_A_PROVINCE):
            level = "province" if unit < 30 else "commune"
            word = _WORDS[unit % 8]
            parent = "" if unit == 0 else f"  parent: co-quan-{province}-{unit // 12}\n"
            yield (
                f"co-quan-{province}-{unit}:\n  name: {word} {unit} {place}\n"
                f"  short: {word} {unit}\n  system: state\n  level: {level}\n"
                f"  province: Tỉnh số {province}\n{parent}"
                f"  aliases:\n    - {word} số {unit} của {place}\n  symbol: CQ{province:02}\n"
            )
        for group in range(20):
            members = "".join(
                f"    - co-quan-{province}-{unit}\n" for unit in range(30 + group, 150, 20)
            )
            yield (
                f"nhom-{province}-{group}:\n  name: Các đơn vị thuộc nhóm {group} {place}\n"
                f"  short: Nhóm {group}\n  system: state\n  level: commune\n"
                f"  province: Tỉnh số {province}\n  group: true\n  members:\n{members}"
            )


def _documents(provinces: int, papers: list[Paper]) -> Iterator[str]:
    for province in range(provinces):
        for number in range(DOCUMENTS_A_PROVINCE):
            yield (
                f"chi-thi-{province}-{number}:\n  number: {number + 1}/CT-CQ{province:02}\n"
                f"  type: Chỉ thị\n  date: 2023-{1 + number % 12:02}-{1 + number % 28:02}\n"
                f"  issuer: co-quan-{province}-0\n"
                f"  subject: Tăng cường tuyên truyền về {TOPICS[number % len(TOPICS)]}\n"
            )
    for paper in papers[::7]:
        yield (
            f"kh-{paper.index}:\n  number: {paper.number}\n  type: Kế hoạch\n"
            f"  date: {paper.issued}\n  issuer: {paper.issuer}\n"
        )


def _event(number: int) -> str:
    year, month = _YEARS[number % 3], 1 + number % 12
    dates = f"    start: {year}-{month:02}-10\n    end: {year}-{month:02}-14\n"
    return (
        f"su-kien-{number}:\n  name: Đại hội lần thứ {number + 1}\n  kind: congress\n"
        f"  scheduled:\n{dates}  actual:\n{dates}"
    )


# A plan.


def _plan(paper: Paper, papers: list[Paper], seed: int) -> str:
    random = Random(f"{seed} plan {paper.index}")
    subject = random.choice(TOPICS)
    tasks = random.randrange(10, 26)
    front = "".join(
        (
            *_head(paper, random, subject),
            *_basis(paper, papers, random),
            *_phases(paper, random),
            *_tasks(paper, random, subject, tasks),
            *_tail(paper, random),
        )
    )
    return f"---\n{front}---\n\n{_body(random, subject, tasks)}"


def _head(paper: Paper, random: Random, subject: str) -> Iterator[str]:
    end = paper.issued + timedelta(days=random.randrange(150, 330))
    topics = sorted({TOPICS.index(subject), random.randrange(len(TOPICS))})
    yield (
        f"title: Tuyên truyền về {subject} tại tỉnh số {paper.province}, đợt {paper.index}\n"
        f"short: Tuyên truyền {subject}\n"
        f"kind: {random.choice(('propaganda', 'communication', 'implementation'))}\n"
        f"issuer: {paper.issuer}\nnumber: {paper.number}\n"
        f"issued:\n  date: {paper.issued}\n  certainty: stated\n"
        f"place: Tỉnh số {paper.province}\n"
        f"period:\n  phrase: đến hết ngày {end.day:02}/{end.month}/{end.year}\n"
        f"  start: issued\n  end: {end}\n"
        "topics:\n" + "".join(f"  - chu-de-{topic}\n" for topic in topics)
    )


def _basis(paper: Paper, papers: list[Paper], random: Random) -> Iterator[str]:
    yield "basis:\n"
    for number in sorted(random.sample(range(DOCUMENTS_A_PROVINCE), random.randrange(2, 6))):
        yield (
            f"  - {{document: chi-thi-{paper.province}-{number}, "
            "relation: based_on, clauses: I.1.1}\n"
        )
    earlier = papers[max(0, paper.index - 60) : paper.index]
    cited = [p for p in earlier if p.index % 7 == 0 and p.issued < paper.issued]
    for other in cited[:2]:
        yield f"  - {{document: kh-{other.index}, relation: implements}}\n"


def _phases(paper: Paper, random: Random) -> Iterator[str]:
    yield "phases:\n"
    day = paper.issued
    for number in range(1, random.randrange(3, 7)):
        end = day + timedelta(days=random.randrange(10, 50))
        yield (
            f"  - id: dot-{number}\n    title: Đợt {number}\n    clause: III.{number}\n"
            f"    time: từ ngày {day:%d/%m/%Y} đến ngày {end:%d/%m/%Y}\n"
        )
        day = end + timedelta(days=1)


def _tasks(paper: Paper, random: Random, subject: str, count: int) -> Iterator[str]:
    yield "tasks:\n"
    units = [f"co-quan-{paper.province}-{u}" for u in random.sample(range(UNITS_A_PROVINCE), 12)]
    for number in range(1, count + 1):
        group = [f"nhom-{paper.province}-{random.randrange(20)}"] if number % 9 == 0 else []
        others = sorted(random.sample(units[1:], random.randrange(0, 3)))
        roles = f"lead: {random.choice(units)}"
        if others or group:
            roles += f", {random.choice(_ROLES)}: [{', '.join((*others, *group))}]"
        if number == count:
            roles = f"report: {units[0]}"
        yield (
            f"  - id: viec-{number}\n    title: {duty(random, subject)}\n"
            f"    clause: IV.{1 + (number - 1) % 3}.{1 + (number - 1) // 3}\n"
            f"    roles: {{{roles}}}\n" + _due(paper, random, always=number == count)
        )
    yield f"reporting:\n  - task: viec-{count}\n    to: {paper.issuer}\n    via: {units[1]}\n"


def _due(paper: Paper, random: Random, *, always: bool) -> str:
    day = paper.issued + timedelta(days=random.randrange(5, 140))
    day += timedelta(days=(0, 0, 0, 0, 0, 3, 2)[day.weekday()] + (day.weekday() in (0, 5, 6)))
    event = f"su-kien-{random.randrange(24)}"
    kinds = (
        f"trước ngày {day:%d/%m/%Y}",
        f"{{phrase: chậm nhất ngày {day.day}/{day.month}, by: {day}}}",
        "{phrase: hằng quý, rrule: FREQ=MONTHLY;INTERVAL=3}",
        "{phrase: thường xuyên, continuous: true}",
        "{phrase: kịp thời, unspecified: true}",
        f"{{phrase: sau đại hội, start: {{event: {event}, or_later: true}}}}",
    )
    if not always and random.random() < 0.45:
        return ""
    return f"    due: {kinds[random.randrange(2)] if always else random.choice(kinds)}\n"


def _tail(paper: Paper, random: Random) -> Iterator[str]:
    yield "recipients:\n"
    actions = ("report", "coordinate", "inform", "file")
    for number, action in zip(random.sample(range(30), len(actions)), actions, strict=True):
        unit = f"co-quan-{paper.province}-{number}"
        yield f"  - {{name: {_WORDS[number % 8]} {number}, unit: {unit}, action: {action}}}\n"
    yield "channels:\n" + "".join(f"  - {name}\n" for name in sorted(random.sample(_CHANNELS, 3)))
    yield f"events:\n  - su-kien-{random.randrange(24)}\n"


def _body(random: Random, subject: str, tasks: int) -> str:
    def bullets(count: int) -> str:
        return "".join(f"- {sentence(random, subject)}\n" for _ in range(count)) + "\n"

    def items(titles: tuple[str, ...], *counts: int) -> str:
        numbered = enumerate(zip(titles, counts, strict=True), start=1)
        return "".join(f"### {n}. {title}\n\n{bullets(count)}" for n, (title, count) in numbered)

    shares = ((tasks + 2) // 3, (tasks + 1) // 3, tasks // 3)
    phases = "".join(f"### {n}. Đợt {n}\n\n{sentence(random, subject)}\n\n" for n in range(1, 7))
    return (
        f"## I. Mục đích, yêu cầu\n\n{items(('Mục đích', 'Yêu cầu'), 3, 2)}"
        f"## II. Nội dung\n\n{items(('Trọng tâm', 'Hình thức'), *random.sample(range(3, 7), 2))}"
        f"## III. Thời gian thực hiện\n\n{phases}"
        f"## IV. Tổ chức thực hiện\n\n{items(('Chủ trì', 'Phối hợp', 'Cơ sở'), *shares)}"
    )


if __name__ == "__main__":
    write(int(sys.argv[1]), Path(sys.argv[2]))
