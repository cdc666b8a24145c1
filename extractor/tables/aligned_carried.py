"""Rows that a page break cut off a table without borders: known by the page before.

One row alone is no table. Where a table without borders ends a page and the next page
begins with lines that stand in its columns, at its edges, those lines are its last rows.

Limits: the table must end its page but for a footer, and its columns must stand at the
same places on the next page; a first line that fills fewer than half of them stays text.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from decimal import Decimal

from extractor.readers.cells import SpanCell, TableGrid
from extractor.readers.page import Box, Page, Word, box_around
from extractor.tables.aligned_bands import bands_of_rows, has_figures
from extractor.tables.aligned_chunks import ChunkLine, chunk_lines
from extractor.tables.aligned_lines import extents_of, is_far
from extractor.tables.aligned_marks import show_figures
from extractor.tables.aligned_pieces import Piece, lines_to_pieces
from extractor.tables.aligned_rows import rows_of_body
from extractor.tables.cell_text import words_to_lines
from extractor.tables.column_gaps import Extent, touched
from extractor.tables.pictured_pages import most_confidence
from extractor.tables.text_lines import find_text_lines

CARRIED = Decimal("0.6")
"""Confidence in rows that are known by another page only."""
FOOTER = 0.1
"""Share of the page's height at its lower edge that footers and page numbers take."""
MOST_HEADERS = 3
"""Lines of a running header above the rows."""
SAME_EDGE = 0.4
"""Edges within this, in type sizes, are one."""
WRAPPED = 0.6
"""A line this near below another, in type sizes, may go on with its cell."""
_DIGITS = re.compile(r"\d+")


def with_carried_rows(
    page: Page, tables: Sequence[TableGrid], above: Page, above_tables: Sequence[TableGrid]
) -> list[TableGrid]:
    """Add the rows at the top of a page that end the table of the page before.

    Args:
        page: the page.
        tables: the tables found on it, top to bottom.
        above: the page read before it; one that is not the page right before has no say.
        above_tables: the tables found on that page.

    Returns:
        The tables; before them, where there are such rows, a grid of these rows with as
        many columns as the table that they end (``ruled=False``, confidence 0.6).
    """
    kept = list(tables)
    last = _ending_table(above, above_tables) if page.number == above.number + 1 else None
    if last is None or last.box is None:
        return kept
    columns = _columns_of(above, last)
    if columns is None:
        return kept
    top = min((table.box.top for table in tables if table.box is not None), default=page.height)
    free = [word for word in page.words if word.box.bottom <= top]
    headers = [_header_text(line) for line in _lines_of(above.words)[:MOST_HEADERS]]
    lines = _lines_of(free)
    while lines and _header_text(lines[0]) in headers:
        lines.pop(0)
    rows = _first_rows(lines, columns)
    return [_grid(page, rows, columns), *kept] if rows else kept


def _lines_of(words: Sequence[Word]) -> list[ChunkLine]:
    return chunk_lines(find_text_lines(words))


def _header_text(line: ChunkLine) -> str:
    """Return a line's text but for its digits: page numbers differ from page to page."""
    return _DIGITS.sub("", " ".join(chunk.text for chunk in line.chunks))


def _ending_table(page: Page, tables: Sequence[TableGrid]) -> TableGrid | None:
    """Return the page's last table where it has no borders and only a footer stands below."""
    boxed = [table for table in tables if table.box is not None]
    if not boxed:
        return None
    last = max(boxed, key=_bottom)
    if last.ruled:
        return None
    foot = page.height * (1 - FOOTER)
    below = [word for word in page.words if word.box.top > _bottom(last)]
    return last if all(word.box.top >= foot for word in below) else None


def _bottom(table: TableGrid) -> float:
    return table.box.bottom if table.box is not None else 0.0


