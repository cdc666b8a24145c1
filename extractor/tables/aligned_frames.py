"""Ruled tables whose borders are a frame only: one drawn row holds all the printed ones.

Statistical tables are often drawn with a box, lines between the columns and one under the
headings; to the borders, the body is one row. Where that row holds figures, line by line,
their alignment tells more than the borders do. Where lines part all columns, only the rows
are told anew; where a drawn column holds several figures on each line, the whole table is.

Limits: a frame around text only stays one row where no white parts its records
(``ruled_white``), as do a few figures below one another: the cells of plans hold such lists.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from statistics import median

from extractor.readers.cells import SpanCell, TableGrid
from extractor.readers.page import Box, Page, Word
from extractor.tables.aligned import find_aligned_tables
from extractor.tables.aligned_chunks import ChunkLine, chunk_lines, is_value, make_chunk
from extractor.tables.aligned_marks import show_in_cells
from extractor.tables.aligned_partings import looks_numeric
from extractor.tables.aligned_pieces import Piece
from extractor.tables.aligned_rows import rows_of_body
from extractor.tables.cell_text import words_to_lines
from extractor.tables.column_gaps import Extent
from extractor.tables.text_lines import find_text_lines

FEWEST_LINES = 8
"""Lines of figures in one drawn cell: the cells of plans hold a few below one another."""
MOST_FIGURES = 0.9
"""Share of their words that are figures: a footnote mark may stand between."""
FEWEST_CELLS = 2
"""Cells of one row that hold so many: figures side by side and below each other."""
MOST_DRAWN_ROWS = 4
"""A table with more drawn rows has borders between its rows, too."""
FEWEST_ROWS = 5
"""Rows with a figure that a frame must hold for its rows to be told by them."""
MOST_LABELS = 0.4
"""Share of the rows told that may have no figure: headings of sections."""
BY_ALIGNMENT = Decimal("0.6")
"""Most confidence in rows that no lines part."""


def refine_framed_tables(page: Page, ruled: Sequence[TableGrid]) -> list[TableGrid]:
    """Replace frames by the tables that stand in them.

    Args:
        page: the page.
        ruled: the ruled tables found on it.

    Returns:
        The same tables in the same order; one that is no more than a frame around lines of
        figures, and whose words alignment puts into cells without losing one, is replaced
        by what alignment found (``ruled=False``).
    """
    return [_refined(page, table) for table in ruled]


def _refined(page: Page, table: TableGrid) -> TableGrid:
    if table.box is None or not table.cells:
        return table
    tallest = max(table.cells, key=_count_lines)
    if _count_lines(tallest) < FEWEST_ROWS:
        return table
    if _is_frame(table):
        found = _told_anew(page, table, table.box)
        if found is not None:
            return found
    return _with_rows(page, table, tallest.row) or table


def _count_lines(cell: SpanCell) -> int:
    return len(cell.lines) if cell.rowspan == 1 else 0


def _is_frame(table: TableGrid) -> bool:
    tall: dict[int, int] = {}
    for cell in table.cells:
        if cell.rowspan == 1 and _holds_figures(cell):
            tall[cell.row] = tall.get(cell.row, 0) + 1
    return max(tall.values(), default=0) >= FEWEST_CELLS


def _holds_figures(cell: SpanCell) -> bool:
    """Say whether a cell is filled with lines of figures: ``11,062.6 1,540.0 9,522.6``."""
    if len(cell.lines) < FEWEST_LINES:
        return False
    parts = [is_value(part) for line in cell.lines for part in line.split()]
    return sum(parts) >= MOST_FIGURES * len(parts)


def _told_anew(page: Page, table: TableGrid, box: Box) -> TableGrid | None:
    words = [word for word in page.words if _is_inside(word, box)]
    found = find_aligned_tables(replace(page, words=words), [])
    if len(found) != 1 or found[0].rows <= table.rows:
        return None
    if found[0].cols < table.cols and any(cell.mark for cell in table.cells):
        return None  # a drawn column of ticks has no words to align
    held = sum(len(cell.text.split()) for cell in found[0].cells if cell.mark is None)
    if held != sum(len(word.text.split()) for word in words):
        return None
    confidence = min(found[0].confidence, table.confidence, BY_ALIGNMENT)
    return replace(found[0], confidence=confidence)


def _with_rows(page: Page, table: TableGrid, row: int) -> TableGrid | None:
    """Part one drawn row of a table into rows that its figures tell."""
    band = [cell for cell in table.cells if cell.row <= row < cell.row + cell.rowspan]
    boxes = [cell.box for cell in band if cell.rowspan == 1 and cell.box]
    if table.rows > MOST_DRAWN_ROWS or len(boxes) < max(2, len(band)):
        return None
    words, cells = _band_words(page, boxes)
    # Each row told has a figure, and each figure a word that looks like one.
    if sum([looks_numeric(word.text) for word in words]) < FEWEST_ROWS:
        return None
    held = sum(len(cell.text.split()) for cell in band if cell.mark is None)
    if held != sum(len(word.text.split()) for word in words):
        return None
    lines, pieces = _band_lines(words, cells)
    extents = [
        _extent(box, [p for line in pieces for p in line if p.first == column])
        for column, box in enumerate(boxes)
    ]
    rows = rows_of_body(lines, pieces, extents, [False] * len(lines))
    figures = sum(1 for lines_ in rows if any(p.chunk.value for k in lines_ for p in pieces[k]))
    if figures < FEWEST_ROWS or len(rows) - figures > MOST_LABELS * len(rows):
        return None
    size = median(line.size for line in lines)
    return _parted(table, row, [[p for k in own for p in pieces[k]] for own in rows], page, size)


def _band_words(page: Page, boxes: Sequence[Box]) -> tuple[list[Word], dict[int, int]]:
    """Return the upright words in a row of cells, and for each word's id its cell."""
    upper, lower = min([box.top for box in boxes]), max([box.bottom for box in boxes])
    cells: dict[int, int] = {}
    words: list[Word] = []
    for word in page.words:
        x0, top, x1, bottom = word.box
        x, y = (x0 + x1) / 2, (top + bottom) / 2
        if not upper <= y <= lower or word.turn:
            continue
        for number, box in enumerate(boxes):
            if box.x0 <= x <= box.x1 and box.top <= y <= box.bottom:
                cells[id(word)] = number
                words.append(word)
                break
    return words, cells


