"""Ticks that are no text: small drawings and pictures in cells without words.

A cross cannot be told from a tick by its box alone, so both become ``✓`` with the way it
was made. A figure drawn over several cells, an arrow or bar over months, marks every
cell of its row that it covers by more than half.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from extractor.readers.cells import SpanCell
from extractor.readers.page import Box, Page

TICK = "✓"
SMALLEST = 2.0
"""Smaller figures are dots and corner pieces (points)."""
LARGEST = 3.0
"""Height of the largest figure that is a tick, in heights of the table's characters."""
USUAL_SIZE = 10.0
"""Size of characters where the table has none, in points."""
FULL_CELL = 0.95
"""A figure covering more of its cell both ways is its background or a photograph."""
COVERED = 0.5
"""Share of a cell's width that a figure over several cells must cover to mark it."""

Made = Literal["drawing", "picture"]


def mark_cells(cells: Sequence[SpanCell], page: Page, size: float) -> list[SpanCell]:
    """Give cells without text the tick that is drawn in them.

    Args:
        cells: cells of one table with their boxes.
        page: its drawings and pictures.
        size: the usual size of the table's characters, in points; 0 if unknown.

    Returns:
        The cells in the same order, those with a tick with ``text`` ``✓`` and ``mark``.
    """
    figures: list[tuple[Box, Made]] = [(drawing.box, "drawing") for drawing in page.drawings]
    figures += [(picture.box, "picture") for picture in page.pictures]
    largest = LARGEST * (size or USUAL_SIZE)
    figures = [figure for figure in figures if SMALLEST <= figure[0].height <= largest]
    if not figures:
        return list(cells)
    figures.sort(key=lambda figure: figure[0].middle[1])
    middles = [box.middle[1] for box, _ in figures]
    return [_marked(cell, figures, middles, largest) for cell in cells]


def _marked(
    cell: SpanCell, figures: Sequence[tuple[Box, Made]], middles: Sequence[float], largest: float
) -> SpanCell:
    if cell.text or cell.box is None:
        return cell
    first = bisect_left(middles, cell.box.top)
    last = bisect_right(middles, cell.box.bottom)
    for box, made in figures[first:last]:
        if _marks(box, cell.box, largest):
            return replace(cell, text=TICK, lines=(TICK,), mark=made)
    return cell


def _marks(figure: Box, cell: Box, largest: float) -> bool:
    if figure.width < SMALLEST:
        return False
    if figure.width > FULL_CELL * cell.width and figure.height > FULL_CELL * cell.height:
        return False
    if figure.width <= largest:
        return cell.x0 <= figure.middle[0] < cell.x1
    covered = min(figure.x1, cell.x1) - max(figure.x0, cell.x0)
    return covered > COVERED * cell.width
