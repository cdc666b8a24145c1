"""Grades with and without scores."""

from __future__ import annotations

from decimal import Decimal

import pytest

from normalizers.grades import parse_grade


@pytest.mark.parametrize(
    ("text", "grade", "score"),
    [
        ("AA", "AA", None),
        ("BB", "BB", None),
        ("B", "B", None),
        ("В", "B", None),
        ("ВВ", "BB", None),
        ("А", "A", None),
        ("СС", "CC", None),
        ("D", "D", None),
        ("E", "E", None),
        ("72,10 (BB)", "BB", "72.1"),
        ("72.10 (BB)", "BB", "72.1"),
        ("64 (B)", "B", "64"),
        ("BB (72,10)", "BB", "72.1"),
        ("B / 64", "B", "64"),
        ("64/B", "B", "64"),
        ("(B)", "B", None),
        ("B (Baik)", "B", None),
        ("CC - Memadai", "CC", None),
        ("Predikat B", "B", None),
    ],
)
def test_sure_grades(text: str, grade: str, score: str | None) -> None:
    measure = parse_grade(text)
    assert (measure.kind, measure.value, measure.doubt) == ("grade", grade, None)
    assert measure.score == (None if score is None else Decimal(score))


@pytest.mark.parametrize(
    ("text", "grade", "reason"),
    [
        ("bb", "BB", "case-unusual"),
        ("B B", "BB", "letters-split"),
        ("64 B", "B", "words-left-over"),
        ("BB (Buruk)", "BB", "words-left-over"),
    ],
)
def test_doubtful_grades(text: str, grade: str, reason: str) -> None:
    measure = parse_grade(text)
    assert (measure.kind, measure.value) == ("grade", grade)
    assert (measure.doubt, measure.reason) == ("value-ambiguous", reason)


@pytest.mark.parametrize(
    "text", ["", "F", "WTP", "B3", "D3", "3A", "3,5 (Baik)", "640 (B)", "Belum Penilaian", "BBB"]
)
def test_no_grades(text: str) -> None:
    measure = parse_grade(text)
    assert (measure.kind, measure.value, measure.doubt) == ("text", None, "value-unparsed")
