"""Sizes of files as readers know them."""

from __future__ import annotations


def size_of(count: int) -> str:
    """A number of bytes in KB, and in MB from a thousand KB on."""
    kilobytes = count / 1024
    if kilobytes >= 1000:
        return f"{kilobytes / 1024:.1f} MB".replace(".", ",")
    return f"{kilobytes:.0f} KB" if kilobytes >= 10 else f"{kilobytes:.1f} KB".replace(".", ",")
