from __future__ import annotations

import pytest

from generator.export.bundle.links import readied, target_of, with_links


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("../../ke-hoach/", "../../ke-hoach/index.html"),
        ("../..", "../../index.html"),
        ("..", "../index.html"),
        ("../", "../index.html"),
        (".", "./index.html"),
        ("./", "./index.html"),
        ("../../ke-hoach/a/#iv-1", "../../ke-hoach/a/index.html#iv-1"),
        ("../../tim-kiem/?q=dai+hoi#tim", "../../tim-kiem/index.html?q=dai+hoi#tim"),
        ("../../lich/tat-ca.ics", "../../lich/tat-ca.ics"),
        ("#viec", "#viec"),
        ("", ""),
        ("https://vidu.vn/", "https://vidu.vn/"),
        ("webcal://vidu.vn/lich/", "webcal://vidu.vn/lich/"),
        ("//vidu.vn/", "//vidu.vn/"),
        ("data:image/png;base64,AA/", "data:image/png;base64,AA/"),
    ],
)
def test_a_link_to_a_folder_becomes_a_link_to_its_page(written: str, read: str) -> None:
    page = readied("don-vi/a/index.html", f'<p><a class="x" href="{written}">Mở</a>'.encode())
    assert page.data == f'<p><a class="x" href="{read}">Mở</a>'.encode()


def test_forms_scripts_and_drawn_links_are_links_too() -> None:
    page = readied(
        "lich/2025/index.html",
        b'<form action="../../tim-kiem/"></form><script src="../../assets/a.js"></script>'
        b'<svg><a href="../../ke-hoach/a/"></a></svg><img src="anh.png">',
    )
    assert b'action="../../tim-kiem/index.html"' in page.data
    assert page.targets == (
        "assets/a.js",
        "ke-hoach/a/index.html",
        "lich/2025/anh.png",
        "tim-kiem/index.html",
    )


def test_words_that_look_like_a_link_stay_as_they_are() -> None:
    text = '<p>Viết href="../" như sau: <code>src="a/"</code></p>'.encode()
    assert readied("index.html", text) == type(readied("", b""))(data=text, targets=())


def test_a_style_leads_to_what_it_loads() -> None:
    style = (
        b'@font-face { src: url("fonts/a.woff2") } p { background: url(data:image/png;base64,A) }'
    )
    assert readied("assets/portal.css", style).targets == ("assets/fonts/a.woff2",)
    assert readied("assets/portal.css", style).data == style


@pytest.mark.parametrize("address", ["#viec", "", "https://vidu.vn/", "mailto:ai-do"])
def test_an_address_of_the_page_itself_or_of_another_host_is_no_file(address: str) -> None:
    assert target_of("ke-hoach/a/index.html", address) is None


def test_a_link_that_leads_nowhere_becomes_its_words() -> None:
    page = (
        '<a href="#viec">Việc</a> <a class="num" href="don-vi/a/">Đơn vị <b>A</b></a> '
        '<a href="ke-hoach/b/#i">B</a>'
    )
    assert with_links(page, {"ke-hoach/b/index.html"}.__contains__) == (
        '<a href="#viec">Việc</a> Đơn vị <b>A</b> <a href="ke-hoach/b/#i">B</a>'
    )
