"""Closed sets of words: an identifier for files and data, a Vietnamese label for readers."""

from __future__ import annotations

from enum import StrEnum
from typing import Self


class Word(StrEnum):
    """A member is a word; it is hashed as the word that it equals, which is done once."""

    __hash__ = str.__hash__


class Labelled(Word):
    """An enum whose members are written `NAME = "identifier", "nhãn tiếng Việt"`."""

    label: str

    def __new__(cls, value: str, label: str = "") -> Self:
        """Make a member that equals its identifier and knows its label."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        return member
