"""Grids with spans to the rows of cells that the kinds read.

A merged cell stands at its first position; the other positions that it covers hold
empty cells that know it as their origin, so that a column can be asked what covers it.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import compress

from extractor.readers.cells import SpanCell, TableGrid
from extractor.readers.page import Box
from extractor.tables.grid import Cell, GridRow, Segment
from normalizers.text import clean_text


def grid_to_segment(grid: TableGrid, first_line: int) -> Segment:
    """Turn one grid into a segment of rows.

    Args:
        grid: the table as its page or document holds it.
        first_line: running number of its first row, where the grid has no own numbers.
    """
    numbers = grid.row_numbers or tuple(range(first_line, first_line + grid.rows))
    table: list[list[Cell]] = [
        [Cell("", line=numbers[row], page=grid.page)] * grid.cols for row in range(grid.rows)
    ]
    for span in grid.cells:
        place, col, height, width = span.row, span.col, span.rowspan, span.colspan
        cell = _cell(span, numbers[place], grid.page)
        if height > 1 or width > 1:
            for row in range(place, place + height):
                covered = Cell("", (), numbers[row], grid.page, cell.box, origin=cell)
                table[row][col : col + width] = [covered] * width
        table[place][col] = cell
    covering = _cells_of_rows(grid)
    rows = [
        GridRow(tuple(cells), numbers[row], grid.page, _row_box(grid, covering[row]), row)
        for row, cells in enumerate(table)
    ]
    return Segment(rows, "grid", ruled=grid.ruled, confidence=grid.confidence, lined=grid.lined)


def _cell(span: SpanCell, line: int, page: int | None) -> Cell:
    if not span.text and not span.lines:
        return Cell("", (), line, page, span.box, (), span.rowspan, span.colspan, span.fill)
    lines = tuple(map(clean_text, span.lines))
    heights = span.heights
    if not all(lines):
        heights = tuple(compress(heights, lines))
        lines = tuple(filter(None, lines))
    # What is cleaned line by line need not be cleaned once more as one text.
    whole = span.lines and span.text == " ".join(span.lines)
    text = " ".join(lines) if whole else clean_text(span.text)
    return Cell(
        text,
        lines if span.box is None else ((text,) if text else ()),
        line,
        page,
        span.box,
        lines,
        span.rowspan,
        span.colspan,
        span.fill,
        heights=heights,
        mark=span.mark,
        look=span.look,
    )


def _row_box(grid: TableGrid, cells: Sequence[SpanCell]) -> Box | None:
    """The band of a row over the table's whole width; tall merged cells do not widen it.

    The cells of the row alone make it; where all are merged, the lowest that cover it.
    """
    if grid.box is None:
        return None
    lowest = min([c.rowspan for c in cells], default=1)
    own = [c.box for c in cells if c.rowspan == lowest and c.box is not None]
    if not own:
        return grid.box
    top, bottom = min([box.top for box in own]), max([box.bottom for box in own])
    return Box(grid.box.x0, top, grid.box.x1, bottom)


def _cells_of_rows(grid: TableGrid) -> list[list[SpanCell]]:
    """The cells that cover each row."""
    covering: list[list[SpanCell]] = [[] for _ in range(grid.rows)]
    for cell in grid.cells:
        if cell.rowspan == 1:
            covering[cell.row].append(cell)
            continue
        for row in range(cell.row, cell.row + cell.rowspan):
            covering[row].append(cell)
    return covering


def segment_to_grid(segment: Segment) -> TableGrid:
    """Turn a segment of a dump into a grid without boxes; nothing in it is merged."""
    width = max((len(row.cells) for row in segment.rows), default=0)
    cells = [
        SpanCell(place, col, text=row.text(col), lines=(row.text(col),) if row.text(col) else ())
        for place, row in enumerate(segment.rows)
        for col in range(width)
    ]
    return TableGrid(
        tuple(cells),
        len(segment.rows),
        width,
        segment.rows[0].page if segment.rows else None,
        ruled=False,
        row_numbers=tuple(row.line for row in segment.rows),
    )
