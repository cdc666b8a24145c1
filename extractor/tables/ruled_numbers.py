"""The row of column numbers, which nothing is merged with.

Below a heading stands ``1 2 3 4``, or ``(1) (2) (3) (4)``. Where a border of that row is missing
in one column, its number falls into the heading above or into the first cell below, and reads as
a part of it. The numbers of the other columns tell which one is missing, and where it stands.

Limits: the numbers must follow each other without a gap, and all but one column in two must have
a cell of their own for theirs.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from extractor.readers.page import Word
from extractor.tables.ruled_cells import DraftCell, part_cell
from extractor.tables.ruled_lattice import Lattice

FEWEST_NUMBERS = 3
"""Numbers in cells of their own that make a row of column numbers."""
_NUMBER = re.compile(r"(?P<open>\()?(?P<number>\d{1,2})(?(open)\))")
_Row = list[tuple[DraftCell, list[Word]]]
"""The cells that cover a row from left to right, each with its words at that height."""


def split_number_rows(lattice: Lattice, cells: Sequence[DraftCell]) -> list[DraftCell]:
    """Cut the cells that reach into a row of column numbers at its borders.

    Args:
        lattice: the table's lines.
        cells: its cells.

    Returns:
        The cells in order.

    Example:
        ``1``, ``3``, ``4`` in cells of their own, and ``2 Program Pengembangan`` in one that is
        two rows high: ``2`` becomes a cell beside them, the text one in the row below.
    """
    tall = [cell for cell in cells if cell.span.rowspan > 1 and cell.words]
    done = list(cells)
    low = _low_cells(cells) if tall else {}
    for row in {row for cell in tall for row in (cell.span.row, cell.last_row)}:
        if not _may_count(low.get(row, ())):
            continue
        covering = [
            (cell, _words_at(lattice, cell, row))
            for cell in sorted(done, key=lambda cell: cell.span.col)
            if cell.span.row <= row <= cell.last_row
        ]
        if _counts_columns(covering):
            done = [part for cell in done for part in part_cell(lattice, cell, (row, row + 1))]
            low = _low_cells(done)
    return sorted(done, key=lambda cell: cell.span)


def _low_cells(cells: Sequence[DraftCell]) -> dict[int, list[DraftCell]]:
    """The cells of one row, by it."""
    found: dict[int, list[DraftCell]] = {}
    for cell in cells:
        if cell.span.rowspan == 1:
            found.setdefault(cell.span.row, []).append(cell)
    return found


def _may_count(cells: Sequence[DraftCell]) -> bool:
    """Say at little cost whether the cells of a row alone may be column numbers."""
    return len(cells) >= FEWEST_NUMBERS and all(
        len(cell.words) == 1 and _NUMBER.fullmatch(cell.words[0].text) for cell in cells
    )


def _words_at(lattice: Lattice, cell: DraftCell, row: int) -> list[Word]:
    """The words of a cell that stand in a row; those beyond it count to its nearest one."""
    first, last = cell.span.row, cell.last_row
    return [
        word
        for word in cell.words
        if row == min(max(bisect_right(lattice.ys, word.box.middle[1]) - 1, first), last)
    ]


def _counts_columns(row: _Row) -> bool:
    """Say whether every cell has one number here, one more than the cell before it."""
    numbers = []
    for _, words in row:
        match = _NUMBER.fullmatch(words[0].text) if len(words) == 1 else None
        if match is None:
            return False
        numbers.append(int(match["number"]))
    own = sum(cell.span.rowspan == 1 for cell, _ in row)
    return (
        own >= FEWEST_NUMBERS
        and 2 * own >= len(row)
        and all(after - before == 1 for before, after in pairwise(numbers))
    )
