"""Cells whose rows have no lines, beside columns that have them.

Spreadsheets printed with half of their borders draw the rows in some columns only. What
stands in the others is then one tall cell of codes or amounts. It is parted at its
neighbours' lines where each part begins level with a text of its row, and where the parts
show that they are many: one value for each row, or wider steps between the rows than
within. Where every row has its number, numbers need not be level. Once a cell is parted
for that, another of the same rows is if it begins three of them. Nothing is parted inside
a merged cell whose text runs on over the lines.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence

from extractor.readers.page import Word
from extractor.tables.ruled_cells import DraftCell
from extractor.tables.ruled_lattice import Lattice
from extractor.tables.ruled_records import Line, are_level, are_values, lines_of, may_begin, text_of

_WIDER = 1.04
"""Steps between rows by the steps within them: even spacing varies by a hundredth or two."""
_WIDEST = 1.75
"""Heights of the letters from which a step is none between the lines of one text."""
_MANY = 3
"""Rows that a cell begins beside a sister that is surely parted."""

_ROMAN = re.compile(r"[IVX]+[.)]?")

Bands = Mapping[int, Sequence[Line]]
"""The lines of a cell by the row of the lattice in whose height they stand."""


def split_open_cells(lattice: Lattice, cells: Sequence[DraftCell]) -> tuple[list[DraftCell], bool]:
    """Part tall cells at the lines of their neighbours.

    Args:
        lattice: the table's lines.
        cells: its cells.

    Returns:
        The cells in order, and whether any was parted.

    Example:
        ``1 Rapat`` over ``2 Bimtek`` with a line between, beside one cell that prints
        ``5.000.000`` over ``7.500.000``: two cells of one amount each.
    """
    tall = {id(cell): cell for cell in cells if cell.span.rowspan > 1 and len(cell.words) > 1}
    if not tall:
        return list(cells), False
    beginnings = _Beginnings(cells)
    bands = {
        key: found
        for key, cell in tall.items()
        if (found := _bands(lattice, cell, beginnings)) is not None
    }
    sure = {key for key in bands if _are_rows(bands[key])}
    rows = {row for key in sure for row in bands[key]}
    parted = {
        key
        for key, lines in bands.items()
        if key in sure or (len(lines) >= _MANY and rows.issuperset(lines))
    }
    if not parted:
        return list(cells), False
    done = [
        part
        for cell in cells
        for part in (_parts(cell, bands[id(cell)]) if id(cell) in parted else [cell])
    ]
    return sorted(done, key=lambda cell: cell.span), True


class _Beginnings:
    """The first word of each cell of one row, by its row; few rows are asked for."""

    def __init__(self, cells: Sequence[DraftCell]) -> None:
        self._low = [cell for cell in cells if cell.words and cell.span.rowspan == 1]
        self._found: dict[int, list[Word]] = {}

    def of(self, row: int) -> list[Word]:
        """Return the first words of the cells that cover this row only."""
        if row not in self._found:
            beside = [cell.words for cell in self._low if cell.span.row == row]
            self._found[row] = [lines_of(words)[0][0] for words in beside]
        return self._found[row]


def _bands(lattice: Lattice, cell: DraftCell, beginnings: _Beginnings) -> Bands | None:
    """The lines of a cell by row; None where some row's part begins no text of its own."""
    if any(word.turn for word in cell.words):
        return None
    bands: dict[int, list[Line]] = {}
    for line in lines_of(cell.words):
        row = bisect_right(lattice.ys, line[0].box.middle[1]) - 1
        row = min(max(row, cell.span.row), cell.span.row + cell.span.rowspan - 1)
        bands.setdefault(row, []).append(line)
    if len(bands) < 2:
        return None
    begin = all(
        may_begin(lines[0][0].text)
        and any(are_level(lines[0][0], other) for other in beginnings.of(row))
        for row, lines in bands.items()
    )
    counted = len(bands) == cell.span.rowspan >= _MANY
    return bands if begin or (counted and _are_single(bands)) else None


def _are_rows(bands: Bands) -> bool:
    """Say whether the parts are one value each, or stand clearly apart."""
    if _are_single(bands):
        return True
    rows = [bands[row] for row in sorted(bands)]
    widest = _WIDEST * max(line[0].box.height for lines in rows for line in lines)
    steps = [_step(a, b) for lines in rows for a, b in itertools.pairwise(lines)]
    # Without lines of one text within the rows, the letters tell what a step would be.
    within = max((step for step in steps if step <= widest), default=widest)
    across = [_step(above[-1], below[0]) for above, below in itertools.pairwise(rows)]
    return min(across) > _WIDER * within


def _are_single(bands: Bands) -> bool:
    """Say whether each row has one value or number, roman ones too, and nothing else."""
    return all(
        len(lines) == 1 and (are_values(lines) or _ROMAN.fullmatch(text_of(lines[0])))
        for lines in bands.values()
    )


def _step(above: Line, below: Line) -> float:
    return below[0].box.middle[1] - above[0].box.middle[1]


def _parts(cell: DraftCell, bands: Bands) -> list[DraftCell]:
    """A cell for each row that it covers; rows without words get one without."""
    first, height = cell.span.row, cell.span.rowspan
    return [
        DraftCell(
            cell.span._replace(row=row, rowspan=1),
            [word for line in bands.get(row, ()) for word in line],
        )
        for row in range(first, first + height)
    ]
