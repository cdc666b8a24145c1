"""Ticks and colours in tables without borders, found as those of ruled tables are.

The box of a cell that alignment made is as wide as words are, so two areas stand for it:
figures are looked for in the whole band between its neighbours; colours where its column
has words, as an area painted for the cell covers these however much white is around them.

Limits: where no words stand, neither in a column's heading nor below it, there is no column.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractor.readers.cells import SpanCell
from extractor.readers.page import Page
from extractor.tables.aligned_bands import Bands, place_cell
from extractor.tables.cell_fills import colour_cells
from extractor.tables.cell_marks import mark_cells
from extractor.tables.ruled import TOO_MANY_AREAS


def show_figures(cells: Sequence[SpanCell], page: Page, bands: Bands) -> list[SpanCell]:
    """Give the cells of a table without borders their colours and marks.

    Args:
        cells: its cells.
        page: the page's drawings, pictures and fills; it gets a note where these were too
            many to be looked at.
        bands: where its columns and rows are.

    Returns:
        The cells in the same order, in their own boxes, with ``fill``, and those without
        words with the mark that is drawn in them.
    """
    worded = [replace(cell, box=place_cell(cell, bands.columns, bands.rows)) for cell in cells]
    marked = _coloured(worded, page)
    figures = bands.figures(page)
    if figures.drawings or figures.pictures:
        areas = bands.areas(cells)
        whole = [replace(cell, box=box) for cell, box in zip(marked, areas, strict=True)]
        marked = mark_cells(whole, figures, bands.size)
    return [
        replace(own, box=cell.box) if own.fill or own.mark else cell
        for own, cell in zip(marked, cells, strict=True)
    ]


def show_in_cells(cells: Sequence[SpanCell], page: Page, size: float) -> list[SpanCell]:
    """Give cells whose boxes are their whole areas their colours and marks.

    Args:
        cells: cells of one table with their boxes.
        page: as for ``show_figures``.
        size: the usual size of the table's characters, in points.
    """
    return mark_cells(_coloured(cells, page), page, size)


def _coloured(cells: Sequence[SpanCell], page: Page) -> list[SpanCell]:
    coloured, whole = colour_cells(cells, page.fills)
    if not whole and TOO_MANY_AREAS not in page.notes:
        page.notes.append(TOO_MANY_AREAS)
    return coloured
