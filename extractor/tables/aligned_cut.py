"""Tables without borders that may have been found in part only: rows left above or below.

A table ends where a line no longer fits its columns. Where lines right above or below go
on with figures in those columns all the same, the table is likely larger than what was
found: it is given with less confidence, so that a person looks at it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from extractor.readers.cells import TableGrid
from extractor.readers.page import Box
from extractor.tables.aligned_chunks import ChunkLine, is_caption
from extractor.tables.aligned_lines import is_far
from extractor.tables.column_gaps import Extent

CUT = Decimal("0.6")
"""Most confidence in a table that seems to go on beyond its first or last line."""
SAME_EDGE = 0.4
"""Edges within this, in type sizes, are one."""
LINES_SEEN = 6
"""Lines looked at on either side: the cells of one row are wrapped to several."""
FEWEST_SHARED = 2
"""Columns that such lines stand in; margins alone are shared by all text."""


def doubt_where_cut(
    table: TableGrid,
    columns: Sequence[Extent],
    lines: Sequence[ChunkLine],
    others: Iterable[Box],
) -> TableGrid:
    """Lower the confidence in a table beside whose first or last line its columns go on.

    Args:
        table: a table with its box.
        columns: where the words of its columns stand.
        lines: the lines of the column of text that it stands in, top to bottom.
        others: boxes of all tables of the page; lines inside them are accounted for.

    Returns:
        The table, its confidence at most 0.6 where rows seem to be left out.
    """
    box = table.box
    if box is None or table.confidence <= CUT:
        return table
    inside = list(others)
    above = [line for line in lines if line.middle < box.top]
    below = [line for line in lines if line.middle > box.bottom]
    for first, side in ((_edge(lines, box, last=False), above[::-1]), (_edge(lines, box), below)):
        if first is not None and _goes_on(first, side, columns, inside):
            return replace(table, confidence=CUT)
    return table


def _edge(lines: Sequence[ChunkLine], box: Box, *, last: bool = True) -> ChunkLine | None:
    own = [line for line in lines if box.top <= line.middle <= box.bottom]
    return (own[-1] if last else own[0]) if own else None


def _goes_on(
    edge: ChunkLine, side: Sequence[ChunkLine], columns: Sequence[Extent], boxes: Sequence[Box]
) -> bool:
    """Say whether the lines next to the table's edge have figures and texts in its columns."""
    shared: set[int] = set()
    figures = False
    before = edge
    for line in side[:LINES_SEEN]:
        upper, lower = sorted((before, line), key=lambda one: one.middle)
        if is_far(upper, lower) or is_caption(line):
            break
        if any(box.top <= line.middle <= box.bottom for box in boxes):
            break
        before = line
        if not line.multiple:
            continue
        for number, column in enumerate(columns):
            for chunk in line.chunks:
                near = SAME_EDGE * line.size
                if min(abs(chunk.x0 - column.x0), abs(chunk.x1 - column.x1)) < near:
                    shared.add(number)
                    figures = figures or (chunk.value and number > 0)
    return figures and len(shared) >= FEWEST_SHARED
