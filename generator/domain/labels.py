"""Closed sets of words: an identifier for files and data, a Vietnamese label for readers."""

from __future__ import annotations

from enum import StrEnum
from typing import Self


class Labelled(StrEnum):
    """An enum whose members are written `NAME = "identifier", "nhãn tiếng Việt"`."""

    label: str

    __hash__ = str.__hash__  # that of enums is worked out anew each time, from the name

    def __new__(cls, value: str, label: str = "") -> Self:
        """Make a member that equals its identifier and knows its label."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        return member
