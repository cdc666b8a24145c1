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
    low = _low_cells(cells) if tall else {}
    rows = {row for cell in tall for row in (cell.span.row, cell.last_row)}
    rows = {row for row in rows if _may_count(low.get(row, ()))}
    if not rows:
        return sorted(cells, key=lambda cell: cell.span)
    covering = _Rows(lattice, cells)
    borders = sorted({border for row in rows if covering.counts(row) for border in (row, row + 1)})
    done: list[DraftCell] = []
    for cell in cells:
        first = bisect_right(borders, cell.span.row)
        own = borders[first : bisect_right(borders, cell.last_row)]
        done += part_cell(lattice, cell, own) if own else [cell]
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


class _Rows:
    """The cells that reach into each row, and their words: a table may have thousands of rows."""

    def __init__(self, lattice: Lattice, cells: Sequence[DraftCell]) -> None:
        self._ys = lattice.ys
        self._rows: list[list[DraftCell]] = [[] for _ in range(lattice.rows)]
        self._words: dict[int, dict[int, list[Word]]] = {}
        for cell in sorted(cells, key=lambda cell: cell.span.col):
            for row in range(cell.span.row, cell.last_row + 1):
                self._rows[row].append(cell)

    def counts(self, row: int) -> bool:
        """Say whether a row counts the columns, most of them in cells of its own."""
        cells = self._rows[row]
        own = sum(cell.span.rowspan == 1 for cell in cells)
        if own < FEWEST_NUMBERS or 2 * own < len(cells):
            return False
        return _counts_columns([self._words_at(cell, row) for cell in cells])

    def _words_at(self, cell: DraftCell, row: int) -> list[Word]:
        """The words of a cell that stand in a row; those beyond it count to its nearest one."""
        first, last = cell.span.row, cell.last_row
        if first == last:
            return cell.words
        known = self._words.get(id(cell))
        if known is None:
            known = self._words[id(cell)] = {}
            for word in cell.words:
                at = bisect_right(self._ys, word.box.middle[1]) - 1
                known.setdefault(min(max(at, first), last), []).append(word)
        return known.get(row, [])


def _counts_columns(row: Sequence[Sequence[Word]]) -> bool:
    """Say whether every cell has one number here, one more than the cell before it."""
    numbers = []
    for words in row:
        match = _NUMBER.fullmatch(words[0].text) if len(words) == 1 else None
        if match is None:
            return False
        numbers.append(int(match["number"]))
    return all(after - before == 1 for before, after in pairwise(numbers))
