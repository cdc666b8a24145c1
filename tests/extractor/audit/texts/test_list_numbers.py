"""Numbered lists of running text."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.audit.texts.list_numbers import list_issues
from extractor.audit.texts.running_text import PrintedLine, paragraphs
from extractor.model import Source


def missing(*numbers: str) -> list[str]:
    """Return what is missing in a text whose lines have these numbers."""
    lines = [
        PrintedLine(place, f"{number} Melaksanakan kegiatan tahapan", Source(line=place))
        for place, number in enumerate(numbers, 1)
    ]
    return [str(issue.recomputed) for issue in list_issues(paragraphs(lines))]


@pytest.mark.parametrize(
    ("numbers", "told"),
    [
        (["1.", "2.", "3."], []),
        (["1.", "2.", "4."], ["3"]),
        (["1.", "2.", "5."], ["3, 4"]),
        (["1.", "2.", "1)", "2)", "3."], []),
        (["1.", "2.", "1.", "2.", "3.", "3."], []),
        (["1.", "1.", "2.", "3.", "2.", "3."], []),
        (["1.", "2.", "3.", "1.", "4."], []),
        (["1.", "3."], []),
        (["4.", "6."], []),
        (["1.", "2.", "30."], []),
        (["1.", "2.", "1.", "2.", "3.", "5."], ["4"]),
    ],
)
def test_lists(numbers: Sequence[str], told: list[str]) -> None:
    assert missing(*numbers) == told


@given(st.integers(3, 30), st.data())
def test_one_number_left_out_is_the_one_told(count: int, data: st.DataObject) -> None:
    numbers = [f"{number}." for number in range(1, count + 2)]
    assert missing(*numbers) == []
    lost = data.draw(st.integers(3, count))
    numbers.remove(f"{lost}.")
    assert missing(*numbers) == [str(lost)]
