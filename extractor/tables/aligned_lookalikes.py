"""What shares columns as tables do and is told by its numbers: formulas, references, charts.

Numbers in brackets at the right margin count formulas; those before long texts count notes
and references, though they stand in two columns; numbers of parts stand before headings;
figures that fall by equal steps, with no word beside them, are the scale of a chart.

Limits: formulas without numbers and charts without a scale are not told here.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

LONG_NOTE = 30
"""Letters of a reference on average; the names of a list in two columns are shorter."""
FEWEST_NOTES = 3
"""References in each of two columns."""
MOST_COLUMNS = 4
"""Columns of two columns of references: of numbers, and of texts."""
FEWEST_MARKS = 3
"""Marks of a scale: two figures stand below each other in any table."""
MOST_BESIDE = 0.5
"""Share of the places beside a scale that have figures: each bar has its own height."""
MOST_FORMULAS = 0.6
"""Share of the numbered lines that have a sign of equality."""

_NUMBER = re.compile(r"\((\d{1,3})(?:\.\d{1,3})?[a-z]?\)")
_NOTES = re.compile(r"\[(\d{1,3})\](?:\s|$)"), re.compile(r"(\d{1,3})\.(?:\s|$)")
"""How references are numbered."""
_PART = re.compile(r"\d{1,2}(?:\.\d{1,2})*\.?")
_EQUALS = frozenset("=≈≡≤≥∈")
_SCALE = re.compile(r"[-–−]?\d[\d.,]*%?")

Rows = Sequence[Sequence[str]]


def are_formulas(rows: Rows) -> bool:
    """Say whether the rows are formulas with their numbers, ``E = m c`` | ``(3)``."""
    found = [(_NUMBER.fullmatch(row[-1].strip()), "".join(row[:-1])) for row in rows if row[-1]]
    numbers = [int(number[1]) for number, _ in found if number]
    if len(numbers) < 2 or len(numbers) < len(found):
        return False
    equal = sum(1 for _, text in found if not _EQUALS.isdisjoint(text))
    grows = all(0 <= after - before <= 1 for before, after in itertools.pairwise(numbers))
    return grows and equal >= MOST_FORMULAS * len(found)


def are_references(columns: Sequence[Sequence[str]]) -> bool:
    """Say whether two columns of long texts are counted on from one to the other.

    Args:
        columns: the texts of each column.
    """
    texts = [text for column in columns for text in column if len(text) > len("[999]")]
    if len(columns) > MOST_COLUMNS or sum(map(len, texts)) < LONG_NOTE * len(texts):
        return False
    return any(_are_counted_on(columns, style) for style in _NOTES)


def _are_counted_on(columns: Sequence[Sequence[str]], style: re.Pattern[str]) -> bool:
    counted = [
        [int(note[1]) for text in column if (note := style.match(text))] for column in columns
    ]
    counted = [numbers for numbers in counted if len(numbers) >= FEWEST_NOTES]
    if len(counted) != 2 or counted[0][-1] >= counted[1][0]:
        return False
    return all(a < b for numbers in counted for a, b in itertools.pairwise(numbers))


def are_parts(rows: Rows) -> bool:
    """Say whether the texts are headings of parts of a report: ``5``, ``5.1``, ``6``, ``6.1``."""
    if len(rows[0]) != 2:
        return False
    numbers = [row[0].strip().rstrip(".") for row in rows if row[1]]
    if not all(map(_PART.fullmatch, numbers)):
        return False
    return any(number.rpartition(".")[0] in numbers for number in numbers if "." in number)


def are_of_chart(rows: Rows) -> bool:
    """Say whether the first column is a scale, with nothing but figures and signs beside it.

    The last row may have words: what the chart's bars or points are.
    """
    marks = [row[0] for row in rows if row[0]]
    if len(marks) < FEWEST_MARKS or not all(map(_SCALE.fullmatch, marks)):
        return False
    if any(letter.isalpha() for row in rows[:-1] for text in row for letter in text):
        return False
    beside = [text for row in rows for text in row[1:]]
    if sum(1 for text in beside if any(map(str.isdigit, text))) > MOST_BESIDE * len(beside):
        return False
    values = [int(re.sub(r"\D", "", mark)) * (1 if mark[0].isdigit() else -1) for mark in marks]
    steps = {before - after for before, after in itertools.pairwise(values)}
    return len(steps) == 1 and steps.pop() > 0
