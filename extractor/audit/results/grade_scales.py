"""Grades and opinions by order, and the classes of an evaluation's score.

Source: domain rules, sections 3 and 4. From 2015 on the evaluation of accountability has seven
classes (a score of exactly 70 is a B, 70,01 a BB); up to 2014 it had six.
"""

from __future__ import annotations

from decimal import Decimal

GRADES = ("AA", "A", "BB", "B", "CC", "C", "D")
"""From the best down."""
_OPINION_RANKS = {"WTP": 4, "WTP-DPP": 3, "WDP": 2, "TW": 1, "TMP": 1}
FIRST_YEAR_OF_SEVEN = 2015
Scale = tuple[tuple[Decimal, str], ...]
SEVEN: Scale = tuple(
    (Decimal(bound), grade) for bound, grade in zip((90, 80, 70, 60, 50, 30), GRADES, strict=False)
)
"""A grade is reached by a score above its bound; below the last bound stands D."""
SIX: Scale = tuple(
    (Decimal(bound), grade)
    for bound, grade in zip((85, 75, 65, 50, 30), ("AA", "A", "B", "CC", "C"), strict=True)
)
MOST = Decimal(100)


def rank_of(kind: str, value: object) -> int | None:
    """Return the rank of a grade or an opinion, higher is better; None for another value.

    Args:
        kind: "grade" or "opinion", as in a measure.
        value: such as "BB" or "WTP".
    """
    if kind == "grade" and value in GRADES:
        return len(GRADES) - GRADES.index(str(value))
    return _OPINION_RANKS.get(str(value)) if kind == "opinion" else None


def scales_of(year: int | None) -> tuple[Scale, ...]:
    """Return the scales in force in a year; both where it is not known."""
    if year is None:
        return (SEVEN, SIX)
    return (SEVEN,) if year >= FIRST_YEAR_OF_SEVEN else (SIX,)


def grade_of(score: Decimal, scale: Scale) -> str:
    """Return the grade of a score.

    Example:
        72,10 is a BB since 2015, and was a B before.
    """
    return next((grade for bound, grade in scale if score > bound), "D")
