"""What is asked of printed lines again and again: extents, distances, rules between them."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.tables.aligned_chunks import ChunkLine
from extractor.tables.column_gaps import Extent
from extractor.tables.rulings import Stroke

FARTHEST = 2.6
"""White between two lines of one table, in type sizes: one or two lines left blank."""
WIDE_RULE = 0.6
"""Share of the table's width that a rule covers when it parts rows, not one column."""
LONG_TEXT = 0.7
"""A single chunk this wide, as a share of the column of text, is a line of prose."""
MANY_WORDS = 8
"""A single chunk with so many words is a line of prose, where it is long too."""


def extents_of(line: ChunkLine) -> list[Extent]:
    """Return the intervals that a line's chunks take; the list is the line's own."""
    return line.extents


def is_wide(rule: Stroke, columns: Sequence[Extent]) -> bool:
    """Say whether a rule runs under most of the table."""
    left, right = columns[0].x0, columns[-1].x1
    covered = min(rule.end, right) - max(rule.start, left)
    return covered >= WIDE_RULE * (right - left)


def is_far(above: ChunkLine, below: ChunkLine) -> bool:
    """Say whether two lines stand too far apart for one table."""
    return below.top - above.bottom > FARTHEST * max(above.size, below.size)


def rule_between(
    above: ChunkLine, below: ChunkLine, rules: Sequence[Stroke], columns: Sequence[Extent]
) -> bool:
    """Say whether a rule that parts rows stands between two lines."""
    top, bottom = above.middle, below.middle
    return any(top < rule.at < bottom and is_wide(rule, columns) for rule in rules)


def prose_lines(lines: Sequence[ChunkLine], width: float) -> list[bool]:
    """Mark the lines of paragraphs: long single chunks and what follows them closely."""
    long = [
        not line.multiple and line.words >= MANY_WORDS and line.chunks[0].width >= LONG_TEXT * width
        for line in lines
    ]
    prose = list(long)
    for index in range(1, len(lines)):
        line, above = lines[index], lines[index - 1]
        tight = line.top - above.bottom < 0.6 * line.size
        if prose[index - 1] and not line.multiple and tight and long[index - 1]:
            prose[index] = True
    return prose
