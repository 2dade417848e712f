"""How to subscribe to a calendar, as every page that offers one says it."""

from __future__ import annotations

from jinja2 import Environment

from generator.pages.environment import linker
from tests.pages.conftest import TEMPLATES


def said(name: str = "mọi kế hoạch") -> str:
    environment = Environment(loader=TEMPLATES, autoescape=True)
    template = environment.from_string(
        "{% import 'subscribe.html' as lich with context %}"
        "{{ lich.subscribe(link, 'lich/tat-ca.ics', name) }}"
    )
    return template.render(link=linker("tai-ve/", {}), name=name)


def test_the_calendars_address_is_a_plain_link() -> None:
    assert '<a href="../lich/tat-ca.ics" type="text/calendar">Lịch của mọi kế hoạch</a>' in said()


def test_each_service_is_told_in_its_own_words_and_that_it_refreshes_when_it_pleases() -> None:
    text = " ".join(said().split())
    for service in ("Google", "Android", "Outlook", "iPhone", "Mac", "Thunderbird"):
        assert f"<b>{service}" in text or f" {service}</b>" in text
    assert "Mỗi dịch vụ tự chọn lúc làm mới" in text
    assert "Việc hay kế hoạch đã bỏ vẫn còn trong lịch, ghi là đã hủy" in text


def test_a_name_stays_text() -> None:
    assert "Lịch của &lt;b&gt;</a>" in said("<b>")


def test_a_page_can_say_it_more_than_once() -> None:
    assert " id=" not in said()


def test_nothing_leads_outside() -> None:
    assert "http" not in said()
