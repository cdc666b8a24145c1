"""Grades and opinions with the mark of a note: read, and told."""

from __future__ import annotations

import pytest

from normalizers.measures import parse_measure


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        *[("BB²", "grade", "BB"), ("BB¹)", "grade", "BB"), ("A *)", "grade", "A")],
        *[("Predikat B¹", "grade", "B"), ("CC**", "grade", "CC"), ("WTP²", "opinion", "WTP")],
    ],
)
def test_the_note_is_no_part_of_the_grade(text: str, kind: str, value: str) -> None:
    measure = parse_measure(text)
    assert (measure.raw, measure.kind, measure.value) == (text, kind, value)
    assert (measure.doubt, measure.reason) == ("value-ambiguous", "words-left-over")


@pytest.mark.parametrize(("text", "kind"), [("12 m²", "volume"), ("m²", "text"), ("Baik*", "text")])
def test_powers_and_words_stay(text: str, kind: str) -> None:
    measure = parse_measure(text)
    assert (measure.kind, measure.doubt) == (kind, None)
