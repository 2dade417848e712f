"""The search page: a plain form and the lists that serve without it; the script does the rest."""

from __future__ import annotations

from collections.abc import Iterator

from generator.domain import addresses
from generator.pages.environment import Studio
from generator.pages.page import Draft, Page, PageKind

_LISTS = (
    (addresses.PLANS, "Mọi kế hoạch"),
    (addresses.UNITS, "Mọi đơn vị"),
    (addresses.CALENDAR, "Lịch các đợt, thời hạn và sự kiện"),
    (addresses.DOCUMENTS, "Văn bản được viện dẫn"),
    (addresses.MATRICES, "Ma trận phân công"),
    (addresses.TOPICS, "Chủ đề"),
    (addresses.CHANNELS, "Kênh truyền thông"),
)


def drafts(studio: Studio) -> Iterator[Draft]:
    """The page at which all forms of the site search."""
    yield Draft(
        address=addresses.SEARCH, kind=PageKind.SEARCH, make=lambda: _page(studio), plans=()
    )


def _page(studio: Studio) -> Page:
    return studio.page(
        addresses.SEARCH,
        PageKind.SEARCH,
        "Tìm kiếm",
        template="search.html",
        description="Tìm trong kế hoạch, điều khoản, việc, đơn vị, văn bản và sự kiện.",
        lists=_LISTS,
    )
