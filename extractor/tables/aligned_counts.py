"""Columns that a line of headings numbers from 1, side by side: months and quarters.

The numbers look like a row of figures. They are headings where nothing but marks stands
below them: a row of targets that happens to count has other figures in its columns.
"""

from __future__ import annotations

from collections.abc import Sequence

from extractor.tables.aligned_pieces import Piece

FEWEST_COUNTED = 4
"""Columns side by side that are numbered from 1: quarters are the fewest periods."""


def counted(texts: Sequence[str]) -> range:
    """Return which texts count from 1 upwards one after the other; none if fewer than four.

    Args:
        texts: the texts of a line, from left to right.
    """
    start = end = 0
    for index, text in enumerate(texts):
        if end > start and text == str(end - start + 1):
            end = index + 1
        elif end - start >= FEWEST_COUNTED:
            break
        elif text == "1":
            start, end = index, index + 1
        else:
            start = end = 0
    return range(start, end) if end - start >= FEWEST_COUNTED else range(0)


def counted_columns(pieces: Sequence[Sequence[Piece]], index: int) -> set[int]:
    """Return the columns that a line numbers from 1 and that hold no figure below it.

    Args:
        pieces: for each line of a table its words by columns.
        index: the line.
    """
    line = pieces[index]
    if len(line) < FEWEST_COUNTED:
        return set()
    columns = {line[at].first for at in counted([piece.chunk.text for piece in line])}
    if not columns or any(
        not columns.isdisjoint(range(piece.first, piece.last + 1))
        and any(map(str.isdigit, piece.chunk.text))
        for below in pieces[index + 1 :]
        for piece in below
    ):
        return set()
    return columns
