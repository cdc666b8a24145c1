"""Headings that end where their shading ends, without a line below them.

Below a heading that a page repeats, the line is often missing where a merged cell of the page
before goes on: the heading then reads as the text of that cell. The shading tells where it ends,
if it ends there in the neighbours too, which have their line. Only a shading of all columns from
the table's top down is taken for that of a heading: stripes of rows run on below merged cells.
"""

from __future__ import annotations

from collections.abc import Sequence

from extractor.readers.page import Box, Fill
from extractor.tables.cell_fills import find_colours
from extractor.tables.ruled_cells import DraftCell, part_cell
from extractor.tables.ruled_lattice import Lattice

FEWEST_SHARE = 0.3
"""Share of the columns that must have a line where the shading ends."""


def split_shaded_cells(
    lattice: Lattice, cells: Sequence[DraftCell], fills: Sequence[Fill]
) -> list[DraftCell]:
    """Cut tall cells where a shading ends that ends in the neighbouring cells too.

    Args:
        lattice: the table's lines.
        cells: its cells.
        fills: the page's painted areas.

    Returns:
        The cells in order.

    Example:
        ``NO``, shaded, in one cell with the blank column below it, beside ``PROGRAM``, shaded
        alike, with a line below: ``NO`` becomes a cell as high as ``PROGRAM``.
    """
    tall = [cell for cell in cells if cell.span.rowspan > 1]
    if not fills or not tall:
        return list(cells)
    # the tall cells alone tell for most tables that no shading ends within any
    colours = _colours(lattice, tall, fills)
    ends = {id(cell): _ends(cell, colours) for cell in tall}
    if not any(ends.values()):
        return list(cells)
    shaded = _shaded_rows(_colours(lattice, cells, fills))
    borders = {
        row
        for row in set().union(*ends.values())
        if row < shaded and _lined(cells, row) >= FEWEST_SHARE * lattice.cols
    }
    done = [
        part
        for cell in cells
        for part in part_cell(
            lattice, cell, [row + 1 for row in ends.get(id(cell), ()) if row in borders]
        )
    ]
    return sorted(done, key=lambda cell: cell.span)


def _lined(cells: Sequence[DraftCell], row: int) -> int:
    """Return how many columns have a line below a row."""
    return sum(cell.span.colspan for cell in cells if cell.last_row == row)


_Colours = dict[tuple[int, int], str | None]
"""By a cell's first column and a row that it covers: the colour of that part of it."""


def _colours(lattice: Lattice, cells: Sequence[DraftCell], fills: Sequence[Fill]) -> _Colours:
    xs, ys = lattice.xs, lattice.ys
    parts: list[tuple[int, int]] = []
    boxes: list[Box] = []
    for cell in cells:
        first, col, rowspan, colspan = cell.span
        for row in range(first, first + rowspan):
            parts.append((col, row))
            boxes.append(Box(xs[col], ys[row], xs[col + colspan], ys[row + 1]))
    colours, _ = find_colours(boxes, fills)
    return dict(zip(parts, colours, strict=True))


def _shaded_rows(colours: _Colours) -> int:
    """Return how many rows from the top are shaded in all their parts."""
    plain = [row for (_, row), colour in colours.items() if colour is None]
    return min(plain, default=1 + max(row for _, row in colours))


def _ends(cell: DraftCell, colours: _Colours) -> list[int]:
    """Return the rows with which a shading of the cell ends, before the cell does."""
    col, first, last = cell.span.col, cell.span.row, cell.last_row
    return [row for row in range(first, last) if colours[col, row] != colours[col, row + 1]]
