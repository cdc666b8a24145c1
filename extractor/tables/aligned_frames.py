"""Ruled tables whose borders are a frame only: one drawn row holds all the printed ones.

Statistical tables are often drawn with a box, lines between a few columns and one under
the headings; to the borders, the body is one row. Where that row's cells hold nothing but
figures, line by line, the alignment of these tells more than the borders do.
"""

from __future__ import annotations

from collections.abc import Sequence

from extractor.readers.cells import SpanCell, TableGrid
from extractor.readers.page import Box, Page, Word
from extractor.tables.aligned import find_aligned_tables
from extractor.tables.aligned_chunks import is_value

FEWEST_LINES = 8
"""Lines of figures in one drawn cell: the cells of plans hold a few below one another."""
MOST_FIGURES = 0.9
"""Share of their words that are figures: a footnote mark may stand between."""
FEWEST_CELLS = 2
"""Cells of one row that hold so many: figures side by side and below each other."""


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
    return [_refined(page, table) if _is_frame(table) else table for table in ruled]


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


def _refined(page: Page, table: TableGrid) -> TableGrid:
    box = table.box
    if box is None:
        return table
    words = [word for word in page.words if _is_inside(word, box)]
    inside = Page(page.number, page.width, page.height, words=words, rulings=page.rulings)
    found = find_aligned_tables(inside, [])
    if len(found) != 1 or found[0].rows <= table.rows:
        return table
    held = sum(len(cell.text.split()) for cell in found[0].cells)
    if held != sum(len(word.text.split()) for word in words):
        return table
    return found[0]


def _is_inside(word: Word, box: Box) -> bool:
    x, y = word.box.middle
    return box.x0 <= x <= box.x1 and box.top <= y <= box.bottom
