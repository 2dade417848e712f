"""Founding plans spoilt in every known way: each is published or told, none is lost or fatal."""

from __future__ import annotations

import json
import random
import re
import shutil
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from generator.checks.formats import FORMATS
from generator.checks.run import RULES, Verdict, check
from generator.domain import addresses
from generator.domain.diagnostics import Severity
from generator.pages.environment import Studio
from generator.pages.page import Page
from generator.pages.quality import FAULTS_SHOWN
from generator.pages.site import Content, site_drafts
from generator.reading.library import read_library
from generator.reading.mending import mend_plan
from tests.pages.conftest import TEMPLATES

ROOT = Path(__file__).parents[2]
PLANS = {
    path.stem: path.relative_to(ROOT) for path in sorted((ROOT / "content/plans").rglob("*.md"))
}
KEY = re.compile(r"^[a-z_]+:", re.MULTILINE)
VALUE = re.compile(r"(?<=: )\S.*$", re.MULTILINE)

Mutation = Callable[[str, random.Random], str | bytes]


def split(text: str) -> tuple[str, str]:
    """The front matter without its fences, and the body."""
    _, head, body = text.split("---\n", 2)
    return head, body


def joined(head: str, body: str) -> str:
    return f"---\n{head}---\n{body}"


def key_dropped(text: str, chance: random.Random) -> str:
    head, body = split(text)
    starts = [*(found.start() for found in KEY.finditer(head)), len(head)]
    place = chance.randrange(len(starts) - 1)
    return joined(head[: starts[place]] + head[starts[place + 1] :], body)


def line_dropped(text: str, chance: random.Random) -> str:
    lines = text.split("\n")
    del lines[chance.randrange(1, text.count("\n---\n") and lines.index("---", 1))]
    return "\n".join(lines)


def lines_doubled(text: str, chance: random.Random) -> str:
    lines = text.split("\n")
    for _ in range(3):
        place = chance.randrange(1, len(lines))
        lines.insert(place, lines[place])
    return "\n".join(lines)


def lines_shuffled(text: str, chance: random.Random) -> str:
    head, body = split(text)
    lines = head.splitlines(keepends=True)
    chance.shuffle(lines)
    return joined("".join(lines), body)


def values_swapped(text: str, chance: random.Random) -> str:
    head, body = split(text)
    one, other = sorted(chance.sample([*VALUE.finditer(head)], 2), key=lambda found: found.start())
    between = head[one.end() : other.start()]
    swapped = (head[: one.start()], other[0], between, one[0], head[other.end() :])
    return joined("".join(swapped), body)


def value_put(*values: str) -> Mutation:
    """Puts one of `values` in the place of some value."""

    def put(text: str, chance: random.Random) -> str:
        head, body = split(text)
        found = chance.choice([*VALUE.finditer(head)])
        return joined(head[: found.start()] + chance.choice(values) + head[found.end() :], body)

    return put


def date_broken(text: str, chance: random.Random) -> str:
    found = chance.choice([*re.finditer(r"\d{4}-\d\d-\d\d$", text, re.MULTILINE)])
    wrong = chance.choice(["2025-02-30", "30/02/2025", "2025-13-01", "0000-00-00", "9999-12-31"])
    return text[: found.start()] + wrong + text[found.end() :]


def bytes_flipped(text: str, chance: random.Random) -> bytes:
    raw = bytearray(text.encode())
    for _ in range(4):
        raw[chance.randrange(len(raw))] ^= 1 << chance.randrange(8)
    return bytes(raw)


def truncated(text: str, chance: random.Random) -> bytes:
    raw = text.encode()
    return raw[: chance.randrange(len(raw))]


def tabs(text: str, chance: random.Random) -> str:
    lines = text.split("\n")
    place = chance.choice([at for at, line in enumerate(lines) if line.startswith("  ")])
    lines[place] = f"\t{lines[place].lstrip()}"
    return "\n".join(lines)


def alias_bomb(text: str, chance: random.Random) -> str:
    levels = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    levels += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12)]
    return text.replace("---\n", "---\n" + "\n".join(levels) + "\n", 1)


def too_deep(text: str, chance: random.Random) -> str:
    return text.replace("---\n", f"---\nsau: {'[' * 50_000}\n", 1)


def headings_raised(text: str, chance: random.Random) -> str:
    head, body = split(text)
    return joined(
        head, re.sub("^#+", lambda _: "#" * chance.randint(1, 7), body, flags=re.MULTILINE)
    )


def numbers_repeated(text: str, chance: random.Random) -> str:
    head, body = split(text)
    return joined(head, re.sub(r"^(#+) [IVX\d]+\.", r"\1 I.", body, flags=re.MULTILINE))


def signs_put(text: str, chance: random.Random) -> str:
    for _ in range(6):
        place = chance.randrange(len(text))
        text = (
            text[:place]
            + chance.choice("\x00\x07\u200b\ufeff\u2028<>`*_[]{}|&!#:%@\\\"'")
            + text[place:]
        )
    return text


