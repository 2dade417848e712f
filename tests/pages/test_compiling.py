"""Templates are compiled to plain Python, and say what Jinja's own would say."""

from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import DictLoader, Environment, StrictUndefined
from markupsafe import Markup, escape

from generator.domain.roles import Role
from generator.pages.compiling import PlainEnvironment, as_html

ONE = SimpleNamespace(
    name="Sở <Y tế> & bạn",
    html=Markup("<b>đậm</b>"),
    number=7,
    share=0.5,
    none=None,
    role=Role.LEAD,
    call=lambda *words, end="": f"{'+'.join(words)}{end}<",
)

SAID = (
    "{{ one.name }} {{ one.html }} {{ one.number }} {{ one.share }} {{ one.none }} {{ one.role }}",
    "{{ one.call('a', 'b', end='&') }} {{ one.call() | upper }}",
    "{{ one.call(*['x'], **{'end': 1}) }}",
    "{% macro m(x, y=2) %}<i>{{ x }}{{ y }}</i>{% endmacro %}{{ m(one.name) }}{{ m('<', y='>') }}",
    "{% macro m() %}({{ caller() }}){% endmacro %}{% call m() %}{{ one.name }}{% endcall %}",
    "{% for x in one.name if x %}{{ loop.index }}{{ x }}{{ ',' if not loop.last }}{% endfor %}",
    "{% set x %}<{{ one.name }}>{% endset %}{{ x }}{{ x ~ '<' }}",
    "{% import 'parts' as parts %}{{ parts.part(one.html) }}{{ parts.part(one.name) }}",
    "{{ [one, one] | map(attribute='number') | sum }}{{ 1 + one.number }}{{ {1: one}[1].name }}",
    "{{ '%d-%s' | format(one.number, one.name) }}{{ one.name.upper()[:3] }}",
    "{% with a = one.call('q') %}{{ a }}{% endwith %}{{ one.call(one.call('1'), one.name) }}",
)


def made(of: type[Environment], text: str) -> str:
    loader = DictLoader({"t": text, "parts": "{% macro part(x) %}[{{ x }}]{% endmacro %}"})
    options: dict[str, Any] = {"autoescape": True, "undefined": StrictUndefined}
    return of(loader=loader, **options).get_template("t").render(one=ONE)


@pytest.mark.parametrize("text", SAID)
def test_a_page_says_what_jinja_says(text: str) -> None:
    assert made(PlainEnvironment, text) == made(Environment, text)


@pytest.mark.parametrize("text", ["{{ one.nothing }}", "{{ nobody }}", "{{ one.name.nothing() }}"])
def test_what_is_not_there_is_an_error(text: str) -> None:
    with pytest.raises(Exception, match=r"nothing|nobody"):
        made(PlainEnvironment, text)


@given(st.one_of(st.text(), st.text().map(Markup), st.integers(), st.floats(), st.none()))
def test_a_value_is_written_as_markupsafe_writes_it(value: object) -> None:
    assert as_html(value) == str(escape(value))
