"""Templates compiled to plainer Python than Jinja's own.

Jinja asks of every value whether it is an object or a mapping, of everything called whether it
wants the context, and of everything written whether it is finished HTML. In templates of ours a
dot is always an attribute, and nothing called wants the context: to say so saves a quarter of the
time that pages take. A name that is not there is an error, as it is with Jinja's strict values.
"""

from __future__ import annotations

from keyword import iskeyword
from typing import Any

from jinja2 import Environment
from jinja2.compiler import CodeGenerator, Frame
from jinja2.nodes import Call, Expr, Getattr, Template
from markupsafe import Markup, _escape_inner, escape  # type: ignore[attr-defined]

_SAFE = frozenset({Markup, int, float})


class _PlainCode(CodeGenerator):
    """Writes attributes and calls as Python has them."""

    def visit_Getattr(self, node: Getattr, frame: Frame) -> None:  # noqa: N802 - Jinja's name
        self.visit(node.node, frame)
        self.write(f".{node.attr}")

    def visit_Call(  # noqa: N802 - Jinja's name
        self,
        node: Call,
        frame: Frame,
        forward_caller: bool = False,  # noqa: FBT001, FBT002 - and its signature
    ) -> None:
        unpacked = node.dyn_args or node.dyn_kwargs
        if forward_caller or unpacked or any(iskeyword(named.key) for named in node.kwargs):
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.visit(node.node, frame)
        self.write("(")
        for argument in node.args:
            self._argument("", argument, frame)
        for named in node.kwargs:
            self._argument(f"{named.key}=", named.value, frame)
        self.write(")")

    def _argument(self, before: str, value: Expr, frame: Frame) -> None:
        self.write(before)
        self.visit(value, frame)
        self.write(", ")


class PlainEnvironment(Environment):
    """An environment whose templates are compiled so, and write values as `as_html` does."""

    code_generator_class = _PlainCode

    def _generate(
        self, source: Template, name: str | None, filename: str | None, *rest: Any, **more: Any
    ) -> str:
        code = super()._generate(source, name, filename, *rest, **more)
        return f"{code}\nfrom {__name__} import {as_html.__name__} as escape\n"


def as_html(value: object) -> str:
    """The value as `markupsafe.escape` writes it, but not as Markup.

    Templates join at once what they write, by the thousand on a page: to wrap each word for that
    takes five times as long as to escape it.
    """
    if type(value) is str:
        return str(_escape_inner(value))
    if type(value) in _SAFE:
        return str(value)
    return escape(value)
