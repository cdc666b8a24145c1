"""A cheap look whether the words of a page stand in columns, as those of a table do.

It only has to be right when it says no: a page of running text in one column.
"""

from __future__ import annotations

from itertools import pairwise

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
    if any(word.turn for word in words):
        return True
    ordered = sorted(words, key=lambda word: (round(word.box.bottom), word.box.x0))
    gapped = {
        round(one.box.bottom)
        for one, other in pairwise(ordered)
        if abs(one.box.bottom - other.box.bottom) <= one.size / 2
        and other.box.x0 - one.box.x1 > WIDE_GAP * max(one.size, other.size)
    }
    return len(gapped) >= FEWEST_LINES
