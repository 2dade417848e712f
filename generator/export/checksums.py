"""The checksums of what can be taken along, in the form that `sha256sum --check` reads."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from itertools import chain

from generator.domain import addresses


def with_checksums(*files: Iterable[tuple[str, bytes]]) -> dict[str, bytes]:
    """All of `files` by address, and the file with their checksums.

    That has a line for each, in the order of their addresses, relative to the site's root.
    """
    made = dict(chain.from_iterable(files))
    lines = (f"{hashlib.sha256(made[name]).hexdigest()}  {name}\n" for name in sorted(made))
    return made | {addresses.CHECKSUMS: "".join(lines).encode()}
