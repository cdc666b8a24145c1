"""A cheap look whether the words of a page stand in columns, as those of a table do.

It only has to be right when it says no: a page of running text in one column.
"""

from __future__ import annotations

from itertools import pairwise
from operator import attrgetter

from extractor.readers.page import Word

WIDE_GAP = 1.2
"""Ems between words of a line that may part columns; blanks of justified text rarely reach it."""
FEWEST_LINES = 2
"""Lines with a wide gap that may be rows of a table."""


def may_hold_columns(words: list[Word]) -> bool:
    """Say whether two lines or more of a page have a wide gap, or text is turned.

    Args:
        words: a page's words, in any order.
    """
    if any(map(attrgetter("turn"), words)):
        return True
    ordered = sorted(
        (round(bottom), x0, number, x1, bottom, words[number].size)
        for number, (x0, _, x1, bottom) in enumerate([word.box for word in words])
    )
    gapped = {
        line
        for (line, _, _, right, bottom, size), (_, left, _, _, under, other) in pairwise(ordered)
        if left - right > WIDE_GAP * max(size, other) and abs(bottom - under) <= size / 2
    }
    return len(gapped) >= FEWEST_LINES
