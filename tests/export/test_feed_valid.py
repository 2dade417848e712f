"""Every feed against the rules of RFC 4287; and those rules against feeds that break them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.checks.run import check
from generator.export.feed import feed_files
from generator.reading.library import read_library
from generator.reading.versions import read_past
from tests.atom import faults
from tests.repository import Repository
from tests.samples import REGISTRIES, plan_text

SITE = "https://cong.example.vn/kh/"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The feeds of a plan that came, was corrected, and was cancelled."""
    repository = Repository(tmp_path_factory.mktemp("kho"))
    for name, text in REGISTRIES.items():
        repository.commit(text, f"content/registry/{name}.yml")
    repository.commit(plan_text(title="Sách & báo cho người đọc"))
    repository.commit(plan_text(number="13/KH-SVH"))
    repository.commit(plan_text(number="13/KH-SVH", status="cancelled"))
    return feeds(repository.root, SITE)


def feeds(root: Path, site: str | None) -> dict[str, bytes]:
    corpus = check(read_library(root)).corpus
    return dict(feed_files(corpus, read_past(root, corpus.plans), site))


@pytest.mark.parametrize("site", [SITE, None])
def test_every_feed_of_the_founding_plans_keeps_the_rules(root: Path, site: str | None) -> None:
    found = feeds(root, site)
    assert {address.rpartition("/")[0] for address in found} == {
        "",
        "feed/don-vi",
        "feed/co-quan",
    }
    assert {address: faults(data) for address, data in found.items() if faults(data)} == {}


def test_every_feed_of_a_plan_with_a_history_keeps_the_rules(made: dict[str, bytes]) -> None:
    assert made["feed.xml"].count(b"<entry>") == 3
    assert {address: faults(data) for address, data in made.items() if faults(data)} == {}


def test_a_plan_that_was_taken_away_is_news_and_leads_to_the_list(tmp_path: Path) -> None:
    repository = Repository(tmp_path)
    for name, text in REGISTRIES.items():
        repository.commit(text, f"content/registry/{name}.yml")
    repository.commit(plan_text())
    repository.commit(None)
    found = feeds(repository.root, SITE)
    assert {address: faults(data) for address, data in found.items() if faults(data)} == {}
    for address in ("feed.xml", "feed/don-vi/thu-vien-xa.xml", "feed/co-quan/so-van-hoa.xml"):
        text = found[address].decode()
        assert text.count("<entry>") == 1
        assert "<title>Đã rút khỏi cổng: Tuyên truyền Ngày hội đọc sách" in text
        assert f'type="text/html" href="{SITE}ke-hoach/" />' in text
        assert "<li>Kế hoạch không còn trên cổng; trong các lịch đã đăng ký" in text


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("</feed>", "", "2: not well-formed: "),
        ('<feed xmlns="http://www.w3.org/2005/Atom"', "<feed", "2: the root is feed"),
        ("<title>", "<title/><title>", "4.1: 2 times title in feed"),
        ("<updated>", "<title>x</title><updated>", "4.1: 2 times title in feed"),
        ("+07:00</updated>", "</updated>", "3.3: updated is 2025-11-25T06:00:00"),
        ("<updated>2025-11-25", "<updated>2025-13-25", "3.3: updated is 2025-13-25T06:00:00+07:00"),
        ("<updated>2025-11-25", "<updated>2024-11-25", "4.2.15: the feed is older"),
        ("<id>urn:uuid:", "<id>", "4.2.6: the id is "),
        ('rel="self"', 'rel="own"', "4.2.7.2: a link that is own"),
        ('type="application/atom+xml"', 'type="atom"', "4.2.7.3: a link to a atom"),
        (' href="https://', ' src="https://', "4.2: link has src"),
        ('xml:lang="vi"', 'xml:lang="tiếng Việt"', "2: the language is tiếng Việt"),
        ("<entry>", "<entry>lời", "4.1: words between the elements of entry"),
        ("<entry>", "<entry><logo/>", "4.1: logo in entry"),
        ("<category term=", "<category name=", "4.2: category has name"),
        ('<content type="xhtml">', '<content type="html">', "3.1.1: content of type html holds"),
        ('<content type="xhtml">', '<content type="xhtml">lời', "3.1.1.3: content is not one div"),
        ("<published>2025", "<published>2026", "4.2.9: updated before it was published"),
        ("<name>Cổng kế hoạch tuyên truyền</name>", "<name/>", "4.2: name is empty"),
        ("<name>Cổng kế hoạch tuyên truyền</name>", "", "4.1: 0 times name in author"),
    ],
)
def test_a_feed_that_breaks_a_rule_is_found_out(
    made: dict[str, bytes], old: str, new: str, fault: str
) -> None:
    text = made["feed.xml"].decode()
    assert old in text
    found = faults(text.replace(old, new, 1).encode())
    assert [said for said in found if said.startswith(fault)]


def test_a_feed_without_an_author_is_found_out(made: dict[str, bytes]) -> None:
    text = re.sub("<author>.*?</author>", "", made["feed.xml"].decode(), flags=re.DOTALL)
    assert "4.1.2: an entry without an author, in a feed without one" in faults(text.encode())
    text = re.sub("<entry>.*</entry>", "", text, flags=re.DOTALL)
    assert faults(text.encode()) == ["4.1.1: a feed without an author"]


def test_an_id_that_stands_twice_is_found_out(made: dict[str, bytes]) -> None:
    text = made["feed.xml"].decode()
    twice = text.replace(
        "</feed>", text[text.index("  <entry>") : text.index("</feed>")] + "</feed>"
    )
    assert any("stands twice" in fault for fault in faults(twice.encode()))
