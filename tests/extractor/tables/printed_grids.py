"""Invented tables and their print: a strategy of tables, and the PDF that shows one.

What is drawn is known cell by cell, so that what is read back can be held against it.
A table has no row or column that cannot be seen: at each one some cell begins.
"""

from __future__ import annotations

import io
import itertools
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, Literal

from hypothesis import strategies as st
from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas

Borders = Literal["cells", "lines", "areas", "double", "gaps", "no-outer", "horizontal", "none"]
"""Each cell's own rectangle, lines part by part, thin areas, double lines, lines that stop short
of the corners; without frame; rows only; none."""
Turned = Literal[0, 90, 180, 270]
Align = Literal["left", "centre", "right"]

TICK = "✔"
WIDTH, HEIGHT = 842.0, 595.0
"""The page as it is seen: A4 in landscape, in points."""
LEFT, TOP = 40.0, 40.0
SIZE, LEADING, PAD = 8.0, 10.0, 4.0
"""Of the letters, from line to line, and from border to text, in points."""
APART, SHORT = 2.0, 1.2
"""How far the strokes of a double line stand apart, and lines with gaps from the corners."""
ALIGNS: tuple[Align, ...] = ("left", "centre", "right")
COLOURS = ("#d9d9d9", "#a6a6a6", "#ffff00", "#c6e0b4")
VALUES = ("1", "2.1", "95%", "82,5", "1.250.000", "Rp", "-", "Dokumen", "(3)", "IKU")
HEADERS = ("Target", "Kegiatan", "Biaya", "Indikator")
FIGURES = (("1",), ("12",), ("95%",), ("82,5",), ("1.250.000",))
UNITS = (("Dokumen",), ("Laporan",), ("Orang",))
PHRASES: tuple[tuple[str, ...], ...] = (
    ("Persentase", "layanan yang", "selesai"),
    ("Jumlah", "dokumen"),
    ("Kecamatan", "dan desa"),
)
"""Wrapped as cells wrap them: no line but the first could begin a record of its own."""


@dataclass(frozen=True)
class PrintedCell:
    """A cell that is printed; its text is set in lines, ``TICK`` as a glyph of a symbol font."""

    row: int
    col: int
    rowspan: int
    colspan: int
    lines: tuple[str, ...] = ()
    fill: str | None = None
    align: Align = "left"

    @property
    def text(self) -> str:
        """Return the text, its lines joined."""
        return " ".join(self.lines)


@dataclass(frozen=True)
class PrintedGrid:
    """A table: its cells, the heights of its rows, the widths of its columns, in points."""

    cells: tuple[PrintedCell, ...]
    heights: tuple[float, ...]
    widths: tuple[float, ...]
    borders: Borders = "cells"

    def rect(self, cell: PrintedCell) -> tuple[float, float, float, float]:
        """Return left, top, right, bottom of a cell on the page."""
        return (
            LEFT + sum(self.widths[: cell.col]),
            TOP + sum(self.heights[: cell.row]),
            LEFT + sum(self.widths[: cell.col + cell.colspan]),
            TOP + sum(self.heights[: cell.row + cell.rowspan]),
        )

    def part(self, first: int, end: int) -> PrintedGrid:
        """Return some of its rows as they stand on a page: cells are cut, text comes first."""
        cells = [
            replace(
                cell,
                row=max(cell.row, first) - first,
                rowspan=min(cell.row + cell.rowspan, end) - max(cell.row, first),
                lines=cell.lines if cell.row >= first else (),
            )
            for cell in self.cells
            if cell.row < end and cell.row + cell.rowspan > first
        ]
        spans = [(one.row, one.col, one.rowspan, one.colspan) for one in cells]
        seen = _seen(spans, end - first, len(self.widths))
        cells = [
            replace(cell, row=row, col=col, rowspan=rowspan, colspan=colspan)
            for cell, (row, col, rowspan, colspan) in zip(cells, seen, strict=True)
        ]
        edges = [*sorted({one[1] for one in spans}), len(self.widths)]
        widths = [sum(self.widths[a:b]) for a, b in itertools.pairwise(edges)]
        return replace(
            self, cells=tuple(cells), heights=self.heights[first:end], widths=tuple(widths)
        )


