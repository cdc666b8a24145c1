"""Headings without own rules that span all columns together, each centred over its part.

Over three columns a heading stands right above the middle one's own, as the first line of a
stacked heading does. Where the line below heads every column, and the line's texts are
centred over parts that make up all columns, they span these; no stack is so even. Nor does
one heading of full ones go on below the others, in the very middle: that is a unit of all.

One rule under all of them tells which columns these are.

Limits: one text alone spans only if it is centred over all columns but the first.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from extractor.tables.aligned_chunks import Chunk, ChunkLine
from extractor.tables.column_gaps import Extent, touched

CENTRED = 0.8
"""How far off the middle of its columns, in type sizes, such a heading stands at most."""
FEWEST = 3
"""Columns that one of the parts has: over two, a heading stands above a gap."""


def spread(
    texts: Sequence[Chunk],
    columns: Sequence[Extent],
    within: range,
    below: Mapping[int, Chunk],
    size: float,
) -> list[range]:
    """Return the columns that each of a line's headings spans.

    Args:
        texts: the headings of one line that stand over some columns.
        columns: the table's columns.
        within: those columns.
        below: the headings on the line under it, by their columns.
        size: the type size in points.

    Returns:
        The columns of each heading; nothing where they do not span all of ``within`` together.
    """
    if any(_goes_on(text, list(below.values())) for text in texts):
        return []
    taken = {number for text in texts for number in touched(Extent(text.x0, text.x1), columns)}
    held = [number for number in within if number in below or number in taken]
    if not 0 < len(texts) < len(held):
        return []
    parts: list[range] = []
    first = held[0]
    for text in texts:
        part = _part(text, first, columns, below, size)
        if not part:
            return []
        parts.append(part)
        first = part.stop
    whole = first == held[-1] + 1 and max(map(len, parts)) >= FEWEST
    return parts if whole else []


def _part(
    text: Chunk, first: int, columns: Sequence[Extent], below: Mapping[int, Chunk], size: float
) -> range:
    """Return the columns from ``first`` on that a heading is centred over; none if it is not.

    A column without a heading below is one heading's own.
    """
    end = first
    while end in below:
        end += 1
    if end == first:
        own = first < len(columns) and touched(Extent(text.x0, text.x1), columns)
        return range(first, first + 1) if own == range(first, first + 1) else range(0)
    off = {
        last: _off(text, columns, first, last, below[first], below[last])
        for last in range(first + 1, end)
    }
    best = min(off, key=off.__getitem__, default=first)
    return range(first, best + 1) if off.get(best, math.inf) <= CENTRED * size else range(0)


def is_unit_row(line: ChunkLine, columns: Sequence[Extent], above: Mapping[int, Chunk]) -> bool:
    """Say whether one text under full headings tells the unit of all columns but the first.

    The lines of headings end at the same height; one that goes on alone is rare.

    Args:
        line: the last line of headings.
        columns: the table's columns.
        above: the headings on the lines above it, by their columns.
    """
    if line.multiple or len(columns) <= FEWEST or not set(range(1, len(columns))) <= set(above):
        return False
    last = len(columns) - 1
    return _off(line.chunks[0], columns, 1, last, above[1], above[last]) <= CENTRED * line.size


def _goes_on(text: Chunk, heads: Sequence[Chunk]) -> bool:
    """Say whether a heading goes on below it: ``Total`` over ``amount`` or ``(million)``."""
    return any(
        head.x0 < text.x1 and text.x0 < head.x1 and not head.text[0].isupper() and not head.value
        for head in heads
    )


def _off(
    text: Chunk, columns: Sequence[Extent], first: int, last: int, left: Chunk, right: Chunk
) -> float:
    """Return how far a text's middle is off that of columns, by their edges or their headings."""
    middle = (text.x0 + text.x1) / 2
    edges = (columns[first].x0 + columns[last].x1) / 2
    named = (left.x0 + left.x1 + right.x0 + right.x1) / 4
    return min(abs(edges - middle), abs(named - middle))
