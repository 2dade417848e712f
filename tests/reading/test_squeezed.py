"""What is made small comes back as it was."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.reading.squeezed import squeeze, unsqueezed


@given(st.binary())
def test_what_was_squeezed_comes_back(data: bytes) -> None:
    assert unsqueezed(squeeze(data)) == data


def test_text_takes_a_part_of_its_room() -> None:
    text = "Ủy ban nhân dân xã phổ biến kế hoạch tới từng hộ. ".encode() * 40
    assert len(squeeze(text)) * 4 < len(text)


@pytest.mark.parametrize("data", [b"", b"abc", squeeze(b"abc" * 9)[:-3]])
def test_what_is_damaged_is_told(data: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - the library's own words
        unsqueezed(data)
