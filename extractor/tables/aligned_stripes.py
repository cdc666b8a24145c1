"""Bands of colour behind the lines of a table without borders: zebra rows.

A change of colour from one line to the next parts them as a rule does. Only what runs over
most of the table is a band: a shaded column, a marked cell or a highlighted word is none.
Where bands come again and again, the lines of one band are one row, unless figures tell more.

Limits: rows painted in one colour that touch show no edge, and are one band.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from extractor.readers.page import Fill
from extractor.tables.aligned_chunks import ChunkLine
from extractor.tables.cell_fills import is_near_white
from extractor.tables.column_gaps import Extent, join_extents

WHOLE_WIDTH = 0.8
"""Share of the table's width that a band runs over: its outer columns may hang out of it."""
FEWEST_CHANGES = 3
"""Changes of colour that make bands: two painted rows with one between. A total has two."""
MOST_FILLS = 2_000
"""More areas than this are a drawing's, and would cost more than they tell."""


def stripe_starts(
    lines: Sequence[ChunkLine], columns: Sequence[Extent], fills: Sequence[Fill]
) -> list[bool]:
    """Say for each line whether it begins a band of another colour than the line above has.

    Args:
        lines: the lines of a body, top to bottom.
        columns: its columns.
        fills: the page's fills in painting order.

    Returns:
        One value for each line, the first one's False; all are False where there are no bands.
    """
    none = [False] * len(lines)
    if not fills or len(lines) <= FEWEST_CHANGES or len(fills) > MOST_FILLS:
        return none
    left, right = columns[0].x0, columns[-1].x1
    top, bottom = lines[0].middle, lines[-1].middle
    near = [
        fill
        for fill in fills
        if fill.box.top <= bottom
        and fill.box.bottom >= top
        and fill.box.x0 < right
        and fill.box.x1 > left
    ]
    if len(near) < 2:
        return none
    colours = [_colour(line.middle, Extent(left, right), near) for line in lines]
    changes = [above != below for above, below in itertools.pairwise(colours)]
    return [False, *changes] if sum(changes) >= FEWEST_CHANGES else none


def _colour(height: float, width: Extent, fills: Sequence[Fill]) -> str | None:
    """Return the colour of the band at a height; None for white and where there is none."""
    level = [fill for fill in fills if fill.box.top <= height <= fill.box.bottom]
    for colour in dict.fromkeys(fill.colour for fill in reversed(level)):
        parts = join_extents(
            Extent(max(fill.box.x0, width.x0), min(fill.box.x1, width.x1))
            for fill in level
            if fill.colour == colour
        )
        if sum(part.width for part in parts) >= WHOLE_WIDTH * width.width:
            return None if is_near_white(colour) else colour
    return None