def _columns_of(page: Page, table: TableGrid) -> list[Extent] | None:
    """Return where the words of each column stand; None where a column is empty."""
    by_column: list[list[Box]] = [[] for _ in range(table.cols)]
    for cell in table.cells:
        if cell.colspan == 1 and cell.text and cell.box:
            by_column[cell.col].append(cell.box)
    if not all(by_column):
        return None
    words = [word.box for word in page.words]
    columns: list[Extent] = []
    for boxes in by_column:
        left, right = min([box.x0 for box in boxes]), max([box.x1 for box in boxes])
        near = [word for word in words if left <= (word.x0 + word.x1) / 2 <= right]
        held = [word for word in near if any(_holds(box, word) for box in boxes)]
        if not held:
            return None
        columns.append(Extent(min(word.x0 for word in held), max(word.x1 for word in held)))
    return columns


def _holds(box: Box, word: Box) -> bool:
    x, y = word.middle
    return box.x0 <= x <= box.x1 and box.top <= y <= box.bottom


def _first_rows(lines: Sequence[ChunkLine], columns: Sequence[Extent]) -> list[ChunkLine]:
    """Return the first lines of a page that stand in the columns, a running header passed."""
    start = next((k for k, line in enumerate(lines) if _begins_row(line, columns)), None)
    if start is None or start > MOST_HEADERS:
        return []
    if start and not is_far(lines[start - 1], lines[start]) and lines[start - 1].multiple:
        return []  # a table of its own, or its heading
    end = start + 1
    while end < len(lines):
        line, above = lines[end], lines[end - 1]
        wrapped = (
            not line.multiple
            and line.top - above.bottom < WRAPPED * line.size
            and _fits(line, columns)
        )
        if is_far(above, line) or not (wrapped or _begins_row(line, columns)):
            break
        end += 1
    return list(lines[start:end])


def _begins_row(line: ChunkLine, columns: Sequence[Extent]) -> bool:
    """Say whether a line fills half of the columns at their edges, with a figure in one."""
    filled = len(line.chunks)
    figures = any(chunk.value for chunk in line.chunks[1:])
    return filled > 1 and 2 * filled >= len(columns) and figures and _fits(line, columns)


def _fits(line: ChunkLine, columns: Sequence[Extent]) -> bool:
    """Say whether each text of a line stands in a column of its own, at one of its edges."""
    near = SAME_EDGE * line.size
    seen: set[int] = set()
    for extent in extents_of(line):
        over = touched(extent, columns)
        if len(over) != 1 or over[0] in seen:
            return False
        seen.add(over[0])
        column = columns[over[0]]
        aligned = min(
            abs(extent.x0 - column.x0),
            abs(extent.x1 - column.x1),
            abs(extent.middle - column.middle),
        )
        if aligned > near:
            return False
    return True


def _grid(page: Page, lines: list[ChunkLine], columns: Sequence[Extent]) -> TableGrid:
    pieces = lines_to_pieces(lines, columns)
    rows = rows_of_body(lines, pieces, columns, [False] * len(lines))
    box = box_around(word.box for line in pieces for piece in line for word in piece.words)
    starts = [lines[row[0]].top for row in rows]
    heights = [box.top, *starts[1:], box.bottom]
    middles = [(a.x1 + b.x0) / 2 for a, b in itertools.pairwise(columns)]
    edges = [min(box.x0, columns[0].x0), *middles, max(box.x1, columns[-1].x1)]
    cells = [
        _cell(number, col, [piece for line in row for piece in pieces[line]], edges, heights)
        for number, row in enumerate(rows)
        for col in range(len(columns))
    ]
    whole = Box(edges[0], box.top, edges[-1], box.bottom)
    if has_figures(page, whole):
        starting = [row[0] for row in rows]
        cells = show_figures(cells, page, bands_of_rows(lines, starting, columns, []))
    return TableGrid(
        tuple(cells),
        len(rows),
        len(columns),
        page=page.number,
        box=whole,
        ruled=False,
        confidence=min(CARRIED, most_confidence(whole, page)),
    )


def _cell(
    row: int, col: int, pieces: Sequence[Piece], edges: Sequence[float], heights: Sequence[float]
) -> SpanCell:
    words = [word for piece in pieces if piece.first == col for word in piece.words]
    lines = words_to_lines(words)
    box = Box(edges[col], heights[row], edges[col + 1], heights[row + 1])
    return SpanCell(row, col, text=" ".join(lines), lines=lines, box=box)