def key_renamed(text: str, chance: random.Random) -> str:
    found = chance.choice([*KEY.finditer(split(text)[0])])
    return text.replace(f"\n{found[0]}", f"\nx{found[0]}", 1)


def in_tcvn3(text: str, chance: random.Random) -> bytes:
    raw = b"\xb5\xb6\xb7\xb8\xb9\xa8\xa9\xae\xaa\xab\xac\xad"
    letters = dict(zip("àảãáạăâđêôơư", raw, strict=True))
    return b"".join(
        bytes([letters[sign]]) if sign in letters else sign.encode("ascii", "replace")
        for sign in text
    )


MUTATIONS: dict[str, Mutation] = {
    "key dropped": key_dropped,
    "line dropped": line_dropped,
    "lines doubled": lines_doubled,
    "lines shuffled": lines_shuffled,
    "values swapped": values_swapped,
    "other values swapped": values_swapped,
    "value a list": value_put("[a, b]", "[]", "[[a], b]"),
    "value a mapping": value_put("{a: b}", "{}", "{phrase: x, on: y}"),
    "value empty": value_put("", "~", "''", '" "'),
    "value another type": value_put("0171", "12:30", "no", "1e3", "true", "-1", "2025-01-01"),
    "value html": value_put(
        "<script>alert(1)</script>", "'<b>'", "a &amp; <i>b", "](javascript:x)"
    ),
    "value open": value_put('"mở', "[mở", "'mở", "{mở", "|", "> x", "a: b: c", "@a", "%a"),
    "value huge": value_put("x" * 100_000, "ề " * 20_000, "9" * 5000),
    "value an address": value_put("../../../etc/passwd", "a/../b", "..", "/", "a b", "Sở Y tế"),
    "date broken": date_broken,
    "key renamed": key_renamed,
    "no opening fence": lambda text, _: text.removeprefix("---\n"),
    "no closing fence": lambda text, _: text.replace("\n---\n", "\n", 1),
    "dashes for a fence": lambda text, _: text.replace("\n---\n", "\n-----\n", 1),
    "fence indented": lambda text, _: text.replace("\n---\n", "\n  ---\n", 1),
    "fence in the middle": lambda text, _: text.replace("\ntasks:\n", "\n---\ntasks:\n", 1),
    "no front matter": lambda text, _: split(text)[1],
    "no body": lambda text, _: joined(split(text)[0], ""),
    "nothing": lambda text, _: "",
    "only space": lambda text, _: " \n\t\n",
    "byte order mark": lambda text, _: f"\ufeff{text}",
    "crlf": lambda text, _: text.replace("\n", "\r\n"),
    "cr": lambda text, _: text.replace("\n", "\r"),
    "decomposed": lambda text, _: unicodedata.normalize("NFD", text),
    "utf-16": lambda text, _: text.encode("utf-16"),
    "cp1258": lambda text, _: unicodedata.normalize("NFD", text).encode("cp1258", "replace"),
    "tcvn3": in_tcvn3,
    "mojibake": lambda text, _: text.encode().decode("latin-1"),
    "bytes flipped": bytes_flipped,
    "truncated": truncated,
    "tabs": tabs,
    "alias bomb": alias_bomb,
    "too deep": too_deep,
    "signs put in": signs_put,
    "headings raised": headings_raised,
    "numbers repeated": numbers_repeated,
}
UNREADABLE = {
    "utf-16": "khong-phai-utf8",
    "cp1258": "khong-phai-utf8",
    "tcvn3": "khong-phai-utf8",
    "mojibake": "bang-ma-cu",
    "nothing": "tep-rong",
    "only space": "thieu-khai-bao",
    "no opening fence": "thieu-khai-bao",
    "no front matter": "thieu-khai-bao",
    "no closing fence": "khai-bao-khong-dong",
    "dashes for a fence": "khai-bao-khong-dong",
    "fence in the middle": "khai-bao-dong-som",
    "byte order mark": "co-bom",
    "decomposed": "chua-dung-san",
    "alias bomb": "yaml-bi-danh",
    "too deep": "yaml-qua-sau",
    "tabs": "yaml-sai-cu-phap",
}
"""What must be told of a mutation, whatever else is."""
HARMLESS = ("crlf", "cr")


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("doi")
    shutil.copytree(ROOT / "content", root / "content")
    return root


@pytest.fixture
def restored(root: Path) -> Iterator[Path]:
    yield root
    shutil.copytree(ROOT / "content/plans", root / "content/plans", dirs_exist_ok=True)


_MADE: dict[tuple[str, ...], Page] = {}