@st.composite
def printed_grids(
    draw: st.DrawFn,
    borders: tuple[Borders, ...] = ("cells", "lines", "areas", "double", "gaps"),
    least_rows: int = 2,
) -> PrintedGrid:
    """Draw a table of up to 7 x 7 positions, merged cells, texts, ticks and fills in it."""
    rows, cols = draw(st.integers(least_rows, 7)), draw(st.integers(2, 7))
    taken: set[tuple[int, int]] = set()
    spans = []
    for _ in range(draw(st.integers(0, 4))):
        row, col = draw(st.integers(0, rows - 1)), draw(st.integers(0, cols - 1))
        rowspan = draw(st.integers(1, min(4, rows - row)))
        colspan = draw(st.integers(1, min(4, cols - col)))
        area = {(r, c) for r in range(row, row + rowspan) for c in range(col, col + colspan)}
        if not area & taken:
            taken |= area
            spans.append((row, col, rowspan, colspan))
    spans += [
        (row, col, 1, 1) for row in range(rows) for col in range(cols) if (row, col) not in taken
    ]
    spans = _seen(sorted(spans), rows, cols)
    row_fills = draw(st.lists(st.sampled_from((None, None, *COLOURS)), min_size=7, max_size=7))
    cells = tuple(
        PrintedCell(
            *span,
            draw(_texts()),
            draw(st.sampled_from((row_fills[span[0]],) * 4 + COLOURS)),
            draw(st.sampled_from(ALIGNS)),
        )
        for span in spans
    )
    count = [max(span[axis] + span[axis + 2] for span in spans) for axis in (0, 1)]
    extra = draw(st.lists(st.sampled_from((0.0, 3.0, 17.5)), min_size=7, max_size=7))
    heights = [_least_height(cells, row) + extra[row] for row in range(count[0])]
    widths = draw(st.lists(st.sampled_from((58.0, 71.3, 95.0)), min_size=7, max_size=7))
    return PrintedGrid(
        cells, tuple(heights), tuple(widths[: count[1]]), draw(st.sampled_from(borders))
    )


@st.composite
def plain_grids(draw: st.DrawFn, borders: Borders, least_rows: int) -> PrintedGrid:
    """Draw a table that can be told without borders: a header, and columns of one kind each.

    The header is set as its column or centred. No cell is merged, empty or painted. It has three
    columns at least: two of text without any rule are left to the running text.
    """
    rows, cols = draw(st.integers(least_rows, 8)), draw(st.integers(3, 7))
    columns = []
    for col in range(cols):
        bodies = draw(st.sampled_from((FIGURES, UNITS, PHRASES)))
        texts = [(draw(st.sampled_from(HEADERS)),)]
        texts += draw(st.lists(st.sampled_from(bodies), min_size=rows - 1, max_size=rows - 1))
        align = draw(st.sampled_from(ALIGNS))
        above = draw(st.sampled_from((align, "centre")))
        columns.append(
            [
                PrintedCell(row, col, 1, 1, text, None, align if row else above)
                for row, text in enumerate(texts)
            ]
        )
    cells = tuple(cell for row in zip(*columns, strict=True) for cell in row)
    heights = tuple(_least_height(cells, row) for row in range(rows))
    widths = draw(st.lists(st.sampled_from((58.0, 71.3, 95.0)), min_size=cols, max_size=cols))
    return PrintedGrid(cells, heights, tuple(widths), borders)


def _texts() -> st.SearchStrategy[tuple[str, ...]]:
    value = st.sampled_from(VALUES).map(lambda text: (text,))
    return st.one_of(value, st.sampled_from(PHRASES), st.sampled_from(((), (TICK,))))


def _seen(
    spans: list[tuple[int, int, int, int]], rows: int, cols: int
) -> list[tuple[int, int, int, int]]:
    """Leave out the rows and columns at which no cell begins."""
    at_row = [len({one[0] for one in spans if one[0] < row}) for row in range(rows + 1)]
    at_col = [len({one[1] for one in spans if one[1] < col}) for col in range(cols + 1)]
    return [
        (
            at_row[row],
            at_col[col],
            at_row[row + height] - at_row[row],
            at_col[col + width] - at_col[col],
        )
        for row, col, height, width in spans
    ]


