"""A page that holds one column of a wide sheet and nothing else: no grid, but lines of text.

Where a single column runs over to a page of its own, its lines stand at the heights of the rows
of the page before it, below a heading at the height of the header.

Limits: the heading must be a known one, and each line must stand within one row.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Sequence

from extractor.kinds.beside_evidence import PagePart, Place
from extractor.kinds.heading_texts import is_heading
from extractor.readers.page import Box, box_around
from extractor.tables.grid import Cell, GridRow, Segment, TextLine

_FEWEST_LINES = 3
_OVER_BORDER = 0.3
"""Share of its height by which a line may reach over its row's border."""
_GAP = "  "
"""Blanks that stand in a line's raw text for a gap: it holds more than one column."""


def column_of(
    left: PagePart, lines: Sequence[TextLine], *, headed: bool
) -> tuple[PagePart, set[int]] | None:
    """Read the lines of a page as one more column of a table.

    Args:
        left: the page with the table's first columns.
        lines: the lines of a page without tables.
        headed: whether the heading must stand above; pages further down have none.

    Returns:
        The column, and the numbers of its lines; None where the lines are something else.
    """
    level = [
        line
        for line in lines
        if line.box and left.borders[0] < line.box.middle[1] < left.borders[-1]
    ]
    if not level or any(_GAP in line.raw.strip() for line in level):
        return None
    texts: list[list[TextLine]] = [[] for _ in left.borders[1:]]
    for line in level:
        row = _row_of(line, left.borders)
        if row is None:
            return None
        texts[row].append(line)
    heading = " ".join(line.text for row in texts[: left.heading_rows] for line in row)
    body = sum(map(len, texts[left.heading_rows :]))
    if headed and not (is_heading(heading) and body >= _FEWEST_LINES):
        return None
    return _part_of(left, texts, level), {line.line for line in level}


def _row_of(line: TextLine, borders: Sequence[float]) -> int | None:
    """The row within which a line stands."""
    if line.box is None:
        return None
    row = bisect(borders, line.box.middle[1]) - 1
    leeway = _OVER_BORDER * line.box.height
    inside = borders[row] - leeway <= line.box.top and line.box.bottom <= borders[row + 1] + leeway
    return row if inside else None


def _part_of(
    left: PagePart, texts: Sequence[Sequence[TextLine]], lines: Sequence[TextLine]
) -> PagePart:
    """The column as a page's table; its heading reaches over the whole header."""
    around = box_around([line.box for line in lines if line.box])
    page, number = lines[0].page, lines[0].line
    deep = left.named_rows or 1
    spans = [(0, deep), *((row, 1) for row in range(deep, len(texts)))]
    places: list[Place] = []
    rows: list[GridRow] = []
    for first, count in spans:
        own = [line.text for row in texts[first : first + count] for line in row]
        text = " ".join(own)
        top, bottom = left.borders[first], left.borders[first + count]
        box = Box(around.x0, top, around.x1, bottom)
        cell = Cell(text, (text,) if text else (), number, page, box, tuple(own), count)
        places.append(Place(cell, 0, first))
        covered = Cell("", (), number, page, box, origin=cell)
        for row in range(first, first + count):
            rows.append(GridRow((cell if row == first else covered,), number, page, box, row))
    segment = Segment(rows, "grid", ruled=True)
    columns = [(around.x0, around.x1)]
    return PagePart(segment, left.borders, columns, places, left.heading_rows, left.named_rows)
