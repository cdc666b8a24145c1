"""Tables with their cells' spans and places, before anyone asks what they mean.

What PDF pages, DOCX tables and spreadsheets have in common. The positions of a grid are
covered by cells without gap or overlap: an empty position is a cell with empty text.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from extractor.readers.page import Box, Ink


@dataclass(slots=True)
class SpanCell:
    """One cell of a table, merged over ``rowspan`` x ``colspan`` positions.

    It is not meant to be changed; frozen it would take four times as long to make.

    Attributes:
        row: its first row, from 0.
        col: its first column, from 0.
        rowspan: how many rows it covers.
        colspan: how many columns it covers.
        text: its words, printed lines joined by a space; ticks as ``✓``.
        lines: its printed lines (paragraphs of a DOCX cell), top to bottom.
        box: its borders on the page; None where a document has no pages (DOCX, XLSX).
        fill: its background ``#rrggbb``; None for none and for white.
        mark: how a tick was made that is no text: ``drawing`` or ``picture``; its text
            then is ``✓`` (or ``x`` for a cross).
        look: how that mark is drawn, where it is known: two kinds of mark in one schedule
            say two things.
        heights: where its lines stand, each by its middle, in points down the page as its
            words stand upright; empty for a single line and where it is not known.
    """

    row: int
    col: int
    rowspan: int = 1
    colspan: int = 1
    text: str = ""
    lines: tuple[str, ...] = ()
    box: Box | None = None
    fill: str | None = None
    mark: str | None = None
    heights: tuple[float, ...] = ()
    look: Ink | None = None


@dataclass(frozen=True, slots=True)
class TableGrid:
    """One table as it stands on one page (or in one DOCX or sheet).

    Attributes:
        cells: all cells, ordered by row and column; together they cover the grid.
        rows: number of rows.
        cols: number of columns.
        page: page number from 1 (sheet number in a workbook), None in a DOCX.
        box: the table's box on the page.
        ruled: whether borders (or a DOCX's own structure) tell the spans; else they are
            inferred from alignment and spans are guesses.
        lined: whether lines part its rows only, and alignment told its columns.
        confidence: 0 to 1, how sure it is that this is a table with these cells. Empty
            cells do not lower it: a schedule is mostly empty.
        row_numbers: a number for each row as a person counts them: the sheet's row in a
            workbook, the running number of paragraphs and rows in a DOCX; empty for pages.
    """

    cells: tuple[SpanCell, ...]
    rows: int
    cols: int
    page: int | None = None
    box: Box | None = None
    ruled: bool = True
    confidence: Decimal = Decimal(1)
    row_numbers: tuple[int, ...] = ()
    lined: bool = False


@dataclass(frozen=True, slots=True)
class FlowText:
    """A paragraph between tables, with its running number (a sheet's row) and page (sheet)."""

    text: str
    number: int
    page: int | None = None


Flow = list[FlowText | TableGrid]
"""A document without pages of its own: paragraphs and tables in reading order."""