def _band_lines(
    words: Sequence[Word], cells: Mapping[int, int]
) -> tuple[list[ChunkLine], list[list[Piece]]]:
    """Return the lines that run over a row of cells, and each line's words by these."""
    lines: list[ChunkLine] = []
    pieces: list[list[Piece]] = []
    for line in chunk_lines(find_text_lines(words)):
        by_cell: dict[int, list[Word]] = {}
        for chunk in line.chunks:
            for word in chunk.words:
                by_cell.setdefault(cells[id(word)], []).append(word)
        own_pieces = [Piece(k, k, make_chunk(by_cell[k])) for k in sorted(by_cell)]
        pieces.append(own_pieces)
        chunks = [piece.chunk for piece in own_pieces]
        lines.append(ChunkLine(chunks, line.top, line.bottom, line.size, line.words))
    return lines, pieces


def _extent(box: Box, pieces: Sequence[Piece]) -> Extent:
    """Return the room that a column's words take: cells leave white at their borders."""
    if not pieces:
        return Extent(box.x0, box.x1)
    return Extent(min(p.chunk.x0 for p in pieces), max(p.chunk.x1 for p in pieces))


def _parted(
    table: TableGrid, row: int, rows: Sequence[Sequence[Piece]], page: Page, size: float
) -> TableGrid:
    more = len(rows) - 1
    tops = [min(word.box.top for piece in own for word in piece.words) for own in rows]
    bottoms = [max(word.box.bottom for piece in own for word in piece.words) for own in rows]
    inner = [
        max((above + below) / 2, above_top)
        for above, below, above_top in zip(bottoms, tops[1:], tops, strict=False)
    ]
    cells: list[SpanCell] = []
    parts: list[SpanCell] = []
    column = 0
    for cell in sorted(table.cells, key=_place):
        if cell.row < row:
            cells.append(cell)
        elif cell.row > row:
            cells.append(replace(cell, row=cell.row + more))
        else:
            parts += _cells_of_column(cell, column, rows, inner)
            column += 1
    cells += show_in_cells(parts, page, size)
    return replace(
        table,
        cells=tuple(sorted(cells, key=_place)),
        rows=table.rows + more,
        ruled=False,
        confidence=min(table.confidence, BY_ALIGNMENT),
    )


def _cells_of_column(
    cell: SpanCell, column: int, rows: Sequence[Sequence[Piece]], inner: Sequence[float]
) -> list[SpanCell]:
    box = cell.box or Box(0.0, 0.0, 0.0, 0.0)
    heights = [box.top, *inner, box.bottom]
    cells: list[SpanCell] = []
    for number, own in enumerate(rows):
        words = [word for piece in own if piece.first == column for word in piece.words]
        lines = words_to_lines(words)
        place = Box(box.x0, heights[number], box.x1, heights[number + 1])
        cells.append(
            SpanCell(cell.row + number, cell.col, 1, cell.colspan, " ".join(lines), lines, place)
        )
    return cells


def _place(cell: SpanCell) -> tuple[int, int]:
    return cell.row, cell.col


def _is_inside(word: Word, box: Box) -> bool:
    x0, top, x1, bottom = word.box
    return box.x0 <= (x0 + x1) / 2 <= box.x1 and box.top <= (top + bottom) / 2 <= box.bottom
