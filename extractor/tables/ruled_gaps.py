"""Columns that nobody drew, in tables with lines between rows and a few columns only.

Word processors offer tables with rules under the rows and one vertical beside the first
column. Taken as ruled, five columns of figures would be one cell; such tables are left to
those told by alignment.
"""

from __future__ import annotations

from collections.abc import Sequence

from extractor.readers.page import Word
from extractor.tables.ruled_cells import DraftCell

GAP = 6.0
"""Points that no word of any row enters: twice the widest space of justified text."""
SURE_GAP = 15.0
"""A single gap must be this wide: a hanging number leaves a narrower one."""
LEAST_ROWS = 2
"""Rows with words on both sides of a gap."""


def has_undrawn_columns(cells: Sequence[DraftCell]) -> bool:
    """Say whether some column's words fall into columns of their own.

    Args:
        cells: all cells of a table, final.
    """
    columns: dict[int, list[Sequence[Word]]] = {}
    for cell in cells:
        if cell.words and cell.span.colspan == 1:
            columns.setdefault(cell.span.col, []).append(cell.words)
    return any(_falls_apart(rows) for rows in columns.values())


def _falls_apart(rows: Sequence[Sequence[Word]]) -> bool:
    found = [
        stop - start
        for start, stop in _gaps([word for row in rows for word in row])
        if _rows_with_both_sides(rows, start, stop) >= max(LEAST_ROWS, len(rows) / 2)
    ]
    return len(found) > 1 or any(width >= SURE_GAP for width in found)


def _gaps(words: Sequence[Word]) -> list[tuple[float, float]]:
    gaps = []
    end = float("inf")
    for word in sorted(words, key=lambda word: word.box.x0):
        if word.box.x0 - end >= GAP:
            gaps.append((end, word.box.x0))
            end = word.box.x1
        end = word.box.x1 if end == float("inf") else max(end, word.box.x1)
    return gaps


def _rows_with_both_sides(rows: Sequence[Sequence[Word]], start: float, stop: float) -> int:
    return sum(
        any(word.box.x1 <= start for word in row) and any(word.box.x0 >= stop for word in row)
        for row in rows
    )