def pages_of(verdict: Verdict) -> dict[str, Page]:
    """Every page of the site; those that are made from the same were made once."""
    content = Content(
        corpus=verdict.corpus, held=verdict.held, diagnostics=verdict.diagnostics, rules=RULES
    )
    known = {plan_id: repr(plan) for plan_id, plan in verdict.corpus.plans.items()}
    pages = {}
    for draft in site_drafts(content, Studio(TEMPLATES, verdict.corpus)):
        shown = known if draft.plans is None else draft.plans
        needs = (draft.address, *(known.get(name, "") for name in shown), repr(draft.also))
        if needs not in _MADE:
            _MADE[needs] = draft.make()
        pages[draft.address] = _MADE[needs]
    return pages


def spoilt(plan_id: str, name: str) -> bytes:
    text = (ROOT / PLANS[plan_id]).read_text(encoding="utf-8")
    made = MUTATIONS[name](text, random.Random(f"{plan_id} {name}"))
    raw = made if isinstance(made, bytes) else made.encode("utf-8", "surrogatepass")
    assert raw != text.encode()
    return raw


def test_there_are_more_than_a_hundred_mutations() -> None:
    assert len(PLANS) == 5
    assert len(PLANS) * len(MUTATIONS) > 200
    assert len({spoilt(plan_id, name) for plan_id in PLANS for name in MUTATIONS}) > 150


@pytest.mark.parametrize("name", MUTATIONS)
@pytest.mark.parametrize("plan_id", PLANS)
def test_a_spoilt_plan_is_published_or_told_with_its_reason(
    restored: Path, plan_id: str, name: str
) -> None:
    raw = spoilt(plan_id, name)
    (restored / PLANS[plan_id]).write_bytes(raw)
    verdict = check(read_library(restored))
    held = {one.id: one for one in verdict.held}
    assert {*verdict.corpus.plans, *held} == {*PLANS}
    assert not held.keys() & verdict.corpus.plans.keys()
    assert held.keys() <= {plan_id}
    told = {one.rule.id for one in verdict.diagnostics if one.file == PLANS[plan_id].as_posix()}
    assert UNREADABLE.get(name) in {None, *told}
    assert name not in HARMLESS or not held
    shown(verdict, plan_id)
    assert (mend_plan(PLANS[plan_id].as_posix(), raw) is None) == ("khong-phai-utf8" in told)


@pytest.mark.parametrize(
    ("name", "rule"),
    [
        (".md", "ten-tep-sai"),
        ("...md", "ten-tep-sai"),
        ("Kế hoạch số 1.md", "ten-tep-sai"),
        ("..%2F..%2Fa.md", "ten-tep-sai"),
        ("a.md.txt", "tep-khong-phai-md"),
        ("a.docx", "tep-khong-phai-md"),
    ],
)
def test_a_plan_under_a_name_that_cannot_be_is_told(restored: Path, name: str, rule: str) -> None:
    (plan_id, path), *_ = PLANS.items()
    moved = (restored / path).rename((restored / path).with_name(name))
    verdict = check(read_library(restored))
    moved.unlink()
    (held,) = verdict.held
    assert held.file == path.with_name(name).as_posix()
    assert rule in {one.rule.id for one in held.diagnostics}
    assert {*verdict.corpus.plans} == PLANS.keys() - {plan_id}
    quality = pages_of(verdict)[addresses.QUALITY].body
    assert held.file in BeautifulSoup(quality, "html.parser").get_text()


def test_an_original_beside_its_plan_takes_nothing_from_it(restored: Path) -> None:
    path, *_ = PLANS.values()
    original = (restored / path).with_suffix(".docx")
    original.write_bytes(b"PK")
    verdict = check(read_library(restored))
    original.unlink()
    assert [held.file for held in verdict.held] == [path.with_suffix(".docx").as_posix()]
    assert verdict.corpus.plans.keys() == PLANS.keys()


def shown(verdict: Verdict, plan_id: str) -> None:
    """Both the command and the site say what became of the plan."""
    assert len(json.loads(FORMATS["json"](verdict.diagnostics))) == len(verdict.diagnostics)
    printed = {name: render(verdict.diagnostics) for name, render in FORMATS.items()}
    pages = pages_of(verdict)
    quality = BeautifulSoup(pages[addresses.QUALITY].body, "html.parser")
    names = [found.get_text() for found in quality.select(".held h3")]
    if plan_id in verdict.corpus.plans:
        assert names == []
        assert pages[addresses.plan(plan_id)].title
        return
    (held,) = verdict.held
    assert names == [held.title]
    errors = [one for one in held.diagnostics if one.rule.severity is Severity.ERROR]
    assert len(quality.select(".held .fault")) == min(len(errors), FAULTS_SHOWN) > 0
    assert f"có {len(errors)} lỗi:" in quality.select(".held p")[0].get_text()
    assert addresses.plan(plan_id) not in pages
    for error in errors:
        assert f"lỗi[{error.rule.id}]: {error.message}\n" in printed["text"]
        assert error.message
