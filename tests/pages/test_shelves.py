"""Plans by topic and by channel."""

from dataclasses import replace
from pathlib import Path

from generator.domain.corpus import Corpus, corpus_of
from generator.pages.environment import Studio
from generator.pages.page import Page
from generator.pages.shelves import drafts
from tests.pages.conftest import TEMPLATES, making, soup, words
from tests.samples import FILE, REGISTRIES, plan_text, verdict_at

pages = making(drafts)

CHANNELS = """
bang-tin: {name: Bảng tin, group: Trực quan, note: Bảng tin của cơ quan.}
to-roi: {name: Tờ rơi, group: Trực quan}
bao-in: {name: Báo in, group: Báo chí}
ap-phich: {name: Áp phích, group: Trực quan}
"""


def pages_of(studio: Studio) -> dict[str, Page]:
    return {page.address: page for page in pages(studio)}


def studio_with(root: Path, channels: str = "[bang-tin]", topics: str = "[van-hoa-doc]") -> Studio:
    plans = {FILE: plan_text(channels=channels, topics=topics)}
    return Studio(TEMPLATES, verdict_at(root, plans, channels=CHANNELS).corpus)


def test_a_topics_page_describes_it_and_lists_its_plans(studio: Studio) -> None:
    page = pages_of(studio)["chu-de/van-hoa-doc/"]
    assert page.title == "Văn hóa đọc"
    assert words(page, ".lead") == ["Đọc sách và thư viện."]
    assert words(page, ".entries li > a") == ["Tuyên truyền Ngày hội đọc sách tỉnh Sông Xanh"]


def test_a_channels_page_names_its_group(tmp_path: Path) -> None:
    page = pages_of(studio_with(tmp_path))["kenh/bang-tin/"]
    assert words(page, ".eyebrow") == ["Trực quan"]
    assert words(page, ".lead") == ["Bảng tin của cơ quan."]


def test_channels_stand_by_group_and_name_in_vietnamese_order(tmp_path: Path) -> None:
    studio = studio_with(tmp_path, channels="[to-roi, bang-tin, bao-in, ap-phich]")
    page = pages_of(studio)["kenh/"]
    assert words(page, "h2") == ["Báo chí", "Trực quan"]
    assert words(page, ".entries li > a") == ["Báo in", "Áp phích", "Bảng tin", "Tờ rơi"]


def test_a_channel_without_plans_is_named_without_a_page(tmp_path: Path) -> None:
    found = pages_of(studio_with(tmp_path))
    assert words(found["kenh/"], ".empty") == [
        "Có trong danh mục nhưng chưa có kế hoạch nào ghi: Báo in, Áp phích, Tờ rơi."
    ]
    assert "kenh/to-roi/" not in found


def test_every_link_to_a_shelf_leads_to_a_page(tmp_path: Path) -> None:
    found = pages_of(studio_with(tmp_path))
    led_to = {link for page in found.values() for link in page.links}
    assert {link for link in led_to if link.startswith(("chu-de/", "kenh/"))} <= set(found)


def test_lists_without_plans_say_why_they_are_empty(tmp_path: Path) -> None:
    studio = Studio(TEMPLATES, verdict_at(tmp_path, {}, topics=REGISTRIES["topics"]).corpus)
    assert words(pages_of(studio)["chu-de/"], ".empty")[0] == (
        "Chưa có gì để liệt kê, vì chưa có kế hoạch nào được công bố ghi phần này. "
        "Xem kế hoạch nào chưa công bố và vì sao ."
    )


def test_a_topic_written_twice_lists_its_plan_once(tmp_path: Path) -> None:
    page = pages_of(studio_with(tmp_path, topics="[van-hoa-doc, van-hoa-doc]"))["chu-de/"]
    assert words(page, ".entries small") == ["1 kế hoạch"]


def test_a_hostile_name_is_only_text(corpus: Corpus) -> None:
    topic = replace(corpus.registry.topics["van-hoa-doc"], name="<i>x</i>", description="<i>y</i>")
    registry = replace(corpus.registry, topics={topic.id: topic})
    for page in pages(Studio(TEMPLATES, corpus_of(corpus.plans.values(), registry))):
        assert not soup(page).select("i")