def _least_height(cells: tuple[PrintedCell, ...], row: int) -> float:
    """Each row is high enough for the cells that begin in it."""
    lines = max((len(cell.lines) for cell in cells if cell.row == row), default=1)
    return max(lines, 1) * LEADING + 2 * PAD


def print_grids(pages: list[PrintedGrid], turned: Turned = 0) -> bytes:
    """Print each table on a page of its own.

    Args:
        pages: the tables.
        turned: /Rotate of the pages; the content is turned against it, so that it is seen
            upright.
    """
    buffer = io.BytesIO()
    canvas: Any = Canvas(buffer, invariant=1)
    for grid in pages:
        canvas.setPageSize((WIDTH, HEIGHT))
        canvas.setPageRotation(turned)
        turns = {
            90: (0, 1, -1, 0, HEIGHT, 0),
            180: (-1, 0, 0, -1, WIDTH, HEIGHT),
            270: (0, -1, 1, 0, 0, WIDTH),
        }
        if turned:
            canvas.transform(*turns[turned])
        _draw(canvas, grid)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def _draw(canvas: Any, grid: PrintedGrid) -> None:
    for cell in grid.cells:
        if cell.fill:
            x0, top, x1, bottom = grid.rect(cell)
            canvas.setFillColor(HexColor(cell.fill))
            canvas.rect(x0, HEIGHT - bottom, x1 - x0, bottom - top, stroke=0, fill=1)
    canvas.setFillColor(HexColor("#000000"))
    canvas.setLineWidth(0.5)
    for cell in grid.cells:
        _draw_borders(canvas, grid, cell)
        _draw_text(canvas, grid, cell)


def _draw_text(canvas: Any, grid: PrintedGrid, cell: PrintedCell) -> None:
    x0, top, x1, _ = grid.rect(cell)
    for number, line in enumerate(cell.lines):
        font = "ZapfDingbats" if line == TICK else "Helvetica"
        canvas.setFont(font, SIZE)
        free = x1 - x0 - 2 * PAD - canvas.stringWidth(line, font, SIZE)
        before = {"left": 0.0, "centre": free / 2, "right": free}[cell.align]
        y = HEIGHT - (top + PAD + SIZE + number * LEADING)
        canvas.drawString(x0 + PAD + before, y, line)


def _draw_borders(canvas: Any, grid: PrintedGrid, cell: PrintedCell) -> None:
    x0, top, x1, bottom = grid.rect(cell)
    if grid.borders == "none":
        return
    if grid.borders == "cells":
        canvas.rect(x0, HEIGHT - bottom, x1 - x0, bottom - top)
        return
    for ax, ay, bx, by in _sides(grid, cell):
        if grid.borders == "areas":
            width, height = max(bx - ax, 0.5), max(by - ay, 0.5)
            canvas.rect(ax - 0.25, HEIGHT - by - 0.25, width, height, stroke=0, fill=1)
        elif grid.borders == "double":
            x, y = (APART / 2, 0.0) if ax == bx else (0.0, APART / 2)
            canvas.line(ax - x, HEIGHT - ay + y, bx - x, HEIGHT - by + y)
            canvas.line(ax + x, HEIGHT - ay - y, bx + x, HEIGHT - by - y)
        elif grid.borders == "gaps":
            x, y = (0.0, SHORT) if ax == bx else (SHORT, 0.0)
            canvas.line(ax + x, HEIGHT - ay - y, bx - x, HEIGHT - by + y)
        else:
            canvas.line(ax, HEIGHT - ay, bx, HEIGHT - by)


def _sides(grid: PrintedGrid, cell: PrintedCell) -> Iterator[tuple[float, float, float, float]]:
    """Give the sides of a cell that its table draws, as lines from top left to bottom right."""
    x0, top, x1, bottom = grid.rect(cell)
    framed = grid.borders != "no-outer"
    last_row = cell.row + cell.rowspan == len(grid.heights)
    last_col = cell.col + cell.colspan == len(grid.widths)
    if cell.row == 0 and framed:
        yield x0, top, x1, top
    if framed or not last_row:
        yield x0, bottom, x1, bottom
    if grid.borders == "horizontal":
        return
    if cell.col == 0 and framed:
        yield x0, top, x0, bottom
    if framed or not last_col:
        yield x1, top, x1, bottom
