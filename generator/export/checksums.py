"""The checksums of what can be taken along, in the form that `sha256sum --check` reads."""

from __future__ import annotations

from collections.abc import Mapping

from generator.domain import addresses


def checksum_file(sums: Mapping[str, str]) -> tuple[str, bytes]:
    """The file that lists `sums`, SHA-256 by address, with its own address.

    It has a line for each, in the order of their addresses, relative to the site's root.
    """
    lines = (f"{sums[address]}  {address}\n" for address in sorted(sums))
    return addresses.CHECKSUMS, "".join(lines).encode()
