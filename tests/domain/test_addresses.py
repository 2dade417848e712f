from collections.abc import Callable

import pytest

from generator.domain import addresses


@pytest.mark.parametrize(
    ("make", "name", "address"),
    [
        (addresses.plan, "so-2025-a", "ke-hoach/so-2025-a/"),
        (addresses.calendar_year, 2025, "lich/2025/"),
        (addresses.matrix, "so-y-te", "ma-tran/so-y-te/"),
        (addresses.unit, "so-y-te", "don-vi/so-y-te/"),
        (addresses.document, "57-nq-tw", "van-ban/57-nq-tw/"),
        (addresses.topic, "dai-hoi", "chu-de/dai-hoi/"),
        (addresses.channel, "zalo", "kenh/zalo/"),
        (addresses.rule, "khoa-la", "huong-dan/loi/khoa-la/"),
    ],
)
def test_every_page_stands_in_a_folder_of_its_own_below_the_sites_root(
    make: Callable[[object], str], name: object, address: str
) -> None:
    assert make(name) == address


@pytest.mark.parametrize(
    ("clause", "anchor"),
    [
        ("IV.1.2", "iv-1-2"),
        ("I", "i"),
        ("II.1.d", "ii-1-d"),
        ("II.1.đ", "ii-1-dd"),
        ("noi-nhan", "noi-nhan"),
    ],
)
def test_a_clause_has_an_anchor_of_its_own(clause: str, anchor: str) -> None:
    assert addresses.anchor(clause) == anchor
    assert addresses.plan("a", clause) == f"ke-hoach/a/#{anchor}"


def test_a_task_has_an_anchor_that_is_no_clauses() -> None:
    assert addresses.task_anchor("bao-cao") == "viec-bao-cao"


@pytest.mark.parametrize(
    ("address", "depth"),
    [("", 0), ("lich/", 1), ("ke-hoach/a/", 2), ("huong-dan/loi/khoa-la/", 3), ("feed.xml", 0)],
)
def test_the_depth_of_an_address_is_the_number_of_its_folders(address: str, depth: int) -> None:
    assert addresses.depth(address) == depth
