"""Grades: AA, A, BB, B, CC, C, D, E, with a score where one is printed.

Contract: capital letters alone, or with a score before or behind them; look-alike capitals
(Cyrillic В) are folded without doubt, because nothing else is printed there. Whether the score
fits the grade is the audit's to say. Source: domain/rules.md section 3, domain/noise.md section 2.
"""

from __future__ import annotations

import re
from dataclasses import replace

from normalizers.numerals import MAX_CELL, Number, weigh_numeral
from normalizers.reading import AMBIGUOUS, UNPARSED, Measure
from normalizers.resources import load_data
from normalizers.text import clean_text, fold_lookalikes, fold_text

_GRADE = r"(?P<grade>AA|A|BB|B|CC|C|D|E)"
_SCORE = r"(?P<score>[0-9]{1,3}(?:[.,][0-9]{1,4})?)"
_LONG_SCORE = r"(?P<score>[0-9]{2,3}(?:[.,][0-9]{1,4})?|[0-9][.,][0-9]{1,4})"
_WORDS = r"(?P<words>[A-Za-z ()/]{3,60}?)"
_FORMS = tuple(
    re.compile(form)
    for form in (
        rf"{_GRADE}",
        rf"\( ?{_GRADE} ?\)",
        rf"{_GRADE} ?\( ?{_WORDS} ?\)",
        rf"{_GRADE} ?[-–/:=] ?{_WORDS}",
        rf"{_SCORE} ?\( ?{_GRADE} ?\)",
        rf"{_GRADE} ?\( ?{_SCORE} ?\)",
        rf"{_LONG_SCORE} ?[/,;:-] ?{_GRADE}",
        rf"{_GRADE} ?[/,;:-] ?{_LONG_SCORE}",
        rf"{_SCORE} ?\( ?{_GRADE} ?[/,-] ?{_WORDS}\)",
    )
)
_UNMARKED = tuple(
    re.compile(form) for form in (rf"{_LONG_SCORE} {_GRADE}", rf"{_GRADE} {_LONG_SCORE}")
)
_SCORE_RANGE = re.compile(rf"{_GRADE} ?\( ?[0-9]{{1,3}} ?[-–] ?[0-9]{{1,3}} ?\)")
"""``A (80-85)``: the grade with the scores that earn it."""
_SPLIT = re.compile(r"([ABC]) \1")


def parse_grade(text: str) -> Measure:
    """Read a cell that should hold a grade.

    Args:
        text: The cell, such as "BB", "72,10 (BB)", "B / 64", "В" in Cyrillic, "Predikat B".

    Returns:
        A measure of kind "grade" with the score where printed; in doubt for small letters
        ("case-unusual"), for "B B" ("letters-split") and for "A (80-85)" ("range"); of kind
        "text", "value-unparsed", when the text is no grade.
    """
    raw = clean_text(text)
    if len(raw) > MAX_CELL:
        return _no_grade(raw, "too-long")
    folded = _without_label(fold_lookalikes(raw)).rstrip(".")
    if found := _read(raw, folded):
        return found
    if match := _SCORE_RANGE.fullmatch(folded):
        return Measure(raw, "grade", match["grade"], doubt=AMBIGUOUS, reason="range")
    if match := _SPLIT.fullmatch(folded):
        grade = match[1] * 2
        return Measure(
            raw,
            "grade",
            grade,
            doubt=AMBIGUOUS,
            reason="letters-split",
            alternatives=(grade, match[1]),
        )
    if folded != folded.upper() and (found := _read(raw, folded.upper())):
        return replace(found, doubt=AMBIGUOUS, reason=found.reason or "case-unusual")
    return _no_grade(raw, "not-a-grade")


def _read(raw: str, folded: str) -> Measure | None:
    for form in _FORMS:
        if match := form.fullmatch(folded):
            return _to_measure(raw, match)
    for form in _UNMARKED:
        if (match := form.fullmatch(folded)) and (found := _to_measure(raw, match)):
            return replace(found, doubt=AMBIGUOUS, reason="words-left-over")
    return None


def _to_measure(raw: str, match: re.Match[str]) -> Measure | None:
    groups = match.groupdict()
    grade = match["grade"]
    score: Number | None = None
    if groups.get("score"):
        score = weigh_numeral(raw, match["score"], style="percent").value
        if score is None or score > 100:
            return None
    words = groups.get("words")
    if words and fold_text(words) not in load_data("grades")["grades"][grade]:
        return Measure(raw, "grade", grade, score=score, doubt=AMBIGUOUS, reason="words-left-over")
    return Measure(raw, "grade", grade, score=score)


def _without_label(text: str) -> str:
    """Take off 'Nilai', 'Predikat' and the like before a grade."""
    head, _, tail = text.rpartition(" ")
    return tail if fold_text(head) in load_data("grades")["labels"] else text


def _no_grade(raw: str, reason: str) -> Measure:
    return Measure(raw, "text", None, doubt=UNPARSED, reason=reason)
