"""The theme around a page: rendered once, filled for each."""

import pytest

from generator.pages.page import Draft, Heading, Page, PageKind
from generator.pages.shell import Shells

ENTRY = "<li>{anchor}|{title}{inner}</li>"


class Theme:
    """A theme in one line, which counts how often it is asked."""

    def __init__(self, word: str = "") -> None:
        self.word, self.asked = word, 0

    def __call__(self, page: Page) -> str:
        self.asked += 1
        toc = f"<ul> {' '.join(map(self._entry, page.contents))} </ul>" if page.contents else ""
        return (
            f"{self.word}{page.title}:{page.description}:{page.address}:{page.kind}:{toc}:"
            f"{page.body}"
        )

    def _entry(self, heading: Heading) -> str:
        inner = "".join(map(self._entry, heading.children))
        below = f"<ul>{inner}</ul>" if inner else ""
        return ENTRY.format(anchor=heading.anchor, title=heading.title, inner=below)


def page(**changes: object) -> Page:
    given = {
        "address": "ke-hoach/a/",
        "kind": PageKind.PLAN,
        "title": "A",
        "body": "<h1>A</h1>",
        "description": "về A",
        "contents": (Heading("B", "b", (Heading("C", "c"), Heading("D", "d"))), Heading("E", "e")),
    }
    return Page(**(given | changes))  # type: ignore[arg-type]


PAGES = (
    page(),
    page(address="ke-hoach/b/", title="Khác"),
    page(contents=()),
    page(contents=(Heading("Một", "mot"),)),
    page(contents=(Heading("Một", "mot", (Heading("Hai", "hai", (Heading("Ba", "ba"),)),)),)),
    page(description=""),
    page(address="lich/2025/co-quan/2/", kind=PageKind.CALENDAR),
    page(address="ke-hoach/"),
    page(address="", kind=PageKind.HOME),
)


@pytest.mark.parametrize("one", PAGES)
def test_a_filled_shell_is_what_the_theme_makes(one: Page) -> None:
    assert Shells(Theme()).of(one).filled(one) == Theme()(one)


def test_pages_of_one_kind_and_depth_share_a_shell() -> None:
    theme = Theme()
    shells = Shells(theme)
    for name in "abc":
        shells.of(page(address=f"ke-hoach/{name}/"))
    assert theme.asked == 1


def test_a_body_with_the_marks_of_a_specimen_stays_what_it_is() -> None:
    one = page(title="zzbodyzz", body="<h1>zztitlezz zzcontentszz zzfolderzz</h1>")
    assert Shells(Theme()).of(one).filled(one) == Theme()(one)


def test_a_page_without_a_heading_is_refused() -> None:
    with pytest.raises(ValueError, match="ke-hoach/a/: the body has no heading"):
        Shells(Theme()).of(page()).filled(page(body="<p>A</p>"))


def test_another_theme_has_another_mark() -> None:
    draft = Draft(address="ke-hoach/a/", kind=PageKind.PLAN, make=page)
    assert Shells(Theme()).mark(draft) == Shells(Theme()).mark(draft)
    assert Shells(Theme()).mark(draft) != Shells(Theme("new ")).mark(draft)
