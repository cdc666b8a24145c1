"""Numbered lists of running text."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.audit.texts.list_numbers import list_issues
from extractor.audit.texts.running_text import PrintedLine, paragraphs
from extractor.model import Source


def missing(*numbers: str) -> list[str]:
    """Return what is missing in a text whose lines have these numbers."""
    lines = [
        PrintedLine(place, f"{number} Melaksanakan kegiatan tahapan", partial(Source, line=place))
        for place, number in enumerate(numbers, 1)
    ]
    return [str(issue.recomputed) for issue in list_issues(paragraphs(lines))]


@pytest.mark.parametrize(
    ("numbers", "expected"),
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
def test_lists(numbers: Sequence[str], expected: list[str]) -> None:
    assert missing(*numbers) == expected


def told(*lines: str) -> list[str]:
    """Return what is missing in a text of these lines."""
    printed = [
        PrintedLine(place, line, partial(Source, line=place)) for place, line in enumerate(lines, 1)
    ]
    return [str(issue.recomputed) for issue in list_issues(paragraphs(printed))]


def test_an_item_of_one_short_word_is_an_item() -> None:
    text = ["(1) Poliklinik kesehatan jiwa dewasa", "(2) Poliklinik kesehatan jiwa anak"]
    assert told(*text, "(3) Gigi", "(4) Poliklinik kesehatan umum") == []
    assert told(*text, "(7) Gigi", "(4) Poliklinik kesehatan umum") == ["3"]


def test_a_line_of_two_columns_tells_no_order() -> None:
    text = ["1) Dokumen pelaksanaan survei", "2) Dokumen hasil pertemuan koordinasi"]
    assert told(*text, "4) Dokumen naskah akademik 3) Dokumen validasi data kota") == []
    law = "2) Pelaksanaan Pasal 5 ayat (1) Undang-Undang"
    assert told(text[0], law, "4) Dokumen hasil survei") == ["3"]


@given(st.integers(3, 30), st.data())
def test_one_number_left_out_is_the_one_told(count: int, data: st.DataObject) -> None:
    numbers = [f"{number}." for number in range(1, count + 2)]
    assert missing(*numbers) == []
    lost = data.draw(st.integers(3, count))
    numbers.remove(f"{lost}.")
    assert missing(*numbers) == [str(lost)]
