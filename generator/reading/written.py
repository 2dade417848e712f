"""Values as they are written in a file; what is written so is read back as the same text."""

from __future__ import annotations

from typing import Any

import yaml


class _AsText(yaml.SafeDumper):
    """Writes text without quotes wherever YAML lets it: here every value is read as text."""

    yaml_implicit_resolvers = {  # noqa: RUF012 - the base class's own field
        first: [(tag, pattern) for tag, pattern in resolvers if tag == "tag:yaml.org,2002:null"]
        for first, resolvers in yaml.SafeDumper.yaml_implicit_resolvers.items()
    }

    def increase_indent(self, *_: Any, flow: bool = False, **__: Any) -> None:
        """Indent the items of a list under its key, as the plans do."""
        super().increase_indent(flow=flow, indentless=False)

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002 - the base class's signature
        """Write a thing that stands in two places twice; the reader refuses aliases."""
        return True


def written(data: Any) -> str:
    """Mappings, lists and texts as YAML in the style of the plans, with a line end."""
    return yaml.dump(
        data, Dumper=_AsText, allow_unicode=True, sort_keys=False, width=float("inf"), indent=2
    )
