"""Grids: rows of cells as they stand in the document, before anyone asks what they mean."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from extractor.readers.page import Box, Ink


@dataclass(slots=True)
class Cell:
    """One cell: its text without markup, the blocks it consists of, and where it stands.

    It is not meant to be changed; frozen it would take four times as long to make.

    ``lines`` are its printed lines (the paragraphs of a DOCX), ``heights`` where they stand on
    the page, if there are several and it is known (`SpanCell`), ``mark`` and ``look`` how a mark
    that is no text is made. Where borders are known,
    ``rows`` and ``cols`` say how many it covers, ``fill`` is its background (``#rrggbb``) and
    ``box`` its place on the page; the positions that it covers besides its first one hold
    empty cells that know it as their ``origin``.
    """

    text: str
    blocks: tuple[str, ...] = ()
    line: int = 0
    page: int | None = None
    box: Box | None = None
    lines: tuple[str, ...] = ()
    rows: int = 1
    cols: int = 1
    fill: str | None = None
    origin: Cell | None = None
    heights: tuple[float, ...] = ()
    mark: str | None = None
    look: Ink | None = None


@dataclass(frozen=True, slots=True)
class GridRow:
    """One printed row of cells; ``place`` is its row in its grid, from 0."""

    cells: tuple[Cell, ...]
    line: int
    page: int | None = None
    box: Box | None = None
    place: int = 0

    def text(self, index: int) -> str:
        """Return the text of a cell, empty beyond the row's end."""
        return self.cells[index].text if 0 <= index < len(self.cells) else ""

    def filled(self) -> list[int]:
        """Return the indices of the non-empty cells."""
        return [index for index, cell in enumerate(self.cells) if cell.text]


@dataclass(slots=True)
class TextRun:
    """Lines of running text between tables, as (line, page, text without markup)."""

    lines: list[TextLine] = field(default_factory=list)


@dataclass(slots=True)
class TextLine:
    """A line outside tables; ``raw`` keeps its leading spaces.

    It is not meant to be changed; frozen it would take four times as long to make.
    """

    line: int
    page: int | None
    text: str
    raw: str
    box: Box | None = None


@dataclass(slots=True)
class Segment:
    """Rows that follow one another without a blank line: a table, or a page's piece of one."""

    rows: list[GridRow]
    form: str
    """"tab", "pipe", "csv" or "grid"."""
    ruled: bool = False
    """Whether borders tell which cells are merged; else that has to be inferred."""
    confidence: Decimal = Decimal(1)
    lined: bool = False
    """Whether lines part its rows only, and alignment told its columns."""


Block = TextRun | Segment
"""A document is a list of blocks in reading order."""
