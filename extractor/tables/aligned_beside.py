"""Tables side by side, told by their captions: ``Table 8 ...`` and ``Table 9 ...`` on one line.

Two captions on one line head two tables that have nothing to do with one another, though
their lines may stand at the same heights. From there down the lines are parted at the widest
white between the two, as far as no text and no rule runs over it.

Limits: tables side by side without captions, or with captions at other heights, are one part.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import NamedTuple

from extractor.tables.aligned_chunks import Chunk, ChunkLine, begins_caption, chunk_lines
from extractor.tables.column_gaps import Extent, join_extents
from extractor.tables.rulings import Stroke
from extractor.tables.text_lines import find_text_lines

NARROWEST = 1.0
"""White between two tables, in type sizes: columns of one may be nearer to one another."""
FEWEST_LINES = 3
"""Lines below the captions that are parted with them: two figures with captions have none."""


class Beside(NamedTuple):
    """Lines of two tables side by side: the first and the end of them, and what stands where."""

    first: int
    end: int
    sides: list[list[ChunkLine]]


def find_tables_beside(lines: Sequence[ChunkLine], rules: Sequence[Stroke]) -> Beside | None:
    """Find the first lines that two captions beside each other part.

    Args:
        lines: the lines of a page, or of a column of it, top to bottom.
        rules: the page's horizontal lines.
    """
    for index, line in enumerate(lines):
        if not line.multiple or not any(map(begins_caption, line.chunks[1:])):
            continue
        captions = [chunk for chunk in line.chunks if begins_caption(chunk)]
        for left, right in itertools.pairwise(captions):
            found = _parted(lines, rules, index, Extent(_middle(left), _middle(right)))
            if found is not None:
                return found
    return None


def parts_at(lines: Sequence[ChunkLine], at: float) -> list[list[ChunkLine]]:
    """Make the lines to the left and to the right of a place anew, each from its own words."""
    words = [word for line in lines for chunk in line.chunks for word in chunk.words]
    left = [word for word in words if word.box.middle[0] < at]
    right = [word for word in words if word.box.middle[0] >= at]
    return [chunk_lines(find_text_lines(side)) for side in (left, right)]


def _middle(chunk: Chunk) -> float:
    return (chunk.x0 + chunk.x1) / 2


def _parted(
    lines: Sequence[ChunkLine], rules: Sequence[Stroke], first: int, between: Extent
) -> Beside | None:
    """Part the lines from a pair of captions down, as far as there is white between them."""
    taken = [Extent(rule.start, rule.end) for rule in rules]
    heights = [rule.at for rule in rules]
    white: Extent | None = None
    extents: list[Extent] = []
    end = first
    above = lines[first].top
    while end < len(lines):
        line = lines[end]
        extents = join_extents(
            [
                *extents,
                *line.extents,
                *(one for one, at in zip(taken, heights, strict=True) if above < at < line.middle),
            ]
        )
        widest = _widest(extents, between)
        if widest is None or widest.width < NARROWEST * line.size:
            break
        white, end, above = widest, end + 1, line.middle
    if white is None or end - first <= FEWEST_LINES:
        return None
    return Beside(first, end, parts_at(lines[first:end], (white.x0 + white.x1) / 2))


def _widest(extents: Sequence[Extent], between: Extent) -> Extent | None:
    """Find the widest white between two places."""
    whites = [
        Extent(left.x1, right.x0)
        for left, right in itertools.pairwise(extents)
        if left.x1 > between.x0 and right.x0 < between.x1
    ]
    return max(whites, key=lambda white: white.width, default=None)
