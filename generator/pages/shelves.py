"""Plans by topic and by channel."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby

from generator.domain import addresses
from generator.domain.corpus import Corpus
from generator.domain.plan import Plan
from generator.domain.text import sort_key
from generator.pages.environment import Studio
from generator.pages.page import Draft, Page, PageKind, ids
from generator.pages.plans import newest_first
from generator.pages.sheets import Sheet, sheets

_PLANS_A_SHEET = 200


@dataclass(frozen=True, kw_only=True, slots=True)
class Sort:
    """What tells topics from channels: their addresses, and the words that lead to them."""

    kind: PageKind
    home: str
    address: Callable[[str], str]
    title: str
    lead: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """A topic or channel with its plans, newest first; only channels have a `group`."""

    id: str
    name: str
    description: str
    plans: Sequence[Plan]
    group: str = ""


TOPICS = Sort(
    kind=PageKind.TOPIC,
    home=addresses.TOPICS,
    address=addresses.topic,
    title="Chủ đề",
    lead="Các kế hoạch xếp theo nội dung tuyên truyền. Một kế hoạch có thể thuộc nhiều chủ đề.",
)
CHANNELS = Sort(
    kind=PageKind.CHANNEL,
    home=addresses.CHANNELS,
    address=addresses.channel,
    title="Kênh, hình thức",
    lead="Các kế hoạch xếp theo kênh và hình thức tuyên truyền mà bản gốc gọi tên.",
)


def drafts(studio: Studio) -> Iterator[Draft]:
    """The lists of topics and of channels, and a page for each that a plan has."""
    corpus = studio.corpus
    yield from _shelf(studio, TOPICS, _topics(corpus))
    yield from _shelf(studio, CHANNELS, _channels(corpus))


def _topics(corpus: Corpus) -> Iterator[Entry]:
    plans = _by_name(corpus, lambda plan: plan.topics)
    for one in corpus.registry.topics.values():
        yield Entry(id=one.id, name=one.name, description=one.description, plans=plans[one.id])


def _channels(corpus: Corpus) -> Iterator[Entry]:
    plans = _by_name(corpus, lambda plan: plan.channels)
    for one in corpus.registry.channels.values():
        yield Entry(
            id=one.id,
            name=one.name,
            description=one.note or "",
            plans=plans[one.id],
            group=one.group,
        )


def _by_name(
    corpus: Corpus, names_of: Callable[[Plan], Iterable[str]]
) -> defaultdict[str, list[Plan]]:
    found: defaultdict[str, list[Plan]] = defaultdict(list)
    for plan in newest_first(corpus.plans.values()):
        for name in dict.fromkeys(names_of(plan)):
            found[name].append(plan)
    return found


def _shelf(studio: Studio, sort: Sort, found: Iterable[Entry]) -> Iterator[Draft]:
    """An entry without plans gets no page, for nothing leads to it; the list names it."""
    entries = sorted(found, key=lambda entry: (sort_key(entry.group), sort_key(entry.name)))
    yield Draft(address=sort.home, kind=sort.kind, make=partial(_list_page, studio, sort, entries))
    for entry in entries:
        for sheet in sheets(sort.address(entry.id), entry.plans, _PLANS_A_SHEET):
            if entry.plans:
                yield Draft(
                    address=sheet.address,
                    kind=sort.kind,
                    make=partial(_entry_page, studio, sort, entry, sheet),
                    plans=ids(sheet.items),
                    entries=(),
                    also=(sheet.count, len(entry.plans)),
                )


def _list_page(studio: Studio, sort: Sort, entries: list[Entry]) -> Page:
    used = [entry for entry in entries if entry.plans]
    return studio.page(
        sort.home,
        sort.kind,
        sort.title,
        template="shelves.html",
        description=sort.lead,
        sort=sort,
        groups=[(name, list(inside)) for name, inside in groupby(used, lambda one: one.group)],
        unused=[entry.name for entry in entries if not entry.plans],
    )


def _entry_page(studio: Studio, sort: Sort, entry: Entry, sheet: Sheet[Plan]) -> Page:
    return studio.page(
        sheet.address,
        sort.kind,
        f"{entry.name}{sheet.suffix}",
        template="shelf.html",
        description=entry.description,
        sort=sort,
        entry=entry,
        sheet=sheet,
    )
