"""The body of a DOCX between its XML and the grids: paragraphs and tables with content."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from extractor.readers.office_figures import Mark, Unread

Merge = Literal["restart", "continue"]


@dataclass(slots=True)
class Paragraph:
    """One paragraph as it is printed.

    Attributes:
        lines: its text, parted at line breaks, its automatic number before the first;
            tabs are kept; empty for an empty paragraph.
        boxes: what stands in text boxes anchored to it.
        marks: its small figures that may be ticks.
        unread: its figures that are not read.
        hidden: why it holds more than is read: ``hidden-text``, ``tracked-changes``.
    """

    lines: list[str] = field(default_factory=list)
    boxes: list[Block] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)
    hidden: set[str] = field(default_factory=set)


@dataclass(slots=True)
class Cell:
    """One ``w:tc``: what stands in it, how many columns of the grid it takes."""

    blocks: list[Block] = field(default_factory=list)
    span: int = 1
    width: int = 0
    merge: Merge | None = None
    fill: str | None = None


@dataclass(slots=True)
class Row:
    """One ``w:tr``: its cells, and the columns of the grid that it leaves out before them."""

    cells: list[Cell] = field(default_factory=list)
    before: int = 0


@dataclass(slots=True)
class Table:
    """One ``w:tbl``: its rows, the widths of the grid (twentieths of a point), its borders.

    ``hidden`` tells, as in a paragraph, why it has more rows than are read.
    """

    rows: list[Row] = field(default_factory=list)
    widths: list[int] = field(default_factory=list)
    bordered: bool = True
    hidden: set[str] = field(default_factory=set)


Block = Paragraph | Table
