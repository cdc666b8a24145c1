"""All tables of one page: those with borders first, then those told by alignment.

The one door from pages to grids. A word of the page is in one cell of one table, or in
none; ``words_outside`` gives the latter for the running text.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from extractor.readers.cells import SpanCell, TableGrid
from extractor.readers.page import Box, Page, Word
from extractor.tables.aligned import find_aligned_tables
from extractor.tables.aligned_frames import refine_framed_tables
from extractor.tables.aligned_lined import refine_lined_tables
from extractor.tables.ruled import find_ruled_tables, without_watermarks
from extractor.tables.text_lines import LineFinder, find_text_lines


def find_tables(
    page: Page,
    find_lines: LineFinder = find_text_lines,
    above: Sequence[TableGrid] = (),
) -> list[TableGrid]:
    """Find the tables of a page, from top to bottom.

    Args:
        page: words, rulings, fills, drawings and pictures as a reader gives them; notes
            are added to it where it was too much to be looked at whole.
        find_lines: how to find the lines of words; a memo where they are asked for again.
        above: the tables of the page right before, which rows of this one may go on with.

    Returns:
        Grids with spans; ``ruled`` tells whether borders or alignment made the cells.
    """
    ruled = refine_framed_tables(page, find_ruled_tables(page, above))
    aligned = refine_lined_tables(page, find_aligned_tables(page, ruled, find_lines), ruled)
    tables = [*ruled, *aligned]
    return sorted(tables, key=lambda table: _box(table)[1::-1])


def _box(table: TableGrid) -> Box:
    return table.box or Box(0.0, 0.0, 0.0, 0.0)


def words_outside(page: Page, tables: Sequence[TableGrid]) -> list[Word]:
    """Return the words of a page that are in none of its tables, in the page's order.

    Args:
        page: the page.
        tables: what ``find_tables`` found on it.
    """
    inside: set[int] = set()
    for table in tables:
        words = _words_inside(page, _box(table))
        cells = [cell for cell in table.cells if cell.box is not None]
        if not table.ruled:
            words = _words_taken(words, cells)
        kept = without_watermarks(words, map(_cell_box, cells))
        inside.update(map(id, kept))
        if len(kept) < len(words):
            # A large word is printed across the table, unless a cell took it in.
            inside.update(id(word) for word in words if _is_in_text(word, cells))
    if not inside:
        return page.words
    return [word for word in page.words if id(word) not in inside]


def _words_taken(words: Sequence[Word], cells: Sequence[SpanCell]) -> list[Word]:
    """The words that stand in the text of a cell: alignment may leave out some of its area."""
    left = Counter(text for cell in cells if cell.mark is None for text in cell.text.split())
    taken = []
    for word in words:
        parts = word.text.split()
        if all(left[part] > 0 for part in parts):
            left.subtract(parts)
            taken.append(word)
    return taken


def _words_inside(page: Page, box: Box) -> list[Word]:
    left, upper, right, lower = box
    return [
        word
        for word in page.words
        for x0, top, x1, bottom in [word.box]
        if upper <= (top + bottom) / 2 <= lower and left <= (x0 + x1) / 2 <= right
    ]


def _holds(box: Box, word: Word) -> bool:
    x, y = word.box.middle
    return box.x0 <= x <= box.x1 and box.top <= y <= box.bottom


def _cell_box(cell: SpanCell) -> Box:
    return cell.box or Box(0.0, 0.0, 0.0, 0.0)


def _is_in_text(word: Word, cells: Sequence[SpanCell]) -> bool:
    return any(_holds(_cell_box(cell), word) and word.text in cell.text for cell in cells)
