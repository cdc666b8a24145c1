"""Pages made by hand for the tests of ruled tables: lines and words at given places."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.readers.cells import SpanCell, TableGrid
from extractor.readers.page import Box, Page, Ruling, Word


def across(y: float, x0: float, x1: float) -> Ruling:
    """Return a horizontal line."""
    return Ruling(Box(x0, y, x1, y), 0.5)


def down(x: float, top: float, bottom: float) -> Ruling:
    """Return a vertical line."""
    return Ruling(Box(x, top, x, bottom), 0.5)


def lines_of(xs: Sequence[float], ys: Sequence[float]) -> list[Ruling]:
    """Return the lines of a full grid."""
    return [across(y, xs[0], xs[-1]) for y in ys] + [down(x, ys[0], ys[-1]) for x in xs]


def words_at(x: float, y: float, text: str, size: float = 10.0) -> list[Word]:
    """Set a text on one line from (x, y), its top left; a character is half a size wide."""
    words = []
    for part in text.split():
        width = len(part) * size / 2
        words.append(Word(part, Box(x, y, x + width, y + size), size=size))
        x += width + size / 3
    return words


def table_words(xs: Sequence[float], ys: Sequence[float], rows: Sequence[str]) -> list[Word]:
    """Set rows written ``1 | Meningkatnya layanan | 95%`` into the cells of a grid."""
    return [
        word
        for top, row in zip(ys, rows, strict=False)
        for x, text in zip(xs, row.split("|"), strict=False)
        for word in words_at(x + 3, top + 4, text)
    ]


def page_of(words: Sequence[Word], rulings: Sequence[Ruling] = ()) -> Page:
    """Return an A4 page with words and lines."""
    return Page(1, 595, 842, words=list(words), rulings=list(rulings))


def rows_of(table: TableGrid) -> list[str]:
    """Return a table's rows as ``1 | Meningkatnya layanan | 95%``, spans at their start."""
    rows: list[list[str]] = [[] for _ in range(table.rows)]
    for cell in table.cells:
        rows[cell.row].append(cell.text)
    return [" | ".join(row) for row in rows]


def spans_of(table: TableGrid) -> dict[str, tuple[int, int, int, int]]:
    """Return (row, column, rowspan, colspan) by text for cells that hold words."""
    return {
        cell.text: (cell.row, cell.col, cell.rowspan, cell.colspan)
        for cell in table.cells
        if cell.text
    }


def covered(cells: Sequence[SpanCell]) -> list[tuple[int, int]]:
    """Return every position that the cells cover, sorted, as often as it is covered."""
    return sorted(
        (row, col)
        for cell in cells
        for row in range(cell.row, cell.row + cell.rowspan)
        for col in range(cell.col, cell.col + cell.colspan)
    )
