"""Grids: rows of cells as they stand in the document, before anyone asks what they mean."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its text without markup, the blocks it consists of, and where it stands."""

    text: str
    blocks: tuple[str, ...] = ()
    line: int = 0
    page: int | None = None


@dataclass(frozen=True, slots=True)
class GridRow:
    """One printed row of cells."""

    cells: tuple[Cell, ...]
    line: int
    page: int | None = None

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


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line outside tables; ``raw`` keeps its leading spaces."""

    line: int
    page: int | None
    text: str
    raw: str


@dataclass(slots=True)
class Segment:
    """Rows that follow one another without a blank line: a table, or a page's piece of one."""

    rows: list[GridRow]
    form: str
    """"tab", "pipe" or "csv"."""


Block = TextRun | Segment
"""A document is a list of blocks in reading order."""
