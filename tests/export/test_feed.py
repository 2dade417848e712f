"""The feeds: valid Atom, with what is new and what changed."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urljoin
from xml.etree import ElementTree as ET

import pytest

from generator.checks.run import check
from generator.domain.changes.news import Version
from generator.domain.corpus import Corpus, corpus_of
from generator.domain.plan import Plan, Status
from generator.domain.timespan import Certainty, IssueDate
from generator.export.feed import MOST, feed_files
from generator.reading.commit import VIETNAM
from generator.reading.library import read_library
from generator.reading.versions import Past, read_versions
from tests.atom import faults
from tests.samples import verdict_at

ATOM = "{http://www.w3.org/2005/Atom}"
XHTML = "{http://www.w3.org/1999/xhtml}"
SITE = "https://cong.example.vn/kh/"
FIRST = datetime(2025, 11, 24, 23, 0, tzinfo=VIETNAM)
PLAN = "so-van-hoa-2025-ngay-hoi-sach"


@pytest.fixture
def corpus(tmp_path: Path) -> Corpus:
    return verdict_at(tmp_path).corpus


def the_plan(corpus: Corpus) -> Plan:
    (plan,) = corpus.plans.values()
    return plan


def with_plan(corpus: Corpus, **changes: Any) -> Corpus:
    return corpus_of([replace(the_plan(corpus), **changes)], corpus.registry)


def history(*plans: Plan) -> dict[str, tuple[Version, ...]]:
    """Versions an hour apart."""
    return {
        plans[0].id: tuple(
            Version(plan=plan, commit=f"{number:040x}", time=FIRST + timedelta(hours=number))
            for number, plan in enumerate(plans)
        )
    }


def feeds(
    corpus: Corpus, versions: dict[str, tuple[Version, ...]] | None = None, site: str | None = SITE
) -> dict[str, ET.Element]:
    made = feed_files(corpus, Past(versions or {}), site)
    return {address: ET.fromstring(data) for address, data in made}


def entries(feed: ET.Element) -> list[ET.Element]:
    return feed.findall(f"{ATOM}entry")


def words(entry: ET.Element) -> list[str]:
    return [item.text or "" for item in entry.iter(f"{XHTML}li")]


def check_atom(feed: ET.Element, *, self_link: bool) -> None:
    assert faults(ET.tostring(feed)) == []
    assert bool(feed.findall(f"{ATOM}link[@rel='self']")) == self_link


def test_every_feed_of_the_founding_plans_is_valid(root: Path) -> None:
    founding = check(read_library(root)).corpus
    versions = dict(read_versions(root, founding.plans))
    for site in (SITE, None):
        made = feeds(founding, versions, site)
        for feed in made.values():
            check_atom(feed, self_link=site is not None)
        (everything, *_) = made.values()
        news = [
            e for e in entries(everything) if e.find(f"{ATOM}category[@term='new']") is not None
        ]
        assert len(news) == len(founding.plans)


def test_there_is_a_feed_of_all_of_each_unit_and_of_each_issuer(corpus: Corpus) -> None:
    assert list(feeds(corpus)) == [
        "feed.xml",
        "feed/don-vi/cac-thu-vien.xml",
        "feed/don-vi/thu-vien-tinh.xml",
        "feed/don-vi/thu-vien-xa.xml",
        "feed/don-vi/van-phong.xml",
        "feed/co-quan/so-van-hoa.xml",
    ]


def test_a_new_plan_is_said_with_what_its_source_states(corpus: Corpus) -> None:
    (entry,) = entries(feeds(corpus, history(the_plan(corpus)))["feed.xml"])
    assert entry.findtext(f"{ATOM}title") == (
        "Kế hoạch mới: Tuyên truyền Ngày hội đọc sách tỉnh Sông Xanh"
    )
    assert entry.findtext(f"{ATOM}updated") == "2025-11-24T23:00:00+07:00"
    assert words(entry) == [
        "Số, ký hiệu: 12/KH-SVH.",
        "Cơ quan ban hành: Sở Văn hóa tỉnh Sông Xanh.",
        "Ngày ban hành: 10/3/2025 (văn bản ghi rõ).",
        "Thời gian: “Từ nay đến hết tháng 6/2025”.",
        "2 việc được giao.",
    ]


def test_a_changed_plan_says_what_changed(corpus: Corpus) -> None:
    plan = the_plan(corpus)
    made = feeds(corpus, history(replace(plan, number="11/KH-SVH"), plan))
    changed, new = entries(made["feed.xml"])
    assert changed.findtext(f"{ATOM}title", "").startswith("Đã cập nhật: ")
    assert changed.findtext(f"{ATOM}updated") == "2025-11-25T00:00:00+07:00"
    assert changed.findtext(f"{ATOM}published") == "2025-11-24T23:00:00+07:00"
    assert words(changed) == ["Số, ký hiệu đổi từ 11/KH-SVH thành 12/KH-SVH."]
    assert new.findtext(f"{ATOM}title", "").startswith("Kế hoạch mới: ")


def test_a_version_in_which_nothing_changed_for_a_reader_is_no_news(corpus: Corpus) -> None:
    plan = the_plan(corpus)
    made = feeds(corpus, history(replace(plan, short="Ngày hội"), plan))
    assert len(entries(made["feed.xml"])) == 1


@pytest.mark.parametrize(
    ("status", "said"),
    [(Status.REPLACED, "Đã được thay thế"), (Status.CANCELLED, "Đã bãi bỏ")],
)
def test_a_plan_replaced_or_cancelled_says_so_in_its_title(
    corpus: Corpus, status: Status, said: str
) -> None:
    now = with_plan(corpus, status=status)
    changed, _ = entries(feeds(now, history(the_plan(corpus), the_plan(now)))["feed.xml"])
    assert changed.findtext(f"{ATOM}title", "").startswith(f"{said}: ")


def test_a_plan_that_replaces_another_names_it_and_reaches_its_units(corpus: Corpus) -> None:
    old = the_plan(corpus)
    new = replace(old, id="ke-hoach-moi", short="Mới", replaces=(old.id,), tasks=())
    both = corpus_of([old, new], corpus.registry)
    mine = entries(feeds(both)["feed/don-vi/thu-vien-xa.xml"])
    assert [entry.findtext(f"{ATOM}title") for entry in mine] == [
        "Kế hoạch mới: Mới",
        "Kế hoạch mới: Tuyên truyền Ngày hội đọc sách tỉnh Sông Xanh",
    ]
    assert words(mine[0])[-1] == "Thay thế: Tuyên truyền Ngày hội đọc sách tỉnh Sông Xanh."


def test_a_unit_that_lost_its_task_still_hears_of_it(corpus: Corpus) -> None:
    plan = the_plan(corpus)
    now = with_plan(corpus, tasks=plan.tasks[1:])
    made = feeds(now, history(plan, the_plan(now)))
    (entry,) = entries(made["feed/don-vi/van-phong.xml"])
    assert words(entry) == ["Bỏ việc “Lập kế hoạch của đơn vị” (mục III.1)."]


def test_without_history_a_plan_stands_at_its_issue_day(corpus: Corpus) -> None:
    (entry,) = entries(feeds(corpus)["feed.xml"])
    assert entry.findtext(f"{ATOM}updated") == "2025-03-10T00:00:00+07:00"


def test_a_plan_without_any_day_is_still_in_the_feed(corpus: Corpus) -> None:
    unknown = with_plan(corpus, issued=IssueDate(certainty=Certainty.UNKNOWN))
    (entry,) = entries(feeds(unknown)["feed.xml"])
    assert entry.findtext(f"{ATOM}updated") == "1970-01-01T00:00:00+07:00"
    assert "Ngày ban hành: không nêu." in words(entry)


def test_an_entry_keeps_its_id_when_the_site_moves_or_history_appears(corpus: Corpus) -> None:
    found = {
        entries(feeds(corpus, versions, site)["feed.xml"])[0].findtext(f"{ATOM}id")
        for versions in ({}, history(the_plan(corpus)))
        for site in (None, SITE, "https://khac.example.vn/")
    }
    assert len(found) == 1


@pytest.mark.parametrize("site", [SITE, SITE.rstrip("/"), None])
def test_links_lead_to_the_pages_from_wherever_the_feed_stands(
    corpus: Corpus, site: str | None
) -> None:
    for address, feed in feeds(corpus, site=site).items():
        links = [urljoin(SITE + address, link.get("href", "")) for link in feed.iter(f"{ATOM}link")]
        assert f"{SITE}ke-hoach/{PLAN}/" in links
        assert all(link.startswith(SITE) for link in links)
        assert (SITE + address in links) == (site is not None)


def test_without_plans_the_feed_is_valid_and_empty(corpus: Corpus) -> None:
    made = feeds(corpus_of([], corpus.registry))
    assert list(made) == ["feed.xml"]
    check_atom(made["feed.xml"], self_link=True)
    assert entries(made["feed.xml"]) == []


def test_a_feed_holds_the_newest_and_leaves_the_oldest_out(corpus: Corpus) -> None:
    plan = the_plan(corpus)
    versions = [replace(plan, number=f"{number}/KH-SVH") for number in range(1, MOST + 21)]
    shown = entries(feeds(corpus, history(*versions))["feed.xml"])
    assert len(shown) == MOST
    moments = [entry.findtext(f"{ATOM}updated", "") for entry in shown]
    assert moments == sorted(moments, reverse=True)
    assert words(shown[0])[0].endswith(f"thành {MOST + 20}/KH-SVH.")


def test_hostile_words_stay_words(corpus: Corpus) -> None:
    plan = the_plan(corpus)
    made = feeds(with_plan(corpus, title="<script>a</script> & ]]>"), history(plan))
    (entry,) = entries(made["feed.xml"])
    assert entry.findtext(f"{ATOM}title") == "Kế hoạch mới: <script>a</script> & ]]>"
    assert not list(entry.iter(f"{XHTML}script"))


def test_the_same_corpus_and_history_give_the_same_bytes(corpus: Corpus) -> None:
    versions = history(the_plan(corpus))
    first = dict(feed_files(corpus, Past(versions), SITE))
    assert dict(feed_files(corpus, Past(versions), SITE)) == first
    assert first["feed.xml"].startswith(b'<?xml version="1.0" encoding="utf-8"?>\n<feed ')
