"""Tables that are cut over pages, put together again for a comparison with the whole table.

Plain, and led by the whole table: each printed grid belongs to the first table, in order,
that it shares most of its words with. Of a later piece leading rows that repeat those of the
first piece are dropped. Then rows are joined at page breaks while there are more than the
whole table has, first where the cell in the first column does not begin anew; and cells
above and below a break are joined where the whole table has one cell that they fill.
Not undone: a cell whose lines are split so that its parts no longer read on.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from extractor.readers.cells import SpanCell, TableGrid

Likeness = Callable[[TableGrid, TableGrid], float]
LEAST_LIKENESS = 0.5
"""Least share of common words for a printed grid to be a piece of a table."""


def stitch(
    printed: Sequence[TableGrid], whole: Sequence[TableGrid], likeness: Likeness
) -> list[TableGrid | None]:
    """Return for each whole table the printed one, None where none is like it.

    Args:
        printed: the grids of all pages, in order.
        whole: the tables they should make, in order.
        likeness: share of words that two tables have in common, 0 to 1.
    """
    pieces: list[list[TableGrid]] = [[] for _ in whole]
    at = 0
    for grid in printed:
        scores = [likeness(grid, table) for table in whole[at:]]
        best = max(scores, default=0.0)
        if best >= LEAST_LIKENESS:
            at += scores.index(best)
            pieces[at].append(grid)
    return [
        _joined(parts, table) if parts else None for parts, table in zip(pieces, whole, strict=True)
    ]


def _joined(pieces: Sequence[TableGrid], whole: TableGrid) -> TableGrid:
    first = pieces[0]
    later = [_without_header(piece, first) for piece in pieces[1:]]
    excess = first.rows + sum(piece.rows for piece in later) - whole.rows
    doubtful = sorted(range(len(later)), key=lambda index: _begins_anew(later[index]))
    cut = set(doubtful[: max(excess, 0)])
    cells, rows = list(first.cells), first.rows
    for index, piece in enumerate(later):
        start = rows - 1 if index in cut else rows
        below = [replace(cell, row=cell.row + start) for cell in piece.cells]
        cells = _over_break(cells, below, start, index in cut, whole)
        rows = start + piece.rows
    cells.sort(key=lambda cell: (cell.row, cell.col))
    return replace(first, cells=tuple(cells), rows=rows)


def _without_header(piece: TableGrid, first: TableGrid) -> TableGrid:
    """Leave out the leading rows of a piece that are those of the first one again."""
    same = 0
    while same < min(piece.rows, first.rows) and _row(piece, same) == _row(first, same):
        same += 1
    while same and any(cell.row < same < cell.row + cell.rowspan for cell in piece.cells):
        same -= 1
    kept = (replace(cell, row=cell.row - same) for cell in piece.cells if cell.row >= same)
    return replace(piece, cells=tuple(kept), rows=piece.rows - same)


def _row(grid: TableGrid, row: int) -> list[tuple[int, int, int, str]]:
    return [
        (cell.col, cell.rowspan, cell.colspan, cell.text) for cell in grid.cells if cell.row == row
    ]


def _begins_anew(piece: TableGrid) -> bool:
    """Say whether the first cell of a piece has a text of its own."""
    return bool(piece.cells and piece.cells[0].text)


def _over_break(
    above: list[SpanCell],
    below: list[SpanCell],
    start: int,
    cut: bool,
    whole: TableGrid,
) -> list[SpanCell]:
    """Join the cells at a break that are one: in a row that is cut, or merged over it."""
    spans = {(cell.row, cell.col): cell for cell in whole.cells}
    end = start + 1 if cut else start
    result = list(above)
    for cell in below:
        upper = next(
            (
                one
                for one in result
                if (one.col, one.colspan) == (cell.col, cell.colspan)
                and cell.row == start
                and one.row + one.rowspan == end
            ),
            None,
        )
        if upper is None or not (cut or _is_one(upper, cell, spans)):
            result.append(cell)
            continue
        text = " ".join(text for text in (upper.text, cell.text) if text)
        last = cell.row + cell.rowspan
        result[result.index(upper)] = replace(upper, rowspan=last - upper.row, text=text)
    return result


def _is_one(upper: SpanCell, lower: SpanCell, spans: dict[tuple[int, int], SpanCell]) -> bool:
    one = spans.get((upper.row, upper.col))
    return one is not None and one.row + one.rowspan > lower.row
