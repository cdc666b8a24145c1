"""Headings that end where their shading ends, without a line below them.

Below a heading that a page repeats, the line is often missing where a merged cell of the page
before goes on: the heading then reads as the text of that cell. The shading tells where it ends,
if the neighbours end there too, which have their line.

It is a heading's only if it is: shaded from the table's top in all columns, words in each of
them and no value, and its colours nowhere below. Stripes of rows, which run on below merged
cells, come again or hold values.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import repeat

from extractor.readers.page import Box, Fill
from extractor.tables.cell_fills import find_colours
from extractor.tables.ruled_cells import DraftCell, part_cell
from extractor.tables.ruled_lattice import Lattice
from extractor.tables.ruled_records import are_values, lines_of

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
    tall = [cell for cell in cells if cell.span.rowspan > 1] if fills else []
    if tall:
        # a heading has words in all its cells: what is no higher than an empty one is none of it
        end = min([cell.span.row for cell in cells if not cell.words], default=lattice.rows)
        tall = [cell for cell in tall if cell.span.row < end]
    if not tall:
        return list(cells)
    # the tall cells alone tell for most tables that no shading ends within any
    if not any(map(_changes, repeat(_colours(lattice, tall, fills)), tall)):
        return list(cells)
    row = _last_heading_row(_colours(lattice, cells, fills))
    if row is None or _lined(cells, row) < FEWEST_SHARE * lattice.cols:
        return list(cells)
    headings = [cell for cell in cells if cell.span.row <= row]
    if not all(_heads(lattice, cell, row) for cell in headings):
        return list(cells)
    done = [part for cell in cells for part in part_cell(lattice, cell, [row + 1])]
    return sorted(done, key=lambda cell: cell.span)


def _heads(lattice: Lattice, cell: DraftCell, row: int) -> bool:
    """Say whether a cell's words are a heading's: no value, and none below the heading's end."""
    end = lattice.ys[row + 1]
    return (
        bool(cell.words)
        and all(word.box.middle[1] < end for word in cell.words)
        and not are_values(lines_of(cell.words))
    )


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


def _changes(colours: _Colours, cell: DraftCell) -> bool:
    """Say whether a cell's colour changes from one row to the next."""
    col, first, last = cell.span.col, cell.span.row, cell.last_row
    return any(colours[col, row] != colours[col, row + 1] for row in range(first, last))


def _last_heading_row(colours: _Colours) -> int | None:
    """Return the last row of those at the top whose colours are a heading's own.

    None where a part of the first row has no colour, or where its colours come again below.
    """
    own = {colour for (_, row), colour in colours.items() if row == 0}
    if None in own:
        return None
    shaded = {row: True for _, row in colours}
    below = {row: False for _, row in colours}
    for (_, row), colour in colours.items():
        shaded[row] &= colour in own
        below[row] |= colour in own
    last = next((row - 1 for row in sorted(shaded) if not shaded[row]), None)
    if last is None or any(below[row] for row in below if row > last):
        return None
    return last
