"""What templates can say."""

from datetime import date

import pytest

from generator.pages.days import day
from generator.pages.environment import linker


@pytest.mark.parametrize(
    ("address", "target", "href"),
    [
        ("", "", "./"),
        ("", "ke-hoach/", "ke-hoach/"),
        ("ke-hoach/a/", "", "../../"),
        ("ke-hoach/a/", "don-vi/b/", "../../don-vi/b/"),
        ("ke-hoach/a/", "ke-hoach/a/#iv-1", "#iv-1"),
        ("ke-hoach/a/", "ke-hoach/b/#iv-1", "../../ke-hoach/b/#iv-1"),
        ("lich/2025/", "data/plans.json", "../../data/plans.json"),
    ],
)
def test_links_are_written_as_seen_from_their_page(address: str, target: str, href: str) -> None:
    assert linker(address, {})(target) == href


def test_a_page_knows_the_addresses_that_it_links_to() -> None:
    links: dict[str, None] = {}
    link = linker("ke-hoach/a/", links)
    link("don-vi/b/#co-ngay")
    link("don-vi/b/")
    link("")
    assert list(links) == ["don-vi/b/", ""]


def test_a_day_is_written_for_people_and_for_machines() -> None:
    assert day(date(2025, 9, 3)) == '<time datetime="2025-09-03" class="num">03/9/2025</time>'


def test_no_day_is_no_words() -> None:
    assert day(None) == ""
